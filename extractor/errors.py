"""Every reason why we cannot go on. One tree; each leaf has its code, exit code and next action.

An error is raised; a finding (`extractor.model.finding`) is data. Texts are templates over `datum`.
"""

from typing import ClassVar


def words(zh: str, en: str) -> dict[str, str]:
    """One sentence in Chinese and in English; {datum} and the details' names are filled in."""
    return {"zh": zh, "en": en}


class GongkaiError(Exception):
    """Base of all our errors. `datum` is what it is about (a file, a page, a key)."""

    code: ClassVar[str] = "BUG-000"
    exit_code: ClassVar[int] = 70
    http_status: ClassVar[int] = 500
    cause: ClassVar[dict[str, str]] = words("程序内部错误：{datum}", "internal error: {datum}")
    action: ClassVar[dict[str, str]] = words(
        "请带上文件和此信息报告该问题。", "please report it with the file and this message."
    )

    def __init__(self, datum: str, **details: str | int) -> None:
        super().__init__(datum, details)
        self.datum = datum
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders with all they know."""
        return (_rebuild, (type(self), self.datum, self.details))

    def cause_in(self, language: str) -> str:
        """One sentence: what happened."""
        return self.cause[language].format(datum=self.datum, **self.details)

    def action_in(self, language: str) -> str:
        """One sentence: what to do next."""
        return self.action[language].format(datum=self.datum, **self.details)

    def __str__(self) -> str:
        return f"{self.code} {self.cause_in('en')}; {self.action_in('en')}"


def _rebuild(kind: type[GongkaiError], datum: str, details: dict[str, str | int]) -> GongkaiError:
    return kind(datum, **details)


class InputError(GongkaiError):
    """The input cannot be read."""

    code = "IN-000"
    exit_code = 3
    http_status = 422


class MissingFile(InputError):
    """There is no such file or folder."""

    code = "IN-001"
    http_status = 404
    cause = words("文件不存在：{datum}", "no such file or folder: {datum}")
    action = words("请检查路径。", "check the path.")


class UnreadableFile(InputError):
    """The operating system does not let us read it."""

    code = "IN-002"
    cause = words("无法读取 {datum}：{reason}", "cannot read {datum}: {reason}")
    action = words(
        "请确认它是一个文件，并且有权限读取。",
        "make sure that it is a file and that you may read it.",
    )


class EmptyFile(InputError):
    """The file has no bytes."""

    code = "IN-003"
    cause = words("文件为空（0 字节）：{datum}", "the file is empty (0 bytes): {datum}")
    action = words("请重新下载或复制该文件。", "download or copy it again.")


class NotAPdf(InputError):
    """The file has no PDF header."""

    code = "IN-004"
    cause = words("不是 PDF 文件：{datum}", "not a PDF file: {datum}")
    action = words(
        "请给出 PDF；Word、Excel、图片等请先另存为 PDF。",
        "give a PDF; save Word, Excel or image files as PDF first.",
    )


class Damaged(InputError):
    """The PDF is damaged beyond repair."""

    code = "IN-005"
    cause = words(
        "PDF 已损坏，无法修复：{datum}（{reason}）",
        "the PDF is damaged beyond repair: {datum} ({reason})",
    )
    action = words(
        "请从发布网站重新下载，或用 PDF 软件另存一份再试。",
        "download it again, or save a copy with a PDF program and retry.",
    )


class NoPages(InputError):
    """The PDF has no pages."""

    code = "IN-006"
    cause = words("PDF 没有任何页面：{datum}", "the PDF has no pages: {datum}")
    action = words("请重新下载该文件。", "download it again.")


class PageCountLies(InputError):
    """The PDF declares pages that are not there."""

    code = "IN-007"
    cause = words(
        "PDF 声明有 {declared} 页，但只能找到 {found} 页：{datum}",
        "the PDF declares {declared} pages but only {found} can be found: {datum}",
    )
    action = words(
        "文件不完整，请重新下载，或用 PDF 软件另存一份再试。",
        "the file is incomplete: download it again, or save a repaired copy and retry.",
    )


class PasswordNeeded(InputError):
    """The PDF is encrypted and no password was given."""

    code = "IN-008"
    cause = words("PDF 已加密，需要打开密码：{datum}", "the PDF is encrypted: {datum}")
    action = words("请用 --password 给出密码。", "pass --password.")


class WrongPassword(InputError):
    """The password does not open the PDF."""

    code = "IN-009"
    cause = words("密码不正确：{datum}", "the password does not open {datum}")
    action = words("请核对 --password。", "check --password.")


class TooManyPages(InputError):
    """The PDF has more pages than the limit allows."""

    code = "IN-010"
    http_status = 413
    cause = words(
        "{datum} 有 {found} 页，超过上限 {limit} 页",
        "{datum} has {found} pages, over the limit of {limit}",
    )
    action = words("如确需转换，请用 --max-pages 提高上限。", "raise --max-pages if you mean it.")


class TooManyBytes(InputError):
    """The file is larger than the limit allows."""

    code = "IN-011"
    http_status = 413
    cause = words(
        "{datum} 有 {found} 字节，超过上限 {limit} 字节",
        "{datum} has {found} bytes, over the limit of {limit}",
    )
    action = words("如确需转换，请用 --max-bytes 提高上限。", "raise --max-bytes if you mean it.")


class NoPdfsInFolder(InputError):
    """The folder holds no PDF."""

    code = "IN-012"
    cause = words("文件夹中没有 PDF 文件：{datum}", "no PDF in the folder: {datum}")
    action = words(
        "请检查路径；子文件夹会一并查找，文件名须以 .pdf 结尾。",
        "check the path; subfolders are searched too, names must end in .pdf.",
    )


class TimedOut(InputError):
    """Reading took longer than the limit allows."""

    code = "IN-013"
    cause = words("{datum} 在 {limit} 秒内未读完", "{datum} was not read within {limit} seconds")
    action = words(
        "文件可能已损坏；如确需转换，请用 --timeout 提高上限。",
        "it may be damaged; raise --timeout if you mean it.",
    )


class ReaderCrashed(InputError):
    """The PDF library crashed on this file; its process died alone."""

    code = "IN-014"
    cause = words("读取 {datum} 时 PDF 组件崩溃", "the PDF library crashed while reading {datum}")
    action = words(
        "文件已损坏，请重新下载，或用 PDF 软件另存一份再试。",
        "the file is damaged: download it again, or save a repaired copy and retry.",
    )


class PageMissing(InputError):
    """A page was asked for that the document does not have."""

    code = "IN-015"
    cause = words(
        "{datum} 只有 {found} 页，没有第 {page} 页",
        "{datum} has {found} pages; there is no page {page}",
    )
    action = words("请给出 1 到 {found} 之间的页码。", "give a page from 1 to {found}.")


class PictureTooLarge(InputError):
    """A page holds pictures of more pixels than the limit allows; none was decoded."""

    code = "IN-016"
    http_status = 413
    cause = words(
        "第 {datum} 页的图像有 {found} 像素，超过上限 {limit}",
        "the pictures of page {datum} have {found} pixels, over the limit of {limit}",
    )
    action = words(
        "请用较低的分辨率（200–300 dpi）重新扫描或另存。",
        "scan or save it again at a lower resolution (200 to 300 dpi).",
    )


class ProfileError(GongkaiError):
    """A layout profile, the vocabulary or a code list cannot be used."""

    code = "PRO-000"
    exit_code = 4
    http_status = 422


class NothingRecognised(GongkaiError):
    """The document was read but holds nothing that a profile knows."""

    code = "REC-001"
    exit_code = 5
    http_status = 422
    cause = words(
        "{datum} 中没有识别出任何预决算公开表、绩效目标表或目录",
        "no budget or final-accounts table, sheet or catalogue was recognised in {datum}",
    )
    action = words(
        "用 gongkai profiles explain 查看原因；扫描件需要 OCR。",
        "run gongkai profiles explain to see why; scanned pages need OCR.",
    )


class NoCatalogue(GongkaiError):
    """Catalogues were asked for, and the document holds none that a profile knows."""

    code = "REC-002"
    exit_code = 5
    http_status = 422
    cause = words("{datum} 中没有目录", "there is no catalogue in {datum}")
    action = words(
        "用 gongkai inspect 查看读到了什么；扫描件需要 OCR。",
        "run gongkai inspect to see what was read; scanned pages need OCR.",
    )


class EngineError(GongkaiError):
    """A table engine cannot do its work."""

    code = "ENG-000"
    exit_code = 6


class UnknownEngine(EngineError):
    """No engine has this name."""

    code = "ENG-001"
    http_status = 422
    cause = words("没有名为 {datum} 的引擎", "there is no engine named {datum}")
    action = words("可用的引擎：{known}", "engines: {known}")


class EngineMissing(EngineError):
    """The engine's library is not installed or does not start."""

    code = "ENG-002"
    cause = words("引擎 {datum} 不可用：{reason}", "engine {datum} is not available: {reason}")
    action = words("{hint}", "{hint}")


