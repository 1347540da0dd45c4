"""`gongkai check`: what is wrong with PDFs or reports, for people and for their tools."""

import os
import sys
from collections.abc import Sequence
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
    from extractor.model.finding import Severity
    from extractor.model.page import Ocr
    from extractor.pipeline import Options
    from gongkai.cli.check_run import Ended
    from gongkai.cli.check_work import Job

FINDINGS = 1

_SEVERITY: "dict[str, Severity]" = {"error": "error", "warning": "warning", "info": "info"}


class Given(TypedDict):
    """The options as click hands them over."""

    engine: str | None
    ocr: "Ocr | None"
    profiles: tuple[Path, ...]
    password: str | None
    max_pages: int
    max_bytes: int
    timeout: float
    fail_on: str
    form: str
    out: Path | None
    severity: str
    pdf: Path | None


@click.command(cls=Command, help=say("check.help"), short_help=say("check.short"))
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.inputs"),
)
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITY, "never"]),
    default="error",
    help=say("check.fail_on"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "html"]),
    default="text",
    help=say("check.format"),
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar=say("metavar.out_file"),
    help=say("check.out"),
)
@click.option(
    "--severity", type=click.Choice([*_SEVERITY]), default="warning", help=say("check.severity")
)
@click.option(
    "--pdf",
    type=click.Path(path_type=Path),
    metavar=say("metavar.out_file"),
    help=say("check.pdf"),
)
@options.reading_options
@options.quiet_option
@options.verbose_option
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], **given: Unpack[Given]) -> int:
    """Checks and tells; the exit code says how it went (see the help page)."""
    from gongkai.batch.preflight import check_options

    session = ctx.ensure_object(Session)
    if given["form"] == "html" and given["out"] is None and sys.stdout.isatty():
        raise click.UsageError(say("check.html_needs_out"), ctx)
    reading = _reading(given)
    check_options(reading)
    jobs, failed = _jobs(ctx, paths, reading, given)
    refuse_overwriting(ctx, given["out"], [given["pdf"], *(job.path for job in jobs)])
    ended = sorted(
        [*failed, *_carry_out(session, jobs, given)], key=lambda each: os.fspath(each.path)
    )
    if any(each.checked is not None and each.checked.other_pdf for each in ended):
        raise click.UsageError(say("check.other_pdf", pdf=given["pdf"]), ctx)
    _tell(session, ended, given)
    for each in ended:
        if each.error is not None:
            show_error(session, each.error, about=each.path)
    return exit_code(ended, given["fail_on"])


def exit_code(ended: "Sequence[Ended]", fail_on: str) -> int:
    """The highest exit code among the errors; else 1 for findings that matter; else 0."""
    from exports.findings.view import at_least

    errors = [each.error.exit_code for each in ended if each.error is not None]
    if errors:
        return max(errors)
    least = _SEVERITY.get(fail_on)
    totals = [each.checked.document.totals for each in ended if each.checked is not None]
    failing = least is not None and any(
        count for total in totals for severity, count in total.items() if at_least(severity, least)
    )
    return FINDINGS if failing else 0


def _reading(given: Given) -> "Options":
    from extractor.pipeline import Options

    return Options(
        password=given["password"],
        max_pages=given["max_pages"],
        max_bytes=given["max_bytes"],
        engine=given["engine"],
        ocr=given["ocr"] or "auto",
        profiles=given["profiles"],
    )


def _jobs(
    ctx: click.Context, paths: Sequence[Path], reading: "Options", given: Given
) -> "tuple[list[Job], list[Ended]]":
    """The files to check, and those that cannot even be looked at."""
    from gongkai.batch.files import find, is_report
    from gongkai.cli.check_run import Ended, uris
    from gongkai.cli.check_work import Job

    found = find(paths)
    failed = [Ended(path=path, error=error) for path, error in found.failures]
    reports = {path for path in found.files if is_report(path)}
    _refuse_pointless(ctx, found.files, reports, given)
    # A report's findings are about its PDF, so outputs name that and not the report.
    pdfs = {path: given["pdf"] if path in reports else path for path in found.files}
    called = uris([pdf for pdf in pdfs.values() if pdf is not None])
    jobs = [
        Job(
            path=path,
            uri=None if pdf is None else called[pdf],
            options=reading,
            least=_SEVERITY[given["severity"]],
            pictures=given["form"] == "html",
            is_report=path in reports,
            pdf=pdf if path in reports else None,
        )
        for path, pdf in pdfs.items()
    ]
    return jobs, failed


def _refuse_pointless(
    ctx: click.Context, files: Sequence[Path], reports: set[Path], given: Given
) -> None:
    """An option that would do nothing is a mistake, and told as one."""
    if given["pdf"] is not None and (len(files) != 1 or len(reports) != 1):
        raise click.UsageError(say("check.one_report"), ctx)
    if files and len(reports) == len(files):
        for option, value in (("--profiles", given["profiles"]), ("--engine", given["engine"])):
            if value:
                raise click.UsageError(say("check.only_pdf", option=option), ctx)


def _carry_out(session: Session, jobs: "Sequence[Job]", given: Given) -> "list[Ended]":
    from gongkai.cli.check_run import run
    from gongkai.cli.progress import progress

    with progress(session, [job.path for job in jobs]) as tick:
        return run(jobs, timeout=given["timeout"], log_level=session.log_level, tick=tick)


def _tell(session: Session, ended: "Sequence[Ended]", given: Given) -> None:
    """The findings in the form asked for, to the file or to standard output."""
    from gongkai.cli.check_formats import FORMATS
    from gongkai.cli.check_view import as_text, show, show_written

    form, out = given["form"], given["out"]
    if out is None and form == "text":
        if not session.quiet:
            show(session.out, ended, verbose=session.verbose)
        return
    data = as_text(ended, verbose=session.verbose) if form == "text" else FORMATS[form](ended)
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from exports.atomic import write_atomically

    write_atomically(out, data)
    if not session.quiet:
        show_written(session.out, ended, out)
