"""A small comparison by hand that holds one of everything an output must show.

A made-up culture office, budget 2025 against budget 2026, in 万元: every state of a line and of a
figure, a column and a table that one year does not print, facts counted once with their movers
and a waterfall that closes, a sheet, a catalogue, paragraphs, findings and claims.
"""

from collections.abc import Sequence
from decimal import Decimal

from exports.changes.figures import figure_change
from exports.changes.model import (
    CatalogueChange,
    Caution,
    ChangeSet,
    ClaimCheck,
    ColumnChange,
    Document,
    EntryChange,
    EntrySide,
    FactChange,
    Figure,
    FigureChange,
    FindingChange,
    FormChange,
    IndicatorChange,
    IndicatorSide,
    Line,
    LineChange,
    Match,
    Materiality,
    Segment,
    Step,
    TableChange,
    TextChange,
    Waterfall,
)
from extractor.assemble.facts import fact_id
from extractor.model.amount import read_figure, to_yuan
from extractor.model.finding import Message, Place
from extractor.model.geometry import Box

NOTHING_ASKED = Materiality()
_TEN_THOUSAND = Decimal(10_000)
_OLD_PAGE, _NEW_PAGE = 5, 6


def yuan(text: str) -> Decimal:
    """万元 as printed, in yuan."""
    return to_yuan(Decimal(text.replace(",", "")), "wan_yuan")


def said(zh: str, en: str) -> Message:
    """A message."""
    return Message(zh=zh, en=en)


def place(
    page: int, table: int | None = 0, row: int | None = 0, column: str | None = None
) -> Place:
    """A cell somewhere on a page: rows go down, columns to the right."""
    top = 120.0 + 24.0 * (row or 0)
    left = 320.0 + 60.0 * ("total", "basic", "project").index(column) if column in COLUMNS else 90.0
    return Place(
        table=table, row=row, column=column, page=page, box=Box(left, top, left + 56, top + 20)
    )


COLUMNS = ("total", "basic", "project")


def figure(raw: str | None, where: Place, *, unsure: bool = False) -> Figure | None:
    """A printed figure in 万元; None for a cell that is not there."""
    if raw is None:
        return None
    read = read_figure(raw)
    return Figure(
        raw=raw,
        amount=None if read.value is None else to_yuan(read.value, "wan_yuan"),
        status=read.status,
        decimals=None if read.value is None else read.places - 4,
        place=where,
        unsure=unsure,
    )


def figures(table: int, row: int, cells: dict[str, tuple[str | None, str | None, str]]) -> tuple:
    """Figure changes of a line: column → (old, new, why one is absent)."""
    return tuple(
        figure_change(
            column,
            figure(old, place(_OLD_PAGE + table, table, row, column)),
            figure(new, place(_NEW_PAGE + table, table, row, column)),
            NOTHING_ASKED,
            absent=absent or "added",
        )
        for column, (old, new, absent) in cells.items()
    )


def line(
    table: int, row: int, code: str | None, label: str, level: int = 3, *, new: bool, **more: object
) -> Line:
    """A line as one side prints it."""
    page = (_NEW_PAGE if new else _OLD_PAGE) + table
    role = "total" if level == 0 else "subtotal" if level < 3 else "item"
    parent = None if level == 0 else 0
    return Line(
        row=row, role=role, code=code, label=label, level=level, half=None, parent=parent,
        place=place(page, table, row), **more,
    )  # fmt: skip


def match(method: str, score: str = "1", zh: str = "", en: str = "") -> Match:
    """How two were taken for one."""
    return Match(method=method, score=Decimal(score), note=said(zh, en) if zh else None)


def change(
    states: Sequence[str],
    old: Sequence[Line],
    new: Sequence[Line],
    cells: tuple,
    how: Match | None = None,
    differs: Sequence[str] = (),
) -> LineChange:
    """What became of a line; it matters unless nothing changed."""
    return LineChange(
        states=tuple(states), old=tuple(old), new=tuple(new), match=how, differs=tuple(differs),
        figures=cells, material="unchanged" not in states,
    )  # fmt: skip


