"""The bar on a terminal: what it counts is named."""

from io import StringIO
from pathlib import Path
from types import SimpleNamespace

from rich.console import Console

from gongkai.cli.progress import progress


def shown(files, *ticks):
    """Everything that a terminal is sent while the ticks come in."""
    out = StringIO()
    console = Console(file=out, force_terminal=True, width=100)
    with progress(
        SimpleNamespace(verbosity=0, err=console), [Path(name) for name in files]
    ) as tick:
        for each in ticks:
            tick(*each)
    return out.getvalue()


def test_one_file_counts_its_scanned_pages_by_that_name():
    said = shown(["a.pdf"], (0, 3, 40, True))

    assert "scanned pages" in said or "扫描页" in said
    assert "3/40" in said


def test_one_file_counts_its_pages():
    said = shown(["a.pdf"], (0, 3, 40, False))

    assert "3/40" in said
    assert "scanned" not in said
    assert "扫描页" not in said


def test_several_files_count_files_and_say_how_far_scanned_pages_are():
    said = shown(["a.pdf", "b.pdf"], (1, 3, 40, True))

    assert "1/2" in said
    assert "3/40" in said
