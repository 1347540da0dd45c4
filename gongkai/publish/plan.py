"""What is to be done so that a portal holds a dataset: pure comparison, nothing is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from exports.ckan import CkanDataset, CkanTable

Step = Literal["create", "update", "keep", "remove"]
Outcome = Literal["create", "update", "keep"]
Object = dict[str, Any]

# Where the digest of a table is kept: in its own data dictionary, so that it goes with the table.
DIGEST = "gongkai_sha256"
TABLE = "gongkai_table"
# CKAN's own sign for a resource that lies in its DataStore; it becomes a link to the CSV.
_DATASTORE = {"url_type": "datastore", "url": "_datastore_only_resource", "format": "CSV"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A table that the portal holds: its digest once it was complete, and its number of rows."""

    digest: str | None
    rows: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlan:
    """What becomes of a table. A `resource` to be added or changed has its new values."""

    table: CkanTable
    step: Step
    resource_step: Step
    resource: Object


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All steps for one dataset. `values` are what to create it with, or what to change in it;
    `obsolete` are the resources of tables that are no more, names by id."""

    dataset: CkanDataset
    step: Step
    values: Object
    tables: tuple[TablePlan, ...]
    obsolete: Mapping[str, str] = field(default_factory=dict)

    @property
    def outcome(self) -> Outcome:
        """What becomes of the dataset with all that is in it; `keep` sends nothing at all."""
        if self.step == "create":
            return "create"
        steps = {self.step, *(each.step for each in self.tables)}
        steps |= {each.resource_step for each in self.tables}
        return "update" if self.obsolete or steps != {"keep"} else "keep"


def plan(
    dataset: CkanDataset,
    organisation: str,
    package: Object | None,
    held: Mapping[str, Held],
    *,
    force: bool = False,
) -> Plan:
    """Compares a dataset with the portal's `package` (None if there is none) and the tables
    that it holds, by resource id. What others added to the package stays."""
    if package is None:
        values = _new_package(dataset, organisation)
        tables = [TablePlan(table=each, step="create", resource_step="keep", resource={})
                  for each in dataset.tables]  # fmt: skip
        return Plan(dataset=dataset, step="create", values=values, tables=tuple(tables))
    resources = {each["id"]: each for each in package.get("resources", ())}
    wanted = {each.id for each in dataset.tables}
    values = _changed_package(dataset, package)
    return Plan(
        dataset=dataset,
        step="update" if values else "keep",
        values=values,
        tables=tuple(
            _table_plan(each, resources.get(each.id), held.get(each.id), force)
            for each in dataset.tables
        ),
        obsolete={
            key: value[TABLE]
            for key, value in resources.items()
            if value.get(TABLE) and key not in wanted
        },
    )


def _table_plan(
    table: CkanTable, resource: Object | None, held: Held | None, force: bool
) -> TablePlan:
    values = resource_values(table)
    resource_step: Step = "create"
    if resource is not None:
        # The portal shows another url: that of the download.
        values = {k: v for k, v in values.items() if k != "url" and resource.get(k) != v}
        resource_step = "update" if values else "keep"
    return TablePlan(
        table=table,
        step="create" if held is None else "keep" if _same(table, held, force) else "update",
        resource_step=resource_step,
        resource=values,
    )


def _same(table: CkanTable, held: Held, force: bool) -> bool:
    """A table that others took rows from, or added rows to, is not the same."""
    return not force and held.digest == table.sha256 and held.rows in (None, len(table.records))


def resource_values(table: CkanTable) -> Object:
    """A resource as it is to be."""
    return {
        "id": table.id,
        "name": table.name,
        "description": table.description,
        "mimetype": "text/csv",
        TABLE: table.table,
        **_DATASTORE,
    }


def datastore_fields(table: CkanTable, *, complete: bool) -> list[Object]:
    """The columns as DataStore fields; the digest stands in the first once all rows are there."""
    fields: list[Object] = [
        {
            "id": each.name,
            "type": each.type,
            "info": {"label": each.label, "notes": each.notes},
        }
        for each in table.columns
    ]
    if complete:
        fields[0]["info"][DIGEST] = table.sha256
    return fields


def held_from(info: Object) -> Held:
    """What `datastore_info` says of a table."""
    notes = [each.get("info") or {} for each in info.get("fields", ())]
    digests = [each[DIGEST] for each in notes if each.get(DIGEST)]
    return Held(digest=digests[0] if digests else None, rows=info.get("meta", {}).get("count"))


def _new_package(dataset: CkanDataset, organisation: str) -> Object:
    return {
        "name": dataset.name,
        "owner_org": organisation,
        **_words(dataset),
        "tags": [{"name": each} for each in dataset.tags],
        "extras": _pairs(dataset.extras),
        "resources": [resource_values(each) for each in dataset.tables],
    }


def _changed_package(dataset: CkanDataset, package: Object) -> Object:
    """Only what differs of ours. Tags are the portal's once the dataset is there."""
    wanted = {**_words(dataset), "state": "active"}
    changed = {key: value for key, value in wanted.items() if package.get(key) != value}
    extras = {each["key"]: each["value"] for each in package.get("extras", ())}
    if any(extras.get(key) != value for key, value in dataset.extras.items()):
        changed["extras"] = _pairs({**extras, **dataset.extras})
    return changed


def _words(dataset: CkanDataset) -> Object:
    return {"title": dataset.title, "notes": dataset.notes}


def _pairs(extras: Mapping[str, str]) -> list[Object]:
    return [{"key": key, "value": value} for key, value in extras.items()]