class EngineFailed(EngineError):
    """The engine's library failed on a page."""

    code = "ENG-003"
    cause = words(
        "引擎 {datum} 在第 {page} 页失败：{reason}",
        "engine {datum} failed on page {page}: {reason}",
    )
    action = words(
        "请换一个引擎（--engine），或不指定引擎。", "try another engine (--engine), or name none."
    )


class ExportError(GongkaiError):
    """The result cannot be written."""

    code = "OUT-000"
    exit_code = 7


class OutputUnwritable(ExportError):
    """The output folder or file cannot be written."""

    code = "OUT-001"
    cause = words("无法写入 {datum}：{reason}", "cannot write {datum}: {reason}")
    action = words(
        "请用 -o 指定一个可写的文件夹，并检查磁盘空间。",
        "name a writable folder with -o, and check the disk space.",
    )


class SchemaMismatch(ExportError):
    """A report file follows another version of the report schema."""

    code = "OUT-002"
    http_status = 422
    cause = words(
        "报告 {datum} 的格式是 {found}，本版本只能读取 {expected}",
        "report {datum} follows schema {found}; this version reads {expected}",
    )
    action = words(
        "请用本版本的 gongkai convert 重新生成，或使用与之匹配的版本。",
        "make it again with gongkai convert, or use the version that wrote it.",
    )


