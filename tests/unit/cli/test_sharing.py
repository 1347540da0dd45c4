"""Scanned pages of one file are shared out among workers, and come out as if one had read them."""

import sys
from concurrent.futures import Future, TimeoutError
from pathlib import Path

import pytest

from extractor.engines.spec import Request
from extractor.errors import Damaged, EngineFailed, TimedOut
from extractor.recognise.sightings import PagesUnseen, Sightings
from gongkai.batch.work import Job, convert
from gongkai.isolation import Workers
from gongkai.sharing import Count, Errand, Share, lots_of, page_limit

sys.path.insert(0, str(Path(__file__).parents[2] / "support"))
from scans import as_scan, extra, grained, pixels_of, table_document

from extractor.pipeline import Options

PATH = Path("x.pdf")


def unseen(*pages):
    return PagesUnseen(Request(path=PATH), pages)


@pytest.mark.parametrize(("count", "workers"), [(1, 1), (5, 2), (26, 2), (1000, 8), (3, 16)])
def test_lots_hold_every_page_once_and_in_order(count, workers, tmp_path):
    lots = lots_of(unseen(*range(3, 3 + count)), workers, tmp_path)
    assert [n for lot in lots for n in lot.wanted.pages] == list(range(3, 3 + count))
    assert max(len(lot.wanted.pages) for lot in lots) <= 8
    assert len(lots) >= min(count, workers)


def test_a_page_has_a_tenth_of_a_files_time_and_never_too_little():
    assert page_limit(300) == 30
    assert page_limit(5) == 10


def test_the_count_is_forgotten_once_all_is_seen():
    count = Count()
    assert count.now() is None
    count.add(total=4)
    count.add(seen=3)
    assert count.now() == (3, 4)
    count.add(seen=1)
    assert count.now() is None


def test_what_is_put_is_what_is_got(tmp_path):
    sightings = Sightings(tmp_path, PATH)
    assert sightings.get(1) is None
    assert Sightings(tmp_path, Path("y.pdf")).folder != sightings.folder


class Play:
    """An errand whose work and lots end as the test says; nothing runs."""

    def __init__(self, folder):
        self.begun: list[Future] = []
        self.lots: list[Future] = []
        self.limits: list[float] = []
        share = Share(workers=1, folder=folder, timeout=300, send=self.send, count=Count())
        self.share = share
        self.errand = Errand(self.begin, share)
        self.errand.start()

    def begin(self):
        self.begun.append(Future())
        return self.begun[-1]

    def send(self, lot, limit):
        self.lots.append(Future())
        self.limits.append(limit)
        return self.lots[-1]


def test_work_is_begun_again_once_every_lot_is_done(tmp_path):
    play = Play(tmp_path)
    play.begun[0].set_exception(unseen(1, 2, 3))
    assert play.share.count.now() == (0, 3)
    assert play.limits == [30, 30, 30]
    for lot in reversed(play.lots):
        assert len(play.begun) == 1
        lot.set_result(None)
    play.begun[1].set_result("report")
    assert play.errand.future.result(0) == "report"
    assert play.share.count.now() is None


def test_work_that_lacks_nothing_is_done_once(tmp_path):
    play = Play(tmp_path)
    play.begun[0].set_result("report")
    assert play.errand.future.result(0) == "report"
    assert not play.lots


def test_a_page_that_takes_too_long_is_given_up_and_the_rest_of_its_lot_seen(tmp_path):
    play = Play(tmp_path)
    play.begun[0].set_exception(unseen(*range(1, 9)))
    assert len(play.lots) == 4
    for lot in (play.lots[0], *play.lots[2:]):
        lot.set_result(None)
    play.lots[1].set_exception(TimeoutError())
    given_up = Sightings(tmp_path, PATH).get(3)
    assert isinstance(given_up, EngineFailed)
    assert given_up.details["reason"] == "> 30 s"
    assert len(play.begun) == 1
    assert play.limits[4:] == [30]
    assert play.share.count.now() == (7, 8)
    play.lots[4].set_result(None)
    play.begun[1].set_result("report")
    assert play.errand.future.result(0) == "report"


def test_a_file_with_many_pages_that_take_too_long_is_told_with_the_last_limit(tmp_path):
    play = Play(tmp_path)
    play.begun[0].set_exception(unseen(*range(80)))
    for lot in play.lots[1:4]:
        lot.set_exception(TimeoutError())
        assert not play.errand.future.done()
    play.lots[4].set_exception(TimeoutError())
    with pytest.raises(TimedOut, match="240 seconds"):
        play.errand.future.result(0)
    assert play.lots[0].cancelled()
    assert len(play.begun) == 1


def test_the_first_failure_is_the_files(tmp_path):
    play = Play(tmp_path)
    play.begun[0].set_exception(unseen(1, 2))
    play.lots[1].set_exception(Damaged("x.pdf", reason="page 2"))
    with pytest.raises(Damaged):
        play.errand.future.result(0)


def test_asking_twice_is_no_endless_loop(tmp_path):
    play = Play(tmp_path)
    play.begun[0].set_exception(unseen(1))
    play.lots[0].set_result(None)
    play.begun[1].set_exception(unseen(1))
    with pytest.raises(PagesUnseen):
        play.errand.future.result(0)


@pytest.fixture
def scan(tmp_path):
    """Five scanned pages, the third too large to be decoded."""
    import pymupdf

    with pymupdf.open() as whole:
        for number in range(5):
            picture = grained(pixels_of(table_document()), seed=number)
            with pymupdf.open(as_scan(tmp_path / "page.pdf", picture)) as page:
                whole.insert_pdf(page)
        image = whole[2].get_images()[0][0]
        whole.xref_set_key(image, "Width", "600000")
        whole.save(tmp_path / "scan.pdf")
    return tmp_path / "scan.pdf"


@extra()
def test_pages_seen_by_two_processes_make_the_same_bytes(scan):
    job = Job(path=scan, options=Options(), formats=("json",))
    alone = convert(job)
    with Workers(count=1, most=2, timeout=300, log_level=50) as workers:
        shared = workers.settle(workers.schedule(convert, job), str(scan))
    assert shared.files == alone.files
    assert b'"SCAN-002"' in alone.files["json"][0].data
    assert b"1,608.60" in alone.files["json"][0].data
