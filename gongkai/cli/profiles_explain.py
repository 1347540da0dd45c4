"""`gongkai profiles explain`: why a table was matched or not, in words and as a picture."""

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.guard import refuse_overwriting
from gongkai.cli.session import Session
from gongkai.cli.streams import write_json
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from gongkai.explanation import Explained, Matter


_FEW = 3


class Given(TypedDict):
    """The options as click hands them over."""

    table: int | None
    png: Path | None
    profiles: tuple[Path, ...]
    password: str | None
    timeout: float
    as_json: bool


@click.command(cls=Command, help=say("explain.help"), short_help=say("explain.short"))
@click.argument("file", type=click.Path(path_type=Path), metavar=say("metavar.file"))
@click.option("--table", type=click.IntRange(min=1), metavar="N", help=say("explain.only"))
@click.option("--png", type=click.Path(path_type=Path), metavar="OUT.png", help=say("explain.png"))
@options.profiles_option
@options.password_option
@options.timeout_option
@options.json_option
@options.verbose_option
@click.pass_context
def explain(ctx: click.Context, file: Path, **given: Unpack[Given]) -> int:
    """Which profiles were weighed for each table (or one) of a file, and what was missing."""
    if given["png"] is not None and given["table"] is None:
        raise click.UsageError(say("explain.png_needs_table"), ctx)
    refuse_overwriting(ctx, given["png"], [file])
    session = ctx.ensure_object(Session)
    explained = _explain(session, _matter(file, given), given["timeout"])
    if given["table"] is not None and given["table"] > explained.tables:
        text = say("explain.no_such_table", table=given["table"], count=explained.tables)
        raise click.UsageError(text, ctx)
    _write_picture(explained, given["png"])
    _tell(session, file, explained, given)
    return 0


def _tell(session: Session, file: Path, explained: "Explained", given: Given) -> None:
    if given["as_json"]:
        from gongkai.cli.inspect import as_value

        write_json({"tables": as_value(explained.seen, None)["tables"]})
    else:
        _show(session, explained, given)
        _show_next(session, file, explained)


def _matter(file: Path, given: Given) -> "Matter":
    from extractor.pipeline import Options
    from gongkai.explanation import Matter

    return Matter(
        path=file,
        options=Options(password=given["password"], profiles=given["profiles"]),
        table=given["table"],
        draw=given["png"] is not None,
    )


def _explain(session: Session, matter: "Matter", timeout: float) -> "Explained":
    from gongkai.cli.progress import progress
    from gongkai.explanation import explain_tables
    from gongkai.isolation import run_isolated

    with progress(session, [matter.path]) as tick:
        return run_isolated(
            explain_tables,
            matter,
            name=str(matter.path),
            timeout=timeout,
            log_level=session.log_level,
            tick=lambda *pages: tick(0, *pages),
        )


def _write_picture(explained: "Explained", target: Path | None) -> None:
    from exports.atomic import write_atomically

    if target is not None and explained.picture is not None:
        write_atomically(target, explained.picture)


def _show(session: Session, explained: "Explained", given: Given) -> None:
    from gongkai.cli.inspect_view import show_explanation

    show_explanation(session, explained.seen)
    if given["png"] is not None:
        session.out.print()
        text = say("explain.drawn", table=given["table"], path=given["png"])
        session.out.print(text, style="bold", soft_wrap=True)
        session.out.print(say("explain.legend"), style="dim", soft_wrap=True)


def _show_next(session: Session, file: Path, explained: "Explained") -> None:
    """Where a profile of one's own could start, for the first tables that need one."""
    if explained.nearest:
        session.out.print()
    for near in explained.nearest[:_FEW]:
        text = say(
            "explain.nearest",
            table=near.table,
            profile=near.profile,
            known=near.known,
            columns=near.columns,
            path=quote(str(file)),
        )
        session.out.print(text, soft_wrap=True)
