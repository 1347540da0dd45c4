"""The facts of a file as Arelle reads them, whatever its syntax."""

from pathlib import Path


def arelle_facts(path: Path, packages: tuple[Path, ...] = ()) -> list[tuple]:
    """(concept, value, decimals, unit, period, entity, dimensions) of every fact, sorted."""
    from arelle.api.Session import Session
    from arelle.RuntimeOptions import RuntimeOptions

    options = RuntimeOptions(
        entrypointFile=str(path),
        packages=[str(package) for package in packages],
        plugins="loadFromOIM|inlineXbrlDocumentSet",
        internetConnectivity="offline",
        disablePersistentConfig=True,
        logFile="logToBuffer",
        keepOpen=True,
    )
    with Session() as session:
        session.run(options)
        (model,) = session.get_models()
        return sorted(map(_told, model.factsInInstance), key=str)


def _told(fact) -> tuple:
    context = fact.context
    members = {
        str(axis): str(value.memberQname) if value.isExplicit else value.typedMember.stringValue
        for axis, value in context.qnameDims.items()
    }
    period = None if context.isForeverPeriod else (context.startDatetime, context.endDatetime)
    unit = None if fact.unit is None else tuple(map(str, fact.unit.measures[0]))
    value = fact.xValue if unit else fact.value
    entity = context.entityIdentifier
    return (
        str(fact.qname),
        value,
        fact.decimals,
        unit,
        period,
        entity,
        tuple(sorted(members.items())),
    )
