"""Reads pages that are pictures: rules and cells by the ink, text line by line by a recogniser.

Nothing heavy is imported before a page is read.
"""

from importlib.metadata import PackageNotFoundError, version

from extractor.engines.availability import library
from extractor.engines.failure import failures_of
from extractor.engines.spec import Availability, Request, Sighting
from extractor.model.grid import Grid
from extractor.model.page import PageContent, PageKind

HINT = "pip install 'gongkai[scan]'"
# The release whose model was measured; others carry other models.
_RELEASE = "3.10.0"


class Scan:
    """Optical reading with PP-OCRv6 by way of ONNX Runtime."""

    name = "scan"
    kinds: frozenset[PageKind] = frozenset({"digital", "scanned", "mixed"})

    def availability(self) -> Availability:
        """Ready where the extra is installed at the pinned release; the model's hash is checked
        when it is loaded."""
        try:
            found = version("rapidocr")
        except PackageNotFoundError:
            return Availability(ready=False, reason="rapidocr is not installed", hint=HINT)
        if found != _RELEASE:
            reason = f"rapidocr {found} carries another model than {_RELEASE}"
            return Availability(ready=False, version=found, reason=reason, hint=HINT)
        return library("onnxruntime", ["onnxruntime", "cv2", "numpy"], below=2, hint=HINT)

    def read(self, page: PageContent, request: Request) -> tuple[Grid, ...]:
        """All ruled tables of the page. Raises `EngineFailed`, `PictureTooLarge`."""
        return self.see(page, request).grids

    def see(self, page: PageContent, request: Request) -> Sighting:
        """All text and tables of the page's picture. Raises like `read`."""
        with failures_of(self.name, page.number, request.path):
            return _see(page, request)


def _see(page: PageContent, request: Request) -> Sighting:
    """The raw work: draws the page and reads it."""
    from extractor.engines.scan.recogniser import recogniser
    from extractor.engines.scan.sight import sight
    from extractor.source.raster import render

    raster = render(request.path, request.password, page.number)
    return sight(page, raster, recogniser())


def has_unread_text(page: PageContent, request: Request) -> bool:
    """Whether the page's pictures show text that its text layer does not have; a few lines are
    read to tell it from a photograph. Raises like `Scan.see`."""
    with failures_of(Scan.name, page.number, request.path):
        from extractor.engines.scan.recogniser import recogniser
        from extractor.engines.scan.sight import shows_more
        from extractor.source.raster import render

        raster = render(request.path, request.password, page.number)
        return shows_more(page, raster, recogniser())
