"""A printed form and a profile it resembles → what a profile of its own would have to say.

Nothing is guessed about meaning: what the parent knows is left to it, an unknown column gets its
role from what stands in it, and which concept its figures are is for a person to say. Wordings
that other profiles know are offered as hints.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from layouts.columns import Assignment, Path, assign
from layouts.inherit import Resolved
from layouts.pattern import Terms, build_pattern
from layouts.profile import ColumnLayout, Dimensions, Half, Profile, Role, Stage
from layouts.read import ProfileSet

Content = Literal["codes", "figures", "ordinals", "text", "blank"]

_ROLES: dict[Content, Role] = {
    "codes": "code",
    "figures": "amount",
    "ordinals": "ignored",
    "text": "text",
    "blank": "text",
}
_SIMILAR = 0.6
_MOST_HINTS = 3
_ENDING = 3  # characters that a wording may add, such as 安排 or 支出
_DISTINCTIVE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLeaf:
    """A printed leaf column, numbered from 1. `plain` is its path as profiles compare it."""

    number: int
    path: Path
    plain: Path
    content: Content
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedForm:
    """A table as printed: what a profile of it must recognise.

    `bare` is the title as profiles compare it, `full_title` the same with its scope in brackets;
    `names_body` tells that the printed title holds the name of the body.
    `code_columns` is how many columns a code takes, `code_lengths` the digits of whole codes,
    `codelist` the list they belong to. `totals` are (wording, position) of the rows of totals.
    """

    file: str
    pages: tuple[int, ...]
    title: str | None
    bare: str | None
    full_title: str | None
    names_body: bool
    number: str | None
    unit: str | None
    printed_unit: str | None
    stage: Stage | None
    year: int | None
    leaves: tuple[PrintedLeaf, ...]
    headers: tuple[str, ...]
    code_columns: int
    code_lengths: tuple[int, ...]
    codelist: str | None
    totals: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What a wording means elsewhere. `wording` differs from the leaf's where only similar."""

    profile: str
    wording: str
    concept: str
    dimensions: Dimensions


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedColumn:
    """A column that the parent lacks; or, if `inherited`, one of its own that needs the wording."""

    key: str
    leaf: PrintedLeaf
    role: Role
    under: str | None
    half: Half | None
    hints: tuple[Hint, ...]
    inherited: ColumnLayout | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the new profile says. None in a field leaves it to the parent.

    `mapped` are the leaves that the parent knows, by number; `absent` the parent's required
    columns that nothing on the page is; `dropped` header wordings of the parent that are not
    printed.
    """

    id: str
    parent: Resolved
    form: PrintedForm
    headers_all: tuple[Any, ...] | None
    headers_none: tuple[Any, ...] | None
    not_titles: tuple[Any, ...] | None
    dropped: tuple[str, ...]
    stage: Stage | None
    rows_by: str | None
    totals: tuple[str, ...]
    columns: tuple[ProposedColumn, ...]
    mapped: Mapping[int, ColumnLayout]
    absent: tuple[ColumnLayout, ...]
    default_unit: str | None


def propose(form: PrintedForm, parent_id: str, identifier: str, profiles: ProfileSet) -> Proposal:
    """The proposal for `form` as a child of `parent_id`, which must exist and not be abstract."""
    entry = profiles.resolved[parent_id]
    terms = profiles.vocabulary.terms
    parent = profiles[parent_id]
    sections = assign(parent, [leaf.plain for leaf in form.leaves])
    mapped = _mapped(form, sections)
    columns = _columns(form, parent, sections, mapped, profiles)
    taken = {column.inherited.key for column in columns if column.inherited is not None}
    missing = [column for section in sections for column in section.missing]
    recognition = entry.raw["recognise"]
    headers_all, dropped = _headers_all(form, parent, recognition, columns, profiles)
    return Proposal(
        id=identifier,
        parent=entry,
        form=form,
        headers_all=headers_all,
        headers_none=_without(recognition.get("headers_none", ()), form.headers, terms),
        not_titles=_without(
            recognition.get("not_titles", ()), [form.full_title or form.bare or ""], terms
        ),
        dropped=dropped,
        stage=form.stage if parent.stage and form.stage not in (None, parent.stage) else None,
        rows_by=_rows_by(form, parent, profiles),
        totals=_new_totals(form, parent, profiles),
        columns=columns,
        mapped=mapped,
        absent=tuple(column for column in missing if column.key not in taken),
        default_unit=parent.default_unit,
    )


def nearest(
    title: str | None, leaves: Sequence[Path], stage: Stage | None, profiles: ProfileSet
) -> tuple[tuple[Profile, int], ...]:
    """The profiles that know most of the leaf columns, best first, with how many they know; among
    equals, those whose description is most like the title."""
    tables = [p for p in profiles.profiles if p.is_table]
    fitting = [p for p in tables if stage is None or p.stage in (None, stage)]
    counted = [(p, sum(section.mapped for section in assign(p, leaves))) for p in fitting]
    known = [(p, count) for p, count in counted if count]
    return tuple(sorted(known, key=lambda pair: (-pair[1], -_like(pair[0], title), pair[0].id)))


def _like(profile: Profile, title: str | None) -> float:
    return SequenceMatcher(None, title or "", profile.description).ratio()


def _mapped(form: PrintedForm, sections: Sequence[Assignment]) -> dict[int, ColumnLayout]:
    """Leaves the parent knows, by number. Where two would mean the same, the shorter path stays."""
    known = {
        form.leaves[section.first + offset].number: column
        for section in sections
        for offset, column in enumerate(section.columns)
        if column is not None
    }
    meanings = Counter(_meaning(column) for column in known.values() if column.role == "amount")
    for meaning in (meaning for meaning, count in meanings.items() if count > 1):
        twins = [number for number, column in known.items() if _meaning(column) == meaning]
        shortest = min(twins, key=lambda number: (len(form.leaves[number - 1].plain), number))
        for number in twins:
            if number != shortest and len(form.leaves[number - 1].plain) > 1:
                del known[number]
    return known


def _meaning(column: ColumnLayout) -> tuple[object, ...]:
    return (column.role, column.concept, column.dimensions)


def _columns(
    form: PrintedForm,
    parent: Profile,
    sections: Sequence[Assignment],
    mapped: Mapping[int, ColumnLayout],
    profiles: ProfileSet,
) -> tuple[ProposedColumn, ...]:
    """One column for each leaf with a header of its own that the parent does not know."""
    columns: list[ProposedColumn] = []
    seen: set[tuple[Half | None, str, str | None]] = set()
    for section in sections:
        inherited = {column.role: column for column in _open_keys(section, mapped)}
        leaves = form.leaves[section.first : section.first + len(section.columns)]
        for leaf in leaves:
            if leaf.number in mapped or not leaf.plain:
                continue
            under = _under(leaf, form, parent)
            words = (section.layout.half, leaf.plain[-1], under)
            if words in seen:  # no header tells it from a column already proposed
                continue
            seen.add(words)
            role = _ROLES[leaf.content]
            own = inherited.pop("label" if role == "text" else role, None)
            columns.append(
                ProposedColumn(
                    key=own.key if own else f"column_{leaf.number}",
                    leaf=leaf,
                    role=own.role if own else role,
                    under=under,
                    half=section.layout.half,
                    hints=_hints(leaf, parent, profiles) if role == "amount" else (),
                    inherited=own,
                )
            )
    return tuple(columns)


def _open_keys(section: Assignment, mapped: Mapping[int, ColumnLayout]) -> list[ColumnLayout]:
    """The section's code and label column, if no printed column is it yet."""
    found = {column.role for column in mapped.values()} & {"code", "label"}
    wanted = [column for column in section.layout.columns if column.role in ("code", "label")]
    return [column for column in wanted if column.role not in found and column.under.empty]


