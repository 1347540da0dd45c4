"""Standard streams that take any text: odd file names must not stop a message."""

import codecs
import io
import json
import os
import re
import sys
from typing import Any

_HANDLER = "gongkai.any-text"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def prepare_streams() -> None:
    """Bytes of file names that are not text pass through; other strangers are escaped."""
    codecs.register_error(_HANDLER, _pass_or_escape)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def write_json(value: Any) -> None:  # noqa: ANN401 - whatever json takes
    """One JSON document on standard output, UTF-8 in any locale and valid whatever is in it."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    safe = _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    sys.stdout.flush()
    sys.stdout.buffer.write(safe.encode("utf-8") + b"\n")
    sys.stdout.flush()


def silence_stdout() -> None:
    """After the reader of our output has gone: nothing more, not even when Python flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _pass_or_escape(error: UnicodeError) -> tuple[str | bytes, int]:
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeError:
        return codecs.lookup_error("backslashreplace")(error)
