"""Table cases: what is printed, as text, and what the reader must make of it, as text.

The format is `layouts/schema/case.schema.json`; docs/how-to/write-cases.md explains it. Tests of
this project and `gongkai profiles test` read the same files with this module.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from functools import cache
from pathlib import Path
from typing import Any

from extractor.cases_catalogue import stated_catalogue
from extractor.cases_drawn import BadGrid, GridText, Part, grid, page, report
from extractor.model.report import Report, Row, Table
from extractor.model.value import CellValue
from layouts.explain import explain
from layouts.files import HERE
from layouts.problem import InvalidLayout, Problem
from layouts.read import ProfileSet

COVER = ("泽州县残疾人联合会", "2026年度单位预算公开")
_TABLE_KEYS = ("profile", "kind", "unit", "state", "title", "number")
_FIRST_PAGE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case. `expect` is None while nobody has said what is expected; `xfail` is the reason
    why the reader is known to fail."""

    file: Path
    name: str
    cover: tuple[str, ...]
    pages: tuple[tuple[Part, ...], ...]
    expect: Mapping[str, Any] | None
    xfail: str | None = None

    @property
    def id(self) -> str:
        """File and name, by which a person finds the case."""
        return f"{self.file.stem}: {self.name}"

    def read(self, profiles: ProfileSet) -> Report:
        """The report of the cover and the pages, checked."""
        bodies = [page(_FIRST_PAGE + number, parts) for number, parts in enumerate(self.pages)]
        return report([page(1, self.cover), *bodies], profiles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How a case ended. `differences` are lines to show: - expected, + read."""

    case: Case
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether all is as expected; a case that is known to fail must fail."""
        return bool(self.differences) == (self.case.xfail is not None)


def load_cases(path: Path) -> tuple[Case, ...]:
    """Every case of a YAML file, or of all of them in a folder and its subfolders.

    Raises `InvalidLayout` with every problem found.
    """
    if not path.exists():
        raise InvalidLayout((Problem(path=path, where="", message="no such file or folder"),))
    files = [path] if path.is_file() else sorted(path.rglob("*.yaml"))
    if not files:
        message = "no case file (*.yaml) in this folder"
        raise InvalidLayout((Problem(path=path, where="", message=message),))
    raws = [(file, _read(file)) for file in files]
    problems = [problem for file, raw in raws for problem in _problems(file, raw)]
    if problems:
        raise InvalidLayout(tuple(problems))
    return tuple(_case(file, entry) for file, raw in raws for entry in raw)


def run_case(case: Case, profiles: ProfileSet) -> Result:
    """Reads the case and compares. What the case does not state is not compared."""
    read = case.read(profiles)
    if case.expect is None:
        return Result(case=case, differences=tuple(_as_yaml(summary(read))))
    return Result(case=case, differences=tuple(_differences(case.expect, read)))


def summary(read: Report) -> dict[str, Any]:
    """Everything that a case may state, to write a new one from."""
    keys = {*_TABLE_KEYS, "pages", "columns", "rows"}
    catalogues = [_worth_stating(stated_catalogue(each)) for each in read.catalogues]
    return {
        "tables": [_worth_stating(_stated(table, keys)) for table in read.tables],
        **({"catalogues": catalogues} if catalogues else {}),
        "facts": {"count": len(read.facts)} | {fact.id: f"{fact.amount:f}" for fact in read.facts},
        "findings": codes(read),
    }


def _worth_stating(table: dict[str, Any]) -> dict[str, Any]:
    """Without a number that is not there and the page that every case begins on."""
    plain = {"number": None, "pages": [_FIRST_PAGE]}
    return {key: value for key, value in table.items() if plain.get(key, ...) != value}


def codes(read: Report) -> list[str]:
    """The codes of the findings, sorted; an outcome other than broken behind a slash."""
    return sorted(
        found.code if found.outcome == "broken" else f"{found.code}/{found.outcome}"
        for found in read.findings
    )


def row_text(row: Row) -> str:
    """`role | code | level | label | figures | dimensions`.

    Figures are `key=amount` in yuan; blank ones are left out; those without an amount show how
    they stand: `dash`, `text:…`, `illegible:…`. A row of unknown meaning has `?` before its role;
    `L` and `R` tell the halves of a paired table.
    """
    figures = [f"{key}={shown}" for key, value in row.cells.items() if (shown := _shown(value))]
    dimensions = [f"{name}={value}" for name, value in row.dimensions]
    half = {"left": "L ", "right": "R ", None: ""}[row.half]
    fields = [
        half + ("" if row.resolved else "?") + row.role,
        row.code or "",
        "" if row.level is None else str(row.level),
        row.label,
        " ".join(figures),
        " ".join(dimensions),
    ]
    return " | ".join(fields)


def _shown(value: CellValue) -> str:
    if value.status == "blank":
        return ""
    if value.amount is not None:
        return f"{value.amount:f}"
    return "dash" if value.status == "dash" else f"{value.status}:{value.raw}"


def _read(file: Path) -> Any:  # noqa: ANN401 - YAML as read
    import yaml

    try:
        return yaml.load(file.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        message = f"not valid YAML: {error.problem}"
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        where, message = "", f"not valid YAML: {error}"
    except OSError as error:
        where, message = "", f"cannot be read: {error.strerror}"
    raise InvalidLayout((Problem(path=file, where=where, message=message),))


def _problems(file: Path, raw: Any) -> Iterator[Problem]:  # noqa: ANN401 - YAML as read
    """What the schema says; then, of a file that follows it, grids that cannot be drawn."""
    mistakes = list(explain(_validator().iter_errors(raw), _schema()))
    for mistake in mistakes:
        where = _with_name(raw, mistake.where)
        yield Problem(path=file, where=where, message=mistake.message)
    for number, entry in enumerate(() if mistakes else raw):
        for place, parts in enumerate(entry["pages"]):
            for index, part in enumerate(parts):
                message = "" if isinstance(part, str) else _undrawable(part)
                if message:
                    where = _with_name(raw, f"{number}.pages.{place}.{index}.grid")
                    yield Problem(path=file, where=where, message=message)


def _undrawable(part: Mapping[str, Any]) -> str:
    """Why a grid cannot be drawn; empty if it can."""
    try:
        grid(part["grid"], widths=part.get("widths"))
    except BadGrid as error:
        return str(error)
    return ""


def _with_name(raw: Any, where: str) -> str:  # noqa: ANN401 - YAML as read
    """The path with the name of its case, by which a person finds it."""
    index = where.partition(".")[0]
    entry = raw[int(index)] if isinstance(raw, list) and index.isdecimal() else None
    name = entry.get("name") if isinstance(entry, dict) else None
    return f"{where} ({name})" if isinstance(name, str) else where


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((HERE / "schema" / "case.schema.json").read_bytes())
    return schema


@cache
def _validator() -> Any:  # noqa: ANN401 - the library's own type is not importable by name
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(_schema())


def _case(file: Path, raw: Mapping[str, Any]) -> Case:
    return Case(
        file=file,
        name=raw["name"],
        cover=tuple(raw.get("cover", COVER)),
        pages=tuple(tuple(_part(part) for part in parts) for parts in raw["pages"]),
        expect=raw.get("expect"),
        xfail=raw.get("xfail"),
    )


def _part(raw: str | Mapping[str, Any]) -> Part:
    if isinstance(raw, str):
        return raw
    widths = raw.get("widths")
    return GridText(raw["grid"], tuple(widths) if widths else None)


def _differences(expect: Mapping[str, Any], read: Report) -> Iterator[str]:
    """Lines for everything that is not as expected: first what it is, then - and +."""
    every = {*_TABLE_KEYS, "pages", "notes", "columns", "rows"}
    tables = [_stated(table, every) for table in read.tables]
    catalogues = [stated_catalogue(each) for each in read.catalogues]
    yield from _compare_all("tables", expect["tables"], tables)
    yield from _compare_all("catalogues", expect.get("catalogues", ()), catalogues)
    yield from _compare_facts(expect.get("facts", {}), read)
    wanted, found_codes = sorted(expect.get("findings", ())), codes(read)
    if wanted != found_codes:
        yield from _pair("findings", wanted, found_codes)
        yield from (f"    {each.code}: {each.message.zh}" for each in read.findings)


def _compare_all(
    where: str, wanted: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """One expectation after the other with what was read; only what is stated is compared."""
    if len(wanted) != len(found):
        yield from _pair(where, len(wanted), len(found))
    for number, (each, read) in enumerate(zip(wanted, found, strict=False), 1):
        for key, value in {"pages": [_FIRST_PAGE], **each}.items():
            yield from _compare(f"{where}.{number}.{key}", key, value, read[key])


def _compare(where: str, key: str, wanted: Any, found: Any) -> Iterator[str]:  # noqa: ANN401
    if key in ("rows", "entries"):
        before, after = _lines_of(wanted), _lines_of(found)
        if before != after:
            yield where
            yield from list(unified_diff(before, after, lineterm="", n=1))[2:]
    elif wanted != found:
        yield from _pair(where, wanted, found)


def _compare_facts(wanted: Mapping[str, Any], read: Report) -> Iterator[str]:
    facts: dict[str, Any] = {fact.id: f"{fact.amount:f}" for fact in read.facts}
    facts["count"] = len(read.facts)
    for key, value in wanted.items():
        if facts.get(key) != value:
            yield from _pair(f"facts.{key}", value, facts.get(key, "(no such fact)"))


def _pair(where: str, wanted: object, found: object) -> Iterator[str]:
    yield where
    yield f"-{wanted}"
    yield f"+{found}"


def _stated(table: Table, keys: set[str]) -> dict[str, Any]:
    """What was read of a table, in the words of a case; only what the case states."""
    values: dict[str, Any] = {key: getattr(table, key) for key in _TABLE_KEYS}
    values |= {"pages": list(table.pages), "notes": list(table.notes)}
    values["columns"] = [column.key for column in table.columns]
    values["rows"] = "".join(f"{row_text(row).rstrip()}\n" for row in table.rows)
    return {key: value for key, value in values.items() if key in keys}


def _lines_of(text: str) -> list[str]:
    """Rows of a case with their fields spaced alike."""
    return [
        " | ".join(field.strip() for field in line.split("|"))
        for line in text.strip("\n").splitlines()
        if line.strip()
    ]


def _as_yaml(value: Mapping[str, Any]) -> Sequence[str]:
    """What was read, as the `expect` of a case to be checked by a person and pasted."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Rows as a block of lines, lists of words on one line."""

    def text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        style = "|" if "\n" in text else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    def list_node(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.SequenceNode:
        flat = not any(isinstance(item, dict) for item in items)
        return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flat)

    Dumper.add_representer(str, text_node)
    Dumper.add_representer(list, list_node)
    text: str = yaml.dump(
        {"expect": dict(value)}, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000
    )
    return [f"  {line}" for line in text.splitlines()]
