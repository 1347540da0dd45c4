"""Every amount goes through every format and comes back exactly."""

from decimal import Decimal
from importlib import import_module

import pytest
from disclosures import disclosure
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.registry import FORMATS, exporter_named
from exports.xlsx.style import is_exact
from extractor.errors import NotExpressible

WAYS_BACK = {
    "json": "exports.json.figures",
    "datapackage": "exports.datapackage.read",
    "parquet": "exports.parquet.read",
    "xlsx": "exports.xlsx.read",
}


def amount(whole: int, fraction: str, negative: bool) -> Decimal:
    return Decimal(f"{'-' if negative else ''}{whole}{'.' if fraction else ''}{fraction}")


AMOUNTS = st.builds(
    amount,
    st.one_of(st.integers(0, 10**9), st.integers(0, 10**29)),
    st.text("0123456789", max_size=8),
    st.booleans(),
)


@pytest.mark.parametrize("name", [name for name in FORMATS if name in WAYS_BACK])
@given(amounts=st.lists(AMOUNTS, min_size=1, max_size=20))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_amounts_come_back_exactly(name, amounts):
    report = disclosure(amounts)
    back = import_module(WAYS_BACK[name]).figures(exporter_named(name).export(report))
    assert back == {fact.id: fact.amount for fact in report.facts}


@pytest.mark.parametrize("text", ["0.000000001", "1" * 31])
def test_what_parquet_cannot_hold_is_refused_not_rounded(text):
    with pytest.raises(NotExpressible, match=r"facts\.amount"):
        exporter_named("parquet").export(disclosure([Decimal(text)]))


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("16934200.00", True),
        ("999999999999999", True),
        ("9999999999999999", False),
        ("0.1", True),
        ("12345678901234.56", False),
        ("10000000000000000000000", True),
    ],
)
def test_excel_keeps_fifteen_digits(text, exact):
    assert is_exact(Decimal(text)) is exact
