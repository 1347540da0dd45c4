"""Claims → facts: a claim is tied to the fact that it repeats or, beyond doubt, contradicts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.assemble.narrative.draft import Draft
from extractor.assemble.narrative.scope import ANY, Subject
from extractor.model.report import Fact
from layouts.vocabulary import Vocabulary

_ALL, _UNSTATED, _CURRENT, _CARRIED = "all", "unstated", "current", "carried_forward"
_SCOPES = ("fund", "vintage")
Group = dict[tuple[str, str], Fact]
GroupKey = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactIndex:
    """The document's facts by concept and lines, then by fund and vintage."""

    groups: Mapping[GroupKey, Group]
    vocabulary: Vocabulary
    carrying: Mapping[str, Decimal]
    leaves_over: bool
    accounts: bool

    def tie(self, draft: Draft) -> Fact | None:
        """The fact that an amount repeats; else the one that it must repeat and does not.

        None where the document prints no such figure, or where the words leave open which of
        several it is and none of them agrees.
        """
        subject = draft.subject
        if subject is None or subject.year is not None or draft.amount is None:
            return None
        found = list(self._candidates(subject))
        agreeing = next((fact for fact in found if agrees(draft, fact)), None)
        if agreeing is not None:
            return agreeing
        return self._certain(subject)

    def possible(self, subject: Subject) -> Iterator[Fact]:
        """Every fact that a subject of this year may be, the likeliest first."""
        if subject.year is None:
            yield from self._candidates(subject)

    def fact_of(self, subject: Subject) -> Fact | None:
        """The one fact that a subject can only be."""
        return self._certain(subject) if subject.year is None else None

    def _candidates(self, subject: Subject) -> Iterator[Fact]:
        """Every fact that the words may mean, the likeliest first."""
        found: list[tuple[bool, int, int, Fact]] = []
        for concept in (subject.concept, *subject.also):
            group = self._group(concept, subject)
            for fund in self._funds(subject, group):
                for rank, vintage in enumerate(self._vintages(subject, fund)):
                    fact = group.get((fund, vintage))
                    if fact is not None:
                        found.append((fund != subject.fund, rank, len(found), fact))
        found.sort(key=lambda each: each[:3])
        yield from (each[3] for each in found)

    def _certain(self, subject: Subject) -> Fact | None:
        """The fact that the words mean for certain."""
        concepts = (subject.concept, *subject.also)
        facts = [self._one(concept, subject) for concept in concepts]
        known = [fact for fact in facts if fact is not None]
        if not known:
            return None
        # What is spent and what is spent or kept are one where nothing is kept.
        apart = self.leaves_over and set(concepts) == {"expenditure", "outlay"}
        if apart and len(known) < len(concepts):
            return None
        return known[0]

    def _one(self, concept: str, subject: Subject) -> Fact | None:
        group = self._group(concept, subject)
        if subject.fund == ANY:
            return self._whatever_fund(group)
        exact = self._in_fund(group, subject, subject.fund)
        if exact is not None or subject.fund != "appropriation":
            return exact
        # The appropriation lies between its largest part and all funds.
        part = self._in_fund(group, subject, "general_public")
        whole = self._in_fund(group, subject, _ALL)
        if part is not None and whole is not None and part.amount == whole.amount:
            return part
        return None

    def _whatever_fund(self, group: Group) -> Fact | None:
        """The fact of a concept printed for one scope: only if all its prints are one amount."""
        facts = list(group.values())
        return facts[0] if len({fact.amount for fact in facts}) == 1 else None

    def _in_fund(self, group: Group, subject: Subject, fund: str) -> Fact | None:
        found = {v: group[fund, v] for v in self._vintages(subject, fund) if (fund, v) in group}
        if not found:
            return None
        # Accounts do not part a year's expenditure by the year of its money.
        if not self._carries(fund) or (self.accounts and subject.concept.startswith("expend")):
            return next(iter(found.values()))
        if subject.vintage is not None:
            return found.get(subject.vintage)
        return found[_ALL] if _ALL in found and _CURRENT in found else None

    def _group(self, concept: str, subject: Subject) -> Group:
        return self.groups.get((concept, tuple(sorted(subject.others.items()))), {})

    def _funds(self, subject: Subject, group: Group) -> list[str]:
        if subject.fund == ANY:
            return list(dict.fromkeys(fund for fund, _ in group))
        if subject.fund == "appropriation":
            return ["appropriation", "general_public"]
        return [subject.fund]

    def _vintages(self, subject: Subject, fund: str) -> tuple[str, ...]:
        if subject.vintage is None:
            return (_ALL, _CURRENT, _UNSTATED)
        if subject.vintage == _CURRENT:
            more = () if self._carries(fund) else (_ALL,)
            return (_CURRENT, _UNSTATED, *more)
        return (subject.vintage,)

    def _carries(self, fund: str) -> bool:
        """Whether money of this fund may have been carried forward."""
        total = self.carrying.get(_ALL, self.carrying.get("appropriation"))
        if not self.carrying:
            return False
        if fund in (_ALL, ANY, "appropriation") or fund in self.carrying:
            return True
        named = [value for name, value in self.carrying.items()
                 if not self.vocabulary.below("fund", name)]  # fmt: skip
        return total is None or sum(named) != total


def index_facts(facts: Sequence[Fact], vocabulary: Vocabulary, *, accounts: bool) -> FactIndex:
    """Sorts the facts by what a sentence may say of them."""
    groups: dict[GroupKey, Group] = {}
    carrying: dict[str, Decimal] = {}
    for fact in facts:
        dimensions = dict(fact.dimensions)
        fund, vintage = (dimensions.pop(name, _ALL) for name in _SCOPES)
        groups.setdefault((fact.concept, tuple(sorted(dimensions.items()))), {})[fund, vintage] = (
            fact
        )
        if vintage == _CARRIED and not dimensions and fact.amount:
            carrying[fund] = max(carrying.get(fund, Decimal(0)), fact.amount)
        elif vintage == _CARRIED and fact.amount:
            carrying.setdefault(fund, fact.amount)
    return FactIndex(
        groups=groups,
        vocabulary=vocabulary,
        carrying=carrying,
        accounts=accounts,
        leaves_over=any(f.concept == "carried_to_next_year" and f.amount for f in facts),
    )


def agrees(draft: Draft, fact: Fact) -> bool:
    """Whether a printed amount and a fact are one figure, rounded differently at most."""
    if draft.amount is None:
        return False
    return abs(draft.amount - fact.amount) <= draft.half + half_of(fact)


def half_of(fact: Fact) -> Decimal:
    """Half of a fact's last printed digit, in yuan."""
    return Decimal(5).scaleb(-fact.decimals - 1)
