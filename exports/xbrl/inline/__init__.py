"""The report as inline XBRL: a page to read, whose figures and texts are the facts."""

from exports.xbrl.inline.page import write_page

__all__ = ["write_page"]
