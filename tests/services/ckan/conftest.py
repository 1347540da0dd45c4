"""A real CKAN for these tests, or the reason why there is none."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ckan_servers
import pytest
from ckan_reader import Reader

import gongkai

ROOT = Path(gongkai.__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The portal, a reader of it, and the command line."""

    portal: ckan_servers.Portal
    read: Reader

    def command(self, *arguments: object) -> list[str]:
        where = ["--url", self.portal.url, "--org", self.portal.organisation]
        given = map(str, arguments)
        return [sys.executable, "-m", "gongkai", "publish", "ckan", *where, *given]

    def environment(self, token: str | None = None) -> dict[str, str]:
        own = {"CKAN_API_TOKEN": token or self.portal.token, "GONGKAI_LANG": "en"}
        return {**os.environ, "PYTHONPATH": str(ROOT), **own}

    def publish(self, *arguments: object, token: str | None = None) -> Any:
        return subprocess.run(
            self.command(*arguments),
            env=self.environment(token),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """Starts everything once."""
    pytest.importorskip("ckanapi", reason="pip install 'gongkai[ckan]'")
    ckan = os.environ.get("GONGKAI_CKAN")
    lack = ckan_servers.lacking(ckan)
    if lack:
        pytest.skip(lack)
    # Not below pytest's own folder, which only its owner may enter: PostgreSQL is another user.
    with ckan_servers.folder() as folder, ckan_servers.portal(Path(str(ckan)), folder) as portal:
        yield Desk(portal=portal, read=Reader(portal.url, portal.token))
