"""What can only be told once every row is read: which lone rows are departments, whether lines
above the grids name them, and whether each row repeats the names of its parents."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from extractor.assemble.catalogue.rows import Listing, RawDepartment, RawEntry
from extractor.assemble.draft import Part
from extractor.engines.cell_text import joined
from extractor.model.geometry import Spot
from extractor.model.page import TextLine
from extractor.recognise.caption import body_in, is_furniture, unit_in
from layouts.catalogue import LevelScheme
from layouts.normalise import characters, compact
from layouts.title import number_of

_LONGEST = 30
_NEAREST = 40.0


def settle(listing: Listing, parts: Sequence[Part], scheme: LevelScheme) -> None:
    """Puts right what a single row could not tell."""
    _return_codeless(listing, scheme)
    _settle_beside(listing)
    if not listing.departments:
        _take_lines(listing, parts)


def _return_codeless(listing: Listing, scheme: LevelScheme) -> None:
    """A name that stands alone where names of entries stand, while departments are merged over
    the columns and the codes go on, is none of a department: at the end of a page it begins the
    name of the next entry, anywhere else it lacks its code and has no place."""
    if all(each.alone is not None for each in listing.departments):
        return
    kept: list[RawDepartment] = []
    numbers: list[int | None] = []
    for each in listing.departments:
        if each.alone is None or not _amid(listing, each, scheme):
            kept.append(each)
        elif not _begins_name(listing, each):
            assert each.cell is not None
            listing.used -= 1
            listing.unplaced.append((each.spot.page, each.cell))
        numbers.append(len(kept) - 1 if kept else None)
    listing.departments[:] = kept
    for entry in listing.entries:
        entry.department = None if entry.department is None else numbers[entry.department]


def _amid(listing: Listing, department: RawDepartment, scheme: LevelScheme) -> bool:
    """Whether the codes go on over a row, and a neighbour's name stands in its column."""
    around = listing.entries[max(department.first - 1, 0) : department.first + 1]
    if len(around) < 2 or department.first == 0:
        return False
    before, after = around
    stands = any(_stands_in(entry, department.alone) for entry in around)
    return stands and before.code < after.code and scheme.well_formed(after.code)


def _stands_in(entry: RawEntry, column: int | None) -> bool:
    """Whether the name of an entry stands in a level column, or in the one of all names (0)."""
    return column in entry.positions or (column == 0 and bool(entry.name))


def _begins_name(listing: Listing, begun: RawDepartment) -> bool:
    """Joins what a page broke off to the entry whose code the next page prints."""
    entry = listing.entries[begun.first]
    page = entry.spots[0].page
    if begun.spot.page != page - 1 or not _stands_in(entry, begun.alone) or not entry.name:
        return False
    if begun.first and listing.entries[begun.first - 1].spots[0].page == page:
        return False
    entry.name = joined([begun.name, entry.name])
    entry.spots.append(begun.spot)
    return True


def _settle_beside(listing: Listing) -> None:
    """Names of parents in most rows are texts of the rows; in a few rows they have no place."""
    several = [entry for entry in listing.entries if entry.beside]
    usual = len(several) * 2 > len(listing.entries)
    for entry in several:
        for position, cell in entry.beside.items():
            if usual:
                entry.texts[f"level_{position}"] = characters(cell.text).strip()
            else:
                listing.used -= 1
                listing.unplaced.append((entry.spots[0].page, cell))


def _take_lines(listing: Listing, parts: Sequence[Part]) -> None:
    """Where grids with a header of their own stand below lines that differ, these name the
    departments. A line that comes again after another one is only a running head."""
    lines = [
        (first, Spot(part.grid.page, line.box), characters(line.text).strip())
        for first, part in zip(listing.starts, parts, strict=True)
        if first is not None and (line := _heading(part, listing.is_caption)) is not None
    ]
    blocks = Counter(name for name, _ in groupby(name for _, _, name in lines))
    if sum(count == 1 for count in blocks.values()) < 2:
        return
    for first, spot, name in lines:
        repeated = listing.departments and listing.departments[-1].name == name
        if blocks[name] == 1 and not repeated:
            listing.departments.append(RawDepartment(name=name, first=first, spot=spot, cell=None))
    firsts = [*(each.first for each in listing.departments), len(listing.entries)]
    for number, (first, end) in enumerate(pairwise(firsts)):
        for entry in listing.entries[first:end]:
            entry.department = number


def _heading(part: Part, is_caption: Callable[[str], bool]) -> TextLine | None:
    """The line right above a grid, if it may name a department."""
    lines = [line for line in part.above if not is_furniture(line.text)]
    if not lines or part.grid.box.y0 - lines[-1].box.y1 > _NEAREST:
        return None
    text = lines[-1].text
    plain = compact(text)
    other = is_caption(text) or unit_in(plain) or body_in(text) or number_of(plain) == plain
    bracketed = plain[:1] in "(（" and plain[-1:] in ")）"
    return None if other or bracketed or len(plain) > _LONGEST else lines[-1]
