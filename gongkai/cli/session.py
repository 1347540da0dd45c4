"""What all commands share: how much to say, and the consoles to say it on."""

import logging
import sys
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

_PIPED_WIDTH = 160


class Session:
    """One run of the program. Options set `verbosity` while they are parsed."""

    def __init__(self) -> None:
        self.verbosity = 0

    @property
    def quiet(self) -> bool:
        """Only errors are wanted."""
        return self.verbosity < 0

    @property
    def verbose(self) -> bool:
        """Details are wanted."""
        return self.verbosity > 0

    @property
    def log_level(self) -> int:
        """What of the libraries' talk is let through."""
        if self.verbosity > 1:
            return logging.DEBUG
        return logging.INFO if self.verbose else logging.ERROR

    @cached_property
    def out(self) -> "Console":
        """Where results go."""
        return _console(sys.stdout)

    @cached_property
    def err(self) -> "Console":
        """Where errors and progress go."""
        return _console(sys.stderr)


def _console(stream: TextIO) -> "Console":
    """A console that prints text as it is: no markup, no guessed highlights.

    A terminal decides its own width; a pipe gets a wide page, since nobody sees its edge.
    """
    from rich.console import Console

    width = None if stream.isatty() else _PIPED_WIDTH
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False)
