"""Files appear whole or not at all: written beside their place, then renamed into it."""

import errno
import os
from pathlib import Path

from extractor.errors import OutputUnwritable

_SUFFIX = ".partial"


def write_atomically(target: Path, data: bytes) -> None:
    """Writes `data` to `target`, making its folder. A reader sees the old file or the new one.

    Raises `OutputUnwritable`; whatever happens, no partial file stays behind.
    """
    if target.is_dir():
        raise OutputUnwritable(str(target), reason=os.strerror(errno.EISDIR))
    beside = target.with_name(f".{target.name}.{os.getpid()}{_SUFFIX}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_and_sync(beside, data)
        beside.replace(target)
    except OSError as error:
        raise OutputUnwritable(str(target), reason=error.strerror or str(error)) from error
    finally:
        _discard(beside)


def _write_and_sync(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _discard(beside: Path) -> None:
    """Removes what an interrupted write left; after a rename there is nothing to remove."""
    try:
        beside.unlink(missing_ok=True)
    except OSError as error:
        # The folder itself is out of reach (a file stands in its place, or no permission):
        # then nothing was written there either, and the write has already said why.
        if beside.parent.is_dir() and beside.exists():
            raise OutputUnwritable(str(beside), reason=str(error)) from error
