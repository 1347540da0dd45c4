"""Canonical JSON → the small values of every part of the report: boxes, cells, spots."""

from decimal import Decimal
from typing import Any

from extractor.model.geometry import Box, Spot
from extractor.model.value import CellValue, Reading

Object = dict[str, Any]
Dimensions = tuple[tuple[str, str], ...]


def cell_from(item: Object) -> CellValue:
    """A printed cell."""
    amount = item["amount"]
    return CellValue(
        raw=item["raw"],
        amount=None if amount is None else Decimal(amount),
        status=item["status"],
        page=item["page"],
        box=box_from(item["box"]),
        confidence=Decimal(item["confidence"]),
        places=item["places"],
        literal=item.get("literal"),
        rule=item.get("rule"),
        review=item.get("review", False),
        verified=item.get("verified", False),
    )


def box_from(edges: list[str]) -> Box:
    """A box in points."""
    x0, y0, x1, y1 = (float(edge) for edge in edges)
    return Box(x0, y0, x1, y1)


def reading_from(item: Object) -> Reading:
    """How the non-empty cells ended."""
    return Reading(
        cells=item["cells"],
        used=item["used"],
        ignored=item["ignored"],
        reported=item["reported"],
    )


def dimensions_from(item: dict[str, str]) -> Dimensions:
    """Dimensions are a set; their order in a report is the order of their names."""
    return tuple(sorted(item.items()))


def spots_from(item: Object) -> tuple[Spot, ...]:
    """Every cell or line that something was read from: its page and box, and `more`."""
    return tuple(Spot(each["page"], box_from(each["box"])) for each in (item, *item["more"]))


def decimal_from(text: str | None) -> Decimal | None:
    """A printed figure, None where there is none."""
    return None if text is None else Decimal(text)
