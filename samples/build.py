"""Build the sample disclosures from their source files.

    python samples/build.py            write every sample's PDF and its truth
    python samples/build.py --check    say whether the written files equal a fresh build

The figures and the words are data under `<sample>/source/`; this file only reads them in
order and hands each block to the part of `typeset` that can print it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from typeset import meaning, pdf, truth
from typeset.catalogue import Catalogue, set_catalogue
from typeset.charts import Slice, set_pie
from typeset.face import Face
from typeset.flow import Flow, number_pages
from typeset.letters import Imprint, Letter, set_imprint, set_letter
from typeset.prose import (
    set_contents,
    set_cover,
    set_paragraph,
    set_part,
    set_section,
    set_subsection,
)
from typeset.sheets import Sheet, set_sheet
from typeset.tables import Column, Table, set_table

HERE = Path(__file__).resolve().parent

Block = Mapping[str, Any]
Files = dict[Path, bytes]


def print_part(flow: Flow, block: Block, source: Path) -> None:
    """Print the heading of a part on a new page."""
    set_part(flow, block["part"], block.get("page", "prose"))


def print_section(flow: Flow, block: Block, source: Path) -> None:
    """Print the heading of a section; `page` names the form of a new page to begin with it."""
    if "page" in block:
        flow.new_page(block["page"])
    set_section(flow, block["section"], block.get("contents", block["section"]))


def print_subsection(flow: Flow, block: Block, source: Path) -> None:
    """Print the heading of a subsection; only some are listed in the contents."""
    set_subsection(flow, block["subsection"], block.get("contents", ""))


def print_text(flow: Flow, block: Block, source: Path) -> None:
    """Print a paragraph."""
    set_paragraph(flow, block["text"])


def print_chart(flow: Flow, block: Block, source: Path) -> None:
    """Print a pie chart."""
    chart = block["chart"]
    set_pie(flow, chart["title"], [Slice(**piece) for piece in chart["slices"]])


def print_table(flow: Flow, block: Block, source: Path) -> None:
    """Print the table that the block names by its file."""
    data = read_map(source / block["table"])
    data["columns"] = tuple(Column(**column) for column in data["columns"])
    for key in ("header", "rows"):
        data[key] = tuple(tuple(row) for row in data[key])
    set_table(flow, Table(**data))


def print_sheet(flow: Flow, block: Block, source: Path) -> None:
    """Print the performance target sheet that the block names by its file."""
    set_sheet(flow, read_sheet(source, block["sheet"]))


def print_letter(flow: Flow, block: Block, source: Path) -> None:
    """Print the letter that the block names by its file."""
    data = read_map(source / block["letter"])
    set_letter(flow, Letter(**{**data, "title": tuple(data["title"]), "body": tuple(data["body"])}))


def print_imprint(flow: Flow, block: Block, source: Path) -> None:
    """Print the closing lines of a letter."""
    set_imprint(flow, Imprint(**block["imprint"]))


def print_catalogue(flow: Flow, block: Block, source: Path) -> None:
    """Print the part of the service-purchase catalogue that the block names by its file."""
    data = read_map(source / block["catalogue"])
    for key in ("header", "widths"):
        data[key] = tuple(data[key])
    data["pages"] = tuple(tuple(rows) for rows in data["pages"])
    set_catalogue(flow, Catalogue(**data))


PRINTERS: dict[str, Callable[[Flow, Block, Path], None]] = {
    "part": print_part,
    "section": print_section,
    "subsection": print_subsection,
    "text": print_text,
    "chart": print_chart,
    "table": print_table,
    "sheet": print_sheet,
    "letter": print_letter,
    "imprint": print_imprint,
    "catalogue": print_catalogue,
}


def print_block(flow: Flow, block: Block, source: Path) -> None:
    """Print one block; exactly one of its keys says which kind it is."""
    kinds = [key for key in block if key in PRINTERS]
    if len(kinds) != 1:
        raise ValueError(f"a block needs one kind of {sorted(PRINTERS)}: {dict(block)}")
    PRINTERS[kinds[0]](flow, block, source)


def read_map(path: Path) -> dict[str, Any]:
    """Return the content of a YAML file that holds one mapping."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise ValueError(f"{path.name}: expected a mapping")
    return data


