"""Whether a library is installed, asked without importing it."""

import importlib.metadata
import importlib.util
from collections.abc import Sequence

from extractor.engines.spec import Availability


def library(distribution: str, modules: Sequence[str], *, below: int, hint: str) -> Availability:
    """Looks for an installed distribution, the modules it needs and a major version `below`."""
    try:
        version = importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return Availability(ready=False, reason=f"{distribution} is not installed", hint=hint)
    missing = [module for module in modules if not _found(module)]
    if missing:
        reason = f"{distribution} {version} lacks {', '.join(missing)}"
        return Availability(ready=False, version=version, reason=reason, hint=hint)
    if not _major(version) < below:
        reason = f"{distribution} {version} is not supported (below {below} is)"
        return Availability(ready=False, version=version, reason=reason, hint=hint)
    return Availability(ready=True, version=version)


def _found(module: str) -> bool:
    """Whether the module could be imported; a broken entry counts as not found."""
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError, AttributeError):
        return False


def _major(version: str) -> int:
    """The first number of a version; an unreadable version is taken as too new."""
    first = version.partition(".")[0]
    return int(first) if first.isdecimal() else 1_000_000
