"""`gongkai validate`: do the outside tools still accept what was exported?"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from extractor.errors import GongkaiError
from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.failures import show_error
from gongkai.cli.session import Session
from gongkai.cli.streams import write_json
from gongkai.cli.texts import in_language, say

if TYPE_CHECKING:
    from exports.validation.spec import Verdict

INVALID = 1
_SHOWN = 20


@click.command(cls=Command, help=say("validate.help"), short_help=say("validate.short"))
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.paths"),
)
@click.option("-f", "--format", "form", metavar=say("metavar.name"), help=say("validate.format"))
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
    verdicts: list[tuple[str, Path, Verdict]] = []
    errors: list[tuple[Path, GongkaiError]] = []
    for path in paths:
        try:
            verdicts += _judge(path, form, rules)
        except GongkaiError as error:
            errors.append((path, error))
    code = _exit_code(verdicts, errors)
    if as_json:
        write_json(_document(verdicts, errors, code))
    else:
        for name, path, verdict in verdicts:
            _show(session, name, path, verdict)
    for path, failed in errors:
        show_error(session, failed, about=path)
    return code


def _judge(
    path: Path, form: str | None, rules: tuple[Path, ...]
) -> "list[tuple[str, Path, Verdict]]":
    from exports.validation.registry import fitting, ready_validator

    return [
        (name, file, ready_validator(name).validate(file, rules))
        for name, file in fitting(path, form)
    ]


def _exit_code(
    verdicts: "list[tuple[str, Path, Verdict]]", errors: list[tuple[Path, GongkaiError]]
) -> int:
    if errors:
        return max(error.exit_code for _, error in errors)
    return INVALID if any(verdict.problems for _, _, verdict in verdicts) else 0


def _show(session: Session, name: str, path: Path, verdict: "Verdict") -> None:
    """A line for the file; under it what is wrong with it."""
    if session.quiet and not verdict.problems:
        return
    sign, style = ("✗", "bold red") if verdict.problems else ("✓", "green")
    said = in_language(verdict.checked)
    session.out.print(
        Text.assemble((f"{sign} {name}", style), f"  {path}  ", (said, "dim")), soft_wrap=True
    )
    shown = verdict.problems if session.verbose else verdict.problems[:_SHOWN]
    for each in shown:
        session.out.print(f"    {each.where}: {in_language(each.message)}", soft_wrap=True)
        if each.detail:
            session.out.print(Text(f"      {each.detail}", "dim"), soft_wrap=True)
    left = len(verdict.problems) - len(shown)
    if left:
        session.out.print("    " + say("validate.more", count=left), style="dim")


def _document(
    verdicts: "list[tuple[str, Path, Verdict]]",
    errors: list[tuple[Path, GongkaiError]],
    code: int,
) -> dict[str, Any]:
    from gongkai.cli.convert_json import error_value

    return {
        "exit_code": code,
        "files": [
            {
                "format": name,
                "path": str(path),
                "valid": not verdict.problems,
                "checked": {"zh": verdict.checked.zh, "en": verdict.checked.en},
                "problems": [
                    {
                        "where": each.where,
                        "message": {"zh": each.message.zh, "en": each.message.en},
                        "detail": each.detail,
                    }
                    for each in verdict.problems
                ],
            }
            for name, path, verdict in verdicts
        ],
        "errors": [{"path": str(path), "error": error_value(error)} for path, error in errors],
    }
