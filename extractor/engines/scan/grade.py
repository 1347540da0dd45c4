"""How good a picture is, so that a bad one is refused aloud instead of read into nonsense."""

from collections.abc import Sequence
from decimal import Decimal

from extractor.engines.scan.picture import Clean
from extractor.engines.scan.reading import sureness
from extractor.engines.spec import Grade, Quality
from extractor.model.grid import CERTAIN

# Below the first, one cell in ten or more is wrong; below the second, more than one in a hundred.
_LOW, _FAIR = 0.95, 0.975
# Print that differs this little (grey levels of 255) from its paper cannot be told from it.
_FAINTEST = 40
# Pixels per inch; below, figures of the usual size are a few pixels tall.
_COARSEST = 110
# Characters from which on their mean says something.
_FEW = 8
# The share of doubt in the characters of a good page.
_USUAL_DOUBT = 0.005


def grade_of(clean: Clean, native: float, characters: Sequence[float]) -> Grade:
    """The grade of a page by how surely its characters were read, how its ink stands out and how
    fine the picture is (`native` pixels per inch; 0 where nothing is known).

    From a coarse picture characters are read surely and wrongly.
    """
    mean = sum(characters) / len(characters) if characters else 1.0
    confidence = Decimal(f"{mean:.3f}").normalize()
    low = len(characters) >= _FEW and (
        mean < _LOW or clean.contrast < _FAINTEST or 0 < native < _COARSEST
    )
    quality: Quality = "low" if low else "fair" if mean < _FAIR else "good"
    return Grade(
        quality=quality,
        confidence=confidence,
        contrast=clean.contrast,
        grain=round(clean.grain),
        resolution=round(native),
        characters=len(characters),
    )


def mean_of(characters: Sequence[float]) -> float:
    """How surely a page's characters were read on average; 1 where there are too few to say."""
    return sum(characters) / len(characters) if len(characters) >= _FEW else 1.0


def tempered(confidence: Decimal, mean: float) -> Decimal:
    """A cell's confidence in the light of its page: where characters are doubted ten times as often
    as on a good page, the odds that a sure one is wrong are ten times as high too.

    1, kept for cells without text, stays 1.
    """
    times = (1 - mean) / _USUAL_DOUBT
    if confidence == CERTAIN or times <= 1:
        return confidence
    sure = float(confidence)
    return sureness([sure / (sure + (1 - sure) * times)])
