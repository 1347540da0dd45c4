"""How many pixels an encoded picture will have once decoded, told by its own header.

A dictionary may say less than the stream holds, and decoders believe the stream.
"""

from collections.abc import Iterator

# JPEG's start-of-frame markers: C0 to CF without the tables C4, C8 and CC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_CODESTREAM = b"\xff\x4f\xff\x51"
_PAGE_INFORMATION = 48


def pixels_told(data: bytes, encoding: str) -> int:
    """Width × height by the header of a picture under the PDF filter `encoding`; 0 if unknown."""
    if "JPXDecode" in encoding:
        return _jpeg2000(data)
    if "DCTDecode" in encoding:
        return _jpeg(data)
    if "JBIG2Decode" in encoding:
        return _jbig2(data)
    return 0


def _number(data: bytes, start: int, size: int) -> int:
    return int.from_bytes(data[start : start + size], "big")


def _jpeg2000(data: bytes) -> int:
    """SIZ follows SOC at once: length, capabilities, then width, height and their offsets."""
    start = data.find(_CODESTREAM)
    if start < 0:
        return 0
    width, height, left, top = (_number(data, start + 8 + 4 * i, 4) for i in range(4))
    return max(0, width - left) * max(0, height - top)


def _jpeg(data: bytes) -> int:
    sizes = (
        _number(data, at + 5, 2) * _number(data, at + 7, 2)
        for marker, at in _jpeg_segments(data)
        if marker in _FRAMES
    )
    return max(sizes, default=0)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Markers and where they stand, up to the first scan."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:
            return
        yield marker, at
        at += 2 if marker in _STANDALONE else 2 + _number(data, at + 2, 2)


def _jbig2(data: bytes) -> int:
    """The page's size, where page information comes first, as encoders for PDF write it."""
    if len(data) < 19 or data[4] & 0x3F != _PAGE_INFORMATION:
        return 0
    # number (4), flags (1), no references (1), page (1 or 4 by a flag), length (4), then the size
    start = 14 if data[4] & 0x40 else 11
    height = _number(data, start + 4, 4)
    # An unknown height is told stripe by stripe; the dictionary's stands then.
    return 0 if height == 0xFFFFFFFF else _number(data, start, 4) * height
