"""How many decimals the amounts of a scanned table usually have: one with fewer was cut short."""

from collections import Counter
from collections.abc import Iterable, Mapping

from extractor.model.grid import CERTAIN
from extractor.model.value import CellValue

# A column of fewer figures has no usual number of decimals.
_FEWEST = 3
# So many of its figures at least print the usual number.
_SHARE = 0.6


def usual_places(rows: Iterable[Mapping[str, CellValue]]) -> int:
    """The decimals that most figures of a column have, of the column that has most of them.

    The whole table is looked at because a line across a column may cut all its figures. Only what
    was read from pictures counts. A bare 0 says nothing: forms print it beside decimals.
    """
    counts: dict[str, Counter[int]] = {}
    for cells in rows:
        for key, cell in cells.items():
            if cell.confidence != CERTAIN and cell.amount:
                counts.setdefault(key, Counter())[cell.places] += 1
    return max(map(_usual, counts.values()), default=0)


def is_cut(cell: CellValue, usual: int) -> bool:
    """Whether a figure read from a picture has fewer decimals than its table usually prints."""
    return bool(cell.amount) and cell.confidence != CERTAIN and cell.places < usual


def _usual(count: "Counter[int]") -> int:
    places, often = count.most_common(1)[0]
    return places if count.total() >= _FEWEST and often >= _SHARE * count.total() else 0
