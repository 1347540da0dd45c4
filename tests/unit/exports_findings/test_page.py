"""The HTML page: complete in itself, safe, well-formed, and with each page pictured once."""

import re
from dataclasses import replace

import pytest
from lxml import etree, html

from exports.findings.page import Picture, Pictured, to_html
from exports.findings.page.markup import Markup, element
from exports.findings.sights import clips, sights, sought
from exports.findings.view import Failure, view
from extractor.model.finding import Message, Place
from extractor.model.geometry import Box

PNG = b"\x89PNG\r\n\x1a\n"
FAILURE = Failure(
    uri="坏<的>.pdf",
    code="IN-005",
    cause=Message(zh="PDF 已损坏", en="damaged"),
    action=Message(zh="重新下载", en="download again"),
)


def page(document, *, pictured=True, failures=()):
    pictures = {n: Picture(box=box, png=PNG) for n, box in clips(document, {}).items()}
    entry = Pictured(document=document, pictures=pictures if pictured else None, found={})
    return to_html([entry], failures).decode()


@pytest.fixture
def tree(document):
    return html.fromstring(page(document))


def test_it_is_well_formed(document):
    text = page(document).replace("<!DOCTYPE html>\n", "").replace("&nbsp;", " ")
    etree.fromstring(text.encode())


def test_it_loads_nothing_and_runs_nothing(document, tree):
    assert tree.xpath("//script|//link|//iframe|//img|//object") == []
    for target in tree.xpath("//@href|//@src"):
        assert target.startswith(("#", "data:image/png;base64,"))
    assert "url(" not in page(document)
    assert "@import" not in page(document)


def test_text_never_becomes_markup(document):
    text = page(document, failures=[FAILURE])
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "坏&lt;的&gt;.pdf" in text


def test_every_link_has_its_target_and_every_id_is_unique(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href|//use/@href")} <= set(ids)


def test_every_finding_is_there_and_linked(document, tree):
    assert len(tree.xpath("//article")) == len(document.told)
    assert len(tree.xpath("//nav//ol/li")) == len(document.told)


def test_each_page_is_pictured_once(document, tree):
    pages = {spot.page for told in document.told for spot in told.spots}
    assert len(tree.xpath("//svg/defs/image")) == len(pages)
    assert len(tree.xpath("//figure//use")) > len(pages)


def test_pictures_have_words_and_frames(tree):
    windows = tree.xpath("//figure//svg[@role='img']")
    assert windows
    assert all(window.xpath("./title/text()") for window in windows)
    first = tree.xpath("//article[.//a[text()='SUM-001']]//svg")[0]
    assert "20805 养老支出 ／ 预算数/合计" in first.xpath("./title/text()")[0]
    assert [rect.get("class") for rect in first.xpath("./rect")] == ["other", "fault"]


def test_without_a_pdf_there_are_no_pictures_and_none_are_missed(document):
    tree = html.fromstring(page(document, pictured=False))
    assert tree.xpath("//figure") == []
    assert len(tree.xpath("//article")) == len(document.told)


def test_a_page_that_could_not_be_pictured_says_so(document):
    entry = Pictured(document=document, pictures={}, found={})
    assert "没有这一页的图" in to_html([entry], []).decode()


def test_checks_are_counted_in_words(tree):
    row = tree.xpath("//tr[@class='total']")[0]
    assert [cell.text for cell in row.xpath("./td")][2:] == ["5", "0", "4", "3", "0"]


def test_a_clean_document_says_so(report):
    text = page(view(replace(report, findings=()), "a.pdf"))
    assert "没有发现此级别的问题" in text
    assert "<nav" not in text


def test_it_is_the_same_every_time(document):
    assert page(document) == page(document)


def test_element_escapes_and_leaves_out():
    made = element("p", "a<b", None, [Markup("<i>x</i>")], class_="q\"'", data_x=1.5, id=None)
    assert made.html == '<p class="q&quot;&#x27;" data-x="1.5">a&lt;b<i>x</i></p>'


def test_a_cell_near_the_top_is_seen_with_its_header(document):
    told = document.groups[1].told[0]
    (sight,) = sights(document, told, {})
    assert sight.header is None
    assert sight.window.y0 == pytest.approx(200 - 78)
    assert sight.fault == (Box(100.0, 200.0, 150.0, 215.0),)
    assert sight.others == (Box(150.0, 200.0, 200.0, 215.0),)


def test_a_cell_far_down_has_the_header_in_a_second_window(document):
    edges = {(0, 2): (20.0, 40.0, 160.0, 200.0, 215.0, 260.0)}
    (sight,) = sights(replace(document, edges=edges), document.groups[1].told[0], {})
    assert (sight.window.y0, sight.window.y1) == (160.0, 260.0)
    assert (sight.header.y0, sight.header.y1) == (0.0, 20.0)


def test_texts_without_a_box_are_sought_and_framed(document):
    told = document.groups[1].told[2]
    assert sought(document)[-1] == (2, "支出总表")
    box = Box(50.0, 60.0, 200.0, 80.0)
    (sight,) = sights(document, told, {(2, "支出总表"): (box,)})
    assert sight.fault == (box,)


def test_notes_with_quotation_marks_are_sought_whole(report):
    message = Message(zh="《部门“三公”表》有金额，却注明“无“三公”经费，空表。”。", en="")
    found = replace(report.findings[2], message=message, places=(Place(table=0, page=2),))
    texts = sought(view(replace(report, findings=(found,)), "a.pdf"))
    assert texts == ((2, "无“三公”经费，空表。"), (2, "部门“三公”表"))


def test_what_is_not_found_shows_the_whole_page(document):
    (sight,) = sights(document, document.groups[1].told[2], {})
    assert (sight.window, sight.fault) == (Box(0.0, 0.0, 595.28, 841.89), ())


def test_the_page_names_no_moment_and_no_host(document):
    assert not re.search(r"\d{4}-\d{2}-\d{2}T", page(document))
