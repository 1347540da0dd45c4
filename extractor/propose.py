"""A table as read → the printed form that a new profile must recognise."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from extractor.model.amount import read_figure
from extractor.model.report import Column, Report, Row, Table
from extractor.recognise.header import Header
from layouts.codelist import CodeList
from layouts.normalise import compact, without_year
from layouts.propose import Content, PrintedForm, PrintedLeaf
from layouts.title import bare_title
from layouts.vocabulary import Vocabulary

_WHOLE_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_PART = re.compile(r"\d{1,3}")
_TOTAL = re.compile(r"(?:合计|总计|总额)$")
_MOST = 0.8
_EXAMPLE = 24

Fits = Callable[[str], bool]


def printed_form(report: Report, number: int, vocabulary: Vocabulary) -> PrintedForm:
    """What table `number` (an index into the report) prints, recognised or not."""
    table = report.tables[number]
    header = Header(
        top=0,
        body=1,
        index_row=None,
        leaves=tuple(column.path for column in table.columns),
        known=True,
    )
    texts = [_texts(table, column) for column in table.columns]
    contents = _contents(texts, table, vocabulary)
    runs = _code_runs(contents)
    codes = tuple(code for run in runs for code in _codes([texts[index] for index in run]))
    issuer = [report.issuer.name] if report.issuer.name else []
    return PrintedForm(
        file=report.source.name,
        pages=table.pages,
        title=table.title,
        bare=bare_title(table.title, issuer) if table.title else None,
        full_title=without_year(table.title) if table.title else None,
        names_body=bool(table.title)
        and bare_title(table.title or "", issuer) != bare_title(table.title or ""),
        number=table.number,
        unit=table.unit if table.printed_unit else None,
        printed_unit=table.printed_unit,
        stage=report.stage,
        year=report.fiscal_year,
        leaves=tuple(
            PrintedLeaf(
                number=index + 1,
                path=column.path,
                plain=plain,
                content=content,
                example=_example(each),
            )
            for index, (column, plain, content, each) in enumerate(
                zip(table.columns, header.plain, contents, texts, strict=True)
            )
        ),
        headers=header.texts,
        code_columns=len(runs[0]) if runs else 0,
        code_lengths=tuple(sorted({len(code) for code in codes})),
        codelist=_codelist(codes, vocabulary.codelists),
        totals=_totals(table, texts),
        notes=table.notes,
    )


def _texts(table: Table, column: Column) -> tuple[str, ...]:
    """What stands in a column, row by row; a blank where nothing does."""
    rows = [row for row in table.rows if row.half == column.half]
    if column.role == "label":
        return tuple(row.label for row in rows)
    if column.role == "code":
        return tuple(_code_in(row, _place(table, column)) for row in rows)
    return tuple(row.cells[column.key].raw if column.key in row.cells else "" for row in rows)


def _place(table: Table, column: Column) -> int:
    """Which of the code columns of its half this is."""
    codes = [each for each in table.columns if each.role == "code" and each.half == column.half]
    return codes.index(column)


def _code_in(row: Row, place: int) -> str:
    parts = row.printed_code or ((row.code,) if row.code else ())
    return parts[place] if place < len(parts) else ""


def _contents(
    texts: Sequence[Sequence[str]], table: Table, vocabulary: Vocabulary
) -> tuple[Content, ...]:
    """What each column holds. Parts of a code are known by the code column on their left."""
    result: list[Content] = []
    for index, column in enumerate(table.columns):
        words = [compact(text) for text in texts[index] if text.strip()]
        words = [word for word in words if not vocabulary.totals.matches(word)]
        sibling = (
            index > 0
            and column.path[:-1]
            and column.path[:-1] == table.columns[index - 1].path[:-1]
        )
        part = bool(sibling) and result[index - 1] == "codes"
        result.append(_content(words, part, vocabulary.codelists))
    return tuple(result)


def _content(words: Sequence[str], part: bool, lists: Mapping[str, CodeList]) -> Content:
    if not words:
        return "blank"
    if part and _share(words, lambda word: bool(_PART.fullmatch(word))):
        return "codes"
    if _share(words, lambda word: _is_code(word, lists)):
        return "codes"
    if _counts_up(words):
        return "ordinals"
    if _share(words, lambda word: read_figure(word).status in ("printed", "dash")):
        return "figures"
    return "text"


def _share(words: Sequence[str], fits: Fits) -> bool:
    return sum(map(fits, words)) >= _MOST * len(words)


def _is_code(word: str, lists: Mapping[str, CodeList]) -> bool:
    """Whether the word is a code whose class some list knows."""
    known = bool(_WHOLE_CODE.fullmatch(word))
    return known and any(word[:3] in codelist.names for codelist in lists.values())


def _counts_up(words: Sequence[str]) -> bool:
    if len(words) < 2 or not all(word.isdecimal() for word in words):
        return False
    return all(int(b) - int(a) == 1 for a, b in pairwise(words))


def _code_runs(contents: Sequence[Content]) -> list[list[int]]:
    """Neighbouring columns of codes; a paired table has several such runs."""
    runs: list[list[int]] = []
    for index, content in enumerate(contents):
        if content != "codes":
            continue
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _codes(columns: Sequence[Sequence[str]]) -> list[str]:
    """The codes of one run of columns, the parts of each row joined."""
    joined = ("".join(compact(part) for part in parts) for parts in zip(*columns, strict=True))
    return [code for code in joined if code.isdecimal()]


def _codelist(codes: Sequence[str], lists: Mapping[str, CodeList]) -> str | None:
    """The list that knows the classes of most codes; None if there are no codes."""
    hits = {
        name: sum(code[:3] in codelist.names for code in codes) for name, codelist in lists.items()
    }
    best = max(hits, key=lambda name: hits[name], default=None)
    return best if best is not None and hits[best] else None


def _totals(table: Table, texts: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """The wordings of rows of totals with where they stand: first, last or in between."""
    found: dict[str, str] = {}
    for column in texts:
        for index, text in enumerate(column):
            word = compact(text)
            if _TOTAL.search(word) and word not in found:
                end = "last" if index == len(column) - 1 else "between"
                found[word] = "first" if index == 0 else end
    return tuple(found.items())


def _example(texts: Sequence[str]) -> str:
    """The first thing that stands in the column."""
    text = next((compact(text) for text in texts if text.strip()), "")
    return text if len(text) <= _EXAMPLE else f"{text[: _EXAMPLE - 1]}…"
