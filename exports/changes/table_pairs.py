"""Which table of one report is which table of the other: by kind and scope, then by title."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from exports.changes.evidence import name_score
from exports.changes.pairing import Candidate, pair
from extractor.model.report import Report, Table
from layouts.normalise import compact, without_year
from layouts.title import bare_title

_CARRIED = re.compile(r"(?<!不含)(?<!不包括)(?:上年|历年|以前年度)?结转(?!结余收入)")
_CURRENT = re.compile(r"本年|当年")
_SCOPE = re.compile(r"[(（][^()（）]*[)）]")
_ALIKE = Decimal("0.8")
_CLEAR = Decimal("0.05")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """A table with what tells it from others. `kind` is None where no profile knew it."""

    index: int
    table: Table
    kind: str | None
    title: str
    scope: str
    vintage: str
    body: str


TablePair = tuple[int | None, int | None]


def pair_tables(old: Report, new: Report) -> tuple[TablePair, ...]:
    """Indices of the tables that are one, in the new report's order; a table of the old report
    alone follows the table that it followed there."""
    olds, news = _titled(old), _titled(new)
    partner: dict[int, int] = {}
    for key in (_exact, _scoped, _profiled, _of_kind, _by_title):
        _pair_by(key, olds, news, partner)
    _pair_alike(olds, news, partner)
    return tuple(_ordered(len(olds), len(news), partner))


def _titled(report: Report) -> list[Titled]:
    body = report.issuer.name
    return [_of(index, table, body) for index, table in enumerate(report.tables)]


def _of(index: int, table: Table, issuer: str | None) -> Titled:
    bodies = [each for each in (table.body, issuer) if each]
    title = compact(table.title or "")
    return Titled(
        index=index,
        table=table,
        kind=None if table.profile is None else table.kind,
        title=bare_title(title, bodies),
        scope="".join(map(without_year, _SCOPE.findall(title))),
        vintage=_vintage(title),
        body="" if table.body in (None, issuer) else compact(table.body or ""),
    )


def _vintage(title: str) -> str:
    """Whether the title is of what was carried forward or of the current year alone."""
    if _CARRIED.search(title):
        return "carried_forward"
    return "current" if _CURRENT.search("".join(_SCOPE.findall(title))) else ""


def _exact(each: Titled) -> Hashable:
    return (each.kind, each.title, each.scope, each.body, each.table.profile)


def _scoped(each: Titled) -> Hashable:
    return (each.kind, each.title, each.vintage, each.body)


def _profiled(each: Titled) -> Hashable:
    return each.kind and (each.kind, each.table.profile, each.vintage)


def _of_kind(each: Titled) -> Hashable:
    return each.kind and (each.kind, each.vintage == "carried_forward")


def _by_title(each: Titled) -> Hashable:
    return each.title and (each.title, each.vintage)


def _pair_by(
    key: Callable[[Titled], Hashable],
    olds: Sequence[Titled],
    news: Sequence[Titled],
    partner: dict[int, int],
) -> None:
    """Pairs tables of one key; where several have it, in order if there are as many of them."""
    by_old, by_new = _free(key, olds, partner.keys()), _free(key, news, set(partner.values()))
    for value, mine in by_old.items():
        theirs = by_new.get(value, [])
        if value and len(mine) == len(theirs):
            partner.update(
                (one.index, other.index) for one, other in zip(mine, theirs, strict=True)
            )


def _free(
    key: Callable[[Titled], Hashable], tables: Sequence[Titled], taken: object
) -> dict[Hashable, list[Titled]]:
    groups: dict[Hashable, list[Titled]] = defaultdict(list)
    for each in tables:
        if each.index not in taken:  # type: ignore[operator]
            groups[key(each)].append(each)
    return groups


def _pair_alike(olds: Sequence[Titled], news: Sequence[Titled], partner: dict[int, int]) -> None:
    """Tables of one kind, or that no profile knew, by how alike their titles are."""
    taken = set(partner.values())
    candidates = [
        Candidate(old=old.index, new=new.index, score=name_score(old.title, new.title))
        for old in olds
        for new in news
        if old.index not in partner and new.index not in taken and _may_be_one(old, new)
    ]
    made = pair(candidates, least=_ALIKE, clear=_CLEAR)
    partner.update((each.old, each.new) for each in made.pairs)


def _may_be_one(old: Titled, new: Titled) -> bool:
    vintages = old.vintage == new.vintage or not (old.vintage and new.vintage)
    kinds = old.kind == new.kind or None in (old.kind, new.kind)
    return vintages and kinds and bool(old.title and new.title)


def _ordered(olds: int, news: int, partner: dict[int, int]) -> Iterator[TablePair]:
    back = {new: old for old, new in partner.items()}
    after: dict[int | None, list[int]] = defaultdict(list)
    above: int | None = None
    for old in range(olds):
        above = partner.get(old, above)
        if old not in partner:
            after[above].append(old)
    yield from ((old, None) for old in after[None])
    for new in range(news):
        yield back.get(new), new
        yield from ((old, None) for old in after[new])
