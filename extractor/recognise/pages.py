"""One page through its engine: grids, the text around them, and a second try where none fits."""

import re
from collections.abc import Callable, Sequence

from extractor.engines.camelot.areas import is_figure, open_areas, runs_in
from extractor.engines.cross_check import page_disagreements
from extractor.engines.lattice import in_reading_order
from extractor.engines.registry import engine_named
from extractor.engines.spec import Attempt, Engine, Request
from extractor.errors import EngineError
from extractor.findings import finding
from extractor.model.finding import Finding, Place
from extractor.model.geometry import Box
from extractor.model.grid import Grid
from extractor.model.page import Ocr, PageContent, TextLine
from extractor.model.reading import PageReading
from extractor.recognise.caption import read_caption
from extractor.recognise.header import read_header
from extractor.recognise.pictures import PictureReader, how_seen
from extractor.recognise.sightings import Sightings
from extractor.source.frame import reading_box
from extractor.source.lines import text_lines
from layouts.profile import Profile
from layouts.read import ProfileSet
from layouts.title import bare_title

DEFAULT_ENGINE = "ruled"
_FIGURES_PER_LINE = 2
_SHOWN = 4
# With fewer figures between its rules, something is no table.
_FEW_FIGURES = 3
_FIGURE = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_SENTENCE = re.compile("[，。；]")
_LONGEST_ORDINAL = 3  # digits


