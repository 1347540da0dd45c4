"""Characters that XML cannot hold. A report may have read such from a broken font."""

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def expressible(text: str) -> str:
    """The text; what XML cannot hold is shown by a visible sign (U+000C → ␌), never dropped."""
    return _FORBIDDEN.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
