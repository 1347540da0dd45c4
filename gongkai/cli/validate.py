"""`gongkai validate`: do the outside tools still accept what was exported?"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from extractor.errors import GongkaiError
from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.failures import show_error
from gongkai.cli.language import language
from gongkai.cli.session import Session
from gongkai.cli.streams import write_json
from gongkai.cli.texts import in_language, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.validation.judging import Judged

INVALID = 1
UNCHECKED = 7
_SHOWN = 20


def _known(ctx: click.Context, _: click.Parameter, name: str | None) -> str | None:
    """A validator's name, as `export` wants an exporter's: another is a mistake in the command."""
    from exports.validation.registry import VALIDATORS

    if name is not None and name not in VALIDATORS:
        known = ", ".join(VALIDATORS)
        raise click.UsageError(say("usage.no_format", name=name, known=known), ctx)
    return name


@click.command(cls=Command, help=say("validate.help"), short_help=say("validate.short"))
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.paths"),
)
@click.option(
    "-f",
    "--format",
    "form",
    callback=_known,
    metavar=say("metavar.name"),
    help=say("validate.format"),
)
@click.option(
    "--rules",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.out_file"),
    help=say("validate.rules"),
)
@options.json_option
@options.quiet_option
@options.verbose_option
@click.pass_obj
def validate(
    session: Session,
    paths: tuple[Path, ...],
    form: str | None,
    rules: tuple[Path, ...],
    as_json: bool,
) -> int:
    """Validates and tells; the exit code says how it went (see the help page)."""
    found: list[Judged] = []
    errors: list[tuple[Path, GongkaiError]] = []
    for path in paths:
        try:
            found += _judged(session, path, form, rules, silent=as_json)
        except GongkaiError as error:
            errors.append((path, error))
    errors += [(each.path, each.failure) for each in found if each.failure is not None]
    code = _exit_code(found, errors)
    if as_json:
        write_json(_document(found, errors, code))
    for path, failed in errors:
        show_error(session, failed, about=path)
    _show_unchecked(session, found)
    return code


def _judged(
    session: Session, path: Path, form: str | None, rules: tuple[Path, ...], *, silent: bool
) -> "Iterator[Judged]":
    """Each file is told as soon as it is judged: some tools take seconds."""
    from exports.validation.judging import judged

    for each in judged(path, form, rules):
        if not silent:
            _show(session, each)
        yield each


def _exit_code(found: "list[Judged]", errors: list[tuple[Path, GongkaiError]]) -> int:
    """What could not be read, then what is invalid, then what was not checked."""
    if errors:
        return max(error.exit_code for _, error in errors)
    if any(each.is_valid is False for each in found):
        return INVALID
    return UNCHECKED if any(each.is_valid is None for each in found) else 0


def _show(session: Session, judged: "Judged") -> None:
    """A line for the file; under it what is wrong with it."""
    verdict = judged.verdict
    if isinstance(verdict, GongkaiError):
        said = say("validate.not_checked", why=verdict.cause_in(language()))
        _show_line(session, judged, ("?", "bold yellow"), said)
        return
    if session.quiet and not verdict.problems:
        return
    sign = ("✗", "bold red") if verdict.problems else ("✓", "green")
    _show_line(session, judged, sign, in_language(verdict.checked))
    shown = verdict.problems if session.verbose else verdict.problems[:_SHOWN]
    for each in shown:
        session.out.print(f"    {each.where}: {in_language(each.message)}", soft_wrap=True)
        if each.detail:
            session.out.print(Text(f"      {each.detail}", "dim"), soft_wrap=True)
    left = len(verdict.problems) - len(shown)
    if left:
        session.out.print("    " + say("validate.more", count=left), style="dim")


def _show_line(session: Session, judged: "Judged", sign: tuple[str, str], said: str) -> None:
    mark, style = sign
    line = Text.assemble((f"{mark} {judged.name}", style), f"  {judged.path}  ", (said, "dim"))
    session.out.print(line, soft_wrap=True)


def _show_unchecked(session: Session, found: "list[Judged]") -> None:
    """How many files nobody judged, and what to install: once for each command."""
    commands = [each.install for each in found if each.install is not None]
    for command in dict.fromkeys(commands):
        count = commands.count(command)
        session.err.print(say("validate.unchecked", count=count, install=command), soft_wrap=True)


def _document(
    found: "list[Judged]", errors: list[tuple[Path, GongkaiError]], code: int
) -> dict[str, Any]:
    from gongkai.cli.convert_json import error_value

    return {
        "exit_code": code,
        "files": [_file(each) for each in found],
        "errors": [{"path": str(path), "error": error_value(error)} for path, error in errors],
    }


def _file(judged: "Judged") -> dict[str, Any]:
    """`valid` is null where the file was not checked, and `install` what that takes."""
    verdict = judged.verdict
    told = None if isinstance(verdict, GongkaiError) else verdict
    return {
        "format": judged.name,
        "path": str(judged.path),
        "valid": judged.is_valid,
        "checked": None if told is None else {"zh": told.checked.zh, "en": told.checked.en},
        "install": judged.install,
        "problems": [
            {
                "where": each.where,
                "message": {"zh": each.message.zh, "en": each.message.en},
                "detail": each.detail,
            }
            for each in (() if told is None else told.problems)
        ],
    }
