"""The small values that every part of the report is written with: boxes, cells, spots."""

from collections.abc import Sequence
from decimal import Decimal

from exports.json.canonical import Json
from extractor.model.amount import plain
from extractor.model.geometry import Box, Spot
from extractor.model.value import CellValue, Reading

Object = dict[str, Json]


def cell_value(cell: CellValue) -> Object:
    """A printed cell; money in yuan, None unless a figure is printed.

    What only cells of pictures have is named only where there is something to say.
    """
    from_picture: Object = {
        "literal": cell.literal,
        "rule": cell.rule,
        "review": cell.review or None,
        "verified": cell.verified or None,
    }
    return {
        "raw": cell.raw,
        "amount": None if cell.amount is None else plain(cell.amount),
        "status": cell.status,
        "page": cell.page,
        "box": box_value(cell.box),
        "confidence": shortest(cell.confidence),
        "places": cell.places,
        **{name: value for name, value in from_picture.items() if value is not None},
    }


def box_value(box: Box) -> list[Json]:
    """Points with two decimals; adding 0.0 turns a rounded -0.0 into 0.0."""
    return [f"{round(edge, 2) + 0.0:.2f}" for edge in box]


def shortest(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros: 1, 0.87."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def reading_value(reading: Reading) -> Object:
    """How the non-empty cells ended."""
    return {
        "cells": reading.cells,
        "used": reading.used,
        "ignored": reading.ignored,
        "reported": reading.reported,
    }


def place_values(spots: Sequence[Spot]) -> Object:
    """Where something was read: the first page and box, and `more` where it runs on."""
    first, *more = spots
    return {
        "page": first.page,
        "box": box_value(first.box),
        "more": [{"page": spot.page, "box": box_value(spot.box)} for spot in more],
    }
