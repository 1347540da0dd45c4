"""The tables of the small comparison: every state of a line and of a figure."""

from changed_cells import change, figure, figures, line, match, place, same, three

from exports.changes.model import (
    ColumnChange,
    FigureChange,
    Line,
    TableChange,
)


def _column(key: str, concept: str, *path: str, disclosed: str = "both") -> ColumnChange:
    return ColumnChange(
        key=key,
        role="amount",
        half=None,
        concept=concept,
        disclosed=disclosed,
        old_path=("2025年预算数", *path) if disclosed != "new" else None,
        new_path=("2026年预算数", *path) if disclosed != "old" else None,
    )


def expenditure() -> TableChange:
    """The table of expenditure by function, with a column that only the old year prints."""
    total = same(
        0,
        0,
        None,
        "合计",
        0,
        three(["612.40", "412.40", "200.00"], ["668.00", "418.00", "250.00"])
        | {"prior": ("598.10", None, "not_disclosed")},
    )
    renamed = change(
        ["renamed", "changed"],
        [line(0, 7, "2080501", "归口管理的行政单位离退休", new=False)],
        [line(0, 7, "2080501", "行政单位离退休", new=True)],
        figures(0, 7, three(["80.00", "80.00", ""], ["84.00", "84.00", ""])),
        match("key", "1", "科目编码相同", "same code"),
        ["name"],
    )
    recoded = change(
        ["recoded", "changed"],
        [line(0, 10, "2100502", "事业单位医疗", new=False)],
        [line(0, 9, "2101102", "事业单位医疗", new=True)],
        figures(0, 9, three(["20.00", "20.00", ""], ["24.00", "24.00", "—"])),
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
            same(
                0,
                1,
                "207",
                "文化旅游体育与传媒支出",
                1,
                three(["500.00", "300.00", "200.00"], ["560.00", "310.00", "250.00"]),
            ),
            same(
                0,
                2,
                "20701",
                "文化和旅游",
                2,
                three(["500.00", "300.00", "200.00"], ["560.00", "310.00", "250.00"]),
            ),
            same(
                0, 3, "2070104", "图书馆", 3, three(["80.00", "80.00", ""], ["80.00", "80.00", ""])
            ),
            same(
                0,
                4,
                "2070109",
                "群众文化",
                3,
                three(["420.00", "220.00", "200.00"], ["450.50", "230.00", "220.50"]),
            ),
            change(
                ["added"],
                [],
                [line(0, 5, "2070113", "旅游宣传", new=True)],
                figures(0, 5, three([None] * 3, ["29.50", "", "29.50"])),
            ),
            same(
                0,
                6,
                "208",
                "社会保障和就业支出",
                1,
                three(["92.40", "92.40", ""], ["84.00", "84.00", ""]),
            ),
            renamed,
            change(
                ["removed"],
                [line(0, 8, "2080801", "死亡抚恤", new=False)],
                [],
                figures(0, 8, three(["12.40", "12.40", ""], [None] * 3, "removed")),
            ),
            recoded,
        ),
    )


def projects() -> TableChange:
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
            same(1, 0, None, "合计", 0, {"total": ("200.00", "250.00", "")}),
            change(
                ["renamed"],
                [one("非遗保护经费（云财综【2024】8号）", 1, new=False)],
                [one("非遗保护经费（云财综【2025】12号）", 1, new=True)],
                total("40.00", "40.00", 1),
                match("name"),
                ["document_number"],
            ),
            change(
                ["moved"],
                [one("流动文化车运行经费", 2, new=False)],
                [one("流动文化车运行经费", 2, new=True)],
                total("15.00", "15.00", 2),
                match(
                    "name",
                    "1",
                    "由政府性基金改列一般公共预算",
                    "from government funds to the general public budget",
                ),
                ["fund"],
            ),
            change(
                ["merged", "changed"],
                [one("送戏下乡经费", 3, new=False), one("文化下乡经费", 4, new=False)],
                [one("文化惠民经费", 3, new=True)],
                total("50.00", "55.00", 3),
                match("amount", "0.82", "两项合计相近", "the two add up to nearly as much"),
                ["name"],
            ),
            change(
                ["split", "changed"],
                [one("免费开放经费", 5, new=False)],
                [one("图书馆免费开放经费", 4, new=True), one("文化馆免费开放经费", 5, new=True)],
                total("60.00", "65.50", 4),
                match("similar", "0.88"),
                ["name"],
            ),
            change(
                ["uncertain"],
                [one("数字文化馆建设", 6, new=False)],
                [one("数字资源建设（含数字文化馆）", 6, new=True)],
                total("35.00", "45.00", 6),
                match("similar", "0.71", "名称相近，金额不同", "similar name, other amount"),
                ["name"],
            ),
            change(["added"], [], [one("旅游宣传推广经费", 7, new=True)], total(None, "29.50", 7)),
        ),
    )


def three_public() -> TableChange:
    """三公经费: filled, emptied, another mark, unreadable, and a slip of the unit."""
    slip = FigureChange(
        column="total",
        state="unit_changed",
        old=figure("80,000.00", place(7, 2, 6, "total")),
        new=figure("8.00", place(8, 2, 6, "total")),
        no_percent="not_comparable",
        material=True,
    )
    return TableChange(
        kind="three_public",
        title="2026年“三公”经费支出预算表",
        disclosed="both",
        old=2,
        new=2,
        states=("changed",),
        columns=(_column("total", "three_public", "合计"),),
        lines=(
            same(2, 0, None, "合计", 0, {"total": ("8.00", "6.50", "")}),
            same(2, 1, None, "因公出国（境）费", 3, {"total": ("0.00", "", "")}),
            same(2, 2, None, "公务接待费", 3, {"total": ("", "0.50", "")}),
            same(2, 3, None, "公务用车运行维护费", 3, {"total": ("8.00", "6.00", "")}),
            same(2, 4, None, "会议费", 3, {"total": ("3.00", "", "")}),
            same(2, 5, None, "培训费", 3, {"total": ("2 3.00", "4.00", "")}),
            change(
                ["unit_changed"],
                [line(2, 6, None, "机关运行经费", new=False)],
                [line(2, 6, None, "机关运行经费", new=True)],
                (slip,),
                match("name"),
                ["unit"],
            ),
        ),
    )


def funds() -> TableChange:
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
            change(
                ["not_disclosed"],
                [line(3, 0, None, "合计", 0, new=False)],
                [],
                figures(3, 0, {"total": ("15.00", None, "not_disclosed")}),
            ),
        ),
    )
