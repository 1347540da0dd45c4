"""`gongkai publish`: reports into a data portal."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack
from urllib.parse import urlsplit

import click
from rich.text import Text

from extractor.errors import GongkaiError, TokenMissing
from gongkai.cli import options
from gongkai.cli.command import Command, Group
from gongkai.cli.failures import show_error
from gongkai.cli.session import Session
from gongkai.cli.streams import write_json
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from gongkai.publish.ckan import Tick
    from gongkai.publish.plan import Plan
    from gongkai.publish.portal import Portal
    from gongkai.publish.run import Published

# A failure of no file is one of the portal.
Failure = tuple[Path | None, GongkaiError]
TOKEN_VARIABLE = "CKAN_API_TOKEN"
_TIMEOUT_SECONDS = 60.0
_RETRIES = 4


class Given(TypedDict):
    """The options as click hands them over."""

    url: str
    org: str
    dry_run: bool
    force: bool
    timeout: float
    retries: int
    as_json: bool


@click.group(
    cls=Group,
    lazy={"ckan": "gongkai.cli.publish:ckan"},
    help=say("publish.help"),
    short_help=say("publish.short"),
)
def publish() -> None:
    """The portals that can be published to."""


def _site(ctx: click.Context, _: click.Parameter, url: str) -> str:
    """The address of a site, without anything that belongs into the environment."""
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        whole = False
    if not whole or parts.query or parts.fragment:
        raise click.UsageError(say("publish.bad_url", url=url), ctx)
    if parts.username is not None or parts.password is not None:
        raise click.UsageError(say("publish.secret_in_url", variable=TOKEN_VARIABLE), ctx)
    return url.rstrip("/")


@click.command(cls=Command, help=say("publish.ckan.help"), short_help=say("publish.ckan.short"))
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.paths"),
)
@click.option("--url", required=True, callback=_site, metavar="URL", help=say("publish.url"))
@click.option("--org", required=True, metavar=say("metavar.name"), help=say("publish.org"))
@click.option("--dry-run", is_flag=True, help=say("publish.dry_run"))
@click.option("--force", is_flag=True, help=say("publish.force"))
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=_TIMEOUT_SECONDS,
    metavar=say("metavar.seconds"),
    help=say("publish.timeout", default=f"{_TIMEOUT_SECONDS:g}"),
)
@click.option(
    "--retries",
    type=click.IntRange(min=0),
    default=_RETRIES,
    metavar="N",
    help=say("publish.retries", default=_RETRIES),
)
@options.json_option
@options.quiet_option
@options.verbose_option
@click.pass_obj
def ckan(session: Session, paths: tuple[Path, ...], **given: Unpack[Given]) -> int:
    """Publishes and tells; the exit code says how it went (see the help page)."""
    from gongkai.batch.files import find_to_export

    found = find_to_export(paths)
    failures: list[Failure] = list(found.failures)
    results: Sequence[Published] = ()
    try:
        with closing(_portal(given)) as portal:
            results = _carry_out(portal, found.files, given, _Teller(session, given))
    except GongkaiError as error:
        # Of the portal, before the first report: a machine is told so as of any other.
        failures.append((None, error))
    errors = [*failures, *((each.path, each.error) for each in results if each.error)]
    code = max((failed.exit_code for _, failed in errors), default=0)
    if given["as_json"]:
        write_json(_document(results, failures, given, code))
    for path, failed in errors:
        show_error(session, failed, about=path)
    left = len(found.files) - len(results)
    if left:
        session.err.print(say("publish.left", count=left), style="bold")
    return code


def _portal(given: Given) -> "Portal":
    """The portal, not asked yet. Raises `TokenMalformed`, and `TokenMissing` unless nothing is to
    be written."""
    from gongkai.publish.portal import Patience, Portal

    token = os.environ.get(TOKEN_VARIABLE, "").strip() or None
    if token is None and not given["dry_run"]:
        raise TokenMissing(TOKEN_VARIABLE)
    patience = Patience(timeout=given["timeout"], attempts=given["retries"] + 1)
    return Portal(given["url"], token, patience=patience)


def _carry_out(
    portal: "Portal", files: Sequence[Path], given: Given, told: "_Teller"
) -> "tuple[Published, ...]":
    from gongkai.publish.ckan import Publisher
    from gongkai.publish.run import publish_all

    if not files:
        return ()
    publisher = Publisher(portal, given["org"], force=given["force"])
    return publish_all(files, publisher, dry_run=given["dry_run"], begin=told.begin, done=told.done)


class _Teller:
    """Tells how it goes: a line per dataset, and with -v one per table."""

    def __init__(self, session: Session, given: Given) -> None:
        self._session = session
        self._given = given

    def begin(self, plan: "Plan") -> "Tick":
        """What to call after each table. Goes to standard error, like all progress."""
        session = self._session

        def tick(each: Any) -> None:  # noqa: ANN401 - a TablePlan, whose module is loaded late
            if session.verbose:
                step = say(f"publish.step.{each.step}")
                session.err.print(f"    {each.table.table}: {step}", style="dim", soft_wrap=True)

        return tick

    def done(self, result: "Published") -> None:
        """The line of a dataset."""
        plan = result.plan
        if plan is None or self._session.quiet or self._given["as_json"]:
            return
        dry = self._given["dry_run"]
        head = say(f"publish.{'plan' if dry else 'done'}.{plan.outcome}")
        url = f"{self._given['url']}/dataset/{plan.dataset.name}"
        self._session.out.print(
            Text.assemble(
                ("· " if dry else "✓ ", "green"),
                f"{plan.dataset.title}  {head}  ",
                (say("publish.tables", told=_counted(plan)), "dim"),
                f"\n  {url}",
            ),
            soft_wrap=True,
        )


def _counted(plan: "Plan") -> str:
    """New 28, replaced 3."""
    return say("publish.comma").join(_counts(plan))


def _counts(plan: "Plan") -> Iterator[str]:
    steps = Counter(each.step for each in plan.tables)
    steps["remove"] = len(plan.obsolete)
    for step, count in steps.items():
        if count:
            yield f"{say(f'publish.step.{step}')} {count}"


def _document(
    results: "Sequence[Published]",
    failures: "Sequence[Failure]",
    given: Given,
    code: int,
) -> dict[str, Any]:
    from gongkai.cli.convert_json import error_value

    return {
        "exit_code": code,
        "url": given["url"],
        "organization": given["org"],
        "dry_run": given["dry_run"],
        "datasets": [_told(each, given["url"]) for each in results],
        "errors": [
            {"path": None if path is None else str(path), "error": error_value(error)}
            for path, error in failures
        ],
    }


def _told(result: "Published", url: str) -> dict[str, Any]:
    from gongkai.cli.convert_json import error_value

    plan, error = result.plan, result.error
    told: dict[str, Any] = {"path": str(result.path)}
    if plan is not None:
        told |= {
            "name": plan.dataset.name,
            "url": f"{url}/dataset/{plan.dataset.name}",
            "outcome": plan.outcome,
            "tables": [
                {
                    "name": each.table.table,
                    "resource": each.table.id,
                    "step": each.step,
                    "rows": len(each.table.records),
                }
                for each in plan.tables
            ],
            "removed": list(plan.obsolete.values()),
        }
    told["error"] = error_value(error) if isinstance(error, GongkaiError) else None
    return told
