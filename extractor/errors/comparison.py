"""Why two disclosures cannot be compared, or a comparison not be written or read."""

from extractor.errors.base import GongkaiError, words
from extractor.errors.export import ExportError
from extractor.errors.reading import ProfileError


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
