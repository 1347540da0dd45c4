"""A CKAN of a few lines, with faults at will: what a real one does rarely, and never on demand.

It keeps datasets and tables as CKAN does as far as `gongkai.publish` can see; the real one is
asked in tests/services/ckan.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "let-me-in"
ORGANISATION = "finance"


@dataclass
class Fault:
    """Something that goes wrong once: an answer, or none. If `lost`, the action is done first.

    `skip` calls of the action go well before.
    """

    action: str
    status: int | None = None
    body: str = "<html><title>Out of order</title></html>"
    headers: dict[str, str] = field(default_factory=dict)
    lost: bool = False
    skip: int = 0


class No(Exception):
    """An action that ends in an error of CKAN's."""

    def __init__(self, status: int, kind: str, **said: object) -> None:
        super().__init__(status)
        self.status = status
        self.error = {"__type": kind, **said}


MISSING = ("Not Found Error", {"message": "Not found"})


class FakeCkan:
    """The state and what was called. `silence` ends all requests that get no answer."""

    def __init__(self) -> None:
        self.url = ""
        self.packages: dict[str, dict[str, Any]] = {}
        self.tables: dict[str, dict[str, Any]] = {}
        self.calls: list[str] = []
        self.authorizations: set[str | None] = set()
        self.faults: list[Fault] = []
        self.silence = threading.Event()

    @property
    def writes(self) -> list[str]:
        return [call for call in self.calls if not call.endswith(("_show", "_info"))]

    def fault(self, action: str) -> Fault | None:
        for fault in self.faults:
            if fault.action == action:
                if fault.skip:
                    fault.skip -= 1
                    return None
                self.faults.remove(fault)
                return fault
        return None

    def act(self, action: str, token: str | None, data: dict[str, Any]) -> Any:
        reading = action.endswith(("_show", "_info"))
        if not reading and token != TOKEN:
            raise No(403, "Authorization Error", message=f"Access denied: {action}")
        return getattr(self, action)(**data)

    def organization_show(self, id: str) -> Any:
        if id not in (ORGANISATION, "id-of-" + ORGANISATION):
            raise No(404, MISSING[0], **MISSING[1])
        return {"id": "id-of-" + ORGANISATION, "name": ORGANISATION}

    def package_show(self, id: str) -> Any:
        if id not in self.packages:
            raise No(404, MISSING[0], **MISSING[1])
        return self.packages[id]

    def package_create(self, name: str, **values: Any) -> Any:
        if name in self.packages:
            raise No(409, "Validation Error", name=["That URL is already in use."])
        self.packages[name] = {"name": name, "state": "active", **values}
        return self.packages[name]

    def package_patch(self, id: str, **values: Any) -> Any:
        self.packages[id].update(values)
        return self.packages[id]

    def resource(self, id: str) -> tuple[dict[str, Any], dict[str, Any]]:
        for package in self.packages.values():
            for each in package["resources"]:
                if each["id"] == id:
                    return package, each
        raise No(404, MISSING[0], **MISSING[1])

    def resource_create(self, package_id: str, **values: Any) -> Any:
        self.packages[package_id]["resources"].append(values)
        return values

    def resource_patch(self, id: str, **values: Any) -> Any:
        self.resource(id)[1].update(values)
        return self.resource(id)[1]

    def resource_delete(self, id: str) -> Any:
        package, each = self.resource(id)
        package["resources"].remove(each)
        self.tables.pop(id, None)

    def datastore_info(self, id: str) -> Any:
        table = self.table(id)
        return {"fields": table["fields"], "meta": {"count": len(table["rows"])}}

    def datastore_create(self, resource_id: str, fields: Any, primary_key: Any, force: bool) -> Any:
        self.resource(resource_id)
        table = self.tables.setdefault(resource_id, {"rows": {}})
        table.update(fields=fields, key=primary_key)
        return {}

    def datastore_delete(self, resource_id: str, force: bool) -> Any:
        self.table(resource_id)
        del self.tables[resource_id]

    def datastore_upsert(self, resource_id: str, records: Any, **_: Any) -> Any:
        table = self.table(resource_id)
        for each in records:
            table["rows"][tuple(each[name] for name in table["key"])] = each
        return {}

    def table(self, id: str) -> dict[str, Any]:
        if id not in self.tables:
            raise No(404, MISSING[0], **MISSING[1])
        return self.tables[id]


@contextmanager
def fake_ckan() -> Iterator[FakeCkan]:
    """A portal that runs inside the block."""
    fake = FakeCkan()

    class Handler(_Handler):
        portal = fake

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield fake
    finally:
        fake.silence.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    portal: FakeCkan

    def do_POST(self) -> None:
        data = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"{}")
        action = self.path.rsplit("/", 1)[-1]
        self.portal.calls.append(action)
        token = self.headers.get("Authorization")
        self.portal.authorizations.add(token)
        fault = self.portal.fault(action)
        if fault is None or fault.lost:
            answer = self._act(action, token, data)
        if fault is None:
            self._send(*answer)
        elif fault.status is None:
            self.portal.silence.wait(30)
        else:
            self._send(fault.status, fault.body, fault.headers)

    def _act(self, action: str, token: str | None, data: dict[str, Any]) -> tuple[int, str]:
        try:
            result = self.portal.act(action, token, data)
        except No as no:
            return no.status, json.dumps({"success": False, "error": no.error})
        return 200, json.dumps({"success": True, "result": result})

    def _send(self, status: int, body: str, headers: dict[str, str] | None = None) -> None:
        data = body.encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Quiet."""
