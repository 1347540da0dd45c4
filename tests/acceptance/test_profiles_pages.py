"""What tutorials and how-to pages tell the reader to type does what they say it does."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_command_on_every_page_prints_what_the_page_shows():
    done = subprocess.run(
        [sys.executable, "-m", "docs.transcripts", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), (
        f"run python -m docs.transcripts\n{done.stderr}"
    )
