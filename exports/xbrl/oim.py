"""What xBRL-JSON and xBRL-CSV share: how the Open Information Model writes names and periods."""

from exports.xbrl.fact import Entity, XbrlFact
from exports.xbrl.names import CURRENCY, ISO4217, NAMESPACE, PREFIX, XBRLI

JSON_TYPE = "https://xbrl.org/2021/xbrl-json"
CSV_TYPE = "https://xbrl.org/2021/xbrl-csv"
YUAN = f"iso4217:{CURRENCY}"
_ENTITY = "issuer"


def namespaces(entity: Entity) -> dict[str, str]:
    """Prefixes of a report."""
    return {PREFIX: NAMESPACE, "iso4217": ISO4217, "xbrli": XBRLI, _ENTITY: entity.scheme}


def entity_name(entity: Entity) -> str:
    """The entity as a name in its scheme."""
    return f"{_ENTITY}:{entity.identifier}"


def period(year: int) -> str:
    """The fiscal year as an interval of moments."""
    return f"{year}-01-01T00:00:00/{year + 1}-01-01T00:00:00"


def year_of(text: str | None) -> int | None:
    """The year of a period; None where there is none."""
    return int(text[:4]) if text else None


def exact_decimals(fact: XbrlFact) -> int | None:
    """`decimals` of a figure; None where it is exact or no figure."""
    return fact.decimals if fact.kind == "money" else None
