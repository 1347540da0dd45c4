"""The canonical report: everything a disclosure says, traceable to page and cell.

Field names are the JSON contract (`gongkai/report/1`); add to them, never rename them.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.model.amount import Unit
from extractor.model.catalogue import Catalogue
from extractor.model.finding import CheckCount, Finding, Place
from extractor.model.form import Form
from extractor.model.grid import CERTAIN
from extractor.model.narrative import Paragraph, Term
from extractor.model.page import PageKind
from extractor.model.value import CellValue, Reading

SCHEMA = "gongkai/report/1"

Stage = Literal["budget", "final_accounts"]
Level = Literal["unit", "department"]
TableState = Literal["filled", "declared_empty", "empty", "absent"]
RowRole = Literal["total", "subtotal", "item", "heading", "note"]
ColumnRole = Literal["code", "label", "unit", "amount", "text", "ignored", "unknown"]
Half = Literal["left", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInfo:
    """One page of the source: size in points as shown, what kind, and why it was judged so.

    `watermark` is text that lies over the page; it was set aside and is in no table.
    """

    number: int
    kind: PageKind
    width: Decimal
    height: Decimal
    reason: str
    watermark: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that was read."""

    sha256: str
    name: str
    page_count: int
    pages: tuple[PageInfo, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The body that published the document; None where the document does not say."""

    name: str | None
    level: Level | None
    region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A leaf column. `path` is the printed header from the top down; `half` in paired tables."""

    key: str
    role: ColumnRole
    path: tuple[str, ...]
    concept: str | None = None
    dimensions: tuple[tuple[str, str], ...] = ()
    half: Half | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, or one half of a printed row of a paired table.

    `printed_code` holds the code's printed parts (类/款/项 in columns of their own); `level`
    counts from 1 at the top of the hierarchy; `parent` indexes into the table's rows.
    `resolved` is False where the vocabulary does not know the row, so that it makes no facts.
    """

    role: RowRole
    code: str | None
    label: str
    level: int | None
    cells: dict[str, CellValue]
    page: int
    printed_row: int
    half: Half | None = None
    parent: int | None = None
    printed_code: tuple[str, ...] = ()
    dimensions: tuple[tuple[str, str], ...] = ()
    resolved: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A printed table, joined over its pages. `body` is the body named above it."""

    kind: str
    title: str | None
    number: str | None
    profile: str | None
    engine: str
    unit: Unit | None
    printed_unit: str | None
    state: TableState
    pages: tuple[int, ...]
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    reading: Reading
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One amount by what it means; `places` are all cells that print it. Amount in yuan.

    `confidence` is that of the surest cell that prints the amount, 1 for a text layer; `review`
    tells that all of these cells are for a person to look at, `verified` that sums prove one.
    """

    id: str
    concept: str
    dimensions: tuple[tuple[str, str], ...]
    amount: Decimal
    decimals: int
    places: tuple[Place, ...]
    confidence: Decimal = CERTAIN
    review: bool = False
    verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """One entry of the contents page: a table or section announced, with its printed page.

    `seen` are the pages on which a line repeats the entry's words, the contents aside.
    """

    text: str
    printed_page: str | None
    page: int
    seen: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one disclosure says, what it means, and what is wrong with it."""

    source: Source
    issuer: Issuer
    fiscal_year: int | None
    stage: Stage | None
    contents: tuple[Contents, ...]
    tables: tuple[Table, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    checks: tuple[CheckCount, ...]
    forms: tuple[Form, ...] = ()
    catalogues: tuple[Catalogue, ...] = ()
    narrative: tuple[Paragraph, ...] = ()
    glossary: tuple[Term, ...] = ()

    @property
    def recognised(self) -> int:
        """How many tables, forms and catalogues a profile knew."""
        known = sum(table.profile is not None for table in self.tables)
        return known + len(self.forms) + len(self.catalogues)
