"""The figures of a plain document, as the contract of exporters compares them."""

from collections.abc import Sequence
from decimal import Decimal

from exports.spec import ExportedFile
from exports.xml.exporter import FILE_NAME
from exports.xml.read import from_xml


def figures(files: Sequence[ExportedFile]) -> dict[str, Decimal]:
    """Yuan by fact id."""
    (document,) = (file for file in files if file.path.name == FILE_NAME)
    return {fact.id: fact.amount for fact in from_xml(document.data).facts}
