"""JSON that people open too: indented, in the order it was made, UTF-8, LF."""

import json

from exports.json.canonical import Json


def pretty(value: Json) -> bytes:
    """The bytes of a JSON document. Half a surrogate pair becomes U+FFFD."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
