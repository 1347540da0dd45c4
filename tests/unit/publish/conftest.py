"""A portal that fails on demand, and a publisher that does not wait."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from fake_ckan import ORGANISATION, TOKEN, fake_ckan

from gongkai.publish.ckan import Publisher
from gongkai.publish.portal import Patience, Portal


@dataclass
class Desk:
    """A portal, and what is published to it; `waits` are the seconds that would have passed."""

    ckan: Any
    waits: list[float] = field(default_factory=list)
    portals: list[Any] = field(default_factory=list)

    def publisher(self, *, token=TOKEN, timeout=5.0, attempts=3, force=False):
        patience = Patience(timeout=timeout, attempts=attempts)
        self.portals.append(Portal(self.ckan.url, token, patience=patience, wait=self.waits.append))
        return Publisher(self.portals[-1], ORGANISATION, force=force)

    def publish(self, dataset, **options):
        """Publishes; gives the plan and forgets the calls before it."""
        self.ckan.calls.clear()
        publisher = self.publisher(**options)
        plan = publisher.look(dataset)
        publisher.carry_out(plan, lambda _: None)
        return plan

    def rows(self, table):
        return list(self.ckan.tables[table.id]["rows"].values())

    def holds(self, dataset):
        return all(self.rows(table) == list(table.records) for table in dataset.tables)


@pytest.fixture
def desk():
    pytest.importorskip("ckanapi", reason="pip install 'gongkai[ckan]'")
    with fake_ckan() as ckan:
        desk = Desk(ckan)
        yield desk
        for portal in desk.portals:
            portal.close()
