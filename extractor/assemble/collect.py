"""Pages in order → tables: what begins a table, what continues one, what only frames it."""

import re
from dataclasses import replace

from extractor.assemble.catalogue import (
    AssembledCatalogue,
    CatalogueDraft,
    assemble_catalogue,
)
from extractor.assemble.draft import Draft, Note, Part
from extractor.assemble.form import (
    AssembledForm,
    FormDraft,
    assemble_form,
    is_list,
    split_forms,
    whole_title,
)
from extractor.assemble.narrative.structure import ProseReader, Text
from extractor.assemble.table import Assembled, assemble
from extractor.assemble.unknown import assemble_unknown
from extractor.model.grid import Cell, Grid
from extractor.model.page import TextLine
from extractor.model.reading import PageReading, TableReading
from extractor.model.report import Contents
from extractor.recognise.caption import Caption, body_in, is_furniture, read_caption, unit_in
from extractor.recognise.contents import is_contents, read_contents
from extractor.recognise.edges import lines_between, lines_of
from extractor.recognise.header import Header, read_header, row_cells
from extractor.recognise.identity import Identity, identify
from extractor.recognise.match import recognise
from extractor.recognise.slips import Slip, slips
from extractor.recognise.split import split_grid
from layouts.normalise import compact
from layouts.read import ProfileSet
from layouts.title import bare_title, names_a_table, number_of

_NOTE = re.compile(
    r"^(?:附?注|备注|说明)[\d一二三]?[:：.、]|空表|无数据|无发生|为空|^[(（]?[本此]表"
    r"|(?:没有|无).{0,24}(?:预算|支出|收入|拨款|安排)"
)
_FRONT_PAGES = 8

AnyDraft = Draft | FormDraft | CatalogueDraft
_DRAFTS: dict[str, type[AnyDraft]] = {"form": FormDraft, "catalogue": CatalogueDraft}


