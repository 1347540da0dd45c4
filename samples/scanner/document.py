"""A disclosure of which some pages are pictures: built from the native one, page for page."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
import pymupdf

from scanner.seal import Seal, press
from scanner.spoiling import Array, Spoiling, drawn, encoded, spoil

# Quarter turns clockwise that the sheet lies on the glass, by degrees.
_TURNS = {0: 0, 90: 1, 180: 2, 270: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """How one page was scanned: `turned` degrees clockwise, in colour or not, sealed or not."""

    way: Spoiling
    turned: int = 0
    colour: bool = False
    seal: Seal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The pages of the native file in order, counted from 1, and those that are scanned."""

    pages: tuple[int, ...]
    scans: Mapping[int, Scan]
    metadata: Mapping[str, str]


def plan_of(source: Mapping[str, Any]) -> Plan:
    """The plan that a source file writes down. Raises `KeyError` for a way that is not there."""
    ways = {name: Spoiling(name=name, **way) for name, way in source["ways"].items()}
    scans = {number: scan for entry in source["scans"] for number, scan in _scans_of(entry, ways)}
    pages = tuple(number for first, last in source["pages"] for number in range(first, last + 1))
    return Plan(pages=pages, scans=scans, metadata=source["metadata"])


def _scans_of(entry: Mapping[str, Any], ways: Mapping[str, Spoiling]) -> Iterator[tuple[int, Scan]]:
    way = replace(ways[entry["way"]], stamp=entry.get("stamp"))
    seal = Seal(**entry["seal"]) if "seal" in entry else None
    for number in entry["pages"]:
        yield (
            number,
            Scan(
                way=way,
                turned=entry.get("turned", 0),
                colour=entry.get("colour", False),
                seal=seal,
            ),
        )


def render(native: bytes, plan: Plan) -> bytes:
    """The PDF: native pages as they are, the others pictures of themselves."""
    with (
        pymupdf.open(stream=native, filetype="pdf") as document,
        pymupdf.open(stream=native, filetype="pdf") as drawing,
    ):
        document.select([number - 1 for number in plan.pages])
        for place, number in enumerate(plan.pages):
            if number in plan.scans:
                _replace(document, place, drawing[number - 1], plan.scans[number], number)
        document.set_metadata(dict(plan.metadata))
        # A fresh file identifier would make every build different.
        return bytes(document.tobytes(garbage=4, deflate=True, no_new_id=True))


def _replace(
    document: pymupdf.Document, place: int, page: pymupdf.Page, scan: Scan, seed: int
) -> None:
    """Puts the picture of a native page in the place of page `place`, counted from 0."""
    picture = _picture(page, scan, seed)
    width, height = page.rect.width, page.rect.height
    if scan.turned in (90, 270):
        width, height = height, width
    document.delete_page(place)
    sheet = document.new_page(place, width=width, height=height)
    sheet.insert_image(sheet.rect, stream=encoded(picture, scan.way))


def _picture(page: pymupdf.Page, scan: Scan, seed: int) -> Array:
    if scan.seal is not None:
        press(page, scan.seal)
    sheet = drawn(page, scan.way.dpi, coloured=scan.colour)
    return np.ascontiguousarray(np.rot90(spoil(sheet, scan.way, seed=seed), -_TURNS[scan.turned]))


def truth(plan: Plan) -> bytes:
    """What is known of every page, as JSON, one page a line."""
    lines = ",\n".join(_json(_told(plan, at, number)) for at, number in enumerate(plan.pages, 1))
    return f'{{"pages":[\n{lines}\n]}}\n'.encode()


def _told(plan: Plan, page: int, number: int) -> dict[str, Any]:
    scan = plan.scans.get(number)
    told: dict[str, Any] = {"page": page, "native_page": number}
    if scan is not None:
        told["scan"] = {
            "way": scan.way.name,
            "dpi": scan.way.dpi,
            "turned": scan.turned,
            "colour": scan.colour,
            "stamped": scan.way.stamp is not None,
            "sealed": scan.seal is not None,
        }
    return told


def _json(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def made_with() -> str:
    """The libraries whose releases may change the bytes of pictures."""
    return f"OpenCV {cv2.__version__}, NumPy {np.__version__}, PyMuPDF {pymupdf.VersionBind}"
