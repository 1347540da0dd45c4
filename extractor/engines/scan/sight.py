"""A drawn page as a sighting: cleaned, turned upright, unfolded, straightened and read."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from extractor.engines.scan.dirt import without_streaks
from extractor.engines.scan.grade import grade_of, mean_of, tempered
from extractor.engines.scan.panes import fold_of
from extractor.engines.scan.picture import Clean, Picture, cleaned, grey_of
from extractor.engines.scan.reading import PageText, Paper, ReadGrid, ReadPage, ReadText
from extractor.engines.scan.recogniser import Recogniser
from extractor.engines.scan.skew import skew_of, straightened
from extractor.engines.spec import Sighting
from extractor.model.geometry import Box
from extractor.model.grid import Cell, Grid
from extractor.model.page import PageContent, Pane, Rule, Run, Turn
from extractor.source.raster import DPI, POINTS, Raster, working_scale

# Text read this surely stands upright; else the other ways are tried by a few lines each.
_UPRIGHT = 0.975
_GLIMPSED = 6
_BETTER = 1.15
# Paper with less ink than this share of it is blank.
_PRINTED = 0.0005
# From this share of read characters on, what a few lines show is text; a photograph reads as none.
_TEXT = 0.6
# Pixels around a text of the text layer that may be its ink.
_RIM = 4
_TURNS: tuple[Turn, ...] = (0, 90, 180, 270)


class _Seen(NamedTuple):
    """One pane as read, in points of its own, and where it lies."""

    pane: Pane
    text: ReadPage


def sight(page: PageContent, raster: Raster, reader: Recogniser) -> Sighting:
    """Reads a page's picture. Boxes of the grids are on the page as shown."""
    scale = working_scale(page.width, page.height)
    clean = cleaned(grey_of(raster, scale / raster.scale))
    picture, doubt = without_streaks(clean.picture)
    clean = clean._replace(picture=picture, doubt=doubt)
    turn: Turn = 0
    seen = _panes(clean, turn, scale, reader)
    if _mean_sureness(seen) < _UPRIGHT and _is_printed(clean):
        turn = _best_turn(clean, scale, reader)
        seen = _panes(clean, turn, scale, reader) if turn else seen
    content = replace(
        page,
        turn=turn,
        runs=tuple(run for part in seen for run in _runs(part)),
        rules=tuple(rule for part in seen for rule in _lowered(part.text.rules, part.pane.top)),
        panes=tuple(part.pane for part in seen),
        hidden=(),
    )
    fineness = raster.native * DPI / (scale * POINTS)
    sure = _sureness(seen)
    mean = mean_of(sure)
    grids = tuple(_grid(content, part, grid, mean) for part in seen for grid in part.text.grids)
    return Sighting(content=content, grids=grids, grade=grade_of(clean, fineness, sure))


def shows_more(page: PageContent, raster: Raster, reader: Recogniser) -> bool:
    """Whether there is text on the page's picture beside the runs of its text layer."""
    scale = working_scale(page.width, page.height)
    clean = cleaned(grey_of(raster, scale / raster.scale))
    picture = clean.picture.copy()
    for run in page.runs:
        x0, y0, x1, y1 = (edge * scale for edge in page.shown(run.box))
        up, left = max(0, round(y0 - _RIM)), max(0, round(x0 - _RIM))
        picture[up : round(y1 + _RIM), left : round(x1 + _RIM)] = 255
    upright = _upright(picture, page.turn)
    paper = Paper(straightened(upright, skew_of(upright)), clean.grain)
    return PageText(paper, scale, reader).glimpse(_GLIMPSED) >= _TEXT


def _panes(clean: Clean, turn: Turn, scale: float, reader: Recogniser) -> list[_Seen]:
    """The pages on the sheet, turned upright, each straightened on its own."""
    upright = _upright(clean.picture, turn)
    height = upright.shape[0] / scale
    seen = []
    for number, (left, part) in enumerate(_parts(upright)):
        skew = skew_of(part)
        text = PageText(_paper(clean, turn, left, part, skew), scale, reader).read()
        pane = Pane(left / scale, number * height, part.shape[1] / scale, height, skew)
        seen.append(_Seen(pane, text))
    return seen


