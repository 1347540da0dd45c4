"""Samples and their accepted reports: what the program must make of each sample, byte for byte.

They exist in a checkout only; the installed package holds no samples.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import gongkai
from exports.json import FILE_NAME, to_bytes
from extractor.engines.registry import engine_named
from extractor.engines.spec import SCAN, Availability

FOLDER = "samples"
# Lies beside a sample of which pages are pictures, and tells which.
PICTURED = "pages.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """`samples/NAME/NAME.pdf` and the report beside it, which may not have been accepted yet."""

    name: str
    pdf: Path
    report: Path

    @property
    def accepted(self) -> bytes | None:
        """The accepted report, if there is one."""
        return self.report.read_bytes() if self.report.is_file() else None

    @property
    def pictured(self) -> bool:
        """Whether some of its pages are pictures."""
        return self.pdf.with_name(PICTURED).is_file()

    @property
    def lacking(self) -> Availability | None:
        """What its pictures need and is not installed here; None where it can be read."""
        if not self.pictured:
            return None
        found = engine_named(SCAN).availability()
        return None if found.ready else found

    def convert(self) -> bytes:
        """What this program makes of the sample: canonical bytes. Raises `GongkaiError`."""
        return to_bytes(gongkai.convert(self.pdf))


def checkout() -> Path | None:
    """The folder that holds this program and its samples; None where it is installed without.

    Never the current folder: a report must be accepted from the code that it lies beside.
    """
    root = Path(gongkai.__file__).parents[1]
    here = (root / FOLDER).is_dir() and (root / "pyproject.toml").is_file()
    return root if here else None


def find_samples(root: Path) -> tuple[Sample, ...]:
    """The samples of a checkout, by name."""
    folders = sorted((root / FOLDER).iterdir())
    return tuple(_sample(folder) for folder in folders if _pdf(folder).is_file())


def named(samples: Iterable[Sample], names: Iterable[str]) -> tuple[Sample, ...]:
    """Those called one of `names`; all of them without a name. Raises `KeyError` for another."""
    known = {sample.name: sample for sample in samples}
    return tuple(known[name] for name in dict.fromkeys(names)) or tuple(known.values())


def _sample(folder: Path) -> Sample:
    return Sample(name=folder.name, pdf=_pdf(folder), report=folder / FILE_NAME)


def _pdf(folder: Path) -> Path:
    return folder / f"{folder.name}.pdf"
