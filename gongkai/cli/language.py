"""Which language we speak: GONGKAI_LANG, else the locale's, else English."""

import os
from functools import cache
from typing import Literal

Language = Literal["zh", "en"]

_VARIABLES = ("GONGKAI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@cache
def language() -> Language:
    """The first variable that is set decides; a locale we do not speak means English."""
    for variable in _VARIABLES:
        value = os.environ.get(variable, "").lower()
        if value:
            return "zh" if value.startswith("zh") else "en"
    return "en"
