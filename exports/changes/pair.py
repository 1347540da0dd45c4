"""What kind of pair two reports are, whether they may be compared, and what to mind."""

import re
import unicodedata
from collections.abc import Iterator

from exports.changes.cautions import caution
from exports.changes.model import Caution, Relation
from exports.json.references import first_without_cell
from exports.tidy.printed import UNITS
from extractor.errors import (
    InvalidReport,
    NothingInCommon,
    NothingRecognised,
    OtherBodies,
    OtherCurrencies,
    SameFileTwice,
)
from extractor.model.amount import Unit
from extractor.model.finding import Message
from extractor.model.report import Report

_BLANK = re.compile(r"\s+")
# 本级 and its like tell a unit from its department, which `Issuer.level` does too.
_LEVEL_WORDS = r"(?:本级|本部|机关|部门|单位|汇总)"
_LEVEL_IN_BRACKETS = re.compile(rf"\({_LEVEL_WORDS}\)")
_LEVEL_AT_END = re.compile(r"(?:本级|本部)$")
_BRACKETS = re.compile(r"[()\[\]〔〕【】]")
_REGION_AT_END = re.compile(r"[省市区县州盟旗镇乡]$")
# How a currency is called where a unit is printed; what names none is yuan.
_CURRENCIES = {
    "美元": "美元 USD",
    "欧元": "欧元 EUR",
    "港元": "港元 HKD",
    "港币": "港元 HKD",
    "澳门元": "澳门元 MOP",
    "澳元": "澳大利亚元 AUD",
    "日元": "日元 JPY",
    "英镑": "英镑 GBP",
}
_YUAN = "人民币 CNY"
_STAGES = {
    "budget": Message(zh="预算", en="budget"),
    "final_accounts": Message(zh="决算", en="final accounts"),
}
_ADJACENT = 1


def relation_of(old: Report, new: Report) -> tuple[Relation, tuple[Caution, ...]]:
    """What kind of pair it is, and what a reader must know before its figures.

    `years`: other years, or nothing else is known; `execution`: budget and accounts of one year;
    `bodies`: a department and a unit of one year; `revision`: the same disclosure twice.
    """
    return _relation(old, new), tuple(_cautions(old, new))


def require_comparable(old: Report, new: Report) -> None:
    """Raises `NothingRecognised`, `OtherCurrencies` or `NothingInCommon`: such a pair has no
    meaningful difference; `InvalidReport` where a fact names no cell that could be compared."""
    for report in (old, new):
        if not report.recognised:
            raise NothingRecognised(report.source.name)
        unplaced = first_without_cell(report)
        if unplaced is not None:
            raise InvalidReport(report.source.name, reason=unplaced)
    currencies = _currency(old), _currency(new)
    if currencies[0] != currencies[1]:
        raise OtherCurrencies(currencies[0], other=currencies[1])
    if not _kinds(old) & _kinds(new):
        raise NothingInCommon(old.source.name, other=new.source.name)


def require_pair(old: Report, new: Report) -> None:
    """Raises `SameFileTwice` or `OtherBodies`: such a pair is most likely a slip. Who means it
    compares all the same and finds a caution in the result."""
    if old.source.sha256 == new.source.sha256:
        raise SameFileTwice(new.source.name)
    names = old.issuer.name, new.issuer.name
    if names[0] and names[1] and not _one_body(old, new):
        raise OtherBodies(names[0], other=names[1])


def normalised(name: str) -> str:
    """A body's name for comparing: width, blanks and brackets gone, and words such as 本级."""
    text = _BLANK.sub("", unicodedata.normalize("NFKC", name))
    text = _BRACKETS.sub("", _LEVEL_IN_BRACKETS.sub("", text))
    return _LEVEL_AT_END.sub("", text)


def _relation(old: Report, new: Report) -> Relation:
    if old.fiscal_year != new.fiscal_year or old.fiscal_year is None:
        return "years"
    if _differ(old.stage, new.stage):
        return "execution"
    return "bodies" if _differ(old.issuer.level, new.issuer.level) else "revision"


