"""A comparison of a report with itself finds nothing; of two, the same in both directions."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st
from two_years import (
    catalogue,
    finding,
    indicator,
    mirrored,
    negated,
    paragraph,
    place,
    report,
    row,
    sheet,
    table,
    term,
)

from exports.changes.catalogue import compare_catalogues
from exports.changes.findings import compare_findings
from exports.changes.forms import compare_forms
from exports.changes.model import Materiality
from exports.changes.narrative import compare_narrative
from exports.changes.texts import segments

EVERYTHING = Materiality()
# Few characters, so that texts have something in common; widths, blanks and figures among them.
TEXT = st.text(alphabet="残疾人康复培训2025年,，. （）1690%\n", max_size=40)
NAMES = st.text(alphabet="道路桥梁养护一二期省级中央2025年", min_size=1, max_size=10)
HEADS = st.sampled_from(
    [("产出指标", "数量指标"), ("产出指标", "成本指标"), ("产出指标", None), (None, None)]
)
INDICATORS = st.builds(
    indicator,
    NAMES,
    st.sampled_from(["5人", "6人", "100%", "2025年3月", "2026年3月", "改善", ""]),
    HEADS,
)
SHEETS = st.builds(
    lambda project, total, indicators, text: sheet(
        project, total, indicators, {"overview": text} if text else {}
    ),
    st.one_of(st.none(), NAMES),
    st.sampled_from(["", "0", "100", "120"]),
    st.lists(INDICATORS, max_size=4),
    TEXT,
)
ENTRIES = st.tuples(
    st.sampled_from(["公安", "教育", None]),
    st.sampled_from(["A01", "A02", "A0201"]),
    st.sampled_from(["", "道路养护服务", "道路养护", "桥梁检测服务", "规划"]),
)
PARAGRAPHS = st.builds(
    paragraph, TEXT, st.sampled_from(["一、2025年概况", "二、2026年概况", "三、绩效情况"])
)
TERMS = st.builds(term, NAMES, TEXT)
FINDINGS = st.builds(
    lambda code, where: finding(code, *(place(table=0, row=each) for each in where)),
    st.sampled_from(["SUM-001", "SUM-002"]),
    st.lists(st.integers(0, 2), max_size=3),
)
ROWS = (row("208", "社保"), row("20801", "甲"), row(None, "乙"))
REPORTS = st.builds(
    lambda year, forms, entries, prose, terms, findings: report(
        year,
        tables=(table("expenditure", ROWS),),
        forms=tuple(forms),
        catalogues=(catalogue(*entries),) if entries else (),
        narrative=tuple(prose),
        glossary=tuple(terms),
        findings=tuple(findings),
    ),
    st.sampled_from([2025, 2026, None]),
    st.lists(SHEETS, max_size=4),
    st.lists(ENTRIES, max_size=8),
    st.lists(PARAGRAPHS, max_size=6),
    st.lists(TERMS, max_size=4),
    st.lists(FINDINGS, max_size=4),
)


@given(TEXT | st.text(max_size=30), TEXT | st.text(alphabet=string.printable, max_size=30))
def test_segments_spell_both_texts_out_and_mirror_each_other(old, new):
    told = segments(old, new)
    before = [each.old_text or each.text for each in told if each.kind != "added"]
    assert "".join(before) == old
    assert "".join(each.text for each in told if each.kind != "removed") == new
    kinds = {"removed": "added", "added": "removed", "same": "same"}
    back = [(kinds[each.kind], each.text) for each in segments(new, old) if each.kind != "same"]
    there = [(each.kind, each.text) for each in told if each.kind != "same"]
    assert sorted(back) == sorted(there)


@given(TEXT)
def test_a_text_beside_itself_is_one_stretch(text):
    assert [(each.kind, each.text, each.old_text) for each in segments(text, text)] == (
        [("same", text, None)] if text else []
    )


@given(REPORTS)
@settings(max_examples=60)
def test_a_report_beside_itself_has_no_change(one):
    forms = compare_forms(one, one, EVERYTHING)
    assert {each.states for each in forms} <= {("unchanged",)}
    assert all(each.old == each.new for each in forms)
    assert not any(each.entries for each in compare_catalogues(one, one))
    assert {each.states for each in compare_narrative(one, one)} <= {("unchanged",)}
    assert {each.state for each in compare_findings(one, one, ())} <= {"unchanged"}


def of_form(change, sides):
    """What a change of a sheet says, seen from the side called old."""
    old, new = sides
    return (
        mirrored(change.states) if sides == ("new", "old") else tuple(sorted(change.states)),
        getattr(change, old),
        getattr(change, new),
        change.match and change.match.score,
        sorted(
            (each.column, str(negated(each.delta) if old == "new" else each.delta))
            for each in change.funding
        ),
        sorted(
            (
                mirrored(each.states) if old == "new" else tuple(sorted(each.states)),
                str(getattr(each, old) and getattr(each, old).place.row),
                str(getattr(each, new) and getattr(each, new).place.row),
                str(negated(each.delta) if old == "new" else each.delta),
            )
            for each in change.indicators
        ),
    )


@given(REPORTS, REPORTS)
@settings(max_examples=120)
def test_sheets_mirror(one, other):
    there = [of_form(each, ("old", "new")) for each in compare_forms(one, other, EVERYTHING)]
    back = [of_form(each, ("new", "old")) for each in compare_forms(other, one, EVERYTHING)]
    assert sorted(there, key=str) == sorted(back, key=str)


@given(REPORTS, REPORTS)
@settings(max_examples=120)
def test_every_sheet_is_told(one, other):
    changes = compare_forms(one, other, EVERYTHING)
    assert {each.old for each in changes} - {None} == set(range(len(one.forms)))
    assert {each.new for each in changes} - {None} == set(range(len(other.forms)))
    sure = [each.new for each in changes if each.states != ("uncertain",) and each.new is not None]
    assert len(sure) == len(set(sure))


@given(REPORTS, REPORTS)
@settings(max_examples=120)
def test_catalogues_mirror(one, other):
    def told(changes, old, new, back):
        return sorted(
            str(
                (
                    mirrored(each.states) if back else tuple(sorted(each.states)),
                    getattr(each, old) and getattr(each, old).place.row,
                    getattr(each, new) and getattr(each, new).place.row,
                )
            )
            for change in changes
            for each in change.entries
        )

    there, back = compare_catalogues(one, other), compare_catalogues(other, one)
    assert told(there, "old", "new", False) == told(back, "new", "old", True)
    assert [each.unchanged for each in there] == [each.unchanged for each in back]
    for change in there:
        ends = [each.new.place.row for each in change.entries if each.new]
        if change.disclosed == "both" and all("uncertain" not in e.states for e in change.entries):
            assert len(ends) + change.unchanged == len(other.catalogues[0].entries)


@given(REPORTS, REPORTS)
@settings(max_examples=120)
def test_prose_and_findings_mirror(one, other):
    there = [
        str((tuple(sorted(each.states)), each.old, each.new, each.key == "term"))
        for each in compare_narrative(one, other)
    ]
    back = [
        str((mirrored(each.states), each.new, each.old, each.key == "term"))
        for each in compare_narrative(other, one)
    ]
    assert sorted(there) == sorted(back)
    there = [(each.state, each.code) for each in compare_findings(one, other, ())]
    back = [(mirrored((each.state,))[0], each.code) for each in compare_findings(other, one, ())]
    assert sorted(there) == sorted(back)


@given(REPORTS, REPORTS)
@settings(max_examples=60)
def test_every_paragraph_is_told_once(one, other):
    changes = [each for each in compare_narrative(one, other) if each.key != "term"]
    for side, prose in (("old_place", one.narrative), ("new_place", other.narrative)):
        places = [getattr(each, side).paragraph for each in changes if getattr(each, side)]
        assert sorted(places) == list(range(len(prose)))
