"""The command line. Nothing heavy is imported before a command needs it."""

import sys


def main() -> None:
    """Entry point of `gongkai`."""
    from gongkai.cli.app import run

    sys.exit(run(sys.argv[1:]))
