"""A comparison as one HTML page that needs nothing but itself."""

from exports.changes.page.document import to_html
from exports.changes.page.places import Links, Pictures, pages_shown

__all__ = ["Links", "Pictures", "pages_shown", "to_html"]
