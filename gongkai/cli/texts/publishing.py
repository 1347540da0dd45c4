"""What `gongkai publish` says."""

from gongkai.cli.texts.text import Text

PUBLISHING: dict[str, Text] = {
    "publish.short": Text("把报告发布到数据门户", "publish reports to a data portal"),
    "publish.help": Text(
        """把报告发布到数据门户。只有这个命令会连接网络，并且只连接 --url 给出的网站。

示例：
  gongkai publish ckan --url https://data.example.org --org caizheng out/ --dry-run""",
        """Publishes reports to a data portal. No other command opens a connection, and this one
only to the site given with --url.

Examples:
  gongkai publish ckan --url https://data.example.org --org finance out/ --dry-run""",
    ),
    "publish.ckan.short": Text("发布到 CKAN", "publish to CKAN"),
    "publish.ckan.help": Text(
        """把 report.json 发布到 CKAN：每份公开一个数据集，每张整洁表一个资源，存入 DataStore，
列有明确的类型，并声明主键。给出文件夹时，发布其中的 report.json。

再次发布时，没有变化的表不动，变化了的整表替换，不再存在的行不会留下。
数据集和资源的地址不变；门户上另加的标签、许可和资源都保留。中断后再次运行同一命令即可继续。
令牌只从环境变量 CKAN_API_TOKEN 读取。遇到 5xx、429、超时或断线会等待后重试。
需要 ckanapi：pip install 'gongkai[ckan]'。

示例：
  export CKAN_API_TOKEN=…
  gongkai publish ckan --url https://data.example.org --org caizheng out/ --dry-run
  gongkai publish ckan --url https://data.example.org --org caizheng out/

退出码：0 完成；2 用法错误；3 文件读不了；7 报告不可用，或没有安装 ckanapi；
8 门户不允许、不接受、出错或没有应答；70 程序缺陷；130 被中断。""",
        """Publishes report.json files to CKAN: a dataset per disclosure, a resource per tidy table
in the DataStore, its columns with explicit types, its primary key declared. Of a folder, the
report.json files in it.

Published again, tables that are equal stay untouched and others are replaced whole, so that no
vanished line stays. Datasets and resources keep their addresses; what the portal added (tags, a
licence, other resources) stays. If it was interrupted, the same command goes on.
The token is read from the environment variable CKAN_API_TOKEN only. After 5xx, 429, a time-out
or a lost connection it waits and tries again. Needs ckanapi: pip install 'gongkai[ckan]'.

Examples:
  export CKAN_API_TOKEN=…
  gongkai publish ckan --url https://data.example.org --org finance out/ --dry-run
  gongkai publish ckan --url https://data.example.org --org finance out/

Exit codes: 0 done; 2 usage; 3 a file cannot be read; 7 a report cannot be used, or ckanapi is not
installed; 8 the portal does not allow or accept it, fails or does not answer; 70 a bug;
130 interrupted.""",
    ),
    "publish.url": Text("CKAN 网站首页的地址（必填）。", "Address of the CKAN site (required)."),
    "publish.org": Text(
        "发布到这个组织：其网址中的名称（必填）。",
        "Organisation to publish for, as named in its address (required).",
    ),
    "publish.dry_run": Text(
        "只说将要做什么：读取门户，不写任何东西；公开的数据集不需要令牌。",
        "Say what would be done: asks the portal, writes nothing; needs no token where all is "
        "public.",
    ),
    "publish.force": Text("没有变化的表也重新写。", "Write equal tables anew, too."),
    "publish.timeout": Text(
        "每次等待应答的时间（默认 {default} 秒）。",
        "Wait this long for each answer (default {default}).",
    ),
    "publish.retries": Text(
        "没有应答或门户出错时重试几次（默认 {default}）。",
        "Try again this often if the portal fails or does not answer (default {default}).",
    ),
    "publish.bad_url": Text(
        "{url} 不是网站地址；应如 https://data.example.org",
        "{url} is not the address of a site, such as https://data.example.org",
    ),
    "publish.secret_in_url": Text(
        "地址中不能有用户名或密码；令牌放在环境变量 {variable} 中",
        "the address must not hold a user or password; the token goes into {variable}",
    ),
    "publish.left": Text(
        "还有 {count} 份报告没有处理；再次运行同一命令即可继续。",
        "{count} more not tried; run the same command again to go on.",
    ),
    "publish.tables": Text("（表：{told}）", "(tables: {told})"),
    "publish.comma": Text("、", ", "),
    "publish.step.create": Text("新建", "new"),
    "publish.step.update": Text("替换", "replaced"),
    "publish.step.keep": Text("未变", "unchanged"),
    "publish.step.remove": Text("删除", "removed"),
    "publish.plan.create": Text("将新建", "would be created"),
    "publish.plan.update": Text("将更新", "would be updated"),
    "publish.plan.keep": Text("没有变化", "unchanged"),
    "publish.done.create": Text("已新建", "created"),
    "publish.done.update": Text("已更新", "updated"),
    "publish.done.keep": Text("没有变化", "unchanged"),
}
