"""Why what was read cannot be understood: profiles, contents, engines."""

from extractor.errors.base import GongkaiError, words


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
        "用 gongkai profiles explain 查看原因；gongkai inspect 说明哪些扫描页未读取及其原因。",
        "run gongkai profiles explain to see why; gongkai inspect tells of scanned pages not read.",
    )


class NoCatalogue(GongkaiError):
    """Catalogues were asked for, and the document holds none that a profile knows."""

    code = "REC-002"
    exit_code = 5
    http_status = 422
    cause = words("{datum} 中没有目录", "there is no catalogue in {datum}")
    action = words(
        "用 gongkai inspect 查看读到了什么、哪些扫描页未读取及其原因。",
        "run gongkai inspect to see what was read, and which scanned pages were not.",
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
