"""The comparison as one page: everything is visible, nothing is loaded, no text becomes markup."""

import re
import subprocess
import sys
from base64 import b64decode
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import html
from small_changes import small_changes

from exports import registry
from exports.changes.model import STATES, ChangeSet, Materiality
from exports.changes.page import Links, Pictures, pages_shown, to_html
from exports.changes.words import STATES as STATE_WORDS
from exports.findings.page.sight import Picture
from extractor.errors import ExporterMissing
from extractor.model.geometry import Box

LINKS = Links(old="./a%20b.pdf", new="../c.pdf")
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj5FgAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="module")
def changes() -> ChangeSet:
    return small_changes()


@pytest.fixture(scope="module")
def page(changes: ChangeSet) -> html.HtmlElement:
    return parsed(to_html(changes, LINKS))


def parsed(data: bytes) -> html.HtmlElement:
    return html.fromstring(data.decode())


def row(page: html.HtmlElement, section: str, name: str) -> html.HtmlElement:
    """The one line of a section whose name begins so."""
    found = [
        each
        for each in page.xpath(f"//section[@id='{section}']//tbody/tr")
        if " ".join(each[0].text_content().split()).startswith(name)
    ]
    assert len(found) == 1, [each.text_content() for each in found]
    return found[0]


def cells(line: html.HtmlElement) -> list[str]:
    return [" ".join(each.text_content().split()) for each in line.xpath("td")]


def test_head_names_the_body_both_years_and_how_much(page):
    head = page.find(".//header").text_content()
    for text in ("云岭县文化和旅游局", "2025年预算 → 2026年预算", "668.00", "612.40", "▲ +55.60"):
        assert text in head
    assert "已换算为元后比较" in head


def test_every_state_of_a_line_is_on_the_page(page, changes):
    there = {state for table in changes.tables for line in table.lines for state in line.states}
    assert there == set(STATES)
    for state in there:
        rows = page.xpath(f"//tr[contains(concat(' ', @data-s, ' '), ' {state} ')]")
        assert rows, state
        if state not in ("changed", "unchanged"):
            assert any(STATE_WORDS[state].zh in each.text_content() for each in rows), state


def test_a_renamed_line_shows_the_old_name_and_a_recoded_one_the_old_code(page):
    renamed = row(page, "t1", "2080501")[0].text_content()
    assert "行政单位离退休" in renamed
    assert "2025年：归口管理的行政单位离退休" in renamed
    assert "2025年：2100502" in row(page, "t1", "2101102")[0].text_content()


def test_uncertain_says_so_and_names_the_likely_partner(page):
    assert "2025年可能是：数字文化馆建设" in row(page, "t2", "数字资源建设")[0].text_content()


def test_blank_zero_dash_and_not_disclosed_are_told_apart(page):
    assert cells(row(page, "t3", "因公出国"))[:3] == ["0.00", "空白", "记号不同"]
    assert cells(row(page, "t3", "公务接待费"))[:3] == ["空白", "0.50", "由空转有"]
    recoded = cells(row(page, "t1", "2101102"))
    assert "—" in recoded
    assert cells(row(page, "t4", "合计"))[:2] == ["15.00", "未公开"]
    total = cells(row(page, "t1", "合计"))
    assert total[-3:-1] == ["598.10", "未公开"]
    assert cells(row(page, "t1", "2070104"))[6:8] == ["·", "·"]
    assert "不等于零" in page.get_element_by_id("t4").text_content()


def test_amounts_stand_as_printed_and_differences_to_the_same_digit(page):
    assert cells(row(page, "t1", "2070109"))[:3] == ["420.00", "450.50", "▲ +30.50 +7.26%"]
    assert cells(row(page, "t1", "2080801"))[:2] == ["12.40", "无"]
    assert "单位：万元" in page.get_element_by_id("t1").text_content()


def test_a_slip_of_the_unit_and_an_unreadable_figure_are_no_change(page):
    assert cells(row(page, "t3", "机关运行经费"))[2] == "疑差单位"
    assert cells(row(page, "t3", "培训费"))[0] == "2 3.00 ?"


