"""Writing what a worker made: the report first, the receipt last."""

import os
from pathlib import Path

from exports.atomic import write_atomically
from exports.spec import ExportedFile
from gongkai.batch.receipt import REPORT, Recipe, keep_receipt
from gongkai.batch.work import Converted, Job


def deliver(folder: Path, job: Job, made: Converted, recipe: Recipe | None) -> None:
    """Writes every file into the document's folder, then (with a recipe) its receipt: a receipt
    without the files it tells of would mean nothing. Raises `OutputUnwritable`.
    """
    for name in sorted(made.files, key=lambda each: (each != REPORT, each)):
        for file in made.files[name]:
            if not _is_source(folder, file, job):
                write_atomically(folder / file.path, file.data)
    if recipe is not None:
        keep_receipt(folder, recipe, {**job.there, **made.notes}, job.about)


def _is_source(folder: Path, file: ExportedFile, job: Job) -> bool:
    """Whether a file would take the place of the report that it was made from."""
    try:
        return job.is_report and os.path.samefile(folder / file.path, job.path)
    except OSError:
        return False
