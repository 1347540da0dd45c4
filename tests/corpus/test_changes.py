"""Real pairs: one body in two years, and its budget beside its accounts. Figures read by eye."""

from decimal import Decimal

import pytest
from changed_reports import facts_of, figures_compared
from mirrored import neutral

from exports.changes.claims import check_claims
from exports.changes.mirror import mirror

WANLI = ("sh_putuo_wanli_dept_budget_2024", "sh_putuo_wanli_dept_budget_2025")
UNIVERSITY = ("swu_budget_2023", "swu_final_2023")
FINANCE = ("sh_putuo_finance_final_2024", "sh_putuo_finance_dept_budget_2025")
OFFICE = ("sh_putuo_office_dept_budget_2025", "sh_putuo_office_unit_budget_2025")


@pytest.fixture
def pair(examined):
    return lambda stems: tuple(examined(stem).report for stem in stems)


@pytest.mark.parametrize("stems", [WANLI, UNIVERSITY, FINANCE, OFFICE])
def test_waterfalls_close_and_directions_mirror(pair, stems):
    old, new = pair(stems)
    there = figures_compared(old, new)
    assert there.waterfalls
    for each in there.waterfalls:
        steps = sum((step.delta for step in each.steps), Decimal(0))
        assert each.old_total + steps + each.residual == each.new_total
        assert (each.residual, each.broken) == (0, False)
    assert neutral(mirror(there)) == neutral(figures_compared(new, old))


def test_wanli_grew_by_one_item(pair):
    told = figures_compared(*pair(WANLI))
    whole = told.waterfalls[0]
    assert (whole.old_total, whole.new_total) == (Decimal(156211123), Decimal(189767551))
    assert {step.code: step.delta for step in whole.steps if abs(step.delta) > 10**6} == {
        "204": Decimal(1245025),
        "208": Decimal(-3512169),
        "212": Decimal(34984023),
    }
    first = told.facts[told.movers[0]]
    assert (first.code, first.figure.delta) == ("2129999", Decimal(43128737))
    assert {each.breakdown for each in map(told.facts.__getitem__, told.movers)} == {"function@3"}


def test_wanli_s_sentences_agree_with_the_year_before(pair):
    old, new = pair(WANLI)
    told = check_claims(old, new, facts_of(old, new))
    assert [each.outcome for each in told].count("agrees") == len(told) - 1 >= 11
    assert [each.raw for each in told if each.outcome != "agrees"] == ["财政拨款收入支出增加"]


def test_the_university_s_budget_and_accounts(pair):
    told = figures_compared(*pair(UNIVERSITY))
    whole = told.waterfalls[0]
    assert {step.code: step.delta for step in whole.steps} == {
        "205": Decimal(-90477200),
        "206": Decimal(-2650700),
        "208": Decimal(-11512400),
        "221": Decimal(-6382900),
        "229": Decimal(0),
    }
    joined = next(
        each
        for each in told.facts
        if each.figure.new_fact == "expenditure|function=205|fund=appropriation"
    )
    assert joined.figure.old_fact.endswith("vintage=unstated")
    assert joined.figure.delta == Decimal(49751900)
    # The budget prints revenue with what was carried forward, the accounts without.
    for each in told.facts:
        if each.figure.new_fact == "revenue|function=205|vintage=current":
            assert each.states == ("not_disclosed",)


def test_accounts_tell_of_the_budget_that_they_print(pair):
    """三公 and 公务接待: a budget of 0.95 beside the accounts, 与2024年预算持平 a year later."""
    old, new = pair(FINANCE)
    told = check_claims(old, new, facts_of(old, new))
    agreed = [(each.raw, each.found) for each in told if each.outcome == "agrees"]
    assert agreed == [("与2024年预算持平", Decimal(9500))] * 2
    assert {each.outcome for each in told} == {"agrees", "not_checked"}


@pytest.mark.parametrize("stems", [UNIVERSITY, OFFICE])
def test_other_stages_and_one_year_check_no_claim(pair, stems):
    old, new = pair(stems)
    told = check_claims(old, new, facts_of(old, new))
    assert told
    assert {each.outcome for each in told if each.source == "sentence"} == {"not_checked"}
    assert all(each.reason for each in told)
