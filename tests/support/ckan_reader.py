"""Reads a CKAN without our own client: plain HTTP, numbers as Decimal."""

import csv
import io
import json
import urllib.error
import urllib.request
from decimal import Decimal
from typing import Any

_ALL = 32000


class Reader:
    """Actions and downloads of one portal."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url
        self._token = token

    def action(self, name: str, /, **data: object) -> Any:
        """The result of an action that succeeds."""
        status, answer = self.answer(name, **data)
        assert status == 200, answer
        return answer["result"]

    def answer(self, name: str, /, **data: object) -> tuple[int, Any]:
        """Status and answer of any action."""
        request = urllib.request.Request(
            f"{self._url}/api/3/action/{name}",
            data=json.dumps(data).encode(),
            headers={"Authorization": self._token, "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.status, json.loads(answer.read(), parse_float=Decimal)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read())

    def rows(self, resource: str) -> list[dict[str, Any]]:
        """All rows of a table in the order of their writing, without CKAN's own number."""
        found = self.action("datastore_search", resource_id=resource, limit=_ALL, sort="_id")
        assert found["total"] == len(found["records"])
        return [{k: v for k, v in row.items() if k != "_id"} for row in found["records"]]

    def download(self, resource: str) -> list[dict[str, str]]:
        """The CSV that the portal offers."""
        address = self.action("resource_show", id=resource)["url"]
        with urllib.request.urlopen(address, timeout=120) as answer:
            text = answer.read().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))
