"""What a figure's surroundings add to its own words: heading, line, the total it is a part of."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from extractor.assemble.narrative.figures import folded
from extractor.assemble.narrative.subjects import Grammar, Meaning
from layouts.normalise import compact

ANY = "any"
_ALL = "all"
NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What holds for a stretch of text. `fund` is None where nobody says which funds; `function`
    is empty where the text is about a line that the document does not know."""

    fund: str | None = None
    vintage: str | None = None
    function: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one figure is about, settled. `dimensions` leave out what is at its default.

    `fund` is `any` where the concept is printed for one scope of funds only; `vintage` is None
    where the words do not say whether carried-forward money is counted.
    """

    concept: str
    also: tuple[str, ...]
    fund: str
    vintage: str | None
    others: Mapping[str, str] = field(default_factory=dict)
    year: int | None = None

    @property
    def dimensions(self) -> tuple[tuple[str, str], ...]:
        """The dimensions that the words settle, sorted."""
        pairs = dict(self.others)
        if self.fund not in (_ALL, ANY):
            pairs["fund"] = self.fund
        if self.vintage not in (None, _ALL):
            pairs["vintage"] = str(self.vintage)
        return tuple(sorted(pairs.items()))

    def same(self, other: "Subject") -> bool:
        """Whether both are about one thing, also where one word stands for two."""
        return (
            bool({self.concept, *self.also} & {other.concept, *other.also})
            and self.fund == other.fund
            and self.vintage == other.vintage
            and self.others == other.others
            and self.year == other.year
        )


def scope_of(headings: Iterable[str], grammar: Grammar) -> Scope:
    """What the headings say: the nearest that names funds; all funds where all of them are
    understood and none does; nothing where the nearest is not understood."""
    scope = Scope()
    for nearest, heading in enumerate(reversed(list(headings))):
        meaning = grammar.parse(NUMBER.sub("", compact(folded(heading))).rstrip("：:。"))
        if meaning is None:
            if nearest == 0:
                return Scope()
            continue
        dimensions = meaning.dimensions
        scope = replace(
            scope,
            fund=scope.fund or dimensions.get("fund"),
            vintage=scope.vintage or dimensions.get("vintage"),
        )
    return replace(scope, fund=scope.fund or _ALL)


def settle(
    meaning: Meaning | None, scope: Scope, head: Subject | None, grammar: Grammar
) -> Subject | None:
    """The subject that words, scope and the total above them make; None where it stays open."""
    if meaning is None or (meaning.silent and scope.function is None) or scope.function == "":
        return None
    dimensions = dict(meaning.dimensions)
    concept, also = meaning.concept, meaning.also
    function = dimensions.get("function") or scope.function
    if concept is None and (function or head is None):
        concept = "expenditure" if function else None
    elif concept is None and head is not None:
        concept, also = head.concept, head.also
    if concept is None:
        return None
    if function:
        dimensions["function"] = function
        also = tuple(name for name in also if name != "outlay")
    fund = _fund(dimensions.pop("fund", None), concept, scope, head, grammar)
    if fund is None:
        return None
    vintage = dimensions.pop("vintage", head.vintage if head is not None else scope.vintage)
    if not grammar.budget and concept.startswith("expenditure") and vintage == "current":
        vintage = None  # Accounts do not part a year's expenditure by the year of its money.
    return Subject(
        concept=concept,
        also=also,
        fund=fund,
        vintage=vintage,
        others=dimensions,
        year=meaning.year,
    )


def _fund(
    said: str | None, concept: str, scope: Scope, head: Subject | None, grammar: Grammar
) -> str | None:
    if said is not None:
        return said
    if concept.startswith(grammar.subjects.one_fund):
        return ANY
    return head.fund if head is not None and head.fund != ANY else scope.fund
