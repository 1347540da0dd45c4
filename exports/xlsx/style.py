"""How the workbook looks, and how a value gets into a cell without being changed by Excel."""

import re
from copy import copy
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import east_asian_width
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.hyperlink import Hyperlink

from exports.json.write_values import shortest
from extractor.errors import NotExpressible
from extractor.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_NAME = "等线"
PLAIN = Font(name=_NAME, size=10)
BOLD = Font(name=_NAME, size=10, bold=True)
FAINT = Font(name=_NAME, size=9, color="7F7F7F")
TITLE = Font(name=_NAME, size=14, bold=True)
LINK = Font(name=_NAME, size=10, color="0F5F8A", underline="single")
HEAD_FILL = PatternFill("solid", fgColor="DCE9E7")
TOTAL_FILL = PatternFill("solid", fgColor="F3F6F6")
FINDING_FILL: dict[Severity, PatternFill] = {
    "error": PatternFill("solid", fgColor="F8CBC6"),
    "warning": PatternFill("solid", fgColor="FCE8B2"),
    "info": PatternFill("solid", fgColor="E3ECF7"),
}
_LINE = Side(style="thin", color="BFC8C7")
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
TOP = Alignment(vertical="top", wrap_text=True)
RIGHT = Alignment(horizontal="right", vertical="center", indent=1)

_WIDE = frozenset({"W", "F"})
LINE_HEIGHT = 15
_HIGHEST = 405

# Excel keeps 15 digits of a number, and 32,767 characters of a text.
_DIGITS = 15
_LONGEST = 32_767
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


_Part: TypeAlias = Font | PatternFill | Border | Alignment
_Look: TypeAlias = tuple[tuple[_Part, ...], StyleArray]
_looks: WeakKeyDictionary[Workbook, dict[tuple[int, ...], _Look]] = WeakKeyDictionary()


def dress(
    cell: "Cell",
    font: Font,
    alignment: Alignment,
    fill: PatternFill | None = None,
    border: Border = GRID,
) -> None:
    """Gives a cell its look; whatever look it had is gone, so this comes before its value.

    openpyxl finds each part of each cell by all fields of the part: here that is done once for each
    look of a workbook. Parts are told apart by identity, so they must be constants.
    """
    parts = (font, alignment, border) if fill is None else (font, alignment, border, fill)
    looks = _looks.setdefault(cell.parent.parent, {})
    key = tuple(map(id, parts))
    if key in looks:
        cell._style = copy(looks[key][1])
        return
    cell.font, cell.alignment, cell.border = font, alignment, border
    if fill is not None:
        cell.fill = fill
    looks[key] = (parts, copy(cell._style))


def put_text(cell: "Cell", text: str) -> None:
    """Text stays text: `=1+1` is no formula, 0101 no number. What XML lacks becomes U+FFFD.

    Raises `NotExpressible` rather than cut a text short.
    """
    if len(text) > _LONGEST:
        raise NotExpressible(
            f"{text[:20]}…", form="xlsx", reason=f"a cell holds at most {_LONGEST} characters"
        )
    cell.value = clean(text)
    if text:
        cell.data_type = "s"
        if text.startswith(("=", "+", "-", "@")):
            cell.quotePrefix = True


def clean(text: str) -> str:
    """The text with every character that XML lacks marked by U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def link(cell: "Cell", sheet: str, target: str = "A1") -> None:
    """Makes a cell lead to a cell of another sheet (inside the workbook, not by an address)."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!{target}")
    cell.font = LINK


def put_number(cell: "Cell", value: Decimal, places: int) -> None:
    """A number that Excel keeps exactly; one that it would round stands as text."""
    if not is_exact(value):
        put_text(cell, shortest(value))
        return
    cell.value = value
    cell.number_format = number_format(places)


def is_exact(value: Decimal) -> bool:
    """Whether a number survives as a double and in Excel's 15 digits."""
    digits = value.normalize().as_tuple().digits
    return len(digits) <= _DIGITS and Decimal(repr(float(value))) == value


def number_format(places: int) -> str:
    """Thousands commas and as many decimals as are printed; negative figures with a minus."""
    return "#,##0" + ("." + "0" * places if places > 0 else "")


@cache
def indented(levels: int) -> Alignment:
    """Names further down in the hierarchy stand further to the right."""
    return Alignment(horizontal="left", vertical="center", wrap_text=True, indent=levels)


def set_height(sheet: "Worksheet", row: int, texts: "Iterable[tuple[str, float]]") -> None:
    """A row as high as the longest of its wrapped texts, each with the width of its column.

    Not every program does that when it opens a file.
    """
    lines = max(
        (
            sum(1 + int(width_of(line) // max(width - 1, 1)) for line in text.split("\n"))
            for text, width in texts
        ),
        default=1,
    )
    if lines > 1:
        sheet.row_dimensions[row].height = min(lines * LINE_HEIGHT, _HIGHEST)


def print_in_width(sheet: "Worksheet") -> None:
    """Landscape A4, as many pages long as it takes and one wide."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


@lru_cache(maxsize=1 << 14)
def width_of(text: str) -> int:
    """Columns that the widest line of a text takes: two for each Chinese character."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max(
        (
            len(line) + sum(map(_WIDE.__contains__, map(east_asian_width, line)))
            for line in text.split("\n")
        ),
        default=0,
    )


def set_width(sheet: "Worksheet", letter: str, longest: int, *, least: int, most: int) -> None:
    """A column as wide as its longest text, within bounds."""
    sheet.column_dimensions[letter].width = min(max(longest + 2, least), most)
