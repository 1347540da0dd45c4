"""What the commands for authors of layout profiles say: new, explain and test."""

from gongkai.cli.texts.text import Text

AUTHORING: dict[str, Text] = {
    "metavar.words": Text("文字", "TEXT"),
    "metavar.yaml": Text("文件.yaml", "FILE.yaml"),
    "explain.only": Text("只说第 N 张表，从 1 数起。", "Table N only, counted from 1."),
    "explain.png": Text(
        "把这张表的第一页画成图片：表头、各列对应到什么（需同时给 --table）。",
        "Draw the table's first page and what each column was taken for (with --table).",
    ),
    "explain.png_needs_table": Text(
        "--png 需要同时用 --table 指明是哪一张表", "--png needs --table to say which table"
    ),
    "explain.no_such_table": Text(
        "没有第 {table} 张表；这个文件里有 {count} 张", "no table {table}; the file has {count}"
    ),
    "explain.nearest": Text(
        "表 {table} 最接近 {profile}（{columns} 列中认识 {known} 列）。下一步：\n"
        "  gongkai profiles new --from {profile} {path} --table {table} -o mine/NAME.yaml",
        "table {table} is nearest to {profile} ({known} of {columns} columns). Next:\n"
        "  gongkai profiles new --from {profile} {path} --table {table} -o mine/NAME.yaml",
    ),
    "explain.drawn": Text("表 {table} 已画到 {path}", "table {table} drawn to {path}"),
    "explain.legend": Text(
        "橙色为表头；每列上方是编号和版式给它的名称，绿色为金额，蓝色为编码和名称，灰色为其他；"
        "红色斜线和问号为版式不认识的列。页面下方列出各列的含义。",
        "Orange: the header. Above each column its number and the name that the profile gives it: "
        "green for amounts, blue for codes and labels, grey for others; red hatching and a "
        "question mark for columns it does not know. Below the page: what the columns mean.",
    ),
    "new.short": Text("为一张表提出新版式", "propose a profile for a table"),
    "new.help": Text(
        """为 PDF 中没有识别（或识别得不好）的一张表提出新版式：标题、表头、编码、合计行从表上读出。
上级版式（--from）已认识的列不再重复；不认识的列只按内容定其作用，金额的口径由人来填。
新版式会先试用一遍：说明这张表用它能不能识别，还有什么要填。

示例：
  gongkai profiles new --from national.expenditure 部门预算.pdf --table 5 -o mine/expenditure.yaml
  gongkai profiles new --from national.expenditure 部门预算.pdf --title 支出预算分类汇总表

退出码：0 已提出；2 用法错误，或没有说明是哪张表；3 文件读不了；4 版式有误，或没有上级版式。""",
        """Proposes a profile for a table of a PDF that no profile fits, or fits badly: its title,
header, codes and rows of totals are read off the table. Columns that the parent (--from) knows are
left to it; others get a role by what stands in them; what their figures mean is for you to say.
The proposal is tried out at once: you are told whether the table follows it and what to fill in.

Examples:
  gongkai profiles new --from national.expenditure budget.pdf --table 5 -o mine/expenditure.yaml
  gongkai profiles new --from national.expenditure budget.pdf --title 支出预算分类汇总表

Exit codes: 0 proposed; 2 usage, or which table is not clear; 3 the file cannot be read; 4 a
profile is broken, or there is no such parent.""",
    ),
    "new.from": Text(
        "上级版式（必填）：最接近的一个，见 gongkai profiles explain。",
        "The parent (required): the nearest profile; see gongkai profiles explain.",
    ),
    "new.table": Text("第 N 张表，从 1 数起。", "Table N, counted from 1."),
    "new.title": Text("标题中含有这些字的表。", "The table whose title has these words."),
    "new.out": Text(
        "写入这个文件；不给则输出到标准输出。",
        "Write it to this file; standard output if none is given.",
    ),
    "new.id": Text(
        "新版式的名称，如 shanxi.expenditure；不给则按文件夹名和文件名。",
        "Id of the new profile, such as shanxi.expenditure; else folder and file name.",
    ),
    "new.force": Text("覆盖已有的文件。", "Replace the file if it exists."),
    "new.table_or_title": Text(
        "--table 和 --title 只能给一个", "give either --table or --title, not both"
    ),
    "new.bad_id": Text(
        "{id} 不是版式名称：应为小写拉丁字母的 家族.名称，例如 shanxi.expenditure",
        "{id} is no profile id: it must be family.name in small Latin letters, such as "
        "shanxi.expenditure",
    ),
    "new.abstract": Text(
        "{id} 只用来被内置版式继承，不说明任何一种表；请另选一个上级版式",
        "{id} only serves as a parent of built-in profiles and describes no form; choose another",
    ),
    "new.exists": Text(
        "{path} 已经存在；用 --force 覆盖，或换一个文件名",
        "{path} exists; --force replaces it, or choose another name",
    ),
    "new.no_tables": Text(
        "这个文件里没有找到表；gongkai inspect 可看每一页的情况",
        "no table was found in this file; gongkai inspect tells about each page",
    ),
    "new.say_which": Text("请用 --table 说明是哪一张表：", "say which table with --table:"),
    "new.not_there": Text(
        "不能确定是哪一张表，可选的有：", "it is not clear which table; there are:"
    ),
    "new.choice": Text(
        "    --table {number}  {title}（第 {pages} 页）{profile}",
        "    --table {number}  {title} (page {pages}) {profile}",
    ),
    "new.table_line": Text(
        "表 {number}  {title}（第 {pages} 页）", "table {number}  {title} (page {pages})"
    ),
    "new.accepted": Text(
        "  ✓ 试用：这张表能用新版式识别，{columns} 列中认识 {known} 列",
        "  ✓ tried: the table follows the proposal, {known} of {columns} columns are known",
    ),
    "new.refused": Text(
        "  ✗ 试用：这张表还不能用新版式识别：{reason}",
        "  ✗ tried: the table does not follow the proposal yet: {reason}",
    ),
    "new.to_do": Text("  还要填写或改正 {count} 处：", "  to fill in or correct ({count}):"),
    "new.written": Text("已写入 {path}", "written: {path}"),
    "new.next": Text(
        "下一步：编辑 {path}，然后 gongkai profiles lint {folder}",
        "next: edit {path}, then gongkai profiles lint {folder}",
    ),
    "metavar.cases": Text("算例", "CASES"),
    "test.short": Text("用算例检验版式", "try profiles on table cases"),
    "test.help": Text(
        """用算例检验版式。算例是 YAML 文件：印的表（文字画成的格子）和应当读出的结果；不需要 PDF。
给一个文件或一个文件夹（连同子文件夹中的 *.yaml）。没有写 expect 的算例，会给出读到的结果，
核对无误后可抄入文件。-v 连通过的也列出。

示例：
  gongkai profiles test 算例/ --profiles ./mine
  gongkai profiles test 算例/支出.yaml --profiles ./mine -v

退出码：0 全部通过；1 有不符的；2 用法错误；4 算例或版式文件有误。""",
        """Tries profiles on table cases: YAML files with a printed table (a grid drawn as text) and
what must be read out of it; no PDF is needed. Give a file, or a folder (its *.yaml, subfolders
too). A case without `expect` shows what was read, to be checked and pasted into the file. -v
lists the cases that pass too.

Examples:
  gongkai profiles test cases/ --profiles ./mine
  gongkai profiles test cases/expenditure.yaml --profiles ./mine -v

Exit codes: 0 all pass; 1 some do not; 2 usage; 4 a case file or a profile is broken.""",
    ),
    "test.passed": Text("✓ {name}", "✓ {name}"),
    "test.known": Text("– {name}（已知不符）", "– {name} (known to fail)"),
    "test.failed": Text("✗ {name}", "✗ {name}"),
    "test.no_expect": Text(
        "    没有写 expect。读到的是（核对后抄入算例）：",
        "    It has no expect. This is what was read (check it, then paste it into the case):",
    ),
    "test.passes_now": Text(
        "    标为已知不符（{reason}），现在却通过了；请去掉 xfail。",
        "    It is marked as known to fail ({reason}) but passes now; remove xfail.",
    ),
    "test.totals": Text(
        "通过 {passed}，已知不符 {known}，不符 {failed}。",
        "{passed} passed, {known} known to fail, {failed} failed.",
    ),
}
