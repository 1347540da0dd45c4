"""Any text can be written, in any locale."""

import io
import json
import sys

import pytest

from gongkai.cli.streams import prepare_streams, write_json

ODD = "bad\udcff.pdf"


@pytest.fixture
def output(monkeypatch):
    def stream(encoding):
        buffer = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(buffer, encoding=encoding))
        return buffer

    return stream


def test_bytes_of_a_file_name_pass_through(output):
    buffer = output("utf-8")
    prepare_streams()
    print(ODD, flush=True)
    assert buffer.getvalue() == b"bad\xff.pdf\n"


def test_strangers_to_the_encoding_are_escaped(output):
    buffer = output("ascii")
    prepare_streams()
    print("预算", flush=True)
    assert buffer.getvalue() == b"\\u9884\\u7b97\n"


def test_json_is_valid_utf_8_whatever_is_in_it(output):
    buffer = output("gbk")
    write_json({"path": ODD, "title": "预算"})
    assert json.loads(buffer.getvalue().decode("utf-8")) == {"path": ODD, "title": "预算"}
