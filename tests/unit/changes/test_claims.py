"""What the new document says of the year before, against the constructed year before.

1,693.42 − 249.76 = 1,443.66, which the old document prints; 17.89 − 6.61 = 11.28, and 6.61 of
11.28 is 58.6 %, printed as 59 %. Everything else here alters one figure or one word.
"""

from dataclasses import replace
from decimal import Decimal

import pytest
from changed_reports import (
    facts_of,
    new_sample,
    old_sample,
    with_amount,
    with_claim,
)

from exports.changes.claims import check_claims
from extractor.assemble.facts import fact_id
from extractor.model.report import Column

TOTAL, BASIS = "比上年增加249.76万元", "比2025年预算增加6.61万元"


def _checked(old, new):
    return check_claims(old, new, facts_of(old, new))


def _first(checks, raw):
    return next(each for each in checks if each.raw == raw)


@pytest.fixture(scope="module")
def plain():
    return _checked(old_sample(), new_sample())


def test_the_sample_agrees_with_the_year_before(plain):
    told = [(each.raw, each.outcome, each.claimed, each.found) for each in plain]
    old, general = Decimal(14436600), Decimal(13295700)
    assert told == [
        (TOTAL, "agrees", old, old),
        ("增长17.30%", "agrees", Decimal("17.30"), Decimal("17.30")),
        ("增加", "agrees", None, Decimal(2497600)),
        (TOTAL, "agrees", old, old),
        ("增长17.30%", "agrees", Decimal("17.30"), Decimal("17.30")),
        ("增加", "agrees", None, Decimal(2497600)),
        ("比上年增加315.49万元", "agrees", general, general),
        ("增长23.73%", "agrees", Decimal("23.73"), Decimal("23.73")),
        (BASIS, "agrees", Decimal(112800), Decimal(112800)),
        ("上升59%", "agrees", Decimal(59), Decimal("58.60")),
    ]


def test_places_lead_to_both_documents(plain):
    told = _first(plain, TOTAL)
    assert (told.new_place.paragraph, told.new_place.page) == (2, 20)
    assert (told.old_place.table, told.old_place.page) == (0, 5)


def _said(raw, value, **more):
    value = Decimal(value)
    return with_claim(new_sample(), raw, value=value, amount=value.scaleb(4), **more)


def test_one_digit_more_is_rounding():
    assert _first(_checked(old_sample(), _said(TOTAL, "249.77")), TOTAL).outcome == "rounding"


def test_another_difference_differs():
    told = _first(_checked(old_sample(), _said(TOTAL, "259.76")), TOTAL)
    assert told.outcome == "differs"
    assert (told.claimed, told.found) == (Decimal(14336600), Decimal(14436600))
    assert "同一阶段" in told.reason.zh


def test_a_difference_against_the_current_year_alone_is_one_of_scope():
    """1,693.42 − 1,426.14 = 267.28: this year with, the year before without what was carried."""
    told = _first(_checked(old_sample(), _said(TOTAL, "267.28")), TOTAL)
    assert told.outcome == "differs_by_scope"
    assert "收入（当年）" in told.reason.zh
    assert "revenue (current year)" in told.reason.en
    assert "1,443.66" in told.reason.zh
    assert told.found == Decimal(14261400)


def test_a_decrease_instead_of_an_increase_differs():
    new = with_claim(new_sample(), TOTAL, direction="decrease")
    told = _first(_checked(old_sample(), new), TOTAL)
    assert (told.outcome, told.claimed) == ("differs", Decimal(19431800))


def test_a_wrong_growth_differs():
    new = with_claim(new_sample(), "增长23.73%", value=Decimal("13.73"))
    told = _first(_checked(old_sample(), new), "增长23.73%")
    assert (told.outcome, told.claimed, told.found, told.unit) == (
        "differs",
        Decimal("13.73"),
        Decimal("23.73"),
        "percent",
    )


def test_another_old_amount_differs_for_every_claim_about_it():
    old = with_amount(old_sample(), "expenditure|fund=general_public|vintage=current", "13000000")
    told = _checked(old, new_sample())
    assert _first(told, "比上年增加315.49万元").outcome == "differs"
    assert _first(told, "增长23.73%").outcome == "differs"
    assert _first(told, TOTAL).outcome == "agrees"


