"""Table cases: what is printed, as text, and what the reader must make of it, as text.

A case file is a list of cases. Each has a `name`, `pages` (a list of pages; a page is a list of
lines and of `{grid: …, widths: […]}`), an optional `cover`, `xfail` with the reason where the
reader is known to fail, and `expect`:

    tables:    for each table `profile`, `kind`, `unit`, `state`, `pages`, optionally `title`,
               `number`, `notes`, `columns` (their keys) and `rows` (see `row_text`)
    facts:     selected ones by id with their amounts in yuan; `count` is how many there are
    findings:  their codes; an outcome other than broken stands behind a slash
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from tabletext import COVER, GridText, Part, codes, page, report

from extractor.model.report import CellValue, Report, Row, Table

_TABLE_KEYS = ("profile", "kind", "unit", "state", "pages", "title", "number", "notes")


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `file` is where it is written."""

    file: Path
    name: str
    cover: tuple[str, ...]
    pages: tuple[tuple[Part, ...], ...]
    expect: dict[str, Any]
    xfail: str | None = None

    @property
    def id(self) -> str:
        return f"{self.file.stem}: {self.name}"

    def read(self) -> Report:
        """The report of the cover and the pages, checked."""
        bodies = [page(2 + number, parts) for number, parts in enumerate(self.pages)]
        return report([page(1, self.cover), *bodies])

    def expected_tables(self) -> list[dict[str, Any]]:
        """What is expected of each table; rows as lists of fields."""
        return [
            {
                key: lines_of(value) if key == "rows" else value
                for key, value in {"pages": [2], **table}.items()
            }
            for table in self.expect["tables"]
        ]


def load_cases(folder: Path) -> list[Case]:
    """Every case of every YAML file in `folder`."""
    cases = []
    for file in sorted(folder.glob("*.yaml")):
        for raw in yaml.safe_load(file.read_text("utf-8")):
            unknown = set(raw) - {"name", "cover", "pages", "expect", "xfail"}
            assert not unknown, f"{file.name}: {raw.get('name')}: unknown keys {unknown}"
            cases.append(
                Case(
                    file=file,
                    name=raw["name"],
                    cover=tuple(raw.get("cover", COVER)),
                    pages=tuple(tuple(_part(part) for part in each) for each in raw["pages"]),
                    expect=raw["expect"],
                    xfail=raw.get("xfail"),
                )
            )
    return cases


def _part(raw: str | dict[str, Any]) -> Part:
    if isinstance(raw, str):
        return raw
    widths = raw.get("widths")
    return GridText(raw["grid"], tuple(widths) if widths else None)


def actual_table(table: Table, keys: set[str]) -> dict[str, Any]:
    """What was read of a table, in the words of a case; only what the case states."""
    values: dict[str, Any] = {key: getattr(table, key) for key in _TABLE_KEYS}
    values |= {"pages": list(table.pages), "notes": list(table.notes)}
    values["columns"] = [column.key for column in table.columns]
    values["rows"] = lines_of("\n".join(row_text(row, table) for row in table.rows))
    return {key: value for key, value in values.items() if key in keys}


def lines_of(text: str) -> list[list[str]]:
    """Rows of a case as lists of fields, blanks aside."""
    return [
        [field.strip() for field in line.split("|")]
        for line in text.strip("\n").splitlines()
        if line.strip()
    ]


def row_text(row: Row, table: Table) -> str:
    """`role | code | level | label | figures | dimensions`.

    Figures are `key=amount` in yuan; blank ones are left out; those without an amount show how
    they stand: `dash`, `text:…`, `illegible:…`. A row of unknown meaning has `?` before its role.
    """
    figures = [f"{key}={shown}" for key, value in row.cells.items() if (shown := _shown(value))]
    dimensions = [f"{name}={value}" for name, value in row.dimensions]
    half = {"left": "L ", "right": "R ", None: ""}[row.half]
    fields = [
        half + ("" if row.resolved else "?") + row.role,
        row.code or "",
        "" if row.level is None else str(row.level),
        row.label,
        " ".join(figures),
        " ".join(dimensions),
    ]
    return " | ".join(fields)


def _shown(value: CellValue) -> str:
    if value.status == "blank":
        return ""
    if value.amount is not None:
        return f"{value.amount:f}"
    return "dash" if value.status == "dash" else f"{value.status}:{value.raw}"


def actual_facts(read: Report, expected: dict[str, object]) -> dict[str, object]:
    """The facts that a case names, with their amounts; `count` is how many there are."""
    facts = {fact.id: f"{fact.amount:f}" for fact in read.facts}
    return {key: value for key, value in {**facts, "count": len(facts)}.items() if key in expected}


def summary(read: Report) -> dict[str, Any]:
    """Everything a case may state, to write a new one from."""
    keys = {"profile", "kind", "unit", "state", "pages", "title", "number", "columns", "rows"}
    return {
        "tables": [actual_table(table, keys) for table in read.tables],
        "facts": {fact.id: f"{fact.amount:f}" for fact in read.facts},
        "findings": codes(read),
    }