def _same(
    table: int, row: int, code: str | None, label: str, level: int,
    cells: dict[str, tuple[str | None, str | None, str]],
) -> LineChange:  # fmt: skip
    """A line of one code and name in both years."""
    both = figures(table, row, cells)
    changed = any(each.state not in ("unchanged", "not_disclosed") for each in both)
    return change(
        ["changed" if changed else "unchanged"],
        [line(table, row, code, label, level, new=False)],
        [line(table, row, code, label, level, new=True)],
        both,
        match("key"),
    )


def _three(old: Sequence[str | None], new: Sequence[str | None], absent: str = "") -> dict:
    """Cells of the three columns, old beside new."""
    return {
        key: (before, after, absent) for key, before, after in zip(COLUMNS, old, new, strict=True)
    }


def _column(key: str, concept: str, *path: str, disclosed: str = "both") -> ColumnChange:
    return ColumnChange(
        key=key, role="amount", half=None, concept=concept, disclosed=disclosed,
        old_path=("2025年预算数", *path) if disclosed != "new" else None,
        new_path=("2026年预算数", *path) if disclosed != "old" else None,
    )  # fmt: skip


def _expenditure() -> TableChange:
    """The table of expenditure by function, with a column that only the old year prints."""
    total = _same(
        0, 0, None, "合计", 0,
        _three(["612.40", "412.40", "200.00"], ["668.00", "418.00", "250.00"])
        | {"prior": ("598.10", None, "not_disclosed")},
    )  # fmt: skip
    renamed = change(
        ["renamed", "changed"],
        [line(0, 7, "2080501", "归口管理的行政单位离退休", new=False)],
        [line(0, 7, "2080501", "行政单位离退休", new=True)],
        figures(0, 7, _three(["80.00", "80.00", ""], ["84.00", "84.00", ""])),
        match("key", "1", "科目编码相同", "same code"),
        ["name"],
    )
    recoded = change(
        ["recoded", "changed"],
        [line(0, 10, "2100502", "事业单位医疗", new=False)],
        [line(0, 9, "2101102", "事业单位医疗", new=True)],
        figures(0, 9, _three(["20.00", "20.00", ""], ["24.00", "24.00", "—"])),
        match(
            "crosswalk",
            "1",
            "功能分类科目 2018 年调整",
            "functional classification revised in 2018",
        ),
        ["code"],
    )
    return TableChange(
        kind="expenditure",
        title="2026年部门支出总表",
        disclosed="both",
        old=0,
        new=0,
        states=("changed",),
        columns=(
            _column("total", "expenditure", "合计"),
            _column("basic", "expenditure.basic", "基本支出"),
            _column("project", "expenditure.project", "项目支出"),
            _column("prior", "expenditure", "2024年预算数", disclosed="old"),
        ),
        lines=(
            total,
            _same(0, 1, "207", "文化旅游体育与传媒支出", 1,
                  _three(["500.00", "300.00", "200.00"], ["560.00", "310.00", "250.00"])),
            _same(0, 2, "20701", "文化和旅游", 2,
                  _three(["500.00", "300.00", "200.00"], ["560.00", "310.00", "250.00"])),
            _same(0, 3, "2070104", "图书馆", 3,
                  _three(["80.00", "80.00", ""], ["80.00", "80.00", ""])),
            _same(0, 4, "2070109", "群众文化", 3,
                  _three(["420.00", "220.00", "200.00"], ["450.50", "230.00", "220.50"])),
            change(["added"], [], [line(0, 5, "2070113", "旅游宣传", new=True)],
                   figures(0, 5, _three([None] * 3, ["29.50", "", "29.50"]))),
            _same(0, 6, "208", "社会保障和就业支出", 1,
                  _three(["92.40", "92.40", ""], ["84.00", "84.00", ""])),
            renamed,
            change(["removed"], [line(0, 8, "2080801", "死亡抚恤", new=False)], [],
                   figures(0, 8, _three(["12.40", "12.40", ""], [None] * 3, "removed"))),
            recoded,
        ),
    )  # fmt: skip


