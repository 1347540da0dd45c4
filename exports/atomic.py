"""Files appear whole or not at all: written beside their place, then renamed into it."""

import errno
import os
import re
import time
from collections.abc import Iterable
from glob import escape
from pathlib import Path

from extractor.errors import OutputUnwritable

_SUFFIX = ".partial"
_LEFT = re.compile(r"\..+\.(\d+)\.partial")
_LONG_AGO_SECONDS = 3600.0


def write_atomically(target: Path, data: bytes) -> None:
    """Writes `data` to `target`, making its folder. A reader sees the old file or the new one.

    Raises `OutputUnwritable`; whatever happens, no partial file stays behind.
    """
    if target.is_dir():
        raise OutputUnwritable(str(target), reason=os.strerror(errno.EISDIR))
    beside = target.with_name(f".{target.name}.{os.getpid()}{_SUFFIX}")
    _sweep(target.parent.glob(f".{escape(target.name)}.*{_SUFFIX}"))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_and_sync(beside, data)
        beside.replace(target)
    except OSError as error:
        raise OutputUnwritable(str(target), reason=error.strerror or str(error)) from error
    finally:
        _discard(beside)


def sweep(folder: Path) -> None:
    """Removes what writes that were killed have left below a folder, whatever they were writing.

    Another program's write that is under way stays. What cannot be removed stays too: it is in
    nobody's way.
    """
    _sweep(folder.rglob(f".*{_SUFFIX}"))


def _sweep(paths: Iterable[Path]) -> None:
    for path in paths:
        match = _LEFT.fullmatch(path.name)
        try:
            if match is not None and _is_left(path, int(match[1])):
                path.unlink()
        except OSError:
            continue


def _is_left(path: Path, process: int) -> bool:
    """Nobody writes for an hour; where it can be asked, a process that is gone writes no more."""
    if time.time() - path.stat().st_mtime > _LONG_AGO_SECONDS:
        return True
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    # Numbers are given again: what has ours, and is not being written now, is another's.
    return process == os.getpid()


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
