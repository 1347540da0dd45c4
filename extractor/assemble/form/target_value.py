"""A target value as printed → what it says: a quantity, a range, a date or a text."""

import re
from decimal import Decimal

from extractor.model.form import Operator, Target
from layouts.normalise import compact

_OPERATORS: tuple[tuple[Operator, str], ...] = (
    (">=", "≥|≧|⩾|>=|大于或等于|大于等于|不低于|不少于|不小于|至少"),
    ("<=", "≤|≦|⩽|<=|小于或等于|小于等于|不高于|不超过|不多于|不大于|至多"),
    (">", ">|大于|超过|高于|多于"),
    ("<", "<|小于|低于|少于"),
    ("=", "=|等于"),
)
_LEADING = [(operator, re.compile(rf"^(?:{words})")) for operator, words in _OPERATORS]
_TRAILING: tuple[tuple[Operator, re.Pattern[str]], ...] = (
    (">=", re.compile(r"(?:\(含\))?(?:及|\(含\))?以上$")),
    ("<=", re.compile(r"(?:及|\(含\))?以[内下]$")),
)
_FIGURE = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# What follows a figure is a unit, not a sentence: 人次, 元/人/年, 台、件、套, %.
_UNIT = r"(?:[^\d\W]|[%‰℃㎡°/、()²³·*]){0,8}"
_RATE = r"(?:[^\d\W]{1,5}(?:/(?:\d*[^\d\W]{1,4})){1,3})"
_QUANTITY = re.compile(rf"({_FIGURE})({_RATE}|{_UNIT})")
_RANGE = re.compile(rf"({_FIGURE})({_UNIT}?)(?:至|到|-|~|—|–|-)({_FIGURE})({_UNIT})")
_NO_UNIT = re.compile(r"完成|达到|提高|提升|合格|通过|左右|前$|内$|底$|每|逐|有|项目|及时")

_DAY = r"(?:(?P<{0}d>\d{{1,2}})[日号]?)?"
_POINT = (
    r"(?:(?P<{0}y>20\d\d)(?:年度?|[.\-/]))?(?P<{0}m>\d{{1,2}})(?:月份?|[.\-/]|(?=$|至|到|-|~|—))"
    + _DAY
)
_TO = r"(?:至|到|-|~|—|–)+"
_PERIOD = re.compile(_POINT.format("a") + _TO + _POINT.format("b") + r"底?")
_MOMENT = re.compile(
    r"(?:(?P<y>20\d\d)(?:年度?|[.\-/]))(?:(?P<m>\d{1,2})(?:月份?|[.\-/]|$)(?:(?P<d>\d{1,2})[日号]?)?)?"
    r"(?P<end>底)?(?P<before>(?:以?前|之前|以?内)?)(?:完成|到位|完工|拨付|发放)?"
)
_MONTHS = re.compile(r"(20\d\d)年((?:\d{1,2}月[、,和及]?){2,})")


def read_target(raw: str) -> Target:
    """Reads a target value. `raw` is kept; what cannot be read for certain stays a text."""
    text = compact(raw)
    if not text:
        return Target(raw=raw, kind="blank")
    return _date(raw, text) or _range(raw, text) or _quantity(raw, text) or _text(raw)


def _text(raw: str) -> Target:
    return Target(raw=raw, kind="text")


def _range(raw: str, text: str) -> Target | None:
    match = _RANGE.fullmatch(text)
    if match is None or (match[2] and match[2] != match[4]):
        return None
    lower, upper = _number(match[1]), _number(match[3])
    if lower >= upper or _NO_UNIT.search(match[4]):
        return None
    return Target(raw=raw, kind="range", value=lower, upper=upper, unit=match[4] or None)


def _quantity(raw: str, text: str) -> Target | None:
    operator, text = _operator(text)
    match = _QUANTITY.fullmatch(text)
    if match is None or _NO_UNIT.search(match[2]):
        return None
    return Target(
        raw=raw,
        kind="quantity",
        operator=operator,
        value=_number(match[1]),
        unit=match[2] or None,
    )


def _operator(text: str) -> tuple[Operator, str]:
    for operator, pattern in _LEADING:
        if match := pattern.match(text):
            return operator, text[match.end() :]
    for operator, pattern in _TRAILING:
        if match := pattern.search(text):
            return operator, text[: match.start()]
    return "=", text


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _date(raw: str, text: str) -> Target | None:
    if match := _PERIOD.fullmatch(text):
        year = match["ay"]
        if year is None:
            return None
        since = _iso(year, match["am"], match["ad"])
        until = _iso(match["by"] or year, match["bm"], match["bd"])
        return _dated(raw, since, until) if since and until else None
    if match := _MONTHS.fullmatch(text):
        months = [int(month) for month in re.findall(r"\d+", match[2])]
        if months == list(range(months[0], months[-1] + 1)):
            return _dated(raw, _iso(match[1], months[0], None), _iso(match[1], months[-1], None))
        return None
    match = _MOMENT.fullmatch(text)
    return _moment(raw, match) if match else None


def _moment(raw: str, match: re.Match[str]) -> Target | None:
    """A month or day, or what ends with one; a year alone is its months."""
    month = match["m"] or (12 if match["end"] or match["before"] else None)
    if month is None:
        return _dated(raw, f"{match['y']}-01", f"{match['y']}-12")
    moment = _iso(match["y"], month, match["d"])
    return _dated(raw, None if match["before"] else moment, moment) if moment else None


def _dated(raw: str, since: str | None, until: str | None) -> Target:
    return Target(raw=raw, kind="date", since=since, until=until)


def _iso(year: str, month: str | int, day: str | None) -> str | None:
    """A day or month as ISO 8601; None for a month 13 or a day 32."""
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
