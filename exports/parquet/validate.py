"""Parquet files before pyarrow: ours, of this schema, with decimals and unique keys."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exports.json.validate import read
from exports.validation.spec import Problem, Verdict, problem
from extractor.model.finding import Message
from extractor.model.report import SCHEMA

if TYPE_CHECKING:
    import pyarrow


class ParquetValidator:
    """Reads each file back and holds it against what it says of itself."""

    def fits(self, path: Path) -> bool:
        """By its suffix."""
        return path.suffix == ".parquet"

    def validate(self, path: Path, extra: Sequence[Path] = ()) -> Verdict:
        """One file. Raises `UnreadableFile`."""
        data = read(path)
        import pyarrow
        from pyarrow import parquet

        rows = 0
        try:
            table = parquet.read_table(pyarrow.BufferReader(data))
        except (pyarrow.ArrowInvalid, OSError) as error:
            problems = [problem(str(path), "不是 Parquet 文件", "it is not Parquet", str(error))]
        else:
            rows = table.num_rows
            problems = list(_problems(table, str(path)))
        checked = Message(zh=f"pyarrow：{rows} 行", en=f"pyarrow: {rows} rows")
        return Verdict(problems=tuple(problems), checked=checked)


def _problems(table: "pyarrow.Table", where: str) -> Iterator[Problem]:
    about = {key.decode(): value.decode() for key, value in (table.schema.metadata or {}).items()}
    if about.get("gongkai:schema") != SCHEMA:
        yield problem(
            where,
            f"不是本版本写出的（{about.get('gongkai:schema', '无标记')}，应为 {SCHEMA}）",
            f"not of this version ({about.get('gongkai:schema', 'unmarked')}, expected {SCHEMA})",
        )
        return
    for name in table.schema.names:
        if str(table.schema.field(name).type) in ("float", "double", "halffloat"):
            yield problem(where, f"{name} 是浮点数，金额会失真", f"{name} is a float: not exact")
    for field in table.schema:
        if not field.nullable and table.column(field.name).null_count:
            yield problem(where, f"{field.name} 有空值", f"{field.name} has empty values")
    key = [name for name in about.get("key", "").split() if name in table.schema.names]
    if key and table.select(key).group_by(key).aggregate([]).num_rows != table.num_rows:
        yield problem(where, f"主键 {' '.join(key)} 重复", f"the key {' '.join(key)} is not unique")
