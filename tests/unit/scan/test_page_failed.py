"""A scanned page that cannot be read is told, and the other pages come out."""

import pytest

from extractor.engines.spec import Request
from extractor.errors import EngineFailed
from extractor.model.geometry import Box
from extractor.recognise import pictures
from extractor.recognise.pictures import PictureReader
from extractor.recognise.sightings import Sightings
from extractor.source.cover import Painted, share_of_pictures


class Page:
    number, kind = 2, "mixed"


@pytest.fixture
def reader(tmp_path, monkeypatch):
    monkeypatch.setattr(PictureReader, "_why_not", lambda *_: "")
    return PictureReader(Request(path=tmp_path / "x.pdf"), "auto", Sightings(tmp_path, tmp_path))


def test_a_page_that_failed_is_a_finding(reader):
    reader._sightings.put(2, EngineFailed("scan", page=2, reason="> 30 s"))
    assert reader.see(Page()) is None
    (told,) = reader.findings()
    assert told.code == "SCAN-008"
    assert told.places[0].page == 2
    assert "> 30 s" in told.message.en


@pytest.mark.parametrize(("shown", "codes"), [(True, ["SCAN-009"]), (False, [])])
def test_text_in_a_picture_beside_the_text_layer_is_told(reader, monkeypatch, shown, codes):
    monkeypatch.setattr(pictures, "has_unread_text", lambda *_: shown)
    reader.look_beside(Page())
    assert [each.code for each in reader.findings()] == codes


def test_a_stencil_is_a_picture():
    paper = Box(0.0, 0.0, 100.0, 100.0)
    painted = [Painted("fill-imgmask", Box(0.0, 0.0, 100.0, 50.0)), Painted("fill-path", paper)]
    assert share_of_pictures(painted, paper) == 0.5


def test_forced_reading_leaves_out_no_page(tmp_path):
    blank = type("Blank", (), {"number": 1, "kind": "blank"})()
    engine = type("Ruled", (), {"name": "ruled"})()
    request = Request(path=tmp_path / "x.pdf")
    assert PictureReader(request, "force").wanted(blank, engine)
    assert not PictureReader(request, "auto").wanted(blank, engine)