def test_columns_of_blanks_and_of_zeros_are_named_apart_and_mixed_ones_shown(changes):
    table = changes.tables[0]
    line = table.lines[3]
    filled, basic, project = line.figures
    assert project.old is not None
    zero = replace(project.old, raw="0", amount=Decimal(0), status="printed")
    columns = {
        "total": filled,
        "basic": replace(basic, old=zero, new=zero, state="unchanged"),
        "project": project,
    }
    one = replace(line, figures=tuple(columns.values()))
    made = replace(changes, tables=(replace(table, lines=(one,)),))
    notes = parsed(to_html(made)).get_element_by_id("t1").xpath(".//p[@class='note']")
    assert notes[0].text_content() == (
        "两年均为空白的栏：2026年预算数／项目支出。 两年均印 0 的栏：2026年预算数／基本支出。"
    )
    other = replace(line, figures=(filled, replace(basic, old=zero, new=project.new)))
    made = replace(changes, tables=(replace(table, lines=(one, other)),))
    heads = parsed(to_html(made)).get_element_by_id("t1").xpath(".//thead")[0].text_content()
    assert "基本支出" in heads
    assert "项目支出" not in heads


def test_units_that_differ_stand_at_their_side(changes):
    table = changes.tables[0]
    line = table.lines[1]
    new = replace(line.figures[0].new, raw="5,600,000", decimals=0)
    one = replace(line, figures=(replace(line.figures[0], new=new),))
    made = replace(changes, tables=(replace(table, columns=table.columns[:1], lines=(one,)),))
    page = parsed(to_html(made)).get_element_by_id("t1")
    assert "单位：2025年 万元，2026年 元；增减以元计" in page.text_content()
    assert [each.text for each in page.xpath(".//thead/tr[2]/th")] == [
        "2025年（万元）", "2026年（元）", "增减",
    ]  # fmt: skip
    assert cells(row(page.getroottree().getroot(), "t1", "207"))[2] == "▲ +600,000 +12.00%"


def test_every_printed_figure_leads_to_its_cell(page):
    old, new = row(page, "t1", "2070109").xpath("td//a")[:2]
    assert old.get("href") == "./a%20b.pdf#page=5&zoom=150,260,156"
    assert new.get("href") == "../c.pdf#page=6&zoom=150,260,156"
    assert old.get("title").startswith("2025年 第5页 第5行 群众文化")
    assert old.get("data-at") == "5,320,216,376,236"


def test_without_pdfs_figures_say_where_they_are_all_the_same(changes):
    page = parsed(to_html(changes))
    assert not page.xpath("//section[@id='tables']//td//a")
    (figure, *_) = row(page, "t1", "2070109").xpath("td//span[@class='o']")
    assert figure.get("title").startswith("2025年 第5页 第5行")


def test_the_waterfall_closes_in_its_table(page):
    rows = page.xpath("//figure[@id='w1']//tbody/tr")
    parts = [amount(each.xpath("td")[-1]) for each in rows]
    assert sum(parts[:-1]) == parts[-1] == Decimal("55.60")
    assert "印出数舍入差" in rows[-2].text_content()


def amount(cell: html.HtmlElement) -> Decimal:
    found = re.search(r"[+−]?[\d,]+\.\d+", cell.text_content())
    assert found is not None
    return Decimal(found[0].replace("−", "-").replace(",", ""))


def test_charts_hold_text_that_is_text(page):
    texts = page.xpath("//figure[@id='w1']//*[local-name()='text']")
    assert {"2025年", "612.40", "▲ +60.01", "▼ −8.40", "印出数舍入差"} <= {
        each.text for each in texts
    }
    assert "font-family" not in "".join(each.get("style") for each in texts)
    ids = [each.get("id") for each in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))


def test_claims_sheets_catalogue_text_and_findings_are_told(page):
    assert [each.text_content().strip() for each in page.xpath("//*[@class='claim']/td[1]")] == [
        "✓ 相符", "≈ 舍入差", "◐ 口径不同", "✗ 不符", "? 无法核对",
    ]  # fmt: skip
    assert "上年数含政府性基金" in page.get_element_by_id("claims").text_content()
    sheet = page.get_element_by_id("f1")
    assert "▲ +10 场" in sheet.text_content()
    assert "30.00" in sheet.text_content()
    assert sheet.xpath(".//ins[text()='和非遗进校园']")
    assert "37 条不变" in page.get_element_by_id("catalogues").text_content()
    assert page.xpath("//section[@id='narrative']//del[text()='4']")
    findings = page.get_element_by_id("findings").text_content()
    assert "新出现" in findings
    assert "不再有" in findings
    assert "另有 1 个问题两年都有" in findings


def test_an_uncertain_mover_has_a_mark(changes):
    first = changes.movers[0]
    facts = list(changes.facts)
    facts[first] = replace(facts[first], states=("uncertain", "changed"))
    text = html.fromstring(to_html(replace(changes, facts=tuple(facts)))).text_content()
    assert "？2070109" in text.replace(" ", "")
    assert "？2070109" not in html.fromstring(to_html(changes)).text_content()


