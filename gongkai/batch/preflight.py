"""Mistakes in the options, told once and before any file is opened."""

import os
from collections.abc import Sequence
from pathlib import Path

from exports.registry import check_ready
from extractor.errors import OutputUnwritable
from extractor.options import Options


def check_output(out: Path) -> None:
    """Raises `OutputUnwritable` if nothing could be written below `out`; makes nothing."""
    nearest = next(folder for folder in (out, *out.absolute().parents) if folder.exists())
    if not nearest.is_dir():
        raise OutputUnwritable(str(out), reason=f"{nearest} is not a folder")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputUnwritable(str(out), reason="permission denied")


def check_options(options: Options) -> None:
    """Loads the person's own profiles and asks for the engines named.

    Raises `BrokenProfile`, `UnknownEngine` or `EngineMissing`.
    """
    if options.profiles:
        from extractor.pipeline import load_profiles

        load_profiles(options.profiles)
    forced = "scan" if options.ocr == "force" else None
    for name in (options.engine, options.cross_check, forced):
        if name is not None:
            from extractor.engines.registry import ready_engine

            ready_engine(name)


def check_formats(formats: Sequence[str]) -> None:
    """Looks for every exporter without loading it. Raises `UnknownFormat` or `ExporterMissing`."""
    for name in formats:
        check_ready(name)
