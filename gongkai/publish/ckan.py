"""Brings a CKAN portal to hold a dataset: look, compare, and send what differs.

A table is replaced whole: dropped, made anew with its types and key, filled, and only then signed
with its digest. What was interrupted is unsigned, so that the next run does it again; what is
signed and equal is left alone. So a run can be repeated at any time, and one that changes nothing
sends nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from exports.ckan import CkanDataset, CkanTable
from exports.ckan.model import Record
from extractor.errors import OthersDataset, Refused, UnknownOrganisation
from gongkai.publish.plan import (
    Held,
    Object,
    Plan,
    TablePlan,
    datastore_fields,
    held_from,
    plan,
)
from gongkai.publish.portal import Portal

_CHUNK = 500

Tick = Callable[[TablePlan], object]


class Publisher:
    """Publishes datasets of one organisation."""

    def __init__(self, portal: Portal, organisation: str, *, force: bool = False) -> None:
        """`organisation` by its name; `force` replaces equal tables too.

        Raises `UnknownOrganisation` or another `PublishError`.
        """
        found = portal.ask("organization_show", id=organisation)
        if found is None:
            raise UnknownOrganisation(organisation, portal=portal.url)
        self._portal = portal
        self._organisation = str(found["id"])
        self._force = force

    def look(self, dataset: CkanDataset) -> Plan:
        """What is to be done; changes nothing. Raises `PublishError`."""
        package: Object | None = self._portal.ask("package_show", id=dataset.name)
        if package is None:
            return plan(dataset, self._organisation, None, {})
        if package.get("owner_org") != self._organisation:
            raise OthersDataset(dataset.name, owner=_owner(package))
        there = {each["id"] for each in package.get("resources", ())}
        held = {
            table.id: found
            for table in dataset.tables
            if table.id in there and (found := self._held(table)) is not None
        }
        return plan(dataset, self._organisation, package, held, force=self._force)

    def carry_out(self, wanted: Plan, tick: Tick) -> None:
        """Does it, and calls `tick` after each table. Raises `PublishError`."""
        wanted = self._prepare(wanted)
        for each in wanted.tables:
            self._adjust_resource(wanted.dataset, each)
            if each.step != "keep":
                self._replace(each.table)
            tick(each)
        for key in wanted.obsolete:
            self._portal.ask("resource_delete", id=key)

    def _held(self, table: CkanTable) -> Held | None:
        info = self._portal.ask("datastore_info", id=table.id)
        return None if info is None else held_from(info)

    def _prepare(self, wanted: Plan) -> Plan:
        """Creates or changes the dataset; gives what is left to do."""
        if wanted.step == "update":
            self._portal.call("package_patch", id=wanted.dataset.name, **wanted.values)
        if wanted.step != "create":
            return wanted
        try:
            self._portal.call("package_create", **wanted.values)
        except Refused:
            # It may be there by now: through our own request whose answer was lost, or another's.
            again = self.look(wanted.dataset)
            if again.step == "create":
                raise
            return self._prepare(again)
        return wanted

    def _adjust_resource(self, dataset: CkanDataset, each: TablePlan) -> None:
        if each.resource_step == "create":
            self._portal.call("resource_create", package_id=dataset.name, **each.resource)
        elif each.resource_step == "update":
            self._portal.call("resource_patch", **{**each.resource, "id": each.table.id})

    def _replace(self, table: CkanTable) -> None:
        """The rows as a whole. With a key, a part that is sent twice is there once."""
        portal, where = self._portal, {"resource_id": table.id, "force": True}
        key = list(table.primary_key)
        portal.ask("datastore_delete", **where)
        fields = datastore_fields(table, complete=False)
        portal.call("datastore_create", **where, fields=fields, primary_key=key)
        for records in _chunks(table.records):
            portal.call(
                "datastore_upsert",
                **where,
                method="upsert",
                records=records,
                calculate_record_count=True,
            )
        # The key again: left out, some versions of CKAN would drop it.
        fields = datastore_fields(table, complete=True)
        portal.call("datastore_create", **where, fields=fields, primary_key=key)


def _chunks(records: Sequence[Record]) -> Iterator[list[Record]]:
    rest = iter(records)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _owner(package: Object) -> str:
    """The other organisation by name; packages without one belong to nobody's."""
    return str((package.get("organization") or {}).get("name") or "–")
