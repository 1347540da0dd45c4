"""Which level-1 and level-2 heads an indicator stands under: by what the words are."""

from dataclasses import dataclass

from layouts.form import HeadLayout, IndicatorLayout
from layouts.normalise import printed, without_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The heads of an indicator, and what its cells print where that is something else.

    `strange` is a level-2 text that is no head of the closed list.
    """

    level1: str | None
    level2: str | None
    printed_level1: str | None = None
    printed_level2: str | None = None
    strange: bool = False

    @property
    def slipped(self) -> bool:
        """Whether the cells print other heads than those the words mean."""
        return self.printed_level1 is not None or self.printed_level2 is not None


def read_heads(first: str, second: str, layout: IndicatorLayout) -> Heads:
    """Reads the texts of the level-1 and level-2 cell; blank texts are empty.

    A level-2 head says which level-1 head it belongs to: where the level-1 cell says another one,
    the labels have slipped and the words count.
    """
    first, second = printed(first), printed(second)
    level1 = layout.level1(without_year(first))
    owners = layout.level2(without_year(second))
    if owners:
        return _by_level2(first, second, level1, owners)
    if second and (above := layout.level1(without_year(second))):
        return _named(above.name, None, first, printed_level2=second)
    if level1 or not first:
        return Heads(level1=first or None, level2=second or None, strange=bool(second))
    return _slipped_left(first, second, layout)


def _by_level2(
    first: str, second: str, level1: HeadLayout | None, owners: tuple[HeadLayout, ...]
) -> Heads:
    if level1 is not None and level1 in owners:
        return Heads(level1=first, level2=second)
    return _named(owners[0].name, second, first)


def _named(
    name: str, second: str | None, first: str, printed_level2: str | None = None
) -> Heads:
    return Heads(
        level1=name,
        level2=second,
        printed_level1=None if first == name else first,
        printed_level2=printed_level2,
    )


def _slipped_left(first: str, second: str, layout: IndicatorLayout) -> Heads:
    """The level-1 cell holds a level-2 head, or a word that is no head at all."""
    owners = layout.level2(without_year(first))
    if not owners:
        return Heads(level1=first, level2=second or None, strange=True)
    return Heads(
        level1=owners[0].name,
        level2=second or first,
        printed_level1=first,
        printed_level2=None if second else "",
        strange=bool(second),
    )
