"""Findings as one HTML page that needs nothing but itself."""

from exports.findings.page.document import Pictured, to_html
from exports.findings.page.sight import Picture

__all__ = ["Picture", "Pictured", "to_html"]
