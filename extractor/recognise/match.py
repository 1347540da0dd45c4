"""A grid with what stands above it → the profile it follows, with the evidence weighed."""

from dataclasses import dataclass

from extractor.model.grid import Grid
from extractor.model.reading import Candidate
from extractor.recognise.caption import Caption
from extractor.recognise.header import Header
from extractor.recognise.identity import Identity
from layouts.normalise import without_year
from layouts.read import ProfileSet
from layouts.select import Evidence, Match, choose, weigh

_KEPT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A grid that begins a table. `match` is None if no profile fits, or several fit alike."""

    grid: Grid
    header: Header
    caption: Caption
    match: Match | None
    rivals: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def recognise(
    grid: Grid, header: Header, caption: Caption, identity: Identity, profiles: ProfileSet
) -> Recognised:
    """Weighs every profile against title, header, stage and year."""
    plain = header.plain
    evidence = Evidence(
        title=caption.bare,
        full_title=without_year(caption.title) if caption.title else None,
        headers=header.texts,
        labels=_labels(grid) if _may_be_labelled(caption, profiles) else (),
        leaves=plain,
        stage=identity.stage,
        year=identity.year,
    )
    matches = weigh(evidence, profiles.profiles)
    best = choose(matches)
    return Recognised(
        grid=grid,
        header=header,
        caption=caption,
        match=best[0] if len(best) == 1 else None,
        rivals=tuple(match.profile.id for match in best) if len(best) > 1 else (),
        candidates=tuple(_candidate(match, caption) for match in matches[:_KEPT]),
    )


def _may_be_labelled(caption: Caption, profiles: ProfileSet) -> bool:
    """Whether a form or catalogue has such a title, or may have none, so that its labels are
    worth comparing."""
    others = (profile.recognition for profile in profiles.profiles if not profile.is_table)
    if caption.bare is None:
        return any(recognition.untitled for recognition in others)
    return any(recognition.titles.matches(caption.bare) for recognition in others)


def _labels(grid: Grid) -> tuple[str, ...]:
    """Every different cell text, as a form's or catalogue's labels are compared."""
    return tuple(dict.fromkeys(without_year(cell.text) for cell in grid.cells if cell.text))


def _candidate(match: Match, caption: Caption) -> Candidate:
    return Candidate(
        profile=match.profile.id,
        accepted=match.accepted,
        score=match.score,
        title=caption.title if match.title else None,
        header_found=match.found,
        header_missing=match.missing,
        reason=match.reason,
    )
