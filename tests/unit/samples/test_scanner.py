"""How scanned samples are made, and when two of them count as the same."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
import yaml
from scans import extra, table_document

SAMPLES = Path(__file__).parents[3] / "samples"
SCANNED = SAMPLES / "zezhou-2026-scanned"
pytestmark = extra()

SOURCE = {
    "metadata": {"title": "a sample"},
    "pages": [[1, 2]],
    "ways": {"grey": {"dpi": 100, "noise": 1.0}, "fax": {"dpi": 100, "two_tone": True}},
    "scans": [{"way": "grey", "pages": [2], "turned": 90}],
}


@pytest.fixture(autouse=True)
def _checkout(monkeypatch):
    """Samples lie in the checkout, not in a package."""
    monkeypatch.syspath_prepend(str(SAMPLES))
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "scanner"]:
        del sys.modules[name]


@pytest.fixture
def native():
    with table_document() as document:
        document.fullcopy_page(0)
        return document.tobytes()


def made(native, **changes):
    from scanner import document

    return document.render(native, document.plan_of({**SOURCE, **changes}))


def told(old, new):
    from scanner.likeness import differences

    return list(differences(old, new))


def test_the_same_source_gives_the_same_bytes(native):
    assert made(native) == made(native)


def test_native_pages_keep_their_text_and_scanned_ones_are_pictures(native):
    with pymupdf.open(stream=made(native)) as document:
        kept, scanned = document
        assert "1,608.60" in kept.get_text()
        assert scanned.get_text() == ""
        assert (scanned.rect.width, scanned.rect.height) == (kept.rect.height, kept.rect.width)
        ((_, _, width, height, bits, *_),) = scanned.get_images()
        assert (width, height, bits) == (556, 827, 8)
        assert document.metadata["title"] == "a sample"


def test_a_fax_is_of_one_bit(native):
    with pymupdf.open(stream=made(native, scans=[{"way": "fax", "pages": [1]}])) as document:
        assert document[0].get_images()[0][4] == 1


def test_a_seal_is_red_and_leaves_black_print_black(native):
    from scanner.document import Plan, Scan, render
    from scanner.seal import Seal
    from scanner.spoiling import Spoiling

    way = Spoiling(name="clean", dpi=100, skew=0, noise=0, blur=0, shade=0, stamp=None, quality=95)
    scan = Scan(way=way, colour=True, seal=Seal(office="松岭县财政局", x=200, y=200))
    plan = Plan(pages=(1,), scans={1: scan}, metadata={})
    with pymupdf.open(stream=render(native, plan)) as sealed:
        pixmap = sealed[0].get_pixmap(dpi=100)
    colours = {pixmap.pixel(x, y) for x in range(180, 375) for y in range(180, 375)}
    assert any(red > 180 and green < 90 for red, green, _ in colours)
    assert any(max(each) < 40 for each in colours)


def test_other_encoders_make_no_difference_other_pages_do(native):
    old = made(native)
    otherwise = made(native, ways={"grey": {"dpi": 100, "noise": 1.0, "quality": 82}})
    assert otherwise != old
    assert told(old, otherwise) == []
    changed = [{"way": "grey", "pages": [2], "turned": 90, "stamp": 120}]
    assert told(old, made(native, scans=changed)) == ["page 2: pixels"]
    assert told(old, made(native, scans=[])) == ["page 2: size"]
    assert told(old, made(native, pages=[[2, 2]])) == ["2 pages, not 1"]
    assert told(old, made(native, metadata={})) == ["metadata"]


def test_the_written_sample_is_what_its_source_says():
    """Pages, sizes and the content of native pages; pixels are compared by build.py --check."""
    from scanner import document

    source = yaml.safe_load((SCANNED / "source" / "scans.yaml").read_text("utf-8"))
    plan = document.plan_of(source)
    pages = (SCANNED / "pages.json").read_bytes()
    assert pages == document.truth(plan)
    native = SAMPLES / "zezhou-2026" / "zezhou-2026.pdf"
    with pymupdf.open(SCANNED / source["file"]) as scanned, pymupdf.open(native) as whole:
        assert scanned.page_count == len(plan.pages)
        for page, listed in zip(scanned, json.loads(pages)["pages"], strict=True):
            if "scan" in listed:
                assert page.get_text() == ""
            else:
                assert page.get_text() == whole[listed["native_page"] - 1].get_text()


def test_spoiling_depends_on_its_seed_alone():
    import numpy as np
    from scanner.spoiling import Spoiling, spoil

    paper = np.full((120, 90), 250, np.uint8)
    way = Spoiling(name="grey", dpi=100, stamp=None)
    assert np.array_equal(spoil(paper, way, seed=3), spoil(paper, way, seed=3))
    assert not np.array_equal(spoil(paper, way, seed=3), spoil(paper, way, seed=4))
    dusty = spoil(paper, replace(way, dust=50, edge=2.0), seed=3)
    assert dusty.min() < spoil(paper, way, seed=3).min()
