"""How surely figures were read reaches the tables that others build upon."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "support"))

from pictured import UNSURE, pictured
from tabletext import GridText, document

from exports.tidy.figures import facts
from exports.tidy.printed import cells

LEDGER = [
    "支出总表",
    "单位：万元",
    GridText(
        "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n213 | 农林水支出 | 2.00 | 2.00 | 0.00"
    ),
]
FLAGS = ("confidence", "review", "verified")


def flags(table, key):
    names = [field.name for field in table.fields]
    return {
        row[names.index(key)]: tuple(row[names.index(name)] for name in FLAGS) for row in table.rows
    }


def test_facts_and_cells_for_review_are_marked():
    read = pictured(LEDGER, unsure=["0.00"])

    assert flags(facts(read), "fact")["expenditure.project|function=213"] == (UNSURE, True, False)
    assert flags(facts(read), "fact")["expenditure|function=213"][1:] == (False, False)
    assert flags(cells(read), "column")["project"] == (UNSURE, True, False)


def test_figures_of_a_text_layer_are_sure():
    read = document(LEDGER)

    assert set(flags(facts(read), "fact").values()) == {(1, False, False)}
    assert set(flags(cells(read), "column").values()) == {(1, False, False)}


def test_what_was_set_right_keeps_its_literal_reading():
    table = cells(document(LEDGER))

    assert [field.name for field in table.fields][-2:] == ["literal", "rule"]
