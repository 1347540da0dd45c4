"""`gongkai profiles`: which layouts are known, what they say, and what is wrong with them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.cli import options
from gongkai.cli.command import Command, Group
from gongkai.cli.session import Session
from gongkai.cli.streams import write_json
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from layouts.inherit import Resolved
    from layouts.problem import Problem

_HERE = "gongkai.cli.profiles"
_COMMANDS = {
    "list": f"{_HERE}:list_profiles",
    "show": f"{_HERE}:show",
    "lint": f"{_HERE}:lint",
    "new": "gongkai.cli.profiles_new:new",
    "explain": "gongkai.cli.profiles_explain:explain",
    "test": "gongkai.cli.profiles_test:test",
}
PROFILE_ERROR = 4


@click.group(cls=Group, lazy=_COMMANDS, help=say("profiles.help"), short_help=say("profiles.short"))
def profiles() -> None:
    """The commands about layout profiles."""


@click.command("list", cls=Command, help=say("list.help"), short_help=say("list.short"))
@options.profiles_option
@options.json_option
@click.pass_obj
def list_profiles(session: Session, profiles: tuple[Path, ...], as_json: bool) -> int:
    """Every profile by id, those that only serve as parents too."""
    from extractor.pipeline import load_profiles
    from gongkai.cli.wording import plain_table

    entries = load_profiles(profiles).resolved
    values = [_listed(name, entry) for name, entry in sorted(entries.items())]
    if as_json:
        write_json({"profiles": values})
        return 0
    keys = ("id", "kind", "stage", "extends", "description")
    grid = plain_table("profile", keys, right=())
    for value in values:
        grid.add_row(*(str(value[key] or "") for key in keys))
    session.out.print(grid)
    return 0


@click.command(cls=Command, help=say("show.help"), short_help=say("show.short"))
@click.argument("identifier", metavar="ID")
@click.option("--resolved", is_flag=True, help=say("show.resolved"))
@options.profiles_option
@click.pass_obj
def show(session: Session, identifier: str, resolved: bool, profiles: tuple[Path, ...]) -> int:
    """One profile: its file as written, or merged with its parents."""
    found = known_profile(identifier, profiles)
    session.out.print(f"# {_short(found.path)}", style="dim", soft_wrap=True)
    lines = _merged_lines(found) if resolved else found.path.read_text("utf-8").splitlines()
    for line in lines:
        session.out.print(line, soft_wrap=True)
    return 0


@click.command(cls=Command, help=say("lint.help"), short_help=say("lint.short"))
@click.argument(
    "folder",
    required=False,
    type=click.Path(path_type=Path),
    metavar=say("metavar.optional_folder"),
)
@options.json_option
@click.pass_obj
def lint(session: Session, folder: Path | None, as_json: bool) -> int:
    """Every mistake in a folder of profiles (or in the built-in ones), with file and path."""
    from gongkai.lint import profile_problems

    problems = profile_problems(folder)
    if as_json:
        write_json({"problems": [_problem_value(problem) for problem in problems]})
    for problem in () if as_json else problems:
        session.out.print(str(problem), soft_wrap=True)
    if not as_json:
        key = "lint.problems" if problems else "lint.clean"
        session.out.print(say(key, count=len(problems)), style="bold", soft_wrap=True)
    return PROFILE_ERROR if problems else 0


def known_profile(identifier: str, folders: tuple[Path, ...]) -> "Resolved":
    """The profile of this id. Raises `UnknownProfile` with the ids that look like it."""
    from difflib import get_close_matches

    from extractor.errors import UnknownProfile
    from extractor.pipeline import load_profiles

    entries = load_profiles(folders).resolved
    if identifier in entries:
        return entries[identifier]
    near = ", ".join(get_close_matches(identifier, list(entries), cutoff=0.4))
    nearest = say("show.nearest", names=near) if near else ""
    raise UnknownProfile(identifier, nearest=nearest)


def _listed(identifier: str, entry: "Resolved") -> dict[str, Any]:
    raw = entry.raw
    return {
        "id": identifier,
        "abstract": bool(raw.get("abstract")),
        "file": _short(entry.path),
        **{key: raw.get(key) for key in ("kind", "stage", "extends", "description")},
    }


def _problem_value(problem: "Problem") -> dict[str, str]:
    return {"path": str(problem.path), "where": problem.where, "message": problem.message}


def _short(path: Path) -> str:
    """A built-in file by its path in the package, another one as it was given."""
    from layouts.read import BUILT_IN

    return str(path.relative_to(BUILT_IN)) if path.is_relative_to(BUILT_IN) else str(path)


def _merged_lines(entry: "Resolved") -> list[str]:
    """YAML of the merged profile; behind each value the file it came from."""
    return _mapping_lines(entry.raw, entry.origin, where="", indent="")


def _mapping_lines(
    value: Mapping[str, Any], origin: Mapping[str, Path], *, where: str, indent: str
) -> list[str]:
    lines: list[str] = []
    for key, inner in value.items():
        here = f"{where}.{key}" if where else str(key)
        if isinstance(inner, Mapping) and inner:
            lines.append(f"{indent}{key}:")
            lines += _mapping_lines(inner, origin, where=here, indent=indent + "  ")
        else:
            source = f"  # {_short(origin[here])}" if here in origin else ""
            lines.append(f"{indent}{key}: {_on_one_line(inner)}{source}")
    return lines


def _on_one_line(value: object) -> str:
    """A YAML value in flow style, without the mark that ends a lone scalar."""
    import yaml

    text: str = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=float("inf")
    )
    return text.removesuffix("...\n").strip()
