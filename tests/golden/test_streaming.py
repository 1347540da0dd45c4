"""Memory does not grow with pages: each is read when its turn comes and then let go."""

import dataclasses
import weakref

import pymupdf
import pytest

from extractor import pipeline
from extractor.model.page import PageContent
from extractor.model.reading import PageReading
from extractor.pipeline import Options, examine, read_report
from extractor.source.document import Document

PAGES = 30
AT_ONCE = 2


class WatchedContent(PageContent):
    """A page's content that can be watched while it lives."""


class WatchedReading(PageReading):
    """A page's reading that can be watched while it lives."""


def watched(kind, value):
    fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return kind(**fields)


@pytest.fixture
def long_pdf(tmp_path):
    """Prose, and every third page a table."""
    path = tmp_path / "long.pdf"
    with pymupdf.open() as document:
        for number in range(1, PAGES + 1):
            page = document.new_page()
            text = f"第{number}页 本单位主要职责是贯彻执行国家有关方针政策。"
            page.insert_text((72, 100), text, fontname="china-s", fontsize=12)
            for row in range(4 if number % 3 == 0 else 0):
                for col in range(4):
                    left, top = 60 + 100 * col, 150 + 20 * row
                    page.draw_rect((left, top, left + 100, top + 20), width=0.7)
                    page.insert_text((left + 5, top + 14), f"{number}.{row}{col}", fontsize=9)
        document.save(path)
    return path


@pytest.fixture
def alive(monkeypatch):
    """Weak references to every page's content and reading, in the order they were made."""
    contents, readings = [], []
    load, read = Document.page, pipeline.PageReader.read

    def watched_page(self, number):
        content = watched(WatchedContent, load(self, number))
        contents.append(weakref.ref(content))
        return content

    def watched_read(self, content):
        reading = watched(WatchedReading, read(self, content))
        readings.append(weakref.ref(reading))
        return reading

    monkeypatch.setattr(Document, "page", watched_page)
    monkeypatch.setattr(pipeline.PageReader, "read", watched_read)
    return contents, readings


def living(references):
    return sum(reference() is not None for reference in references)


def test_pages_are_asked_for_one_by_one_and_let_go(long_pdf, alive):
    contents, readings = alive
    seen = []

    def progress(done, total):
        seen.append((done, total, len(contents), len(readings)))
        assert living(contents) <= AT_ONCE
        assert living(readings) <= AT_ONCE

    report = read_report(long_pdf, Options(), progress)
    assert seen == [(number, PAGES, number, number) for number in range(1, PAGES + 1)]
    assert len(report.tables) == PAGES // 3
    assert living(contents) == living(readings) == 0


def test_they_are_kept_only_for_those_who_look(long_pdf, alive):
    contents, readings = alive
    examination = examine(long_pdf, Options())
    assert living(readings) == PAGES == len(examination.pages)
    assert living(contents) == 0


def test_pages_come_from_a_generator(long_pdf):
    with pipeline.open_document(long_pdf) as document:
        pages = document.pages()
        assert iter(pages) is pages
        assert [next(pages).number, next(pages).number] == [1, 2]
