"""How good a picture is, so that a bad one is refused aloud instead of read into nonsense."""

from collections.abc import Sequence
from decimal import Decimal

from extractor.engines.scan.picture import Clean
from extractor.engines.spec import Grade, Quality

# Below the first, one cell in ten or more is wrong; below the second, more than one in a hundred.
_LOW, _FAIR = 0.95, 0.975
# Print that differs this little (grey levels of 255) from its paper cannot be told from it.
_FAINTEST = 40
# Pixels per inch; below, figures of the usual size are a few pixels tall.
_COARSEST = 110
# Characters from which on their mean says something.
_FEW = 8


def grade_of(clean: Clean, native: float, sureness: Sequence[float]) -> Grade:
    """The grade of a page by how surely its characters were read, how its ink stands out and how
    fine the picture is (`native` pixels per inch; 0 where nothing is known).

    From a coarse picture characters are read surely and wrongly.
    """
    mean = sum(sureness) / len(sureness) if sureness else 1.0
    confidence = Decimal(f"{mean:.3f}").normalize()
    low = len(sureness) >= _FEW and (
        mean < _LOW or clean.contrast < _FAINTEST or 0 < native < _COARSEST
    )
    quality: Quality = "low" if low else "fair" if mean < _FAIR else "good"
    return Grade(
        quality=quality,
        confidence=confidence,
        contrast=clean.contrast,
        grain=round(clean.grain),
        resolution=round(native),
        characters=len(sureness),
    )
