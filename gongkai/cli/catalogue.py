"""`gongkai catalogue`: the catalogues of a file as JSON, flat or nested by department."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.guard import refuse_overwriting
from gongkai.cli.session import Session
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from extractor.model.page import Ocr
    from gongkai.cataloguing import Wanted


class Given(TypedDict):
    """The options as click hands them over."""

    nested: bool
    out: Path | None
    engine: str | None
    ocr: "Ocr | None"
    profiles: tuple[Path, ...]
    password: str | None
    max_pages: int
    max_bytes: int
    timeout: float


@click.command(cls=Command, help=say("catalogue.help"), short_help=say("catalogue.short"))
@click.argument("file", type=click.Path(path_type=Path), metavar=say("metavar.file"))
@click.option("--nested", is_flag=True, help=say("catalogue.nested"))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    metavar=say("metavar.out_file"),
    help=say("catalogue.out"),
)
@options.reading_options
@options.quiet_option
@options.verbose_option
@click.pass_context
def catalogue(ctx: click.Context, file: Path, **given: Unpack[Given]) -> int:
    """Writes the catalogues to a file or to standard output."""
    from exports.atomic import write_atomically
    from gongkai.cataloguing import catalogues
    from gongkai.cli.progress import progress
    from gongkai.isolation import run_isolated

    refuse_overwriting(ctx, given["out"], [file])
    session = ctx.ensure_object(Session)
    with progress(session, [file]) as tick:
        data = run_isolated(
            catalogues,
            _wanted(file, given),
            name=str(file),
            timeout=given["timeout"],
            log_level=session.log_level,
            tick=lambda *pages: tick(0, *pages),
        )
    if given["out"] is not None:
        write_atomically(given["out"], data)
        return 0
    if sys.stdout.isatty():
        # For a person, line by line; a program gets the canonical bytes.
        data = json.dumps(json.loads(data), ensure_ascii=False, indent=2).encode()
    sys.stdout.flush()
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _wanted(file: Path, given: Given) -> "Wanted":
    from extractor.pipeline import Options
    from gongkai.batch.files import is_report
    from gongkai.batch.preflight import check_options
    from gongkai.cataloguing import Wanted

    reading = Options(
        password=given["password"],
        max_pages=given["max_pages"],
        max_bytes=given["max_bytes"],
        engine=given["engine"],
        ocr=given["ocr"] or "auto",
        profiles=given["profiles"],
    )
    check_options(reading)
    return Wanted(path=file, options=reading, is_report=is_report(file), nested=given["nested"])
