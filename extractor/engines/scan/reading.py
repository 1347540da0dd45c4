"""A straight, clean page into text: the tables' cells first, then what stands around them."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

import cv2
import numpy as np

from extractor.engines.ruled.solver import SolvedCell, SolvedGrid, solve
from extractor.engines.ruled.wording import wording_of
from extractor.engines.scan.dirt import judged
from extractor.engines.scan.faint import darkened, faint_of, is_glyphs, leaves, meet
from extractor.engines.scan.picture import Picture
from extractor.engines.scan.recogniser import WIDEST, Glyph, Recogniser
from extractor.engines.scan.rulings import pieces_of, rules_from, without_rules
from extractor.engines.scan.textlines import Spot, ink_of, lines_in, usual_height
from extractor.model.geometry import Box
from extractor.model.grid import CERTAIN
from extractor.model.page import Rule, Run

# Pixels between a rule's middle and what may be text.
_INSET = 3
# Room around a line, in shares of the usual height: the recogniser was taught lines with margins.
_MARGIN = (0.30, 0.14)
# A line is shown at least this tall (shares of the usual height), so that a dash stays one.
_LEAST = 0.95
# A text whose ink is this much of the way from the page's ink to paper is a watermark's remains.
_PALE = 0.4
# Of a line that is only judged, this much (pixels) is read.
_GLIMPSE = 400
# A blank between figures parts their middles by this many times what is usual.
_BLANK = 1.7
_FIGURES = frozenset("0123456789.,，．-%")
_POINTS = frozenset(".．")
_SUREST = Decimal("0.999")
# Around tables, text less sure than this is a picture or dirt. In a cell it stays, to be reviewed.
_UNSURE = 0.5
# In shares of the usual height: taller or larger shapes around tables are pictures and edges.
_SHAPE = 7.0
# The size of a text is told by this many pairs of Chinese characters.
_CHINESE = frozenset(map(chr, range(0x4E00, 0xA000)))
_ENOUGH = 3
# Characters of a line that is spread to the margin are at most this many times as far apart.
_SPREAD = 1.15
# Ink this many em from the middle of the nearest character is no part of it.
_FAR = 1.0
# What any stroke looks like.
_STROKES = "一二三1lIi"
# As sure as a cell is whose print a line ran through, or whose print is hardly there.
_DOUBTFUL = Decimal("0.5")
# Pale print that is read surely (the mean of its characters) is kept, to be reviewed.
_LEGIBLE = 0.92
# So many figures below each other are no figure that was broken.
_STACKED = 3
# Text this near (pixels) to dirt may have lost a part.
_NEAR = 4


# A character, its probability and its middle (points from the left).
Spaced = tuple[str, float, float]


class ReadText(NamedTuple):
    """A text on one line: the run it makes in points, and the probability of every character."""

    run: Run
    sureness: tuple[float, ...]


class ReadCell(NamedTuple):
    """A cell of the lattice with its texts; `solved` holds its place and its text."""

    solved: SolvedCell
    texts: tuple[ReadText, ...]
    doubtful: bool = False

    @property
    def confidence(self) -> Decimal:
        """The probability of the cell's least sure character; 1 where it is surely empty."""
        sure = sureness(p for text in self.texts for p in text.sureness)
        return min(sure, _DOUBTFUL) if self.doubtful else sure


class ReadGrid(NamedTuple):
    """A table of the page, in points."""

    solved: SolvedGrid
    cells: tuple[ReadCell, ...]


class ReadPage(NamedTuple):
    """What a straight page holds, in points."""

    rules: tuple[Rule, ...]
    grids: tuple[ReadGrid, ...]
    around: tuple[ReadText, ...]


def sureness(probabilities: Iterable[float]) -> Decimal:
    """The least probability with three decimals: the same bytes wherever it was computed.

    1 is kept for what needs no reading: text layers, and cells without text.
    """
    least = min(probabilities, default=None)
    return CERTAIN if least is None else min(_SUREST, Decimal(f"{least:.3f}").normalize())


class Paper(NamedTuple):
    """A page's clean, straight picture with the noise of its grain, whether a watermark was
    lifted, and where (1) dirt was taken out."""

    picture: Picture
    grain: float
    watermark: bool = False
    doubt: Picture | None = None


