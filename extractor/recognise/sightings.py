"""Sightings of scanned pages that other processes made, so that one file is read by many.

A reader that is given a folder of sightings reads no picture itself: where one is lacking it says
which pages are to be seen, and is run again once they are.
"""

import hashlib
import pickle
from pathlib import Path

from extractor.engines.spec import Request, Sighting
from extractor.errors import EngineFailed, PictureTooLarge

Outcome = Sighting | PictureTooLarge | EngineFailed


class PagesUnseen(Exception):
    """Raised where sightings are lacking: of which file, and of which pages (from 1)."""

    def __init__(self, request: Request, pages: tuple[int, ...]) -> None:
        super().__init__(request, pages)
        self.request = request
        self.pages = pages


class Sightings:
    """The sightings of one file in a folder that only our own processes write to."""

    def __init__(self, folder: Path, path: Path) -> None:
        self.folder = folder / hashlib.sha256(str(path).encode("utf-8", "replace")).hexdigest()[:16]

    def put(self, number: int, outcome: Outcome) -> None:
        """Keeps how a page was seen, or why it was not."""
        self.folder.mkdir(exist_ok=True)
        # In one step, so that a process that is stopped leaves nothing half written.
        unfinished = self._place(number).with_suffix(".part")
        unfinished.write_bytes(pickle.dumps(outcome))
        unfinished.replace(self._place(number))

    def get(self, number: int) -> Outcome | None:
        """How a page was seen; None where nobody has looked yet."""
        try:
            data = self._place(number).read_bytes()
        except FileNotFoundError:
            return None
        # Written by a process of ours into a folder that only this user may enter.
        outcome: Outcome = pickle.loads(data)
        return outcome

    def _place(self, number: int) -> Path:
        return self.folder / f"{number}.pickle"