def _paper(clean: Clean, turn: Turn, left: int, part: Picture, skew: float) -> Paper:
    """One page of the sheet, put straight, and with it where dirt was on it."""
    picture = straightened(part, skew)
    if clean.doubt is None or not clean.doubt.any():
        return Paper(picture, clean.grain, clean.watermark)
    doubt = _upright(clean.doubt, turn)[:, left : left + part.shape[1]]
    turned = straightened(255 - 255 * np.ascontiguousarray(doubt), skew)
    return Paper(picture, clean.grain, clean.watermark, (turned < 128).astype(np.uint8))


def _upright(picture: Picture, turn: Turn) -> Picture:
    """The picture, of which `turn` says how the reading frame lies on it, turned to be read."""
    upright: Picture = np.ascontiguousarray(np.rot90(picture, turn // 90))
    return upright


def _is_printed(clean: Clean) -> bool:
    ink: float = (clean.picture < 128).mean()
    return ink > _PRINTED


def _best_turn(clean: Clean, scale: float, reader: Recogniser) -> Turn:
    """The turn in which a few lines are read best; 0 unless another is clearly better."""
    sure: dict[Turn, float] = {}
    for turn in _TURNS:
        part = _parts(_upright(clean.picture, turn))[0][1]
        straight = Paper(straightened(part, skew_of(part)), clean.grain)
        sure[turn] = PageText(straight, scale, reader).glimpse(_GLIMPSED)
    best = max(_TURNS, key=lambda turn: sure[turn])
    return best if sure[best] > _BETTER * sure[0] else 0


def _parts(upright: Picture) -> list[tuple[int, Picture]]:
    """The pages on the sheet, left to right, each with where it begins."""
    fold = fold_of(upright)
    edges = [0, upright.shape[1]] if fold is None else [0, fold, upright.shape[1]]
    return [(left, np.ascontiguousarray(upright[:, left:right])) for left, right in pairwise(edges)]


def _texts(part: _Seen) -> list[ReadText]:
    """All texts of a pane: around its tables and in them."""
    inside = [t for grid in part.text.grids for cell in grid.cells for t in cell.texts]
    return [*part.text.around, *inside]


def _sureness(seen: Sequence[_Seen]) -> list[float]:
    return [p for part in seen for text in _texts(part) for p in text.sureness]


def _mean_sureness(seen: Sequence[_Seen]) -> float:
    """How sure the characters are read on average; 0 where there are none."""
    sure = _sureness(seen)
    return sum(sure) / len(sure) if sure else 0.0


def _runs(part: _Seen) -> list[Run]:
    top = part.pane.top
    return [
        text.run._replace(box=_rounded(_moved(text.run.box, top)))
        for text in _texts(part)
        if text.run.text
    ]


def _lowered(rules: Sequence[Rule], top: float) -> list[Rule]:
    return [
        rule._replace(at=rule.at + top)
        if rule.horizontal
        else rule._replace(start=rule.start + top, end=rule.end + top)
        for rule in rules
    ]


def _moved(box: Box, top: float) -> Box:
    return Box(box[0], box[1] + top, box[2], box[3] + top)


def _rounded(box: Box) -> Box:
    """Hundredths of a point are finer than any pixel."""
    return Box(*(round(edge, 2) for edge in box))


def _grid(content: PageContent, part: _Seen, grid: ReadGrid, mean: float) -> Grid:
    top = part.pane.top
    solved = grid.solved
    return Grid(
        page=content.number,
        box=_on_page(content, _moved(solved.box, top)),
        n_rows=solved.n_rows,
        n_cols=solved.n_cols,
        cells=tuple(
            Cell(
                row=cell.solved.row,
                col=cell.solved.col,
                row_span=cell.solved.row_span,
                col_span=cell.solved.col_span,
                text=cell.solved.text,
                lines=cell.solved.lines,
                box=_on_page(content, _moved(cell.solved.box, top)),
                confidence=tempered(cell.confidence, mean),
                indent=round(cell.solved.indent, 2),
            )
            for cell in grid.cells
        ),
        engine="scan",
        x_edges=solved.x_edges,
        y_edges=tuple(y + top for y in solved.y_edges),
    )


def _on_page(content: PageContent, box: Box) -> Box:
    """The box as shown, kept within the page: a page that lies askew has corners outside."""
    x0, y0, x1, y1 = content.shown(box)
    return _rounded(
        Box(max(0.0, x0), max(0.0, y0), min(content.width, x1), min(content.height, y1))
    )
