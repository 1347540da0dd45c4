"""Every amount goes through every format and comes back exactly."""

from decimal import Decimal

import pytest
from disclosures import disclosure
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ways_back import WAYS_BACK, figures_in

from exports.ckan import dataset_of
from exports.registry import exporter_named
from exports.xlsx.style import is_exact
from extractor.errors import NotExpressible


def amount(whole: int, fraction: str, negative: bool) -> Decimal:
    return Decimal(f"{'-' if negative else ''}{whole}{'.' if fraction else ''}{fraction}")


AMOUNTS = st.builds(
    amount,
    st.one_of(st.integers(0, 10**9), st.integers(0, 10**29)),
    st.text("0123456789", max_size=8),
    st.booleans(),
)


@pytest.mark.parametrize("name", WAYS_BACK)
@given(amounts=st.lists(AMOUNTS, min_size=1, max_size=20))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_amounts_come_back_exactly(name, amounts):
    report = disclosure(amounts)
    back = figures_in(name, exporter_named(name).export(report))
    assert back == {fact.id: fact.amount for fact in report.facts}


@given(amounts=st.lists(AMOUNTS, min_size=1, max_size=20))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_amounts_are_sent_to_ckan_exactly(amounts):
    """What the portal makes of them is tested against one, in tests/services/ckan."""
    report = disclosure(amounts)
    (facts,) = (table for table in dataset_of(report).tables if table.table == "facts")
    assert {column.name: column.type for column in facts.columns}["amount"] == "numeric"
    sent = {record["fact"]: Decimal(str(record["amount"])) for record in facts.records}
    assert sent == {fact.id: fact.amount for fact in report.facts}


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
