"""Our whole conversion against tables alone by other tools, in one run on one machine.

    python benchmarks/engines.py [--corpus DIR] [--repeats N] [--markdown docs/benchmarks.md]

Only digital pages are read: they are copied to a file of their own, the same for every tool. Each
tool runs in a fresh process; the median of its repeats counts. Ratios are to our whole conversion.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import pymupdf
from measured import OURS, TOOLS, installed_version
from rendering import Comparison, Growth, Results, as_text, write_section

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "zezhou-2026" / "zezhou-2026.pdf"
CORPUS = (
    "sh_putuo_finance_dept_budget_2025.pdf",
    "sh_putuo_wanli_dept_budget_2025.pdf",
    "swu_final_2023.pdf",
)
COPIES = (1, 10, 50)
STARTS = 15


class Subject(NamedTuple):
    """A file of digital pages, and its first page alone to warm up with."""

    name: str
    path: Path
    warm_up: Path
    pages: int


def main() -> None:
    """Measures everything, prints it, and writes the section if asked."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        found = [path for path in _paths(arguments) if path.is_file()]
        subjects = [_digital(path, Path(folder)) for path in found]
        if not subjects:
            sys.exit("no file to measure: give the folder with --corpus")
        whole = _converts(subjects[0])
        tools = [name for name in TOOLS if whole or name != OURS]
        skipped = [path.name for path in _paths(arguments) if path not in found]
        results = Results(
            whole=whole,
            comparisons=[_compared(subject, tools, arguments.repeats) for subject in subjects],
            growth=_growths(subjects[0], tools[0], Path(folder)),
            import_ms=_import_milliseconds(),
            repeats=arguments.repeats,
            skipped=skipped,
        )
    print(as_text(results))
    if arguments.markdown:
        write_section(arguments.markdown, results)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    corpus = ROOT.parent / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=corpus, help="folder of the corpus files")
    parser.add_argument("--sample", type=Path, default=SAMPLE, help="the sample disclosure")
    parser.add_argument("--repeats", type=int, default=3, help="runs per tool and file")
    parser.add_argument("--markdown", type=Path, help="file to write the section to")
    return parser.parse_args()


def _paths(arguments: argparse.Namespace) -> list[Path]:
    return [arguments.sample, *(arguments.corpus / name for name in CORPUS)]


def _digital(path: Path, folder: Path) -> Subject:
    """Copies the digital pages of a file."""
    sys.path.insert(0, str(ROOT))
    from extractor.source.document import open_document

    with open_document(path) as document:
        pages = [page.number for page in document.pages() if page.kind == "digital"]
    return copied(path.stem, path, pages, folder)


def copied(name: str, path: Path, pages: list[int], folder: Path) -> Subject:
    """Copies these pages (from 1) of a file into one of their own."""
    target, first = folder / f"{name}.pdf", folder / f"first-of-{name}.pdf"
    for copy_to, kept in ((target, pages), (first, pages[:1])):
        with pymupdf.open(path) as copy:
            copy.select([page - 1 for page in kept])
            copy.save(copy_to, garbage=3, deflate=True)
    return Subject(name, target, first, len(pages))


def _converts(subject: Subject) -> bool:
    """Whether the whole conversion runs; if not, tables alone stand for us and are named so."""
    return run(OURS, subject, 1) is not None


def _compared(subject: Subject, tools: list[str], repeats: int) -> Comparison:
    print(f"{subject.name}: {subject.pages} digital pages", file=sys.stderr)
    measured = {}
    for name in tools:
        if installed_version(TOOLS[name]) is None:
            continue
        result = run(name, subject, repeats)
        if result is not None:
            cpu = median(result["cpu"]) / subject.pages
            measured[name] = (cpu, result["peak"], result["found"])
    return Comparison(subject.name, subject.pages, measured)


def run(tool: str, subject: Subject, repeats: int) -> dict[str, Any] | None:
    """One tool on one file in a fresh process; None where it fails."""
    script = str(Path(__file__).with_name("measured.py"))
    command = [sys.executable, script, tool, str(subject.path), str(subject.warm_up), str(repeats)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    if done.returncode != 0:
        print(f"{tool} failed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def environment() -> dict[str, str]:
    """This checkout first, so that it is measured whether it is installed or not."""
    known = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), known]))}


def _growths(subject: Subject, tool: str, folder: Path) -> list[Growth]:
    """Our peak memory and time as the file becomes longer."""
    found = []
    for copies in COPIES:
        path = folder / f"{copies}-times.pdf"
        with pymupdf.open() as long, pymupdf.open(subject.path) as one:
            for _ in range(copies):
                long.insert_pdf(one)
            long.save(path, garbage=3, deflate=True)
        pages = copies * subject.pages
        result = run(tool, Subject(subject.name, path, subject.warm_up, pages), 1)
        if result is not None:
            found.append(Growth(pages, result["peak"], result["cpu"][0] / pages))
    return found


def _import_milliseconds() -> float:
    """Wall time of `import gongkai` over that of a bare Python, in turns."""
    bare, ours = [], []
    for _ in range(STARTS):
        bare.append(wall_seconds("-c", "pass"))
        ours.append(wall_seconds("-c", "import gongkai"))
    return (median(ours) - median(bare)) * 1000


def wall_seconds(*arguments: str) -> float:
    """How long a fresh Python takes with these arguments, its start included."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], env=environment(), stdout=subprocess.DEVNULL, check=True
    )
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
