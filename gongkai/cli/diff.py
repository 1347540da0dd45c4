"""`gongkai diff`: what changed between two disclosures of one body."""

import sys
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.failures import show_error
from gongkai.cli.guard import refuse_overwriting
from gongkai.cli.session import Session
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from exports.changes.model import ChangeSet, Materiality
    from extractor.model.page import Ocr
    from extractor.model.report import Report
    from extractor.options import Options
    from gongkai.cli.diff_view import Shown

CHANGED = 1
_TOP = 10
_YUAN_EXPONENT = 4
# As gongkai.cli.diff_formats lists them: naming them here spares loading it for a help page.
_FORMATS = ("text", "json", "csv", "xlsx", "html")


class Given(TypedDict):
    """The options as click hands them over."""

    engine: str | None
    ocr: "Ocr | None"
    profiles: tuple[Path, ...]
    password: str | None
    max_pages: int
    max_bytes: int
    timeout: float
    form: str | None
    out: Path | None
    min_amount: Decimal | None
    min_percent: Decimal | None
    top: int
    crosswalks: tuple[Path, ...]
    any_pair: bool
    fail_on: str


def _exact(ctx: click.Context, param: click.Parameter, given: str | None) -> Decimal | None:
    """A number of at least 0, to the digit."""
    if given is None:
        return None
    try:
        value = Decimal(given.strip())
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or value < 0:
        raise click.BadParameter(say("diff.not_decimal"), ctx, param)
    return value


@click.command(cls=Command, help=say("diff.help"), short_help=say("diff.short"))
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.two"),
)
@click.option("--format", "form", type=click.Choice(_FORMATS), help=say("diff.format"))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar=say("metavar.out_file"),
    help=say("diff.out"),
)
@click.option(
    "--min-amount", callback=_exact, metavar=say("metavar.wan"), help=say("diff.min_amount")
)
@click.option(
    "--min-percent", callback=_exact, metavar=say("metavar.percent"), help=say("diff.min_percent")
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=_TOP,
    metavar="N",
    help=say("diff.top", default=_TOP),
)
@click.option(
    "--crosswalk",
    "crosswalks",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.file"),
    help=say("diff.crosswalk"),
)
@click.option("--any-pair", is_flag=True, help=say("diff.any_pair"))
@click.option(
    "--fail-on",
    type=click.Choice(["never", "changes", "material"]),
    default="never",
    help=say("diff.fail_on"),
)
@options.reading_options
@options.quiet_option
@options.verbose_option
@click.pass_context
def diff(ctx: click.Context, paths: tuple[Path, ...], **given: Unpack[Given]) -> int:
    """Compares and tells; the exit code says how it went (see the help page)."""
    from gongkai.cli.diff_formats import FOR_FILES

    session = ctx.ensure_object(Session)
    form = _form(ctx, given["form"], given["out"])
    if form in FOR_FILES and given["out"] is None and sys.stdout.isatty():
        raise click.UsageError(say("diff.needs_out", form=form), ctx)
    refuse_overwriting(ctx, given["out"], [*paths, *given["crosswalks"]])
    changes = _compared(ctx, session, paths, given)
    if isinstance(changes, int):
        return changes
    _tell(session, changes, paths, form, given)
    return _exit_code(changes, given["fail_on"])


def _form(ctx: click.Context, given: str | None, out: Path | None) -> str:
    """The format, as asked for or as the name of the output says; the two must not disagree."""
    from gongkai.cli.diff_formats import format_of, known_suffixes

    form = format_of(given, out)
    if form is not None:
        return form
    if given is not None:
        raise click.UsageError(say("diff.other_format", path=out, form=given), ctx)
    known = " ".join(known_suffixes())
    raise click.UsageError(say("diff.unknown_suffix", path=out, known=known), ctx)


def _compared(
    ctx: click.Context, session: Session, paths: Sequence[Path], given: Given
) -> "ChangeSet | int":
    """The comparison, made now or recorded; the exit code if a side could not be read."""
    if len(paths) == 1:
        return _recorded(ctx, paths[0], given)
    if len(paths) != 2:
        raise click.UsageError(say("diff.two"), ctx)
    reports = _reports(ctx, session, paths, given)
    return reports if isinstance(reports, int) else _compare(*reports, given)


def _compare(old: "Report", new: "Report", given: Given) -> "ChangeSet":
    from exports.changes.compare import compare
    from exports.changes.pair import require_pair

    if not given["any_pair"]:
        require_pair(old, new)
    return compare(old, new, _materiality(given), given["crosswalks"])


