"""Click in our own words: help pages in the person's language, commands loaded on demand."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, cast

import click

from gongkai.cli.columns import definitions
from gongkai.cli.texts import say


class _InOurWords(click.Command):
    """Draws its help page itself: click's wraps at blanks only, which Chinese does not have."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - what click takes
        attributes.setdefault("options_metavar", say("metavar.options"))
        super().__init__(**attributes)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, description with examples, arguments and options, commands."""
        formatter.write(help_page(self, ctx))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in the person's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("option.help")
        return option


class Command(_InOurWords):
    """A command."""


class Group(_InOurWords, click.Group):
    """A group of commands. `lazy` maps the name of each to its `module:attribute`."""

    command_class = Command

    def __init__(self, *, lazy: Mapping[str, str], **attributes: Any) -> None:  # noqa: ANN401
        super().__init__(subcommand_metavar=say("metavar.command"), **attributes)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands in the order they were declared: the main job first."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded now."""
        if cmd_name not in self._lazy:
            return None
        module, _, attribute = self._lazy[cmd_name].partition(":")
        return cast(click.Command, getattr(import_module(module), attribute))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named by the first argument; click's own refusal speaks English only."""
        if args and not args[0].startswith("-") and args[0] not in self._lazy:
            known = ", ".join(self._lazy)
            raise click.UsageError(say("usage.no_command", name=args[0], known=known), ctx)
        return super().resolve_command(ctx, args)


def usage_line(command: click.Command, ctx: click.Context) -> str:
    """`Usage: gongkai convert [OPTIONS] PATH…`."""
    pieces = " ".join(command.collect_usage_pieces(ctx))
    return f"{say('heading.usage')}{ctx.command_path} {pieces}"


def help_page(command: click.Command, ctx: click.Context) -> str:
    """The whole help page as text."""
    described = "\n".join(f"  {line}".rstrip() for line in (command.help or "").splitlines())
    parts = [usage_line(command, ctx), described]
    parts.append(f"{say('heading.options')}\n{definitions(_options(command, ctx))}")
    if isinstance(command, click.Group):
        parts.append(f"{say('heading.commands')}\n{definitions(_commands(command, ctx))}")
    return "\n\n".join(parts) + "\n"


def _options(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    """Each option as it is written, and our explanation without click's English additions."""
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    records = [(option.get_help_record(ctx), option.help) for option in options]
    return [(record[0], text or "") for record, text in records if record is not None]


def _commands(group: click.Group, ctx: click.Context) -> list[tuple[str, str]]:
    commands = [(name, group.get_command(ctx, name)) for name in group.list_commands(ctx)]
    return [(name, found.short_help or "") for name, found in commands if found is not None]
