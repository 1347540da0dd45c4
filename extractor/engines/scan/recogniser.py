"""The recogniser: one line of text as a picture in, its characters with their probabilities out.

The model comes with a pinned release of the rapidocr package (PP-OCRv6 small, Apache-2.0). Only
its file is used; it holds its own list of characters. Nothing is fetched.
"""

import hashlib
import importlib.util
from functools import cache
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

    def _decoded(self, scores: "np.ndarray[Any, np.dtype[np.float32]]") -> tuple[Glyph, ...]:
        """Greedy CTC: a character once per stretch of steps, as sure as its surest step."""
        best = scores.argmax(axis=1)
        steps = len(best)
        glyphs: list[Glyph] = []
        before = 0
        for step, number in enumerate(best.tolist()):
            probability = float(scores[step, number])
            place = (step + 0.5) / steps
            if number and number == before:
                last = glyphs[-1]
                glyphs[-1] = last._replace(
                    probability=max(last.probability, probability),
                    as_figure=max(last.as_figure, self._as_figure(scores[step], number)),
                )
            elif number:
                character, alike = self._characters[number], self._as_figure(scores[step], number)
                glyphs.append(Glyph(character, probability, place, alike))
            before = number
        return tuple(glyphs)

    def _as_figure(self, scores: "np.ndarray[Any, np.dtype[np.float32]]", number: int) -> float:
        twins = self._twins.get(number)
        return float(scores[number] if twins is None else scores[twins].sum())


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
