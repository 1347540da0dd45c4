"""A dataset is created, left alone, replaced, resumed; nothing of others' is touched."""

from dataclasses import replace

import pytest
from disclosures import small_report
from fake_ckan import Fault

from exports.ckan import dataset_of
from extractor.errors import OthersDataset, PortalFailed, UnknownOrganisation
from gongkai.publish.ckan import Publisher
from gongkai.publish.plan import DIGEST


def dataset(**values):
    return dataset_of(replace(small_report(), **values))


def fewer():
    """The same disclosure, one fact and one paragraph less."""
    return dataset(facts=small_report().facts[:-1], narrative=())


def steps(plan, step):
    return {each.table.table for each in plan.tables if each.step == step}


def test_all_tables_arrive_with_types_and_keys(desk):
    wanted = dataset()
    desk.publish(wanted)
    assert desk.holds(wanted)
    for table in wanted.tables:
        kept = desk.ckan.tables[table.id]
        assert kept["key"] == list(table.primary_key)
        assert [(each["id"], each["type"]) for each in kept["fields"]] == [
            (each.name, each.type) for each in table.columns
        ]
    package = desk.ckan.packages[wanted.name]
    assert package["title"] == wanted.title
    assert {each["url_type"] for each in package["resources"]} == {"datastore"}


def test_again_sends_nothing(desk):
    desk.publish(dataset())
    assert desk.publish(dataset()).outcome == "keep"
    assert desk.ckan.writes == []


def test_looking_sends_nothing(desk):
    plan = desk.publisher(token=None).look(dataset())
    assert plan.outcome == "create"
    assert desk.ckan.writes == []


def test_only_changed_tables_are_replaced_and_vanished_lines_are_gone(desk):
    desk.publish(dataset())
    plan = desk.publish(fewer())
    assert desk.holds(fewer())
    changed = {
        old.table
        for old, new in zip(dataset().tables, fewer().tables, strict=True)
        if old.sha256 != new.sha256
    }
    assert steps(plan, "update") == changed
    assert desk.ckan.writes.count("datastore_delete") == len(changed) > 1


def test_force_writes_equal_tables_too(desk):
    desk.publish(dataset())
    plan = desk.publish(dataset(), force=True)
    assert len(steps(plan, "update")) == len(plan.tables)


@pytest.mark.parametrize("action", ["datastore_create", "datastore_upsert", "datastore_delete"])
@pytest.mark.parametrize("after", [0, 1, 3])
def test_an_interrupted_run_is_finished_by_the_next(desk, action, after):
    desk.publish(dataset())
    desk.ckan.faults += [Fault(action, 503, skip=after)]
    with pytest.raises(PortalFailed):
        desk.publish(fewer(), attempts=1, force=True)
    desk.publish(fewer())
    assert desk.holds(fewer())


@pytest.mark.parametrize("after", range(4))
def test_going_back_after_an_interruption_repairs_what_it_left(desk, after):
    desk.publish(dataset())
    desk.ckan.faults += [Fault("datastore_upsert", 503, skip=after, lost=True)]
    with pytest.raises(PortalFailed):
        desk.publish(fewer(), attempts=1, force=True)
    desk.publish(dataset())
    assert desk.holds(dataset())


def test_a_resumed_run_leaves_finished_tables_alone(desk):
    desk.ckan.faults += [Fault("datastore_upsert", 503, skip=5)]
    with pytest.raises(PortalFailed):
        desk.publish(dataset(), attempts=1)
    plan = desk.publish(dataset())
    assert len(steps(plan, "keep")) >= 5
    assert desk.holds(dataset())


def test_a_table_that_others_changed_is_replaced(desk):
    wanted = dataset()
    desk.publish(wanted)
    rows = desk.ckan.tables[wanted.tables[1].id]["rows"]
    rows.pop(next(iter(rows)))
    assert steps(desk.publish(wanted), "update") == {wanted.tables[1].table}


def test_what_others_added_stays(desk):
    desk.publish(dataset())
    package = desk.ckan.packages[dataset().name]
    package["tags"].append({"name": "残联"})
    package["license_id"] = "cc-by"
    package["extras"].append({"key": "checked_by", "value": "audit"})
    package["resources"].append({"id": "theirs", "name": "the PDF itself"})
    package["title"] = "meddled with"
    desk.publish(fewer())
    assert package["title"] == dataset().title
    assert {"name": "残联"} in package["tags"]
    assert package["license_id"] == "cc-by"
    assert {"key": "checked_by", "value": "audit"} in package["extras"]
    assert "theirs" in {each["id"] for each in package["resources"]}


def test_a_lost_resource_comes_back_and_an_obsolete_one_goes(desk):
    wanted = dataset()
    desk.publish(wanted)
    package = desk.ckan.packages[wanted.name]
    desk.ckan.resource_delete(wanted.tables[2].id)
    package["resources"].append({"id": "old", "gongkai_table": "table_of_an_older_version"})
    plan = desk.publish(wanted)
    assert plan.obsolete == {"old": "table_of_an_older_version"}
    assert {each["id"] for each in package["resources"]} == {each.id for each in wanted.tables}
    assert desk.holds(wanted)


def test_a_dataset_taken_off_is_put_back(desk):
    desk.publish(dataset())
    desk.ckan.packages[dataset().name]["state"] = "deleted"
    desk.publish(dataset())
    assert desk.ckan.packages[dataset().name]["state"] == "active"


def test_a_creation_whose_answer_is_lost_is_not_done_twice(desk):
    desk.ckan.faults += [Fault("package_create", 502, lost=True)]
    desk.publish(dataset())
    assert len(desk.ckan.packages) == 1
    assert desk.holds(dataset())


def test_another_organisations_dataset_is_left_alone(desk):
    desk.publish(dataset())
    package = desk.ckan.packages[dataset().name]
    package.update(owner_org="id-of-others", organization={"name": "others"})
    with pytest.raises(OthersDataset, match="others"):
        desk.publish(fewer())
    assert desk.ckan.writes == []


def test_an_unknown_organisation(desk):
    desk.publisher()
    with pytest.raises(UnknownOrganisation, match="nobody"):
        Publisher(desk.portals[0], "nobody")


def test_the_digest_is_written_last(desk):
    wanted = dataset()
    desk.ckan.faults += [Fault("datastore_create", 503, skip=1)]
    with pytest.raises(PortalFailed):
        desk.publish(wanted, attempts=1)
    info = desk.ckan.tables[wanted.tables[0].id]["fields"][0]["info"]
    assert DIGEST not in info
