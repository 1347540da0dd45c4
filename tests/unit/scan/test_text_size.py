"""How large a text is and where it ends, where rests of a stamp or a seal lie beside it."""

import pytest
from scans import extra

pytestmark = extra()

SCALE = 2.0
EM = 12.0


def read(text, *, apart=EM, left=100.0, box=None):
    """A line whose characters stand `apart` points from each other; `box` is that of its ink."""
    from extractor.engines.scan.reading import _read_text
    from extractor.engines.scan.textlines import Spot

    places = [left + apart * (number + 0.5) for number in range(len(text))]
    spaced = [(mark, 0.99, x) for mark, x in zip(text, places, strict=True)]
    x0, y0, x1, y1 = box or (left, 300.0, left + apart * len(text), 300.0 + EM)
    edges = (round(edge * SCALE) for edge in (x0, y0, x1, y1))
    return _read_text(spaced, Spot(*edges, (0, 2000)), SCALE)


def test_ink_above_a_line_does_not_make_it_larger():
    run = read("修订后的目录从印发当日开始执行", box=(100.0, 290.0, 280.0, 318.0)).run
    assert run.size == pytest.approx(EM)


def test_ink_before_and_behind_a_line_does_not_move_its_edges():
    run = read("各市财政局", box=(60.0, 300.0, 240.0, 312.0)).run
    assert (run.box.x0, run.box.x1) == pytest.approx((100.0, 160.0))
    assert (run.box.y0, run.box.y1) == (300.0, 312.0)


def test_the_edges_of_a_clean_line_are_those_of_its_ink():
    run = read("各市财政局", box=(101.5, 300.0, 158.5, 312.0)).run
    assert (run.box.x0, run.box.x1) == (101.5, 158.5)


def test_figures_and_short_texts_are_as_tall_as_their_ink():
    assert read("1,608.60", apart=6.0, box=(100.0, 300.0, 148.0, 309.0)).run.size == 9.0
    assert read("合计", apart=30.0).run.size == EM


def test_a_line_spread_to_the_margin_is_as_large_as_the_others_a_heading_is_not():
    from extractor.engines.scan.reading import _even

    def sized(text, apart):
        wide = 100.0 + apart * len(text)
        return read(text, apart=apart, box=(100.0, 290.0, wide, 318.0))

    texts = [sized("我厅对目录作了修订", 12.0)] * 3
    spread, heading = sized("现予印发请照此执行", 13.6), sized("关于印发目录的通知", 17.0)
    assert [text.run.size for text in _even([*texts, spread, heading])] == pytest.approx(
        [12.0, 12.0, 12.0, 12.0, 17.0]
    )
