"""What codes and concepts are called: as many as the report uses, with all that stand above."""

from collections.abc import Iterable, Iterator

from exports.tidy.fields import text
from exports.tidy.spec import Field, Reference, TidyTable, Values
from extractor.model.report import Report
from layouts.codelist import CodeList
from layouts.vocabulary import load_vocabulary


def concepts(report: Report) -> TidyTable:
    """Every concept of the vocabulary, and any other that the report names."""
    vocabulary = load_vocabulary()
    parents = {
        part: whole.id
        for whole in vocabulary.concepts.values()
        for part in (*whole.required, *whole.optional)
    }
    rows: list[Values] = [
        (each.id, parents.get(each.id), each.zh, each.en) for each in vocabulary.concepts.values()
    ]
    strangers = sorted(set(_concepts_used(report)) - set(vocabulary.concepts))
    rows += [(name, None, name, name) for name in strangers]
    return TidyTable(
        name="concepts",
        zh="口径",
        en="concepts: what a figure is",
        fields=(
            text("concept", "口径", "concept", required=True),
            text("parent", "所属口径", "concept it is a part of"),
            text("zh", "中文名", "Chinese name", required=True),
            text("en", "英文名", "English name", required=True),
        ),
        key=("concept",),
        rows=rows,
        references=(Reference(fields=("parent",), table="concepts", to=("concept",)),),
    )


def codelists(report: Report) -> Iterator[TidyTable]:
    """One table per code list, in the names of the report's fiscal year."""
    used = _codes_used(report)
    for codelist in load_vocabulary().codelists.values():
        if codelist.id in used:
            yield _codelist(codelist, used[codelist.id], report.fiscal_year)


def _codelist(codelist: CodeList, used: set[str], year: int | None) -> TidyTable:
    codes = {code[:length] for code in used for length in codelist.lengths} | used
    return TidyTable(
        name=codelist.id,
        zh=codelist.zh,
        en=codelist.en,
        fields=(
            text("code", "编码", "code", required=True),
            text("name", "该年度名称", "name in the fiscal year; empty if not in the list"),
            text("parent", "上级编码", "code above"),
            Field(name="level", type="integer", zh="级次", en="level, from 1"),
        ),
        key=("code",),
        rows=[_code_row(codelist, code, codes, year) for code in sorted(codes)],
        references=(Reference(fields=("parent",), table=codelist.id, to=("code",)),),
    )


def _code_row(codelist: CodeList, code: str, codes: set[str], year: int | None) -> Values:
    above = [code[:length] for length in codelist.lengths if length < len(code)]
    parents = [each for each in above if each in codes]
    level = codelist.lengths.index(len(code)) + 1 if len(code) in codelist.lengths else None
    name = codelist.name_of(code, year) or codelist.name_of(code)
    return (code, name, parents[-1] if parents else None, level)


def _codes_used(report: Report) -> dict[str, set[str]]:
    """The codes by list; a list that a dimension refers to is there even if nothing uses it."""
    lists = {
        axis.id: axis.codelist
        for axis in load_vocabulary().dimensions.values()
        if axis.codelist is not None
    }
    used: dict[str, set[str]] = {name: set() for name in lists.values()}
    for dimensions in _dimensions_used(report):
        for name, value in dimensions:
            if name in lists:
                used[lists[name]].add(value)
    return used


def _dimensions_used(report: Report) -> Iterable[tuple[tuple[str, str], ...]]:
    for table in report.tables:
        yield from (column.dimensions for column in table.columns)
        yield from (row.dimensions for row in table.rows)
    yield from (fact.dimensions for fact in report.facts)
    yield from (claim.dimensions for each in report.narrative for claim in each.claims)


def _concepts_used(report: Report) -> Iterator[str]:
    yield from (fact.concept for fact in report.facts)
    stated = [column.concept for table in report.tables for column in table.columns]
    stated += [claim.concept for each in report.narrative for claim in each.claims]
    yield from (concept for concept in stated if concept is not None)
