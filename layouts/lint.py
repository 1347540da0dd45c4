"""What can be wrong with a profile though its schema is right: names that nobody knows, columns
that cannot be told apart, patterns that can never match."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from layouts.catalogue import CatalogueLayout
from layouts.form import FormLayout
from layouts.inherit import Resolved
from layouts.normalise import compact
from layouts.pattern import Pattern
from layouts.problem import InvalidLayout, Problem
from layouts.profile import ColumnLayout, HalfLayout, Profile
from layouts.prose import prose_problems
from layouts.read import ProfileSet, load
from layouts.vocabulary import Vocabulary


def lint(folders: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """Every problem of the profiles in `folders` stacked on the built-in ones."""
    try:
        profiles = load(folders)
    except InvalidLayout as error:
        return error.problems
    found = [
        problem
        for profile in profiles.profiles
        for problem in _problems(profile, profiles.resolved[profile.id], profiles)
    ]
    return (*found, *prose_problems(profiles.vocabulary))


def _problems(profile: Profile, entry: Resolved, profiles: ProfileSet) -> Iterator[Problem]:
    found = [
        *_family(profile, entry),
        *_patterns(profile),
        *_dimensions("dimensions", profile.dimensions, profiles.vocabulary),
    ]
    for scope in profile.title_scopes:
        found += _dimensions("title_dimensions", scope.dimensions, profiles.vocabulary)
    for half in profile.halves:
        found += _half(half, profiles.vocabulary)
    if profile.form is not None:
        found += _form(profile.form)
    if profile.catalogue is not None:
        found += _catalogue(profile.catalogue)
    for where, message in found:
        yield Problem(path=entry.origin.get(where, entry.path), where=where, message=message)


Found = tuple[str, str]


def _family(profile: Profile, entry: Resolved) -> Iterator[Found]:
    if entry.path.parent.name != profile.family:
        yield "id", f"the file belongs in a folder named {profile.family}/"


def _patterns(profile: Profile) -> Iterator[Found]:
    """A regex sees text without blanks, in half-width forms: it must be written so."""
    recognition = profile.recognition
    if recognition.titles.empty:
        yield "recognise.titles", "matches nothing"
    for where, pattern in (
        ("recognise.titles", recognition.titles),
        ("recognise.not_titles", recognition.not_titles),
        *((f"columns.{column.key}.header", column.header) for column in profile.columns),
    ):
        yield from _blanks(where, pattern)


def _blanks(where: str, pattern: Pattern) -> Iterator[Found]:
    for regex in pattern.regexes:
        if re.search(r"[ \t]", regex.pattern) or compact(regex.pattern) != _half_width(regex):
            yield where, f"the regex {regex.pattern!r} has blanks or characters that never occur"


_PLACES = {"field": "fields", "text": "texts", "target": "targets"}


def _form(layout: FormLayout) -> Iterator[Found]:
    """Labels that can never be met, and labels with one wording."""
    seen: dict[str, str] = {}
    for label in layout.labels:
        where = f"form.{_PLACES.get(label.group, label.group)}.{label.key}"
        yield from _blanks(where, label.label)
        for word in sorted(label.label.literals):
            if word in seen:
                yield where, f"has the same label as {seen[word]}: {word}"
            seen[word] = where
    for role, pattern in layout.indicators.columns.items():
        yield from _blanks(f"form.indicators.columns.{role}", pattern)


def _catalogue(layout: CatalogueLayout) -> Iterator[Found]:
    """A catalogue needs codes and names, and each of its levels adds digits to the code."""
    roles = {column.role for column in layout.columns}
    if "code" not in roles:
        yield "catalogue.columns", "no column has the role code"
    if not roles & {"level", "name"}:
        yield "catalogue.columns", "no column has the role level or name"
    for column in layout.columns:
        yield from _blanks(f"catalogue.columns.{column.key}.header", column.header)
    for scheme in layout.schemes:
        if 0 in scheme.digits[1:] or (scheme.digits[0] == 0 and not scheme.letter):
            yield "catalogue.levels", f"{list(scheme.digits)} has a level that adds no digits"


def _half_width(regex: re.Pattern[str]) -> str:
    """The pattern with the full-width brackets it may name beside the half-width ones."""
    return regex.pattern.replace("（", "(").replace("）", ")")


def _half(half: HalfLayout, vocabulary: Vocabulary) -> Iterator[Found]:
    for column in half.columns:
        yield from _column(column, vocabulary)
    yield from _twins(half)
    for name in half.rows.items:
        if name not in vocabulary.items and name not in vocabulary.codelists:
            known = ", ".join([*sorted(vocabulary.items), *sorted(vocabulary.codelists)])
            yield "rows.items", f"unknown list {name!r}; known: {known}"
    if not any(column.role == "label" for column in half.columns):
        yield "columns", "no column has the role label"


def _column(column: ColumnLayout, vocabulary: Vocabulary) -> Iterator[Found]:
    where = f"columns.{column.key}"
    if column.role == "amount" and column.concept is None:
        yield where, "an amount column needs a concept"
    if column.concept is not None and column.concept not in vocabulary.concepts:
        known = ", ".join(sorted(vocabulary.concepts))
        yield f"{where}.concept", f"unknown concept {column.concept!r}; known: {known}"
    yield from _dimensions(f"{where}.dimensions", column.dimensions, vocabulary)


def _dimensions(
    where: str, dimensions: tuple[tuple[str, str], ...], vocabulary: Vocabulary
) -> Iterator[Found]:
    for name, value in dimensions:
        dimension = vocabulary.dimensions.get(name)
        if dimension is None:
            known = ", ".join(sorted(vocabulary.dimensions))
            yield where, f"unknown dimension {name!r}; known: {known}"
        elif dimension.members and value not in dimension.members:
            yield where, f"unknown {name} {value!r}; known: {', '.join(sorted(dimension.members))}"


def _twins(half: HalfLayout) -> Iterator[Found]:
    """Two columns with one wording and nothing above that tells them apart."""
    for index, first in enumerate(half.columns):
        for second in half.columns[index + 1 :]:
            shared = first.header.literals & second.header.literals - {""}
            free = first.under.empty and second.under.empty
            guarded = not (first.not_under.empty and second.not_under.empty)
            if shared and free and not guarded:
                words = ", ".join(sorted(shared))
                yield f"columns.{second.key}", f"has the same header as {first.key}: {words}"
