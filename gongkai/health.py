"""Can this machine do the work? Each examination gives a sign; none raises."""

import importlib.util
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from extractor.errors import GongkaiError

State = Literal["ok", "warning", "failed"]
Topic = Literal[
    "gongkai", "python", "library", "engine", "extra", "package", "profiles", "worker", "temporary"
]

OUR_PACKAGES = ("layouts", "extractor", "exports", "gongkai")
_LIBRARIES = (
    "pymupdf", "camelot-py", "lxml", "click", "PyYAML", "rich", "jsonschema-rs", "pebble"
)  # fmt: skip
_INSTALL = "pip install --force-reinstall gongkai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What one examination found. `hint` is what to do; empty where all is well."""

    topic: Topic
    name: str
    state: State
    detail: str
    hint: str = ""


def examine_all() -> tuple[Sign, ...]:
    """Every examination in a fixed order."""
    examinations: tuple[Callable[[], Iterator[Sign]], ...] = (
        _system, _libraries, _engines, _extras, _packages, _profiles, _worker, _temporary
    )  # fmt: skip
    return tuple(sign for examination in examinations for sign in examination())


def _system() -> Iterator[Sign]:
    from gongkai import __version__

    yield Sign(topic="gongkai", name="gongkai", state="ok", detail=__version__)
    where = f"{platform.python_version()} ({platform.platform()}, {sys.executable})"
    yield Sign(topic="python", name="python", state="ok", detail=where)


def _libraries() -> Iterator[Sign]:
    for name in _LIBRARIES:
        try:
            detail = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield Sign(
                topic="library", name=name, state="failed", detail="not installed", hint=_INSTALL
            )
        else:
            yield Sign(topic="library", name=name, state="ok", detail=detail)


def _engines() -> Iterator[Sign]:
    """The default engine must run; the others are second opinions."""
    from extractor.engines.registry import MAKERS, engine_named

    default = next(iter(MAKERS))
    for name in MAKERS:
        found = engine_named(name).availability()
        detail = found.version if found.ready else found.reason
        state: State = "ok" if found.ready else "failed" if name == default else "warning"
        yield Sign(topic="engine", name=name, state=state, detail=detail, hint=found.hint)


def _extras() -> Iterator[Sign]:
    """Libraries of formats and validators that come as extras: nothing else needs them."""
    from exports.registry import FORMATS, missing
    from exports.validation.registry import VALIDATORS

    extras: dict[str, dict[str, None]] = {}
    for known in (*FORMATS.values(), *VALIDATORS.values()):
        if known.extra:
            extras.setdefault(known.extra, {}).update(dict.fromkeys(known.libraries))
    for name, libraries in extras.items():
        lacking = missing(tuple(libraries))
        if lacking:
            hint = f"pip install 'gongkai[{name}]'"
            detail = f"{', '.join(lacking)} not installed"
            yield Sign(topic="extra", name=name, state="warning", detail=detail, hint=hint)
        else:
            detail = ", ".join(f"{each} {_version(each)}" for each in libraries)
            yield Sign(topic="extra", name=name, state="ok", detail=detail)


def _version(library: str) -> str:
    """Of the distribution that brings a library: it may be called otherwise."""
    owners = metadata.packages_distributions().get(library, [library])
    return metadata.version(owners[0])


def _packages() -> Iterator[Sign]:
    """Our top-level names are plain words; another distribution may own one of them."""
    home = Path(__file__).parents[1]
    owners = metadata.packages_distributions()
    for name in OUR_PACKAGES:
        spec = importlib.util.find_spec(name)
        place = Path(spec.origin).parents[1] if spec is not None and spec.origin else None
        others = sorted(set(owners.get(name, ())) - {"gongkai"})
        if place == home and not others:
            yield Sign(topic="package", name=name, state="ok", detail=str(home / name))
            continue
        detail = f"{', '.join(others) or place or 'nothing'} owns the name {name!r}"
        hint = "install Gongkai into a virtual environment of its own"
        yield Sign(topic="package", name=name, state="failed", detail=detail, hint=hint)


def _profiles() -> Iterator[Sign]:
    from gongkai.lint import profile_problems

    problems = profile_problems()
    if problems:
        detail = f"{problems[0]} ({len(problems)})"
        yield Sign(topic="profiles", name="profiles", state="failed", detail=detail, hint=_INSTALL)
        return
    from extractor.pipeline import load_profiles

    count = len(load_profiles().profiles)
    yield Sign(topic="profiles", name="profiles", state="ok", detail=str(count))


def _worker() -> Iterator[Sign]:
    """A worker process starts and can load the PDF library."""
    from gongkai.isolation import run_isolated

    try:
        version = run_isolated(
            _pdf_library, None, name="doctor", timeout=60, log_level=50, tick=lambda *_: None
        )
    except GongkaiError as error:
        yield Sign(topic="worker", name="worker", state="failed", detail=str(error), hint=_INSTALL)
        return
    yield Sign(topic="worker", name="worker", state="ok", detail=f"PyMuPDF {version}")


def _pdf_library(_: None) -> str:
    """Runs in the worker."""
    from extractor.source.mupdf import library

    return str(library().VersionBind)


def _temporary() -> Iterator[Sign]:
    folder = tempfile.gettempdir()
    try:
        with tempfile.TemporaryFile():
            pass
    except OSError as error:
        yield Sign(
            topic="temporary",
            name=folder,
            state="failed",
            detail=str(error),
            hint="set TMPDIR to a folder that can be written",
        )
        return
    yield Sign(topic="temporary", name=folder, state="ok", detail=folder)
