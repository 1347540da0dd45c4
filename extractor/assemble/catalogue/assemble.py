"""A closed catalogue draft → `Catalogue`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.assemble.catalogue.codes import Standing, fitting_scheme, stand
from extractor.assemble.catalogue.draft import CatalogueDraft
from extractor.assemble.catalogue.rows import Listing, RawEntry
from extractor.assemble.catalogue.settle import settle
from extractor.findings import finding
from extractor.model.catalogue import Catalogue, Department, Entry
from extractor.model.finding import Finding, Place
from extractor.model.grid import Cell
from extractor.model.value import Reading
from extractor.recognise.caption import unit_in
from layouts.normalise import compact
from layouts.title import same_title


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledCatalogue:
    """A catalogue with what its reading has to tell."""

    catalogue: Catalogue
    findings: tuple[Finding, ...]


def assemble_catalogue(draft: CatalogueDraft, number: int) -> AssembledCatalogue:
    """Assembles a recognised catalogue. `number` is its index in the report, for places."""
    match = draft.start.match
    assert match is not None
    title = draft.start.caption.title
    listing = Listing(layout=draft.layout, is_caption=_captions(title))
    for part in draft.parts:
        listing.read(part)
    scheme = fitting_scheme(listing.entries, draft.layout.schemes)
    settle(listing, draft.parts, scheme)
    standings = stand(listing.entries, scheme)
    names = [department.name for department in listing.departments]
    catalogue = Catalogue(
        kind=match.profile.kind,
        series=_series(listing.entries),
        title=title,
        profile=match.profile.id,
        engine=draft.start.grid.engine,
        pages=draft.pages,
        levels=listing.levels,
        code_letter=scheme.letter,
        code_digits=scheme.digits,
        departments=tuple(
            Department(name=each.name, first=each.first, spots=(each.spot,))
            for each in listing.departments
        ),
        entries=tuple(
            _entry(raw, standing, names)
            for raw, standing in zip(listing.entries, standings, strict=True)
        ),
        notes=(*listing.notes, *(note.text for note in draft.notes)),
        reading=_reading(draft, listing),
    )
    findings = (*_unknown(listing, catalogue, number), *_unplaced(listing, title, number))
    return AssembledCatalogue(catalogue=catalogue, findings=findings)


def _captions(title: str | None) -> Callable[[str], bool]:
    """Whether a row inside the grid, or a line above it, only repeats the title or states a
    unit."""

    def is_caption(text: str) -> bool:
        return bool(title and same_title(text, title)) or unit_in(compact(text)) is not None

    return is_caption


def _series(entries: Sequence[RawEntry]) -> str | None:
    """The letter that all codes with a letter share."""
    letters = {entry.code[0] for entry in entries if entry.code[0].isalpha()}
    return letters.pop() if len(letters) == 1 else None


def _entry(raw: RawEntry, standing: Standing, names: Sequence[str]) -> Entry:
    elsewhere = standing.above is not None and standing.above != standing.parent
    return Entry(
        department=None if raw.department is None else names[raw.department],
        code=raw.code,
        name=raw.name,
        level=standing.level,
        parent=standing.parent,
        parent_entry=standing.parent_entry,
        printed_column=standing.printed_column,
        printed_parent=standing.above if elsewhere else None,
        texts=raw.texts,
        spots=tuple(raw.spots),
        confidence=min(cell.confidence for cell in raw.cells),
    )


def _reading(draft: CatalogueDraft, listing: Listing) -> Reading:
    return Reading(
        cells=draft.count_cells(),
        used=listing.used,
        ignored=listing.ignored,
        reported=listing.strange + len(listing.unplaced),
    )


def _unknown(listing: Listing, catalogue: Catalogue, number: int) -> list[Finding]:
    """One finding for each column that the profile does not know."""
    return [
        finding(
            "COL-001",
            title=catalogue.title or "",
            header=header,
            profile=catalogue.profile,
            places=(Place(catalogue=number, page=spot.page, box=spot.box),),
        )
        for header, spot in listing.unknown.items()
    ]


def _unplaced(listing: Listing, title: str | None, number: int) -> list[Finding]:
    """One finding a page: the cells that belong to no entry and no department."""
    pages: dict[int, list[Cell]] = {}
    for page, cell in listing.unplaced:
        pages.setdefault(page, []).append(cell)
    return [
        finding(
            "CELL-001",
            title=title or "",
            page=page,
            count=len(cells),
            texts="、".join(cell.text for cell in cells),
            places=tuple(Place(catalogue=number, page=page, box=cell.box) for cell in cells),
        )
        for page, cells in sorted(pages.items())
    ]
