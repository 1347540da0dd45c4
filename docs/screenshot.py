"""Draws docs/images/two-years.png: the top of the page that `gongkai diff` makes of the samples.

    python -m docs.screenshot

Needs chromium. Run it after a change of the page (exports/changes/page); no test compares it, as
fonts differ from machine to machine.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

_ROOT = Path(__file__).parent.parent
_PICTURE = _ROOT / "docs" / "images" / "two-years.png"
_REPORTS = [
    str(_ROOT / "samples" / name / "report.json")
    for name in ("zezhou-2025-constructed", "zezhou-2026")
]
_BROWSER = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
    "--disable-background-networking", "--hide-scrollbars", "--window-size=1240,960",
]  # fmt: skip


def main() -> None:
    """Makes the page and draws it."""
    with TemporaryDirectory() as place:
        page = Path(place) / "changes.html"
        subprocess.run(
            [sys.executable, "-m", "gongkai", "diff", *_REPORTS, "-o", str(page), "-q"],
            env=os.environ | {"PYTHONPATH": str(_ROOT)},
            check=True,
        )
        profile = f"--user-data-dir={place}/profile"
        drawn = f"--screenshot={_PICTURE}"
        subprocess.run([*_BROWSER, profile, drawn, page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main()
