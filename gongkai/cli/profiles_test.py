"""`gongkai profiles test`: runs table cases, printed tables in, what must be read out of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gongkai.cli import options
from gongkai.cli.command import Command
from gongkai.cli.session import Session
from gongkai.cli.streams import write_json
from gongkai.cli.texts import say

if TYPE_CHECKING:
    from extractor.cases import Result
    from layouts.problem import Problem

FAILED = 1
BROKEN = 4
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


@click.command("test", cls=Command, help=say("test.help"), short_help=say("test.short"))
@click.argument("path", type=click.Path(path_type=Path), metavar=say("metavar.cases"))
@options.profiles_option
@options.json_option
@options.verbose_option
@click.pass_obj
def test(session: Session, path: Path, profiles: tuple[Path, ...], as_json: bool) -> int:
    """Every case of a file or folder: what differs, and how many passed."""
    from extractor.cases import load_cases, run_case
    from extractor.pipeline import load_profiles
    from layouts.problem import InvalidLayout

    known = load_profiles(profiles)
    try:
        cases = load_cases(path)
    except InvalidLayout as error:
        return _show_problems(session, error.problems, as_json=as_json)
    results = [run_case(case, known) for case in cases]
    if as_json:
        write_json({"cases": [_value(result) for result in results]})
    else:
        _show(session, results)
    return 0 if all(result.passed for result in results) else FAILED


def _show_problems(session: Session, problems: "Sequence[Problem]", *, as_json: bool) -> int:
    """A case file that cannot be used: every mistake, nothing is run."""
    if as_json:
        write_json({"problems": [_problem(problem) for problem in problems]})
        return BROKEN
    for problem in problems:
        session.out.print(str(problem), soft_wrap=True)
    session.out.print(say("lint.problems", count=len(problems)), style="bold", soft_wrap=True)
    return BROKEN


def _show(session: Session, results: "Sequence[Result]") -> None:
    for result in results:
        if not result.passed or session.verbose:
            _show_result(session, result)
    counts = dict.fromkeys(("passed", "known", "failed"), 0)
    for result in results:
        counts[_outcome(result)] += 1
    session.out.print(say("test.totals", **counts), style="bold", soft_wrap=True)


def _show_result(session: Session, result: "Result") -> None:
    outcome = _outcome(result)
    style = "bold red" if outcome == "failed" else "dim"
    session.out.print(_head(outcome, result.case.id), style=style, soft_wrap=True)
    if result.case.expect is None:
        session.out.print(say("test.no_expect"), soft_wrap=True)
    elif not result.differences and result.case.xfail is not None:
        session.out.print(say("test.passes_now", reason=result.case.xfail), soft_wrap=True)
    for line in result.differences if outcome == "failed" or session.verbose else ():
        session.out.print(f"    {line}", style=_STYLES.get(line[0]), soft_wrap=True)


def _head(outcome: str, name: str) -> str:
    if outcome == "known":
        return say("test.known", name=name)
    return say("test.passed" if outcome == "passed" else "test.failed", name=name)


def _outcome(result: "Result") -> str:
    """Passed, failed, or failed as it is known to."""
    if not result.passed:
        return "failed"
    return "known" if result.case.xfail is not None else "passed"


def _value(result: "Result") -> dict[str, Any]:
    return {
        "file": str(result.case.file),
        "name": result.case.name,
        "outcome": _outcome(result),
        "differences": list(result.differences),
    }


def _problem(problem: "Problem") -> dict[str, str]:
    return {"path": str(problem.path), "where": problem.where, "message": problem.message}