def test_a_table_that_leaves_its_vintage_open_is_a_doubt_with_both_figures():
    told = _first(_checked(old_sample(), _said(BASIS, "5.61")), BASIS)
    assert told.outcome == "differs_unless_scope"
    assert "上年结转" in told.reason.zh
    assert (told.claimed, told.found) == (Decimal(122800), Decimal(112800))


def _without_scope(raw):
    """The new sample with a claim whose words name no fund, and no table that prints its figure."""
    new = with_claim(new_sample(), raw)
    paragraphs = [
        replace(
            each,
            claims=tuple(
                replace(claim, dimensions=(), facts=())
                if any(one.raw == raw for one in each.claims)
                else claim
                for claim in each.claims
            ),
        )
        for each in new.narrative
    ]
    facts = tuple(each for each in new.facts if not each.concept.startswith("agency_operating"))
    return replace(new, narrative=tuple(paragraphs), facts=facts)


def test_the_only_scope_that_the_year_before_prints_is_held_against_and_named():
    said = _without_scope(BASIS)
    told = _first(check_claims(old_sample(), said, ()), BASIS)
    assert told.outcome != "not_checked"
    assert told.found == Decimal(112800)
    assert "只印有“机关运行经费（财政拨款）”" in told.reason.zh
    wrong = with_claim(said, BASIS, value=Decimal("5.61"), amount=Decimal(56100))
    told = _first(check_claims(old_sample(), wrong, ()), BASIS)
    assert (told.outcome, told.claimed) == ("differs_unless_scope", Decimal(122800))
    assert "只印有“机关运行经费（财政拨款）”" in told.reason.zh


def test_of_two_scopes_none_is_taken():
    old = old_sample()
    known = next(each for each in old.facts if each.concept == "agency_operating")
    dimensions = (("fund", "government_funds"),)
    other = replace(
        known, id=fact_id(known.concept, dimensions), dimensions=dimensions, amount=Decimal(1)
    )
    told = _first(
        check_claims(replace(old, facts=(*old.facts, other)), _without_scope(BASIS), ()), BASIS
    )
    assert told.outcome != "differs_unless_scope"
    assert told.outcome != "differs"


def _accounts():
    """The year before as accounts, which print its budget beside."""
    old = old_sample()
    facts = []
    for each in old.facts:
        dimensions = tuple(sorted((*each.dimensions, ("stage", "budget"))))
        facts += [
            replace(each, amount=each.amount + 7),
            replace(each, id=fact_id(each.concept, dimensions), dimensions=dimensions),
        ]
    return replace(old, stage="final_accounts", facts=tuple(facts))


def test_accounts_that_print_the_budget_tell_of_claims_about_it():
    told = _first(check_claims(_accounts(), new_sample(), ()), BASIS)
    assert (told.outcome, told.found) == ("agrees", Decimal(112800))
    told = _first(check_claims(_accounts(), _said(BASIS, "5.61"), ()), BASIS)
    assert told.outcome == "differs_unless_scope"
    assert "调整" in told.reason.zh
    told = _first(check_claims(_accounts(), new_sample(), ()), TOTAL)
    assert "阶段" in told.reason.zh


def test_a_figure_that_the_new_table_does_not_print_proves_nothing():
    new = with_amount(new_sample(), "revenue", "19000000.00")
    told = _first(_checked(old_sample(), new), TOTAL)
    assert told.outcome == "agrees"  # the sentence itself leads back to the old amount
    new = with_claim(new, TOTAL, value=Decimal("5.55"), amount=Decimal("55500"))
    told = _first(_checked(old_sample(), new), TOTAL)
    assert told.outcome == "not_checked"
    assert told.reason.en


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("比2025年预算执行数", "执行数"),
        ("比2025年调整预算数", "调整后"),
        ("比2025年决算数", "阶段"),
    ],
)
def test_another_figure_of_the_year_before_is_not_compared(words, told):
    new = _said(BASIS, "5.61", text=lambda text: text.replace("比2025年预算", words))
    check = _first(_checked(old_sample(), new), BASIS)
    assert check.outcome == "not_checked"
    assert told in check.reason.zh


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        ({"fiscal_year": 2024}, "不是相连的两年"),
        ({"fiscal_year": None}, "未写明年度"),
        ({"stage": "final_accounts"}, "另一阶段"),
    ],
)
def test_other_years_and_stages_are_not_compared(old, reason):
    told = check_claims(replace(old_sample(), **old), new_sample(), ())
    assert {each.outcome for each in told} == {"not_checked"}
    assert all(reason in each.reason.zh for each in told)


