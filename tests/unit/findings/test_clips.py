"""Clips of pages and texts found on them, in the frame of the page as shown."""

import pymupdf
import pytest

from extractor.errors import Damaged
from extractor.model.geometry import Box
from extractor.picture import Clip, draw_clips, find_texts

TITLE = "2026年部门支出总表"


def made(tmp_path, rotation=0):
    path = tmp_path / f"{rotation}.pdf"
    with pymupdf.open() as document:
        page = document.new_page(width=400, height=600)
        page.insert_text((100, 80), TITLE, fontname="china-s", fontsize=16)
        page.draw_rect((100, 300, 140, 340), fill=(0, 0, 0))
        page.set_rotation(rotation)
        document.save(path)
    return path


def dark(png):
    """The share of dark pixels."""
    picture = pymupdf.Pixmap(png)
    samples = picture.samples
    assert picture.n == 1
    return sum(sample < 128 for sample in samples) / len(samples)


@pytest.mark.parametrize(
    ("rotation", "black"),
    [(0, Box(100, 300, 140, 340)), (90, Box(260, 100, 300, 140))],
)
def test_a_clip_shows_what_stands_there_on_the_page_as_shown(tmp_path, rotation, black):
    path = made(tmp_path, rotation)
    white = Box(black.x0 + 60, black.y0 + 60, black.x1 + 60, black.y1 + 60)
    inside, outside = draw_clips(path, [Clip(page=1, box=black), Clip(page=1, box=white)])
    assert dark(inside) > 0.95
    assert dark(outside) == 0


@pytest.mark.parametrize("rotation", [0, 90])
def test_a_text_is_found_whatever_its_blanks(tmp_path, rotation):
    path = made(tmp_path, rotation)
    ((box,),) = find_texts(path, [(1, "2026年 部门支出总表")])
    (ink,) = draw_clips(path, [Clip(page=1, box=box)])
    assert dark(ink) > 0.05
    assert (box.width > box.height) == (rotation == 0)


def test_a_text_that_is_not_there(tmp_path):
    assert find_texts(made(tmp_path), [(1, "没有"), (1, "")]) == ((), ())


def test_a_page_that_is_not_there(tmp_path):
    with pytest.raises(Damaged, match="no page 9"):
        draw_clips(made(tmp_path), [Clip(page=9, box=Box(0, 0, 9, 9))])