def test_findings_of_a_part_that_one_side_prints_stand_apart(changes):
    first = changes.findings[0]
    place = replace(first.places[0], table=changes.tables[3].old)
    gone = replace(first, state="removed", places=(place,))
    page = parsed(to_html(replace(changes, findings=(first, gone))))
    heads = [" ".join(each.text_content().split()) for each in page.xpath("//h3")]
    assert "＋ 新出现 1 个" in heads
    assert "只有一份印出的部分 1 个" in heads
    assert not any(each.startswith("－ 不再有") for each in heads)


def test_hostile_text_stays_text(changes):
    evil = "</script><script>alert(1)</script><img src=x onerror=y>\" ' $\\frac{1}{0}$ &amp; \x0b"
    evil += "\udc80"
    table = changes.tables[0]
    line = table.lines[1]
    made = replace(
        changes,
        new=replace(changes.new, issuer=evil, name=evil),
        tables=(
            replace(
                table,
                title=evil,
                lines=(replace(line, new=(replace(line.new[0], label=evil, code=evil),)),),
            ),
        ),
        waterfalls=tuple(
            replace(
                each,
                title=replace(each.title, zh=evil),
                steps=tuple(
                    replace(step, label=replace(step.label, zh=evil)) for step in each.steps
                ),
            )
            for each in changes.waterfalls
        ),
    )
    page = parsed(to_html(made, LINKS))
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img | //*[@onerror]")
    assert "<script>alert(1)" in page.find(".//h1").text_content()


def test_the_page_loads_nothing_from_elsewhere(changes):
    data = to_html(changes, LINKS, Pictures(old={5: picture()})).decode()
    assert set(re.findall(r"\w+://[^\"']*", data)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    page = html.fromstring(data)
    for each in page.xpath("//@href | //@src"):
        assert each.startswith(("#", "data:image/png;base64,", "./a%20b.pdf", "../c.pdf")), each
    assert not page.xpath("//link | //iframe | //object")
    assert not re.search(r"@import|url\((?!#)", data)
    policy = page.xpath("//meta[@http-equiv]/@content")[0]
    assert "default-src 'none'" in policy
    assert "script-src 'sha256-" in policy


def test_the_same_comparison_makes_the_same_bytes(changes):
    assert to_html(changes, LINKS) == to_html(small_changes(), LINKS)
    program = (
        "import sys, hashlib; sys.path[:0] = ['tests/support', '.']\n"
        "from small_changes import small_changes\n"
        "from exports.changes.page import to_html\n"
        "print(hashlib.sha256(to_html(small_changes())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def picture() -> Picture:
    return Picture(box=Box(0.0, 0.0, 595.0, 842.0), png=PNG)


def test_each_page_is_pictured_once_and_figures_on_it_open_it(changes):
    pictures = Pictures(old={5: picture()}, new={6: picture()})
    data = to_html(changes, LINKS, pictures)
    page = parsed(data)
    assert data.count(b"data:image/png") == 2
    line = row(page, "t1", "2070109")
    assert [each.get("data-k") for each in line.xpath("td//a")] == ["0", "0", "1", "1", "2", "2"]
    (other, *_) = row(page, "t3", "公务接待费").xpath("td//a")
    assert other.get("data-k") is None


def test_pages_of_tables_are_worth_a_picture_and_none_that_is_not_there(changes):
    assert {5, 6, 7} <= set(pages_shown(changes, "old"))
    short = replace(changes, old=replace(changes.old, pages=changes.old.pages[:5]))
    assert max(pages_shown(short, "old")) <= 5


def test_nothing_changed_is_said_and_nothing_else(changes):
    nothing = replace(
        changes, tables=(), facts=(), movers=(), waterfalls=(), forms=(), catalogues=(),
        narrative=(), findings=(), claims=(),
    )  # fmt: skip
    page = parsed(to_html(nothing, LINKS))
    assert "两份文件没有差异。" in page.text_content()
    assert [each.get("id") for each in page.xpath("//main/section")] == ["reading"]


def test_material_changes_stand_out_only_where_thresholds_were_asked(changes):
    assert b'class="d up mat"' not in to_html(changes)
    asked = replace(changes, materiality=Materiality(amount=Decimal(100_000)))
    data = to_html(asked)
    assert b'class="d up mat"' in data
    assert "|增减| ≥ 10.00 万元" in data.decode()


def test_without_the_library_for_charts_the_error_says_how_to_install_it(changes, monkeypatch):
    monkeypatch.setattr(registry, "find_spec", lambda _name: None)
    with pytest.raises(ExporterMissing) as caught:
        to_html(changes)
    assert "pip install 'gongkai[charts]'" in caught.value.action_in("zh")
