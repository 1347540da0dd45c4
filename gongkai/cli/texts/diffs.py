"""What `gongkai diff` says."""

from gongkai.cli.texts.text import Text

DIFFS: dict[str, Text] = {
    "metavar.two": Text("旧 新", "OLD NEW"),
    "metavar.wan": Text("万元", "WAN"),
    "metavar.percent": Text("百分比", "PERCENT"),
    "diff.short": Text("比较两份公开：两个年度、预算与决算", "compare two disclosures of one body"),
    "diff.help": Text(
        """比较同一单位的两份公开：两个年度的预算或决算、同一年度的预算与决算、部门与其单位。
旧、新可以是 PDF，也可以是 report.json，可以混用。也可以只给出一份 --format json 写出的比较结果，
换一种格式输出。

改名、改编码、移动、拆分、合并的科目和项目按对照表、名称和金额对应；拿不准的列为“需人工确认”，
不猜。一方没有印出的表和栏是“未公开”，不是零。空白不是 0。

示例：
  gongkai diff 2025年部门预算.pdf 2026年部门预算.pdf
  gongkai diff out/2025/report.json 2026年部门预算.pdf -o 比较.xlsx
  gongkai diff 2025年预算.pdf 2025年决算.pdf --min-amount 10 --min-percent 5
  gongkai diff 2025.pdf 2026.pdf --format html -o 比较.html
  gongkai diff 2025.pdf 2026.pdf --format json -o 比较.json
  gongkai diff 比较.json -o 比较.xlsx

csv：-o 给出文件夹时写出全部表格（facts、lines、funding、indicators、texts、catalogue、narrative、
findings、claims、cautions 各一个文件）；给出 .csv 文件或不给 -o 时只写 facts：每个金额一行，
只计一次。以 = + - @ 开头的文字前加一个撇号，以免被当作公式。

退出码：0 比较完成（不论有无变化）；1 有 --fail-on 所指的变化；2 用法错误；3 文件读不了，或两份
不能比较（不同单位、同一文件、不同币种、没有共同内容）；4 版式文件或对照表有误；5 什么也没有识别
出来；6 引擎不可用或失败；7 报告不可用，或写不出结果；70 程序缺陷；130 被中断。""",
        """Compares two disclosures of one body: budgets or accounts of two years, budget and
accounts of one year, a department and one of its units. OLD and NEW are PDFs or report.json, mixed
as you like. A comparison written by --format json may be given alone, to be written anew.

Lines and projects that were renamed, recoded, moved, split or merged are followed by crosswalk,
name and amount; what is not clear is listed as uncertain, not guessed. A table or column that one
side does not print is not disclosed, never zero. Blank is not 0.

Examples:
  gongkai diff budget-2025.pdf budget-2026.pdf
  gongkai diff out/2025/report.json budget-2026.pdf -o changes.xlsx
  gongkai diff budget-2025.pdf accounts-2025.pdf --min-amount 10 --min-percent 5
  gongkai diff 2025.pdf 2026.pdf --format html -o changes.html
  gongkai diff 2025.pdf 2026.pdf --format json -o changes.json
  gongkai diff changes.json -o changes.xlsx

csv: with a folder as -o every table is written (facts, lines, funding, indicators, texts,
catalogue, narrative, findings, claims, cautions: a file each); with a .csv file, or without -o, the
facts alone: every amount once. Text that begins with = + - @ gets an apostrophe before it, lest it
be taken for a formula.

Exit codes: 0 compared, whatever changed; 1 there are changes that --fail-on asks for; 2 usage;
3 a file cannot be read, or the two cannot be compared (other bodies, one file twice, other
currencies, nothing in common); 4 a layout profile or a crosswalk is broken; 5 nothing recognised;
6 an engine is missing or failed; 7 a report cannot be used, or the result not written; 70 a bug;
130 interrupted.""",
    ),
    "diff.format": Text(
        "输出格式：text、json、csv、xlsx、html；不指定则看 -o 的扩展名，否则为 text。",
        "text, json, csv, xlsx or html; by the name of -o if not given, else text.",
    ),
    "diff.out": Text(
        "写到这个文件（csv 也可以是文件夹），而不是标准输出。",
        "Write to this file (csv: or folder), not standard output.",
    ),
    "diff.min_amount": Text(
        "增减达到多少万元才算重要；与 --min-percent 同时给出时两者都要达到。合计总是列出。",
        "A change matters from this many 万元 (10,000 yuan); with --min-percent both must be "
        "reached. Totals are always shown.",
    ),
    "diff.min_percent": Text(
        "增减达到百分之多少才算重要。", "A change matters from this many per cent."
    ),
    "diff.top": Text(
        "各部分最多列出 N 项（默认 {default}）；-v 列出全部。",
        "List at most N of each kind (default {default}); -v lists all.",
    ),
    "diff.crosswalk": Text(
        "您自己的科目对照表（YAML），优先于内置的；可重复给出。",
        "A crosswalk of your own (YAML), before the built-in ones; may be repeated.",
    ),
    "diff.any_pair": Text(
        "单位不同或同一文件也比较（例如单位改名），并在结果中提示。",
        "Compare two bodies, or one file with itself, all the same; the result says so.",
    ),
    "diff.fail_on": Text(
        "什么时候退出码为 1：never 从不（默认）、changes 有任何变化、material 有达到门槛的变化。",
        "Exit with 1: never (default), on any changes, or on material ones (see --min-…).",
    ),
    "diff.needs_out": Text(
        "{form} 请用 -o 写到文件，或用管道接走", "{form} needs -o FILE, or a pipe"
    ),
    "diff.unknown_suffix": Text(
        "从 {path} 的扩展名看不出格式（可用 {known}）；请用 --format 说明",
        "the name {path} does not say which format (known: {known}); give --format",
    ),
    "diff.other_format": Text(
        "{path} 的扩展名与 --format {form} 不一致",
        "the name {path} says another format than --format {form}",
    ),
    "diff.two": Text(
        "请给出两份文件（旧、新），或一份比较结果", "give two files, OLD and NEW, or one comparison"
    ),
    "diff.one_changes": Text(
        "{path} 不是比较结果；请给出两份文件（旧、新）",
        "{path} is not a comparison; give two files, OLD and NEW",
    ),
    "diff.pointless": Text(
        "{option} 对已有的比较结果没有作用", "{option} does nothing for a comparison already made"
    ),
    "diff.folder": Text("{path} 是文件夹；请给出文件", "{path} is a folder; give a file"),
    "diff.not_decimal": Text("应为不小于 0 的数", "it must be a number, 0 or more"),
    "diff.written": Text("已写入 {path}", "written: {path}"),
    "diff.same": Text("两份没有任何变化。", "Nothing changed."),
    "diff.totals": Text("合计（万元）", "totals (万元, 10,000 yuan)"),
    "diff.movers": Text("变化最大的 {count} 项（万元）", "largest changes: {count} (万元)"),
    "diff.movers_none": Text("没有金额变化。", "no amount changed."),
    "diff.movers_elsewhere": Text(
        "合计的各组成部分没有变化；另有 {count} 个金额变化，见下面各表。",
        "no part of the total changed; {count} other amounts did: see the tables below.",
    ),
    "diff.movers_others": Text("合计的各组成部分没有变化。", "no part of the total changed."),
    "diff.movers_small": Text(
        "没有达到门槛的金额变化。", "no change of an amount reaches the threshold."
    ),
    "diff.movers_slipped": Text(
        "{count} 个金额因金额单位有误不能比较。",
        "{count} amounts cannot be compared, as their unit slipped.",
    ),
    "diff.changed": Text(
        "各表中金额变化的行（万元）", "lines whose amounts changed, by table (万元)"
    ),
    "diff.changed_counts": Text("{lines} 行，{cells} 个金额", "lines {lines}, amounts {cells}"),
    "diff.marks": Text(
        "{count} 个单元格的空白、“-”与 0 互换（金额未变）。",
        "{count} cells: blank, dash and 0 changed places (no amount did).",
    ),
    "diff.missing_lines": Text(
        "{side}的行 {count}（有金额的 {filled}）",
        "lines: {side} {count} (with an amount {filled})",
    ),
    "diff.old_table": Text("旧文件表{number}", "table {number} of the old one"),
    "diff.below": Text(
        "低于门槛（{limit}）的变化没有列出。",
        "changes below the threshold ({limit}) are not listed.",
    ),
    "diff.limit_amount": Text("{amount} 万元", "{amount} 万元"),
    "diff.limit_percent": Text("{percent}%", "{percent}%"),
    "diff.limit_both": Text(" 且 ", " and "),
    "diff.delta": Text("增减", "change"),
    "diff.percent": Text("%", "%"),
    "diff.pages": Text("页（旧→新）", "pages"),
    "diff.na": Text("—", "n/a"),
    "diff.sign": Text("正负相反", "sign"),
    "diff.no_figure": Text("空白", "blank"),
    "diff.dash": Text("“-”", '"-"'),
    "diff.undisclosed": Text("未公开", "not discl."),
    "diff.residual": Text("舍入差", "rounding"),
    "diff.broken": Text("差额（印数不闭合）", "unexplained (print does not add up)"),
    "diff.smaller": Text("其他 {count} 类", "{count} smaller classes"),
    "diff.lines": Text("科目和项目的变化", "what became of lines and projects"),
    "diff.lines_none": Text("科目和项目没有变化。", "no line came, went or changed its name."),
    "diff.more": Text("另有 {count} 项（-v 列出全部）", "and {count} more (-v lists all)"),
    "diff.tables_of": Text("表{tables}", "table {tables}"),
    "diff.new_number": Text("[只换了文号或年度]", "[new document number or year]"),
    "diff.unnamed": Text("（无名称）", "(no name)"),
    "diff.comma": Text("、", ", "),
    "diff.times": Text("共 {count} 条", "{count} of them"),
    "diff.page_pair": Text("{old}→{new}页", "p. {old}→{new}"),
    "diff.page_old": Text("旧{page}页", "old p. {page}"),
    "diff.page_new": Text("新{page}页", "new p. {page}"),
    "diff.undisclosed_head": Text("未公开（不是零）", "not disclosed (which is not zero)"),
    "diff.column": Text("{table} ｜ {column}", "{table} | {column}"),
    "diff.claims": Text(
        "新文件所说的上年数，与旧文件核对", "what the new one says of the old year, checked"
    ),
    "diff.claimed": Text("所称 {claimed}，旧文件 {found}", "says {claimed}, the old one {found}"),
    "diff.unit.yuan": Text("{value} 万元", "{value} 万元"),
    "diff.unit.percent": Text("{value}%", "{value}%"),
    "diff.findings": Text("核对发现的问题", "findings"),
    "diff.appeared": Text("新出现 {count}", "appeared {count}"),
    "diff.went": Text("已消失 {count}", "went away {count}"),
    "diff.apart": Text(
        "另在只有一份印出的部分 {count}", "in parts that only one file prints {count}"
    ),
    "diff.stays": Text("两份都有 {count}", "in both {count}"),
    "diff.up": Text("增加", "an increase"),
    "diff.down": Text("减少", "a decrease"),
    "diff.level": Text("持平", "no change"),
    "diff.forms": Text("绩效目标表", "performance sheets"),
    "diff.catalogue": Text("指导性目录", "catalogue"),
    "diff.narrative": Text("文字说明", "narrative"),
    "diff.all_unchanged": Text("不变 {count}", "unchanged {count}"),
    "diff.next": Text(
        "全部内容：gongkai diff {files} -o 比较.html（或 .xlsx、.json、.csv）；-v 列出更多。",
        "in full: gongkai diff {files} -o changes.html (or .xlsx, .json, .csv); -v lists more.",
    ),
}
