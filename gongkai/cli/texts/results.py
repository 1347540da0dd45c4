"""What commands tell while they run and when they are done."""

from gongkai.cli.texts.text import Text

RESULTS: dict[str, Text] = {
    "error.head": Text("错误 {code}：", "error {code}: "),
    "error.about": Text("{cause}（{path}）", "{cause} ({path})"),
    "error.details": Text("加 -v 可看到出错的位置。", "-v shows where it happened."),
    "usage.error": Text("用法错误：{what}", "usage error: {what}"),
    "usage.more": Text("详见 {command} --help", "see {command} --help"),
    "usage.no_command": Text(
        "没有 {name} 这个命令；有：{known}", "no command {name}; there are: {known}"
    ),
    "usage.no_option": Text("没有 {name} 这个选项", "no option {name}"),
    "usage.missing": Text("缺少 {name}", "{name} is missing"),
    "usage.bad_option": Text("选项 {name} 用得不对，后面需要一个值", "option {name} needs a value"),
    "usage.bad_value": Text("{name} 的值不对：{expected}", "bad value for {name}: {expected}"),
    "usage.one_of": Text("应为其中之一：{known}", "it must be one of: {known}"),
    "usage.number": Text("应为不小于 {least} 的数", "it must be a number, {least} or more"),
    "usage.above": Text("应为大于 {least} 的数", "it must be a number above {least}"),
    "usage.overwrites": Text(
        "结果不能写到要读取的文件上：{path}；请换一个文件名",
        "the result would replace the file to be read: {path}; choose another name",
    ),
    "usage.both_ocr": Text(
        "--force-ocr 和 --no-ocr 互相矛盾，只能用其中一个",
        "--force-ocr and --no-ocr contradict each other; use one of them",
    ),
    "interrupted": Text("已中断。", "Interrupted."),
    "progress.files": Text("文件", "files"),
    "progress.scanned": Text("{label}，扫描页", "{label}, scanned pages"),
    "progress.counted": Text(
        "{label}，扫描页 {done}/{pages}", "{label}, scanned pages {done}/{pages}"
    ),
    "value.unknown": Text("未知", "unknown"),
    "value.no_issuer": Text("（未识别出单位名称）", "(issuer not recognised)"),
    "stage.budget": Text("预算", "budget"),
    "stage.final_accounts": Text("决算", "final accounts"),
    "level.unit": Text("单位", "unit"),
    "level.department": Text("部门", "department"),
    "severity.error": Text("错误 {count}", "errors {count}"),
    "severity.warning": Text("警告 {count}", "warnings {count}"),
    "severity.info": Text("提示 {count}", "notes {count}"),
    "outcome.holds": Text("相符 {count}", "hold {count}"),
    "outcome.rounding": Text("舍入差 {count}", "rounding {count}"),
    "outcome.broken": Text("不符 {count}", "broken {count}"),
    "outcome.not_applicable": Text("不适用 {count}", "not applicable {count}"),
    "outcome.insufficient": Text("无法核对 {count}", "could not check {count}"),
    "document.year": Text("{year} 年", "{year}"),
    "document.pages": Text("共 {count} 页", "{count} pages"),
    "document.checks": Text("核对", "checks"),
    "document.findings": Text("问题", "findings"),
    "document.more": Text("其余 {count} 条见报告中的 findings。", "{count} more in the report."),
    "document.written": Text("报告已写入 {path}", "report: {path}"),
    "document.skipped": Text(
        "报告已是最新，未重新转换：{path}（--force 可强制重做）",
        "already done, not converted again: {path} (--force does)",
    ),
    "next.explain": Text(
        "下一步：gongkai profiles explain {path} 看未识别的表缺了什么表头。",
        "next: gongkai profiles explain {path} tells which header an unknown table lacks.",
    ),
    "next.look": Text(
        "下一步：gongkai inspect {path} --page {page} --png 第{page}页.png 看这一页是怎么读的。",
        "next: gongkai inspect {path} --page {page} --png page-{page}.png shows how it was read.",
    ),
    "next.use": Text(
        "下一步：打开 {path}，每个数都注明了页码和位置。",
        "next: open {path}; every figure carries its page and place.",
    ),
    "table.number": Text("#", "#"),
    "table.title": Text("表", "table"),
    "table.pages": Text("页", "pages"),
    "table.rows": Text("行", "rows"),
    "table.reader": Text("引擎 · 版式", "engine · profile"),
    "table.holds": Text("相符", "hold"),
    "table.rounding": Text("舍入差", "rounding"),
    "table.broken": Text("不符", "broken"),
    "table.unknown": Text("未识别", "not recognised"),
    "table.untitled": Text("（无标题，{kind}）", "(untitled, {kind})"),
    "state.filled": Text("有数据", "filled"),
    "state.declared_empty": Text("空表（有说明）", "empty (declared)"),
    "state.empty": Text("空表", "empty"),
    "state.absent": Text("缺", "absent"),
    "document.forms": Text("{count} 份，指标 {indicators} 条", "{count}, {indicators} indicators"),
    "document.catalogue": Text(
        "代码 {entries} 个，部门 {departments} 个", "{entries} codes, {departments} departments"
    ),
    "document.prose": Text(
        "{count} 段，数字陈述 {claims} 处，名词解释 {terms} 条",
        "{count} paragraphs, {claims} claims in figures, {terms} terms explained",
    ),
    "finding.page": Text("第 {page} 页", "page {page}"),
    "finding.table": Text("表 {number}", "table {number}"),
    "finding.figures": Text(
        "（应为 {expected}，实为 {observed}）", " (expected {expected}, found {observed})"
    ),
    "run.file": Text("文件", "file"),
    "run.outcome": Text("结果", "outcome"),
    "run.document": Text("内容", "document"),
    "run.tables": Text("识别", "recognised"),
    "run.holds": Text("相符", "hold"),
    "run.rounding": Text("舍入差", "rounding"),
    "run.broken": Text("不符", "broken"),
    "run.findings": Text("问题", "findings"),
    "run.same_as": Text("与 {path} 内容相同", "same content as {path}"),
    "run.totals": Text(
        "共 {files} 个文件：转换 {converted}，跳过 {skipped}，失败 {failed}。结果在 {out}",
        "{files} files: {converted} converted, {skipped} skipped, {failed} failed. Results: {out}",
    ),
    "status.converted": Text("已转换", "converted"),
    "status.skipped": Text("已是最新", "up to date"),
    "status.same": Text("内容相同", "same content"),
    "status.failed": Text("失败", "failed"),
    "convert.interrupted": Text(
        "已中断：{total} 个文件中完成 {done} 个，没有留下写了一半的文件。"
        "再次运行同一命令即可继续。",
        "Interrupted: {done} of {total} files done, nothing is half-written. "
        "Run the same command again to go on.",
    ),
    "page.page": Text("页", "page"),
    "page.kind": Text("种类", "kind"),
    "page.size": Text("大小（点）", "size (points)"),
    "page.grids": Text("网格（行×列）", "grids (rows×columns)"),
    "page.recognised": Text("识别为", "recognised as"),
    "page.reason": Text("依据", "because"),
    "kind.digital": Text("文字", "digital"),
    "kind.scanned": Text("扫描", "scanned"),
    "kind.mixed": Text("混合", "mixed"),
    "kind.blank": Text("空白", "blank"),
    "inspect.drawn": Text("第 {page} 页已画到 {path}", "page {page} drawn to {path}"),
    "inspect.legend": Text(
        "蓝色为单元格，橙色为合并单元格（角上注行×列），左上数字为行列序号；"
        "红字为单元格中读到的文字，绿字带下划线为表外文字。",
        "Blue: cells; orange: merged cells with rows×columns in the corner; numbers at the top and "
        "left: columns and rows. Red text: as read in cells; green, underlined: outside tables.",
    ),
    "explain.table": Text(
        "表 {number}  {title}（第 {pages} 页，{rows} 行）",
        "table {number}  {title} (page {pages}, {rows} rows)",
    ),
    "explain.form": Text(
        "绩效目标表 {number}  {name}（第 {pages} 页，指标 {rows} 条）",
        "performance sheet {number}  {name} (page {pages}, {rows} indicators)",
    ),
    "explain.catalogue": Text(
        "目录 {number}  {name}（第 {pages} 页，代码 {rows} 个）",
        "catalogue {number}  {name} (page {pages}, {rows} codes)",
    ),
    "explain.score": Text("  得分 {score}", "  score {score}"),
    "explain.title": Text("标题：{title}", "title: {title}"),
    "explain.found": Text("找到的表头：{names}", "headers found: {names}"),
    "explain.missing": Text("缺少的表头：{names}", "headers missing: {names}"),
    "explain.no_tables": Text(
        "没有找到任何表格。gongkai inspect 可看每一页的情况。",
        "No table was found. gongkai inspect tells about each page.",
    ),
    "profile.id": Text("名称", "id"),
    "profile.kind": Text("表种", "kind"),
    "profile.stage": Text("阶段", "stage"),
    "profile.extends": Text("继承自", "extends"),
    "profile.description": Text("说明", "description"),
    "lint.clean": Text("没有发现问题。", "No problems."),
    "lint.problems": Text("共 {count} 处问题。", "{count} problems."),
    "doctor.gongkai": Text("公开（Gongkai）", "Gongkai"),
    "doctor.python": Text("Python", "Python"),
    "doctor.library": Text("库 {name}", "library {name}"),
    "doctor.engine": Text("引擎 {name}", "engine {name}"),
    "doctor.extra": Text("可选组件 {name}", "extra {name}"),
    "doctor.package": Text("包名 {name}", "package name {name}"),
    "doctor.profiles": Text("内置版式", "built-in profiles"),
    "doctor.worker": Text("读取进程", "worker process"),
    "doctor.temporary": Text("临时文件夹", "temporary folder"),
    "doctor.healthy": Text("一切正常。", "All is well."),
    "doctor.unhealthy": Text("有问题，请按箭头所示处理。", "Something is wrong; see the arrows."),
    "accept.no_checkout": Text(
        "样本只在代码库的检出目录中；请在那里运行 python -m gongkai samples accept",
        "samples exist in a checkout only; run python -m gongkai samples accept there",
    ),
    "accept.unknown": Text(
        "没有 {name} 这个样本；有：{known}", "no sample {name}; there are: {known}"
    ),
    "accept.left_out": Text(
        "{name}：跳过，扫描页在此无法读取（{reason}）：{hint}",
        "{name}: left out, its scanned pages cannot be read here ({reason}): {hint}",
    ),
    "accept.same": Text("{name}：与认可的报告相同。", "{name}: as accepted."),
    "accept.none": Text("{name}：还没有认可的报告。", "{name}: no report has been accepted yet."),
    "accept.differs": Text(
        "{name}：与认可的报告不同（- 认可的，+ 现在的）：",
        "{name}: differs from the accepted report (- accepted, + now):",
    ),
    "accept.unreadable": Text(
        "认可的报告不是 JSON，无法比较。", "the accepted report is not JSON; it cannot be compared."
    ),
    "accept.more": Text("……另有 {count} 行差别。", "… {count} more lines of difference."),
    "accept.done": Text("已认可：{path}", "accepted: {path}"),
}
