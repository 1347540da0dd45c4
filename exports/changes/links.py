"""Lines of both sides that are taken for one, and which are still free."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from exports.changes.columns import ColumnPair
from exports.changes.entries import Entry
from exports.changes.model import Match, Method
from extractor.model.finding import Message
from layouts.crosswalk import Crosswalks

_ONE = Decimal(1)
# No amount: leading ones are never zero.
_UNREAD = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Lines taken for one: one on each side, or several on one where `parted`. `sure` is False
    where a person must say; then both sides are the likely partners."""

    old: tuple[Entry, ...]
    new: tuple[Entry, ...]
    match: Match
    sure: bool = True


@dataclass(slots=True, kw_only=True)
class Links:
    """What is linked so far, in one pair of tables.

    `partner` and `back` lead from a row to the row that it is, `leads` holds what `leading` read.
    """

    old: Sequence[Entry]
    new: Sequence[Entry]
    columns: Sequence[ColumnPair]
    crosswalks: Crosswalks
    years: tuple[int | None, int | None]
    made: list[Link] = field(default_factory=list)
    rows_old: dict[int, Entry] = field(default_factory=dict)
    rows_new: dict[int, Entry] = field(default_factory=dict)
    free_old: dict[int, Entry] = field(default_factory=dict)
    free_new: dict[int, Entry] = field(default_factory=dict)
    partner: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    leads: dict[tuple[bool, int], Decimal | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows_old = {each.row: each for each in self.old}
        self.rows_new = {each.row: each for each in self.new}
        self.free_old, self.free_new = dict(self.rows_old), dict(self.rows_new)

    def link(
        self,
        old: Iterable[Entry],
        new: Iterable[Entry],
        method: Method,
        score: Decimal = _ONE,
        *,
        note: Message | None = None,
        sure: bool = True,
    ) -> None:
        """Takes lines of both sides for one; they are free no more."""
        olds, news = tuple(old), tuple(new)
        match = Match(method=method, score=score, note=note)
        self.made.append(Link(old=olds, new=news, match=match, sure=sure))
        for each in olds:
            del self.free_old[each.row]
        for each in news:
            del self.free_new[each.row]
        if sure and len(olds) == len(news) == 1:
            self.partner[olds[0].row] = news[0].row
            self.back[news[0].row] = olds[0].row

    def parents(self, old: Entry, new: Entry) -> bool | None:
        """Whether their parents are one; None where that is not known."""
        if old.parent is None or new.parent is None:
            return None
        if old.parent in self.partner or new.parent in self.back:
            return self.partner.get(old.parent) == new.parent
        return None

    def together(self, old: Entry, new: Entry) -> bool:
        """Whether both stand at the top, or below parents that are one.

        Where a table prints items alone, their codes say what they stand below.
        """
        if old.parent is not None or new.parent is not None:
            return self.parents(old, new) is True
        return _above(old) == _above(new)

    def apart(self, old: Entry, new: Entry) -> bool:
        """Whether they stand below different parents, every line being linked that can be.

        Parents that both went away may be one that nobody recognised; only where the lines' codes
        differ as well do they stand elsewhere for certain.
        """
        known = self.parents(old, new)
        if known is not None or old.code is None or old.code == new.code:
            return known is False
        return old.parent in self.free_old and new.parent in self.free_new

    def amounts(self, entry: Entry, *, is_old: bool) -> dict[int, Decimal]:
        """Its amounts by column, of the columns that both sides print; blanks left out."""
        found: dict[int, Decimal] = {}
        for number, pair in enumerate(self.columns):
            leaf = pair.old if is_old else pair.new
            if leaf is None or pair.change.disclosed != "both" or pair.role != "amount":
                continue
            cell = leaf.cell(entry.source)
            if cell is not None and cell.amount is not None:
                found[number] = cell.amount
        return found

    def leading(self, entry: Entry, *, is_old: bool) -> Decimal | None:
        """Its largest amount, with its sign; None where it prints none but zeros."""
        known = self.leads.get((is_old, entry.row), _UNREAD)
        if known != _UNREAD:
            return known
        amounts = [each for each in self.amounts(entry, is_old=is_old).values() if each]
        lead = max(amounts, key=lambda each: (abs(each), each)) if amounts else None
        self.leads[is_old, entry.row] = lead
        return lead

    def funds(self, entry: Entry, *, is_old: bool) -> frozenset[str]:
        """The funds that pay for it, of the columns that both sides print."""
        found = set()
        for number, amount in self.amounts(entry, is_old=is_old).items():
            leaf = self.columns[number].new
            fund = dict(leaf.dimensions).get("fund") if leaf is not None else None
            if fund is not None and amount:
                found.add(fund)
        return frozenset(found)


def _above(entry: Entry) -> str | None:
    if entry.meaning is None or entry.codelist is None:
        return None
    return entry.meaning[: max(0, len(entry.meaning) - 2)] if len(entry.meaning) > 3 else ""


Key = Callable[[Entry], Hashable]


def groups(
    links: Links, key: Key, where: Callable[[Entry], bool] | None = None
) -> list[tuple[list[Entry], list[Entry]]]:
    """The free lines of both sides by a key that both have; a key of None groups nothing."""
    olds: dict[Hashable, list[Entry]] = defaultdict(list)
    news: dict[Hashable, list[Entry]] = defaultdict(list)
    for free, into in ((links.free_old, olds), (links.free_new, news)):
        for each in free.values():
            value = key(each) if where is None or where(each) else None
            if value is not None:
                into[value].append(each)
    return [(olds[value], news[value]) for value in olds if value in news]
