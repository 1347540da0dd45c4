"""Performance sheets of two years."""

from dataclasses import replace
from decimal import Decimal

import pytest
from two_years import field, indicator, projects, report, sheet

from exports.changes.forms import compare_forms
from exports.changes.model import Line, LineChange, Match, Materiality, TableChange
from extractor.model.finding import Place

EVERYTHING = Materiality()
AIDS = "残疾人事业发展省级-辅助器具"
TRAINING = (indicator("培训人数", "140人"), indicator("培训场次", "3场"))


def compared(old, new, *, listed=((), ()), materiality=EVERYTHING):
    """The changes of sheets from 2025 to 2026; `listed` are the projects of either year."""
    return compare_forms(
        report(2025, forms=tuple(old), tables=(projects(*listed[0]),)),
        report(2026, forms=tuple(new), tables=(projects(*listed[1]),)),
        materiality,
    )


def told(changes):
    return [(each.states, each.old, each.new) for each in changes]


def test_a_new_document_number_renames_and_says_so():
    (change,) = compared(
        [sheet(f"{AIDS}（晋财社【2024】146号）")], [sheet(f"{AIDS}(晋财社【2025】152号)")]
    )
    assert change.states == ("renamed",)
    assert change.differs == ("document_number",)
    assert (change.match.method, change.match.score) == ("name", Decimal(1))


def test_a_new_year_in_the_name_renames_nothing():
    (change,) = compared([sheet("2025年道路养护")], [sheet("2026年道路养护")])
    assert (change.states, change.differs) == (("unchanged",), ("year",))


def test_a_name_reworded_is_found_by_name_money_and_indicators():
    (change,) = compared(
        [sheet("残疾人人身意外伤害保险", "984000", TRAINING)],
        [sheet("残疾人意外伤害保险", "1020000", TRAINING)],
    )
    assert change.states == ("renamed", "changed")
    assert change.differs == ("name",)
    assert change.match.method == "similar"
    assert Decimal("0.7") <= change.match.score < 1


def test_a_name_cut_short_is_found():
    long = "残疾人事业发展中央-精准康复、农村实用技术培训、阳光家园"
    (change,) = compared([sheet(long)], [sheet(long[:20])])
    assert change.states == ("renamed",)


def test_the_sister_project_of_another_level_is_not_it():
    changes = compared([sheet(f"{AIDS}")], [sheet(AIDS.replace("省级", "中央"))])
    assert told(changes) == [(("removed",), 0, None), (("added",), None, 0)]


def test_two_that_may_be_it_are_left_open():
    changes = compared(
        [sheet("残疾儿童康复救助经费"), sheet("成年残疾人康复服务经费")], [sheet("康复经费")]
    )
    assert told(changes) == [(("uncertain",), 0, 0), (("uncertain",), 1, 0)]
    assert all(each.funding and not each.texts and not each.indicators for each in changes)


def lines_told(states, old, new):
    """What a table has settled of its projects, as one line of it."""

    def line(row, label):
        return Line(
            row=row,
            role="item",
            code=None,
            label=label,
            level=None,
            half=None,
            parent=None,
            place=Place(table=0, row=row),
        )

    change = LineChange(
        states=states,
        old=tuple(line(*each) for each in enumerate(old)),
        new=tuple(line(*each) for each in enumerate(new)),
        match=Match(method="similar", score=Decimal("0.8")),
        differs=(),
        figures=(),
        material=False,
    )
    return TableChange(
        kind="projects",
        title="项目支出表",
        disclosed="both",
        old=0,
        new=0,
        states=("changed",),
        columns=(),
        lines=(change,),
    )


MERGED = ("残疾儿童康复救助经费", "成年残疾人康复服务经费"), ("康复经费",)


def with_tables(states, old, new):
    """Two sheets of three indicators in all, and one of two, besides what the table says."""
    before = report(2025, forms=(sheet(old[0], "1", TRAINING), sheet(old[1], "1", TRAINING[:1])))
    after = report(2026, forms=(sheet(new[0], "1", TRAINING),))
    tables = (lines_told(states, old, new),)
    turned = (lines_told(states, new, old),)
    return (
        compare_forms(before, after, EVERYTHING, tables),
        compare_forms(after, before, EVERYTHING, turned),
    )


@pytest.mark.parametrize(
    ("states", "there", "back"),
    [
        (("merged", "changed"), ("merged",), ("split",)),
        (("uncertain",), ("uncertain",), ("uncertain",)),
    ],
)
def test_sheets_of_a_project_go_where_its_lines_went(states, there, back):
    forward, backward = with_tables(states, *MERGED)
    assert told(forward) == [(there, 0, 0), (there, 1, 0)]
    assert told(backward) == [(back, 0, 0), (back, 0, 1)]
    for changes in (forward, backward):
        sides = [each for change in changes for each in change.indicators]
        # Every indicator once, whichever of the pairs its sheet stands in.
        assert len(sides) == 5
        assert {each.states for each in sides} == {("uncertain",)}
        assert all((each.old is None) != (each.new is None) for each in sides)


