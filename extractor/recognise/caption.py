"""What stands above a table: its title, number, unit and the body that published it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.model.amount import Unit
from layouts.normalise import compact, fold, printed
from layouts.title import bare_title, names_a_table, number_of

_UNITS: dict[str, Unit] = {
    "元": "yuan",
    "千元": "qian_yuan",
    "万元": "wan_yuan",
    "百万元": "bai_wan_yuan",
    "亿元": "yi_yuan",
}
_UNIT = re.compile(
    r"(?:金额)?单位[:：]?(?:人民币)?(亿元|百万元|万元|千元|元)(?:人民币)?(?:(?=币种)|(?![一-鿿]))"
)
_UNIT_IN_BRACKETS = re.compile(r"[(（](?:单位[:：]?)?(亿元|百万元|万元|千元|元)[)）]")
_BODY = re.compile(
    r"^(?:预算主管部门|预算单位名称|预算单位|编制部门|编制单位|部门名称|单位名称|公开部门|公开单位|填报单位"
    r"|填报部门|部门\(单位\)|单位\(部门\)|部门|单位)(?:\((?:盖章|公章|章)\))?[:：](.+)$"
)
_FURNITURE = re.compile(
    r"[-—–－·.]*\d{1,4}[-—–－·.]*|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|共\d{1,4}页[,，/]?第\d{1,4}页"
    r"|\d{1,4}/\d{1,4}|\d{1,4}页|[ⅠⅡⅢⅣⅤivxIVX]{1,4}"
)
_MAX_TITLE = 60
_LOOK_BACK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What the lines above a table say. `title` is as printed, without blanks."""

    title: str | None = None
    bare: str | None = None
    number: str | None = None
    unit: Unit | None = None
    printed_unit: str | None = None
    body: str | None = None


def unit_in(text: str) -> tuple[Unit, str] | None:
    """The unit that a line states (单位：万元, or 万元 in brackets), with its printed wording."""
    match = _UNIT.search(compact(text)) or _UNIT_IN_BRACKETS.search(compact(text))
    return (_UNITS[match[1]], match[0]) if match else None


def body_in(text: str) -> str | None:
    """The name after 编制部门：, 单位名称： and the like; None if the line names none."""
    line = re.split(
        r"\s{2,}|\t|(?:金额)?单位\s*[:：]\s*(?:人民币)?[亿百万千]*元", fold(text).strip()
    )[0]
    match = _BODY.match(compact(line))
    if match is None or match[1] in _UNITS or _UNIT.search(compact(line)):
        return None
    return match[1]


def is_furniture(text: str) -> bool:
    """Whether a line is only a page number."""
    return bool(_FURNITURE.fullmatch(compact(text)))


def is_caption(text: str, width: float) -> bool:
    """Whether a cell at the top of a grid is no header but a title, number, unit or body.

    `width` is the share of the grid's columns that the cell spans.
    """
    plain = compact(text)
    if unit_in(plain) and not names_a_table(plain) and len(plain) < _MAX_TITLE and ":" in plain:
        return True
    if body_in(text) or number_of(plain) == plain:
        return True
    return width > 0.5 and names_a_table(plain) and len(plain) > 3


def read_caption(
    lines: Sequence[str],
    is_known_title: Callable[[str], bool],
    bodies: Sequence[str] = (),
) -> Caption:
    """Reads the lines above a table, top to bottom; the nearest to the table counts most."""
    near = [line for line in lines if compact(line) and not is_furniture(line)][-_LOOK_BACK:]
    title = _title(near, is_known_title, bodies)
    units = [unit for line in near if (unit := unit_in(line))]
    numbers = [number for line in near if (number := number_of(line))]
    names = [body for line in near if (body := body_in(line))]
    return Caption(
        title=title,
        bare=bare_title(title, bodies) if title else None,
        number=numbers[-1] if numbers else None,
        unit=units[-1][0] if units else None,
        printed_unit=units[-1][1] if units else None,
        body=names[-1] if names else None,
    )


def _title(
    lines: Sequence[str], is_known: Callable[[str], bool], bodies: Sequence[str]
) -> str | None:
    """The nearest line (or two, wrapped) that profiles know; else the nearest that ends in 表."""
    singles = [_clean(line) for line in lines]
    wrapped = [first + second for first, second in pairwise(singles)]
    for text in [*reversed(singles), *reversed(wrapped)]:
        if len(text) <= _MAX_TITLE and is_known(bare_title(text, bodies)):
            return text
    for text in reversed(singles):
        if names_a_table(text) and 3 < len(text) <= _MAX_TITLE and number_of(text) != text:
            return text
    return None


def _clean(line: str) -> str:
    """A line without a unit printed on it and without the table's number before it."""
    text = printed(line)
    text = re.sub(r"[(（]?(?:金额)?单位[:：](?:人民币)?[亿百万千]*元[)）]?$", "", text)
    number = number_of(line)
    return text.removeprefix(number).lstrip(":：.、") if number and number != text else text
