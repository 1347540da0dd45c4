"""What `gongkai check` and `gongkai explain` say."""

from gongkai.cli.texts.text import Text

FINDINGS: dict[str, Text] = {
    "metavar.inputs": Text("文件…", "FILE…"),
    "metavar.out_file": Text("文件", "FILE"),
    "metavar.codes": Text("[代码…]", "[CODE…]"),
    "check.short": Text("核对 PDF 或报告，列出问题", "check PDFs or reports, list what is wrong"),
    "check.help": Text(
        """核对 PDF，或查看已有的 report.json，按表列出问题：级别、代码、页、单元格、两个数与差额；
最后是各表核对的次数：相符、舍入差、不符、不适用、无法核对。文件夹会连同子文件夹一起查找 *.pdf。
给出 report.json 时列出其中记下的问题，不重新核对。

示例：
  gongkai check 2026年部门预算.pdf
  gongkai check out/*/report.json --severity error
  gongkai check 2026年部门预算.pdf --format html -o 核对结果.html
  gongkai check out/a/report.json --pdf a.pdf --format html -o 核对结果.html
  gongkai check 各部门预算/ --format sarif -o findings.sarif

退出码：0 没有达到 --fail-on 的问题；1 有；2 用法错误；3 文件读不了；4 版式文件有误；
5 什么也没有识别出来；6 引擎不可用或失败；7 报告不可用，或写不出结果；70 程序缺陷；130 被中断。
多个文件出错时取其中最大的退出码，其他文件照常核对。""",
        """Checks PDFs, or shows what a report.json holds: findings by table with severity, code,
page, cell, both figures and the difference; then, table by table, how many checks held, were off by
rounding, broken, not applicable or impossible. Folders are searched for *.pdf, subfolders too.
Of a report.json, the findings recorded in it are shown; nothing is checked again.

Examples:
  gongkai check budget-2026.pdf
  gongkai check out/*/report.json --severity error
  gongkai check budget-2026.pdf --format html -o findings.html
  gongkai check out/a/report.json --pdf a.pdf --format html -o findings.html
  gongkai check all-departments/ --format sarif -o findings.sarif

Exit codes: 0 no findings at or above --fail-on; 1 there are; 2 usage; 3 a file cannot be read;
4 a layout profile is broken; 5 nothing recognised; 6 an engine is missing or failed; 7 a report
cannot be used, or the result not written; 70 a bug; 130 interrupted.
If several files fail, the highest of their codes; the other files are checked all the same.""",
    ),
    "check.fail_on": Text(
        "有这一级或更严重的问题时退出码为 1：error（默认）、warning、info；never 从不。",
        "Exit with 1 if there are findings of this severity or worse; error is the default.",
    ),
    "check.format": Text(
        "输出格式：text（默认）、json、sarif、html（带原页图，单元格已框出）。",
        "text (default), json, sarif, or html: a page with pictures, the cells framed.",
    ),
    "check.out": Text("写到这个文件，而不是标准输出。", "Write to this file, not standard output."),
    "check.severity": Text(
        "列出这一级及更严重的问题：error、warning（默认）、info。",
        "List findings of this severity and worse; warning is the default.",
    ),
    "check.pdf": Text(
        "report.json 所依据的 PDF，用于 html 中的图。",
        "The PDF that the report.json was made from, for the pictures of html.",
    ),
    "check.one_report": Text(
        "--pdf 只能与一个 report.json 一起用", "--pdf goes with exactly one report.json"
    ),
    "check.other_pdf": Text(
        "{pdf} 不是该报告所依据的文件（内容哈希不同）",
        "{pdf} is not the file that the report was made from (its hash differs)",
    ),
    "check.html_needs_out": Text(
        "html 请用 -o 写到文件，或用管道接走", "html needs -o FILE, or a pipe"
    ),
    "check.only_pdf": Text(
        "{option} 只对 PDF 有用；report.json 不会重新读取",
        "{option} is for PDFs only; a report.json is not read again",
    ),
    "check.written": Text("已写入 {path}", "written: {path}"),
    "check.printed": Text("印数 {figure}", "printed {figure}"),
    "check.against": Text("核对数 {figure}", "checked against {figure}"),
    "check.difference": Text("差额 {figure}", "difference {figure}"),
    "part.document": Text("全文件", "whole document"),
    "part.forms": Text("绩效目标表", "performance target sheets"),
    "part.catalogues": Text("政府购买服务指导性目录", "service-purchase catalogues"),
    "part.narrative": Text("情况说明", "narrative"),
    "check.total": Text("合计", "total"),
    "check.clean": Text("没有这一级的问题。", "No findings of this severity."),
    "check.hidden": Text(
        "另有 {count} 条级别较低的问题没有列出（--severity info 可看全部）。",
        "lesser findings not listed: {count} (--severity info lists all).",
    ),
    "check.reasons": Text("为什么没有核对", "why checks were not made"),
    "check.reason_tables": Text("（表 {numbers}）", " (tables {numbers})"),
    "check.reason_whole": Text("（全文件）", " (whole document)"),
    "check.all_files": Text("共 {files} 个文件", "{files} files"),
    "check.next_html": Text(
        "下一步：gongkai check {path} --format html -o 核对结果.html 可看框出单元格的原页图。",
        "next: gongkai check {path} --format html -o findings.html shows the pages, cells framed.",
    ),
    "check.next_html_report": Text(
        "下一步：gongkai check {path} --pdf {pdf} --format html -o 核对结果.html "
        "可看框出单元格的原页图。",
        "next: gongkai check {path} --pdf {pdf} --format html -o findings.html shows the pages, "
        "cells framed.",
    ),
    "check.next_explain": Text(
        "　　　　gongkai explain {code} 说明这类问题和怎么办。",
        "      gongkai explain {code} tells what this kind of finding means.",
    ),
    "tally.number": Text("#", "#"),
    "tally.title": Text("核对", "checks"),
    "tally.holds": Text("相符", "hold"),
    "tally.rounding": Text("舍入差", "rounding"),
    "tally.broken": Text("不符", "broken"),
    "tally.not_applicable": Text("不适用", "not appl."),
    "tally.insufficient": Text("无法核对", "could not"),
    "codes.short": Text("说明一个问题代码或错误代码", "tell what a finding or error code means"),
    "codes.help": Text(
        """说明问题代码（如 SUM-001）和错误代码（如 IN-004）：是什么、为什么、举例、怎么办。
不给代码则列出全部。

示例：
  gongkai explain
  gongkai explain SUM-001 IN-004""",
        """Tells what the code of a finding (SUM-001) or an error (IN-004) means: what it is, why,
an example, what to do. Without a code, lists them all.

Examples:
  gongkai explain
  gongkai explain SUM-001 IN-004""",
    ),
    "codes.unknown": Text("没有 {code} 这个代码{nearest}", "there is no code {code}{nearest}"),
    "codes.nearest": Text("；相近的有：{names}", "; the nearest: {names}"),
    "codes.code": Text("代码", "code"),
    "codes.kind": Text("级别", "severity"),
    "codes.title": Text("标题", "title"),
    "codes.meaning": Text("说明", "meaning"),
    "codes.message": Text("写作", "reads"),
    "codes.example": Text("举例", "example"),
    "codes.action": Text("怎么办", "what to do"),
    "codes.exit": Text("退出码 {code}", "exit code {code}"),
    "codes.error": Text("错误", "error"),
    "codes.warning": Text("警告", "warning"),
    "codes.info": Text("提示", "note"),
    "codes.findings": Text("问题（数据，程序照常继续）", "Findings: data, the program goes on"),
    "codes.errors": Text("错误（程序无法继续）", "Errors: the program cannot go on"),
}
