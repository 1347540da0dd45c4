"""Labels and the values that lie within, right of or below them."""

import re
from dataclasses import replace
from functools import lru_cache

from extractor.assemble.form.reader import FormReader
from extractor.assemble.form.sheet import SheetCell
from extractor.model.form import FieldText
from extractor.model.geometry import Spot
from extractor.model.page import TextLine
from layouts.form import FormLayout, LabelLayout, Where
from layouts.normalise import compact, fold

_COLON = re.compile(r"[:：]")
_LEADING = 2.0
_BRACKETED = re.compile(r"[(（]([^()（）]*)[)）]\s*$")
_MOMENT = re.compile(r"(20\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?")
_WRITTEN = re.compile(
    r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)?"
)


def read_label(reader: FormReader, cell: SheetCell, label: LabelLayout) -> None:
    """Reads a field, a text or a target: its value wherever the profile says it may lie."""
    store = {"field": reader.fields, "text": reader.texts, "target": reader.targets}[label.group]
    if label.key in store and store[label.key].raw:
        return
    value = value_cell(reader, cell, label)
    inside = _within(cell.text) if "within" in label.value else ""
    reader.use(cell)
    raw = value.text if value is not None else inside
    store[label.key] = FieldText(
        label=_label_text(cell.text),
        raw=raw,
        value=_standard(raw) if label.moment else None,
        spots=value.spots if value is not None else cell.spots,
        confidence=min(each.confidence for each in (cell, value) if each is not None),
    )
    reader.use(value)


def value_cell(reader: FormReader, cell: SheetCell, label: LabelLayout) -> SheetCell | None:
    """The cell with the label's value; None where it lies within the label's own cell, or where
    another label stands in its place."""
    if "within" in label.value and _within(cell.text):
        return None
    for place in label.value:
        for found in _candidates(reader, cell, place):
            if _is_value(reader, found, label):
                return found
    return None


def _candidates(reader: FormReader, cell: SheetCell, place: Where) -> list[SheetCell]:
    """The cell right of a label, or the cells below it, left to right."""
    sheet = reader.sheet
    if place == "right":
        found = [sheet.at(cell.row, cell.last_col + 1)]
    elif place == "below":
        found = [sheet.at(cell.last_row + 1, col) for col in range(cell.col, cell.last_col + 1)]
    else:
        return []
    return [each for each in dict.fromkeys(found) if each is not None]


def _is_value(reader: FormReader, cell: SheetCell, label: LabelLayout) -> bool:
    """A label's value is no label itself, nor something already read."""
    if not reader.is_free(cell) or reader.label_of(cell) or _several(reader, cell):
        return False
    other = head_of(reader, cell) if label.group == "field" else None
    return other is None or other.group != "field"


def _several(reader: FormReader, cell: SheetCell) -> bool:
    return bool(_parted(cell.text, reader.layout))


def _within(text: str) -> str:
    """What stands behind the label's colon, or in brackets behind the label."""
    head, colon, rest = _split(text)
    if colon:
        return rest
    match = _BRACKETED.search(head)
    return match[1].strip() if match and compact(match[1]).isdecimal() else ""


def _split(text: str) -> tuple[str, str, str]:
    """Text before and behind its first colon; 其中: is no label."""
    start = len(text) - len(re.sub(r"^\s*其\s*中\s*[:：]", "", text))
    match = _COLON.search(text, start)
    if match is None:
        return text, "", ""
    return text[: match.start()], match[0], text[match.end() :].strip()


def _label_text(text: str) -> str:
    return compact(_split(text)[0])


def head_of(reader: FormReader, cell: SheetCell) -> LabelLayout | None:
    """The label of a cell that holds label and value: 填报日期: 20251023103806."""
    head, colon, rest = _split(cell.text)
    if not colon or not rest:
        return None
    label = reader.layout.find(head)
    return label if label is not None and "within" in label.value else None


def _standard(raw: str) -> str | None:
    """A moment as ISO 8601; None if the text is none."""
    text = compact(raw)
    match = _MOMENT.fullmatch(text) or _WRITTEN.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = match.groups()
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31 and int(hour or 0) < 24):
        return None
    date = f"{year}-{int(month):02}-{int(day):02}"
    if hour is None:
        return date
    if int(minute) > 59 or int(second or 0) > 59:
        return None
    return f"{date}T{int(hour):02}:{minute}:{second or '00'}"


def read_inline(reader: FormReader, text: str, spot: Spot, *, alone: bool = False) -> bool:
    """Reads a text that holds several labels with their values (or a single one, if `alone`);
    whether it did."""
    parts = _parted(text, reader.layout, alone=alone)
    for word, raw in parts:
        label = reader.layout.find(word)
        if label is not None and not (label.key in reader.fields and reader.fields[label.key].raw):
            reader.fields[label.key] = FieldText(
                label=compact(word),
                raw=raw,
                value=_standard(raw) if label.moment else None,
                spots=(spot,),
            )
    return bool(parts)


def read_lines(reader: FormReader, lines: list[tuple[int, TextLine]]) -> None:
    """Reads labels printed outside the grid (负责人: … 填报日期: …), a wrapped date too."""
    open_date: tuple[str, TextLine] | None = None
    for page, line in lines:
        if open_date is not None and _goes_on(open_date[1], line):
            _lengthen(reader, open_date[0], page, line)
        open_date = None
        parts = _parted(line.text, reader.layout, alone=True)
        if parts and read_inline(reader, line.text, Spot(page, line.box), alone=True):
            label = reader.layout.find(parts[-1][0])
            open_date = (label.key, line) if label is not None and label.moment else None


def _goes_on(line: TextLine, below: TextLine) -> bool:
    """Whether digits stand right below a line, as the rest of its date: no page number does."""
    beside = line.box.x0 <= below.box.x0 <= line.box.x1
    near = 0 <= below.box.y0 - line.box.y0 <= _LEADING * line.box.height
    return beside and near and compact(below.text).isdecimal()


def _lengthen(reader: FormReader, key: str, page: int, line: TextLine) -> None:
    before = reader.fields[key]
    raw = before.raw + compact(line.text)
    if _standard(raw) is not None:
        spots = (*before.spots, Spot(page, line.box))
        reader.fields[key] = replace(before, raw=raw, value=_standard(raw), spots=spots)


def _parted(text: str, layout: FormLayout, *, alone: bool = False) -> list[tuple[str, str]]:
    """(label, value) of each label in a text of several; `alone` also of a single one.

    A text counts only if it begins with a label.
    """
    if ":" not in text and "：" not in text:
        return []
    folded = fold(text).strip()
    found = list(_inline(layout.inline_words()).finditer(folded))
    if not found or found[0].start() or len(found) < (1 if alone else 2):
        return []
    ends = [match.start() for match in found[1:]] + [len(folded)]
    return [
        (match[1], folded[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    ]


@lru_cache(maxsize=32)
def _inline(words: tuple[str, ...]) -> re.Pattern[str]:
    spaced = (r"\s*".join(map(re.escape, word)) for word in words)
    return re.compile(rf"(?:(?<=\s)|(?<=:)|^)({'|'.join(spaced)})\s*:")


def is_inline(reader: FormReader, cell: SheetCell) -> bool:
    """Whether a cell holds several labels with their values."""
    return _several(reader, cell)