def _projects() -> TableChange:
    """Projects: renamed by document number, moved, merged, split, uncertain."""

    def one(label: str, row: int, *, new: bool) -> Line:
        return line(1, row, None, label, new=new)

    def total(old: str | None, new: str | None, row: int, absent: str = "") -> tuple:
        return figures(1, row, {"total": (old, new, absent)})

    return TableChange(
        kind="projects",
        title="2026年项目支出预算表",
        disclosed="both",
        old=1,
        new=1,
        states=("changed",),
        columns=(_column("total", "expenditure.project", "合计"),),
        lines=(
            _same(1, 0, None, "合计", 0, {"total": ("200.00", "250.00", "")}),
            change(["renamed"], [one("非遗保护经费（云财综【2024】8号）", 1, new=False)],
                   [one("非遗保护经费（云财综【2025】12号）", 1, new=True)],
                   total("40.00", "40.00", 1), match("name"), ["document_number"]),
            change(["moved"], [one("流动文化车运行经费", 2, new=False)],
                   [one("流动文化车运行经费", 2, new=True)], total("15.00", "15.00", 2),
                   match("name", "1", "由政府性基金改列一般公共预算",
                         "from government funds to the general public budget"), ["fund"]),
            change(["merged", "changed"],
                   [one("送戏下乡经费", 3, new=False), one("文化下乡经费", 4, new=False)],
                   [one("文化惠民经费", 3, new=True)], total("50.00", "55.00", 3),
                   match("amount", "0.82", "两项合计相近", "the two add up to nearly as much"), ["name"]),
            change(["split", "changed"], [one("免费开放经费", 5, new=False)],
                   [one("图书馆免费开放经费", 4, new=True), one("文化馆免费开放经费", 5, new=True)],
                   total("60.00", "65.50", 4), match("similar", "0.88"), ["name"]),
            change(["uncertain"], [one("数字文化馆建设", 6, new=False)],
                   [one("数字资源建设（含数字文化馆）", 6, new=True)], total("35.00", "45.00", 6),
                   match("similar", "0.71", "名称相近，金额不同", "similar name, other amount"), ["name"]),
            change(["added"], [], [one("旅游宣传推广经费", 7, new=True)], total(None, "29.50", 7)),
        ),
    )  # fmt: skip


def _three_public() -> TableChange:
    """三公经费: filled, emptied, another mark, unreadable, and a slip of the unit."""
    slip = FigureChange(
        column="total", state="unit_changed", old=figure("80,000.00", place(7, 2, 6, "total")),
        new=figure("8.00", place(8, 2, 6, "total")), no_percent="not_comparable", material=True,
    )  # fmt: skip
    return TableChange(
        kind="three_public",
        title="2026年“三公”经费支出预算表",
        disclosed="both",
        old=2,
        new=2,
        states=("changed",),
        columns=(_column("total", "three_public", "合计"),),
        lines=(
            _same(2, 0, None, "合计", 0, {"total": ("8.00", "6.50", "")}),
            _same(2, 1, None, "因公出国（境）费", 3, {"total": ("0.00", "", "")}),
            _same(2, 2, None, "公务接待费", 3, {"total": ("", "0.50", "")}),
            _same(2, 3, None, "公务用车运行维护费", 3, {"total": ("8.00", "6.00", "")}),
            _same(2, 4, None, "会议费", 3, {"total": ("3.00", "", "")}),
            _same(2, 5, None, "培训费", 3, {"total": ("2 3.00", "4.00", "")}),
            change(["unit_changed"], [line(2, 6, None, "机关运行经费", new=False)],
                   [line(2, 6, None, "机关运行经费", new=True)], (slip,), match("name"), ["unit"]),
        ),
    )  # fmt: skip


