"""The page in a browser: scripts filter it, the address keeps the filter, and it can be seen."""

import shutil
import subprocess
from pathlib import Path

import pymupdf
import pytest
from lxml import html
from small_changes import small_changes

from exports.changes.page import Links, to_html

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="chromium is not installed")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
)
_SECONDS = 120


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "changes.html"
    path.write_bytes(to_html(small_changes(), Links(old="./old.pdf", new="./new.pdf")))
    return path.as_uri()


def browse(folder: Path, *arguments: str) -> bytes:
    assert BROWSER is not None
    command = [BROWSER, *_FLAGS, f"--user-data-dir={folder / 'profile'}", *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS).stdout


def shown(folder: Path, address: str) -> html.HtmlElement:
    """The page after its scripts ran."""
    return html.fromstring(browse(folder, "--dump-dom", address).decode())


def names(page: html.HtmlElement, table: str, *, hidden: bool = False) -> set[str]:
    """Lines of a table that are shown (or hidden), by how they begin."""
    rows = page.xpath(f"//section[@id='{table}']//tbody/tr")
    return {
        each[0].text_content().split()[0] for each in rows if (each.get("hidden") is None) != hidden
    }


def test_unchanged_lines_are_folded_at_first_and_said_to_be(tmp_path, address):
    page = shown(tmp_path, address)
    assert page.get("class") == "js"
    assert names(page, "t1", hidden=True) == {"2070104"}
    assert "另有 1 行不在筛选之内" in page.get_element_by_id("t1").text_content()


def test_the_address_sets_the_kinds_of_change(tmp_path, address):
    page = shown(tmp_path, address + "#s=recoded")
    assert names(page, "t1") == {"合计", "2101102"}
    assert names(page, "t2") == {"合计"}
    (box,) = page.xpath("//input[@value='recoded']")
    assert box.get("type") == "checkbox"


def test_the_address_sets_size_and_text(tmp_path, address):
    page = shown(tmp_path, address + "#amount=30&percent=10")
    assert names(page, "t1") == {"合计", "207", "20701"}
    page = shown(tmp_path, address + "#s=unchanged,changed,added&q=%E5%9B%BE%E4%B9%A6%E9%A6%86")
    assert names(page, "t1") == {"2070104"}


def test_the_page_is_seen(tmp_path, address):
    picture = tmp_path / "page.png"
    browse(tmp_path, "--window-size=1400,2400", f"--screenshot={picture}", address)
    pixels = pymupdf.Pixmap(str(picture))
    assert (pixels.width, pixels.height) == (1400, 2400)
    colours = pixels.color_count(colors=True)
    blue, orange = (0x1F, 0x5F, 0x8B), (0xB5, 0x56, 0x1D)
    assert {bytes(blue), bytes(orange)} <= {bytes(each)[:3] for each in colours}
    _, ground = pixels.color_topusage()
    assert ground[:3] == bytes((0xFF, 0xFE, 0xFB))


def test_it_prints_on_pages_of_both_orientations(tmp_path, address):
    paper = tmp_path / "page.pdf"
    browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}", address)
    with pymupdf.open(paper) as printed:
        shapes = {page.rect.width < page.rect.height for page in printed}
        text = "".join(page.get_text() for page in printed)
    assert shapes == {True, False}
    assert "归口管理的行政单位离退休" in text
    assert "显示" not in text.split("怎样读")[0][:2000]
