"""The lines of the functional classification that prose names: （类）（款）（项）, or by code."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.model.report import Table
from layouts.codelist import CodeList
from layouts.normalise import compact
from layouts.prose import Subjects

_CLASS, _SECTION, _ITEM = 3, 5, 7
_ORDINAL = re.compile(r"^[一二三四五六七八九十]{1,3}、")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Codes by name as the document's own tables print them, then as the code list has them."""

    printed: Mapping[str, tuple[str, ...]]
    codelist: CodeList
    year: int | None
    subjects: Subjects

    def classes(self) -> dict[str, str]:
        """The classes that the document prints, by label."""
        return {
            label: codes[0]
            for label, codes in self.printed.items()
            if len(codes) == 1 and len(codes[0]) == _CLASS
        }

    def line_at(self, text: str) -> tuple[str, int] | None:
        """The code of the line that a (folded) paragraph begins with, and where its words end.

        The code is empty where the words name a line that the document does not know.
        """
        for pattern in self.subjects.line_names:
            named = pattern.match(text)
            if named is not None:
                return self._named(named) or "", named.end()
        coded = self.subjects.line_code.match(text)
        if coded is None or not self._known(coded["code"]):
            return None
        return coded["code"], coded.end()

    def _known(self, code: str) -> bool:
        return any(code in codes for codes in self.printed.values())

    def _named(self, match: re.Match[str]) -> str | None:
        code: str | None = ""
        levels = (("class", _CLASS), ("section", _SECTION), ("item", _ITEM))
        for group, length in levels:
            if match[group] is None:
                break
            code = self._below(match[group], code or "", length)
            if code is None:
                return None
        return code or None

    def _below(self, name: str, parent: str, length: int) -> str | None:
        """The one code of this length below `parent` that bears the name."""
        wanted = compact(name)
        for wrong, right in self.subjects.spellings.items():
            wanted = wanted.replace(wrong, right)
        codes = [
            code
            for code in self.printed.get(wanted, ())
            if len(code) == length and code.startswith(parent)
        ]
        if len(codes) == 1:
            return codes[0]
        if codes:
            return None
        listed = self.codelist.code_named(wanted, parent, self.year)
        return listed if listed is not None and len(listed) == length else None


def lines_of(
    tables: Sequence[Table], codelist: CodeList, year: int | None, subjects: Subjects
) -> Lines:
    """Every line with a functional code in the document's tables."""
    printed: dict[str, dict[str, None]] = {}
    for table in tables:
        for row in table.rows:
            code = dict(row.dimensions).get("function")
            if code and row.resolved:
                label = _ORDINAL.sub("", compact(row.label))
                for wrong, right in subjects.spellings.items():
                    label = label.replace(wrong, right)
                printed.setdefault(label, {})[code] = None
    return Lines(
        printed={label: tuple(codes) for label, codes in printed.items()},
        codelist=codelist,
        year=year,
        subjects=subjects,
    )
