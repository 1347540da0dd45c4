"""Titles of tables, stripped to what names the form."""

import re
from collections.abc import Iterable

from layouts.normalise import compact, without_year

_CHINESE = r"(?:(?:二?十)(?:[二三四五六七八九]|一(?!般))?|[一二三四五六七八九])"
_ORDINAL = rf"(?:{_CHINESE}|\d{{1,2}}?(?=20\d{{2}}年)|\d{{1,2}}(?!\d))(?:[-－—]\d{{1,2}}(?!\d))?"
_NUMBERED = (
    rf"(?:附件?|预算|决算|公开|部门|单位)*表(?:格)?{_ORDINAL}"
    r"|(?:部门|单位|预算|决算|公开|附)+\d{1,2}(?:[-－—]\d{1,2})?表"
)
_NUMBER = re.compile(
    rf"^(?:{_NUMBERED})[:：.、]?"
    r"|^[(（]?\d{1,2}[.．、)）]|^[一二三四五六七八九十]{1,3}、|^[(（][一二三四五六七八九十]{1,3}[)）]"
)
_CONTINUED = re.compile(rf"^续(?:表(?:{_ORDINAL})?)?[:：]?|[(（]续(?:表)?(?:{_ORDINAL})?[)）]$")
_QUOTES = str.maketrans("", "", "“”\"'‘’「」『』《》〈〉")
_BODY_WORDS = re.compile(r"预算单位|部门|单位|^(?:省|市|州|区|县|乡|镇|旗)?(?:本)?级|年初")
_SCOPE = re.compile(r"[(（][^()（）]*[)）]")
_TABLE_END = re.compile(r"(?:表|一览)(?:[(（][^()（）]*[)）])*$")


def names_a_table(text: str) -> bool:
    """Whether the text reads like a table's title: it ends in 表, a scope in brackets aside."""
    return bool(_TABLE_END.search(compact(text)))


def number_of(text: str) -> str | None:
    """The printed number that a line is or begins with: 预算公开表3, 表一, 附表2."""
    match = re.match(_NUMBERED, compact(text))
    return match[0] if match else None


def same_title(text: str, other: str) -> bool:
    """Whether two titles are one, a mark of continuation and the number aside: 续表三 …（续）."""
    return _unmarked(text) == _unmarked(other)


def is_continued(text: str) -> bool:
    """Whether a title says that it continues a table: 续表, （续）."""
    return bool(_CONTINUED.search(compact(text)))


def _unmarked(text: str) -> str:
    return _NUMBER.sub("", _CONTINUED.sub("", compact(text)))


def bare_title(text: str, bodies: Iterable[str] = ()) -> str:
    """The title without number, year, quotes, scope in brackets and the names of bodies."""
    bare = _CONTINUED.sub("", compact(text).translate(_QUOTES))
    bare = _NUMBER.sub("", bare)
    bare = without_year(bare)
    for body in bodies:
        bare = bare.replace(compact(body), "")
    bare = _SCOPE.sub("", bare)
    return _BODY_WORDS.sub("", bare)
