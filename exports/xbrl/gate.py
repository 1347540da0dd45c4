"""Arelle as judge of what we export, offline. Needs the extra `validate`.

Arelle ends with 0 on invalid files and logs some failures as warnings, so its word alone is not
taken: any record that tells of a fault counts, and the checks must have had something to check.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from exports.xbrl.names import PACKAGE_FILE
from extractor.errors import ExporterMissing

Severity = Literal["error", "warning"]
_FAULTS = frozenset({"error", "critical", "fatal", "inconsistency"})
_DUPLICATES = "arelle:duplicateFacts"
_UNSATISFIED = "unsatisfied"
_SUMMATION = "https://xbrl.org/2023/arcrole/summation-item"
_HYPERCUBE = "http://xbrl.org/int/dim/arcrole/all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One reason to refuse a file. `code` is Arelle's own, or begins with `gate:`."""

    file: str
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What Arelle made of one file, and how many facts it read there."""

    problems: tuple[Problem, ...]
    facts: int


def validate(
    paths: Sequence[Path], *, packages: Sequence[Path] | None = None, facts: int | None = None
) -> tuple[Problem, ...]:
    """Every problem of the files (instance, xBRL-JSON or -CSV, inline page, report package).

    `packages` are the taxonomy packages that resolve the taxonomy; None takes the one that lies
    beside each file, where the exporters put it. `facts` is how many facts each file must hold.
    An empty answer means: loaded, valid, sums checked, nothing against it.
    Raises `ExporterMissing` without Arelle.
    """
    return tuple(
        problem
        for path in paths
        for problem in judge(path, beside(path) if packages is None else packages, facts).problems
    )


def beside(path: Path) -> tuple[Path, ...]:
    """The taxonomy package in the folder of a file, if there is one."""
    package = path.with_name(PACKAGE_FILE)
    return (package,) if package.is_file() else ()


def judge(path: Path, packages: Sequence[Path], facts: int | None = None) -> Judgement:
    """One file with the packages that resolve its taxonomy; see `validate`."""
    session_type, options_type = _arelle()
    options = options_type(
        entrypointFile=str(path),
        packages=[str(package) for package in packages],
        plugins="loadFromOIM|inlineXbrlDocumentSet",
        internetConnectivity="offline",
        disablePersistentConfig=True,
        validate=True,
        calcs="c11r",
        validateDuplicateFacts="all",
        utrValidate=True,
        logFile="logToBuffer",
        logFormat="[%(messageCode)s] %(message)s",
        keepOpen=True,
    )
    with session_type() as session:
        session.run(options)
        models = session.get_models()
        faults = _faults(path.name, json.loads(session.get_logs("json")))
        unchecked = _unchecked(path.name, models, facts)
        return Judgement(problems=(*faults, *unchecked), facts=sum(map(_count, models)))


def _arelle() -> tuple[Any, Any]:
    try:
        from arelle.api.Session import Session
        from arelle.RuntimeOptions import RuntimeOptions
    except ImportError as error:
        install = "pip install 'gongkai[validate]'"
        raise ExporterMissing("XBRL", library="Arelle", install=install) from error
    return Session, RuntimeOptions


def _count(model: Any) -> int:  # noqa: ANN401 - Arelle has no types
    return 0 if model.modelDocument is None else len(model.factsInInstance)


def _faults(file: str, log: dict[str, Any]) -> Iterator[Problem]:
    for record in log["log"]:
        code = str(record["code"])
        if (
            record["level"].lower() in _FAULTS
            or code == _DUPLICATES
            or _UNSATISFIED in code.lower()
        ):
            yield Problem(file=file, code=code, message=str(record["message"]["text"]))


def _unchecked(file: str, models: Sequence[Any], facts: int | None) -> Iterator[Problem]:
    """What speaks against the judgement itself: nothing loaded, or nothing to check with."""
    reports = [model for model in models if model.modelDocument is not None]
    if len(reports) != 1:
        yield Problem(file=file, code="gate:notLoaded", message=f"{len(reports)} reports loaded")
        return
    found = len(reports[0].factsInInstance)
    if facts is not None and found != facts:
        message = f"{found} facts instead of {facts}"
        yield Problem(file=file, code="gate:factCount", message=message)
    for arcrole, what in ((_SUMMATION, "sums"), (_HYPERCUBE, "hypercubes")):
        if not reports[0].relationshipSet(arcrole).modelRelationships:
            yield Problem(file=file, code="gate:unchecked", message=f"no {what} to check with")
