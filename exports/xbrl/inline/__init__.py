"""The report as inline XBRL: a page to read, whose figures and texts are the facts."""

from exports.xbrl.inline.page import write_page
from exports.xbrl.inline.read import read_page

__all__ = ["read_page", "write_page"]
