"""Which profile a table follows: by stage, year, title and header together; the best must be one.

Never by title alone, never by order in a folder. Every weighed profile keeps its evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from layouts.columns import Assignment, Path, assign
from layouts.profile import Profile, Stage
from layouts.reason import (
    NO_AMOUNTS,
    NO_SECOND_HALF,
    OTHER_TITLE,
    UNKNOWN_COLUMN,
    Reason,
    columns_missing,
    header_never,
    headers_missing,
    other_stage,
    other_year,
)

_TITLE, _DEPTH, _COLUMN = 1000, 100, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is printed: the title bare and in full, every header text, and each leaf's path.

    `labels` are the texts of all cells, for forms and catalogues. Texts are compact with the year
    removed. `stage` and `year` are None while unknown.
    """

    title: str | None
    full_title: str | None
    headers: tuple[str, ...]
    labels: tuple[str, ...]
    leaves: tuple[Path, ...]
    stage: Stage | None
    year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How one profile fits. `reason` is None when it is accepted."""

    profile: Profile
    score: int
    title: bool
    found: tuple[str, ...]
    missing: tuple[str, ...]
    sections: tuple[Assignment, ...]
    reason: Reason | None

    @property
    def accepted(self) -> bool:
        """Whether all the evidence that the profile asks for is there."""
        return self.reason is None


def weigh(evidence: Evidence, profiles: Sequence[Profile]) -> tuple[Match, ...]:
    """Every profile that fits in title or header, best first."""
    matches = [_match(evidence, profile) for profile in profiles]
    relevant = [match for match in matches if match.title or match.accepted or match.found]
    return tuple(
        sorted(relevant, key=lambda match: (not match.accepted, -match.score, match.profile.id))
    )


def choose(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The accepted match with the best score; several where they tie; none where none fits."""
    accepted = [match for match in matches if match.accepted]
    top = max((match.score for match in accepted), default=0)
    return tuple(match for match in accepted if match.score == top)


def _match(evidence: Evidence, profile: Profile) -> Match:
    recognition = profile.recognition
    strength = _title_strength(evidence, profile)
    untitled = recognition.untitled and evidence.title is None
    # Labels are many: they are looked through only for what the title may mean.
    labels = evidence.labels if strength or untitled else ()
    texts = evidence.headers if profile.is_table else labels
    found: list[str] = []
    missing: list[str] = []
    for pattern in recognition.headers_all:
        hit = next((text for text in texts if pattern.matches(text)), None)
        (found if hit is not None else missing).append(hit or pattern.example())
    mapped = profile.is_table and bool(strength or untitled)
    sections = assign(profile, evidence.leaves) if mapped else ()
    return Match(
        profile=profile,
        score=_score(strength, profile, sections, len(found)),
        title=strength > 0,
        found=tuple(found),
        missing=tuple(missing),
        sections=sections,
        reason=_reason(evidence, profile, strength, missing, sections),
    )


def _title_strength(evidence: Evidence, profile: Profile) -> int:
    title = evidence.title
    if title is None or profile.recognition.not_titles.matches(evidence.full_title or title):
        return 0
    return profile.recognition.titles.strength(title)


def _score(strength: int, profile: Profile, sections: Sequence[Assignment], headers: int) -> int:
    mapped = sum(section.mapped for section in sections)
    return strength * _TITLE + profile.specificity * _DEPTH + mapped * _COLUMN + headers


def _reason(
    evidence: Evidence,
    profile: Profile,
    strength: int,
    missing: Sequence[str],
    sections: Sequence[Assignment],
) -> Reason | None:
    """Why the profile does not fit; None if it does."""
    if profile.stage and evidence.stage and profile.stage != evidence.stage:
        return other_stage(evidence.stage, profile.stage)
    if evidence.year and not profile.covers(evidence.year):
        return other_year(evidence.year)
    if not strength and not (profile.recognition.untitled and evidence.title is None):
        return OTHER_TITLE
    if missing:
        return headers_missing(missing)
    texts = evidence.headers if profile.is_table else evidence.labels
    for pattern in profile.recognition.headers_none:
        hit = next((text for text in texts if pattern.matches(text)), None)
        if hit is not None:
            return header_never(hit)
    return _column_reason(profile, sections) if profile.is_table else None


def _column_reason(profile: Profile, sections: Sequence[Assignment]) -> Reason | None:
    if profile.shape == "paired" and len(sections) < 2:
        return NO_SECOND_HALF
    absent = [column.key for section in sections for column in section.missing]
    if absent:
        return columns_missing(absent)
    columns = [column for section in sections for column in section.columns]
    if profile.recognition.untitled:
        return None if all(columns) else UNKNOWN_COLUMN
    if not any(column and column.role == "amount" for column in columns):
        return NO_AMOUNTS
    return None