class PageReader:
    """Reads pages in order. Where the default engine finds no table under a title that a profile
    knows, that profile's other engines are tried and judged by the header they find."""

    def __init__(
        self,
        profiles: ProfileSet,
        request: Request,
        engine: str | None,
        cross_check: str | None,
        ocr: Ocr = "auto",
        sightings: Sightings | None = None,
    ) -> None:
        self.profiles = profiles
        self.request = request
        self.forced = engine is not None
        self.engine = engine_named(engine or DEFAULT_ENGINE)
        self.second = engine_named(cross_check) if cross_check else None
        self.attempts: list[Attempt] = []
        self.findings: list[Finding] = []
        self.pictures = PictureReader(request, ocr, sightings)
        self._running: Engine | None = None

    def reads_picture(self, content: PageContent) -> bool:
        """Whether the page will be read from its picture."""
        return self.pictures.readable(content, self.engine)

    def read(self, content: PageContent) -> PageReading:
        """The page's grids, top to bottom, and the lines outside them.

        Raises `PagesUnseen` where others are to look at its picture first.
        """
        if self.pictures.wanted(content, self.engine):
            return self._read_picture(content)
        return self._read_text(content)

    def told(self) -> tuple[Finding, ...]:
        """What there is to tell, once all pages are read."""
        return (*self.pictures.findings(), *self.findings)

    def _read_picture(self, content: PageContent) -> PageReading:
        """The page by its picture; where that is not read, only what its text layer shows."""
        self._running = None
        seen = self.pictures.see(content)
        if seen is None:
            lines = text_lines(content, ())
            return _page(content, (), lines, f"{content.reason}; its picture was not used")
        grids = self.pictures.settled(seen.grids, self.profiles.header_words.literals)
        lines = text_lines(seen.content, [grid.box for grid in grids])
        self._tell_open_tables(seen.content, grids, lines)
        return _page(seen.content, grids, lines, f"{content.reason}; {how_seen(seen)}")

    def _read_text(self, content: PageContent) -> PageReading:
        grids = self._grids(self.engine, content)
        lines = text_lines(content, [grid.box for grid in grids])
        if not self.forced:
            extra = self._second_try(content, grids, lines)
            if extra:
                grids = in_reading_order((*grids, *extra), content)
                lines = text_lines(content, [grid.box for grid in grids])
        if self.second is not None:
            self._cross_check(self.second, content, grids)
        if content.covered:
            self._tell_covered(content)
        self.pictures.look_beside(content)
        used = "; its text layer was used" if content.kind == "mixed" else ""
        return _page(content, grids, lines, content.reason + used)

    def _tell_covered(self, content: PageContent) -> None:
        boxes = [content.shown(run.box) for run in content.covered]
        places = tuple(Place(page=content.number, box=box) for box in boxes)
        texts = "".join(f"“{run.text}”" for run in content.covered[:_SHOWN])
        self.findings.append(
            finding(
                "SCAN-006",
                "insufficient",
                page=content.number,
                count=len(boxes),
                texts=texts + ("……" if len(boxes) > _SHOWN else ""),
                places=places,
            )
        )

    def _tell_open_tables(
        self, content: PageContent, grids: Sequence[Grid], lines: Sequence[TextLine]
    ) -> None:
        """Tables without vertical rules are not read from pictures: their cells are guesses. Where
        no rule is seen at all, lines of several figures tell that there is a table."""
        boxes = [reading_box(content, grid.box) for grid in grids]
        found = [
            content.shown(area)
            for area in open_areas(content)
            if sum(is_figure(run.text) for run in runs_in(area, content.runs)) >= _FEW_FIGURES
            and not any(_meet(area, box) for box in boxes)
        ]
        if not found and _tabular(lines):
            found = [Box(0.0, 0.0, content.width, content.height)]
        for box in found:
            place = Place(page=content.number, box=box)
            self.findings.append(
                finding("SCAN-007", "insufficient", page=content.number, places=(place,))
            )

    def _tell_other_engine(self, engine: str, title: str, grid: Grid) -> None:
        place = Place(page=grid.page, box=grid.box)
        self.findings.append(
            finding(
                "ENG-102",
                "not_applicable",
                engine=engine,
                title=title,
                page=grid.page,
                places=(place,),
            )
        )

    def _cross_check(self, second: Engine, content: PageContent, grids: Sequence[Grid]) -> None:
        """A second opinion, cell by cell. Every disagreement is told; nothing is changed."""
        others = self._grids(second, content)
        engines = (self.engine.name, second.name)
        for each in page_disagreements(grids, others, engines=engines):
            self.findings.append(
                finding(
                    "ENG-101",
                    "insufficient",
                    page=each.page,
                    first=each.first,
                    second=each.second,
                    first_text=each.first_text or "",
                    second_text=each.second_text or "",
                    what=each.kind,
                    places=(Place(page=each.page, box=each.first_box or each.second_box),),
                )
            )

    def known_title(self, bare: str) -> bool:
        """Whether any profile knows this bare title."""
        return any(profile.recognition.titles.matches(bare) for profile in self.profiles.profiles)

    def _grids(self, engine: Engine, content: PageContent) -> tuple[Grid, ...]:
        if content.kind not in engine.kinds:
            return ()
        return engine.read(content, self.request)

    def _second_try(
        self, content: PageContent, grids: Sequence[Grid], lines: Sequence[TextLine]
    ) -> tuple[Grid, ...]:
        """Grids of another engine for a title without a table, or for a table that goes on."""
        title = self._orphan_title(content, grids, lines)
        if title is None:
            return self._going_on(content, grids, lines)
        for name in self._other_engines(title):
            engine = engine_named(name)
            found = self._attempt(engine, content, self._has_header)
            fresh = tuple(grid for grid in found if not any(_overlap(grid, g) for g in grids))
            if fresh:
                self._running = engine
                self._tell_other_engine(engine.name, title, fresh[0])
                return fresh
        return ()

    def _going_on(
        self, content: PageContent, grids: Sequence[Grid], lines: Sequence[TextLine]
    ) -> tuple[Grid, ...]:
        """Grids of the engine that read the page before, if its table seems to go on here."""
        if self._running is None or grids or not (_tabular(lines) or open_areas(content)):
            self._running = None
            return ()
        return self._attempt(self._running, content, lambda _: True)

    def _attempt(
        self, engine: Engine, content: PageContent, accept: Callable[[Grid], bool]
    ) -> tuple[Grid, ...]:
        """One try, judged by our evidence and kept for those who ask."""
        try:
            grids = self._grids(engine, content)
            reason = ""
        except EngineError as error:
            grids, reason = (), str(error)
        good = tuple(grid for grid in grids if accept(grid))
        reason = reason or ("" if good else "no header of a known form in its tables")
        self.attempts.append(
            Attempt(
                engine=engine.name,
                page=content.number,
                accepted=bool(good),
                reason=reason,
                grids=grids,
            )
        )
        return good

    def _has_header(self, grid: Grid) -> bool:
        return read_header(grid, self.profiles.header_words).known

    def _orphan_title(
        self, content: PageContent, grids: Sequence[Grid], lines: Sequence[TextLine]
    ) -> str | None:
        """The first known title with something like a table, but no grid, before the next title."""
        if not (_tabular(lines) or _has_amounts(lines) or _free_rules(content, grids)):
            return None
        placed = [(reading_box(content, line.box), line) for line in lines]
        titles = [(box.y1, bare) for box, line in placed if (bare := self._known_bare(line.text))]
        tops = [reading_box(content, grid.box).y0 for grid in grids]
        ends = [*(y for y, _ in titles), float("inf")][1:]
        for (y, bare), end in zip(titles, ends, strict=True):
            below = [line for box, line in placed if y < _middle(box) < end]
            if any(y < top < end for top in tops):
                continue
            if _tabular(below) or _has_amounts(below) or _open_area(content, y, end):
                return bare
        return None

    def _known_bare(self, text: str) -> str | None:
        bare = read_caption([text], self.known_title).bare
        return bare if bare and self.known_title(bare) else None

    def _other_engines(self, bare: str) -> list[str]:
        fitting: list[Profile] = [
            profile
            for profile in self.profiles.profiles
            if profile.recognition.titles.matches(bare_title(bare))
        ]
        names = [name for profile in fitting for name in profile.engines]
        return [name for name in dict.fromkeys(names) if name != self.engine.name]


