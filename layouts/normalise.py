"""Text as it is compared: NFKC, radicals folded to characters, blanks dropped.

A browser that prints Chinese writes radicals (⼊, ⼾, ⻋) where the page shows characters
(入, 户, 车). NFKC folds most of them; `_RADICALS` adds those it leaves alone or folds to the
traditional form. Headers and labels recur on every page, so what was normalised is remembered.
"""

import re
import unicodedata
from functools import lru_cache

_RADICALS = str.maketrans(
    "⼾⾭⺁⺎⺟⺠⺫⺮⺼⺽⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "户青厂兀母民目竹肉臼虎西见角贝车长长长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
_KANGXI = range(0x2F00, 0x2FD6)
# NFKC knows the characters of the Kangxi block; the table above corrects it where it errs.
_TO_CHARACTERS = {code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI} | _RADICALS
_BLANK = re.compile(r"\s+")
_CHINESE_YEAR = re.compile(r"[二2][〇○Oo零0][一二三四五六七八九〇○零]{2}(?=年)")
_DIGITS = str.maketrans("〇○Oo零一二三四五六七八九", "00000123456789")
_SPOKEN_YEAR = re.compile(r"(?:19|20)\d{2}(?:年度|年)?")


@lru_cache(maxsize=8192)
def printed(text: str) -> str:
    """Text as printed, without blanks; radicals that printing put in are characters again."""
    return _BLANK.sub("", characters(text))


def characters(text: str) -> str:
    """Text as printed, blanks kept; radicals that printing put in are characters again."""
    return text if text.isascii() else text.translate(_TO_CHARACTERS)


def fold(text: str) -> str:
    """NFKC with radicals folded; blanks kept. Idempotent."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_RADICALS))


@lru_cache(maxsize=8192)
def compact(text: str) -> str:
    """`fold` with every blank dropped: the form in which literals are compared."""
    return _BLANK.sub("", fold(text))


@lru_cache(maxsize=8192)
def without_year(text: str) -> str:
    """`compact` text with years such as 2026年 or 2026年度 removed."""
    return _SPOKEN_YEAR.sub("", arabic_years(text))


def arabic_years(text: str) -> str:
    """`compact` text with years in Chinese digits (二〇二六年) written in Arabic ones."""
    return _CHINESE_YEAR.sub(lambda match: match[0].translate(_DIGITS), compact(text))
