"""A closed form draft → `Form`."""

from dataclasses import dataclass

from extractor.assemble.form.draft import FormDraft
from extractor.model.finding import Finding
from extractor.model.form import Form
from extractor.model.value import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledForm:
    """A form with what its reading has to tell."""

    form: Form
    findings: tuple[Finding, ...]


def assemble_form(draft: FormDraft, number: int) -> AssembledForm:
    """Assembles a recognised form. `number` is its index in the report, for places."""
    match = draft.start.match
    assert match is not None
    cells = draft.count_cells()
    form = Form(
        kind=match.profile.kind,
        title=draft.start.caption.title,
        project=None,
        profile=match.profile.id,
        engine=draft.start.grid.engine,
        unit=draft.start.caption.unit,
        printed_unit=draft.start.caption.printed_unit,
        pages=draft.pages,
        fields={},
        funding={},
        texts={},
        targets={},
        indicators=(),
        notes=tuple(note.text for note in draft.notes),
        reading=Reading(cells=cells, used=0, ignored=0, reported=cells),
    )
    return AssembledForm(form=form, findings=())
