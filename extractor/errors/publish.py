"""Why a portal cannot take what is to be published."""

from extractor.errors.base import GongkaiError, words


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


class TokenMalformed(PublishError):
    """What stands for a token cannot be one: nothing is sent. The text never shows it."""

    code = "PUB-010"
    http_status = 401
    cause = words(
        "给 {datum} 的令牌不能用：其中有空白、换行、控制字符或非 ASCII 字符",
        "the token for {datum} cannot be one: it holds blanks, line breaks, control or non-ASCII "
        "characters",
    )
    action = words(
        "从门户的个人页面重新复制令牌，放进环境变量 CKAN_API_TOKEN；说明中的“…”只是占位。",
        "copy it again from your page of the portal into CKAN_API_TOKEN; the “…” of examples only "
        "stands for it.",
    )
