"""What every output tells first: headline figures, and what became of lines, counted once."""

from dataclasses import replace

from small_changes import small_changes

from exports.changes.finding_parts import of_one_side
from exports.changes.summary import (
    FATES,
    fates,
    has_changes,
    has_material_changes,
    headlines,
    missing_columns,
    missing_tables,
)

CHANGES = small_changes()


def test_headlines_are_the_widest_of_each_concept():
    assert [each.concept for each in headlines(CHANGES)] == [
        "revenue",
        "expenditure",
        "expenditure.basic",
        "expenditure.project",
        "three_public",
    ]
    assert all(each.dimensions == () for each in headlines(CHANGES))


def test_every_fate_once_and_in_order():
    found = fates(CHANGES)
    order = [FATES.index(each.state) for each in found]
    assert order == sorted(order)
    assert {each.state for each in found} == set(FATES)


def test_a_line_of_several_tables_is_one():
    table = CHANGES.tables[0]
    without_codes = tuple(
        replace(
            line,
            old=tuple(replace(each, code=None) for each in line.old),
            new=tuple(replace(each, code=None) for each in line.new),
        )
        for line in table.lines
    )
    twice = replace(
        CHANGES,
        tables=(replace(table, lines=without_codes), table, replace(table, old=5, new=5)),
    )
    found = fates(twice)
    assert len(found) == len(fates(replace(CHANGES, tables=(table,))))
    assert all(len(each.where) == 3 for each in found)
    renamed = next(each for each in found if each.state == "renamed")
    assert renamed.old[0][0] == "2080501"


def test_two_lines_of_one_table_or_of_two_codes_are_two():
    table = CHANGES.tables[0]
    added = next(line for line in table.lines if line.states == ("added",))
    other = replace(added, new=(replace(added.new[0], code="2070199"),))
    one_table = replace(table, lines=(added, added))
    assert len(fates(replace(CHANGES, tables=(one_table,)))) == 2
    tables = (replace(table, lines=(added,)), replace(table, lines=(other,)))
    assert len(fates(replace(CHANGES, tables=tables))) == 2


def test_what_one_side_does_not_print():
    assert [table.kind for table in missing_tables(CHANGES)] == ["fund_expenditure"]
    assert [column.key for _, column in missing_columns(CHANGES)] == ["prior"]


def test_a_column_of_codes_is_no_amount_that_is_missing():
    table = CHANGES.tables[0]
    codes = replace(table.columns[-1], key="code", role="code")
    changes = replace(CHANGES, tables=(replace(table, columns=(*table.columns, codes)),))
    assert missing_columns(changes) == ((changes.tables[0], table.columns[-1]),)


def test_findings_of_a_part_that_one_side_prints_stand_apart():
    appeared = CHANGES.findings[0]
    funds = next(i for i, each in enumerate(CHANGES.tables) if each.disclosed == "old")
    place = replace(appeared.places[0], table=CHANGES.tables[funds].old)
    gone = replace(appeared, state="removed", places=(place,))
    is_apart = of_one_side(CHANGES)
    assert [is_apart(each) for each in (appeared, gone, CHANGES.findings[2])] == [
        False,
        True,
        False,
    ]


def test_whether_anything_changed():
    assert has_changes(CHANGES)
    assert has_material_changes(CHANGES)
    nothing = replace(
        CHANGES,
        tables=(),
        facts=tuple(each for each in CHANGES.facts if each.figure.state == "unchanged"),
        movers=(),
        forms=(),
        catalogues=(replace(CHANGES.catalogues[0], entries=()),),
        narrative=(),
        findings=tuple(each for each in CHANGES.findings if each.state == "unchanged"),
    )
    assert not has_changes(nothing)
    assert not has_material_changes(nothing)
