"""Code lists: code → name, dated by fiscal year, and name → codes.

A list is one YAML file (`schema/codelist.schema.json`). Its names stand in one block of text, a
line for each: a YAML mapping of as many keys takes several times as long to read.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from layouts.files import HERE, read_yaml
from layouts.normalise import compact
from layouts.problem import InvalidLayout, Problem

_CLASS = 3
_NO_YEAR = ""
_EVER = 9999


class DatedName(NamedTuple):
    """A name and the fiscal years in which it held; None: without bound on that side.

    A tuple, because more than a thousand are made whenever the lists are read.
    """

    text: str
    first: int | None = None
    last: int | None = None

    def holds(self, year: int | None) -> bool:
        """Whether the name held in this fiscal year; in any where the year is not known."""
        return year is None or (self.first or year) <= year <= (self.last or year)

    @property
    def years(self) -> str:
        """The years as the file writes them: 2014-2018, 2019-, -2018; empty for always."""
        if self.first is None and self.last is None:
            return _NO_YEAR
        return f"{self.first or ''}-{self.last or ''}"


# eq=False: a list is looked up by what it is, so that what is derived from it can be kept.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CodeList:
    """The codes of one classification, of `lengths` digits, with their names; `zh` and `en` are
    what the classification is called.

    `names` has the newest name of every code; `by_name` is keyed by compact wording, of any year
    and of the aliases; `aliases` has the accepted wordings of a code beside its names.
    """

    id: str
    zh: str
    en: str
    lengths: tuple[int, ...]
    dated: Mapping[str, tuple[DatedName, ...]]
    names: Mapping[str, str]
    by_name: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, tuple[str, ...]]

    def names_of(self, code: str) -> tuple[DatedName, ...]:
        """All names that the code ever had, in the order of the file; () if it is not listed."""
        return self.dated.get(code, ())

    def name_of(self, code: str, year: int | None = None) -> str | None:
        """The name in a fiscal year (None: the newest); None where the code was not in force."""
        if year is None:
            return self.names.get(code)
        return next((name.text for name in self.names_of(code) if name.holds(year)), None)

    def codes_named(self, name: str, year: int | None = None) -> tuple[str, ...]:
        """All codes with this name or alias (compared compactly), the shortest first.

        With a year only those that bore the name, or whose alias it is, in that year.
        """
        wanted = compact(name)
        codes = self.by_name.get(wanted, ())
        if year is None:
            return codes
        return tuple(code for code in codes if self._bears(code, wanted, year))

    def code_named(self, name: str, below: str = "", year: int | None = None) -> str | None:
        """The one code that a name stands for, in a table that prints no codes.

        The only code of that name; else the only one inside `below`; else the only class. None
        where that leaves a choice: 行政运行 is the name of dozens of items.
        """
        codes = self.codes_named(name, year)
        inside = [code for code in codes if code.startswith(below) and code != below]
        classes = [code for code in codes if len(code) == _CLASS]
        return next((found[0] for found in (codes, inside, classes) if len(found) == 1), None)

    def _bears(self, code: str, wanted: str, year: int) -> bool:
        name = self.name_of(code, year)
        if name is None:
            return False
        return compact(name) == wanted or wanted in map(compact, self.aliases.get(code, ()))


def load_codelists(folder: Path = HERE / "codelists") -> dict[str, CodeList]:
    """Every code list in `folder`, keyed by its id. Raises `InvalidLayout` with every problem."""
    lists = [read_codelist(path) for path in sorted(folder.glob("*.yaml"))]
    return {codelist.id: codelist for codelist in lists}


def read_codelist(path: Path) -> CodeList:
    """One code list. Raises `InvalidLayout` with every problem of the file."""
    raw = read_yaml(path)
    _refuse(path, _against_schema(raw))
    lengths = tuple(raw["lengths"])
    dated, found = _read_names(raw["names"], lengths)
    aliases: dict[str, str] = raw.get("aliases", {})
    _refuse(path, (*found, *_overlaps(dated), *_unknown(aliases, dated)))
    return CodeList(
        id=raw["id"],
        zh=raw["title"]["zh"],
        en=raw["title"]["en"],
        lengths=lengths,
        dated=dated,
        names={code: max(names, key=_end).text for code, names in dated.items()},
        by_name=_by_name(dated, aliases),
        aliases=_by_code(aliases),
    )


def _end(name: DatedName) -> int:
    return name.last or _EVER


def _refuse(path: Path, found: Iterable[tuple[str, str]]) -> None:
    problems = tuple(Problem(path=path, where=where, message=text) for where, text in found)
    if problems:
        raise InvalidLayout(problems)


def _against_schema(raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for error in _validator().iter_errors(raw):
        yield ".".join(str(part) for part in error.instance_path), error.message


@cache
def _validator() -> Any:  # noqa: ANN401 - the library's own type is not importable by name
    import jsonschema_rs

    schema = json.loads((HERE / "schema" / "codelist.schema.json").read_bytes())
    return jsonschema_rs.Draft202012Validator(schema)


def _read_names(
    text: str, lengths: tuple[int, ...]
) -> tuple[dict[str, tuple[DatedName, ...]], list[tuple[str, str]]]:
    """The names by code, and what is wrong with lines that could not be used."""
    dated: dict[str, tuple[DatedName, ...]] = {}
    problems: list[tuple[str, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        code = words[0]
        if len(code) in lengths and code.isdecimal() and len(words) == 2:
            name = DatedName(words[1])
        else:
            dates = _years(words[2]) if len(words) == 3 else None
            if dates is None or len(code) not in lengths or not code.isdecimal():
                problems.append((f"names, line {number}", _bad_line(line, lengths)))
                continue
            name = DatedName(words[1], *dates)
        dated[code] = (*dated[code], name) if code in dated else (name,)
    return dated, problems


def _bad_line(line: str, lengths: tuple[int, ...]) -> str:
    digits = ", ".join(str(length) for length in lengths)
    return (
        f"{line.strip()!r} is not CODE NAME or CODE NAME YEARS "
        f"(code of {digits} digits; years as 2019-, -2018 or 2014-2018)"
    )


def _years(text: str) -> tuple[int | None, int | None] | None:
    """2019- → (2019, None); None if the text is no span of years."""
    first, dash, last = text.partition("-")
    given = [part for part in (first, last) if part]
    if not dash or not given or not all(len(p) == 4 and p.isdecimal() for p in given):
        return None
    if len(given) == 2 and last < first:
        return None
    return (int(first) if first else None), (int(last) if last else None)


def _overlaps(dated: Mapping[str, tuple[DatedName, ...]]) -> Iterator[tuple[str, str]]:
    for code, names in dated.items():
        for one, other in combinations(names, 2):
            if (one.first or 0) <= _end(other) and (other.first or 0) <= _end(one):
                yield f"names.{code}", f"{one.text} and {other.text} hold in the same year"


def _unknown(
    aliases: Mapping[str, str], dated: Mapping[str, tuple[DatedName, ...]]
) -> Iterator[tuple[str, str]]:
    for alias, code in aliases.items():
        if code not in dated:
            yield f"aliases.{alias}", f"{code!r} is not among the names"


def _by_name(
    dated: Mapping[str, tuple[DatedName, ...]], aliases: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    codes: dict[str, set[str]] = {}
    for code, names in dated.items():
        for name in names:
            codes.setdefault(name.text, set()).add(code)
    for alias, aliased in aliases.items():
        codes.setdefault(alias, set()).add(aliased)
    # Names recur (行政运行 stands in dozens of sections), so they are made compact once each.
    by_name: dict[str, set[str]] = {}
    for text, bearers in codes.items():
        by_name.setdefault(compact(text), set()).update(bearers)
    return {
        name: tuple(sorted(bearers, key=lambda code: (len(code), code)))
        for name, bearers in by_name.items()
    }


def _by_code(aliases: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    by_code: dict[str, tuple[str, ...]] = {}
    for alias, code in aliases.items():
        by_code[code] = (*by_code.get(code, ()), alias)
    return by_code
