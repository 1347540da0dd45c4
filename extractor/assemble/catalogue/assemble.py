"""A closed catalogue draft → `Catalogue`."""

from dataclasses import dataclass

from extractor.assemble.catalogue.draft import CatalogueDraft
from extractor.model.catalogue import Catalogue
from extractor.model.finding import Finding
from extractor.model.value import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledCatalogue:
    """A catalogue with what its reading has to tell."""

    catalogue: Catalogue
    findings: tuple[Finding, ...]


def assemble_catalogue(draft: CatalogueDraft, number: int) -> AssembledCatalogue:
    """Assembles a recognised catalogue. `number` is its index in the report, for places."""
    match = draft.start.match
    assert match is not None
    cells = draft.count_cells()
    catalogue = Catalogue(
        kind=match.profile.kind,
        series=None,
        title=draft.start.caption.title,
        profile=match.profile.id,
        engine=draft.start.grid.engine,
        pages=draft.pages,
        levels=(),
        departments=(),
        entries=(),
        notes=tuple(note.text for note in draft.notes),
        reading=Reading(cells=cells, used=0, ignored=0, reported=cells),
    )
    return AssembledCatalogue(catalogue=catalogue, findings=())
