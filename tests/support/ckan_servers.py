"""A throw-away CKAN: PostgreSQL, Redis, a stub of the search index and CKAN itself, on free ports.

Everything lies in one folder and ends with the `with` block. Nothing that runs on the machine
already is touched.
"""

import json
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_PLUGINS = "datastore"
KEEPER, EDITOR, STRANGER = "keeper", "editor", "stranger"
ORGANISATION = "caizheng"
_OWNER, _READER = "ckan", "reader"
_START_SECONDS = 90


class NotStarted(Exception):
    """A server did not come up; the message ends with the end of its log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """Where CKAN answers; the tokens of an editor of the organisation and of a stranger to it."""

    url: str
    token: str
    stranger: str
    organisation: str


def lacking(ckan: str | None) -> str:
    """Why the servers cannot be started here; empty if they can. `ckan` is CKAN's bin folder."""
    if os.name != "posix":
        return "the servers are started as on Debian"
    if not ckan:
        return "GONGKAI_CKAN does not name the bin folder of an installed CKAN"
    if not Path(ckan, "ckan").is_file():
        return f"no CKAN in {ckan}"
    if _postgres_bin() is None:
        return "PostgreSQL is not installed: apt-get install postgresql"
    if shutil.which("redis-server") is None:
        return "Redis is not installed: apt-get install redis-server"
    return ""


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that PostgreSQL, which is another user than root, may enter too."""
    with tempfile.TemporaryDirectory(prefix="gongkai-ckan-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def portal(ckan: Path, folder: Path) -> Iterator[Portal]:
    """A CKAN with one organisation, its editor, and a user who belongs to none."""
    with ExitStack() as stack:
        database = stack.enter_context(_postgres(folder / "postgres"))
        redis = stack.enter_context(_redis(folder / "redis"))
        index = stack.enter_context(_index(ckan, folder))
        site = _free_port()
        ini = _configure(ckan, folder, site, database, redis, index)
        tokens = _prepare(ckan, ini, database)
        url = f"http://127.0.0.1:{site}"
        command = [ckan / "ckan", "-c", ini, "run", "-H", "127.0.0.1", "-p", str(site), "-r"]
        with _running(command, folder / "ckan.log", lambda: _answers(url)):
            _found_organisation(url, tokens[KEEPER])
            yield Portal(
                url=url,
                token=tokens[EDITOR],
                stranger=tokens[STRANGER],
                organisation=ORGANISATION,
            )


@contextmanager
def _postgres(folder: Path) -> Iterator[int]:
    """An empty cluster with the roles and databases that CKAN wants. Gives its port."""
    binaries, port = _postgres_bin(), _free_port()
    assert binaries is not None
    folder.mkdir()
    _give_to_postgres(folder)
    data = folder / "data"
    _run(_as_postgres([binaries / "initdb", "-A", "trust", "-E", "UTF8", "-U", "postgres", data]))
    command = _as_postgres(
        [binaries / "postgres", "-D", data, "-k", folder, "-h", "127.0.0.1", "-p", str(port)]
    )
    probe = [binaries / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]
    with _running(command, folder.with_suffix(".log"), lambda: _succeeds(probe)):
        for statement in (
            f"CREATE ROLE {_OWNER} LOGIN",
            f"CREATE ROLE {_READER} LOGIN",
            f"CREATE DATABASE site OWNER {_OWNER}",
            f"CREATE DATABASE datastore OWNER {_OWNER}",
        ):
            _sql(port, statement)
        yield port


@contextmanager
def _redis(folder: Path) -> Iterator[int]:
    """An empty Redis that writes nothing. Gives its port."""
    port = _free_port()
    folder.mkdir()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    with _running([*command, "--dir", folder], folder.with_suffix(".log"), lambda: _open(port)):
        yield port


@contextmanager
def _index(ckan: Path, folder: Path) -> Iterator[int]:
    """The stub of the search index. Gives its port."""
    port = _free_port()
    schema = next(ckan.parent.glob("lib/python*/site-packages/ckan/config/solr/schema.xml"))
    command = [sys.executable, _HERE / "ckan_index_stub.py", str(port), schema]
    with _running(command, folder / "index.log", lambda: _open(port)):
        yield port


def _configure(ckan: Path, folder: Path, site: int, database: int, redis: int, index: int) -> Path:
    """Writes CKAN's settings and gives their place."""
    ini = folder / "ckan.ini"
    _run([ckan / "ckan", "generate", "config", ini])
    address = f"postgresql://{{}}@127.0.0.1:{database}"
    (folder / "storage").mkdir()
    settings = {
        "ckan.site_url": f"http://127.0.0.1:{site}",
        "ckan.plugins": _PLUGINS,
        "ckan.storage_path": folder / "storage",
        "ckan.redis.url": f"redis://127.0.0.1:{redis}/0",
        "solr_url": f"http://127.0.0.1:{index}/solr/ckan",
        "sqlalchemy.url": address.format(_OWNER) + "/site",
        "ckan.datastore.write_url": address.format(_OWNER) + "/datastore",
        "ckan.datastore.read_url": address.format(_READER) + "/datastore",
    }
    _run(
        [ckan / "ckan", "config-tool", ini, *(f"{key}={value}" for key, value in settings.items())]
    )
    return ini


