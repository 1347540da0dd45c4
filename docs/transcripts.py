"""Runs what the tutorials and how-to pages tell the reader to type, and keeps their output true.

The excerpts in the READMEs are kept true as well (docs/readme.py).

python -m docs.transcripts           runs every page and writes the outputs into it
python -m docs.transcripts --check   says whether they are as they should be (exit code 1 if not)

A page is worked through from top to bottom in an empty folder that holds the example files. Markers
stand in comments of their own line, most of them before a fenced block:

    run: COMMAND           the block becomes the command and what it prints; `| first N` cuts it
    file: PATH             the block is written to the file
    replace: PATH          the block takes the place of the lines of the file from the block's
                           first line to the next blank one
    show: PATH LINE        the block becomes the lines of the file from LINE to the next blank one
    paste: PATH            what the last command offered as `expect` is added to the file
    copy: PATH IMAGE       the file becomes a picture of the site (not compared: fonts differ)
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from docs import readme

COMMAND = "python -m docs.transcripts"
_FOLDER = Path(__file__).parent
_ROOT = _FOLDER.parent
_EXAMPLES = (
    _FOLDER / "files" / "qingjiang-2026.pdf",
    _FOLDER / "files" / "qingjiang-2026-altered.pdf",
    _ROOT / "samples" / "zezhou-2026" / "zezhou-2026.pdf",
)
_STEP = re.compile(
    r"^<!-- (?P<verb>run|file|replace|show|paste|copy): (?P<what>[^\n]+?) -->\n"
    r"(?P<fence>```(?P<kind>\w+)\n(?P<block>.*?)```\n)?",
    re.MULTILINE | re.DOTALL,
)
_PROGRAMS: dict[str, tuple[str, ...]] = {"gongkai": ("-m", "gongkai"), "python": ()}
_LANGUAGE = ("GONGKAI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class PageWrong(Exception):
    """A marker that cannot be followed; the message says which."""


@dataclass(slots=True, kw_only=True)
class Reader:
    """Somebody who does what a page says, in `folder`."""

    folder: Path
    language: str
    pictures: bool
    said: list[str] = field(default_factory=list)

    def follow(self, text: str) -> str:
        """The page with its outputs as they are now."""
        return _STEP.sub(self._step, text)

    def _step(self, match: re.Match[str]) -> str:
        marker = match[0][: match[0].index("\n") + 1]
        verb, what, block = match["verb"], match["what"], match["block"]
        acts: dict[str, Callable[[str, str], str | None]] = {
            "run": self._run,
            "show": self._show,
            "file": self._file,
            "replace": self._replace,
            "paste": self._paste,
            "copy": self._copy,
        }
        if verb not in ("paste", "copy") and block is None:
            raise PageWrong(f"{verb}: {what}: no fenced block follows")
        new = acts[verb](what, block or "")
        if new is None:
            return match[0]
        return f"{marker}```{match['kind']}\n{new}```\n"

    def _run(self, what: str, _: str) -> str:
        command, _, cut = what.partition(" | first ")
        self.said = self._output(command)
        whole = not cut or len(self.said) <= int(cut)
        shown = self.said if whole else [*self.said[: int(cut)], "…"]
        return "\n".join([f"$ {command}", *shown]) + "\n"

    def _output(self, command: str) -> list[str]:
        program, *arguments = shlex.split(command)
        if program not in _PROGRAMS:
            raise PageWrong(f"run: {command}: only gongkai and python are run")
        environment = {key: value for key, value in os.environ.items() if key not in _LANGUAGE}
        environment |= {"GONGKAI_LANG": self.language, "PYTHONPATH": str(_ROOT), "COLUMNS": "100"}
        done = subprocess.run(
            [sys.executable, *_PROGRAMS[program], *arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return [line.rstrip() for line in done.stdout.decode("utf-8").rstrip().splitlines()]

    def _show(self, what: str, _: str) -> str:
        path, _, first = what.partition(" ")
        lines = (self.folder / path).read_text("utf-8").splitlines()
        start, end = _section(lines, first, what)
        return "\n".join(lines[start:end]) + "\n"

    def _file(self, what: str, block: str) -> None:
        target = self.folder / what
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(block, "utf-8")

    def _replace(self, what: str, block: str) -> None:
        target = self.folder / what
        lines = target.read_text("utf-8").splitlines()
        start, end = _section(lines, block.splitlines()[0], what)
        text = "\n".join([*lines[:start], *block.splitlines(), *lines[end:]]) + "\n"
        target.write_text(text, "utf-8")

    def _paste(self, what: str, _: str) -> None:
        offered = [line[4:] for line in self.said if line.startswith("      ")]
        if not offered:
            raise PageWrong(f"paste: {what}: the last command offered nothing")
        with (self.folder / what).open("a", encoding="utf-8") as stream:
            stream.write("\n".join(offered) + "\n")

    def _copy(self, what: str, _: str) -> None:
        source, target = what.split()
        if self.pictures:
            shutil.copyfile(self.folder / source, _FOLDER / "images" / target)


def _section(lines: Sequence[str], first: str, what: str) -> tuple[int, int]:
    """The lines from the one that is `first` to the next blank one."""
    if first not in lines:
        raise PageWrong(f"{what}: no line {first!r}")
    start = lines.index(first)
    blank = (index for index in range(start, len(lines)) if not lines[index].strip())
    return start, next(blank, len(lines))


def pages() -> list[Path]:
    """The pages with something to run."""
    return [path for path in sorted(_FOLDER.rglob("*.md")) if _STEP.search(path.read_text("utf-8"))]


def worked_through(page: Path, *, pictures: bool = False) -> str:
    """The page as it should be. Raises `PageWrong`."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        for example in _EXAMPLES:
            shutil.copyfile(example, folder / example.name)
        language = "zh" if page.name.endswith(".zh.md") else "en"
        reader = Reader(folder=folder, language=language, pictures=pictures)
        return reader.follow(page.read_text("utf-8"))


def main(arguments: Sequence[str]) -> int:
    """Writes the pages, or tells which are stale."""
    check = "--check" in arguments
    stale = 0
    for page in [*readme.PAGES, *pages()]:
        text = (
            readme.worked_through(page)
            if page in readme.PAGES
            else worked_through(page, pictures=not check)
        )
        if text == page.read_text("utf-8"):
            continue
        stale += 1
        name = page.relative_to(_ROOT)
        print(f"{name} is not what {COMMAND} writes" if check else name)
        if not check:
            page.write_text(text, "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