def _funds() -> TableChange:
    """A table that only the old year prints."""
    return TableChange(
        kind="fund_expenditure",
        title="2025年政府性基金预算支出表",
        disclosed="old",
        old=3,
        new=None,
        states=("not_disclosed",),
        columns=(_column("total", "expenditure", "合计", disclosed="old"),),
        lines=(
            change(["not_disclosed"], [line(3, 0, None, "合计", 0, new=False)], [],
                   figures(3, 0, {"total": ("15.00", None, "not_disclosed")})),
        ),
    )  # fmt: skip


def _fact(
    concept: str, zh: str, en: str, old: str | None, new: str | None, *, row: int,
    states: Sequence[str], code: str | None = None, table: int = 0, column: str = "total",
    leaf: bool = True, breakdown: str = "function", absent: str = "", **scope: str,
) -> FactChange:  # fmt: skip
    (cell,) = figures(table, row, {column: (old, new, absent)})
    dimensions = tuple(sorted(scope.items()))
    return FactChange(
        concept=concept, dimensions=dimensions, states=tuple(states), code=code,
        label=said(zh, en), leaf=leaf, breakdown=breakdown,
        figure=FigureChange(
            column=cell.column, state=cell.state, old=cell.old, new=cell.new, delta=cell.delta,
            percent=cell.percent, no_percent=cell.no_percent, sign_change=cell.sign_change,
            material=cell.material,
            old_fact=None if cell.old is None else fact_id(concept, dimensions),
            new_fact=None if cell.new is None else fact_id(concept, dimensions),
        ),
        old_places=() if cell.old is None else (cell.old.place,),
        new_places=() if cell.new is None else (cell.new.place,),
    )  # fmt: skip


def _facts() -> tuple[FactChange, ...]:
    changed = ["changed"]
    return (
        _fact("revenue", "收入", "revenue", "612.40", "668.00", row=0, states=changed,
              leaf=False, breakdown="total"),
        _fact("expenditure", "支出", "expenditure", "612.40", "668.00", row=0, states=changed,
              leaf=False, breakdown="total"),
        _fact("expenditure.basic", "基本支出", "basic expenditure", "412.40", "418.00", row=0,
              states=changed, column="basic", leaf=False, breakdown="total"),
        _fact("expenditure.project", "项目支出", "project expenditure", "200.00", "250.00", row=0,
              states=changed, column="project", leaf=False, breakdown="total"),
        _fact("three_public", "“三公”经费", "three public expenses", "8.00", "6.50", row=0,
              states=changed, table=2, leaf=False, breakdown="total"),
        _fact("expenditure", "文化旅游体育与传媒支出", "culture, tourism, sport and media",
              "500.00", "560.00", row=1, states=changed, code="207", leaf=False, function="207"),
        _fact("expenditure", "图书馆", "libraries", "80.00", "80.00", row=3, states=["unchanged"],
              code="2070104", function="2070104"),
        _fact("expenditure", "群众文化", "mass culture", "420.00", "450.50", row=4, states=changed,
              code="2070109", function="2070109"),
        _fact("expenditure", "旅游宣传", "tourism promotion", None, "29.50", row=5,
              states=["added"], code="2070113", function="2070113"),
        _fact("expenditure", "行政单位离退休", "retirement of administrative units", "80.00",
              "84.00", row=7, states=["renamed", "changed"], code="2080501", function="2080501"),
        _fact("expenditure", "死亡抚恤", "death benefits", "12.40", None, row=8,
              states=["removed"], code="2080801", absent="removed", function="2080801"),
        _fact("expenditure", "事业单位医疗", "medical care of public institutions", "20.00", "24.00",
              row=9, states=["recoded", "changed"], code="2101102", function="2101102"),
        _fact("expenditure.project", "旅游宣传推广经费", "旅游宣传推广经费", None, "29.50", row=7,
              states=["added"], table=1, breakdown="project", project="旅游宣传推广经费"),
        _fact("expenditure", "支出", "expenditure", "15.00", None, row=0, table=3,
              states=["not_disclosed"], absent="not_disclosed", fund="government_funds"),
    )  # fmt: skip