class InvalidReport(ExportError):
    """A report violates its own schema; it is neither written nor read."""

    code = "OUT-003"
    cause = words(
        "{datum} 的报告不符合格式：{reason}", "the report of {datum} violates its schema: {reason}"
    )
    action = words(
        "请用 gongkai convert --force 重新生成；若仍出现，请带上文件和此信息报告该问题。",
        "run gongkai convert --force; if it happens again, please report it with the file.",
    )


class NotAReport(ExportError):
    """A file is not a report at all."""

    code = "OUT-004"
    http_status = 422
    cause = words(
        "{datum} 不是公开（Gongkai）报告：{reason}", "{datum} is not a Gongkai report: {reason}"
    )
    action = words(
        "请给出由 gongkai convert 写出的 report.json。",
        "give a report.json written by gongkai convert.",
    )


class ExporterMissing(ExportError):
    """A format, or its validator, needs a library that is not installed."""

    code = "OUT-005"
    cause = words(
        "格式 {datum} 需要 {library}，本机没有安装",
        "format {datum} needs {library}, which is not installed",
    )
    action = words("{install}", "{install}")


class NotExpressible(ExportError):
    """A report holds something that a format cannot carry; nothing is written rather than less."""

    code = "OUT-006"
    http_status = 422
    cause = words(
        "{datum} 无法导出为 {form}：{reason}", "{datum} cannot be exported as {form}: {reason}"
    )
    action = words(
        "其他格式不受影响；请把此信息报告给我们，或改用 json。",
        "other formats are not affected; use json, and please report this message.",
    )


class UnknownFormat(ExportError):
    """No exporter, or no validator, has this name."""

    code = "OUT-007"
    http_status = 422
    cause = words("没有名为 {datum} 的格式", "there is no format named {datum}")
    action = words("可用的格式：{known}", "formats: {known}")


class NothingToValidate(ExportError):
    """A path holds nothing that a validator of ours is for."""

    code = "OUT-008"
    http_status = 422
    cause = words(
        "{datum} 中没有可以验证的导出文件", "{datum} holds no export that can be validated"
    )
    action = words(
        "请给出 gongkai export 写出的文件或文件夹，或用 --format 指明格式（{known}）。",
        "give a file or folder written by gongkai export, or name its --format ({known}).",
    )


