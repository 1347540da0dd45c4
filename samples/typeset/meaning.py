"""What the performance target sheets say, apart from how they are printed: sheets.json."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from typeset import lattice
from typeset.marks import Page
from typeset.sheets import PERIODS, SOURCES, TEXTS, Indicator, Sheet

# Every level 2 and the level 1 it belongs to.
_LEVEL1 = {
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "成本指标": "产出指标",
    "经济效益": "效益指标",
    "社会效益": "效益指标",
    "生态效益": "效益指标",
    "可持续影响": "效益指标",
    "持续影响": "效益指标",
    "服务对象满意度": "满意度指标",
}
# The first of the three columns of either half, counted from level 1.
_FIRST_COLUMN = {"implementation_period": 1, "annual": 4}


def render(sheets: Sequence[Sheet], pages: Sequence[Page]) -> bytes:
    """Return the JSON text, one indicator a line so that a change shows as one line."""
    return f'{{"forms":[\n{",".join(_sheet(sheet, pages) for sheet in sheets)}]}}\n'.encode()


def _sheet(sheet: Sheet, pages: Sequence[Page]) -> str:
    head = {
        "number": sheet.number,
        "pages": _pages_of(sheet, pages),
        "project": sheet.project,
        "supervisor": sheet.supervisor,
        "implementer": sheet.implementer,
        "attribute": sheet.attribute,
        "duration": sheet.duration,
        "filled_at": sheet.filled_at,
    }
    funding = {
        period: {source: sheet.funding[period][source] for source in SOURCES} for period in PERIODS
    }
    parts = [
        _json(head)[1:-1],
        f'"funding":{_json(funding)}',
        f'"texts":{_json({name: sheet.texts[name] for name in TEXTS})}',
        f'"targets":{_json({period: sheet.targets[period] for period in PERIODS})}',
        '"indicators":[\n' + ",\n".join(map(_json, indicators_of(sheet))) + "\n]",
    ]
    return "{" + ",\n".join(parts) + "}\n"


def _pages_of(sheet: Sheet, pages: Sequence[Page]) -> list[int]:
    """Return the pages that hold a part of `sheet`, counted from the first page, from 1."""
    return [
        number
        for number, page in enumerate(pages, start=1)
        if any(part.kind == "sheet" and part.number == sheet.number for part in page.tables)
    ]


def indicators_of(sheet: Sheet) -> Iterator[dict[str, str | None]]:
    """Yield the indicators, half after half, each from the top to the bottom of the sheet."""
    printed = _printed(list(sheet.indicators))
    for period in PERIODS:
        for indicator, texts in zip(sheet.indicators, printed, strict=True):
            if _is_listed(indicator, period):
                yield _indicator(sheet, indicator, texts, period)


def _printed(slots: lattice.Slots) -> list[list[str]]:
    """Return for every slot the text of the cell that covers it."""
    cells = lattice.cells_of(slots)
    owners = lattice.owners_of(cells, len(slots), len(slots[0]))
    return [[cells[owner].text for owner in line] for line in owners]


def _is_listed(indicator: Indicator, period: str) -> bool:
    """Say whether the row has a line of this half: its own words, or, for the left half, a level 2
    in the place of level 1."""
    first = _FIRST_COLUMN[period]
    own = {*indicator[first : first + 3]} - {lattice.FROM_LEFT, lattice.FROM_ABOVE, ""}
    return bool(own) or (period == PERIODS[0] and indicator[0] in _LEVEL1)


def _heads(printed1: str, printed2: str) -> tuple[str | None, str | None]:
    """Return level 1 and level 2 by what the words are, in whichever column they stand: the word
    of the level 2 column counts first. Nothing is taken from what the indicator is about."""
    level2 = next((word for word in (printed2, printed1) if word in _LEVEL1), None)
    if level2 is not None:
        return _LEVEL1[level2], level2
    firsts = set(_LEVEL1.values())
    return next((word for word in (printed2, printed1) if word in firsts), None), None


def _indicator(
    sheet: Sheet, indicator: Indicator, texts: Sequence[str], period: str
) -> dict[str, str | None]:
    first = _FIRST_COLUMN[period]
    printed1, (printed2, level3, target) = texts[0], texts[first : first + 3]
    level1, level2 = _heads(printed1, printed2)
    return {
        "period": period,
        "level1": level1,
        "level2": level2,
        "level3": level3,
        "target": target,
        **({"printed_level1": printed1} if printed1 != level1 else {}),
        **({"printed_level2": printed2} if printed2 != level2 else {}),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
