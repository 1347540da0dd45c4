"""Two reports of one body by hand, each with the parts that a test is about and nothing else."""

from dataclasses import replace
from decimal import Decimal

from small_report import BOX, SPOT, cell, small_report

from extractor.assemble.form.target_value import read_target
from extractor.model.catalogue import Catalogue, Entry
from extractor.model.finding import Finding, Message, Place
from extractor.model.form import FieldText, Form, Indicator
from extractor.model.narrative import Paragraph, Term
from extractor.model.report import Row, Table
from extractor.model.value import Reading

READING = Reading(cells=1, used=1, ignored=0, reported=0)
HEADS = ("产出指标", "数量指标")


def report(year=2026, **parts):
    """A report of a year with these parts."""
    bare = dict.fromkeys(("tables", "facts", "findings", "checks", "forms", "catalogues"), ())
    return replace(
        small_report(), **{**bare, "narrative": (), "glossary": (), "fiscal_year": year, **parts}
    )


def field(raw, label="项目概况"):
    """A text as printed beside its label."""
    return FieldText(label=label, raw=raw, value=None, spots=(SPOT,))


def indicator(level3, target, heads=HEADS, period="annual"):
    """An indicator with its target read as the reader reads it."""
    return Indicator(
        period=period,
        level1=heads[0],
        level2=heads[1],
        level3=level3,
        target=read_target(target),
        spots=(SPOT,),
    )


def sheet(project, total="100", indicators=(), texts=None, kind="performance_sheet", **sources):
    """A performance sheet in yuan, of one period."""
    money = {"total": total, **sources}
    return Form(
        kind=kind,
        title="绩效目标表",
        project=project,
        profile="national.performance_sheet",
        engine="ruled",
        unit="yuan",
        printed_unit="元",
        pages=(1,),
        fields={"project": field(project or "", "项目名称")},
        funding={
            "annual": {
                key: cell(raw, "printed" if raw else "blank", "yuan") for key, raw in money.items()
            }
        },
        texts={key: field(raw) for key, raw in (texts or {}).items()},
        targets={},
        indicators=tuple(indicators),
        unknown=(),
        notes=(),
        reading=READING,
    )


def projects(*names):
    """A table that lists projects."""
    rows = tuple(
        Row(
            role="item",
            code=None,
            label=name,
            level=1,
            cells={},
            page=1,
            printed_row=index,
            dimensions=(("project", name),),
        )
        for index, name in enumerate(names)
    )
    return table("projects", rows)


def table(kind, rows, title="项目支出预算表"):
    """A table without columns."""
    return Table(
        kind=kind,
        title=title,
        number=None,
        profile=kind,
        engine="ruled",
        unit="wan_yuan",
        printed_unit="万元",
        state="filled",
        pages=(1,),
        notes=(),
        columns=(),
        rows=rows,
        reading=READING,
    )


def row(code, label):
    """A row without figures."""
    return Row(role="item", code=code, label=label, level=1, cells={}, page=1, printed_row=0)


def entry(department, code, name):
    """A row of a catalogue."""
    return Entry(
        department=department,
        code=code,
        name=name,
        level=1,
        parent=None,
        parent_entry=None,
        printed_column=1,
        spots=(SPOT,),
    )


def catalogue(*entries, series="A"):
    """A catalogue of (department, code, name)."""
    return Catalogue(
        kind="service_purchase_catalogue",
        series=series,
        title="目录",
        profile="national.service_purchase_catalogue",
        engine="ruled",
        pages=(1,),
        levels=("一级",),
        code_letter=True,
        code_digits=(2, 2),
        departments=(),
        entries=tuple(entry(*each) for each in entries),
        notes=(),
        reading=READING,
    )


def paragraph(text, *headings):
    """A paragraph of one line under its headings."""
    return Paragraph(
        section=headings[-1] if headings else None,
        headings=headings,
        text=text,
        spots=(SPOT,),
        starts=(0,),
        claims=(),
    )


def term(name, definition):
    """A term of the glossary."""
    return Term(term=name, definition=definition, spots=(SPOT,))


def finding(code, *places, words="不等"):
    """A finding at places."""
    return Finding(
        code=code,
        outcome="broken",
        severity="error",
        message=Message(zh=words, en="not equal"),
        places=places,
    )


def place(**where):
    """A place on the page."""
    return Place(page=1, box=BOX, **where)


# What a state becomes when the two sides change places.
MIRRORED = {"added": "removed", "removed": "added", "filled": "emptied", "emptied": "filled"}


def mirrored(states):
    """States as they are told in the other direction."""
    return tuple(sorted(MIRRORED.get(state, state) for state in states))


def negated(delta: Decimal | None) -> Decimal | None:
    """A difference in the other direction."""
    return None if delta is None else -delta
