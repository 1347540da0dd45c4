"""`gongkai profiles new`: proposes a profile for a table that no profile fits."""

import re
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.guard import refuse_overwriting
from gongkai.cli.session import Session
from gongkai.cli.texts import in_language, say

if TYPE_CHECKING:
    from gongkai.proposal import Choice, Proposed, Trial, Wish

_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
_WORD = re.compile(r"[a-z0-9_]+")
_FAMILY = "mine"


class Given(TypedDict):
    """The options as click hands them over."""

    parent: str
    table: int | None
    title: str | None
    out: Path | None
    identifier: str | None
    force: bool
    profiles: tuple[Path, ...]
    password: str | None
    timeout: float


@click.command("new", cls=Command, help=say("new.help"), short_help=say("new.short"))
@click.argument("file", type=click.Path(path_type=Path), metavar=say("metavar.file"))
@click.option("--from", "parent", required=True, metavar="ID", help=say("new.from"))
@click.option("--table", type=click.IntRange(min=1), metavar="N", help=say("new.table"))
@click.option("--title", metavar=say("metavar.words"), help=say("new.title"))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=say("metavar.yaml"),
    help=say("new.out"),
)
@click.option("--id", "identifier", metavar="ID", help=say("new.id"))
@click.option("--force", is_flag=True, help=say("new.force"))
@options.profiles_option
@options.password_option
@options.timeout_option
@options.verbose_option
@click.pass_context
def new(ctx: click.Context, file: Path, **given: Unpack[Given]) -> int:
    """Proposes, tries the proposal out, and writes it to its file or to standard output."""
    session = ctx.ensure_object(Session)
    refuse_overwriting(ctx, given["out"], [file])
    _check(ctx, given)
    proposed = _propose(session, _wish(file, given), given["timeout"])
    if proposed.text is None or proposed.chosen is None or proposed.trial is None:
        raise click.UsageError(_which(proposed, given), ctx)
    if given["out"] is None:
        click.echo(proposed.text, nl=False)
    else:
        _write(given["out"], proposed.text)
    _tell(session, proposed.chosen, proposed.trial, given)
    return 0


def _check(ctx: click.Context, given: Given) -> None:
    """Mistakes that show before anything is read."""
    from gongkai.cli.profiles import known_profile

    if given["table"] is not None and given["title"] is not None:
        raise click.UsageError(say("new.table_or_title"), ctx)
    if given["identifier"] is not None and not _ID.fullmatch(given["identifier"]):
        raise click.UsageError(say("new.bad_id", id=given["identifier"]), ctx)
    out = given["out"]
    if out is not None and out.exists() and not given["force"]:
        raise click.UsageError(say("new.exists", path=out), ctx)
    if known_profile(given["parent"], given["profiles"]).raw.get("abstract"):
        raise click.UsageError(say("new.abstract", id=given["parent"]), ctx)


def _wish(file: Path, given: Given) -> "Wish":
    from extractor.pipeline import Options
    from gongkai.proposal import Wish

    return Wish(
        path=file,
        options=Options(password=given["password"], profiles=given["profiles"]),
        parent=given["parent"],
        identifier=given["identifier"] or _identifier(given),
        table=given["table"],
        title=given["title"],
    )


def _identifier(given: Given) -> str:
    """Family and name by the folder and name of the file, where those are plain Latin words."""
    out = given["out"]
    names = (out.resolve().parent.name, out.stem) if out is not None else ("", "")
    family, name = (word if _WORD.fullmatch(word) else "" for word in names)
    return f"{family or _FAMILY}.{name or given['parent'].rpartition('.')[2]}"


def _propose(session: Session, wish: "Wish", timeout: float) -> "Proposed":
    from gongkai.cli.progress import progress
    from gongkai.isolation import run_isolated
    from gongkai.proposal import propose_profile

    with progress(session, [wish.path]) as tick:
        return run_isolated(
            propose_profile,
            wish,
            name=str(wish.path),
            timeout=timeout,
            log_level=session.log_level,
            tick=lambda *pages: tick(0, *pages),
        )


def _which(proposed: "Proposed", given: Given) -> str:
    """Why no single table is meant, with those to choose from."""
    from gongkai.cli.wording import page_ranges, table_name

    if not proposed.choices:
        return say("new.no_tables")
    lines = [
        say(
            "new.choice",
            number=choice.number,
            title=table_name(choice.title, choice.kind),
            pages=page_ranges(choice.pages),
            profile=choice.profile or say("table.unknown"),
        )
        for choice in proposed.choices
    ]
    asked = given["table"] is not None or given["title"] is not None
    head = say("new.not_there") if asked else say("new.say_which")
    return "\n".join([head, *lines])


def _write(target: Path, text: str) -> None:
    from exports.atomic import write_atomically

    write_atomically(target, text.encode("utf-8"))


def _tell(session: Session, chosen: "Choice", trial: "Trial", given: Given) -> None:
    """On standard error, so that a proposal on standard output stays a file."""
    from gongkai.cli.wording import page_ranges, table_name

    title = table_name(chosen.title, chosen.kind)
    lines = [
        say("new.table_line", number=chosen.number, title=title, pages=page_ranges(chosen.pages)),
        _verdict(trial),
    ]
    if trial.problems:
        lines.append(say("new.to_do", count=len(trial.problems)))
        lines += [f"    {problem.where}: {problem.message}" for problem in trial.problems]
    out = given["out"]
    if out is not None:
        lines.append(say("new.written", path=out))
        lines.append(say("new.next", path=quote(str(out)), folder=quote(str(out.parent))))
    for line in lines:
        session.err.print(line, soft_wrap=True)


def _verdict(trial: "Trial") -> str:
    """Whether the table follows the proposal."""
    if trial.reason is not None or trial.profile is None:
        why = in_language(trial.reason) if trial.reason else say("table.unknown")
        return say("new.refused", reason=why)
    known = trial.columns - trial.unknown
    return say("new.accepted", known=known, columns=trial.columns)
