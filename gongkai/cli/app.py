"""`gongkai` itself: its commands, and the one place where every error ends as a message."""

import logging
import sys
from collections.abc import Sequence

import click

from extractor.errors import GongkaiError
from gongkai import __version__
from gongkai.cli.command import Group, help_page
from gongkai.cli.failures import show_bug, show_error, show_interrupted, show_usage_error
from gongkai.cli.session import Session
from gongkai.cli.streams import prepare_streams, silence_stdout
from gongkai.cli.texts import say

INTERRUPTED = 130
BROKEN_PIPE = 141

_COMMANDS = {
    "convert": "gongkai.cli.convert:convert",
    "export": "gongkai.cli.export:export",
    "validate": "gongkai.cli.validate:validate",
    "publish": "gongkai.cli.publish:publish",
    "check": "gongkai.cli.check:check",
    "diff": "gongkai.cli.diff:diff",
    "catalogue": "gongkai.cli.catalogue:catalogue",
    "explain": "gongkai.cli.explain:explain",
    "inspect": "gongkai.cli.inspect:inspect",
    "profiles": "gongkai.cli.profiles:profiles",
    "doctor": "gongkai.cli.doctor:doctor",
    "samples": "gongkai.cli.samples:samples",
}


@click.group(
    cls=Group,
    lazy=_COMMANDS,
    help=say("gongkai.help"),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="gongkai %(version)s", help=say("option.version"))
@click.pass_context
def gongkai(ctx: click.Context) -> None:
    """Without a command: the help page."""
    if ctx.invoked_subcommand is None:
        click.echo(help_page(ctx.command, ctx), nl=False)


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and gives its exit code. Nothing escapes but the code."""
    prepare_streams()
    logging.captureWarnings(True)
    session = Session()
    try:
        code = _run_guarded(arguments, session)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # Nothing of ours raises SystemExit; the libraries that print for us do where the reader
        # of the output has gone, with code 1, which is an answer of ours.
        silence_stdout()
        return BROKEN_PIPE
    return code


def _run_guarded(arguments: Sequence[str], session: Session) -> int:
    try:
        code = gongkai.main(
            list(arguments), prog_name="gongkai", obj=session, standalone_mode=False
        )
    except click.ClickException as error:
        show_usage_error(error)
        return error.exit_code
    except GongkaiError as error:
        show_error(session, error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        show_interrupted(session)
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last net: told as a bug, exit 70
        return show_bug(session, error)
    return code if isinstance(code, int) else 0