def _cautions(old: Report, new: Report) -> Iterator[Caution]:
    yield from _about_bodies(old, new)
    yield from _about_unknowns(old, new)
    yield from _about_years(old, new)
    if _differ(old.issuer.level, new.issuer.level):
        yield caution("level")
    same_file = old.source.sha256 == new.source.sha256
    if not same_file and _relation(old, new) == "revision" and _one_body(old, new):
        yield caution("revision")
    yield from _about_units(old, new)


def _about_bodies(old: Report, new: Report) -> Iterator[Caution]:
    if old.source.sha256 == new.source.sha256:
        yield caution("same_file")
    names = old.issuer.name, new.issuer.name
    if not names[0] or not names[1]:
        return
    if not _one_body(old, new):
        yield caution("other_body", old=names[0], new=names[1])
    elif normalised(names[0]) != normalised(names[1]):
        yield caution("body_name", old=names[0], new=names[1])


def _about_unknowns(old: Report, new: Report) -> Iterator[Caution]:
    for report in (old, new):
        name = report.source.name
        if not report.issuer.name:
            yield caution("unknown_body", name=name)
        if report.fiscal_year is None:
            yield caution("unknown_year", name=name)
        if report.stage is None:
            yield caution("unknown_stage", name=name)


def _about_years(old: Report, new: Report) -> Iterator[Caution]:
    before, after = old.fiscal_year, new.fiscal_year
    stages_differ = _differ(old.stage, new.stage)
    if before is None or after is None:
        return
    if before == after and stages_differ:
        yield caution("execution")
    if before != after and stages_differ:
        yield caution("stage_and_year", old=_named(old), new=_named(new))
    if before > after:
        yield caution("reversed", old=before, new=after)
    if abs(before - after) > _ADJACENT:
        yield caution("year_gap", gap=abs(before - after), old=before, new=after)


def _named(report: Report) -> Message:
    """2024年决算."""
    stage = _STAGES[report.stage or "budget"]
    return Message(zh=f"{report.fiscal_year}年{stage.zh}", en=f"{stage.en} {report.fiscal_year}")


def _differ(one: str | None, other: str | None) -> bool:
    """Whether both are known and not the same."""
    return one is not None and other is not None and one != other


def _one_body(old: Report, new: Report) -> bool:
    """Whether both are of one body: by name, or a department that names the other as its unit.
    A body whose name is not known is not known to be another."""
    if not old.issuer.name or not new.issuer.name:
        return True
    names = normalised(old.issuer.name), normalised(new.issuer.name)
    if names[0] == names[1] or _names_without_region(*names):
        return True
    if not _differ(old.issuer.level, new.issuer.level):
        return False
    department, unit = (old, names[1]) if old.issuer.level == "department" else (new, names[0])
    return any(unit in normalised(paragraph.text) for paragraph in department.narrative)


def _names_without_region(one: str, other: str) -> bool:
    """Whether one is the other with a region before it: 上海市普陀区财政局 and 普陀区财政局."""
    shorter, longer = sorted((one, other), key=len)
    region = longer.removesuffix(shorter)
    return region != longer and bool(_REGION_AT_END.search(region))


def _kinds(report: Report) -> set[str]:
    """What a report holds that another can be compared with."""
    kinds = {f"table {table.kind}" for table in report.tables}
    parts = {"form": report.forms, "catalogue": report.catalogues, "prose": report.narrative}
    return kinds | {name for name, part in parts.items() if part}


def _currency(report: Report) -> str:
    """The currency that the units name; the first by name if there are several."""
    printed = " ".join(table.printed_unit or "" for table in report.tables)
    return min((told for word, told in _CURRENCIES.items() if word in printed), default=_YUAN)


def _about_units(old: Report, new: Report) -> Iterator[Caution]:
    """One caution for each two units (万元 → 元), with the first of the tables that have them."""
    units = {table.kind: table.unit for table in old.tables if table.unit is not None}
    found: dict[tuple[Unit, Unit], list[str]] = {}
    for table in new.tables:
        before = units.get(table.kind)
        if before is not None and table.unit is not None and before != table.unit:
            title = _BLANK.sub("", table.title or table.kind)
            found.setdefault((before, table.unit), []).append(title)
    for (before, after), titles in found.items():
        yield caution(
            "unit",
            old=Message(zh=UNITS[before][0], en=UNITS[before][1]),
            new=Message(zh=UNITS[after][0], en=UNITS[after][1]),
            count=len(titles),
            first=titles[0],
        )
