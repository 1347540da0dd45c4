"""How many decimals a column of amounts usually prints: what falls short of it was cut."""

from collections import Counter
from collections.abc import Iterable, Mapping

from extractor.model.grid import CERTAIN
from extractor.model.value import CellValue

# A column of fewer figures has no usual number of decimals.
_FEWEST = 3
# So many of its figures at least print the usual number.
_SHARE = 0.6


def usual_places(rows: Iterable[Mapping[str, CellValue]]) -> dict[str, int]:
    """For each column of figures read from pictures the number of decimals most of them have.

    A bare 0 says nothing: forms print it beside figures with decimals.
    """
    counts: dict[str, Counter[int]] = {}
    for cells in rows:
        for key, cell in cells.items():
            if cell.confidence != CERTAIN and cell.amount:
                counts.setdefault(key, Counter())[cell.places] += 1
    usual = {}
    for key, count in counts.items():
        places, often = count.most_common(1)[0]
        if count.total() >= _FEWEST and often >= _SHARE * count.total():
            usual[key] = places
    return usual


def is_cut(key: str, cell: CellValue, usual: Mapping[str, int]) -> bool:
    """Whether a figure read from a picture has fewer decimals than its column usually prints."""
    short = cell.places < usual.get(key, 0)
    return bool(cell.amount) and cell.confidence != CERTAIN and short
