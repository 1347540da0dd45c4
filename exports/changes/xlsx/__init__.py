"""A comparison as an Excel workbook: what matters first, then every table side by side."""

from exports.changes.model import ChangeSet

__all__ = ["to_xlsx"]


def to_xlsx(changes: ChangeSet) -> bytes:
    """The workbook, the same bytes each time. Raises `NotExpressible` for a text longer than a
    cell can hold."""
    from exports.changes.xlsx.book import workbook
    from exports.xlsx.pack import packed

    return packed(workbook(changes))
