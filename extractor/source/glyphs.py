"""Text of one interpreted page, sorted into what is read, watermark and hidden.

Works on MuPDF's `rawdict`: blocks → lines → spans → glyphs. A span has one font, size and colour.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from extractor.model.geometry import Box, hull
from extractor.model.page import Run, Turn
from extractor.source.chain import Chain
from extractor.source.chains import split
from extractor.source.frame import Frame, quarter

Span = dict[str, Any]
Line = dict[str, Any]
Char = dict[str, Any]

_BOLD_FONT = 16  # TEXT_FONT_BOLD of a span's `flags`
_BOLD_STYLE = 8  # FZ_STEXT_BOLD of a span's `char_flags`
_PAINTED = 16 | 32 | 64  # filled, stroked or clipped to: FZ_STEXT_FILLED, _STROKED, _CLIPPED
_OPAQUE = 255
# Text that leans more than this (sine of the angle to the page's sides) is a watermark.
_LEANING = 0.09


class Layers(NamedTuple):
    """The text of a page by what it is. `upright` and `sideways` are read, the rest set aside.

    `sideways` stands at a right angle to the reading direction; such text stays in one piece.
    """

    upright: list[Chain]
    sideways: list[Run]
    watermark: list[Run]
    hidden: list[Chain]


def direction_of(lines: Iterable[Line]) -> Turn:
    """Where most of the page's glyphs point, in quarter turns clockwise."""
    votes: Counter[Turn] = Counter()
    for line in lines:
        if line["wmode"] or _leans(line["dir"]):
            continue
        votes[quarter(line["dir"])] += sum(len(span["chars"]) for span in line["spans"])
    return max(votes, key=lambda turn: (votes[turn], -turn)) if votes else 0


def layers_of(lines: Sequence[Line], frame: Frame) -> Layers:
    """The page's text in the reading frame, sorted into layers."""
    layers = Layers([], [], [], [])
    pale_is_text = _mostly_translucent(lines)
    for line in lines:
        leans = _leans(line["dir"])
        upright = line["wmode"] == 0 and quarter(line["dir"]) == frame.direction
        for spans in _alike(line["spans"]):
            alpha = spans[0]["alpha"]
            if not alpha or not spans[0]["char_flags"] & _PAINTED:
                layers.hidden.extend(split(_chain(spans, frame)))
            elif leans or (alpha < _OPAQUE and not pale_is_text):
                layers.watermark.extend(_whole(spans, frame))
            elif upright:
                layers.upright.extend(split(_chain(spans, frame)))
            elif line["wmode"]:
                layers.sideways.extend(_stacked(spans, frame))
            else:
                layers.sideways.extend(_whole(spans, frame))
    return layers


def _leans(direction: tuple[float, float]) -> bool:
    return min(abs(direction[0]), abs(direction[1])) > _LEANING


def _mostly_translucent(lines: Iterable[Line]) -> bool:
    """Whether translucent text is the page's text rather than a layer over it."""
    solid = pale = 0
    for line in lines:
        for span in line["spans"]:
            if span["alpha"] == _OPAQUE:
                solid += len(span["chars"])
            elif span["alpha"]:
                pale += len(span["chars"])
    return pale > solid


def _alike(spans: list[Span]) -> Iterator[list[Span]]:
    """Groups neighbouring spans of one line that share baseline, layer and roughly the size."""
    if len(spans) == 1:
        yield spans
        return
    group: list[Span] = []
    for span in spans:
        if group and not _continues(group[-1], span):
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def _continues(one: Span, other: Span) -> bool:
    """Whether the span goes on where the one before it stood, in the same layer."""
    near = 0.1 * other["size"] + 0.2
    (x, y), (other_x, other_y) = one["origin"], other["origin"]
    same_line = abs(y - other_y) < near or abs(x - other_x) < near
    same_layer = (
        one["alpha"] == other["alpha"]
        and one["char_flags"] & _PAINTED == other["char_flags"] & _PAINTED
    )
    return bool(
        same_line and same_layer and 0.6 * other["size"] < one["size"] < 1.6 * other["size"]
    )


def _chain(spans: list[Span], frame: Frame) -> Chain:
    """All glyphs of the spans as one chain, in the order of the file."""
    chars = spans[0]["chars"] if len(spans) == 1 else [c for span in spans for c in span["chars"]]
    boxes = [char["bbox"] for char in chars]
    base = spans[0]["origin"][1]
    if frame.direction:
        boxes = [frame.box(box) for box in boxes]
        base = frame.point(spans[0]["origin"])[1]
    size = max([span["size"] for span in spans])
    top, bottom = _em_box(base, size, boxes[0])
    return Chain(
        base,
        "".join([char["c"] for char in chars]),
        [box[0] for box in boxes],
        [box[2] for box in boxes],
        bottom - top,
        _bold(spans),
        top,
        bottom,
    )


def _em_box(base: float, size: float, glyph: Sequence[float]) -> tuple[float, float]:
    """Top and bottom of the em box on the baseline; fonts lie about ascent and descent.

    Fonts of drawn procedures (Type 3) lie about their size instead: then the glyph's box counts.
    """
    height = glyph[3] - glyph[1]
    if size <= 0 or not 0.4 * size < height < 3 * size:
        return glyph[1], glyph[3]
    return base - 0.86 * size, base - 0.86 * size + size


def _bold(spans: list[Span]) -> bool:
    return all(
        span["flags"] & _BOLD_FONT
        or span["char_flags"] & _BOLD_STYLE
        or span["char_flags"] & 48 == 48  # filled and stroked
        for span in spans
    )


def _stacked(spans: list[Span], frame: Frame) -> Iterator[Run]:
    """Vertical writing: every glyph stands on a line of its own."""
    for span in spans:
        for char in span["chars"]:
            if not char["c"].isspace():
                yield _block([char], span, frame)


def _whole(spans: list[Span], frame: Frame) -> list[Run]:
    """Text that does not run along the reading direction, kept in one piece."""
    chars = [char for span in spans for char in span["chars"]]
    while chars and chars[-1]["c"].isspace():
        chars.pop()
    return [_block(chars, spans[0], frame)] if chars else []


def _block(chars: list[Char], span: Span, frame: Frame) -> Run:
    boxes = [Box(*frame.box(char["bbox"])) for char in chars]
    return Run(
        "".join([char["c"] for char in chars]),
        hull(boxes),
        span["size"],
        tuple([(box.x0 + box.x1) / 2 for box in boxes]),
        _bold([span]),
    )
