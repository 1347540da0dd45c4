"""What a command is asked to write never takes the place of what it reads."""

import os
from collections.abc import Iterable
from pathlib import Path

import click

from gongkai.cli.texts import say


def refuse_overwriting(
    ctx: click.Context, target: Path | None, sources: Iterable[Path | None]
) -> None:
    """Raises `click.UsageError` if `target` is one of the files to be read, by any name."""
    if target is not None and any(_is_same(target, each) for each in sources if each is not None):
        raise click.UsageError(say("usage.overwrites", path=target), ctx)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        # One of them is not there, or cannot be looked at: then nothing can be replaced.
        return False