class PublishError(GongkaiError):
    """A portal cannot take what is to be published."""

    code = "PUB-000"
    exit_code = 8
    http_status = 502


class TokenMissing(PublishError):
    """The environment holds no token for the portal."""

    code = "PUB-001"
    http_status = 401
    cause = words("环境变量 {datum} 中没有令牌", "the environment variable {datum} holds no token")
    action = words(
        "在门户的个人页面建立 API 令牌，放进环境变量 {datum}；令牌不能写在命令行上。",
        "make an API token on your page of the portal and put it into {datum}; "
        "it cannot be given on the command line.",
    )


class NotAllowed(PublishError):
    """The portal knows the token, if any, but does not let it do this (401, 403)."""

    code = "PUB-002"
    http_status = 403
    cause = words("{datum} 拒绝 {action}：{reason}", "{datum} does not allow {action}: {reason}")
    action = words(
        "请确认令牌有效，且其用户是该组织的编辑（editor）或管理员。",
        "make sure that the token is valid and its user an editor or admin of the organisation.",
    )


class Refused(PublishError):
    """The portal understood and refused what was sent (409)."""

    code = "PUB-003"
    http_status = 409
    cause = words("{datum} 不接受 {action}：{reason}", "{datum} refuses {action}: {reason}")
    action = words(
        "按上面的原因处理后再运行同一命令；已写好的表不会重写。",
        "settle the reason and run the same command again; finished tables are not rewritten.",
    )


class PortalFailed(PublishError):
    """The portal failed each time it was asked (5xx, 429)."""

    code = "PUB-004"
    cause = words(
        "{datum} 执行 {action} 时出错（HTTP {status}），共试 {attempts} 次",
        "{datum} failed at {action} (HTTP {status}), {attempts} times",
    )
    action = words(
        "稍后再运行同一命令，会从中断处继续；若一直如此，请门户管理员查看其日志。",
        "run the same command later, it goes on where it stopped; if it stays so, "
        "the portal's log says why.",
    )


class PortalUnreachable(PublishError):
    """The portal did not answer: no connection, or not in time."""

    code = "PUB-005"
    http_status = 504
    cause = words(
        "{datum} 没有应答 {action}（共试 {attempts} 次）：{reason}",
        "{datum} did not answer {action} ({attempts} times): {reason}",
    )
    action = words(
        "检查地址和网络，或用 --timeout 延长等待；再运行同一命令会从中断处继续。",
        "check the address and the network, or raise --timeout; the same command goes on "
        "where it stopped.",
    )


class NotAPortal(PublishError):
    """What answers is no CKAN, or one without a DataStore."""

    code = "PUB-006"
    cause = words(
        "{datum} 对 {action} 的应答不是 CKAN 的（HTTP {status}）：{reason}",
        "{datum} does not answer {action} as CKAN does (HTTP {status}): {reason}",
    )
    action = words(
        "--url 应为 CKAN 网站的首页地址；门户须启用 datastore 插件。",
        "--url is the address of the CKAN site's home page; its datastore plugin must be on.",
    )


class UnknownOrganisation(PublishError):
    """The portal has no such organisation."""

    code = "PUB-007"
    http_status = 404
    cause = words("{portal} 没有组织 {datum}", "{portal} has no organisation {datum}")
    action = words(
        "--org 应为组织网址中的名称；请门户管理员先建立该组织。",
        "--org is its name in its address; a portal administrator can make it.",
    )


class TwoForOneDataset(PublishError):
    """Two reports are of the same disclosure, so that one would replace the other."""

    code = "PUB-008"
    http_status = 422
    cause = words(
        "{datum} 与 {other} 是同一单位、同一年度、同一阶段的公开，会写进同一数据集 {dataset}",
        "{datum} and {other} disclose the same issuer, year and stage: both would be {dataset}",
    )
    action = words("只给出其中一份。", "give one of them only.")


class OthersDataset(PublishError):
    """The dataset is there already and belongs to another organisation."""

    code = "PUB-009"
    http_status = 409
    cause = words(
        "数据集 {datum} 已属于另一个组织 {owner}",
        "the dataset {datum} belongs to another organisation, {owner}",
    )
    action = words(
        "用 --org 给出该组织，或在门户上先移走该数据集。",
        "give that organisation with --org, or move the dataset on the portal first.",
    )


