"""Why a result cannot be written, read again or validated."""

from extractor.errors.base import GongkaiError, words


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


class ExporterFailed(ExportError):
    """An exporter failed as none should: a mistake of ours, which costs this format only."""

    code = "OUT-009"
    exit_code = 70
    cause = words(
        "{datum} 导出为 {form} 时程序出错：{reason}",
        "a bug while exporting {datum} as {form}: {reason}",
    )
    action = words(
        "其他格式不受影响；请带上报告和此信息报告该问题。",
        "other formats are not affected; please report it with the report and this message.",
    )
