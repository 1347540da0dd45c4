"""How errors are told: what happened on one line, what to do on the next."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from extractor.errors import GongkaiError
from gongkai.cli.command import usage_line
from gongkai.cli.language import language
from gongkai.cli.session import Session
from gongkai.cli.texts import say


def show_error(session: Session, error: GongkaiError, about: Path | None = None) -> None:
    """`error IN-004: not a PDF file: x`, the action, and with -v where a bug happened.

    `about` is named if the error itself does not name it in full.
    """
    from rich.text import Text

    spoken = language()
    cause = error.cause_in(spoken)
    if about is not None and str(about) not in cause:
        cause = say("error.about", cause=cause, path=about)
    line = Text.assemble((say("error.head", code=error.code), "bold red"), cause)
    session.err.print(line, soft_wrap=True)
    session.err.print(Text("  " + error.action_in(spoken)), soft_wrap=True)
    traceback = error.details.get("traceback")
    if traceback is not None:
        _show_traceback(session, str(traceback))


def _show_traceback(session: Session, traceback: str) -> None:
    """Where a bug happened, or how to learn it."""
    text = traceback if session.verbose else "  " + say("error.details")
    session.err.print(text, style="dim", soft_wrap=True)


def show_bug(session: Session, error: Exception) -> int:
    """Tells an exception nobody expected as a bug of ours. Gives the exit code."""
    import traceback

    text = "".join(traceback.format_exception(error))
    bug = GongkaiError(f"{type(error).__name__}: {error}", traceback=text)
    show_error(session, bug)
    return bug.exit_code


def show_interrupted(session: Session) -> None:
    """Ctrl-C outside a batch."""
    session.err.print(say("interrupted"), style="bold")


def show_usage_error(error: click.ClickException) -> None:
    """A mistake in the command line: what it is, how the command is used, where to read more."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    lines = [say("usage.error", what=_explained(error))]
    if ctx is not None:
        lines.append("  " + usage_line(ctx.command, ctx))
        lines.append("  " + say("usage.more", command=ctx.command_path))
    sys.stderr.write("\n".join(lines) + "\n")


def _explained(error: click.ClickException) -> str:
    """Click's error in our words. Kinds we have no words for keep click's own."""
    for kind, explain in _EXPLANATIONS.items():
        if isinstance(error, kind):
            return explain(error)
    return error.format_message()


def _named(error: click.BadParameter) -> str:
    """How the help page calls the parameter that an error is about."""
    parameter = error.param
    if isinstance(parameter, click.Option):
        return "/".join(parameter.opts)
    if parameter is not None and error.ctx is not None:
        return parameter.make_metavar(error.ctx)
    return str(error.param_hint or "?")


def _expected(error: click.BadParameter) -> str:
    """What the parameter takes."""
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return say("usage.one_of", known=", ".join(str(choice) for choice in kind.choices))
    if isinstance(kind, click.IntRange | click.FloatRange) and kind.min is not None:
        key = "usage.above" if kind.min_open else "usage.number"
        return say(key, least=f"{kind.min:g}")
    return error.message


# Most special first: MissingParameter is a BadParameter too.
_EXPLANATIONS: dict[type[click.ClickException], Callable[[Any], str]] = {
    click.NoSuchOption: lambda error: say("usage.no_option", name=error.option_name),
    click.MissingParameter: lambda error: say("usage.missing", name=_named(error)),
    click.BadOptionUsage: lambda error: say("usage.bad_option", name=error.option_name),
    click.BadParameter: lambda error: say(
        "usage.bad_value", name=_named(error), expected=_expected(error)
    ),
}
