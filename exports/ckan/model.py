"""What CKAN is to hold: a dataset, and one DataStore table per tidy table."""

from collections.abc import Mapping
from dataclasses import dataclass

Cell = str | int | bool | None
Record = Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class CkanColumn:
    """A column of the DataStore; `type` is PostgreSQL's. Label and notes are for its readers."""

    name: str
    type: str
    label: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CkanTable:
    """A resource and its DataStore table.

    `id` is the same in every portal and for every edition of the disclosure; `sha256` is over
    columns, key and records, so that equal digests mean equal tables.
    """

    id: str
    table: str
    name: str
    description: str
    columns: tuple[CkanColumn, ...]
    primary_key: tuple[str, ...]
    records: tuple[Record, ...]
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CkanDataset:
    """One disclosure. `name` is ASCII and stays when the document is published anew."""

    name: str
    title: str
    notes: str
    tags: tuple[str, ...]
    extras: Mapping[str, str]
    tables: tuple[CkanTable, ...]
