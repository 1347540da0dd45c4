"""A bar on a terminal while files are read; on anything else, silence."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.session import Session
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from rich.progress import Progress

    from gongkai.batch.run import Tick


@contextmanager
def progress(session: Session, files: Sequence[Path]) -> "Iterator[Tick]":
    """What to call as work goes on. One file shows its pages, several show files;
    scanned pages are named as such, for they take their time."""
    # With -v the workers write to the same terminal, and a bar would be torn to pieces.
    if session.verbosity or not session.err.is_terminal or not files:
        yield _silent
        return
    with _bar(session) as bar:
        single = len(files) == 1
        label = files[0].name if single else say("progress.files")
        task = bar.add_task(label, total=None if single else len(files))

        def tick(files_done: int, pages_done: int, pages: int, scanned: bool) -> None:
            if single:
                said = say("progress.scanned", label=label) if scanned else label
                bar.update(task, description=said, completed=pages_done, total=pages or None)
            else:
                count = {"done": pages_done, "pages": pages}
                said = say("progress.counted", label=label, **count) if scanned else label
                bar.update(task, description=said, completed=files_done)

        yield tick


def _silent(_files: int, _pages_done: int, _pages: int, _scanned: bool) -> None:
    return None


def _bar(session: Session) -> "Progress":
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=None, complete_style="blue", finished_style="blue"),
        MofNCompleteColumn(),
        TimeLeft(),
        console=session.err,
        transient=True,
    )
