"""The comparison in order; no logic of its own."""

from collections.abc import Sequence
from pathlib import Path

from exports.changes.model import ChangeSet, Materiality
from extractor.model.report import Report

EVERYTHING = Materiality()


def compare(
    old: Report,
    new: Report,
    materiality: Materiality = EVERYTHING,
    crosswalks: Sequence[Path] = (),
) -> ChangeSet:
    """Everything that changed from `old` to `new`.

    `crosswalks` are files of the user's that come before the built-in ones. Raises
    `extractor.errors.GongkaiError` for a pair that cannot be compared or a crosswalk that is not
    one.
    """
    raise NotImplementedError