def test_a_project_that_its_table_knows_under_another_name_has_that_sheet():
    old, new = ("农村电影放映",), ("公益文化惠民",)
    pair = report(2025, forms=(sheet(old[0]),)), report(2026, forms=(sheet(new[0]),))
    assert told(compare_forms(*pair, EVERYTHING)) == [
        (("removed",), 0, None),
        (("added",), None, 0),
    ]
    (change,) = compare_forms(*pair, EVERYTHING, (lines_told(("renamed",), old, new),))
    assert told([change]) == [(("renamed",), 0, 0)]


def test_one_slip_beside_the_right_name_takes_nothing_from_it():
    """中心 for 中央 in a name, while the right name is there too."""
    right, slip = AIDS.replace("省级", "中央"), AIDS.replace("省级", "中心")
    changes = compared([sheet(right)], [sheet(right), sheet(slip)])
    assert told(changes) == [(("unchanged",), 0, 0), (("added",), None, 1)]


def test_a_slip_that_could_be_two_is_left_open():
    olds = [sheet("残疾人培训甲项目经费"), sheet("残疾人培训乙项目经费")]
    changes = compared(olds, [sheet("残疾人培训丙项目经费")])
    assert {each.states for each in changes} == {("uncertain",)}


def test_a_project_printed_twice_is_told_apart_by_what_the_sheets_hold():
    roads, bridges = (
        sheet("道路养护", "1000", [indicator("养护里程", "30公里")]),
        sheet("道路养护", "90", [indicator("养护桥梁数", "5座")]),
    )
    richer = replace(roads, funding=sheet("", "1100").funding)
    changes = compared([roads, bridges], [bridges, richer])
    assert told(changes) == [(("unchanged",), 1, 0), (("changed",), 0, 1)]


def test_one_of_two_sheets_of_a_project_went():
    twice = sheet("道路养护")
    changes = compared([twice, twice], [twice], listed=((), ["道路养护"]))
    assert told(changes) == [(("unchanged",), 0, 0), (("removed",), 1, None)]


def test_no_sheets_at_all_is_not_disclosed():
    changes = compared([sheet("道路养护", "7")], [])
    assert told(changes) == [(("not_disclosed",), 0, None)]
    assert {each.state for each in changes[0].funding} == {"not_disclosed"}
    assert changes[0].funding[0].delta is None


def test_a_project_that_is_listed_but_has_no_sheet_is_not_disclosed():
    changes = compared(
        [sheet("道路养护")],
        [sheet("道路养护"), sheet("桥梁养护"), sheet("隧道照明")],
        listed=(["道路养护", "桥梁养护（晋财建〔2024〕9号）"], ()),
    )
    assert [each.states for each in changes] == [("unchanged",), ("not_disclosed",), ("added",)]
    assert changes[1].match.note is not None


def test_other_forms_are_not_performance_sheets():
    changes = compared(
        [sheet("道路养护", kind="performance_sheet")], [sheet("道路养护", kind="other")]
    )
    assert {each.states for each in changes} == {("not_disclosed",)}


def test_money_is_compared_source_by_source():
    (change,) = compared(
        [sheet("道路养护", "100", local="100", central="")],
        [sheet("道路养护", "130", local="90", central="40", other="0")],
        materiality=Materiality(amount=Decimal(20)),
    )
    figures = {each.column: each for each in change.funding}
    assert list(figures) == ["annual.total", "annual.local", "annual.central", "annual.other"]
    assert figures["annual.total"].delta == 30
    assert figures["annual.total"].percent == 30
    assert figures["annual.total"].material
    assert not figures["annual.local"].material
    assert figures["annual.central"].state == "filled"
    assert figures["annual.other"].state == "not_disclosed"
    assert figures["annual.total"].new.place.column == "annual.total"


def test_an_amount_with_its_own_unit_keeps_its_precision():
    form = sheet("道路养护", "100")
    cell = replace(form.funding["annual"]["total"], raw="0.01万元", places=2)
    (change,) = compared([replace(form, funding={"annual": {"total": cell}})], [form])
    assert change.funding[0].old.decimals == -2


def test_texts_are_compared_field_by_field():
    (change,) = compared(
        [sheet("道路养护", texts={"overview": "养护三十公里。", "plan": "2025年3月招标。"})],
        [
            sheet(
                "道路养护",
                texts={"overview": "养护四十公里。", "plan": "2026年3月招标。", "basis": "新"},
            )
        ],
    )
    assert {each.key: each.states for each in change.texts} == {
        "texts.overview": ("changed",),
        "texts.plan": ("unchanged",),
        "texts.basis": ("not_disclosed",),
    }
    assert change.states == ("changed",)


def test_another_day_of_filling_in_does_not_change_a_sheet():
    old, new = (
        replace(sheet("道路养护"), fields={"filled_at": field(day, "填报日期")})
        for day in ("20241021093012", "20251023103806")
    )
    (change,) = compared([old], [new])
    assert change.states == ("unchanged",)
    assert change.texts[0].states == ("changed",)


def test_sheets_without_project_go_by_title():
    (change,) = compared([sheet(None, "1")], [sheet(None, "2")])
    assert change.states == ("changed",)


def test_removed_sheets_stand_after_the_one_they_followed():
    changes = compared(
        [sheet("甲类道路养护"), sheet("隧道照明"), sheet("公园保洁")],
        [sheet("公园保洁"), sheet("甲类道路养护")],
    )
    assert told(changes) == [
        (("unchanged",), 2, 0),
        (("unchanged",), 0, 1),
        (("removed",), 1, None),
    ]
