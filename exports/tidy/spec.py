"""What a tidy table is: fields with types, labels and units, a key, references, and rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from exports.json.write_values import shortest
from extractor.model.amount import plain

FieldType = Literal["string", "integer", "amount", "number", "boolean"]
Value = str | int | Decimal | bool | None
Values = tuple[Value, ...]


class Member(NamedTuple):
    """One value of a closed list, with its labels."""

    value: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column. An `amount` is money in yuan, a `number` any other decimal of at most `scale`
    decimals; `unit` is a UCUM code or CNY; `members` are all values that may stand in it."""

    name: str
    type: FieldType
    zh: str
    en: str
    required: bool = False
    unit: str | None = None
    scale: int = 8
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """These fields name a row of another table by its fields `to`."""

    fields: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TidyTable:
    """A table with its rows, sorted as the report is; `key` is unique in it."""

    name: str
    zh: str
    en: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: Sequence[Values]
    references: tuple[Reference, ...] = ()

    def column(self, name: str) -> list[Value]:
        """All values of a field."""
        index = [field.name for field in self.fields].index(name)
        return [row[index] for row in self.rows]


def text_of(value: Value, kind: FieldType) -> str:
    """A value as text: exact decimals without exponent, true/false; None and "" are empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain(value) if kind == "amount" else shortest(value)
    return str(value)
