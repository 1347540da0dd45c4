"""Rows of a catalogue → entries and departments as printed, with the fate of every cell."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extractor.assemble.catalogue.columns import HeaderRows, Leaf, Slots, header_rows
from extractor.assemble.catalogue.draft import is_code
from extractor.assemble.draft import Part
from extractor.engines.cell_text import joined
from extractor.model.geometry import Spot, hull
from extractor.model.grid import Cell
from extractor.recognise.header import row_cells
from layouts.catalogue import CatalogueLayout
from layouts.normalise import characters, compact

_NOTE = re.compile(r"^(?:附?注|备注|说明)[\d一二三]?[:：.、]|[。；]$")
_GOES_ON = re.compile(r"[(（]续[表]?[)）]$")
# A code and its name in one cell: A 公共服务.
_CODED = re.compile(r"([A-Z](?:\d\d)*)[\s、.．:：]*([\u4e00-\u9fff].*)", re.DOTALL)


@dataclass(slots=True, kw_only=True)
class RawEntry:
    """A code row before its level is known.

    `positions` are the level columns that the name covers; `beside` are names in the same row in
    other level columns, by column. `department` indexes the departments read so far.
    """

    department: int | None
    code: str
    name: str
    positions: tuple[int, ...]
    texts: dict[str, str]
    beside: dict[int, Cell]
    spots: list[Spot]
    cells: tuple[Cell, ...]


@dataclass(slots=True, kw_only=True)
class RawDepartment:
    """A department as printed; `first` is the number of entries before it, `cell` is None where a
    line outside the grids names it, `alone` the level column in which it stands (0: the column
    of all names) where it is not merged over the columns."""

    name: str
    first: int
    spot: Spot
    cell: Cell | None
    alone: int | None = None


@dataclass(slots=True, kw_only=True)
class _Page:
    """The grid that is being read: cells `taken` have their place; `begun` after its first row."""

    number: int
    slots: Slots
    taken: set[int] = field(default_factory=set)
    begun: bool = False


@dataclass(slots=True, kw_only=True)
class Listing:
    """What reading the grids of one catalogue yields. Every non-empty cell is `used`, `ignored`,
    `strange` (under a header in `unknown`) or `unplaced`. `starts` has, for each grid that begins
    with a header, the number of entries before it; else None."""

    layout: CatalogueLayout
    is_caption: Callable[[str], bool]
    entries: list[RawEntry] = field(default_factory=list)
    departments: list[RawDepartment] = field(default_factory=list)
    starts: list[int | None] = field(default_factory=list)
    levels: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    used: int = 0
    ignored: int = 0
    strange: int = 0
    unplaced: list[tuple[int, Cell]] = field(default_factory=list)
    unknown: dict[str, Spot] = field(default_factory=dict)
    _leaves: tuple[Leaf, ...] = ()

    def read(self, part: Part) -> None:
        """Reads the next grid."""
        page = _Page(number=part.grid.page, slots=part.grid.slots())
        headers = {each.start: each for each in header_rows(page.slots, self.layout)}
        if headers:
            self._leaves = next(iter(headers.values())).leaves
        self.starts.append(len(self.entries) if headers else None)
        row = 0
        while row < len(page.slots):
            if row in headers:
                self._name_columns(headers[row], page)
                row = headers[row].end
                continue
            cells = [cell for cell in row_cells(page.slots, row) if id(cell) not in page.taken]
            if cells:
                self._read_row(cells, row, page)
                page.begun = True
            row += 1

    def _name_columns(self, header: HeaderRows, page: _Page) -> None:
        self._leaves = header.leaves
        self.levels = self.levels or header.levels
        self._use(header.cells, page)
        for leaf, cell in zip(header.leaves, page.slots[header.end - 1], strict=True):
            if leaf.role is None and leaf.header:
                self.unknown.setdefault(leaf.header, Spot(page.number, cell.box))

    def _read_row(self, cells: list[Cell], row: int, page: _Page) -> None:
        rest = self._set_aside(cells, page)
        codes = [cell for cell in rest if self._is_code(cell)]
        if codes:
            self._read_entries(codes, row, page)
        elif self._goes_on(rest, row, page):
            self._append(rest, page)
        elif len(rest) == 1:
            self._read_heading(rest[0], page)
        self.unplaced += [(page.number, cell) for cell in rest if id(cell) not in page.taken]

    def _set_aside(self, cells: Sequence[Cell], page: _Page) -> list[Cell]:
        """The row without what the profile ignores and without the name of its department."""
        kept = []
        for cell in cells:
            role = self._role(cell)
            if role == "ignored":
                self.ignored += 1
                page.taken.add(id(cell))
            elif role == "department":
                self._begin_department(cell, page)
            else:
                kept.append(cell)
        return kept

    def _role(self, cell: Cell) -> str | None:
        """The role of the columns that a cell covers; `wide` where it covers more than one kind,
        the code's among them."""
        roles = {leaf.role for leaf in self._leaves[cell.col : cell.col + cell.col_span]}
        if "code" in roles and len(roles) > 1:
            return "wide"
        return self._leaves[cell.col].role if self._leaves else None

    def _is_code(self, cell: Cell) -> bool:
        return self._role(cell) == "code" and is_code(compact(cell.text))

    def _read_entries(self, codes: Sequence[Cell], row: int, page: _Page) -> None:
        """An entry for each code of a row; where there are several code columns, each owns the
        columns up to the next."""
        starts = [number for number, leaf in enumerate(self._leaves) if leaf.role == "code"]
        for code in codes:
            end = next((start for start in starts if start > code.col), len(self._leaves))
            own = range(code.col if len(starts) > 1 else 0, end if len(starts) > 1 else 10**6)
            cells = [
                cell
                for each in range(row, row + code.row_span)
                for cell in row_cells(page.slots, each)
                if cell.col in own and id(cell) not in page.taken and cell is not code
            ]
            self._read_entry(code, cells, page)

    def _read_entry(self, code: Cell, cells: Sequence[Cell], page: _Page) -> None:
        named = [cell for cell in cells if self._role(cell) in ("level", "name")]
        last = max((cell.col for cell in named), default=None)
        name = [cell for cell in named if cell.col == last]
        beside = [cell for cell in named if cell.col != last]
        self._use([code, *named], page)
        self.entries.append(
            RawEntry(
                department=len(self.departments) - 1 if self.departments else None,
                code=compact(code.text),
                name=joined([_text(cell) for cell in name]),
                positions=self._positions(name[0]) if name else (),
                texts=self._texts(cells, page),
                beside={self._positions(cell)[0]: cell for cell in beside if self._positions(cell)},
                spots=[Spot(page.number, hull([cell.box for cell in (code, *name)]))],
                cells=(code, *name),
            )
        )

    def _positions(self, cell: Cell) -> tuple[int, ...]:
        """The level columns that a cell covers, from 1."""
        leaves = self._leaves[cell.col : cell.col + cell.col_span]
        return tuple(sorted({leaf.position for leaf in leaves if leaf.position is not None}))

    def _texts(self, cells: Sequence[Cell], page: _Page) -> dict[str, str]:
        """What stands in the other columns, by the profile's key of the column."""
        texts: dict[str, str] = {}
        for cell in cells:
            leaf = self._leaves[cell.col]
            if leaf.role == "text":
                self._use((cell,), page)
            elif leaf.role is None and leaf.header:
                self.strange += 1
                page.taken.add(id(cell))
            else:
                continue
            texts[leaf.key] = joined([texts.get(leaf.key, ""), _text(cell)])
        return texts

    def _goes_on(self, cells: Sequence[Cell], row: int, page: _Page) -> bool:
        """Whether the first row of a page only ends what the page before broke off: it has no
        code, its texts stand below those of the last entry, and the codes go on after it."""
        if page.begun or not self.entries or self.entries[-1].spots[-1].page == page.number:
            return False
        last = self.entries[-1]
        alone = {each.alone for each in self.departments}
        for cell in cells:
            role, positions = self._role(cell), self._positions(cell)
            ends_name = role == "name" or (role == "level" and positions == last.positions)
            if self._alone(cell) in alone - {None}:
                return False
            if not (ends_name and last.name) and role != "text":
                return False
        following = self._next_code(row, page)
        return bool(cells) and (following is None or following > last.code)

    def _next_code(self, row: int, page: _Page) -> str | None:
        """The next code below a row."""
        for below in range(row + 1, len(page.slots)):
            for cell in row_cells(page.slots, below):
                if self._is_code(cell):
                    return compact(cell.text)
        return None

    def _alone(self, cell: Cell) -> int | None:
        """The level column of a cell, 0 in the column of all names; None for any other."""
        positions = self._positions(cell)
        if self._role(cell) == "level" and positions:
            return positions[0]
        return 0 if self._role(cell) == "name" else None

    def _append(self, cells: Sequence[Cell], page: _Page) -> None:
        last = self.entries[-1]
        for key, text in self._texts(cells, page).items():
            last.texts[key] = joined([last.texts.get(key, ""), text])
        for cell in cells:
            if id(cell) not in page.taken:
                last.name = joined([last.name, _text(cell)])
                last.spots.append(Spot(page.number, cell.box))
                last.cells += (cell,)
                self._use((cell,), page)

    def _read_heading(self, cell: Cell, page: _Page) -> None:
        """A row of one cell without a code: a title, a note, a department, or a code with its
        name in one cell."""
        text, role = _text(cell), self._role(cell)
        coded = _CODED.fullmatch(text) if role == "wide" else None
        if role not in ("wide", "code", "level", "name"):
            return
        if self.is_caption(text):
            self._use((cell,), page)
        elif _NOTE.search(text):
            self.notes.append(text)
            self._use((cell,), page)
        elif coded is not None:
            self._read_coded(cell, coded[1], coded[2], page)
        else:
            self._begin_department(cell, page)

    def _read_coded(self, cell: Cell, code: str, name: str, page: _Page) -> None:
        self._use((cell,), page)
        self.entries.append(
            RawEntry(
                department=len(self.departments) - 1 if self.departments else None,
                code=code,
                name=name,
                positions=(),
                texts={},
                beside={},
                spots=[Spot(page.number, cell.box)],
                cells=(cell,),
            )
        )

    def _begin_department(self, cell: Cell, page: _Page) -> None:
        """A department; the one that is open goes on where its name is only printed again."""
        self._use((cell,), page)
        name = _text(cell)
        if self.departments and _GOES_ON.sub("", name) == self.departments[-1].name:
            return
        self.departments.append(
            RawDepartment(
                name=name,
                first=len(self.entries),
                spot=Spot(page.number, cell.box),
                cell=cell,
                alone=self._alone(cell),
            )
        )

    def _use(self, cells: Sequence[Cell], page: _Page) -> None:
        self.used += len(cells)
        page.taken.update(id(cell) for cell in cells)


def _text(cell: Cell) -> str:
    return characters(cell.text).strip()
