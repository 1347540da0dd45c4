"""The reading frame of a page that was read from its picture: panes, skew and turn, both ways."""

import pytest

from extractor.model.geometry import Box
from extractor.model.page import PageContent, Pane
from extractor.source.frame import reading_box
from extractor.source.picture_size import pixels_told


def page(turn, *panes):
    width, height = (800.0, 500.0) if turn in (0, 180) else (500.0, 800.0)
    return PageContent(
        number=1, width=width, height=height, kind="scanned", reason="", turn=turn, runs=(),
        rules=(), watermark=(), hidden=(), image_share=1.0, panes=panes,
    )  # fmt: skip


JPEG = b"\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\x08\1\0\2\0" + b"\0" * 9
JPEG_2000 = b"box\xff\x4f\xff\x51\0\x2f\0\0" + b"\0\0\1\0" * 2 + b"\0\0\0\x80" * 2
LEFT = Pane(0.0, 0.0, 400.0, 500.0, 1.5)
RIGHT = Pane(400.0, 500.0, 400.0, 500.0, -0.8)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [Box(50, 60, 120, 70), Box(100, 700, 300, 720)])
def test_shown_and_back(turn, box):
    content = page(turn, LEFT, RIGHT)
    assert reading_box(content, content.shown(box)) == pytest.approx(box)


def test_the_second_pane_lies_to_the_right():
    shown = page(0, LEFT, RIGHT._replace(skew=0.0)).shown(Box(10, 510, 60, 530))
    assert shown == pytest.approx(Box(410, 10, 460, 30))


def test_lines_that_rise_are_shown_higher_at_the_right():
    content = page(0, Pane(0.0, 0.0, 800.0, 500.0, 2.0))
    left, right = content.shown(Box(0, 240, 20, 260)), content.shown(Box(780, 240, 800, 260))
    assert left.y0 > 250 > right.y0
    assert right.height == pytest.approx(20)


@pytest.mark.parametrize(
    ("encoding", "data", "pixels"),
    [
        ("/DCTDecode", JPEG, 0x100 * 0x200),
        ("/DCTDecode", b"\xff\xd8\xff\xda" + b"\0" * 20, 0),
        ("/DCTDecode", b"", 0),
        ("/JPXDecode", JPEG_2000, (0x100 - 0x80) ** 2),
        ("/JPXDecode", b"no codestream", 0),
        ("/JBIG2Decode", b"\0\0\0\0\x30\0\1\0\0\0\x13" + b"\0\0\1\0" + b"\0\0\0\2", 512),
        ("/JBIG2Decode", b"\0\0\0\0\x30\0\1\0\0\0\x13" + b"\0\0\1\0" + b"\xff" * 4, 0),
        ("/FlateDecode", b"anything", 0),
    ],
)  # fmt: skip
def test_pictures_tell_their_size(encoding, data, pixels):
    assert pixels_told(data, encoding) == pixels
