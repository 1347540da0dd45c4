"""Every mistake in layout profiles, as data."""

from pathlib import Path

from layouts.problem import InvalidLayout, Problem
from layouts.read import load


def profile_problems(folder: Path | None = None) -> tuple[Problem, ...]:
    """The mistakes in a folder's profiles stacked on the built-in ones, or in those alone."""
    try:
        load(() if folder is None else (folder,))
    except InvalidLayout as error:
        return error.problems
    return ()