def _waterfall() -> Waterfall:
    def step(code: str, zh: str, en: str, old: str, new: str) -> Step:
        return Step(code=code, label=said(zh, en), old=yuan(old), new=yuan(new))

    return Waterfall(
        concept="expenditure",
        dimensions=(),
        title=said("支出按功能分类", "expenditure by function"),
        old_total=yuan("612.40"),
        new_total=yuan("668.00"),
        steps=(
            step(
                "207",
                "文化旅游体育与传媒支出",
                "culture, tourism, sport and media",
                "500",
                "560.01",
            ),
            step("208", "社会保障和就业支出", "social security and employment", "92.40", "84"),
            step("210", "卫生健康支出", "health", "20", "24"),
        ),
        residual=yuan("-0.01"),
        broken=False,
    )


def _sheet() -> FormChange:
    def side(value: str, target: str, page: int) -> IndicatorSide:
        return IndicatorSide(
            level1="产出指标", level2="数量指标", level3="非遗展演场次", target=target,
            value=Decimal(value), unit="场", place=Place(form=0, row=0, page=page, box=Box(300, 400, 360, 420)),
        )  # fmt: skip

    where = (Place(form=0, page=12), Place(form=0, page=14))
    return FormChange(
        kind="performance_sheet",
        states=("renamed", "changed"),
        old=0,
        new=0,
        old_project="非遗保护经费（云财综【2024】8号）",
        new_project="非遗保护经费（云财综【2025】12号）",
        match=match("name"),
        differs=("document_number",),
        funding=figures(1, 1, {"total": ("40.00", "40.00", ""), "provincial": ("30.00", "40.00", "")}),
        texts=(
            TextChange(
                key="overview", label="项目概况", states=("changed",),
                old="举办非遗展演和传承人培训。", new="举办非遗展演、传承人培训和非遗进校园。",
                old_place=where[0], new_place=where[1],
                segments=(
                    Segment(kind="same", text="举办非遗展演"),
                    Segment(kind="removed", text="和"),
                    Segment(kind="added", text="、"),
                    Segment(kind="same", text="传承人培训"),
                    Segment(kind="added", text="和非遗进校园"),
                    Segment(kind="same", text="。"),
                ),
                match=match("key"),
            ),
        ),
        indicators=(
            IndicatorChange(states=("changed",), period="annual", old=side("20", "≥20场", 12),
                            new=side("30", "≥30场", 14), match=match("key"), delta=Decimal(10)),
            IndicatorChange(states=("removed",), period="annual", old=side("2", "≥2场", 12), new=None,
                            match=None),
        ),
        old_place=where[0],
        new_place=where[1],
    )  # fmt: skip


def _catalogue() -> CatalogueChange:
    def side(code: str, name: str, page: int) -> EntrySide:
        return EntrySide(department="文化和旅游局", code=code, name=name, level=3,
                         place=Place(catalogue=0, row=1, page=page, box=Box(80, 200, 300, 220)))  # fmt: skip

    return CatalogueChange(
        kind="service_purchase_catalogue",
        series="A",
        disclosed="both",
        old=0,
        new=0,
        entries=(
            EntryChange(states=("renamed",), old=side("A0901", "文化交流服务", 18),
                        new=side("A0901", "文化交流合作服务", 21), match=match("key")),
            EntryChange(states=("added",), old=None, new=side("A0907", "数字文化服务", 21), match=None),
        ),
        unchanged=37,
    )  # fmt: skip


def _narrative() -> tuple[TextChange, ...]:
    def where(page: int) -> Place:
        return Place(paragraph=0, page=page, box=Box(80, 300, 510, 340))

    old, new = "本单位内设4个股室。", "本单位内设5个股室。"
    return (
        TextChange(
            key="二、机构设置情况", label="二、机构设置情况", states=("changed",), old=old, new=new,
            old_place=where(3), new_place=where(3), match=match("similar", "0.89"),
            segments=(
                Segment(kind="same", text="本单位内设"),
                Segment(kind="removed", text="4"),
                Segment(kind="added", text="5"),
                Segment(kind="same", text="个股室。"),
            ),
        ),
        TextChange(
            key="四、其他说明", label="四、其他说明", states=("removed",), old="本年度无国有资产占用变动。",
            new=None, old_place=where(11), new_place=None,
        ),
        TextChange(
            key="五、绩效情况", label="五、绩效情况", states=("added",), old=None,
            new="2026年实行绩效目标管理的项目7个。", old_place=None, new_place=where(13),
        ),
    )  # fmt: skip