def test_a_claim_about_another_year_is_not_compared():
    new = with_claim(new_sample(), TOTAL, year=2023)
    told = _first(_checked(old_sample(), new), TOTAL)
    assert (told.outcome, "2023" in told.reason.zh) == ("not_checked", True)


def test_unit_beside_department_proves_nothing():
    old = replace(old_sample(), issuer=replace(old_sample().issuer, level="department"))
    told = _first(_checked(old, _said(TOTAL, "259.76")), TOTAL)
    assert told.outcome == "not_checked"
    assert "部门" in told.reason.zh


@pytest.mark.parametrize(
    ("amount", "outcome"),
    [("14436600", "agrees"), ("14261400", "differs_by_scope"), ("14000000", "differs")],
)
def test_an_amount_of_the_year_before_that_a_sentence_repeats(amount, outcome):
    repeated = "支出预算为1693.42万元"
    raw = next(
        claim.raw
        for paragraph in new_sample().narrative
        for claim in paragraph.claims
        if claim.raw.endswith(repeated)
    )
    value = Decimal(amount).scaleb(-4).quantize(Decimal("0.01"))
    new = with_claim(new_sample(), raw, year=2025, value=value, amount=Decimal(amount), facts=())
    told = _first(_checked(old_sample(), new), raw)
    assert (told.outcome, told.claimed) == (outcome, Decimal(amount))


def test_flat_means_equal():
    flat = {"direction": "flat", "value": None, "amount": None, "unit": None, "places": 0}
    new = with_claim(new_sample(), TOTAL, **flat)
    told = _first(_checked(old_sample(), new), TOTAL)
    assert (told.outcome, told.claimed) == ("differs", Decimal(16934200))
    told = _first(_checked(new_sample_as_old(), new), TOTAL)
    assert told.outcome == "agrees"


def new_sample_as_old():
    return replace(new_sample(), fiscal_year=2025)


def _with_prior_column(amounts, header="2025年预算数"):
    """The new report with a column for the year before in the table of expenditure."""
    new = new_sample()
    number = next(i for i, t in enumerate(new.tables) if t.kind == "expenditure")
    table = new.tables[number]
    column = Column(
        key="prior",
        role="amount",
        path=(header, "合计"),
        concept="expenditure",
        dimensions=(("year", "2025"),),
    )
    rows, facts = [], []
    for index, row in enumerate(table.rows):
        if row.code not in amounts:
            rows.append(row)
            continue
        amount = Decimal(amounts[row.code])
        cell = replace(row.cells["total"], raw=f"{amount.scaleb(-4):.2f}", amount=amount, places=2)
        rows.append(replace(row, cells={**row.cells, "prior": cell}))
        total = next(
            fact
            for fact in new.facts
            if any((p.table, p.row, p.column) == (number, index, "total") for p in fact.places)
        )
        dimensions = tuple(sorted((*total.dimensions, ("year", "2025"))))
        place = next(p for p in total.places if p.table == number)
        facts.append(
            replace(
                total,
                id=fact_id(total.concept, dimensions),
                dimensions=dimensions,
                amount=amount,
                places=(replace(place, column="prior"),),
            )
        )
    tables = list(new.tables)
    tables[number] = replace(table, columns=(*table.columns, column), rows=tuple(rows))
    return replace(new, tables=tuple(tables), facts=(*new.facts, *facts))


def _of_columns(checks):
    return [each for each in checks if each.source == "column"]


def test_a_column_for_the_year_before_is_held_against_it():
    new = _with_prior_column(
        {None: "14436600", "2101101": "45200", "208": "12954900", "210": "141100", "221": "5"}
    )
    told = {each.what.zh: each for each in _of_columns(_checked(old_sample(), new))}
    assert told["支出（2025年）"].outcome == "agrees"
    assert told["行政单位医疗"].outcome == "agrees"  # recoded: 2100501 in the year before
    assert told["社会保障和就业支出"].outcome == "differs_by_scope"
    assert "当年" in told["社会保障和就业支出"].reason.zh
    assert told["卫生健康支出"].outcome == "rounding"
    assert told["住房保障支出"].outcome == "differs"
    assert told["住房保障支出"].found == Decimal(199800)


def test_a_column_of_outturn_is_told_once():
    new = _with_prior_column({None: "1", "208": "2", "210": "3"}, "2025年执行数")
    told = _of_columns(_checked(old_sample(), new))
    assert [each.outcome for each in told] == ["not_checked"]
    assert "执行数" in told[0].reason.zh
