"""Every mistake in layout profiles, as data."""

from pathlib import Path

from layouts.crosswalk import crosswalk_problems
from layouts.lint import lint
from layouts.problem import Problem


def profile_problems(folder: Path | None = None) -> tuple[Problem, ...]:
    """The mistakes in a folder's profiles stacked on the built-in ones, or in those alone; and
    in the built-in crosswalks."""
    return (*lint(() if folder is None else (folder,)), *crosswalk_problems())
