"""Where a tool's failure becomes ours: the only place that catches every exception."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import EngineFailed, GongkaiError

_LONGEST_REASON = 200


@contextmanager
def failures_of(engine: str, page: int, path: Path | None = None) -> Iterator[None]:
    """Runs a tool: its warnings are silenced, whatever it raises becomes `EngineFailed`.

    `path` is the file it reads; a reason tells its name, never the folder it lies in.
    Our own errors pass unchanged, so that a wrong password keeps its own next action.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except GongkaiError:
        raise
    # A tool may raise anything, MemoryError included; nothing of it may pass by unnamed.
    except Exception as failure:
        raise EngineFailed(engine, page=page, reason=_reason(failure, path)) from failure


def _reason(failure: Exception, path: Path | None) -> str:
    """The class and the first line of what the tool said: `ValueError: no such table`."""
    said = str(failure).strip().partition("\n")[0]
    if path is not None:
        said = said.replace(str(path), path.name)
    kind = type(failure).__name__
    return f"{kind}: {said}"[:_LONGEST_REASON] if said else kind
