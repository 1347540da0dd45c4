"""The recogniser: one line of text as a picture in, its characters with their probabilities out.

The model comes with a pinned release of the rapidocr package (PP-OCRv6 small, Apache-2.0). Only
its file is used; it holds its own list of characters. Nothing is fetched.
"""

import hashlib
import importlib.util
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np

from extractor.engines.scan.picture import Picture
from extractor.errors import EngineMissing

PACKAGE = "rapidocr"
MODEL = Path("models") / "PP-OCRv6_rec_small.onnx"
SHA256 = "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884"
HINT = "pip install 'gongkai[scan]'"
# Pixels: the height the model reads at, and the least width it was shown.
_HEIGHT, _NARROWEST = 48, 32
# A line of more pixels than this in width is read in parts.
WIDEST = 3200

# What looks like a digit and is none.
_TWINS = {"0": "OoQ〇○О", "1": "lI|丨"}

Session = Any  # onnxruntime ships no type stubs
# Probabilities, steps × characters.
Scores = np.ndarray[Any, np.dtype[np.float32]]
# A character (0: nothing) that is the likeliest in these steps: from the first to before the last.
Stretch = tuple[int, int, int]


class Glyph(NamedTuple):
    """A character, its probability and where its middle is, 0 to 1 along the line.

    `as_figure` is the probability that it is this digit, once it is known to be one: a letter O
    that looks alike is then no other reading.
    """

    character: str
    probability: float
    place: float
    as_figure: float


class Recogniser:
    """Reads lines on one thread: pages are shared out among processes, not lines among threads."""

    def __init__(self, model: bytes) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        self._session: Session = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        listed = self._session.get_modelmeta().custom_metadata_map["character"]
        # Class 0 is CTC's "nothing here"; the last one, after those listed, is the space.
        self._characters = ("", *listed.splitlines(), " ")
        places = {character: place for place, character in enumerate(self._characters)}
        self._twins = {
            places[digit]: [places[each] for each in digit + twins if each in places]
            for digit, twins in _TWINS.items()
        }

    def read(self, line: Picture) -> tuple[Glyph, ...]:
        """The characters of a line, a picture in grey of any size."""
        height, width = line.shape
        wide = max(_NARROWEST, round(width * _HEIGHT / height))
        smoothing = cv2.INTER_AREA if height > _HEIGHT else cv2.INTER_LINEAR
        scaled = cv2.resize(line, (wide, _HEIGHT), interpolation=smoothing)
        ready = np.ascontiguousarray(
            np.broadcast_to(scaled.astype(np.float32) / 127.5 - 1, (1, 3, _HEIGHT, wide))
        )
        (scores,) = self._session.run(None, {self._input: ready})
        return self._decoded(scores[0])

    def _decoded(self, scores: Scores) -> tuple[Glyph, ...]:
        """Greedy CTC: a character once per stretch of steps, as sure as its surest step, and no
        surer than that nothing was passed over beside it."""
        stretches = _stretches(scores.argmax(axis=1).tolist())
        glyphs: list[Glyph] = []
        sure = 1.0
        for place, (number, start, end) in enumerate(stretches):
            if not number:
                sure = self._emptiness(scores[start:end], stretches[max(0, place - 1) : place + 2])
                continue
            part = scores[start:end]
            glyphs.append(
                Glyph(
                    self._characters[number],
                    min(sure, float(part[:, number].max())),
                    (start + 0.5) / len(scores),
                    min(sure, max(self._as_figure(step, number) for step in part)),
                )
            )
            sure = 1.0
        if glyphs and sure < 1:
            glyphs[-1] = _capped(glyphs[-1], sure)
        return tuple(glyphs)

    def _emptiness(self, part: Scores, around: Sequence[Stretch]) -> float:
        """The probability that a stretch of nothing is nothing, the edges of its neighbours aside.

        A point that is all but lost between two digits shows nowhere else.
        """
        known = {twin for number, *_ in around for twin in self._twins.get(number, [number])}
        return float(part[:, sorted(known)].sum(axis=1).min())

    def _as_figure(self, scores: Scores, number: int) -> float:
        twins = self._twins.get(number)
        return float(scores[number] if twins is None else scores[twins].sum())


def _stretches(best: list[int]) -> list[Stretch]:
    """The likeliest characters, each with the steps for which it stays the likeliest."""
    found: list[Stretch] = []
    for number, steps in groupby(range(len(best)), key=best.__getitem__):
        start, *rest = steps
        found.append((number, start, start + 1 + len(rest)))
    return found


def _capped(glyph: Glyph, most: float) -> Glyph:
    """The glyph, no surer than this."""
    return glyph._replace(
        probability=min(glyph.probability, most), as_figure=min(glyph.as_figure, most)
    )


@cache
def recogniser() -> Recogniser:
    """The recogniser, made when first asked for. Raises `EngineMissing` unless the model is the
    very file that was measured."""
    path = model_path()
    if path is None:
        raise EngineMissing("scan", reason=f"{PACKAGE} has no {MODEL.name}", hint=HINT)
    model = path.read_bytes()
    if hashlib.sha256(model).hexdigest() != SHA256:
        raise EngineMissing("scan", reason=f"{MODEL.name} is not the expected file", hint=HINT)
    return Recogniser(model)


def model_path() -> Path | None:
    """Where the installed package keeps the model; the package itself is not imported."""
    spec = importlib.util.find_spec(PACKAGE)
    folders = (spec.submodule_search_locations if spec else None) or ()
    paths = (Path(folder) / MODEL for folder in folders)
    return next((path for path in paths if path.is_file()), None)
