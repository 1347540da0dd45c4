"""What is told beside a line's fate: between which columns it moved, where it still stands."""

from dataclasses import replace

from changed_cells import change, figures, line, same
from small_changes import small_changes

from exports.changes.fate_notes import fate_notes
from exports.changes.model import ColumnChange
from exports.changes.summary import fates

CHANGES = small_changes()
EXPENDITURE, PROJECTS = CHANGES.tables[0], CHANGES.tables[1]


def _notes(changes, label):
    fate = next(
        each for each in fates(changes) if any(name == label for _, name in (*each.old, *each.new))
    )
    return [(each.zh, each.en) for each in fate_notes(changes, fate)]


def _column(key, name):
    return ColumnChange(
        key=key, role="amount", half=None, concept="expenditure.project", disclosed="both",
        old_path=("资金来源", name), new_path=("资金来源", name),
    )  # fmt: skip


def _moved(general, funds):
    table = replace(
        PROJECTS,
        columns=(_column("general", "一般公共预算"), _column("funds", "政府性基金预算")),
        lines=(
            change(
                ["moved"],
                [line(1, 1, None, "活动经费", new=False)],
                [line(1, 1, None, "活动经费", new=True)],
                figures(1, 1, {"general": general, "funds": funds}),
            ),
        ),
    )
    return replace(CHANGES, tables=(table,))


def test_a_move_says_from_which_column_to_which():
    moved = _moved(("", "18.60", ""), ("18.60", "", ""))
    assert _notes(moved, "活动经费") == [
        ("由政府性基金预算改列一般公共预算", "from 政府性基金预算 to 一般公共预算")
    ]
    assert _notes(_moved(("1.00", "2.00", ""), ("3.00", "4.00", "")), "活动经费") == []


def test_what_the_alignment_has_said_is_not_said_again():
    assert _notes(CHANGES, "流动文化车运行经费") == []


def _two(label, other):
    """A line that went away in one table and stays (as `other`) in the next."""
    first = replace(
        EXPENDITURE,
        lines=(
            change(
                ["removed"],
                [line(0, 8, "229", label, 1, new=False)],
                [],
                figures(0, 8, {"total": ("12.40", None, "removed")}),
            ),
        ),
    )
    second = replace(
        PROJECTS, lines=(same(1, 1, None, other, 3, {"total": ("12.40", "12.40", "")}),)
    )
    return replace(CHANGES, tables=(first, second))


def test_a_line_that_another_table_still_prints_is_told_so():
    assert _notes(_two("其他支出", "（四）其他支出"), "其他支出") == [
        ("仍在表2", "still in table 2")
    ]
    assert _notes(_two("其他支出", "其他收入"), "其他支出") == []


def test_a_line_that_came_may_have_been_in_another_table():
    changes = _two("其他支出", "其他支出")
    gone = changes.tables[0]
    came = change(
        ["added"], [], [line(0, 8, "229", "其他支出", 1, new=True)],
        figures(0, 8, {"total": (None, "12.40", "")}),
    )  # fmt: skip
    changes = replace(changes, tables=(replace(gone, lines=(came,)), changes.tables[1]))
    assert _notes(changes, "其他支出") == [("旧文件的表2已有", "already in table 2 of the old one")]
