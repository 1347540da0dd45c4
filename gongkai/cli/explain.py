"""`gongkai explain`: what the code of a finding or an error means, and what to do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.language import language
from gongkai.cli.session import Session
from gongkai.cli.streams import write_json
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from typing import Any

    from extractor.findings import Kind
    from extractor.model.finding import Message
    from gongkai.cli.explain_codes import Trouble

_WIDEST = 100
_INDENT = 2


@click.command(cls=Command, help=say("codes.help"), short_help=say("codes.short"))
@click.argument("codes", nargs=-1, metavar=say("metavar.codes"))
@options.json_option
@click.pass_context
def explain(ctx: click.Context, codes: tuple[str, ...], as_json: bool) -> int:
    """Explains the codes, or lists them all."""
    from gongkai.cli.explain_codes import errors, findings

    session = ctx.ensure_object(Session)
    known: dict[str, Kind | Trouble] = {**findings(), **errors()}
    entries = [known[_known(ctx, code, known)] for code in codes] or list(known.values())
    if as_json:
        write_json({"codes": [_value(entry) for entry in entries]})
    elif codes:
        _show(session, entries)
    else:
        _list(session)
    return 0


def _known(ctx: click.Context, code: str, known: "dict[str, Kind | Trouble]") -> str:
    """The code as the catalogue spells it; a usage error with those that look like it."""
    from difflib import get_close_matches

    spelt = code.strip().upper()
    if spelt in known:
        return spelt
    near = ", ".join(get_close_matches(spelt, known, n=5, cutoff=0.5))
    nearest = say("codes.nearest", names=near) if near else ""
    raise click.UsageError(say("codes.unknown", code=code, nearest=nearest), ctx)


def _list(session: Session) -> None:
    """All codes, a line each."""
    from gongkai.cli.explain_codes import errors, findings, readable
    from gongkai.cli.wording import plain_table

    session.out.print(say("codes.findings"), style="bold", soft_wrap=True)
    grid = plain_table("codes", ("code", "kind", "title"), right=())
    for kind in findings().values():
        grid.add_row(kind.code, _severity(kind), _spoken(kind.title))
    session.out.print(grid)
    session.out.print()
    session.out.print(say("codes.errors"), style="bold", soft_wrap=True)
    grid = plain_table("codes", ("code", "title"), right=())
    for trouble in errors().values():
        grid.add_row(trouble.code, readable(_spoken(trouble.cause)))
    session.out.print(grid)


def _show(session: Session, entries: "Sequence[Kind | Trouble]") -> None:
    from extractor.findings import Kind

    for number, entry in enumerate(entries):
        if number:
            session.out.print()
        if isinstance(entry, Kind):
            _show_kind(session, entry)
        else:
            _show_trouble(session, entry)


def _show_kind(session: Session, kind: "Kind") -> None:
    from gongkai.cli.explain_codes import readable

    _head(session, kind.code, _spoken(kind.title), _severity(kind))
    rows = [
        (say("codes.message"), readable(_spoken(kind.message))),
        (say("codes.meaning"), _spoken(kind.explanation)),
    ]
    if kind.example is not None:
        rows.append((say("codes.example"), _spoken(kind.example)))
    _rows(session, [*rows, (say("codes.action"), _spoken(kind.action))])


def _show_trouble(session: Session, trouble: "Trouble") -> None:
    from gongkai.cli.explain_codes import readable

    exit_code = say("codes.exit", code=trouble.exit_code)
    _head(session, trouble.code, readable(_spoken(trouble.cause)), exit_code)
    _rows(session, [(say("codes.action"), readable(_spoken(trouble.action)))])


def _head(session: Session, code: str, title: str, note: str) -> None:
    from rich.text import Text

    line = Text.assemble((f"{code}  {title}", "bold"), (f"  {note}", "dim"))
    session.out.print(line, soft_wrap=True)


def _rows(session: Session, rows: "Sequence[tuple[str, str]]") -> None:
    """Terms on the left, texts wrapped beside them."""
    from rich.text import Text

    from gongkai.cli.columns import display_width, wrap

    left = _INDENT + max(display_width(term) for term, _ in rows) + 2
    width = min(session.out.width, _WIDEST) - left
    for term, text in rows:
        first, *rest = wrap(text, width)
        head = " " * _INDENT + term
        gap = " " * (left - display_width(head))
        lines = [gap + first, *(" " * left + line for line in rest)]
        session.out.print(Text.assemble((head, "dim"), "\n".join(lines)), soft_wrap=True)


def _severity(kind: "Kind") -> str:
    texts = {
        "error": say("codes.error"),
        "warning": say("codes.warning"),
        "info": say("codes.info"),
    }
    return texts[kind.severity]


def _spoken(message: "Message") -> str:
    return message.zh if language() == "zh" else message.en


def _value(entry: "Kind | Trouble") -> "dict[str, Any]":
    from dataclasses import asdict

    from extractor.findings import Kind

    return {"kind": "finding" if isinstance(entry, Kind) else "error", **asdict(entry)}
