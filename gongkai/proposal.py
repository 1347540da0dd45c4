"""A profile proposed for one table of a PDF, and whether the table follows it once it is there."""

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from extractor.errors import BrokenProfile
from extractor.model.report import Report, Table
from extractor.pipeline import Options, examine, load_profiles
from extractor.propose import printed_form
from gongkai.isolation import report_pages, sightings
from layouts.lint import lint
from layouts.normalise import compact
from layouts.problem import Problem
from layouts.propose import propose
from layouts.propose_text import profile_text
from layouts.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A profile `identifier` that extends `parent`, for one table of the file.

    `table` counts from 1; `title` is a part of the printed title. With neither, the table that is
    not recognised is meant, if there is only one.
    """

    path: Path
    options: Options
    parent: str
    identifier: str
    table: int | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A table that may be meant. `number` counts from 1."""

    number: int
    title: str | None
    kind: str
    profile: str | None
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How the table is read with the proposal. `profile` is what it follows then, `reason` why
    that is not the proposal; `unknown` counts columns that still nobody knows."""

    profile: str | None
    reason: Reason | None
    columns: int
    unknown: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """The text of the file and its trial; None for both if the wish did not say which table."""

    choices: tuple[Choice, ...]
    chosen: Choice | None
    text: str | None
    trial: Trial | None


def propose_profile(wish: Wish) -> Proposed:
    """Runs in a worker. Raises `GongkaiError`. The parent exists and is not abstract."""
    profiles = load_profiles(wish.options.profiles)
    report = examine(wish.path, wish.options, report_pages, sightings()).report
    choices = tuple(_choice(index, table) for index, table in enumerate(report.tables))
    meant = _meant(wish, choices)
    if len(meant) != 1:
        return Proposed(choices=meant or choices, chosen=None, text=None, trial=None)
    form = printed_form(report, meant[0].number - 1, profiles.vocabulary)
    text = profile_text(propose(form, wish.parent, wish.identifier, profiles), profiles.vocabulary)
    return Proposed(choices=choices, chosen=meant[0], text=text, trial=_try(wish, text, meant[0]))


def _choice(index: int, table: Table) -> Choice:
    return Choice(
        number=index + 1,
        title=table.title,
        kind=table.kind,
        profile=table.profile,
        pages=table.pages,
    )


def _meant(wish: Wish, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The tables that the wish may mean; none if it names one that is not there."""
    if wish.table is not None:
        return tuple(choice for choice in choices if choice.number == wish.table)
    if wish.title is not None:
        words = compact(wish.title)
        named = tuple(choice for choice in choices if words in compact(choice.title or ""))
        same = tuple(choice for choice in named if compact(choice.title or "") == words)
        return same or named
    return tuple(choice for choice in choices if choice.profile is None)


def _try(wish: Wish, text: str, chosen: Choice) -> Trial:
    """Reads the file again as if the proposal were already among the profiles."""
    family, _, name = wish.identifier.partition(".")
    with TemporaryDirectory(prefix="gongkai-") as place:
        folder = Path(place) / family
        folder.mkdir()
        file = folder / f"{name}.yaml"
        file.write_text(text, "utf-8")
        folders = (folder, *wish.options.profiles)
        problems = tuple(problem for problem in lint(folders) if problem.path == file)
        try:
            seen = examine(wish.path, replace(wish.options, profiles=folders), seen=sightings())
        except BrokenProfile as error:
            why = Reason(error.datum, error.datum)
            return Trial(profile=None, reason=why, columns=0, unknown=0, problems=problems)
    reasons = (
        candidate.reason
        for reading in seen.tables
        if reading.table == chosen.number - 1
        for candidate in reading.candidates
        if candidate.profile == wish.identifier
    )
    return _trial(seen.report, chosen, next(reasons, None), problems)


def _trial(
    report: Report, chosen: Choice, reason: Reason | None, problems: tuple[Problem, ...]
) -> Trial:
    """A proposal's title can part a table from its neighbour: the table is found by its page."""
    same = [
        table
        for table in report.tables
        if table.pages[:1] == chosen.pages[:1] and table.title == chosen.title
    ]
    table = same[0] if same else report.tables[chosen.number - 1]
    return Trial(
        profile=table.profile,
        reason=reason,
        columns=len(table.columns),
        unknown=sum(column.role == "unknown" for column in table.columns),
        problems=problems,
    )
