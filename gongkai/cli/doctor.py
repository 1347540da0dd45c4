"""`gongkai doctor`: whether this machine can do the work, and what to do if not."""

from dataclasses import asdict

import click

from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.session import Session
from gongkai.cli.streams import write_json
from gongkai.cli.texts import say

_SIGN = {"ok": ("✓", "green"), "warning": ("!", "yellow"), "failed": ("✗", "bold red")}


@click.command(cls=Command, help=say("doctor.help"), short_help=say("doctor.short"))
@options.json_option
@click.pass_obj
def doctor(session: Session, as_json: bool) -> int:
    """Runs every examination; exit code 1 if one failed."""
    from gongkai.health import examine_all

    signs = examine_all()
    healthy = all(sign.state != "failed" for sign in signs)
    if as_json:
        write_json({"healthy": healthy, "signs": [asdict(sign) for sign in signs]})
        return 0 if healthy else 1
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    for sign in signs:
        mark = Text(*_SIGN[sign.state])
        detail = Text(sign.detail)
        if sign.hint:
            detail.append(f"\n→ {sign.hint}", "bold")
        grid.add_row(mark, say(f"doctor.{sign.topic}", name=sign.name), detail)
    session.out.print(grid)
    session.out.print()
    verdict = say("doctor.healthy" if healthy else "doctor.unhealthy")
    session.out.print(verdict, style="bold", soft_wrap=True)
    return 0 if healthy else 1