def _under(leaf: PrintedLeaf, form: PrintedForm, parent: Profile) -> str | None:
    """The header above that tells this leaf from others of its own wording, if that is needed."""
    word, above = leaf.plain[-1], leaf.plain[:-1]
    others = [
        other.plain[:-1]
        for other in form.leaves
        if other is not leaf and other.plain and other.plain[-1] == word
    ]
    known = any(column.header.matches(word) for column in parent.columns)
    if not above or not (others or known):
        return None
    alone = [text for text in reversed(above) if not any(text in path for path in others)]
    return next((text for text in alone if text), above[-1])


def _hints(leaf: PrintedLeaf, parent: Profile, profiles: ProfileSet) -> tuple[Hint, ...]:
    """What the leaf's words mean in other profiles: the same wording first, then similar ones;
    among equals, the concepts that the parent has."""
    plain = (text for text in reversed(leaf.plain) if not parent.generic.matches(text))
    word = next(plain, "")
    home = {column.concept for column in parent.columns}
    scored: dict[tuple[str, Dimensions], tuple[tuple[float, bool], Hint]] = {}
    for profile in profiles.profiles if len(word) > 1 else ():
        for column in profile.columns:
            likeness, wording = _likeness(column, word)
            if column.concept is None or likeness < _SIMILAR:
                continue
            key, score = (column.concept, column.dimensions), (likeness, column.concept in home)
            if key not in scored or score > scored[key][0]:
                hint = Hint(
                    profile=profile.id,
                    wording=wording,
                    concept=column.concept,
                    dimensions=column.dimensions,
                )
                scored[key] = (score, hint)
    best = sorted(scored.values(), key=lambda pair: pair[0], reverse=True)
    exact = [hint for (likeness, _), hint in best if likeness >= 1]
    return tuple(exact or [hint for _, hint in best])[:_MOST_HINTS]


