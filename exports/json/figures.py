"""The figures of a canonical report, as the contract of exporters compares them."""

from collections.abc import Sequence
from decimal import Decimal

from exports.json.read import from_bytes
from exports.spec import ExportedFile


def figures(files: Sequence[ExportedFile]) -> dict[str, Decimal]:
    """Yuan by fact id."""
    return {fact.id: fact.amount for fact in from_bytes(files[0].data).facts}
