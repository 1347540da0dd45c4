"""The date of the taxonomy belongs to its content: the one does not change without the other.

python -m exports.xbrl.taxonomy.version 2026-12-01   # the content has changed: a new date
python -m exports.xbrl.taxonomy.version --unpublished   # nobody has files of this date yet
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping
from datetime import date

from exports.xbrl.names import DATE, VERSION_FILE
from exports.xbrl.taxonomy.package import package_files

COMMAND = "python -m exports.xbrl.taxonomy.version"
_ANY_DATE = b"DATE"


def fingerprint(files: Mapping[str, bytes] | None = None) -> str:
    """SHA-256 of everything that the package says (paths and contents), whatever its date."""
    told = package_files() if files is None else files
    digest = hashlib.sha256()
    for path in sorted(told):
        for part in (path.encode(), told[path]):
            undated = part.replace(DATE.encode(), _ANY_DATE)
            digest.update(len(undated).to_bytes(8, "big") + undated)
    return digest.hexdigest()


def kept_fingerprint() -> str:
    """The fingerprint that was set together with the date."""
    return str(json.loads(VERSION_FILE.read_bytes())["sha256"])


def set_version(day: str, content: str) -> None:
    """Writes both."""
    VERSION_FILE.write_text(f"{json.dumps({'date': day, 'sha256': content}, indent=2)}\n", "utf-8")


def main() -> None:
    """Sets the date, refusing one that is not later than the present one."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("date", nargs="?", type=date.fromisoformat, help="the new date, YYYY-MM-DD")
    which.add_argument(
        "--unpublished", action="store_true", help="keep the date: no release carries it yet"
    )
    given = parser.parse_args()
    content = fingerprint()
    if content == kept_fingerprint():
        sys.exit(f"the taxonomy says what it said on {DATE}: its date stays")
    if given.date is not None and given.date <= date.fromisoformat(DATE):
        sys.exit(f"the new date must be later than {DATE}")
    set_version(DATE if given.date is None else given.date.isoformat(), content)


if __name__ == "__main__":
    main()
