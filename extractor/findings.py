"""The catalogue of findings: code → severity and words. Messages and docs come from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractor.model.finding import Finding, Message, Outcome, Place, Severity
from layouts.files import read_yaml

_FILE = Path(__file__).with_name("findings.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of finding, as the catalogue describes it; `example` is a case of it in words."""

    code: str
    severity: Severity
    title: Message
    message: Message
    explanation: Message
    action: Message
    example: Message | None = None


@cache
def catalogue() -> Mapping[str, Kind]:
    """Every kind of finding, by code."""
    return {
        code: Kind(
            code=code,
            severity=entry["severity"],
            title=Message(**entry["title"]),
            message=Message(**entry["message"]),
            explanation=Message(**entry["explanation"]),
            action=Message(**entry["action"]),
            example=Message(**entry["example"]) if "example" in entry else None,
        )
        for code, entry in read_yaml(_FILE).items()
    }


def finding(
    code: str,
    outcome: Outcome = "broken",
    *,
    places: tuple[Place, ...] = (),
    severity: Severity | None = None,
    **data: str | int,
) -> Finding:
    """A finding of the catalogue. `data` fills the message's templates.

    `expected` and `observed`, where given, are kept as fields too. Rounding is only ever info.
    """
    kind = catalogue()[code]
    rounding = outcome == "rounding"
    graded = "info" if rounding else severity or kind.severity
    zh, en = kind.message.zh.format(**data), kind.message.en.format(**data)
    return Finding(
        code=code,
        outcome=outcome,
        severity=graded,
        message=Message(
            zh=f"{zh}（在四舍五入误差内）" if rounding else zh,
            en=f"{en} (within rounding)" if rounding else en,
        ),
        expected=str(data["expected"]) if "expected" in data else None,
        observed=str(data["observed"]) if "observed" in data else None,
        places=places,
    )
