"""How prose is parted and what its figures claim, as `prose/*.yaml` describe it."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from layouts.explain import explain
from layouts.files import HERE, read_yaml
from layouts.problem import Problem
from layouts.vocabulary import Dimensions, Vocabulary

FOLDER = HERE / "prose"
CountKind = Literal["count", "vehicles", "floor_area"]
Regex = re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What tells headings, captions and entries of the glossary from paragraphs.

    `numbered` holds the levels of headings with the numbers they begin with.
    """

    numbered: tuple[tuple[int, Regex], ...]
    longest_heading: int
    sentence: Regex
    must_end_from: int
    ends: Regex
    captions: Regex
    glossary: Regex
    glossary_part: Regex
    entry: Regex
    lone_term: Regex


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure that is no money, by its unit and the words before it."""

    kind: CountKind
    unit: Regex
    before: Regex
    concept: str | None
    dimensions: Dimensions


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Which figures are claims. `money` maps units to powers of ten, `changes` verbs to signs.

    `figure` finds a number with a unit behind it: groups `number`, `unit`.
    """

    figure: Regex
    money: Mapping[str, int]
    rate_before: Regex
    threshold_behind: Regex
    share: Regex
    completion: Regex
    change: Regex
    base: Regex
    flat: Regex
    reason: Regex
    comparison: Regex
    outturn: Regex
    as_of: Regex
    parts: Regex
    fresh_total: Regex
    counts: tuple[Count, ...]
    counted_amount: Regex
    counted_concept: str
    purchase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What one word before a figure says. A `weak` concept gives way to another one."""

    concept: str | None
    also: tuple[str, ...]
    weak: bool
    dimensions: Dimensions


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """The words that say what a figure is about; `pattern` finds the longest of them."""

    words: Mapping[str, Word]
    pattern: Regex
    one_fund: tuple[str, ...]
    bracketed: tuple[tuple[Regex, Dimensions], ...]
    line_names: tuple[Regex, ...]
    line_code: Regex
    spellings: Mapping[str, str]
    leads: Regex


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Everything the files under `prose/` say."""

    structure: Structure
    figures: Figures
    subjects: Subjects


@cache
def load_prose() -> Prose:
    """Reads the wording of prose that ships with the package (cached: it never changes)."""
    return Prose(
        structure=_structure(_part("structure")),
        figures=_figures(_part("figures")),
        subjects=_subjects(_part("subjects")),
    )


def any_word(words: Iterable[str]) -> Regex:
    """A pattern that finds the longest of the words."""
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


def prose_problems(vocabulary: Vocabulary) -> Iterator[Problem]:
    """What is wrong with the files: against the schema, and names that nobody knows."""
    for path in sorted(FOLDER.glob("*.yaml")):
        raw = read_yaml(path)
        mistakes = list(explain(_validator().iter_errors(raw), _schema()))
        for mistake in mistakes:
            yield Problem(path=path, where=mistake.where, message=mistake.message)
        if not mistakes:
            for where, message in _unknown(raw, vocabulary):
                yield Problem(path=path, where=where, message=message)


def _unknown(raw: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    counts = raw.get("figures", {}).get("counts", ())
    words = raw.get("subjects", {}).get("words", ())
    for entry in (*counts, *words):
        concepts = [entry["concept"]] if "concept" in entry else []
        for concept in (*concepts, *entry.get("also", ())):
            if concept not in vocabulary.concepts:
                yield "concept", f"unknown concept {concept!r}"
        for name, value in entry.get("dimensions", {}).items():
            dimension = vocabulary.dimensions.get(name)
            if dimension is None or value not in dimension.members:
                yield "dimensions", f"unknown {name} {value!r}"


def _part(name: str) -> Mapping[str, Any]:
    part: Mapping[str, Any] = read_yaml(FOLDER / f"{name}.yaml")[name]
    return part


def _structure(raw: Mapping[str, Any]) -> Structure:
    return Structure(
        numbered=tuple((entry["level"], re.compile(entry["pattern"])) for entry in raw["numbered"]),
        longest_heading=raw["longest_heading"],
        sentence=re.compile(raw["sentence"]),
        must_end_from=raw["must_end_from"],
        ends=re.compile(raw["ends"]),
        captions=re.compile("|".join(raw["captions"])),
        glossary=re.compile(raw["glossary"]),
        glossary_part=re.compile(raw["glossary_part"]),
        entry=re.compile(raw["entry"]),
        lone_term=re.compile(raw["lone_term"]),
    )


def _figures(raw: Mapping[str, Any]) -> Figures:
    patterns = {
        key: re.compile(raw[key])
        for key in (
            "rate_before", "threshold_behind", "share", "completion", "base", "flat", "reason",
            "comparison", "outturn", "as_of", "parts", "fresh_total", "counted_amount",
        )
    }  # fmt: skip
    increase, decrease = ("|".join(raw[key]) for key in ("increase", "decrease"))
    change = f"(?:(?P<increase>{increase})|(?P<decrease>{decrease})){raw['change_tail']}$"
    return Figures(
        figure=_figure(raw),
        money={**raw["money"], **raw["bare_money"]},
        change=re.compile(change),
        counts=tuple(map(_count, raw["counts"])),
        counted_concept=raw["counted_concept"],
        purchase=raw["purchase"],
        **patterns,
    )


def _figure(raw: Mapping[str, Any]) -> Regex:
    """A number that nothing else touches, with its unit behind it."""
    money = "|".join(sorted(raw["money"], key=len, reverse=True))
    bare = "|".join(raw["bare_money"])
    counted = "|".join(dict.fromkeys(entry["unit"] for entry in raw["counts"]))
    return re.compile(
        r"(?<![\d.,\-第〔\[])(?<!\d )(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
        rf"(?P<unit>{money}|(?:{bare})(?=[，。；、：)]|$)|%|{counted})"
    )


def _count(raw: Mapping[str, Any]) -> Count:
    return Count(
        kind=raw["kind"],
        unit=re.compile(raw["unit"]),
        before=re.compile(raw["before"]),
        concept=raw.get("concept"),
        dimensions=_pairs(raw.get("dimensions", {})),
    )


def _subjects(raw: Mapping[str, Any]) -> Subjects:
    words = {text: _word(entry) for entry in raw["words"] for text in entry["say"]}
    return Subjects(
        words=words,
        pattern=any_word(words),
        one_fund=tuple(raw["one_fund"]),
        bracketed=tuple(
            (re.compile(entry["say"]), _pairs(entry["dimensions"])) for entry in raw["bracketed"]
        ),
        line_names=tuple(map(re.compile, raw["line"]["names"])),
        line_code=re.compile(raw["line"]["code"]),
        spellings=raw["line"]["spellings"],
        leads=re.compile(raw["leads"]),
    )


def _word(raw: Mapping[str, Any]) -> Word:
    return Word(
        concept=raw.get("concept"),
        also=tuple(raw.get("also", ())),
        weak=raw.get("weak", False),
        dimensions=_pairs(raw.get("dimensions", {})),
    )


def _pairs(raw: Mapping[str, str]) -> Dimensions:
    return tuple(sorted(raw.items()))


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((HERE / "schema" / "prose.schema.json").read_bytes())
    return schema


@cache
def _validator() -> Any:  # noqa: ANN401 - the library's own type is not importable by name
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(_schema())