class PageText:
    """Reads the texts of one page, clean, upright and straight."""

    def __init__(self, paper: Paper, scale: float, reader: Recogniser) -> None:
        """`scale` is pixels per point."""
        self._scale = scale
        self._reader = reader
        self._watermark = paper.watermark
        pieces, picture, doubt = judged(paper.picture, pieces_of(paper.picture))
        self._rules = rules_from(pieces, scale)
        self._bare = without_rules(picture, pieces)
        self._ink = ink_of(self._bare, paper.grain)
        self._doubt = doubt if paper.doubt is None else cv2.bitwise_or(doubt, paper.doubt)

    def read(self) -> ReadPage:
        """All tables and all text."""
        solved = solve(self._rules, self._blobs())
        inside = [self._pixels(cell.box) for grid in solved for cell in grid.cells]
        around = self._around([self._pixels(grid.box) for grid in solved])
        whole = (0, 0, self._ink.shape[1], self._ink.shape[0])
        usual = usual_height(self._ink, inside) if inside else usual_height(around, [whole])
        spots = {box: lines_in(self._ink, box, usual) for box in inside}
        outside = lines_in(around, whole, usual)
        pale = self._pale([*outside, *(spot for found in spots.values() for spot in found)])
        faint = faint_of(self._bare, self._ink, usual)
        for box in inside:
            spots[box] += [
                spot for spot in lines_in(faint, box, usual) if not meet(spot, spots[box])
            ]
        grids = tuple(
            ReadGrid(grid, tuple(self._cell(cell, spots, usual, pale) for cell in grid.cells))
            for grid in solved
        )
        texts = [self._text(spot, usual) for spot in outside if self._level(spot) <= pale]
        return ReadPage(self._rules, grids, _even([text for text in texts if _is_sure(text)]))

    def glimpse(self, most: int) -> float:
        """How much of the longest texts of the page, at most so many, reads as characters: their
        probabilities summed, for each em of text. Upright text gives about 1, other text less.
        """
        whole = (0, 0, self._ink.shape[1], self._ink.shape[0])
        # The edge of the lid is no text, and would join all lines beside it.
        ink = self._around([])
        found = lines_in(ink, whole, usual_height(ink, [whole]))
        found.sort(key=lambda spot: (spot.left - spot.right, spot.top))
        chosen = [_shortened(spot) for spot in found[:most]]
        usual = int(np.median([spot.bottom - spot.top for spot in found])) if found else 1
        ems = sum((spot.right - spot.left) / (spot.bottom - spot.top) for spot in chosen)
        texts = [self._text(spot, usual) for spot in chosen]
        return sum(map(_substance, texts)) / ems if ems else 0.0

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        """The inside of a box in pixels."""
        x0, y0, x1, y1 = (round(edge * self._scale) for edge in box)
        height, width = self._ink.shape
        left, top = max(0, x0 + _INSET), max(0, y0 + _INSET)
        return (
            left,
            top,
            min(width, max(left + 1, x1 - _INSET)),
            min(height, max(top + 1, y1 - _INSET)),
        )

    def _blobs(self) -> list[Run]:
        """Where there is text, before any is read: tells whether a table's open side is one."""
        wide = cv2.dilate(self._ink, np.ones((5, 25), np.uint8))
        count, _, stats, _ = cv2.connectedComponentsWithStats(wide)
        blobs = []
        for x, y, width, height, _ in stats[1:count]:
            box = Box(*(float(edge) / self._scale for edge in (x, y, x + width, y + height)))
            blobs.append(Run("·", box, box.height, ((box.x0 + box.x1) / 2,)))
        return blobs

    def _around(self, tables: Sequence[tuple[int, int, int, int]]) -> Picture:
        """The ink outside the tables, without shapes that are no text."""
        ink = self._ink.copy()
        for x0, y0, x1, y1 in tables:
            ink[
                max(0, y0 - 2 * _INSET) : y1 + 2 * _INSET, max(0, x0 - 2 * _INSET) : x1 + 2 * _INSET
            ] = 0
        count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
        heights = stats[1:count, cv2.CC_STAT_HEIGHT]
        if heights.size == 0:
            return ink
        most = _SHAPE * max(
            24.0, float(np.median(heights[heights > 10])) if (heights > 10).any() else 0
        )
        keep = np.maximum(stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]) <= most
        keep[0] = False
        text: Picture = keep.astype(np.uint8)[labels]
        return text

    def _level(self, spot: Spot) -> float:
        """How light a text's ink is: 0 black, 255 white."""
        part = self._bare[spot.top : spot.bottom, spot.left : spot.right]
        ink = self._ink[spot.top : spot.bottom, spot.left : spot.right]
        values = part[ink > 0]
        return float(np.percentile(values, 25)) if values.size else 255.0

    def _pale(self, spots: Sequence[Spot]) -> float:
        """The level from which on a text is too light to be one of the page's."""
        levels = [self._level(spot) for spot in spots]
        usual = float(np.median(levels)) if levels else 0.0
        return usual + (255 - usual) * _PALE

    def _cell(
        self,
        cell: SolvedCell,
        spots: dict[tuple[int, int, int, int], list[Spot]],
        usual: int,
        pale: float,
    ) -> ReadCell:
        box = self._pixels(cell.box)
        found = [spot for spot in spots[box] if self._level(spot) <= pale]
        texts = [text for spot in found if (text := self._text(spot, usual)).run.text]
        doubtful = any(self._is_crossed(spot) for spot in found)
        # Beside print that can be read, what is paler shines through or is a watermark's rest.
        pale_spots = [] if texts else [s for s in spots[box] if self._is_print(s, box, usual)]
        for spot in pale_spots:
            text = self._text(spot, usual, pale=True)
            legible = bool(text.sureness) and _mean(text.sureness) >= _LEGIBLE
            doubtful = doubtful or legible or not self._watermark
            # On a page with a watermark nobody can say whose the text is.
            texts += [text] if legible and not self._watermark else []
        doubtful = doubtful or _hold_several_figures(texts)
        words = wording_of([text.run for text in texts], cell.box)
        solved = cell._replace(text=words.text, lines=words.lines, indent=words.indent)
        return ReadCell(solved, tuple(texts), doubtful)

    def _is_crossed(self, spot: Spot) -> bool:
        """Whether dirt lay on or beside the text."""
        part = self._doubt[spot.top : spot.bottom, max(0, spot.left - _NEAR) : spot.right + _NEAR]
        return bool(part.any())

    def _is_print(self, spot: Spot, box: tuple[int, int, int, int], usual: int) -> bool:
        """Whether pale ink in a cell may be print; what goes on beyond the cell is a watermark."""
        return is_glyphs(spot, usual) and not (self._watermark and leaves(spot, box))

    def _text(self, spot: Spot, usual: int, *, pale: bool = False) -> ReadText:
        """Reads one text; a very long one in parts, cut at gaps between its characters."""
        glyphs: list[tuple[Glyph, float]] = []
        for left, right in self._parts(spot):
            crop = self._crop(spot._replace(left=left, right=right), usual)
            margin = (crop.shape[1] - (right - left)) / 2
            for glyph in self._reader.read(darkened(crop) if pale else crop):
                x = left - margin + glyph.place * crop.shape[1]
                glyphs.append((glyph, x / self._scale))
        figure = all(g.character in _FIGURES or g.character.isspace() for g, _ in glyphs)
        spaced = [(g.character, g.as_figure if figure else g.probability, x) for g, x in glyphs]
        return _read_text(spaced, spot, self._scale)

    def _parts(self, spot: Spot) -> Iterator[tuple[int, int]]:
        """Stretches of the line that are no wider than the recogniser is given."""
        if spot.right - spot.left <= WIDEST:
            yield spot.left, spot.right
            return
        columns = self._ink[spot.top : spot.bottom, spot.left : spot.right].sum(axis=0)
        cuts = [0]
        while len(columns) - cuts[-1] > WIDEST:
            reach = columns[cuts[-1] + WIDEST // 2 : cuts[-1] + WIDEST]
            cuts.append(cuts[-1] + WIDEST // 2 + int(reach.argmin()))
        for start, end in pairwise([*cuts, len(columns)]):
            yield spot.left + start, spot.left + end

    def _crop(self, spot: Spot, usual: int) -> Picture:
        """The line with white margins and without its neighbours."""
        beside, above = (round(share * max(usual, spot.bottom - spot.top)) for share in _MARGIN)
        lacking = max(0, round(_LEAST * usual) - (spot.bottom - spot.top))
        up, down = above + lacking // 2, above + lacking - lacking // 2
        top, bottom = max(spot.top - up, spot.room[0]), min(spot.bottom + down, spot.room[1])
        left, right = max(0, spot.left - 2), min(self._bare.shape[1], spot.right + 2)
        crop: Picture = cv2.copyMakeBorder(
            self._bare[top:bottom, left:right],
            max(0, top - (spot.top - up)),
            max(0, spot.bottom + down - bottom),
            max(0, beside - (spot.left - left)),
            max(0, beside - (right - spot.right)),
            cv2.BORDER_CONSTANT,
            value=255,
        )
        return crop


def _shortened(spot: Spot) -> Spot:
    """The beginning of a line, long enough to judge it by."""
    return spot._replace(right=min(spot.right, spot.left + _GLIMPSE))


def _read_text(glyphs: Sequence[Spaced], spot: Spot, scale: float) -> ReadText:
    """The run of the glyphs (character, probability, x in points), blanks at its ends dropped."""
    first, last = 0, len(glyphs)
    while first < last and glyphs[first][0].isspace():
        first += 1
    while last > first and glyphs[last - 1][0].isspace():
        last -= 1
    kept = _unspread(glyphs[first:last])
    box = Box(*(edge / scale for edge in (spot.left, spot.top, spot.right, spot.bottom)))
    text = "".join(character for character, _, _ in kept)
    em = _em(kept)
    size = box.height if em is None else min(em, box.height)
    run = Run(text, _without_marks(box, kept, em), size, tuple(x for _, _, x in kept))
    return ReadText(run, tuple(probability for _, probability, _ in kept))


def _em(glyphs: Sequence[Spaced]) -> float | None:
    """The size (points) of a text by how far its Chinese characters are apart; None for few.

    The height of its ink tells less: rests of a stamp or a seal count in it. The mean, as places
    are known to a step of the recogniser only.
    """
    apart = [
        after[2] - before[2]
        for before, after in pairwise(glyphs)
        if before[0] in _CHINESE and after[0] in _CHINESE
    ]
    usual = float(np.median(apart)) if apart else 0.0
    near = [each for each in apart if usual / 2 < each < usual * 1.5]
    return sum(near) / len(near) if len(near) >= _ENOUGH else None


def _even(texts: Sequence[ReadText]) -> tuple[ReadText, ...]:
    """Texts a little larger than most of the page's as large as those: lines that are spread to
    the margin."""
    sizes = [text.run.size for text in texts for _ in text.run.text]
    usual = float(np.median(sizes)) if sizes else 0.0
    return tuple(
        text._replace(run=text.run._replace(size=usual))
        if usual < text.run.size <= _SPREAD * usual
        else text
        for text in texts
    )


def _without_marks(box: Box, glyphs: Sequence[Spaced], em: float | None) -> Box:
    """The box without what lies before the first character or behind the last and was not read."""
    if em is None:
        return box
    left, right = glyphs[0][2], glyphs[-1][2]
    return box._replace(
        x0=left - em / 2 if left - box.x0 > _FAR * em else box.x0,
        x1=right + em / 2 if box.x1 - right > _FAR * em else box.x1,
    )


def _unspread(glyphs: Sequence[Spaced]) -> Sequence[Spaced]:
    """Figures without the blanks that digits set wide apart seem to have between them.

    A blank counts where it is wider than the digits are apart anyway. One that is dropped may be
    where a point was lost, unless the figure has its point: then its digits are read no surer than
    that there was none.
    """
    marks = [glyph for glyph in glyphs if not glyph[0].isspace()]
    if len(marks) == len(glyphs) or len(marks) < 3 or {m for m, _, _ in marks} - _FIGURES:
        return glyphs
    pitch = float(np.median([after[2] - before[2] for before, after in pairwise(marks)]))
    has_point = any(mark in _POINTS for mark, _, _ in marks)
    kept: list[Spaced] = []
    dropped: list[float] = []
    for index, glyph in enumerate(glyphs):
        if glyph[0].isspace():
            before = next(g for g in reversed(glyphs[:index]) if not g[0].isspace())
            after = next(g for g in glyphs[index:] if not g[0].isspace())
            if after[2] - before[2] < _BLANK * pitch:
                dropped.append(glyph[1])
                continue
        kept.append(glyph)
    return kept if not dropped or has_point else _doubted(kept, 1 - max(dropped))


def _doubted(glyphs: Sequence[Spaced], most: float) -> Sequence[Spaced]:
    """The glyphs, none surer than this."""
    return [(mark, min(sure, most), x) for mark, sure, x in glyphs]


def _substance(text: ReadText) -> float:
    """The probabilities of a text's characters, bare strokes and marks left out."""
    pairs = zip(text.run.text, text.sureness, strict=True)
    return sum(sure for mark, sure in pairs if mark.isalnum() and mark not in _STROKES)


def _is_sure(text: ReadText) -> bool:
    return bool(text.sureness) and _mean(text.sureness) >= _UNSURE


def _hold_several_figures(texts: Sequence[ReadText]) -> bool:
    """Whether a cell holds figures side by side, or more than a broken one below each other: then
    a rule between them was not seen."""
    boxes = [t.run.box for t in texts if t.run.text.isascii() and set(t.run.text) <= _FIGURES]
    beside = any(a.y0 < b.y1 and b.y0 < a.y1 for a, b in combinations(boxes, 2))
    return beside or len(boxes) >= _STACKED


def _mean(sure: Sequence[float]) -> float:
    return sum(sure) / len(sure)
