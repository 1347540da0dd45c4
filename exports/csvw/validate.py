"""CSVW metadata and its tables before the csvw package."""

import warnings
from collections.abc import Sequence
from pathlib import Path

from exports.csvw import METADATA_NAME
from exports.json.validate import read
from exports.validation.spec import Verdict, problem
from extractor.model.finding import Message


class CsvwValidator:
    """Runs the csvw validator, strictly, on `csv-metadata.json`."""

    def fits(self, path: Path) -> bool:
        """By its name."""
        return path.name == METADATA_NAME

    def validate(self, path: Path, extra: Sequence[Path] = ()) -> Verdict:
        """One table group. Raises `UnreadableFile`."""
        read(path)
        from csvw import CSVW

        tables = 0
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("always")
                group = CSVW(str(path), validate=True)
                tables = len(group.tables)
                said = [] if group.is_valid else [str(each.message) for each in group.warnings]
        except (ValueError, KeyError, OSError, AttributeError) as error:
            said = [str(error)]
        problems = tuple(
            problem(
                str(path),
                "表格与元数据不符",
                "the tables and their metadata disagree",
                each,
            )
            for each in dict.fromkeys(said)
        )
        checked = Message(zh=f"csvw（严格）：{tables} 张表", en=f"csvw, strict: {tables} tables")
        return Verdict(problems=problems, checked=checked)
