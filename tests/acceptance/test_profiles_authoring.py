"""`profiles new`, `explain --png` and `test`, as a person who adds a form uses them."""

import pymupdf
import pytest
import yaml

TITLE = "2026年支出预算分类汇总表"
HEADER = ("科目编码", "科目名称", "合计", "基本支出", "专项支出")
BODY = (
    ("", "合计", "30.00", "20.00", "10.00"),
    ("213", "农林水支出", "30.00", "20.00", "10.00"),
    ("21303", "水利", "30.00", "20.00", "10.00"),
)
CASE = """
- name: a
  cover: [清江县水利局, 2026年部门预算公开]
  pages:
    - - 支出总表
      - 单位：万元
      - grid: |
          科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
          213 | 农林水支出 | 3.00 | 2.00 | 1.00
"""


WIDTHS = (80, 160, 90, 90, 90)


def draw_table(page, title, rows):
    page.insert_text((180, 70), title, fontname="china-s", fontsize=16)
    page.insert_text((460, 92), "单位：万元", fontname="china-s", fontsize=9)
    for row, cells in enumerate(rows):
        left, top = 40, 100 + 22 * row
        for width, text in zip(WIDTHS, cells, strict=True):
            page.draw_rect((left, top, left + width, top + 22), width=0.7)
            page.insert_text((left + 4, top + 15), text, fontname="china-s", fontsize=9)
            left += width


@pytest.fixture
def strange_pdf(tmp_path):
    """A budget with a table that no profile knows, and one that a profile knows."""
    path = tmp_path / "strange.pdf"
    with pymupdf.open() as document:
        draw_table(document.new_page(), TITLE, (HEADER, *BODY))
        draw_table(document.new_page(), "2026年部门支出总表", ((*HEADER[:4], "项目支出"), *BODY))
        document.save(path, no_new_id=True)
    return path


def new(run, pdf, *more):
    return run("profiles", "new", "--from", "national.expenditure", pdf, *more)


def test_a_proposal_is_written_tried_and_explained(run, strange_pdf):
    ended = new(run, strange_pdf, "-o", "mine/summary.yaml")
    assert ended.code == 0
    assert "the table follows the proposal" in ended.err
    assert "columns.column_5: an amount column needs a concept" in ended.err
    raw = yaml.safe_load((run.folder / "mine" / "summary.yaml").read_text("utf-8"))
    assert (raw["id"], raw["extends"]) == ("mine.summary", "national.expenditure")
    assert raw["recognise"]["titles"] == [{"literal": "支出预算分类汇总表"}]
    assert raw["columns"]["column_5"] == {"role": "amount", "header": ["专项支出"]}


def test_the_way_from_an_unknown_table_to_facts(run, strange_pdf):
    new(run, strange_pdf, "-o", "mine/summary.yaml")
    file = run.folder / "mine" / "summary.yaml"
    asked = run("profiles", "lint", "mine")
    assert (asked.code, "needs a concept" in asked.out) == (4, True)
    text = file.read_text("utf-8").replace(
        "header: [专项支出]", "header: [专项支出]\n    concept: expenditure.project"
    )
    file.write_text(text, "utf-8")
    assert run("profiles", "lint", "mine").code == 0
    read = run("profiles", "explain", strange_pdf, "--table", 1, "--profiles", "mine")
    assert "✓ mine.summary" in read.out
    assert run("convert", strange_pdf, "-o", "out", "--profiles", "mine", "--json").code == 0


def test_without_a_file_the_proposal_goes_to_standard_output(run, strange_pdf):
    ended = new(run, strange_pdf, "--table", 1)
    assert yaml.safe_load(ended.out)["id"] == "mine.expenditure"
    assert "tried" in ended.err


def test_the_table_can_be_named_by_its_title(run, strange_pdf):
    ended = new(run, strange_pdf, "--title", "分类汇总")
    assert yaml.safe_load(ended.out)["recognise"]["titles"] == [{"literal": "支出预算分类汇总表"}]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--table", 9), "--table 1  2026年支出预算分类汇总表"),
        (("--title", "不存在"), "--table 2  2026年部门支出总表"),
        (("--title", "2026年"), "--table 2  2026年部门支出总表"),
        (("--table", 1, "--title", "x"), "not both"),
        (("--id", "Mine"), "family.name"),
    ],
)
def test_what_is_not_clear_is_a_usage_error_with_the_choices(run, strange_pdf, more, words):
    ended = new(run, strange_pdf, *more)
    assert (ended.code, words in ended.err) == (2, True)


def test_an_unknown_parent_names_the_nearest(run, strange_pdf):
    ended = run("profiles", "new", "--from", "national.expend", strange_pdf)
    assert (ended.code, "national.expenditure" in ended.err) == (4, True)


def test_a_file_is_never_overwritten_unasked(run, strange_pdf):
    (run.folder / "mine").mkdir()
    (run.folder / "mine" / "summary.yaml").write_text("mine\n")
    ended = new(run, strange_pdf, "-o", "mine/summary.yaml")
    assert (ended.code, "--force" in ended.err) == (2, True)
    assert (run.folder / "mine" / "summary.yaml").read_text() == "mine\n"
    assert new(run, strange_pdf, "-o", "mine/summary.yaml", "--force").code == 0


def test_explain_draws_a_table_and_names_the_nearest_profile(run, strange_pdf):
    ended = run("profiles", "explain", strange_pdf, "--table", 1, "--png", "match.png")
    assert ended.code == 0
    assert "4 of 5 columns" in ended.out
    assert "gongkai profiles new --from national.expenditure" in ended.out
    with pymupdf.open(run.folder / "match.png") as picture:
        assert picture[0].rect.height > 842


def test_explain_of_one_table_tells_about_that_table_only(run, strange_pdf):
    value = run("profiles", "explain", strange_pdf, "--table", 2, "--json").value
    assert [table["profile"] for table in value["tables"]] == ["national.expenditure"]


@pytest.mark.parametrize("more", [("--png", "x.png"), ("--table", 9)])
def test_explain_refuses_what_it_cannot_draw(run, strange_pdf, more):
    assert run("profiles", "explain", strange_pdf, *more).code == 2


def test_cases_are_run_and_shown(run):
    case = run.folder / "a.yaml"
    case.write_text(CASE, "utf-8")
    shown = run("profiles", "test", "a.yaml", language="zh")
    assert (shown.code, "没有写 expect" in shown.out) == (1, True)
    block = [line[4:] for line in shown.out.splitlines() if line.startswith("      ")]
    case.write_text(CASE + "\n".join(block) + "\n", "utf-8")
    assert run("profiles", "test", ".").code == 0
    case.write_text(case.read_text("utf-8").replace("project=10000", "project=1"), "utf-8")
    ended = run("profiles", "test", ".", "--json")
    assert (ended.code, ended.value["cases"][0]["outcome"]) == (1, "failed")


def test_a_broken_case_file_is_told(run):
    (run.folder / "a.yaml").write_text("- {name: a, pags: []}\n")
    ended = run("profiles", "test", "a.yaml")
    assert ended.code == 4
    assert "a.yaml: 0.pags (a): " in ended.out
    assert "did you mean pages" in ended.out


@pytest.mark.parametrize("command", ["new", "test"])
@pytest.mark.parametrize(("language", "word"), [("en", "Example"), ("zh", "示例")])
def test_the_commands_explain_themselves(run, command, language, word):
    ended = run("profiles", command, "--help", language=language)
    assert (ended.code, word in ended.out) == (0, True)