class BrokenProfile(ProfileError):
    """A profile file, the vocabulary or a code list has mistakes; `datum` is the first one."""

    code = "PRO-001"
    cause = words(
        "版式文件有误（共 {count} 处），第一处：{datum}",
        "layout files have mistakes ({count}); the first: {datum}",
    )
    action = words(
        "请改正后再试；gongkai profiles lint 文件夹 可列出全部问题。",
        "correct them and try again; gongkai profiles lint FOLDER lists them all.",
    )


class UnknownProfile(ProfileError):
    """No profile has this id."""

    code = "PRO-002"
    http_status = 404
    cause = words("没有名为 {datum} 的版式", "there is no profile named {datum}")
    action = words(
        "gongkai profiles list 可列出全部版式。{nearest}",
        "gongkai profiles list shows them all. {nearest}",
    )


class PairError(GongkaiError):
    """Two disclosures cannot be compared with each other."""

    code = "CMP-000"
    exit_code = 3
    http_status = 422


class SameFileTwice(PairError):
    """Both sides are one file."""

    code = "CMP-001"
    cause = words(
        "两份是同一个文件（内容相同）：{datum}",
        "both sides are the same file: {datum} (same content)",
    )
    action = words(
        "请给出两份不同的文件；确要比较请加 --any-pair。",
        "give two different files; --any-pair compares them all the same.",
    )


class OtherBodies(PairError):
    """The two were published by different bodies."""

    code = "CMP-002"
    cause = words(
        "两份文件不是同一单位的：{datum} 与 {other}",
        "the two are not of one body: {datum} and {other}",
    )
    action = words(
        "请给出同一单位的两份文件；单位改名，或确要比较不同单位，请加 --any-pair。",
        "give two of one body; --any-pair compares them all the same (a body that was renamed, "
        "or two bodies on purpose).",
    )


class NothingInCommon(PairError):
    """The two share no table, sheet, catalogue or paragraph that could be compared."""

    code = "CMP-003"
    cause = words(
        "{datum} 与 {other} 没有任何可以比较的内容",
        "{datum} and {other} have nothing that could be compared",
    )
    action = words(
        "用 gongkai inspect 查看两份文件各读到了什么。",
        "run gongkai inspect on both to see what was read.",
    )


class OtherCurrencies(PairError):
    """The two state their amounts in different currencies."""

    code = "CMP-004"
    cause = words(
        "两份文件的币种不同：{datum} 与 {other}",
        "the two are in different currencies: {datum} and {other}",
    )
    action = words(
        "请给出同一币种的两份文件；金额不能跨币种比较。",
        "give two in one currency; amounts of two currencies cannot be compared.",
    )


class InvalidChanges(ExportError):
    """A comparison violates its own schema; it is neither written nor read."""

    code = "CMP-005"
    cause = words(
        "{datum} 的比较结果不符合格式：{reason}",
        "the comparison of {datum} violates its schema: {reason}",
    )
    action = words(
        "请用 gongkai diff 重新生成；若仍出现，请带上文件和此信息报告该问题。",
        "make it again with gongkai diff; if it happens again, please report it with the files.",
    )


class NotChanges(ExportError):
    """A file is not a comparison at all."""

    code = "CMP-006"
    http_status = 422
    cause = words(
        "{datum} 不是 gongkai diff 写出的比较结果：{reason}",
        "{datum} is not a comparison written by gongkai diff: {reason}",
    )
    action = words(
        "请给出 gongkai diff --format json 写出的文件，或两份 PDF 或 report.json。",
        "give a file written by gongkai diff --format json, or two PDFs or report.json files.",
    )


class BrokenCrosswalk(ProfileError):
    """A crosswalk has mistakes; `datum` is the first one."""

    code = "CMP-007"
    cause = words(
        "科目对照表有误（共 {count} 处），第一处：{datum}",
        "a crosswalk has mistakes ({count}); the first: {datum}",
    )
    action = words(
        "请改正 --crosswalk 给出的文件后再试。",
        "correct the file given with --crosswalk and try again.",
    )
