"""A data package before frictionless, and what frictionless lets pass."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from exports.datapackage.descriptor import DESCRIPTOR_NAME
from exports.json.validate import read
from exports.validation.spec import Problem, Verdict, problem
from extractor.model.finding import Message

_MEANINGS: Mapping[str, tuple[str, str]] = {
    "hash-count": ("SHA-256 与登记不符：写出后被改过", "its SHA-256 differs: it was changed"),
    "byte-count": ("字节数与登记不符：写出后被改过", "its size differs: it was changed"),
    "foreign-key": ("所指的行不存在", "it refers to a row that is not there"),
    "primary-key": ("主键重复或为空", "the key is empty or not unique"),
    "type-error": ("值的类型不对", "the value has another type"),
    "constraint-error": ("值不符合约束", "the value breaks a constraint"),
    "missing-label": ("缺少一列", "a column is missing"),
    "incorrect-label": ("列名不对", "a column has another name"),
    "extra-label": ("多出一列", "there is a column too many"),
    "missing-cell": ("行内缺单元格", "a cell is missing in the row"),
    "extra-cell": ("行内多出单元格", "there is a cell too many in the row"),
    "scheme-error": ("文件打不开或不存在", "the file is missing or cannot be opened"),
    "encoding-error": ("文件不是 UTF-8", "the file is not UTF-8"),
    "package-error": ("描述文件不合规范", "the descriptor breaks the standard"),
    "resource-error": ("资源描述不合规范", "the descriptor of the resource breaks the standard"),
    "schema-error": ("表结构不合规范", "the table schema breaks the standard"),
}


class DataPackageValidator:
    """Runs frictionless on `datapackage.json` and everything it names."""

    def fits(self, path: Path) -> bool:
        """By its name."""
        return path.name == DESCRIPTOR_NAME

    def validate(self, path: Path, extra: Sequence[Path] = ()) -> Verdict:
        """One package. Raises `UnreadableFile`."""
        read(path)
        from frictionless import validate

        report = validate(str(path))
        problems = [
            _problem(task.place if task is not None else path.name, error)
            for task, error in _errors(report)
        ]
        rows = sum(int(task.stats.get("rows") or 0) for task in report.tasks)
        if not report.errors:
            problems += list(_slips(path))
        checked = Message(
            zh=f"frictionless：{len(report.tasks)} 张表、{rows} 行",
            en=f"frictionless: {len(report.tasks)} tables, {rows} rows",
        )
        return Verdict(problems=tuple(problems), checked=checked)


def _errors(report: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - a library without types
    for error in report.errors:
        yield None, error
    for task in report.tasks:
        for error in task.errors:
            yield task, error


def _problem(place: str, error: Any) -> Problem:  # noqa: ANN401
    row = getattr(error, "row_number", None)
    field = getattr(error, "field_name", None)
    where = place + (f":{row}" if row else "") + (f" {field}" if field else "")
    zh, en = _MEANINGS.get(error.type, (f"不合规范（{error.type}）", f"invalid ({error.type})"))
    return problem(where, zh, en, str(error.message))


def _slips(path: Path) -> Iterator[Problem]:
    """Version 2 wants roles as a list, and every file described; frictionless does not ask."""
    descriptor = json.loads(path.read_bytes())
    for contributor in descriptor.get("contributors", ()):
        if not isinstance(contributor.get("roles", []), list):
            yield problem(
                path.name,
                "contributors 的 roles 应为列表",
                "the roles of a contributor must be a list",
                json.dumps(contributor, ensure_ascii=False),
            )
    for resource in descriptor.get("resources", ()):
        lacking = [key for key in ("schema", "hash", "bytes") if key not in resource]
        if lacking:
            yield problem(
                f"{path.name} {resource.get('name')}",
                f"资源缺少 {'、'.join(lacking)}",
                f"the resource lacks {', '.join(lacking)}",
            )
