"""Forms drawn as text, and the ways in which a page end cuts them."""

from dataclasses import replace
from itertools import pairwise

from tabletext import grid, profiles

from extractor.assemble.collect import Collector
from extractor.model.geometry import Box
from extractor.model.grid import Grid
from extractor.model.page import TextLine
from extractor.model.reading import PageReading

TITLE = "某县县(区)级预算部门(单位)项目支出绩效目标表"
TWO_HALVES = """
项目名称 | < | 村级道路养护（某财建〔2026〕1号） | < | < | < | < | <
主管部门及代码 | < | 031-某县交通运输局 | < | < | 实施单位 | 某县公路段 | <
项目属性 | < | 经常性项目(长期开展) | < | < | 项目期 | 99年 | <
项目资金 (元) | < | 实施期资金总额: | < | 2,000 | 年度资金总额: | < | 1,000
^ | ^ | 其中:中央财政资金 | < | 0 | 其中:中央财政资金 | < | 0
^ | ^ | 市县(区)财政资金 | < | 2,000 | 市县(区)财政资金 | < | 1,000
^ | ^ | 其他资金 | < | | 其他资金 | < |
项目概况 | < | 养护村道⏎共三十公里。 | < | < | < | < | <
立项依据 | < | 某政发⏎〔2025〕3号 | < | < | < | < | <
保证项目实施的⏎制度、措施 | < | 专款专用，⏎按季检查。 | < | < | < | < | <
实施期目标 | < | < | < | < | 年度目标 | < | <
总体目标 | 三年内全部村道⏎得到养护。 | < | < | < | 养护三十公⏎里。 | < | <
绩效⏎指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
^ | 产出⏎指标 | 数量⏎指标 | 养护里程达到⏎计划 | ≥30公里 | 数量⏎指标 | 养护里程达到⏎计划 | ≥30公里
^ | ^ | ^ | 养护桥梁数 | 5座 | ^ | 养护桥梁数 | 5座
^ | ^ | 质量指标 | 验收合格率 | 100% | 质量指标 | 验收合格率 | 100%
^ | ^ | 时效指标 | 完成时间 | 2026年3至11月 | 时效指标 | 完成时间 | 2026年3至⏎11月
^ | 效益⏎指标 | 经济效益 | | | 经济效益 | |
^ | ^ | 社会效益 | 出行条件 | 得到改善 | 社会效益 | 出行条件 | 得到改善
^ | 满意度⏎指标 | 服务对象⏎满意度 | 村民满意度 | ≥90% | 服务对象⏎满意度 | 村民满意度 | ≥90%
负责人: | < | | 经办人: | | 联系电话: | 填报日期: | 202510231038⏎06
"""


def read_forms(pages):
    """The forms of pages of (lines, grids), the first page being number 1."""
    collector = Collector(profiles())
    for number, (lines, grids) in enumerate(pages, 1):
        collector.feed(_page(number, lines, grids))
    collector.finish()
    return [each.form for each in collector.forms]


def _page(number, lines, grids):
    above = tuple(
        TextLine(text, Box(100, 40 + 20 * at, 500, 52 + 20 * at), 12.0)
        for at, text in enumerate(lines)
    )
    return PageReading(
        number=number,
        kind="digital",
        reason="text",
        width=595.0,
        height=842.0,
        grids=tuple(replace(each, page=number) for each in grids),
        lines=above,
        between=(above, *(() for _ in grids)),
    )


def drawn(text=TWO_HALVES):
    return grid(text)


def told(form):
    """What a form says, wherever it is printed."""
    return {
        "project": form.project,
        "fields": {
            key: ("".join(each.raw.split()), each.value) for key, each in form.fields.items()
        },
        "funding": {
            period: {key: (cell.raw, cell.amount) for key, cell in cells.items()}
            for period, cells in form.funding.items()
        },
        "texts": {key: each.raw for key, each in form.texts.items()},
        "targets": {key: each.raw for key, each in form.targets.items()},
        "indicators": [
            (i.period, i.level1, i.level2, i.level3, i.target, i.printed_level1, i.printed_level2)
            for i in form.indicators
        ],
        "unknown": [each.raw for each in form.unknown],
    }


def cut_between(whole, row, *, late=False):
    """Two grids, cut above `row`. A cell that reaches over the cut is printed above it, or below
    if `late`."""
    upper, lower = [], []
    for cell in whole.cells:
        end = cell.row + cell.row_span
        if end <= row:
            upper.append(cell)
        elif cell.row >= row:
            lower.append(replace(cell, row=cell.row - row))
        else:
            parts = [cell.lines, ()]
            above, below = reversed(parts) if late else parts
            upper.append(_with(replace(cell, row_span=row - cell.row), above))
            lower.append(_with(replace(cell, row=0, row_span=end - row), below))
    return _grids(whole, upper, lower, row, whole.n_rows - row)


def cut_through(whole, row, *, late=False):
    """Two grids, cut inside `row`: every cell with several lines keeps its first ones above, the
    others stand above as a whole, or below if `late`."""
    upper, lower = [], []
    for cell in whole.cells:
        end = cell.row + cell.row_span
        if end <= row:
            upper.append(cell)
        elif cell.row > row:
            lower.append(replace(cell, row=cell.row - row))
        else:
            single = 0 if late and cell.row == row else 1
            first = cell.lines[: max(single, len(cell.lines) // 2)]
            upper.append(_with(replace(cell, row_span=row - cell.row + 1), first))
            rest = cell.lines[len(first) :]
            lower.append(_with(replace(cell, row=0, row_span=end - row), rest))
    return _grids(whole, upper, lower, row + 1, whole.n_rows - row)


def _with(cell, lines):
    return replace(cell, lines=tuple(lines), text="".join(lines))


def _grids(whole, upper, lower, above, below):
    return _narrow(whole, upper, above), _narrow(whole, lower, below)


def _narrow(whole, cells, n_rows):
    """A grid of these cells, with the columns that they show."""
    used = sorted({c.col for c in cells} | {c.col + c.col_span for c in cells})
    column = {edge: index for index, edge in enumerate(used)}
    cells = sorted(cells, key=lambda cell: (cell.row, cell.col))
    return Grid(
        page=1,
        box=whole.box,
        n_rows=n_rows,
        n_cols=len(list(pairwise(used))),
        cells=tuple(
            replace(
                cell,
                col=column[cell.col],
                col_span=column[cell.col + cell.col_span] - column[cell.col],
            )
            for cell in cells
        ),
        engine=whole.engine,
        x_edges=tuple(whole.x_edges[edge] for edge in used),
        y_edges=tuple(100.0 + 15 * row for row in range(n_rows + 1)),
    )
