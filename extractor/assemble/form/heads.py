"""Which level-1 and level-2 heads an indicator stands under: by what the words are."""

from dataclasses import dataclass

from layouts.form import IndicatorLayout
from layouts.normalise import printed, without_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The heads of an indicator, and what its cells print where that is something else.

    `slipped` tells that the cells contradict the words, `strange` names a text in a cell of heads
    that is no head of the closed list.
    """

    level1: str | None
    level2: str | None
    printed_level1: str | None = None
    printed_level2: str | None = None
    slipped: bool = False
    strange: str | None = None


def read_heads(first: str, second: str, layout: IndicatorLayout) -> Heads:
    """Reads the texts of the level-1 and the level-2 cell; blank texts are empty.

    A level-2 head says which level-1 head it belongs to, whichever column it stands in; that of
    its own column counts first. Nothing is taken from what the indicator is about.
    """
    first, second = printed(first), printed(second)
    level2 = next((text for text in (second, first) if layout.level2(without_year(text))), None)
    level1 = _level1(first, second, level2, layout)
    return Heads(
        level1=level1,
        level2=level2,
        printed_level1=None if first == (level1 or "") else first,
        printed_level2=None if second == (level2 or "") and level2 else second,
        slipped=level1 is not None and level1 != first,
        strange=next(
            (text for text in (first, second) if text and not _is_head(text, layout)), None
        ),
    )


def _level1(first: str, second: str, level2: str | None, layout: IndicatorLayout) -> str | None:
    """The level-1 head as printed, if the level-2 head belongs to it; else that head's own."""
    named = layout.level1(without_year(first))
    owners = layout.level2(without_year(level2)) if level2 is not None else ()
    if owners:
        return first if named in owners else owners[0].name
    above = layout.level1(without_year(second))
    if above is not None and above is not named:
        return second
    return first if named is not None else None


def _is_head(text: str, layout: IndicatorLayout) -> bool:
    return layout.is_head(without_year(text))
