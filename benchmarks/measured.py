"""What is measured, each in a fresh process: `python measured.py TOOL FILE WARM_UP REPEATS`.

Prints one JSON object: CPU milliseconds of every repeat (children included), peak memory in MB and
what the tool found. The warm-up file is read first and not counted.
"""

import json
import resource
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

OURS = "gongkai"


class Tool(NamedTuple):
    """A tool by the name of its distribution, what it does here, and the call."""

    distribution: str
    does: str
    read: Callable[[Path], int]


def gongkai_whole(path: Path) -> int:
    """Our whole conversion: tables, recognition, facts, checks."""
    import gongkai

    return len(gongkai.convert(path).tables)


def gongkai_tables(path: Path) -> int:
    """Our reading of tables alone: one interpretation of each page, then the default engine."""
    from extractor.engines.registry import engine_named
    from extractor.engines.spec import Request
    from extractor.source.document import open_document

    engine = engine_named("ruled")
    with open_document(path) as document:
        return sum(len(engine.read(page, Request(path=path))) for page in document.pages())


def camelot_default(path: Path) -> int:
    """Camelot as it comes: every page becomes an image."""
    import camelot

    return len(camelot.read_pdf(str(path), pages="all", flavor="lattice"))


def camelot_vector(path: Path) -> int:
    """Camelot's fastest way: rules from the page's vectors."""
    import camelot

    return len(
        camelot.read_pdf(str(path), pages="all", flavor="lattice", engine="vector", split_text=True)
    )


def pdfplumber_tables(path: Path) -> int:
    """pdfplumber; each page is closed after use, as its manual advises for memory."""
    import pdfplumber

    found = 0
    with pdfplumber.open(path) as document:
        for page in document.pages:
            tables = page.find_tables()
            for table in tables:
                table.extract()
            found += len(tables)
            page.close()
    return found


def pymupdf_tables(path: Path) -> int:
    """PyMuPDF's finder with its own text extraction."""
    import pymupdf

    pymupdf.no_recommend_layout()
    found = 0
    with pymupdf.open(path) as document:
        for page in document:
            tables = page.find_tables().tables
            for table in tables:
                table.extract()
            found += len(tables)
    return found


TOOLS = {
    OURS: Tool("gongkai", "whole conversion", gongkai_whole),
    "gongkai, tables": Tool("gongkai", "tables alone", gongkai_tables),
    "camelot, vector": Tool("camelot-py", "tables alone", camelot_vector),
    "camelot, default": Tool("camelot-py", "tables alone", camelot_default),
    "pdfplumber": Tool("pdfplumber", "tables alone", pdfplumber_tables),
    "PyMuPDF": Tool("pymupdf", "tables alone", pymupdf_tables),
}


def installed_version(tool: Tool) -> str | None:
    """The version of the tool's distribution; empty for a checkout, None where it is missing."""
    try:
        return version(tool.distribution)
    except ImportError:  # PackageNotFoundError is one
        return "" if tool.distribution == OURS else None


def cpu_seconds() -> float:
    """CPU time of this process and of the children it waited for."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def peak_megabytes() -> float:
    """The largest resident set of this process.

    Linux is asked for the mark of this program alone: `ru_maxrss` starts at the size of the process
    that started us.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text("utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 2**20


@contextmanager
def _quietly() -> Iterator[None]:
    """Tools warn about pages without tables; that is not what is measured."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def main() -> None:
    """One measurement, as asked for on the command line."""
    tool = TOOLS[sys.argv[1]]
    path, warm_up, repeats = Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    milliseconds = []
    with _quietly():
        tool.read(warm_up)
        for _ in range(repeats):
            before = cpu_seconds()
            found = tool.read(path)
            milliseconds.append((cpu_seconds() - before) * 1000)
    result = {"cpu": milliseconds, "peak": peak_megabytes(), "found": found}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
