"""Whose document it is, of which year and stage: from the cover, then from the tables."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.model.report import Issuer, Level, Stage
from extractor.recognise.caption import body_in
from layouts.normalise import arabic_years
from layouts.wording import load_wording

_STAGES: dict[str, Stage] = {"预算": "budget", "决算": "final_accounts"}
_LEVELS: dict[str, Level] = {"部门": "department", "单位": "unit"}
_YEAR_AND_STAGE = re.compile(r"(20\d{2})年?度?[^0-9。，；]{0,30}?(预算|决算)")
_LEVEL = re.compile(r"(部门|单位)(?:预算|决算|收支)")
_AFTER_YEAR = re.compile(
    r"20\d{2}年?度?([^，。、:：年]{2,30}?(?:局|委|办|会|院|校|厅|部|署|处|所|站|队|馆|团|心|室|府|道|镇|乡|学))"
    r"(?:部门|单位)(?:预算|决算)"
)
_COVER_TAIL = re.compile(r"20\d{2}年?度?.*$")
_MAX_NAME = 40
# A year in such brackets numbers a document (北理工发〔2020〕3号) and dates no budget.
_OPENING = "(（[［〔【"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the document says about itself; None where it does not say."""

    name: str | None = None
    level: Level | None = None
    year: int | None = None
    stage: Stage | None = None

    @property
    def issuer(self) -> Issuer:
        """The issuer as the report names it."""
        return Issuer(name=self.name, level=self.level)


def identify(front: Sequence[str], titles: Sequence[str], bodies: Sequence[str]) -> Identity:
    """Identity from the front pages' lines, then from table titles; names first from tables.

    `bodies` are the names printed above tables (编制部门：…); the most frequent one counts.
    """
    texts = [arabic_years(line) for line in front]
    year, stage = _year_and_stage(["".join(texts[:12]), *texts, *titles])
    return Identity(
        name=_name(texts, bodies),
        level=_level([*texts[:12], *titles]),
        year=year,
        stage=stage,
    )


def _year_and_stage(texts: Sequence[str]) -> tuple[int | None, Stage | None]:
    for text in texts:
        match = _YEAR_AND_STAGE.search(text)
        if match:
            return int(match[1]), _STAGES[match[2]]
    return None, None


def _level(texts: Sequence[str]) -> Level | None:
    for text in texts:
        match = _LEVEL.search(text)
        if match:
            return _LEVELS[match[1]]
    return None


def _name(texts: Sequence[str], bodies: Sequence[str]) -> str | None:
    if bodies:
        counts = Counter(bodies)
        return max(counts, key=lambda body: (counts[body], -bodies.index(body)))
    stated = [body for text in texts[:20] if (body := body_in(text))]
    return stated[0] if stated else _name_on_cover(texts[:8])


def _name_on_cover(texts: Sequence[str]) -> str | None:
    """The words before the year, on its line or the lines above it; else between year and 预算."""
    after = _AFTER_YEAR.search("".join(texts))
    before = ""
    for text in texts:
        head = _COVER_TAIL.sub("", text)
        before += "" if re.fullmatch(r"附件?\d*|\d+", head) else head
        if head != text:
            break
    else:
        # No line has the year: this may be no cover, and a body must look like one.
        is_body = load_wording().bodies.is_body
        # Under a red head a letter calls itself 某局文件.
        heads = (text.removesuffix("文件") for text in texts)
        before = next((head for head in heads if is_body(head)), "")
    if 3 < len(before) <= _MAX_NAME and before[-1] not in _OPENING:
        return before
    return after[1] if after and len(after[1]) > 3 else None
