"""Stands for the search index (Solr), so that CKAN starts and saves; it finds nothing.

`python ckan_index_stub.py PORT SCHEMA.xml`. CKAN asks it for the version of its schema, tells it of
every dataset that changes, and searches it; no result of ours rests on what it would find.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_NOTHING = {
    "responseHeader": {"status": 0, "QTime": 0},
    "response": {"numFound": 0, "start": 0, "docs": []},
    "facet_counts": {"facet_queries": {}, "facet_fields": {}},
}


class _Index(BaseHTTPRequestHandler):
    schema = b""
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if "/schema" in self.path or "schema" in self.path.partition("?")[2]:
            self._answer(self.schema, "application/xml")
        else:
            self._answer(json.dumps(_NOTHING).encode(), "application/json")

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._answer(json.dumps(_NOTHING).encode(), "application/json")

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


if __name__ == "__main__":
    _Index.schema = Path(sys.argv[2]).read_bytes()
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), _Index).serve_forever()
