"""A DCAT record before SHACL: our own shape, and the official ones where a person has them."""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from exports.dcat import RECORD_NAME
from exports.json.validate import read
from exports.validation.spec import Problem, Verdict, problem
from extractor.model.finding import Message

# Addresses in a record are relative; anything absolute will do to judge it.
_BASE = "https://example.org/disclosure/"
_DCAT = "http://www.w3.org/ns/dcat#"
_SPDX = "http://spdx.org/rdf/terms#"
_SHACL = "http://www.w3.org/ns/shacl#"


class DcatValidator:
    """Runs pyshacl on `dcat.jsonld`."""

    def fits(self, path: Path) -> bool:
        """By its name."""
        return path.name == RECORD_NAME

    def validate(self, path: Path, extra: Sequence[Path] = ()) -> Verdict:
        """One record; `extra` are files of shapes such as those of DCAT-AP. `UnreadableFile`."""
        data = read(path)
        from rdflib import Graph

        # A taxonomy package may be given beside them, for the XBRL files of the same folder.
        given = [each for each in extra if each.suffix != ".zip"]
        shapes = [
            files("exports.dcat").joinpath("shape.ttl").read_bytes(),
            *map(read, given),
        ]
        checked = Message(
            zh=f"pyshacl：{len(shapes)} 组约束（本程序自带一组"
            + ("，其余由 --rules 给出）" if given else "；官方约束可用 --rules 给出）"),
            en=f"pyshacl: {len(shapes)} sets of shapes (one is ours"
            + (", the rest by --rules)" if given else "; give the official ones with --rules)"),
        )
        try:
            with _literals_unlogged():
                graph = Graph().parse(data=data, format="json-ld", publicID=_BASE + RECORD_NAME)
        except (ValueError, SyntaxError, RecursionError) as error:
            wrong = problem(str(path), "不是 JSON-LD", "it is not JSON-LD", str(error))
            return Verdict(problems=(wrong,), checked=checked)
        # SHACL compares values, so it cannot be asked before they are values.
        problems = _ill_typed(graph, path.name) or [
            each for shape in shapes for each in _violations(graph, shape, path.name)
        ]
        problems += _files(graph, path)
        return Verdict(problems=tuple(sorted(problems, key=_order)), checked=checked)


@contextmanager
def _literals_unlogged() -> Iterator[None]:
    """rdflib logs every ill-typed literal with a traceback; we report them ourselves."""
    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _files(graph: Any, record: Path) -> list[Problem]:  # noqa: ANN401 - as rdflib gives it
    """The files that it tells of, where it lies with them: there, and of this size and digest."""
    told = [
        (node, record.parent / unquote(str(url).removeprefix(_BASE)))
        for node, url in graph.subject_objects(_term(f"{_DCAT}accessURL"))
        if str(url).startswith(_BASE)
    ]
    if not any(file.exists() for _, file in told):
        return []
    return [each for node, file in told for each in _file(graph, node, file)]


def _file(graph: Any, node: Any, file: Path) -> Iterator[Problem]:  # noqa: ANN401
    where = f"{file.parent.name}/{file.name}"
    if not file.exists():
        yield problem(
            where, "目录记录中有此文件，文件夹中没有", "the record tells of it; it is not there"
        )
        return
    size = graph.value(node, _term(f"{_DCAT}byteSize"))
    checksum = graph.value(node, _term(f"{_SPDX}checksum"))
    digest = checksum and graph.value(checksum, _term(f"{_SPDX}checksumValue"))
    if not file.is_file() or (size is None and digest is None):
        return
    data = read(file)
    found = hashlib.sha256(data).hexdigest()
    if size is not None and str(size) != str(len(data)):
        zh, en = "字节数与目录记录不符", "its size is not what the record tells"
        yield problem(where, zh, en, f"{size} ≠ {len(data)}")
    if digest is not None and str(digest).lower() != found:
        zh, en = "SHA-256 与目录记录不符", "its SHA-256 is not what the record tells"
        yield problem(where, zh, en, f"{digest} ≠ {found}")


def _term(address: str) -> Any:  # noqa: ANN401 - a library without types
    from rdflib import URIRef

    return URIRef(address)


def _ill_typed(graph: Any, name: str) -> list[Problem]:  # noqa: ANN401 - as rdflib gives it
    """Values that are not of the type they claim, such as a date of yesterday."""
    return [
        problem(
            f"{name} {str(node).removeprefix(_BASE + name)}",
            f"{path} 的值“{value}”不是 {value.datatype}",
            f"{path} is “{value}”, which is no {value.datatype}",
        )
        for node, path, value in graph
        if getattr(value, "ill_typed", False)
    ]


def _violations(graph: Any, shape: bytes, name: str) -> list[Problem]:  # noqa: ANN401
    from pyshacl import validate
    from rdflib import Graph, URIRef

    rules = Graph().parse(data=shape, format="turtle")
    conforms, results, _ = validate(graph, shacl_graph=rules, do_owl_imports=False)
    if conforms:
        return []
    found = results.subjects(URIRef(f"{_SHACL}resultSeverity"), URIRef(f"{_SHACL}Violation"))
    return [_problem(results, node, name) for node in found]


def _problem(results: Any, node: Any, name: str) -> Problem:  # noqa: ANN401
    from rdflib import URIRef

    def said(key: str) -> str:
        value = results.value(node, URIRef(_SHACL + key))
        return "" if value is None else str(value).removeprefix(_BASE + name)

    where = f"{name} {said('focusNode')}"
    path = said("resultPath")
    value = said("value")
    zh = f"{path} 不合约束" + (f"：{value}" if value else "")
    en = f"{path} breaks a constraint" + (f": {value}" if value else "")
    return problem(where, zh, en, said("resultMessage"))


def _order(each: Problem) -> tuple[str, str, str]:
    return each.where, each.message.en, each.detail
