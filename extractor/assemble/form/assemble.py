"""A closed form draft → `Form`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.assemble.form.draft import FormDraft
from extractor.assemble.form.fields import (
    head_of,
    is_inline,
    read_goals,
    read_inline,
    read_label,
    read_lines,
)
from extractor.assemble.form.funding import Funds
from extractor.assemble.form.heads import Heads
from extractor.assemble.form.indicators import read_indicators
from extractor.assemble.form.misread import tell
from extractor.assemble.form.overflow import take_overflow
from extractor.assemble.form.reader import FormReader
from extractor.assemble.form.seams import Seams
from extractor.assemble.form.sheet import Sheet, SheetCell
from extractor.findings import finding
from extractor.model.finding import Finding, Place
from extractor.model.form import FieldText, Form, Indicator
from extractor.model.value import Reading
from extractor.recognise.caption import unit_in
from layouts.form import FormLayout
from layouts.profile import Profile
from layouts.title import names_a_table, number_of

_SHOWN = 4
_LONG = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledForm:
    """A form with what its reading has to tell."""

    form: Form
    findings: tuple[Finding, ...]


def assemble_form(draft: FormDraft, number: int) -> AssembledForm:
    """Assembles a recognised form. `number` is its index in the report, for places."""
    match = draft.start.match
    assert match is not None
    layout = match.profile.form
    assert layout is not None
    reader = _reader(draft, layout, match.profile)
    indicators = read_indicators(reader)
    reader.periods = {each.period for each, _ in indicators}
    _read_caption(reader)
    _read_labels(reader)
    read_lines(reader, draft.lines)
    left = reader.left_over()
    form = _form(draft, match.profile, reader, [each for each, _ in indicators], left)
    findings = (
        *_unread(left, form, number),
        *_units(form, number),
        *_unsaid(reader, form, number),
        *_illegible(reader, form, number),
        *_slips(indicators, form, number),
        *_bare(reader, form, number),
        *(tell(each, number) for each in reader.settled),
    )
    return AssembledForm(form=form, findings=findings)


def _reader(draft: FormDraft, layout: FormLayout, profile: Profile) -> FormReader:
    sheet = Sheet([part.grid for part in draft.parts])
    seams = Seams(layout)
    for part in draft.parts:
        sheet.add(part.grid, seams.joins)
        take_overflow(sheet, part.grid, draft.lines, layout)
    unit = draft.start.caption.unit or profile.default_unit
    return FormReader(
        sheet=sheet,
        layout=layout,
        unit=unit,  # type: ignore[arg-type]
        printed_unit=draft.start.caption.printed_unit,
    )


def _read_caption(reader: FormReader) -> None:
    """Rows above the first label may hold the title, its number and the unit."""
    begins = [cell.row for cell in reader.sheet.cells if reader.layout.begins.matches(cell.plain)]
    for cell in reader.sheet.cells:
        if cell.blank or cell.row >= min(begins, default=0):
            continue
        stated = unit_in(cell.text)
        if stated:
            reader.unit, reader.printed_unit = stated
        if stated or names_a_table(cell.text) or number_of(cell.text) == cell.plain:
            reader.use(cell)


def _read_labels(reader: FormReader) -> None:
    """Every label outside the indicators, in reading order."""
    funds = Funds(reader)
    for cell in reader.sheet.cells:
        label = reader.label_of(cell)
        if label is None or label.group != "heading" or not reader.is_free(cell):
            continue
        if not funds.is_total(cell):
            funds.read_heading(cell)
    for cell in reader.sheet.cells:
        if cell.blank or not reader.is_free(cell):
            continue
        label = reader.label_of(cell)
        if label is None and is_inline(reader, cell):
            if read_inline(reader, cell.text, cell.spots[0]):
                reader.use(cell)
            continue
        label = label or head_of(reader, cell)
        if label is None:
            continue
        if label.group == "ignored":
            reader.ignore([cell])
        elif label.group == "section":
            reader.use(cell)
        elif label.group in ("total", "source", "heading"):
            funds.read(cell, label)
        else:
            read_label(reader, cell, label)
    funds.settle()
    read_goals(reader)


def _form(
    draft: FormDraft,
    profile: Profile,
    reader: FormReader,
    indicators: Sequence[Indicator],
    left: Sequence[SheetCell],
) -> Form:
    project = reader.fields.get("project")
    cells = draft.count_cells()
    ignored, reported = reader.count(reader.ignored()), reader.count(left)
    return Form(
        kind=profile.kind,
        title=draft.start.caption.title,
        project=project.raw if project is not None and project.raw else None,
        profile=profile.id,
        engine=draft.start.grid.engine,
        unit=reader.unit,
        printed_unit=reader.printed_unit,
        pages=draft.pages,
        fields=reader.fields,
        funding=reader.funding,  # type: ignore[arg-type]
        texts=reader.texts,
        targets=reader.targets,  # type: ignore[arg-type]
        indicators=tuple(indicators),
        unknown=tuple(_unknown(left)),
        notes=tuple(note.text for note in draft.notes),
        reading=Reading(
            cells=cells,
            used=cells - ignored - reported,
            ignored=ignored,
            reported=reported,
        ),
    )


def _unknown(left: Sequence[SheetCell]) -> Iterator[FieldText]:
    """Texts that the profile gives no place."""
    for cell in left:
        yield FieldText(
            label="",
            raw=cell.text,
            value=None,
            spots=cell.spots,
            confidence=cell.confidence,
        )


def _name(form: Form) -> str:
    return form.project or form.title or ""


def _unread(left: Sequence[SheetCell], form: Form, number: int) -> Iterator[Finding]:
    """One finding a page."""
    by_page: dict[int, list[SheetCell]] = {}
    for cell in left:
        by_page.setdefault(cell.spots[0].page, []).append(cell)
    for page, cells in by_page.items():
        texts = [
            each.text if len(each.text) <= _LONG else each.text[:_LONG] + "…" for each in cells
        ]
        more = "……" if len(cells) > _SHOWN else ""
        yield finding(
            "FORM-001",
            project=_name(form),
            count=len(cells),
            texts="".join(f"“{text}”" for text in texts[:_SHOWN]) + more,
            page=page,
            profile=form.profile,
            places=tuple(Place(form=number, page=page, box=each.spots[0].box) for each in cells),
        )


def _units(form: Form, number: int) -> Iterator[Finding]:
    cells = [cell for period in form.funding.values() for cell in period.values()]
    if any(cell.status == "printed" and cell.amount is None for cell in cells):
        yield finding(
            "FORM-004",
            "insufficient",
            project=_name(form),
            places=(Place(form=number, page=form.pages[0]),),
        )


def _unsaid(reader: FormReader, form: Form, number: int) -> Iterator[Finding]:
    for cell in reader.unsaid:
        spot = cell.spots[0]
        place = Place(form=number, page=spot.page, box=spot.box)
        yield finding(
            "FORM-006",
            "insufficient",
            project=_name(form),
            label=cell.text,
            places=(place,),
        )


def _illegible(reader: FormReader, form: Form, number: int) -> Iterator[Finding]:
    for label, value in reader.illegible:
        place = Place(form=number, page=value.page, box=value.box)
        yield finding("FORM-005", project=_name(form), label=label, raw=value.raw, places=(place,))


def _bare(reader: FormReader, form: Form, number: int) -> Iterator[Finding]:
    """Level-1 heads that no indicator of the form stands under."""
    named = {each.level1 for each in form.indicators}
    for cell in dict.fromkeys(reader.bare_heads):
        if cell.plain not in named:
            spot = cell.spots[0]
            place = Place(form=number, page=spot.page, box=spot.box)
            yield finding("FORM-202", project=_name(form), head=cell.text, places=(place,))


def _slips(
    indicators: Sequence[tuple[Indicator, Heads]], form: Form, number: int
) -> Iterator[Finding]:
    """One finding for all rows of a form whose heads were read by the words."""
    slipped = [(row, each) for row, (each, heads) in enumerate(indicators) if heads.slipped]
    if slipped:
        yield finding(
            "FORM-002",
            project=_name(form),
            count=len(slipped),
            rows="；".join(_shown(each) for _, each in slipped[:_SHOWN]),
            places=tuple(_place(row, each, number) for row, each in slipped),
        )
    strange: dict[str, list[tuple[int, Indicator]]] = {}
    for row, (each, heads) in enumerate(indicators):
        if heads.strange:
            strange.setdefault(heads.strange, []).append((row, each))
    for word, rows in strange.items():
        yield finding(
            "FORM-003",
            project=_name(form),
            word=word,
            places=tuple(_place(row, each, number) for row, each in rows),
        )


def _shown(indicator: Indicator) -> str:
    printed = [
        text
        for text in (
            indicator.printed_level1 or indicator.level1,
            indicator.level2 if indicator.printed_level2 is None else indicator.printed_level2,
        )
        if text
    ]
    meant = f"{indicator.level1}/{indicator.level2 or ''}"
    return f"{indicator.level3 or indicator.level2 or ''}（{'/'.join(printed)} → {meant}）"


def _place(row: int, indicator: Indicator, number: int) -> Place:
    spot = indicator.spots[0]
    return Place(form=number, row=row, page=spot.page, box=spot.box)