class Collector:
    """Feed it the pages in order, then `finish`. Holds one open table and the closed ones."""

    def __init__(self, profiles: ProfileSet) -> None:
        self.profiles = profiles
        self.contents: list[Contents] = []
        self.tables: list[Assembled] = []
        self.forms: list[AssembledForm] = []
        self.catalogues: list[AssembledCatalogue] = []
        self.readings: list[TableReading] = []
        self.identity = Identity()
        self.slips: list[Slip] = []
        self.prose = Text(paragraphs=(), glossary=())
        self._prose = ProseReader()
        self._front: list[str] = []
        self._titles: list[str] = []
        self._bodies: list[str] = []
        self._open: AnyDraft | None = None
        self._contents_page = False
        self._headings: dict[str, list[int]] = {}
        self._foot: tuple[TextLine, ...] = ()
        self._form_layouts = [each.form for each in profiles.profiles if each.form is not None]

    def feed(self, page: PageReading) -> None:
        """Takes the next page."""
        lines, between = lines_of(page), lines_between(page)
        self._contents_page = is_contents(lines or _grid_lines(page), self._contents_page)
        if self._contents_page:
            self.contents += read_contents([*lines, *_grid_lines(page)], page.number)
            return
        self.slips += slips(page.lines, page.number)
        self._prose.feed(page)
        self._note_headings(lines, page.number)
        if page.number <= _FRONT_PAGES and not self.tables and self._open is None:
            self._front += lines
        for index, whole in enumerate(page.grids):
            parts = [
                part
                for titled in split_grid(whole, self._known_title)
                for part in split_forms(titled, self._form_layouts)
            ]
            for number, grid in enumerate(parts):
                above = between[index] if number == 0 else ()
                self._take(grid, list(above), index)
            self._take_notes(between[index + 1], page.number)
        self._foot = between[-1] if between else page.lines

    def finish(self) -> Identity:
        """Closes the last table and settles whose document it is."""
        self._close()
        self.identity = identify(self._front, self._titles, self._bodies)
        bodies = [self.identity.name] if self.identity.name else []
        self.contents = [
            replace(entry, seen=tuple(self._headings.get(bare_title(entry.text, bodies), ())))
            for entry in self.contents
        ]
        self.prose = self._prose.finish(self.contents)
        return self.identity

    def _note_headings(self, lines: list[str], page: int) -> None:
        """Remembers where lines read like a table's title, for those announced but not read."""
        bodies = [self.identity.name] if self.identity.name else []
        for line in lines:
            if names_a_table(line):
                self._headings.setdefault(bare_title(line, bodies), []).append(page)

    def _known_title(self, bare: str) -> bool:
        return any(profile.recognition.titles.matches(bare) for profile in self.profiles.profiles)

    def _take(self, grid: Grid, above: list[TextLine], index: int) -> None:
        header = read_header(grid, self.profiles.header_words)
        if not self._titles:
            self.identity = identify(self._front, self._titles, self._bodies)
        texts = [line.text for line in above]
        caption = self._caption(grid, header, texts)
        if self._begins_form(grid):
            caption = self._form_caption(grid, header, above, caption, index)
        if isinstance(self._open, FormDraft) and grid.page == self._open.last_page + 1:
            self._open.take_foot(above, grid.page)
        if self._open is not None:
            part = self._open.continues(grid, header, caption, texts, index)
            if part is not None:
                self._open.parts.append(replace(part, above=tuple(above)))
                return
        self._close()
        self._begin(Part(grid=grid, header=header, index=index, above=tuple(above)), caption)
        if isinstance(self._open, FormDraft):
            self._open.take_head(above, grid.page)

    def _caption(self, grid: Grid, header: Header, above: list[str]) -> Caption:
        """What the lines above and the rows at the top of the grid say."""
        slots = grid.slots()
        inside = [cell.text for row in range(header.top) for cell in row_cells(slots, row)]
        bodies = self._known_bodies()
        caption = read_caption([*above, *inside], self._known_title, bodies)
        if caption.title is None and not inside:
            inside = self._titled(slots)
            caption = read_caption([*above, *inside], self._known_title, bodies)
        if caption.body and not bodies:
            return read_caption([*above, *inside], self._known_title, [caption.body])
        return caption

    def _known_bodies(self) -> list[str]:
        return [*self._bodies[:1], *([self.identity.name] if self.identity.name else [])]

    def _form_caption(
        self, grid: Grid, header: Header, above: list[TextLine], caption: Caption, index: int
    ) -> Caption:
        """The caption of a grid that may begin a form: its title may stand at the foot of the page
        before, be wrapped, or be that of the form before."""
        if caption.title is None and index == 0:
            before = [*self._foot, *above]
            found = self._caption(grid, header, [line.text for line in before])
            if self._names_form(found):
                above, caption = before, found
        if self._names_form(caption):
            return whole_title(above, caption, self._known_bodies())
        if caption.title is None and isinstance(self._open, FormDraft):
            return self._open.caption_for_next(grid, caption)
        return caption

    def _names_form(self, caption: Caption) -> bool:
        """Whether the title is one of a form."""
        bare = caption.bare
        return bare is not None and any(
            profile.form is not None and profile.recognition.titles.matches(bare)
            for profile in self.profiles.profiles
        )

    def _begins_form(self, grid: Grid) -> bool:
        """Whether the grid holds the label that some form begins with."""
        return any(
            layout.begins.matches(compact(cell.text))
            for cell in grid.cells
            for layout in self._form_layouts
        )

    def _titled(self, slots: list[list[Cell]]) -> list[str]:
        """The first row, if over all columns it bears the title of something that is no table,
        such as a catalogue: a table's own header may read like its title."""
        first = row_cells(slots, 0)
        if len(first) != 1 or first[0].col_span < len(slots[0]):
            return []
        bare = bare_title(first[0].text)
        others = [each.recognition for each in self.profiles.profiles if not each.is_table]
        return [first[0].text] if any(each.titles.matches(bare) for each in others) else []

    def _begin(self, part: Part, caption: Caption) -> None:
        if caption.title:
            self._titles.append(caption.title)
        if caption.body:
            self._bodies.append(caption.body)
        self.identity = identify(self._front, self._titles, self._bodies)
        start = recognise(part.grid, part.header, caption, self.identity, self.profiles)
        layout = start.match.profile.form if start.match else None
        if layout is not None and is_list(part.grid, layout):
            start = replace(start, match=None)
        shape = start.match.profile.shape if start.match else "ledger"
        draft = _DRAFTS.get(shape, Draft)
        self._open = draft(start=start, parts=[part])

    def _take_notes(self, below: tuple[TextLine, ...], page: int) -> None:
        """Note lines right under a grid; a wrapped note runs on until it ends or something else
        begins."""
        if self._open is None or self._open.last_page != page:
            return
        if isinstance(self._open, FormDraft):
            self._open.take_foot(below, page)
        running = False
        for line in below:
            text = line.text.strip()
            if names_a_table(text) or is_furniture(text) or body_in(text) or unit_in(text):
                break
            if number_of(text) == compact(text):
                break
            if _NOTE.search(compact(text)):
                self._open.notes.append(Note(text=text, page=page, box=line.box))
                running = not text.endswith(("。", "."))
            elif running:
                last = self._open.notes[-1]
                self._open.notes[-1] = replace(last, text=last.text + text)
                running = not text.endswith(("。", "."))
            else:
                break

    def _close(self) -> None:
        draft, self._open = self._open, None
        if draft is None:
            return
        if isinstance(draft, FormDraft):
            self._close_form(draft)
        elif isinstance(draft, CatalogueDraft):
            self._close_catalogue(draft)
        else:
            self._close_table(draft)

    def _close_form(self, draft: FormDraft) -> None:
        number = len(self.forms)
        self.forms.append(assemble_form(draft, number))
        self.readings.append(_reading(draft, form=number))

    def _close_catalogue(self, draft: CatalogueDraft) -> None:
        number = len(self.catalogues)
        self.catalogues.append(assemble_catalogue(draft, number))
        self.readings.append(_reading(draft, catalogue=number))

    def _close_table(self, draft: Draft) -> None:
        number = len(self.tables)
        if draft.start.match is None:
            assembled = assemble_unknown(draft, number)
        else:
            assembled = assemble(draft, self.identity, self.profiles.vocabulary, number)
        self.tables.append(assembled)
        self.readings.append(_reading(draft, table=number, profile=assembled.table.profile))


def _reading(
    draft: AnyDraft,
    *,
    table: int | None = None,
    form: int | None = None,
    catalogue: int | None = None,
    profile: str | None = None,
) -> TableReading:
    match = draft.start.match
    return TableReading(
        table=table,
        form=form,
        catalogue=catalogue,
        title=draft.start.caption.title,
        profile=profile if table is not None or match is None else match.profile.id,
        grids=tuple((part.grid.page, part.index) for part in draft.parts),
        candidates=draft.start.candidates,
    )


def _grid_lines(page: PageReading) -> list[str]:
    """The rows of a page's grids as lines, for a contents page drawn as a table."""
    lines = []
    for grid in page.grids:
        slots = grid.slots()
        for row in range(grid.n_rows):
            texts = [cell.text for cell in row_cells(slots, row)]
            ordinal = len(texts) > 1 and compact(texts[0]).isdecimal()
            lines.append(" ".join(texts[1:] if ordinal else texts))
    return lines
