"""Options that several commands share, each defined once."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from gongkai.cli.session import Session
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from exports.publication import Publication

F = TypeVar("F", bound=Callable[..., Any])

# As in gongkai.convert, the Python face.
MAX_PAGES = 5000
MAX_BYTES = 1 << 30
TIMEOUT_SECONDS = 300.0
ALL_FORMATS = "all"


def _one_ocr(function: F) -> F:
    """`ocr` for the command: force, never or None. Both options at once contradict each other."""

    @wraps(function)
    def settled(*args: object, force_ocr: bool, no_ocr: bool, **given: object) -> object:
        if force_ocr and no_ocr:
            raise click.UsageError(say("usage.both_ocr"))
        ocr = "force" if force_ocr else "never" if no_ocr else None
        return function(*args, ocr=ocr, **given)

    return cast(F, settled)


def reading_options(function: F) -> F:
    """--engine, OCR, --profiles, --password and the limits: how a PDF is read."""
    for option in reversed(
        (
            click.option("--engine", metavar=say("metavar.name"), help=say("option.engine")),
            _one_ocr,
            click.option("--force-ocr", is_flag=True, help=say("option.force_ocr")),
            click.option("--no-ocr", is_flag=True, help=say("option.no_ocr")),
            profiles_option,
            password_option,
            click.option(
                "--max-pages",
                type=click.IntRange(min=1),
                default=MAX_PAGES,
                metavar="N",
                help=say("option.max_pages", default=MAX_PAGES),
            ),
            click.option(
                "--max-bytes",
                type=click.IntRange(min=1),
                default=MAX_BYTES,
                metavar="N",
                help=say("option.max_bytes", default="1 GiB"),
            ),
            timeout_option,
        )
    ):
        function = option(function)
    return function


profiles_option = click.option(
    "--profiles",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar=say("metavar.folder"),
    help=say("option.profiles"),
)
password_option = click.option(
    "--password", metavar=say("metavar.text"), help=say("option.password")
)
timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=TIMEOUT_SECONDS,
    metavar=say("metavar.seconds"),
    help=say("option.timeout", default=f"{TIMEOUT_SECONDS:g}"),
)


def _names(ctx: click.Context, _: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """`xlsx,parquet` and repeated options alike, each name once; `all` is every format."""
    from exports.registry import FORMATS

    names = dict.fromkeys(name.strip() for each in given for name in each.split(","))
    if ALL_FORMATS in names:
        del names[ALL_FORMATS]
        names |= dict.fromkeys(FORMATS)
    unknown = [name for name in names if name not in FORMATS]
    if unknown:
        known = ", ".join(FORMATS)
        raise click.UsageError(say("usage.no_format", name=unknown[0], known=known), ctx)
    return tuple(names)


format_option = click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    callback=_names,
    metavar=say("metavar.formats"),
    help=say("option.formats"),
)


def _publication(ctx: click.Context, _: click.Parameter, given: tuple[str, ...]) -> "Publication":
    """`licence=https://…`, each name once."""
    from exports.publication import PARTS, publication

    pairs = (each.partition("=")[::2] for each in given)
    try:
        return publication((name.strip(), value.strip()) for name, value in pairs)
    except ValueError as error:
        known = ", ".join(PARTS)
        raise click.UsageError(say("usage.no_about", told=str(error), known=known), ctx) from error


about_option = click.option(
    "--about",
    multiple=True,
    callback=_publication,
    metavar=say("metavar.about"),
    help=say("option.about"),
)
json_option = click.option("--json", "as_json", is_flag=True, help=say("option.json"))


def _louder(ctx: click.Context, _: click.Parameter, count: int) -> None:
    ctx.ensure_object(Session).verbosity += count


def _quieter(ctx: click.Context, _: click.Parameter, on: bool) -> None:
    ctx.ensure_object(Session).verbosity -= int(on)


verbose_option = click.option(
    "-v",
    "--verbose",
    count=True,
    expose_value=False,
    callback=_louder,
    help=say("option.verbose"),
)
quiet_option = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_quieter,
    help=say("option.quiet"),
)
