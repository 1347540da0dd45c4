"""What `gongkai convert --json` tells a machine."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from extractor.errors import GongkaiError
from gongkai import __version__
from gongkai.batch.run import Outcome


def document(outcomes: Sequence[Outcome], code: int) -> dict[str, Any]:
    """The whole run as one JSON value."""
    return {
        "gongkai": __version__,
        "exit_code": code,
        "files": [_file(outcome) for outcome in outcomes],
    }


def error_value(error: GongkaiError) -> dict[str, Any]:
    """An error in both languages."""
    return {
        "code": error.code,
        "exit_code": error.exit_code,
        "cause": {language: error.cause_in(language) for language in ("zh", "en")},
        "action": {language: error.action_in(language) for language in ("zh", "en")},
    }


def _file(outcome: Outcome) -> dict[str, Any]:
    return {
        "path": str(outcome.path),
        "status": outcome.status,
        "output": None if outcome.output is None else str(outcome.output),
        "same_as": None if outcome.same_as is None else str(outcome.same_as),
        "error": None if outcome.error is None else error_value(outcome.error),
        "other": None if outcome.other is None else str(outcome.other),
        "older": None if outcome.older is None else str(outcome.older),
        "renewed": list(outcome.renewed),
        "removed": list(outcome.removed),
        "exports": [
            {"format": name, "path": str(file.path), "sha256": file.sha256, "bytes": file.size}
            for name, files in outcome.files.items()
            for file in files
        ],
        "summary": None if outcome.summary is None else asdict(outcome.summary),
    }
