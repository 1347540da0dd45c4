"""Both PDFs of a comparison: found by fingerprint, linked, pictured."""

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pymupdf
import pytest
from small_changes import small_changes

from exports.changes.model import ChangeSet
from gongkai.side_by_side import AtHand, at_hand, links_to, page_of_changes, pictures_of


def pdf(path: Path, pages: int) -> Path:
    """A PDF of small pages."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with pymupdf.open() as made:
        for number in range(pages):
            made.new_page(width=200, height=100).insert_text((20, 50), f"page {number + 1}")
        made.save(path)
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return pdf(tmp_path / "in" / "旧 #1%.pdf", 6)


@pytest.fixture
def changes(old: Path) -> ChangeSet:
    made = small_changes()
    pages = ((Decimal(200), Decimal(100)),) * 6
    digest = sha256(old.read_bytes()).hexdigest()
    return replace(made, old=replace(made.old, name=old.name, sha256=digest, pages=pages))


def test_the_pdf_is_found_beside_a_report_and_beside_its_folder(changes, old):
    for given in (old, old.parent / "report.json", old.parent / "旧" / "report.json"):
        assert at_hand(changes, [given]) == AtHand(old=old)


def test_another_file_of_the_same_name_is_not_taken(changes, old):
    pdf(old, 2)
    assert at_hand(changes, [old]) == AtHand()


def test_links_are_relative_to_the_page_and_safe_in_a_url(changes, old):
    found = AtHand(old=old)
    assert links_to(found, old.parent / "page.html").old == "./%E6%97%A7%20%231%25.pdf"
    assert links_to(found, old.parent.parent / "out" / "p.html").old.startswith("../in/%E6%97%A7")
    assert links_to(found, None).old == old.as_uri()
    assert links_to(found, None).new is None


def test_pages_of_the_tables_are_drawn_whole(changes, old):
    pictures = pictures_of(changes, AtHand(old=old))
    assert {5, 6} <= set(pictures.old)
    assert set(pictures.old) <= set(range(1, 7))
    assert not pictures.new
    drawn = pymupdf.Pixmap(pictures.old[5].png)
    assert (drawn.width, drawn.height, drawn.n) == (280, 140, 1)


def test_a_pdf_that_cannot_be_drawn_leaves_a_page_without_pictures(changes, old):
    old.write_bytes(b"%PDF-1.7 broken")
    assert not pictures_of(changes, AtHand(old=old)).old


def test_the_page_links_and_pictures_what_is_there(changes, old):
    data = page_of_changes(changes, [old], old.parent / "page.html")
    assert data.count(b"data:image/png") == len(pictures_of(changes, AtHand(old=old)).old)
    assert b'href="./%E6%97%A7%20%231%25.pdf#page=5' in data
    plain = page_of_changes(changes, [old], old.parent / "page.html", pictures=False)
    assert b"data:image/png" not in plain
