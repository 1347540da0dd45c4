"""Crosswalks: lines that go on under another code or name, dated by fiscal year.

One YAML file (`schema/crosswalk.schema.json`) has the entries of one code list. What a dated code
list says by itself (a name that ends under one code and begins under another in the next year) is
read from there.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from layouts.codelist import CodeList, load_codelists
from layouts.explain import explain
from layouts.files import HERE, read_yaml
from layouts.normalise import compact
from layouts.problem import InvalidLayout, Problem

FOLDER = HERE / "crosswalks"


class Term(NamedTuple):
    """A line by its code, its name (compact), or both."""

    code: str | None
    name: str | None

    def names(self, code: str | None, name: str) -> bool:
        """Whether a line with this code and compact name is meant."""
        return self.code in (None, code) and self.name in (None, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """One entry: what `old` printed, `new` prints. One line each, or several where one was split
    or several merged. `since` is the first year of the new ones, `until` the last of the old."""

    codelist: str
    old: tuple[Term, ...]
    new: tuple[Term, ...]
    source: str
    since: int | None = None
    until: int | None = None

    def turned(self) -> "Walk":
        """The same entry for a pair whose older report is on the other side."""
        return Walk(
            codelist=self.codelist,
            old=self.new,
            new=self.old,
            source=self.source,
            since=self.since,
            until=self.until,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalks:
    """Every entry of the files, the user's first; `lists` adds what dated code lists say."""

    entries: tuple[Walk, ...]
    lists: bool = True

    def between(self, old_year: int | None, new_year: int | None) -> tuple[Walk, ...]:
        """The entries for a pair, in the direction in which they are to be read.

        Either side may print the new lines, once their year has come; old ones are carried along
        in forms for years, so that they are never out of date.
        """
        every = (*self.entries, *(_from_lists() if self.lists else ()))
        ahead = [walk for walk in every if _begun(walk, new_year)]
        back = [walk.turned() for walk in every if _begun(walk, old_year)]
        return (*ahead, *back)

    def was_named(self, codelist: str, code: str, name: str, other: str) -> bool:
        """Whether a dated code list has both (compact) names for one code."""
        known = _lists().get(codelist) if self.lists else None
        names = {compact(each.text) for each in known.names_of(code)} if known else set()
        return name != other and {name, other} <= names

    def is_generic(self, codelist: str, name: str) -> bool:
        """Whether several codes of a list bear the name: 行政运行 says little about a line."""
        known = _lists().get(codelist) if self.lists else None
        return known is not None and len(known.codes_named(name)) > 1


def _begun(walk: Walk, year: int | None) -> bool:
    return walk.since is None or year is None or year >= walk.since


def load_crosswalks(files: Sequence[Path] = ()) -> Crosswalks:
    """The user's files, earlier ones first, and the built-in ones after them.

    Raises `InvalidLayout` with every problem of the first file that has any.
    """
    given = [walk for path in files for walk in read_crosswalk(path)]
    return Crosswalks(entries=(*given, *_built_in()))


@cache
def _built_in() -> tuple[Walk, ...]:
    return tuple(walk for path in sorted(FOLDER.glob("*.yaml")) for walk in read_crosswalk(path))


def read_crosswalk(path: Path) -> tuple[Walk, ...]:
    """The entries of one file. Raises `InvalidLayout` with every problem of the file."""
    raw = read_yaml(path)
    problems = tuple(_problems(path, raw))
    if problems:
        raise InvalidLayout(problems)
    return tuple(_walk(raw["codelist"], entry) for entry in raw["entries"])


def crosswalk_problems(folder: Path = FOLDER) -> tuple[Problem, ...]:
    """Every mistake in the crosswalks of a folder."""
    found: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            read_crosswalk(path)
        except InvalidLayout as error:
            found.extend(error.problems)
    return tuple(found)


def _walk(codelist: str, entry: Mapping[str, Any]) -> Walk:
    return Walk(
        codelist=codelist,
        old=tuple(map(_term, entry["old"])),
        new=tuple(map(_term, entry["new"])),
        source=entry["source"],
        since=entry.get("since"),
        until=entry.get("until"),
    )


def _term(raw: Mapping[str, str]) -> Term:
    name = raw.get("name")
    return Term(raw.get("code"), None if name is None else compact(name))


def _problems(path: Path, raw: Mapping[str, Any]) -> Iterator[Problem]:
    broken = False
    for mistake in explain(_validator().iter_errors(raw), _schema()):
        broken = True
        yield Problem(path=path, where=mistake.where, message=mistake.message)
    for number, entry in enumerate(() if broken else raw["entries"]):
        for message in _mistakes(entry):
            yield Problem(path=path, where=f"entries.{number}", message=message)


def _mistakes(entry: Mapping[str, Any]) -> Iterator[str]:
    if len(entry["old"]) > 1 and len(entry["new"]) > 1:
        yield "old 与 new 不能都多于一行 / old and new cannot both have several lines"
    if list(map(_term, entry["old"])) == list(map(_term, entry["new"])):
        yield "old 与 new 相同 / old and new are the same"
    if "until" in entry and "since" in entry and entry["until"] >= entry["since"]:
        yield "until 应早于 since / until must be earlier than since"


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((HERE / "schema" / "crosswalk.schema.json").read_bytes())
    return schema


@cache
def _validator() -> Any:  # noqa: ANN401 - the library's own type is not importable by name
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(_schema())


@cache
def _lists() -> dict[str, CodeList]:
    return load_codelists()


@cache
def _from_lists() -> tuple[Walk, ...]:
    """What every dated list says by itself."""
    return tuple(walk for codelist in _lists().values() for walk in walks_of(codelist))


def walks_of(codelist: CodeList) -> Iterator[Walk]:
    """Names that end under one code and begin under one other in the next year.

    Not where the old code goes on under a name that keeps the old one's words (医疗费 →
    医疗费补助): then the list does not tell which of the two goes on.
    """
    ended, begun = _by_name_and_year(codelist)
    for (name, last), codes in ended.items():
        after = begun.get((name, last + 1), ())
        if len(codes) == len(after) == 1 and not _goes_on(codelist, codes[0], name):
            yield Walk(
                codelist=codelist.id,
                old=(Term(codes[0], name),),
                new=(Term(after[0], name),),
                source=f"科目表 / code list {codelist.id}",
                since=last + 1,
                until=last,
            )


_Dated = dict[tuple[str, int], list[str]]


def _by_name_and_year(codelist: CodeList) -> tuple[_Dated, _Dated]:
    ended: _Dated = defaultdict(list)
    begun: _Dated = defaultdict(list)
    for code, names in codelist.dated.items():
        for name in names:
            if name.last is not None:
                ended[compact(name.text), name.last].append(code)
            if name.first is not None:
                begun[compact(name.text), name.first].append(code)
    return ended, begun


def _goes_on(codelist: CodeList, code: str, name: str) -> bool:
    return any(
        name in compact(other.text) and name != compact(other.text)
        for other in codelist.names_of(code)
    )
