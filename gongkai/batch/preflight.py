"""Mistakes in the options, told once and before any file is opened."""

import os
from pathlib import Path

from extractor.engines.registry import ready_engine
from extractor.engines.spec import SCAN
from extractor.errors import OutputUnwritable
from extractor.pipeline import Options, load_profiles


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
        load_profiles(options.profiles)
    forced = SCAN if options.ocr == "force" else None
    for name in (options.engine, options.cross_check, forced):
        if name is not None:
            ready_engine(name)