def _prepare(ckan: Path, ini: Path, database: int) -> dict[str, str]:
    """Makes the tables and the users; gives each user's token."""
    command = [ckan / "ckan", "-c", ini]
    _run([*command, "db", "init"])
    rights = _run([*command, "datastore", "set-permissions"])
    _sql(database, rights[rights.index("\\connect") :])
    tokens = {}
    for name in (KEEPER, EDITOR, STRANGER):
        mail = f"email={name}@example.org"
        _run([*command, "user", "add", name, mail, "password=only-for-this-test"])
        tokens[name] = _run([*command, "user", "token", "add", name, "test"]).split()[-1]
    _run([*command, "sysadmin", "add", KEEPER])
    return tokens


def _found_organisation(url: str, token: str) -> None:
    """The organisation that publishes, with its editor."""
    value = {"name": ORGANISATION, "users": [{"name": EDITOR, "capacity": "editor"}]}
    request = urllib.request.Request(
        f"{url}/api/3/action/organization_create",
        data=json.dumps(value).encode(),
        headers={"Authorization": token, "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert json.load(answer)["success"]


@contextmanager
def _running(command: Sequence[str | Path], log: Path, ready: Callable[[], bool]) -> Iterator[None]:
    """A server that is ready inside the block and ended after it."""
    with log.open("wb") as stream:
        process = subprocess.Popen(
            list(map(str, command)), stdout=stream, stderr=stream, env=_environment()
        )
    try:
        _wait(process, log, ready)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", log: Path, ready: Callable[[], bool]) -> None:
    end = time.monotonic() + _START_SECONDS
    while not ready():
        if process.poll() is not None or time.monotonic() > end:
            raise NotStarted(f"{process.args}\n{log.read_text('utf-8', 'replace')[-4000:]}")
        time.sleep(0.2)


def _run(command: Sequence[str | Path], given: str | None = None) -> str:
    """The output of a command that must succeed; `given` is its input."""
    done = subprocess.run(
        list(map(str, command)),
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env=_environment(),
    )
    if done.returncode:
        raise NotStarted(f"{done.args}\n{(done.stdout + done.stderr)[-4000:]}")
    return done.stdout


def _succeeds(command: Sequence[str | Path]) -> bool:
    return not subprocess.run(list(map(str, command)), capture_output=True, check=False).returncode


def _sql(port: int, text: str) -> None:
    where = ["-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "-d", "postgres"]
    _run(["psql", "-q", "-v", "ON_ERROR_STOP=1", *where], given=text)


def _environment() -> Mapping[str, str]:
    """Ours, without what would lead CKAN elsewhere."""
    return {key: value for key, value in os.environ.items() if not key.startswith("CKAN")}


def _postgres_bin() -> Path | None:
    """The newest PostgreSQL of Debian, or the one on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    beside = shutil.which("initdb")
    return found[-1].parent if found else Path(beside).parent if beside else None


def _as_postgres(command: list[str | Path]) -> list[str | Path]:
    """PostgreSQL refuses to run as root."""
    return (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        if (os.geteuid() == 0)
        else command
    )


def _give_to_postgres(folder: Path) -> None:
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/api/3/action/status_show", timeout=30) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
