"""What `gongkai export` and `gongkai validate` say."""

from gongkai.cli.texts.text import Text

EXPORTS: dict[str, Text] = {
    "metavar.formats": Text("格式[,格式…]", "FORMAT[,FORMAT…]"),
    "option.formats": Text(
        "写成这些格式：json、datapackage、parquet、xlsx、xml、xbrl、xbrl-json、xbrl-csv、ixbrl、xbri、xbr、"
        "dcat，或 all（全部）；用逗号分开，也可重复给出。",
        "Write these formats: json, datapackage, parquet, xlsx, xml, xbrl, xbrl-json, xbrl-csv, "
        "ixbrl, xbri, xbr, dcat, or all of them: all; by commas or repeated.",
    ),
    "metavar.about": Text("名称=值", "NAME=VALUE"),
    "option.about": Text(
        "写进 dcat 的发布信息，文件本身没有：licence、landing-page、publisher、contact（网址；"
        "contact 也可为 mailto:），issued、modified（日期）；可重复给出，每次都要给。",
        "For dcat, as no document tells it: licence, landing-page, publisher, contact (addresses; "
        "contact also mailto:), issued, modified (days); repeatable, to be given each time.",
    ),
    "usage.no_about": Text(
        "--about {told} 无效：应为 名称=值，名称各一次（{known}），"
        "值为 http(s) 网址或 YYYY-MM-DD。",
        "--about {told} is not NAME=VALUE with a name of {known}, given once, and an http(s) "
        "address or a day as YYYY-MM-DD.",
    ),
    "usage.no_format": Text(
        "没有 {name} 这个格式；有：{known}", "no format {name}; there are: {known}"
    ),
    "document.export": Text("{name}：{path}（{count} 个文件）", "{name}: {path} ({count} files)"),
    "document.exported": Text("已导出到 {path}", "exported: {path}"),
    "document.other": Text(
        "{path}：{folder} 里是另一份同名文件的结果，没有改动。",
        "{path}: {folder} holds another document of this name and was left as it is.",
    ),
    "document.older": Text(
        "{path}：{report} 是先前读出的结果，仍留在原处。",
        "{path}: {report} is of an earlier reading and still lies there.",
    ),
    "document.renewed": Text(
        "{path}：文件夹里已有的 {formats} 已随之重写。",
        "{path}: {formats} lay there already and were written anew with it.",
    ),
    "document.removed": Text(
        "{path}：文件夹里已有的 {formats} 说的不是这份报告，又无法重写，已删除。",
        "{path}: {formats} lay there already, told another report and cannot be renewed; removed.",
    ),
    "status.exported": Text("已导出", "exported"),
    "export.short": Text(
        "把报告或 PDF 导出为别的工具能用的格式", "export reports or PDFs for other people's tools"
    ),
    "export.help": Text(
        """把 report.json 或 PDF 导出为别的工具能直接使用的格式。
给出文件夹时，导出其中的 report.json；没有则读其中的 PDF。每份文件的结果放在 输出文件夹/名称/ 下；
名称已属于另一份文件时，后加哈希的前 8 位。报告有变化时，那里已有的其他格式一并重写。
PDF 与 gongkai convert 一样读：report.json 总会写出，已经读过且没有变化的不再重读，只补缺的格式。

格式：
  json         规范报告（RFC 8785）
  datapackage  Data Package v2：整洁的 CSV 加表结构，并附 CSVW 元数据
  parquet      同样的表，金额为十进制类型（需要 pyarrow）
  xlsx         Excel：目录、问题、每张公开表一张工作表（合并表头）、事实表（需要 openpyxl）
  xml          整份报告的简明 XML，附模式文件（XSD）
  xbrl         XBRL 2.1 实例，附分类标准；xbrl-json、xbrl-csv 为同样事实的另两种写法
  ixbrl        内嵌 XBRL 网页：像原表一样阅读，每个数字都有标记
  xbri、xbr    网页或实例连同分类标准的报告包，一个文件
  dcat         DCAT-AP 3.0.1 目录记录（JSON-LD）

示例：
  gongkai export out/a/report.json --format xlsx -o out
  gongkai export out/ --format datapackage,parquet,dcat -o 发布
  gongkai export out/a/report.json --format xbrl,ixbrl -o out
  gongkai export 2026年部门预算.pdf -f xlsx -f datapackage -o out

退出码：0 完成；2 用法错误；3 文件读不了；4 版式文件有误；5 没有识别出任何表；6 引擎不可用或失败；
7 报告不可用、缺少所需的库，或写不出结果；70 程序缺陷；130 被中断。""",
        """Exports report.json files or PDFs into formats that other people's tools take.
Of a folder, the report.json files in it; if there are none, its PDFs. Each document's files go to
FOLDER/NAME/; if that holds another document, 8 digits of a hash follow. When a report has changed,
the other formats that lie there are written anew. PDFs are read as gongkai convert does:
report.json is always written, and what was read before and has not changed is not read again, only
the missing formats are made.

Formats:
  json         the canonical report (RFC 8785)
  datapackage  Data Package v2: tidy CSV with table schemas, and CSVW metadata
  parquet      the same tables, amounts as decimals (needs pyarrow)
  xlsx         Excel: contents, findings, a sheet per table with merged headers, facts (openpyxl)
  xml          the whole report as plain XML, with its schema (XSD)
  xbrl         an XBRL 2.1 instance with its taxonomy; xbrl-json, xbrl-csv: the same facts
  ixbrl        an inline XBRL page: tables as printed, every figure tagged
  xbri, xbr    the page or the instance with its taxonomy as one report package
  dcat         a DCAT-AP 3.0.1 record (JSON-LD)

Examples:
  gongkai export out/a/report.json --format xlsx -o out
  gongkai export out/ --format datapackage,parquet,dcat -o publish
  gongkai export out/a/report.json --format xbrl,ixbrl -o out
  gongkai export budget-2026.pdf -f xlsx -f datapackage -o out

Exit codes: 0 done; 2 usage; 3 a file cannot be read; 4 a layout profile is broken; 5 nothing
recognised; 6 an engine is missing or failed; 7 a report cannot be used, a library is missing or the
result cannot be written; 70 a bug; 130 interrupted.""",
    ),
    "export.needs_format": Text(
        "请用 --format 指明格式：{known}", "name the formats with --format: {known}"
    ),
    "validate.short": Text(
        "用对应的外部工具验证导出的文件", "validate exports with the tools they are for"
    ),
    "validate.help": Text(
        """用与格式对应的工具验证导出的文件，逐条说明不合之处；不联网。给出文件夹时验证其中全部导出文件。
  report.json 自带的 JSON Schema；datapackage.json 用 frictionless；csv-metadata.json 用 csvw；
  dcat.jsonld 用 pyshacl；*.parquet 用 pyarrow；*.xlsx 用 openpyxl；report.xml 用自带的 XSD；
  XBRL（*.xbrl、facts.json、facts-metadata.json、*.xhtml、*.xbri、*.xbr）用 Arelle，每个约需数秒
文件夹中有 report.json 时，再与它逐项比较：被改动的数字、缺少的文件都会指出。

示例：
  gongkai validate out/a
  gongkai validate out/a/datapackage/datapackage.json
  gongkai validate out/a/dcat.jsonld --rules dcat-ap-SHACL.ttl --json

没有装验证工具的文件标“?”：未验证不等于合格，其余文件照常验证。
退出码：0 全部合格；1 有不合格的；2 用法错误；3 文件读不了；7 没有可验证的文件，或没有不合格的
但有未验证的（缺少所需的库）；70 程序缺陷。""",
        """Validates exports with the tool that fits each, and explains what is wrong; no network.
Of a folder, every export in it.
  report.json: our JSON Schema; datapackage.json: frictionless; csv-metadata.json: csvw;
  dcat.jsonld: pyshacl; *.parquet: pyarrow; *.xlsx: openpyxl; report.xml: our XSD;
  XBRL (*.xbrl, facts.json, facts-metadata.json, *.xhtml, *.xbri, *.xbr): Arelle, some seconds each
With report.json in the folder, all is compared with it: changed figures and missing files are told.

Examples:
  gongkai validate out/a
  gongkai validate out/a/datapackage/datapackage.json
  gongkai validate out/a/dcat.jsonld --rules dcat-ap-SHACL.ttl --json

A file whose tool is not installed is marked “?”: not checked is not passed. The others are judged.
Exit codes: 0 all valid; 1 something is not; 2 usage; 3 a file cannot be read; 7 nothing to
validate, or nothing invalid but something not checked (a library is missing); 70 a bug.""",
    ),
    "validate.format": Text(
        "文件属于这个格式，不看文件名。", "The files are of this format, whatever they are called."
    ),
    "validate.rules": Text(
        "另外的约束文件（如 DCAT-AP 官方的 SHACL），或 XBRL 分类标准包（.zip）；可重复给出。",
        "Further rules: SHACL shapes (those of DCAT-AP), XBRL taxonomies (.zip); repeatable.",
    ),
    "validate.not_checked": Text("未验证：{why}", "not checked: {why}"),
    "validate.unchecked": Text(
        "{count} 个文件没有验证（未验证不等于合格）：{install}",
        "files not checked: {count}; not checked is not passed: {install}",
    ),
    "validate.more": Text("还有 {count} 处（-v 显示全部）。", "{count} more (-v shows all)."),
}
