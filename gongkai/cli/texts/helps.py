"""Help pages: what each command and option is for, with examples."""

from gongkai.cli.texts.text import Text

HELPS: dict[str, Text] = {
    "heading.usage": Text("用法：", "Usage: "),
    "heading.options": Text("选项：", "Options:"),
    "heading.commands": Text("命令：", "Commands:"),
    "metavar.options": Text("[选项]", "[OPTIONS]"),
    "metavar.command": Text("命令 …", "COMMAND …"),
    "metavar.paths": Text("路径…", "PATH…"),
    "metavar.file": Text("文件", "FILE"),
    "metavar.folder": Text("文件夹", "FOLDER"),
    "metavar.optional_folder": Text("[文件夹]", "[FOLDER]"),
    "metavar.optional_names": Text("[名称…]", "[NAME…]"),
    "metavar.name": Text("名称", "NAME"),
    "metavar.text": Text("密码", "TEXT"),
    "metavar.seconds": Text("秒", "SECONDS"),
    "option.help": Text("显示本页。", "Show this page."),
    "option.version": Text("显示版本号。", "Show the version."),
    "option.verbose": Text(
        "说得更详细（-vv 更多）；出错时给出程序内部的位置。",
        "Say more (-vv even more), and where in the program an error happened.",
    ),
    "option.quiet": Text("只说错误。", "Say nothing but errors."),
    "option.json": Text(
        "在标准输出给出一份 JSON，供程序读取。", "Give one JSON document on standard output."
    ),
    "option.engine": Text(
        "只用这个表格引擎，例如 ruled、camelot-lattice（全部见 gongkai doctor）。",
        "Use this table engine only, such as ruled or camelot-lattice (gongkai doctor lists all).",
    ),
    "option.force_ocr": Text(
        "所有页面都按图像识别，不用文字层（需要 gongkai[scan]）。",
        "Read every page by its picture, not its text layer (needs gongkai[scan]).",
    ),
    "option.no_ocr": Text("不识别扫描页。", "Do not read scanned pages."),
    "option.profiles": Text(
        "您自己的版式文件夹，优先于内置版式；可重复给出。",
        "A folder of your own layout profiles, before the built-in ones; may be repeated.",
    ),
    "option.password": Text("加密 PDF 的打开密码。", "Password of an encrypted PDF."),
    "option.max_pages": Text(
        "超过 N 页的文件不读（默认 {default}）。",
        "Refuse files of more than N pages (default {default}).",
    ),
    "option.max_bytes": Text(
        "超过 N 字节的文件不读（默认 {default}）。",
        "Refuse files of more than N bytes (default {default}).",
    ),
    "option.timeout": Text(
        "单个文件超过这个时间就放弃（默认 {default} 秒）；每个扫描页另有其十分之一。",
        "Give up on a file after this long (default {default}); a scanned page has a tenth more.",
    ),
    "gongkai.help": Text(
        """公开（Gongkai）把公开的预算、决算 PDF 读成核对过的、可追溯到页和单元格的数据。
不使用任何语言模型；除 publish 外不联网。

示例：
  gongkai convert 2026年部门预算.pdf -o out
  gongkai inspect 2026年部门预算.pdf --page 9 --png 第9页.png
  gongkai doctor""",
        """Gongkai turns published Chinese budgets and final accounts (PDF) into checked data,
every figure traceable to its page and cell. No language model; no network but for publish.

Examples:
  gongkai convert budget-2026.pdf -o out
  gongkai inspect budget-2026.pdf --page 9 --png page-9.png
  gongkai doctor""",
    ),
    "convert.short": Text("把 PDF 转换为核对过的报告", "convert PDFs into checked reports"),
    "convert.help": Text(
        """把 PDF 转换为核对过的报告。文件夹会连同子文件夹一起查找 *.pdf。
每个 PDF 得到 输出文件夹/文件名/report.json；同名的另一份文件，名后加内容哈希的前 8 位，
先有的文件夹不变。
已经完成且没有变化的文件会跳过，中断后再次运行同一命令即可继续。

示例：
  gongkai convert 2026年部门预算.pdf -o out
  gongkai convert 各部门预算/ -o out --fail-on error
  gongkai convert 加密.pdf -o out --password 123456
  gongkai convert a.pdf -o out --cross-check camelot-lattice --json > 结果.json

退出码：0 完成；1 完成，但有达到 --fail-on 的问题；2 用法错误；3 文件读不了；4 版式文件有误；
5 什么也没有识别出来（报告仍会写出）；6 引擎不可用或失败；7 写不出结果；70 程序缺陷；130 被中断。
多个文件出错时取其中最大的退出码，其他文件照常转换。""",
        """Convert PDFs into checked reports. Folders are searched for *.pdf, subfolders too.
Each PDF gives FOLDER/STEM/report.json; where stems meet, 8 digits of the content's hash follow,
and a folder that is there keeps its name.
Files done before and unchanged are skipped, so an interrupted run goes on where it stopped.

Examples:
  gongkai convert budget-2026.pdf -o out
  gongkai convert all-departments/ -o out --fail-on error
  gongkai convert locked.pdf -o out --password 123456
  gongkai convert a.pdf -o out --cross-check camelot-lattice --json > result.json

Exit codes: 0 done; 1 done, with findings at or above --fail-on; 2 usage; 3 a file cannot be read;
4 a layout profile is broken; 5 nothing recognised (the report is written all the same);
6 an engine is missing or failed; 7 the result cannot be written; 70 a bug; 130 interrupted.
If several files fail, the highest of their codes; the other files still come out.""",
    ),
    "convert.out": Text("结果放在这个文件夹（必填）。", "Folder for the results (required)."),
    "convert.cross_check": Text(
        "再用这个引擎读一遍，逐单元格报告不一致之处。",
        "Read again with this engine and report every cell on which the two differ.",
    ),
    "convert.jobs": Text(
        "同时读几个文件（默认为处理器个数）。",
        "Files read at the same time (default: the number of processors).",
    ),
    "convert.fail_on": Text(
        "有这一级或更严重的问题时退出码为 1：error、warning、info；never（默认）从不。",
        "Exit with 1 if there are findings of this severity or worse; never is the default.",
    ),
    "convert.force": Text("已经完成的也重新转换。", "Convert again what was done before."),
    "inspect.short": Text("看程序在每一页看到了什么", "see what the reader saw on each page"),
    "inspect.help": Text(
        """逐页说明：页面种类、大小、表格网格、识别成什么、用哪个版式、依据是什么。
--page 与 --png 一起用，把网格、单元格和读到的文字画在该页上。

示例：
  gongkai inspect 2026年部门预算.pdf
  gongkai inspect 2026年部门预算.pdf --page 9 --png 第9页.png
  gongkai inspect 2026年部门预算.pdf --json""",
        """Tells, page by page: its kind and size, the grids on it, what was recognised, by which
profile and on what evidence. --page with --png draws the grid, the cells and the text as read
over that page.

Examples:
  gongkai inspect budget-2026.pdf
  gongkai inspect budget-2026.pdf --page 9 --png page-9.png
  gongkai inspect budget-2026.pdf --json""",
    ),
    "inspect.page": Text("只看第 N 页（从 1 数起）。", "This page only, counted from 1."),
    "inspect.png": Text(
        "把该页画成图片存到这里（需同时给 --page）。", "Draw that page to this file (with --page)."
    ),
    "inspect.png_needs_page": Text(
        "--png 需要同时用 --page 指明页码", "--png needs --page to say which page"
    ),
    "catalogue.short": Text("取出政府购买服务目录", "give the service-purchase catalogues"),
    "catalogue.help": Text(
        """把 PDF 或 report.json 里的政府购买服务指导性目录写成 JSON。
默认逐条列出，与 report.json 中的 catalogues 相同；--nested 按部门、按上下级套起来。

示例：
  gongkai catalogue 2026年部门预算.pdf --nested
  gongkai catalogue out/2026年部门预算/report.json --nested -o 目录.json

退出码：0 完成；2 用法错误；3 文件读不了；4 版式文件有误；5 文件里没有目录；6 引擎不可用或失败；
7 写不出结果；70 程序缺陷；130 被中断。""",
        """Write the service-purchase catalogues of a PDF or a report.json as JSON.
By default entry by entry, as catalogues in report.json; --nested puts them below their
departments and each code below its parent.

Examples:
  gongkai catalogue budget-2026.pdf --nested
  gongkai catalogue out/budget-2026/report.json --nested -o catalogue.json

Exit codes: 0 done; 2 usage; 3 the file cannot be read; 4 a layout profile is broken; 5 no
catalogue in the file; 6 an engine is missing or failed; 7 the result cannot be written; 70 a bug;
130 interrupted.""",
    ),
    "catalogue.nested": Text(
        "按部门和上下级套起来。", "Nest codes below their departments and parents."
    ),
    "catalogue.out": Text(
        "写到这个文件（默认写到标准输出）。", "Write to this file (default: standard output)."
    ),
    "profiles.short": Text(
        "版式：列出、查看、检查、解释、新建、测试",
        "list, show, lint, explain, draft and test layouts",
    ),
    "profiles.help": Text(
        """版式（profile）说明一种公开表怎样对应到统一的口径。

示例：
  gongkai profiles list
  gongkai profiles explain 2026年部门预算.pdf
  gongkai profiles new --from national.expenditure 预算.pdf --table 3 -o 我的版式/总表.yaml""",
        """A layout profile says how a printed form maps to the vocabulary.

Examples:
  gongkai profiles list
  gongkai profiles explain budget-2026.pdf
  gongkai profiles new --from national.expenditure budget-2026.pdf --table 3 -o mine/total.yaml""",
    ),
    "list.short": Text("列出全部版式", "list all profiles"),
    "list.help": Text(
        """列出全部版式，包括只用来被继承的。

示例：
  gongkai profiles list
  gongkai profiles list --profiles ./我的版式""",
        """Lists all profiles, those that only serve as parents too.

Examples:
  gongkai profiles list
  gongkai profiles list --profiles ./mine""",
    ),
    "show.short": Text("查看一个版式", "show one profile"),
    "show.help": Text(
        """查看一个版式的文件；--resolved 显示继承合并后的结果，以及每个值来自哪个文件。

示例：
  gongkai profiles show national.expenditure --resolved""",
        """Shows the file of a profile; --resolved shows it merged with its parents, and from which
file each value came.

Example:
  gongkai profiles show national.expenditure --resolved""",
    ),
    "show.resolved": Text("合并上级版式之后的样子。", "Merged with its parents."),
    "show.nearest": Text("相近的有：{names}。", "The nearest: {names}."),
    "lint.short": Text("检查版式文件有没有错", "check profile files for mistakes"),
    "lint.help": Text(
        """检查一个文件夹里的版式文件（不给文件夹则检查内置版式），有错时退出码为 4。

示例：
  gongkai profiles lint ./我的版式""",
        """Checks the profiles in a folder (the built-in ones if none is given); exit code 4 if
there are mistakes.

Example:
  gongkai profiles lint ./mine""",
    ),
    "explain.short": Text("说明一个文件为什么这样识别", "tell why a file matches or does not"),
    "explain.help": Text(
        """逐表说明比较过哪些版式：找到了哪些表头、缺了哪些、为什么选中或没有选中。

示例：
  gongkai profiles explain 2026年部门预算.pdf --profiles ./我的版式""",
        """Tells for each table which profiles were weighed: which headers were found, which were
missing, and why it was chosen or not.

Example:
  gongkai profiles explain budget-2026.pdf --profiles ./mine""",
    ),
    "doctor.short": Text("检查本机是否可以正常工作", "check that this machine can do the work"),
    "doctor.help": Text(
        """检查 Python、各个库、表格引擎、版式文件和临时文件夹；有问题时给出办法，退出码为 1。

示例：
  gongkai doctor""",
        """Examines Python, the libraries, the table engines, the layout profiles and the temporary
folder; exit code 1 and what to do if something is wrong.

Example:
  gongkai doctor""",
    ),
    "samples.short": Text(
        "样本与其认可的报告（供参与开发者用）", "samples and their accepted reports"
    ),
    "samples.help": Text(
        """样本（samples/）旁边是认可的报告：程序读样本，必须得出一字节不差的结果。
只在代码库的检出目录中可用。

示例：
  gongkai samples accept --check""",
        """Beside each sample in samples/ lies its accepted report: what the program must make of
it, byte for byte. Works in a checkout only.

Example:
  gongkai samples accept --check""",
    ),
    "accept.short": Text("认可样本现在的读法", "accept how the samples are read now"),
    "accept.help": Text(
        """转换样本，把结果写在样本旁边，作为认可的报告；与原来认可的不同时，先显示差别。
不写名称则处理全部样本。认可的报告从不手工修改。

示例：
  gongkai samples accept
  gongkai samples accept zezhou-2026 --check

退出码：0 相同或已认可；1 有差别（只在 --check 时）；2 用法错误，或不在检出目录中。""",
        """Converts the samples and keeps the results beside them as their accepted reports; where
one differs from what was accepted before, shows how. Without a name: all samples. Accepted
reports are never edited by hand.

Examples:
  gongkai samples accept
  gongkai samples accept zezhou-2026 --check

Exit codes: 0 the same, or accepted; 1 different (with --check only); 2 usage, or no checkout.""",
    ),
    "accept.check": Text("只比较，什么也不写。", "Compare only, write nothing."),
}
