"""`gongkai export`: reports or PDFs in, files that other people's tools accept out."""

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.convert import carry_out_and_tell
from gongkai.cli.session import Session
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from exports.publication import Publication
    from extractor.model.page import Ocr


class Given(TypedDict):
    """The options as click hands them over."""

    engine: str | None
    ocr: "Ocr | None"
    profiles: tuple[Path, ...]
    password: str | None
    max_pages: int
    max_bytes: int
    timeout: float
    jobs: int | None
    force: bool
    formats: tuple[str, ...]
    about: "Publication"
    as_json: bool


@click.command(cls=Command, help=say("export.help"), short_help=say("export.short"))
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.inputs"),
)
@options.format_option
@options.about_option
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.folder"),
    help=say("convert.out"),
)
@options.reading_options
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help=say("convert.jobs"))
@click.option("--force", is_flag=True, help=say("convert.force"))
@options.json_option
@options.quiet_option
@options.verbose_option
@click.pass_context
def export(ctx: click.Context, paths: tuple[Path, ...], out: Path, **given: Unpack[Given]) -> int:
    """Exports and tells; the exit code says how it went (see the help page)."""
    from gongkai.batch.files import find_to_export

    if not given["formats"]:
        from exports.registry import FORMATS

        raise click.UsageError(say("export.needs_format", known=", ".join(FORMATS)), ctx)
    session = ctx.ensure_object(Session)
    found = find_to_export(paths)
    return carry_out_and_tell(
        session, found, out, {**given, "cross_check": None, "fail_on": "never"}
    )
