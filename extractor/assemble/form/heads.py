"""Which level-1 and level-2 heads an indicator stands under: by what the words are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extractor.model.form import Target
from layouts.form import HeadLayout, IndicatorLayout, Meaning
from layouts.normalise import printed, without_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The heads of an indicator, and what its cells print where that is something else.

    `strange` is a text in a cell of heads that is no head of the closed list.
    """

    level1: str | None
    level2: str | None
    printed_level1: str | None = None
    printed_level2: str | None = None
    strange: str | None = None

    @property
    def slipped(self) -> bool:
        """Whether the cells print other heads than those the words mean."""
        return self.printed_level1 is not None or self.printed_level2 is not None


def read_heads(first: str, second: str, third: str, layout: IndicatorLayout) -> Heads:
    """Reads the texts of the cells of level 1, 2 and 3; blank texts are empty.

    A level-2 head says which level-1 head it belongs to: where the level-1 cell says another one,
    the labels have slipped and the words count.
    """
    first, second = printed(first), printed(second)
    level1 = layout.level1(without_year(first))
    owners = layout.level2(without_year(second))
    if owners:
        fits = level1 is not None and level1 in owners
        return _heads(first if fits else owners[0].name, second, first, second)
    if second and (above := layout.level1(without_year(second))):
        return _displaced(first, second, third, level1, above, layout)
    if level1 is not None and not second and level1.sole:
        return _heads(first, level1.sole, first, second)
    if level1 is not None or not first:
        return Heads(level1=first or None, level2=second or None, strange=second or None)
    return _slipped_left(first, second, layout)


def _displaced(
    first: str,
    second: str,
    third: str,
    level1: HeadLayout | None,
    above: HeadLayout,
    layout: IndicatorLayout,
) -> Heads:
    """The level-2 cell holds a level-1 head, and the level-3 cell maybe a level-2 head."""
    below = layout.level2(without_year(third))
    if above is level1 and not below:
        return Heads(level1=first, level2=second)
    name = below[0].name if below else above.name
    return _heads(name, printed(third) if below else above.sole, first, second)


def _slipped_left(first: str, second: str, layout: IndicatorLayout) -> Heads:
    """The level-1 cell holds a level-2 head, or a word that is no head at all."""
    owners = layout.level2(without_year(first))
    if not owners:
        return Heads(level1=first, level2=second or None, strange=first)
    found = _heads(owners[0].name, second or first, first, second)
    return Heads(
        level1=found.level1,
        level2=found.level2,
        printed_level1=found.printed_level1,
        printed_level2=found.printed_level2,
        strange=second or None,
    )


def _heads(level1: str, level2: str | None, first: str, second: str) -> Heads:
    """Heads that are meant, beside the texts that are printed."""
    return Heads(
        level1=level1,
        level2=level2,
        printed_level1=None if first == level1 else first,
        printed_level2=None if second == level2 else second,
    )


def are_unreliable(rows: Sequence[tuple[str, str, str, Target]], layout: IndicatorLayout) -> bool:
    """Whether the heads of a form stand beside other rows than their own: a level-2 head in the
    column of level 1, or a level-1 head in that of level 2 beside an indicator of another one.

    A level-1 cell that reaches a row too far or not far enough is no such sign.
    """
    return any(_is_displaced(*row, layout) for row in rows)


def _is_displaced(
    first: str, second: str, third: str, target: Target, layout: IndicatorLayout
) -> bool:
    plain = without_year(first)
    if plain and layout.level1(plain) is None:
        return bool(layout.level2(plain))
    above = layout.level1(without_year(second))
    meaning = _meaning(third, target, layout)
    if above is None or layout.level2(without_year(second)) or meaning is None:
        return False
    return above not in layout.level2(without_year(meaning.level2))


def read_by_meaning(
    heads: Heads,
    row: tuple[str, str, str, Target],
    named: Collection[str],
    layout: IndicatorLayout,
) -> Heads:
    """The heads by what the indicator's own words say, in a form whose heads are unreliable.

    `named` are the level-2 heads that the form prints: its own wording of a head is kept. The
    unit of a target says less than words: it moves an indicator only under the same level 1, or
    where its heads contradict each other.
    """
    first, second, third, target = row
    meaning = _meaning(third, target, layout)
    if meaning is None or _stem(heads.level2 or "") == _stem(meaning.level2):
        return heads
    owner = layout.level2(without_year(meaning.level2))[0]
    agree = heads.level2 and not heads.slipped and not heads.strange
    if agree and not meaning.decides and heads.level1 != owner.name:
        return heads
    meant = meaning.level2
    if owner.sole == meant and (own := [word for word in named if owner in layout.level2(word)]):
        meant = own[0]
        if heads.level2 == meant:
            return heads
    return _heads(owner.name, meant, printed(first), printed(second))


def _stem(head: str) -> str:
    return head.removesuffix("指标")


def _meaning(third: str, target: Target, layout: IndicatorLayout) -> Meaning | None:
    text = without_year(third)
    for meaning in layout.meanings:
        if text and meaning.words.matches(text):
            return meaning
    unit = target.unit or ""
    for meaning in layout.meanings:
        if (unit and meaning.units.matches(unit)) or (meaning.dated and target.kind == "date"):
            return replace(meaning, decides=False)
    return None
