"""How a form is read: which labels it has, and where the value of each lies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from layouts.normalise import without_year
from layouts.pattern import NOTHING, Pattern, Terms, build_pattern

Where = Literal["right", "below", "within"]
Group = Literal["field", "text", "target", "heading", "total", "source", "section", "ignored"]
ColumnRole = Literal["level1", "level2", "level3", "target", "operator", "unit", "weight"]
COLUMN_ROLES: tuple[ColumnRole, ...] = (
    "level1",
    "level2",
    "level3",
    "target",
    "operator",
    "unit",
    "weight",
)

_DEFAULT_PLACES: tuple[Where, ...] = ("within", "right")
_ONE_PERIOD = ("annual",)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelLayout:
    """A label and where its value may lie, in order of preference.

    `within` is the label's own cell, after a colon or in brackets. A `moment` is written in
    digits without separators: its value is the same in ISO 8601.
    """

    group: Group
    key: str
    label: Pattern
    value: tuple[Where, ...] = ()
    moment: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLayout:
    """A level-1 head of the closed list: its wordings, the first one standard, and the level-2
    heads that belong to it."""

    name: str
    words: Pattern
    under: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """What an indicator with these words at its end asks (`expected`, in words), and the units
    that its target never has."""

    words: Pattern
    never: Pattern
    expected: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLayout:
    """The indicator grid: header words of each column, the periods of its halves left to right
    (or of its target columns, where these say so), and the closed list of heads."""

    columns: Mapping[ColumnRole, Pattern]
    target_of: Mapping[str, Pattern]
    periods: tuple[str, ...]
    heads: tuple[HeadLayout, ...]
    asks: tuple[Asks, ...]

    def role_of(self, text: str) -> ColumnRole | None:
        """What a header cell (compact, year removed) names; None if it names nothing."""
        for role, pattern in self.columns.items():
            if pattern.matches(text):
                return role
        return "target" if self.period_of(text) else None

    def period_of(self, text: str) -> str | None:
        """The period that a target column's header names."""
        return next((key for key, pattern in self.target_of.items() if pattern.matches(text)), None)

    def level1(self, text: str) -> HeadLayout | None:
        """The level-1 head that the text is."""
        return next((head for head in self.heads if head.words.matches(text)), None)

    def level2(self, text: str) -> tuple[HeadLayout, ...]:
        """The level-1 heads under which the text is a level-2 head; none if it is not one."""
        return tuple(head for head in self.heads if head.under.matches(text))

    def is_head(self, text: str) -> bool:
        """Whether the text is a head of either level."""
        return self.level1(text) is not None or bool(self.level2(text))


# Compared by identity, so that a layout can remember what each text was found to be.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FormLayout:
    """`begins` matches the label that every form of the kind begins with; `parts` are the sources
    of funds that a form may print below another one, as parts of it."""

    begins: Pattern
    labels: tuple[LabelLayout, ...]
    parts: Mapping[str, frozenset[str]]
    indicators: IndicatorLayout
    _seen: dict[str, LabelLayout | None] = field(default_factory=dict, repr=False)

    def find(self, text: str) -> LabelLayout | None:
        """The label that a text is, 其中 before it and a colon behind it aside.

        The heading of a section may be printed twice in a row, as vertical words are.
        """
        plain = plain_label(text)
        if plain not in self._seen:
            self._seen[plain] = self._match(plain) or self._twice(plain)
        return self._seen[plain]

    def _match(self, plain: str) -> LabelLayout | None:
        return next((label for label in self.labels if label.label.matches(plain)), None)

    def _twice(self, plain: str) -> LabelLayout | None:
        half = plain[: len(plain) // 2]
        found = self._match(half) if half and half * 2 == plain else None
        return found if found is not None and found.group == "section" else None

    def inline_words(self) -> tuple[str, ...]:
        """Literal labels whose value may stand behind them in the same text, longest first."""
        words = {
            word
            for label in self.labels
            if "within" in label.value and label.group == "field"
            for word in label.label.literals
        }
        return tuple(sorted(words, key=lambda word: (-len(word), word)))


def plain_label(text: str) -> str:
    """A label as it is compared: compact, without year, 其中 and a colon at its end."""
    return without_year(text).removeprefix("其中").lstrip(":、,").rstrip(":")


def build_form(raw: Mapping[str, Any], terms: Terms) -> FormLayout:
    """Builds the layout from its schema-valid mapping. Raises KeyError for an unknown term."""
    return FormLayout(
        begins=build_pattern(raw["begins"], terms),
        labels=tuple(_labels(raw, terms)),
        parts={
            source: frozenset(parts)
            for source, parts in raw.get("funding", {}).get("parts", {}).items()
        },
        indicators=_indicators(raw["indicators"], terms),
    )


def _labels(raw: Mapping[str, Any], terms: Terms) -> Iterator[LabelLayout]:
    groups: tuple[tuple[Group, str], ...] = (
        ("field", "fields"),
        ("text", "texts"),
        ("target", "targets"),
    )
    for group, name in groups:
        for key, entry in raw.get(name, {}).items():
            yield LabelLayout(
                group=group,
                key=key,
                label=build_pattern(entry["label"], terms),
                value=tuple(entry.get("value", _DEFAULT_PLACES)),
                moment=entry.get("moment", False),
            )
    yield from _funding(raw.get("funding", {}), terms)
    yield _plain("section", raw, "sections", terms)
    yield _plain("ignored", raw, "ignore", terms)


def _funding(raw: Mapping[str, Any], terms: Terms) -> Iterator[LabelLayout]:
    yield _plain("heading", raw, "heading", terms)
    places = tuple(raw.get("value", _DEFAULT_PLACES))
    groups: tuple[tuple[Group, str], ...] = (("total", "totals"), ("source", "sources"))
    for group, name in groups:
        for key, label in raw.get(name, {}).items():
            pattern = build_pattern(label, terms)
            yield LabelLayout(group=group, key=key, label=pattern, value=places)


def _plain(group: Group, raw: Mapping[str, Any], key: str, terms: Terms) -> LabelLayout:
    return LabelLayout(group=group, key=key, label=_pattern(raw, key, terms))


def _indicators(raw: Mapping[str, Any], terms: Terms) -> IndicatorLayout:
    columns: Mapping[str, Sequence[Any]] = raw["columns"]
    return IndicatorLayout(
        columns={
            role: build_pattern(columns[role], terms) for role in COLUMN_ROLES if role in columns
        },
        target_of={
            period: build_pattern(label, terms)
            for period, label in raw.get("target_of", {}).items()
        },
        periods=tuple(raw.get("periods", _ONE_PERIOD)),
        heads=tuple(
            HeadLayout(
                name=without_year(entry["words"][0]),
                words=build_pattern(entry["words"], terms),
                under=_pattern(entry, "under", terms),
            )
            for entry in raw["heads"].values()
        ),
        asks=tuple(
            Asks(
                words=build_pattern(entry["words"], terms),
                never=build_pattern(entry["never"], terms),
                expected=entry["expected"],
            )
            for entry in raw.get("asks", ())
        ),
    )


def _pattern(raw: Mapping[str, Any], key: str, terms: Terms) -> Pattern:
    return build_pattern(raw[key], terms) if raw.get(key) else NOTHING
