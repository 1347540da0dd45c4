"""From the old total to the new, step by step: expenditure by class, revenue by fund."""

from collections.abc import Iterator, Mapping, Sequence

from exports.changes.levels import Index, comparable, funds_below, sides, widest
from exports.changes.meaning import Dimensions, put, scope_words, words
from exports.changes.model import FactChange, Step, Waterfall
from extractor.model.finding import Message
from layouts.vocabulary import load_vocabulary

_EXPENDITURE, _REVENUE, _FUNCTION = "expenditure", "revenue", "function"
_REST = ("carried_forward", "drawn_balance")


def waterfalls(facts: Sequence[FactChange]) -> tuple[Waterfall, ...]:
    """One for the expenditure and one for the revenue of each vintage and stage that both sides
    print, for the widest scope of funds; those of which no level is printed are left out."""
    index = Index.of(facts)
    made = [
        *(_expenditure(index, scope) for scope in widest(index.scopes(_EXPENDITURE))),
        *(_revenue(index, scope) for scope in widest(index.scopes(_REVENUE))),
    ]
    return tuple(each for each in made if each is not None)


def _expenditure(index: Index, scope: Dimensions) -> Waterfall | None:
    """By the first level of the functional classification that adds up; by class if none does."""
    total = index.totals[_EXPENDITURE, scope]
    lengths = load_vocabulary().codelists["functional"].lengths
    levels = [index.at_level(_EXPENDITURE, _FUNCTION, scope, length) for length in lengths]
    for parts in (*levels, index.deepest(_EXPENDITURE, _FUNCTION, scope)):
        if index.closes(total, parts):
            return _made(index, total, parts, broken=False)
    # A class that one side does not print would stand as a fall to nothing.
    told = levels[0] and all(comparable(index.facts[number]) for number in levels[0])
    return _made(index, total, levels[0], broken=True) if told else None


def _revenue(index: Index, scope: Dimensions) -> Waterfall | None:
    """By fund, money of earlier years beside them; only where that adds up, for funds may be
    printed in part."""
    total = index.totals[_REVENUE, scope]
    for parts in _sources(index, scope):
        if index.closes(total, parts):
            return _made(index, total, parts, broken=False)
    return None


def _sources(index: Index, scope: Dimensions) -> Iterator[list[int]]:
    """Ways to break a revenue down, the finest first."""
    given = dict(scope)
    rest: list[int] = []
    now = scope
    if "vintage" not in given:
        found = (index.totals.get((_REVENUE, put(scope, "vintage", name))) for name in _REST)
        rest = [number for number in found if number is not None]
        now = put(scope, "vintage", "current")
    for base, more in ((now, rest), (scope, [])):
        funds = _funds(index, base, given.get("fund"))
        yield [*_ends(funds, finest=True), *more]
        yield [*_ends(funds, finest=False), *more]
    current = index.totals.get((_REVENUE, now))
    if current is not None and rest:
        yield [current, *rest]


def _funds(index: Index, scope: Dimensions, whole: str | None) -> Mapping[str, int]:
    """The totals of each fund below a scope's own."""
    found = {fund: index.totals.get((_REVENUE, put(scope, "fund", fund))) for fund in _all_funds()}
    below = funds_below(whole)
    return {fund: n for fund, n in found.items() if n is not None and fund in below}


def _all_funds() -> Sequence[str]:
    return [name for name in load_vocabulary().dimensions["fund"].members if name != "all"]


def _ends(funds: Mapping[str, int], *, finest: bool) -> list[int]:
    """Funds that hold none of the others (finest), or that none of the others holds."""
    return [
        number
        for fund, number in funds.items()
        if not any(
            (other in funds_below(fund)) if finest else (fund in funds_below(other))
            for other in funds
            if other != fund
        )
    ]


def _made(index: Index, total: int, parts: Sequence[int], *, broken: bool) -> Waterfall:
    whole = index.facts[total]
    made = (_step(index.facts[number], whole.dimensions) for number in sorted(parts))
    steps = tuple(step for step in made if step.old or step.new)
    old, new = sides(whole)
    return Waterfall(
        concept=whole.concept,
        dimensions=whole.dimensions,
        title=title_of(whole.concept, whole.dimensions),
        old_total=old,
        new_total=new,
        steps=steps,
        residual=new - old - sum(step.delta for step in steps),
        broken=broken,
    )


def title_of(concept: str, dimensions: Dimensions) -> Message:
    """What a waterfall shows."""
    said = words(concept, dimensions)
    by = ("按功能分类", "by function") if concept == _EXPENDITURE else ("按资金来源", "by source")
    return Message(zh=f"{said.zh}：{by[0]}", en=f"{said.en}, {by[1]}")


def _step(change: FactChange, scope: Dimensions) -> Step:
    old, new = sides(change)
    return Step(code=change.code, label=step_label(change, scope), old=old, new=new)


def step_label(change: FactChange, scope: Dimensions) -> Message:
    """A class by its name; a fund by its own, without what the title says of all."""
    if change.concept != _REVENUE:
        return change.label
    said = {*scope, ("vintage", "current")} if len(change.dimensions) > 1 else {*scope}
    own = scope_words(tuple(pair for pair in change.dimensions if pair not in said))
    return own if own.zh else change.label