def _recorded(ctx: click.Context, path: Path, given: Given) -> "ChangeSet":
    """A comparison that was written as JSON before."""
    from exports.changes.read_json import from_bytes, is_changes
    from extractor.errors import MissingFile
    from gongkai.cli.diff_read import read_bytes

    if not path.exists():
        raise MissingFile(str(path))
    data = read_bytes(path)
    if not is_changes(data):
        raise click.UsageError(say("diff.one_changes", path=path), ctx)
    for option, value in (
        ("--min-amount", given["min_amount"]),
        ("--min-percent", given["min_percent"]),
        ("--crosswalk", given["crosswalks"]),
        ("--any-pair", given["any_pair"]),
    ):
        if value:
            raise click.UsageError(say("diff.pointless", option=option), ctx)
    return from_bytes(data, str(path))


def _reports(
    ctx: click.Context, session: Session, paths: Sequence[Path], given: Given
) -> "tuple[Report, Report] | int":
    """Both reports; if one cannot be had, every error is told and the highest code given."""
    from gongkai.batch.files import is_report
    from gongkai.batch.preflight import check_options
    from gongkai.cli.diff_read import Side, read_sides
    from gongkai.cli.progress import progress

    for path in paths:
        _refuse_folder(ctx, path)
    reading = _reading(given)
    check_options(reading)
    sides = [Side(path=path, options=reading, is_report=is_report(path)) for path in paths]
    pdfs = [side.path for side in sides if not side.is_report]
    with progress(session, pdfs) as tick:
        read = read_sides(sides, timeout=given["timeout"], log_level=session.log_level, tick=tick)
    reports = [each.report for each in read if each.report is not None]
    if len(reports) == len(read):
        return reports[0], reports[1]
    errors = [(each.error, each.path) for each in read if each.error is not None]
    for error, path in errors:
        show_error(session, error, about=path)
    return max(error.exit_code for error, _ in errors)


def _refuse_folder(ctx: click.Context, path: Path) -> None:
    from extractor.errors import MissingFile

    if path.is_dir():
        raise click.UsageError(say("diff.folder", path=path), ctx)
    if not path.exists():
        raise MissingFile(str(path))


def _reading(given: Given) -> "Options":
    from extractor.options import Options

    return Options(
        password=given["password"],
        max_pages=given["max_pages"],
        max_bytes=given["max_bytes"],
        engine=given["engine"],
        ocr=given["ocr"] or "auto",
        profiles=given["profiles"],
    )


def _materiality(given: Given) -> "Materiality":
    from exports.changes.model import Materiality

    amount = given["min_amount"]
    return Materiality(
        amount=None if amount is None else Decimal(f"{amount.scaleb(_YUAN_EXPONENT):f}"),
        percent=given["min_percent"],
    )


def _tell(
    session: Session, changes: "ChangeSet", paths: Sequence[Path], form: str, given: Given
) -> None:
    """The comparison in the form asked for, to the file or to standard output."""
    from exports.atomic import write_atomically
    from gongkai.cli.diff_formats import TEXT, is_folder, to_stdout, write_folder
    from gongkai.cli.diff_view import Shown, show

    out = given["out"]
    top = None if session.verbose else given["top"]
    shown = Shown(changes=changes, paths=tuple(paths), top=top)
    if out is None and form == TEXT:
        if not session.quiet:
            show(session.out, shown)
        return
    if out is None:
        to_stdout(_data(session, shown, form, given))
        return
    if is_folder(form, out):
        write_folder(changes, out)
    else:
        write_atomically(out, _data(session, shown, form, given))
    if not session.quiet:
        session.out.print(say("diff.written", path=out), style="bold", soft_wrap=True)


def _data(session: Session, shown: "Shown", form: str, given: Given) -> bytes:
    """The bytes of one file. Raises `GongkaiError`."""
    from gongkai.cli.diff_formats import HTML, TEXT, made
    from gongkai.cli.diff_view import as_text

    if form == TEXT:
        return as_text(shown)
    if form != HTML:
        return made(form, shown.changes)
    from gongkai.cli.diff_page import PageJob, page

    job = PageJob(
        changes=shown.changes, given=shown.paths, out=given["out"], password=given["password"]
    )
    return page(job, timeout=given["timeout"], log_level=session.log_level)


def _exit_code(changes: "ChangeSet", fail_on: str) -> int:
    from exports.changes.summary import has_changes, has_material_changes

    ask = {"changes": has_changes, "material": has_material_changes}.get(fail_on)
    return CHANGED if ask is not None and ask(changes) else 0
