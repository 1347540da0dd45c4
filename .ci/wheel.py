"""Checks that a built wheel holds every file of our packages and nothing else of the repository."""

import sys
import zipfile
from pathlib import Path

PACKAGES = ("layouts", "extractor", "exports", "gongkai")
SUFFIXES = {".py", ".yaml", ".json", ".css", ".js", ".ttl", ".xsd"}
MUST_HOLD = (
    "layouts/vocabulary.yaml",
    "layouts/schema/profile.schema.json",
    "layouts/profiles/national/expenditure.yaml",
    "exports/json/report.schema.json",
    "exports/xbrl/taxonomy/words.yaml",
    "exports/xml/report.xsd",
)


def main(wheel: str) -> int:
    """Prints what is missing or strange; exit code 1 if anything is."""
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    ours = {
        path.as_posix()
        for package in PACKAGES
        for path in Path(package).rglob("*")
        if path.suffix in SUFFIXES and "__pycache__" not in path.parts
    }
    missing = sorted((ours | set(MUST_HOLD)) - held)
    strange = sorted(
        name for name in held - ours if not name.startswith(("gongkai-",)) and name[-1] != "/"
    )
    for name in missing:
        print(f"missing from the wheel: {name}")
    for name in strange:
        print(f"should not be in the wheel: {name}")
    print(f"{len(held)} files in the wheel")
    return 1 if missing or strange else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