def _page(
    content: PageContent, grids: tuple[Grid, ...], lines: tuple[TextLine, ...], reason: str
) -> PageReading:
    return PageReading(
        number=content.number,
        kind=content.kind,
        reason=reason,
        width=content.width,
        height=content.height,
        grids=grids,
        lines=lines,
        between=_between(content, grids, lines),
        watermark=tuple(dict.fromkeys(run.text for run in content.watermark)),
    )


def _tabular(lines: Sequence[TextLine]) -> bool:
    """Whether several lines hold several figures each, as the rows of a table do."""
    rows = [_figures(line.text) for line in lines]
    return (
        sum(len(row) >= _FIGURES_PER_LINE and any(_is_amount(f) for f in row) for row in rows) >= 3
    )


def _has_amounts(lines: Sequence[TextLine]) -> bool:
    """Whether one line holds several amounts: enough below a title that a profile knows."""
    return any(sum(map(_is_amount, _figures(line.text))) >= _FIGURES_PER_LINE for line in lines)


def _figures(text: str) -> list[str]:
    """The figures of a line that is no sentence."""
    if _SENTENCE.search(text):
        return []
    return [word for word in text.split() if _FIGURE.fullmatch(word)]


def _is_amount(figure: str) -> bool:
    """Whether it is too long, or written too exactly, for the number of a page or a line."""
    return len(figure) > _LONGEST_ORDINAL or not figure.isdecimal()


def _free_rules(content: PageContent, grids: Sequence[Grid]) -> bool:
    """Whether a horizontal rule belongs to no grid: only then can rules begin another table."""
    boxes = [reading_box(content, grid.box) for grid in grids]
    heights = [rule.at for rule in content.rules if rule.horizontal]
    return any(not any(b.y0 - 2 <= at <= b.y1 + 2 for b in boxes) for at in heights)


def _open_area(content: PageContent, top: float, bottom: float) -> bool:
    """Whether rules without verticals begin a table between these heights."""
    return any(top < area.y0 < bottom for area in open_areas(content))


def _overlap(first: Grid, second: Grid) -> bool:
    return _meet(first.box, second.box)


def _meet(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1


def _between(
    content: PageContent, grids: Sequence[Grid], lines: Sequence[TextLine]
) -> tuple[tuple[TextLine, ...], ...]:
    """Lines above each grid and below the one before it, in the reading frame."""
    boxes = [reading_box(content, grid.box) for grid in grids]
    placed = [(reading_box(content, line.box), line) for line in lines]
    result = []
    for index, box in enumerate(boxes):
        floor = max((above.y1 for above in boxes[:index] if above.y1 <= box.y0 + 2), default=-1e9)
        result.append(tuple(line for at, line in placed if floor <= _middle(at) <= box.y0 + 2))
    floor = boxes[-1].y1 if boxes else -1e9
    result.append(tuple(line for at, line in placed if _middle(at) >= floor))
    return tuple(result)


def _middle(box: Box) -> float:
    return (box.y0 + box.y1) / 2
