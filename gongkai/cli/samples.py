"""`gongkai samples`: accept what the program makes of the samples, or show how it differs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from gongkai.cli import options
from gongkai.cli.command import Command, Group
from gongkai.cli.session import Session
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from gongkai.samples import Sample

_COMMANDS = {"accept": "gongkai.cli.samples:accept"}
_MOST_LINES = 100
_STYLES = {"+": "green", "-": "red", "@": "cyan"}
DIFFERS = 1


@click.group(cls=Group, lazy=_COMMANDS, help=say("samples.help"), short_help=say("samples.short"))
def samples() -> None:
    """The commands about samples."""


@click.command(cls=Command, help=say("accept.help"), short_help=say("accept.short"))
@click.argument("names", nargs=-1, metavar=say("metavar.optional_names"))
@click.option("--check", is_flag=True, help=say("accept.check"))
@options.verbose_option
@click.pass_context
def accept(ctx: click.Context, names: tuple[str, ...], check: bool) -> int:
    """Converts all before anything is written, so that a failure leaves every sample as it was."""
    session = ctx.ensure_object(Session)
    chosen = [sample for sample in _chosen(ctx, names) if not _left_out(session, sample)]
    made = [(sample, sample.convert()) for sample in chosen]
    differing = [_compare(session, sample, report, check=check) for sample, report in made]
    return DIFFERS if check and any(differing) else 0


def _chosen(ctx: click.Context, names: Sequence[str]) -> "tuple[Sample, ...]":
    from gongkai.samples import checkout, find_samples, named

    root = checkout()
    if root is None:
        raise click.UsageError(say("accept.no_checkout"), ctx)
    known = find_samples(root)
    try:
        return named(known, names)
    except KeyError as error:
        listed = ", ".join(sample.name for sample in known)
        raise click.UsageError(say("accept.unknown", name=error.args[0], known=listed)) from error


def _left_out(session: Session, sample: "Sample") -> bool:
    """Whether the sample has pictures that cannot be read here, which is then told."""
    lacking = sample.lacking
    if lacking is None:
        return False
    told = say("accept.left_out", name=sample.name, reason=lacking.reason, hint=lacking.hint)
    session.out.print(told, soft_wrap=True)
    return True


def _compare(session: Session, sample: "Sample", report: bytes, *, check: bool) -> bool:
    """Tells whether the report differs from the accepted one and how; accepts it unless told
    only to check."""
    from exports.atomic import write_atomically

    accepted = sample.accepted
    if accepted == report:
        session.out.print(say("accept.same", name=sample.name), soft_wrap=True)
        return False
    if accepted is None:
        session.out.print(say("accept.none", name=sample.name), soft_wrap=True)
    else:
        session.out.print(say("accept.differs", name=sample.name), soft_wrap=True)
        _show_difference(session, accepted, report)
    if not check:
        write_atomically(sample.report, report)
        session.out.print(say("accept.done", path=sample.report), soft_wrap=True)
    return True


def _show_difference(session: Session, accepted: bytes, report: bytes) -> None:
    from gongkai.report_diff import report_diff

    try:
        lines = report_diff(accepted, report)
    except ValueError:
        session.out.print(say("accept.unreadable"), soft_wrap=True)
        return
    for line in lines[:_MOST_LINES]:
        session.out.print(line, style=_STYLES.get(line[0]), soft_wrap=True)
    if len(lines) > _MOST_LINES:
        session.out.print(say("accept.more", count=len(lines) - _MOST_LINES), soft_wrap=True)