def read_sheet(source: Path, name: str) -> Sheet:
    """Return a sheet; what all sheets share stands in form.yaml beside it."""
    path = source / name
    return Sheet.of({**read_map(path.with_name("form.yaml")), **read_map(path)})


def read_blocks(path: Path) -> list[Block]:
    """Return the blocks of a part."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(data, list) or not all(isinstance(block, dict) for block in data):
        raise ValueError(f"{path.name}: expected a list of blocks")
    return data


def print_body(face: Face, source: Path, parts: Iterable[str]) -> Flow:
    """Print the parts in order; the first page of the body has number 1."""
    body = Flow(face)
    for part in parts:
        for block in read_blocks(source / part):
            print_block(body, block, source)
    number_pages(face, body.pages)
    return body


def print_front(face: Face, document: Block, body: Flow) -> Flow:
    """Print cover and contents; the contents take their page numbers from the body."""
    front = Flow(face)
    set_cover(front, [(line["text"], line["size"], line["top"]) for line in document["cover"]])
    set_contents(front, document["contents_heading"], body.entries)
    return front


def build(sample: Path) -> Files:
    """Return the files of one sample: path and content."""
    source = sample / "source"
    document = read_map(source / "document.yaml")
    face = Face()
    body = print_body(face, source, document["parts"])
    pages = print_front(face, document, body).pages + body.pages
    blocks = [block for part in document["parts"] for block in read_blocks(source / part)]
    sheets = [read_sheet(source, block["sheet"]) for block in blocks if "sheet" in block]
    files = {
        sample / document["file"]: pdf.render(pages, face, document["metadata"]),
        sample / "cells.json": truth.render(pages),
    }
    if sheets:
        files[sample / "sheets.json"] = meaning.render(sheets, pages)
    if any(page.listed for page in pages):
        files[sample / "catalogue.json"] = truth.render_catalogue(pages)
    return files


def samples() -> list[Path]:
    """Return the folders that hold a sample with a source of its own."""
    return sorted(path.parent.parent for path in HERE.glob("*/source/document.yaml"))


def scanned_samples() -> list[Path]:
    """Return the folders of samples whose pages are partly pictures of another sample's."""
    return sorted(path.parent.parent for path in HERE.glob("*/source/scans.yaml"))


def build_scanned(sample: Path, built: Files) -> Files:
    """Return the files of one scanned sample; `built` are those of the native ones.

    Raises `ModuleNotFoundError` without OpenCV and NumPy.
    """
    from scanner import document

    source = read_map(sample / "source" / "scans.yaml")
    plan = document.plan_of(source)
    native = built[HERE / source["native"] / f"{source['native']}.pdf"]
    return {
        sample / source["file"]: document.render(native, plan),
        sample / "pages.json": document.truth(plan),
    }


def build_all() -> Files:
    """Return the files of every sample that can be built here."""
    files = {path: content for sample in samples() for path, content in build(sample).items()}
    for sample in scanned_samples():
        try:
            files.update(build_scanned(sample, files))
        except ModuleNotFoundError as error:
            print(f"left out: {sample.name} needs {error.name}: pip install 'gongkai[scan]'")
    return files


def differs(path: Path, content: bytes) -> bool:
    """Say whether the file is missing or holds something else.

    Releases of OpenCV and NumPy differ in the last bits of a picture: a scanned file that holds
    the same in other bytes is left as it is.
    """
    if not path.is_file():
        return True
    written = path.read_bytes()
    if written == content:
        return False
    if path.suffix != ".pdf" or path.parent not in scanned_samples():
        return True
    from scanner.likeness import differences

    found = list(differences(written, content))
    print("\n".join(found or [f"other bytes, the same pictures: {path.relative_to(HERE)}"]))
    return bool(found)


def main(arguments: list[str] | None = None) -> int:
    """Write or check every sample; return 1 when a check finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args(arguments).check
    files = build_all()
    stale = [path for path, content in files.items() if differs(path, content)]
    for path in stale:
        if not check:
            path.write_bytes(files[path])
        print(f"{'differs' if check else 'written'}: {path.relative_to(HERE)}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
