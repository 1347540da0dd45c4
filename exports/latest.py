"""What several formats need of one report is made once."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, TypeVar

from extractor.model.report import Report

Made = TypeVar("Made")


class Latest(Generic[Made]):
    """A pure function of a report that keeps its answer until it is asked of another report.

    The report is known by identity (it is frozen), and kept alive as long as its answer, so that
    no other can take its place.
    """

    def __init__(self, make: Callable[[Report], Made]) -> None:
        """`make` must depend on nothing but the report, and what it makes must not be changed."""
        update_wrapper(self, make)
        self._make = make
        self._kept: tuple[Report, Made] | None = None

    def __call__(self, report: Report) -> Made:
        """The answer, made or kept; raises what `make` raises."""
        kept = self._kept
        if kept is None or kept[0] is not report:
            kept = self._kept = (report, self._make(report))
        return kept[1]
