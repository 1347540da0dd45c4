"""The text of a cell from its printed lines, and its printed lines from text runs."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.model.page import Run

# Blocks whose scripts are written without blanks, punctuation and full-width forms included.
_UNSPACED = (
    ("\u2e80", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
_BLANK_WIDTH = 0.25  # of the font size: a wider gap on one baseline shows as a blank


def unspaced(character: str) -> bool:
    """Whether the character belongs to a script that puts no blanks between words."""
    return any(first <= character <= last for first, last in _UNSPACED)


def joined(lines: Sequence[str]) -> str:
    """Lines as one text: next to a Chinese character without a blank, else with one."""
    text = ""
    for line in lines:
        needs_blank = text and line and not (unspaced(text[-1]) or unspaced(line[0]))
        text += f" {line}" if needs_blank else line
    return text


def printed_lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Stripped lines without the empty ones."""
    stripped = (line.strip() for text in texts for line in text.splitlines())
    return tuple(line for line in stripped if line)


def lines_of(runs: Sequence[Run]) -> tuple[str, ...]:
    """Runs of one cell as lines, top to bottom; runs on one baseline become one line."""
    baselines: list[list[Run]] = []
    for run in sorted(runs, key=_middle):
        if baselines and _middle(run) - _middle(baselines[-1][0]) < run.size / 2:
            baselines[-1].append(run)
        else:
            baselines.append([run])
    return printed_lines(_one_line(line) for line in baselines)


def _middle(run: Run) -> float:
    return (run.box.y0 + run.box.y1) / 2


def _one_line(runs: list[Run]) -> str:
    """Runs of one baseline, with a blank where the page shows a gap."""
    ordered = sorted(runs, key=lambda run: run.box.x0)
    text = ordered[0].text
    for before, run in pairwise(ordered):
        gap = run.box.x0 - before.box.x1
        text += f" {run.text}" if gap > _BLANK_WIDTH * run.size else run.text
    return text