def _likeness(column: ColumnLayout, word: str) -> tuple[float, str]:
    """1 where the column has this wording, less for its beginning or a literal that is alike."""
    if column.header.matches(word):
        return 1.0, word
    for length in range(len(word) - 1, max(len(word) - _ENDING, 2) - 1, -1):
        if column.header.matches(word[:length]):
            return length / len(word), word[:length]
    ratios = [
        (SequenceMatcher(None, word, literal).ratio(), literal)
        for literal in sorted(column.header.literals)
        if len(literal) > 1
    ]
    return max(ratios, default=(0.0, ""))


def _headers_all(
    form: PrintedForm,
    parent: Profile,
    recognition: Mapping[str, Any],
    columns: Sequence[ProposedColumn],
    profiles: ProfileSet,
) -> tuple[tuple[Any, ...] | None, tuple[str, ...]]:
    """The parent's demands that are met, and what sets this form apart where other profiles know
    its title too. None if the parent's own list will do."""
    wanted = list(recognition.get("headers_all", ()))
    patterns = parent.recognition.headers_all
    met = [any(pattern.matches(text) for text in form.headers) for pattern in patterns]
    dropped = tuple(p.example() for p, good in zip(patterns, met, strict=True) if not good)
    kept = [source for source, good in zip(wanted, met, strict=True) if good]
    own = _distinctive(columns, parent) if _shares_title(form, profiles) else []
    if not (kept or own) and dropped:
        own = [leaf.plain[-1] for leaf in form.leaves if leaf.plain][:_DISTINCTIVE]
    if not (dropped or own):
        return None, ()
    return (*kept, *({"literal": word} for word in own)), dropped


def _distinctive(columns: Sequence[ProposedColumn], parent: Profile) -> list[str]:
    words = [column.leaf.plain[-1] for column in columns]
    plain = [word for word in words if word and not parent.generic.matches(word)]
    return list(dict.fromkeys(plain))[:_DISTINCTIVE]


def _shares_title(form: PrintedForm, profiles: ProfileSet) -> bool:
    title = form.bare
    return title is not None and any(
        profile.recognition.titles.matches(title) for profile in profiles.profiles
    )


def _without(sources: Sequence[Any], texts: Sequence[str], terms: Terms) -> tuple[Any, ...] | None:
    """The sources that none of the printed texts matches; None if all of them may stay."""
    kept = tuple(
        source
        for source in sources
        if not any(_pattern_of(source, terms).matches(text) for text in texts)
    )
    return None if len(kept) == len(sources) else kept


def _pattern_of(source: Any, terms: Terms) -> Any:  # noqa: ANN401 - YAML as read
    return build_pattern(source if isinstance(source, list) else [source], terms)


def _rows_by(form: PrintedForm, parent: Profile, profiles: ProfileSet) -> str | None:
    """The dimension whose code list the printed codes belong to, where the parent has another."""
    if form.codelist is None or parent.shape != "ledger":
        return None
    by = parent.halves[0].rows.by
    dimensions = profiles.vocabulary.dimensions
    fitting = [name for name, each in dimensions.items() if each.codelist == form.codelist]
    return fitting[0] if fitting and by not in fitting and by in dimensions else None


def _new_totals(form: PrintedForm, parent: Profile, profiles: ProfileSet) -> tuple[str, ...]:
    """Wordings of rows of totals that neither the vocabulary nor the parent knows."""
    known = [profiles.vocabulary.totals, *(half.rows.total for half in parent.halves)]
    words = dict.fromkeys(word for word, _ in form.totals)
    return tuple(word for word in words if not any(pattern.matches(word) for pattern in known))
