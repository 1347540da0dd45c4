"""The sources of the two years of one body: what is printed, read without the program."""

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import yaml

SAMPLES = Path(__file__).parents[2] / "samples"
FOLDERS = {2025: SAMPLES / "zezhou-2025-constructed", 2026: SAMPLES / "zezhou-2026"}
# 50万元以上 is a limit, not an amount.
AMOUNT = re.compile(r"([\d,]+(?:\.\d+)?)万元(?!以上|（原值）)")
# Where a line's code and name stand.
SHAPES = {2: (0, 1), 3: (0, 1), 5: (0, 1), 6: (None, 0), 7: (0, 1), 8: (0, 1)}
PROJECTS = (None, 0)


def number(text):
    return Decimal(text.replace(",", "")) if text else None


def rows(year, table):
    """The rows of a table as printed, indents kept, merge marks as blanks."""
    path = FOLDERS[year] / "source" / "tables" / f"{table:02}.yaml"
    found = yaml.safe_load(path.read_text("utf-8"))["rows"]
    return [["" if slot in "<^" else slot for slot in row] for row in found]


def row_of(table, label, year=2025):
    """The first row that bears the label."""
    return next(row for row in rows(year, table) if label in [slot.strip() for slot in row])


def cell(table, label, column, year=2025):
    return number(row_of(table, label, year)[column])


def amounts(row, first):
    return [number(slot) for slot in row[first:]]


def added(terms):
    """The sum of what is printed; None where nothing is."""
    printed = [term for term in terms if term is not None]
    return sum(printed, Decimal(0)) if printed else None


def summed(table_rows, first):
    """Column by column."""
    columns = zip(*(amounts(row, first) for row in table_rows), strict=True)
    return [added(column) for column in columns]


def lines(year, table):
    """(code, name) of every line, in order."""
    code, name = SHAPES.get(table, PROJECTS)
    return [
        (None if code is None else row[code].strip() or None, row[name].strip())
        for row in rows(year, table)
    ]


def blocks(year, part):
    return yaml.safe_load((FOLDERS[year] / "source" / part).read_text("utf-8"))


def paragraphs(year):
    return [block["text"] for block in blocks(year, "part-3.yaml") if "text" in block]


def sheets(year=2025):
    """The performance target sheets, in order."""
    folder = FOLDERS[year] / "source" / "sheets"
    return [yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("[0-9]*.yaml"))]


def percent(part, whole, like):
    """part / whole in per cent, rounded as `like` is printed."""
    return (part / whole * 100).quantize(like, ROUND_HALF_UP)
