"""Lines that are alike: certain where name and amount both say so, else a doubt for a person."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal

from exports.changes.entries import Entry
from exports.changes.evidence import alike, closeness, name_score, odd, telling
from exports.changes.links import Links, groups
from exports.changes.pairing import Candidate, pair
from exports.changes.parted import third_that_closes

# Names at least this alike are candidates at all; from `_ALIKE` on the name carries the pair
# unless the amounts speak against it, from `_SURE` on unless they are far apart.
_LEAST = Decimal("0.6")
_ALIKE = Decimal("0.75")
_SURE = Decimal("0.88")
_NEAR = Decimal("0.5")
_FAR = Decimal("0.2")
_EQUAL = Decimal(1)
_CLEAR = Decimal("0.05")
_NAME_WEIGHT = Decimal("0.7")
_NOTHING_SAID = Decimal("0.5")
_OTHER_CODE = Decimal("0.8")
_CODE_ALONE = Decimal("0.3")
_THIRD = Decimal("0.6")
# How many lines below must be the same for a parent to be, and how alike its name must be.
_CHILDREN = 2
_PARENT = Decimal("0.5")


def link_similar(links: Links) -> None:
    """One-to-one pairs of like names under the same parent, where the amounts bear it out."""
    candidates = [each for each in _candidates(links) if _certain(links, each)]
    made = pair(candidates, least=_LEAST, clear=_CLEAR)
    doubts, pairs = _doubted(links, made.pairs)
    for whole, parts in doubts:
        links.link(whole, parts, "similar", _THIRD, sure=False)
    for each in pairs:
        old, new = links.free_old[each.old], links.free_new[each.new]
        near = _near(links, old, new)
        by_amount = near == _EQUAL and name_score(old.stem, new.stem) < _ALIKE
        links.link([old], [new], "amount" if by_amount else "similar", each.score)


_Doubt = tuple[tuple[Entry, ...], tuple[Entry, ...]]


def _doubted(links: Links, pairs: Sequence[Candidate]) -> tuple[list[_Doubt], Sequence[Candidate]]:
    """Pairs of which a third line makes the sum close, with that line; and all the others."""
    taken = {(True, each.new) for each in pairs} | {(False, each.old) for each in pairs}
    thirds = {each: third for each in pairs if (third := _third(links, each, taken))}
    claims = Counter((split, line.row) for split, line in thirds.values())
    doubts: list[_Doubt] = []
    for each, (split, line) in thirds.items():
        old, new = links.free_old[each.old], links.free_new[each.new]
        if claims[split, line.row] == 1:
            doubts.append(((old,), (new, line)) if split else ((old, line), (new,)))
    doubted = {(old[0].row, new[0].row) for old, new in doubts}
    return doubts, [each for each in pairs if (each.old, each.new) not in doubted]


def _third(
    links: Links, each: Candidate, taken: set[tuple[bool, int]]
) -> tuple[bool, Entry] | None:
    old, new = links.free_old[each.old], links.free_new[each.new]
    if _near(links, old, new) == _EQUAL:
        return None
    third = third_that_closes(links, old, new)
    return None if third is None or (third[0], third[1].row) in taken else third


def link_by_children(links: Links) -> None:
    """Parents whose lines below are the same ones: certain where the names are alike as well."""
    below = Counter(
        (links.rows_old[old].parent, links.rows_new[new].parent)
        for old, new in links.partner.items()
    )
    old_sums, new_sums = Counter[int | None](), Counter[int | None]()
    for (old, new), count in below.items():
        old_sums[old] += count
        new_sums[new] += count
    for (old, new), count in below.items():
        if old not in links.free_old or new not in links.free_new:
            continue
        if count < _CHILDREN or not count == old_sums[old] == new_sums[new]:
            continue
        mine, theirs = links.free_old[old], links.free_new[new]
        score = name_score(mine.stem, theirs.stem)
        links.link([mine], [theirs], "similar", score, sure=score >= _PARENT)


def link_likely(links: Links) -> None:
    """What is still alike and free, each cluster with all its likely partners."""
    for cluster in _clusters(_candidates(links)):
        olds = sorted({each.old for each in cluster})
        news = sorted({each.new for each in cluster})
        links.link(
            [links.free_old[row] for row in olds],
            [links.free_new[row] for row in news],
            "similar",
            max(each.score for each in cluster),
            sure=False,
        )


def link_reused_codes(links: Links) -> None:
    """One code under which another name stands: renamed, or used for something else."""
    for olds, news in groups(links, _code):
        if len(olds) == len(news) == 1:
            links.link(olds, news, "key", _CODE_ALONE, sure=False)


def _code(entry: Entry) -> Hashable:
    if entry.code is None or entry.is_sum or entry.role == "note":
        return None
    return (entry.side, entry.unit, entry.role, entry.code)


def _candidates(links: Links) -> list[Candidate]:
    return [
        each
        for olds, news in groups(links, _kind)
        for old, new in alike([o.stem for o in olds], [n.stem for n in news], _LEAST)
        for each in _candidate(links, olds[old], news[new])
    ]


def _kind(entry: Entry) -> Hashable:
    """Only lines of one kind can be alike."""
    if not entry.stem or entry.role == "total":
        return None
    return (entry.side, entry.unit, entry.role)


def _candidate(links: Links, old: Entry, new: Entry) -> Iterator[Candidate]:
    named = name_score(old.stem, new.stem)
    if named < _LEAST or not old.is_of(new) or links.parents(old, new) is False:
        return
    near = _near(links, old, new)
    if _two_codes(old, new) and not (near == _EQUAL and named >= _OTHER_CODE):
        return
    if odd(old.stem, new.stem) and near != _EQUAL:
        return
    if named < _ALIKE and (near is None or near < _NEAR):
        return
    weight = _NOTHING_SAID if near is None else near
    score = named * _NAME_WEIGHT + weight * (1 - _NAME_WEIGHT)
    yield Candidate(old=old.row, new=new.row, score=score.quantize(_CLEAR / 5))


def _certain(links: Links, candidate: Candidate) -> bool:
    old, new = links.free_old[candidate.old], links.free_new[candidate.new]
    if _two_codes(old, new) or odd(old.stem, new.stem):
        return False
    named, near = name_score(old.stem, new.stem), _near(links, old, new)
    if near == _EQUAL and telling(links.leading(old, is_old=True)):
        return True
    if named >= _SURE:
        return near is None or near >= _FAR
    return named >= _ALIKE and near is not None and near >= _NEAR


def _two_codes(old: Entry, new: Entry) -> bool:
    """Whether each has a code of its own: then they are two lines, however alike."""
    return old.meaning is not None and new.meaning is not None and old.meaning != new.meaning


def _near(links: Links, old: Entry, new: Entry) -> Decimal | None:
    return closeness(links.leading(old, is_old=True), links.leading(new, is_old=False))


def _clusters(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """Candidates that hang together by a line of either side."""
    clusters: list[list[Candidate]] = []
    owner: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for each in candidates:
        ends = (("old", each.old), ("new", each.new))
        joined = [each]
        for mine in {id(owner[end]): owner[end] for end in ends}.values():
            joined = [*mine, *joined]
            if mine in clusters:
                clusters.remove(mine)
        clusters.append(joined)
        for member in joined:
            owner["old", member.old] = joined
            owner["new", member.new] = joined
    return clusters
