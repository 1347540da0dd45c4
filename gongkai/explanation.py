"""Why tables were matched or not: the evidence, and a picture of one table with its columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.pipeline import Examination, Options, examine, load_profiles
from extractor.propose import printed_form
from gongkai.inspection import Inspection, Question, look
from gongkai.isolation import sightings
from layouts.propose import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Which file, which table alone if any (counted from 1), and whether to draw it."""

    path: Path
    options: Options
    table: int | None = None
    draw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A profile to start from for table `table` (counted from 1), by how many of its columns the
    profile knows."""

    table: int
    profile: str
    known: int
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What was seen, of the table asked for or of all; `tables` is how many there are."""

    seen: Inspection
    tables: int
    picture: bytes | None
    nearest: tuple[Nearest, ...]


def explain_tables(matter: Matter) -> Explained:
    """Runs in a worker. Raises `GongkaiError`."""
    seen = look(Question(path=matter.path, options=matter.options))
    count = len(seen.tables)
    if matter.table is not None:
        asked = seen.tables[matter.table - 1 : matter.table]
        seen = replace(seen, tables=asked, labelled=())
    unknown = [table.table for table in seen.tables if table.profile is None]
    again = _again(matter) if unknown or matter.draw else None
    return Explained(
        seen=seen,
        tables=count,
        picture=_picture(matter, again) if again and matter.draw and seen.tables else None,
        nearest=_nearest(matter, again, unknown) if again else (),
    )


def _again(matter: Matter) -> Examination:
    """The file read once more, everything kept that the first reading saw."""
    return examine(matter.path, matter.options, seen=sightings())


def _nearest(matter: Matter, seen: Examination, tables: Sequence[int]) -> tuple[Nearest, ...]:
    """For each table that is not recognised, the profile that knows most of its columns."""
    profiles = load_profiles(matter.options.profiles)
    found = []
    for index in tables:
        form = printed_form(seen.report, index, profiles.vocabulary)
        leaves = [leaf.plain for leaf in form.leaves]
        best = nearest(form.title, leaves, form.stage, profiles)[:1]
        found += [
            Nearest(table=index + 1, profile=profile.id, known=known, columns=len(form.leaves))
            for profile, known in best
        ]
    return tuple(found)


def _picture(matter: Matter, seen: Examination) -> bytes:
    from extractor.picture_match import draw_match

    assert matter.table is not None
    profiles = load_profiles(matter.options.profiles)
    return draw_match(matter.path, seen, matter.table - 1, profiles, matter.options.password)
