"""`gongkai inspect`: what the reader saw in a file, page by page."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import click

from extractor.errors import PageMissing
from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.guard import refuse_overwriting
from gongkai.cli.session import Session
from gongkai.cli.streams import write_json
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from gongkai.inspection import Inspection, Question


class Given(TypedDict):
    """The options as click hands them over."""

    page: int | None
    png: Path | None
    profiles: tuple[Path, ...]
    password: str | None
    timeout: float
    as_json: bool


@click.command(cls=Command, help=say("inspect.help"), short_help=say("inspect.short"))
@click.argument("file", type=click.Path(path_type=Path), metavar=say("metavar.file"))
@click.option("--page", type=click.IntRange(min=1), metavar="N", help=say("inspect.page"))
@click.option("--png", type=click.Path(path_type=Path), metavar="OUT.png", help=say("inspect.png"))
@options.profiles_option
@options.password_option
@options.timeout_option
@options.json_option
@options.verbose_option
@click.pass_context
def inspect(ctx: click.Context, file: Path, **given: Unpack[Given]) -> int:
    """Looks at one file and tells; writes the picture if one was asked for."""
    if given["png"] is not None and given["page"] is None:
        raise click.UsageError(say("inspect.png_needs_page"), ctx)
    refuse_overwriting(ctx, given["png"], [file])
    session = ctx.ensure_object(Session)
    seen = look_isolated(session, _question(file, given), given["timeout"])
    if given["page"] is not None and given["page"] > len(seen.pages):
        raise PageMissing(str(file), found=len(seen.pages), page=given["page"])
    _write_picture(seen, given["png"])
    if given["as_json"]:
        write_json(as_value(seen, given["page"]))
    else:
        _show(session, seen, given)
    return 0


def look_isolated(session: Session, question: "Question", timeout: float) -> "Inspection":
    """Looks at a file in a worker, with a bar on a terminal. Raises `GongkaiError`."""
    from gongkai.cli.progress import progress
    from gongkai.inspection import look
    from gongkai.isolation import run_isolated

    with progress(session, [question.path]) as tick:
        return run_isolated(
            look,
            question,
            name=str(question.path),
            timeout=timeout,
            log_level=session.log_level,
            tick=lambda *pages: tick(0, *pages),
        )


def as_value(seen: "Inspection", page: int | None) -> dict[str, Any]:
    """The inspection as JSON values, of one page or all."""
    value = asdict(seen)
    del value["picture"]
    value["pages"] = [item for item in value["pages"] if page in (None, item["number"])]
    return value


def _question(file: Path, given: Given) -> "Question":
    from extractor.pipeline import Options
    from gongkai.inspection import Question

    reading = Options(password=given["password"], profiles=given["profiles"])
    draw = given["page"] if given["png"] is not None else None
    return Question(path=file, options=reading, draw=draw)


def _write_picture(seen: "Inspection", target: Path | None) -> None:
    from exports.atomic import write_atomically

    if target is not None and seen.picture is not None:
        write_atomically(target, seen.picture)


def _show(session: Session, seen: "Inspection", given: Given) -> None:
    from gongkai.cli.inspect_view import show_inspection

    show_inspection(session, seen, given["page"])
    if given["png"] is not None:
        session.out.print()
        text = say("inspect.drawn", page=given["page"], path=given["png"])
        session.out.print(text, style="bold", soft_wrap=True)
        session.out.print(say("inspect.legend"), style="dim", soft_wrap=True)
