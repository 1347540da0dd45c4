"""`gongkai convert`: PDFs in, a checked report for each out."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.failures import show_error
from gongkai.cli.session import Session
from gongkai.cli.streams import write_json
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from exports.publication import Publication
    from extractor.model.finding import Severity
    from extractor.model.page import Ocr
    from extractor.options import Options
    from gongkai.batch.files import Found
    from gongkai.batch.run import Order, Outcome

FINDINGS = 1
INTERRUPTED = 130

_SEVERITY: "dict[str, Severity]" = {"error": "error", "warning": "warning", "info": "info"}


class Given(TypedDict):
    """The options as click hands them over."""

    engine: str | None
    ocr: "Ocr | None"
    cross_check: str | None
    profiles: tuple[Path, ...]
    password: str | None
    max_pages: int
    max_bytes: int
    timeout: float
    jobs: int | None
    fail_on: str
    force: bool
    formats: tuple[str, ...]
    about: "Publication"
    as_json: bool


@click.command(cls=Command, help=say("convert.help"), short_help=say("convert.short"))
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.paths"),
)
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.folder"),
    help=say("convert.out"),
)
@options.format_option
@options.about_option
@options.reading_options
@click.option("--cross-check", metavar=say("metavar.name"), help=say("convert.cross_check"))
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help=say("convert.jobs"))
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITY, "never"]),
    default="never",
    help=say("convert.fail_on"),
)
@click.option("--force", is_flag=True, help=say("convert.force"))
@options.json_option
@options.quiet_option
@options.verbose_option
@click.pass_obj
def convert(session: Session, paths: tuple[Path, ...], out: Path, **given: Unpack[Given]) -> int:
    """Converts and tells; the exit code says how it went (see the help page)."""
    from gongkai.batch.files import find

    return carry_out_and_tell(session, find(paths), out, given)


def carry_out_and_tell(session: Session, found: "Found", out: Path, given: Given) -> int:
    """What `convert` and `export` share: everything after the files are known."""
    from gongkai.batch.preflight import check_formats, check_options, check_output

    reading = _reading(given)
    check_output(out)
    check_options(reading)
    check_formats(given["formats"])
    order = _order(session, found, out, reading, given)
    outcomes, finished = _carry_out(session, order)
    code = exit_code(outcomes, given["fail_on"]) if finished else INTERRUPTED
    _tell(session, order, outcomes, code, as_json=given["as_json"])
    if not finished:
        _tell_interrupted(session, order, outcomes)
    return code


def exit_code(outcomes: "Sequence[Outcome]", fail_on: str) -> int:
    """The highest exit code among the errors; else 1 for findings that matter; else 0."""
    from gongkai.batch.summary import worst_at_least

    errors = [outcome.error.exit_code for outcome in outcomes if outcome.error is not None]
    if errors:
        return max(errors)
    severity = _SEVERITY.get(fail_on)
    summaries = [outcome.summary for outcome in outcomes if outcome.summary is not None]
    if severity is not None and any(worst_at_least(summary, severity) for summary in summaries):
        return FINDINGS
    return 0


def _reading(given: Given) -> "Options":
    from extractor.options import Options

    return Options(
        password=given["password"],
        max_pages=given["max_pages"],
        max_bytes=given["max_bytes"],
        engine=given["engine"],
        ocr=given["ocr"] or "auto",
        cross_check=given["cross_check"],
        profiles=given["profiles"],
    )


def _order(
    session: Session, found: "Found", out: Path, reading: "Options", given: Given
) -> "Order":
    from gongkai.batch.receipt import REPORT
    from gongkai.batch.run import Order
    from gongkai.isolation import usable_processors

    return Order(
        found=found,
        out=out,
        options=reading,
        timeout=given["timeout"],
        jobs=given["jobs"] or usable_processors(),
        force=given["force"],
        log_level=session.log_level,
        formats=given["formats"] or (REPORT,),
        about=given["about"],
    )


def _carry_out(session: Session, order: "Order") -> "tuple[list[Outcome], bool]":
    """Outcomes sorted by path, and whether the run came to its end (no Ctrl-C)."""
    from gongkai.batch.run import run
    from gongkai.cli.progress import progress

    outcomes: list[Outcome] = []
    finished = True
    try:
        with progress(session, order.found.files) as tick:
            for outcome in run(order, tick):
                outcomes.append(outcome)
    except KeyboardInterrupt:
        finished = False
    return sorted(outcomes, key=lambda outcome: os.fspath(outcome.path)), finished


def _tell(
    session: Session, order: "Order", outcomes: "Sequence[Outcome]", code: int, *, as_json: bool
) -> None:
    """Results on standard output, errors on standard error."""
    from gongkai.cli.convert_json import document
    from gongkai.cli.convert_view import show_document, show_run, show_surroundings

    if as_json:
        write_json(document(outcomes, code))
    elif not session.quiet and len(outcomes) == 1:
        show_document(session, outcomes[0])
    elif not session.quiet and outcomes:
        show_run(session, outcomes, order.out)
    if not session.quiet:
        show_surroundings(session, outcomes)
    for outcome in outcomes:
        if outcome.error is not None:
            show_error(session, outcome.error, about=outcome.path)


def _tell_interrupted(session: Session, order: "Order", outcomes: "Sequence[Outcome]") -> None:
    total = len(order.found.files) + len(order.found.failures)
    text = say("convert.interrupted", done=len(outcomes), total=total)
    session.err.print(text, style="bold", soft_wrap=True)
