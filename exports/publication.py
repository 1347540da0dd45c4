"""What only the publisher knows of a disclosure: the document itself never says it."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_MAIL = re.compile(r"mailto:[^\s<>\"@]+@[^\s<>\"@]+")
_DATES = frozenset({"issued", "modified"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is not known is None and told nowhere.

    `licence`, `landing_page` and `publisher` are http(s) addresses, `contact` one or a mailto:
    address; `issued` and `modified` days as YYYY-MM-DD.
    """

    licence: str | None = None
    landing_page: str | None = None
    publisher: str | None = None
    contact: str | None = None
    issued: str | None = None
    modified: str | None = None

    @property
    def told(self) -> dict[str, str]:
        """What is known, by name."""
        return {name: value for name, value in asdict(self).items() if value is not None}


PARTS = tuple(field.name.replace("_", "-") for field in fields(Publication))
UNKNOWN = Publication()


def publication(pairs: Iterable[tuple[str, str]]) -> Publication:
    """From names (`landing-page`) and values. Raises `ValueError` with the first bad `NAME=VALUE`,
    and with a name that is given twice."""
    told: dict[str, str] = {}
    for name, value in pairs:
        if name not in PARTS or name in told or not _fits(name, value):
            raise ValueError(f"{name}={value}")
        told[name] = value
    return Publication(**{name.replace("-", "_"): value for name, value in told.items()})


def _fits(name: str, value: str) -> bool:
    if name in _DATES:
        return _is_day(value)
    mail = name == "contact" and _MAIL.fullmatch(value) is not None
    return mail or _ADDRESS.fullmatch(value) is not None


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
