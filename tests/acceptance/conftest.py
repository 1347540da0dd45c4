"""The program as people run it: a process of its own in an empty folder."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pymupdf
import pytest

import gongkai

LANGUAGE = ("GONGKAI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
HEADER = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
BODY = (
    ("", "合计", "30.00", "20.00", "10.00"),
    ("208", "社会保障和就业支出", "30.00", "20.00", "10.00"),
    ("20805", "行政事业单位养老支出", "30.00", "20.00", "10.00"),
)
WIDTHS = (80, 160, 90, 90, 90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Runs `gongkai` in `folder`."""

    folder: Path

    def __call__(self, *arguments: object, language: str = "en", **variables: str) -> Ended:
        environment = {key: value for key, value in os.environ.items() if key not in LANGUAGE}
        environment |= {"GONGKAI_LANG": language, **variables}
        environment["PYTHONPATH"] = str(Path(gongkai.__file__).parents[1])
        done = subprocess.run(
            [sys.executable, "-m", "gongkai", *map(str, arguments)],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            timeout=120,
            check=False,
        )
        out, err = (os.fsdecode(stream) for stream in (done.stdout, done.stderr))
        assert "Traceback" not in err
        return Ended(code=done.returncode, out=out, err=err)


@pytest.fixture
def run(tmp_path) -> Program:
    folder = tmp_path / "empty folder"
    folder.mkdir()
    return Program(folder=folder)


def draw_table(page: Any, title: str, rows: tuple[tuple[str, ...], ...]) -> None:
    """A ruled expenditure table with its title and unit line."""
    page.insert_text((180, 70), title, fontname="china-s", fontsize=16)
    page.insert_text((460, 92), "单位：万元", fontname="china-s", fontsize=9)
    top = 100
    for cells in rows:
        left = 40
        for width, text in zip(WIDTHS, cells, strict=True):
            page.draw_rect((left, top, left + width, top + 22), width=0.7)
            page.insert_text((left + 4, top + 15), text, fontname="china-s", fontsize=9)
            left += width
        top += 22


@pytest.fixture
def table_pdf(tmp_path):
    """Makes a one-page budget; another `body` makes another file."""

    def make(name: str, body: tuple[tuple[str, ...], ...] = BODY, **saving: Any) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with pymupdf.open() as document:
            draw_table(document.new_page(), "2026年部门支出总表", (HEADER, *body))
            document.save(path, no_new_id=True, **saving)
        return path

    return make


@pytest.fixture
def prose_pdf(tmp_path) -> Path:
    path = tmp_path / "prose.pdf"
    with pymupdf.open() as document:
        page = document.new_page()
        text = "本单位主要职责是贯彻执行国家有关方针政策。"
        page.insert_text((72, 100), text, fontname="china-s", fontsize=12)
        document.save(path)
    return path


def other(label: str) -> tuple[tuple[str, ...], ...]:
    """A body that differs in one name."""
    return (BODY[0], ("208", label, "30.00", "20.00", "10.00"))
