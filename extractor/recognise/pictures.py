"""Pages that are pictures: which of them are read, by what, and what is told of the others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.engines.registry import engine_named
from extractor.engines.scan import has_unread_text
from extractor.engines.spec import SCAN, Engine, Grade, Request, Seer, Sighting
from extractor.errors import EngineFailed, PictureTooLarge
from extractor.findings import finding
from extractor.model.finding import Finding, Place
from extractor.model.grid import Cell, Grid
from extractor.model.page import Ocr, PageContent
from extractor.recognise.settle import settled
from extractor.recognise.sightings import PagesUnseen, Sightings


class PictureReader:
    """Reads pages by their pictures where that is called for, and keeps what is to be told."""

    def __init__(self, request: Request, ocr: Ocr, sightings: Sightings | None = None) -> None:
        self._request = request
        self._ocr = ocr
        self._sightings = sightings
        self._left: dict[str, list[int]] = defaultdict(list)
        self._told: list[Finding] = []

    def wanted(self, content: PageContent, engine: Engine) -> bool:
        """Whether the page is for its picture to be read, whether that can be done or not."""
        if self._ocr == "force":
            return True
        return content.kind == "scanned" or (engine.name == SCAN and content.kind != "blank")

    def readable(self, content: PageContent, engine: Engine) -> bool:
        """Whether the page's picture is wanted and can be read here."""
        return self.wanted(content, engine) and not self._why_not(engine_named(SCAN))

    def see(self, content: PageContent) -> Sighting | None:
        """The page as its picture shows it; None where it is not read, which is then told.

        Raises `PagesUnseen` where others are to look and have not yet.
        """
        reason = self._why_not(engine_named(SCAN))
        if reason:
            self._left[reason].append(content.number)
            return None
        try:
            sighting = self._sighting(content)
        except PictureTooLarge as error:
            self._told.append(_tell_large(content.number, error))
            return None
        except EngineFailed as error:
            self._told.append(_tell_failed(content.number, error))
            return None
        if sighting.grade.quality == "low":
            self._told.append(_tell_low(content.number, sighting.grade))
            return None
        return sighting

    def look_beside(self, content: PageContent) -> None:
        """Tells of text in the pictures of a page that is read by its text layer."""
        if content.kind != "mixed" or self._ocr == "never":
            return
        # Where nobody can look, a picture this large is told of unseen.
        if not self._why_not(engine_named(SCAN)) and not self._shows_text(content):
            return
        place = Place(page=content.number)
        self._told.append(finding("SCAN-009", "insufficient", page=content.number, places=(place,)))

    def _shows_text(self, content: PageContent) -> bool:
        try:
            return has_unread_text(content, self._request)
        except PictureTooLarge as error:
            self._told.append(_tell_large(content.number, error))
            return False
        except EngineFailed:
            return True

    def findings(self) -> Iterator[Finding]:
        """What is to be told, once all pages are read."""
        for code, numbers in sorted(self._left.items()):
            yield finding(
                code,
                "insufficient",
                pages=_ranges(numbers),
                count=len(numbers),
                hint=engine_named(SCAN).availability().hint,
                reason=engine_named(SCAN).availability().reason,
                places=tuple(Place(page=number) for number in numbers),
            )
        yield from self._told

    def settled(self, grids: Sequence[Grid], words: frozenset[str]) -> tuple[Grid, ...]:
        """The grids with misread texts set right, which is told, as are the unsure ones."""
        after = tuple(settled(grid, words) for grid in grids)
        cells = [(grid.page, cell) for grid in after for cell in grid.cells]
        self._told += [
            _tell_settled(page, cell) for page, cell in cells if cell.literal is not None
        ]
        unsure = [(page, cell) for page, cell in cells if cell.unsure]
        if unsure:
            page = unsure[0][0]
            places = tuple(Place(page=page, box=cell.box) for _, cell in unsure)
            told = finding("SCAN-004", "insufficient", page=page, count=len(unsure), places=places)
            self._told.append(told)
        return after

    def _sighting(self, content: PageContent) -> Sighting:
        if self._sightings is None:
            return see_page(content, self._request)
        outcome = self._sightings.get(content.number)
        if outcome is None:
            raise PagesUnseen(self._request, (content.number,))
        if isinstance(outcome, PictureTooLarge | EngineFailed):
            raise outcome
        return outcome

    def _why_not(self, engine: Engine) -> str:
        if self._ocr == "never":
            return "SCAN-001"
        return "" if engine.availability().ready else "PAGE-001"


def see_page(content: PageContent, request: Request) -> Sighting:
    """A page by its picture. Raises `EngineFailed`, `PictureTooLarge`."""
    engine = engine_named(SCAN)
    assert isinstance(engine, Seer)
    return engine.see(content, request)


def how_seen(seen: Sighting) -> str:
    """How a page was read from its picture, in one phrase."""
    turned = f", turned by {seen.content.turn}°" if seen.content.turn else ""
    folded = ", two pages side by side" if len(seen.content.panes) > 1 else ""
    return f"its picture was read with {seen.grade.confidence:.1%} confidence{turned}{folded}"


def _tell_large(page: int, error: PictureTooLarge) -> Finding:
    return finding(
        "SCAN-002",
        "insufficient",
        page=page,
        found=error.details["found"],
        limit=error.details["limit"],
        places=(Place(page=page),),
    )


def _tell_failed(page: int, error: EngineFailed) -> Finding:
    return finding(
        "SCAN-008",
        "insufficient",
        page=page,
        reason=error.details["reason"],
        places=(Place(page=page),),
    )


def _tell_low(page: int, grade: Grade) -> Finding:
    return finding(
        "SCAN-003",
        "insufficient",
        page=page,
        confidence=f"{grade.confidence:.0%}",
        contrast=grade.contrast,
        grain=grade.grain,
        resolution=grade.resolution,
        places=(Place(page=page),),
    )


def _tell_settled(page: int, cell: Cell) -> Finding:
    return finding(
        "SCAN-005",
        "insufficient",
        page=page,
        observed=cell.literal or "",
        expected=cell.text,
        rule=cell.rule or "",
        places=(Place(page=page, box=cell.box),),
    )


def _ranges(numbers: list[int]) -> str:
    """Ascending page numbers as ranges: 1–3, 7."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("–".join(map(str, part)) for part in parts)
