"""The layout of a form, and what lint has to say about it."""

import pytest
import yaml
from tabletext import profiles

from layouts.lint import lint
from layouts.problem import InvalidLayout
from layouts.read import load

MINE = """
schema: gongkai/profile/1
id: mine.sheet
extends: national.performance_sheet
recognise: {titles: [某县绩效表]}
"""
LAYOUT = profiles()["national.performance_sheet"].form


@pytest.mark.parametrize(
    ("text", "group", "key"),
    [
        ("项目名称", "field", "project"),
        ("主 管 部 门：", "field", "supervisor"),
        ("其中:中央财政资金", "source", "central"),
        ("市县(区)财政资金", "source", "local"),
        ("其中：财政拨款", "source", "fiscal_appropriation"),
        ("年度资金总额：", "total", "annual"),
        ("实施期资金总额:", "total", "implementation_period"),
        ("项目资金 (元)", "heading", "heading"),
        ("项目资金（万元）", "heading", "heading"),
        ("执行率分值（10）", "field", "execution_weight"),
        ("绩效指标绩效指标", "section", "sections"),
        ("（2026年度）", "ignored", "ignore"),
    ],
)
def test_labels_are_found_as_printed(text, group, key):
    found = LAYOUT.find(text)
    assert (found.group, found.key) == (group, key)


@pytest.mark.parametrize("text", ["", "村级道路养护", "产出指标", "5800人", "项目名称项目名称"])
def test_other_texts_are_no_labels(text):
    assert LAYOUT.find(text) is None


def problems(folder, extra):
    (folder / "mine").mkdir()
    (folder / "mine" / "sheet.yaml").write_text(MINE + yaml.safe_dump(extra), "utf-8")
    return [f"{each.where}: {each.message}" for each in lint([folder])]


def test_a_form_of_ones_own_adds_a_label(tmp_path):
    extra = {"form": {"fields": {"office": {"label": ["承办科室"]}}}}
    assert problems(tmp_path, extra) == []
    assert load([tmp_path])["mine.sheet"].form.find("承办科室").key == "office"


def test_two_labels_with_one_wording_are_told(tmp_path):
    extra = {"form": {"fields": {"office": {"label": ["实施单位"]}}}}
    (told,) = problems(tmp_path, extra)
    assert told.endswith("has the same label as form.fields.implementer: 实施单位")


@pytest.mark.parametrize(
    "extra", [{"form": None}, {"form": {"fields": {"office": {"lable": ["承办科室"]}}}}]
)
def test_a_form_needs_its_part_and_knows_no_other_keys(tmp_path, extra):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "sheet.yaml").write_text(MINE + yaml.safe_dump(extra), "utf-8")
    with pytest.raises(InvalidLayout):
        load([tmp_path])