def _findings() -> tuple[FindingChange, ...]:
    return (
        FindingChange(state="added", code="SUM-001", severity="error",
                      message=said("各部分之和与合计不等", "the parts do not add up to the total"),
                      places=(place(6, 0, 1, "total"),)),
        FindingChange(state="removed", code="NAME-001", severity="warning",
                      message=said("科目名称与目录不同", "the name differs from the code list's"),
                      places=(place(5, 0, 7),)),
        FindingChange(state="unchanged", code="BAL-001", severity="error",
                      message=said("收支不平衡", "revenue and expenditure differ"), places=()),
    )  # fmt: skip


def _claims() -> tuple[ClaimCheck, ...]:
    def claim(
        outcome: str, raw: str, zh: str, en: str, stated: str, found: str | None,
        unit: str = "yuan", reason: Message | None = None,
    ) -> ClaimCheck:  # fmt: skip
        return ClaimCheck(
            source="sentence", outcome=outcome, raw=raw, what=said(zh, en), claimed=Decimal(stated),
            found=None if found is None else Decimal(found), unit=unit, reason=reason,
            new_place=Place(paragraph=0, page=10), old_place=place(5, 0, 0, "total"),
        )  # fmt: skip

    return (
        claim("agrees", "比上年增加55.60万元", "支出增加额", "increase of expenditure", "556000.00", "556000.00"),
        claim("rounding", "增长9.1%", "支出增长率", "growth of expenditure", "9.1", "9.08", "percent"),
        claim("differs_by_scope", "比上年增加40.60万元", "收入增加额", "increase of revenue", "406000.00",
              "556000.00", reason=said("上年数含政府性基金", "last year's figure includes government funds")),
        claim("differs", "项目支出比上年增加45.00万元", "项目支出增加额", "increase of project expenditure",
              "450000.00", "500000.00"),
        claim("not_checked", "会议费比上年下降20%", "会议费下降率", "decrease of meeting expenses", "-20", None,
              "percent", said("本年未印出会议费", "this year does not print meeting expenses")),
    )  # fmt: skip


def _document(year: int, *, new: bool) -> Document:
    return Document(
        sha256=("b" if new else "a") * 64,
        name=f"云岭县文化和旅游局{year}年部门预算.pdf",
        issuer="云岭县文化和旅游局",
        level="department",
        fiscal_year=year,
        stage="budget",
        pages=((Decimal("595.00"), Decimal("842.00")),) * (22 if new else 20),
    )


def small_changes() -> ChangeSet:
    """The comparison; it is valid against the schema of changes."""
    facts = _facts()
    leaves = [
        index for index, each in enumerate(facts) if each.leaf and each.figure.delta
        and each.breakdown == "function"
    ]  # fmt: skip
    leaves.sort(key=lambda index: -abs(facts[index].figure.delta or 0))
    return ChangeSet(
        old=_document(2025, new=False),
        new=_document(2026, new=True),
        relation="years",
        materiality=NOTHING_ASKED,
        cautions=(
            Caution(code="unit", message=said(
                "两份文件部分表格的金额单位不同，已换算为元后比较",
                "some tables of the two state their amounts in other units; compared in yuan")),
        ),
        tables=(_expenditure(), _projects(), _three_public(), _funds()),
        facts=facts,
        movers=tuple(leaves),
        waterfalls=(_waterfall(),),
        forms=(_sheet(),),
        catalogues=(_catalogue(),),
        narrative=_narrative(),
        findings=_findings(),
        claims=_claims(),
    )  # fmt: skip
