"""CSV: exact decimals, LF, text as it is."""

from decimal import Decimal

import pytest

from exports.tidy.csv import from_csv, to_csv
from exports.tidy.spec import Field, TidyTable, text_of


def table(*values):
    fields = tuple(
        Field(name=name, type=kind, zh="", en="")
        for name, kind in (("a", "string"), ("b", "amount"))
    )
    return TidyTable(name="t", zh="", en="", fields=fields, key=("a",), rows=values)


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (Decimal("16934200"), "amount", "16934200.00"),
        (Decimal("1.234"), "amount", "1.234"),
        (Decimal("0.8750"), "number", "0.875"),
        (Decimal("1E+3"), "number", "1000"),
        (True, "boolean", "true"),
        (None, "amount", ""),
        (7, "integer", "7"),
    ],
)
def test_values_as_text(value, kind, text):
    assert text_of(value, kind) == text


def test_lines_end_with_lf_and_quotes_stand_only_where_needed():
    data = to_csv(table(("一,二", Decimal(1)), ('说"好"', None), ("行\n行", Decimal(2))))
    assert data.decode() == 'a,b\n"一,二",1.00\n"说""好""",\n"行\n行",2.00\n'
    assert [row["a"] for row in from_csv(data)] == ["一,二", '说"好"', "行\n行"]


def test_half_a_surrogate_pair_stops_nothing():
    assert "\ufffd" in to_csv(table(("x\ud800y", None))).decode("utf-8")
