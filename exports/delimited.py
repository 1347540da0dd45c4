"""Rows as comma-separated lines with LF, the same under every Python."""

import csv
from collections.abc import Iterable, Sequence

_CRLF = "\r\n"


class _Lines(list[str]):
    """Takes what a CSV writer writes: one call for each row."""

    def write(self, line: str) -> int:
        self.append(line)
        return len(line)


def delimited(rows: Iterable[Sequence[str]]) -> str:
    """One line for each row, quoted only where needed."""
    lines = _Lines()
    # Older Pythons quote only the line breaks that end a row: asked for both, they quote both.
    csv.writer(lines, lineterminator=_CRLF).writerows(rows)
    return "".join(f"{line.removesuffix(_CRLF)}\n" for line in lines)
