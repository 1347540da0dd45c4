"""Check 6: what a sheet's own sentence reckons: 5800名…每人500元，共计290万元."""

import re
from decimal import Decimal

from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.amount import UNIT_EXPONENT
from extractor.model.finding import Place
from extractor.model.form import Form
from layouts.normalise import compact

_HALF = Decimal("0.5")
# One count, one rate, one total and no other figure between them: nothing is to be guessed.
_RECKONING = re.compile(
    r"(?<![\d.,])(?P<count>\d[\d,]*)(?P<about>余|多)?(?:名|人|户|个|位)(?P<between>[^\d。;]*?)"
    r"每(?:人|户|名|位|个)(?P<often>每年|每月|每天|每季度?)?(?P<before>[^\d。;,]{0,8})"
    r"(?P<rate>\d[\d,]*(?:\.\d+)?)(?P<wan>万)?元(?:/[年人户])*(?P<after>[^\d。;]{0,12}?)"
    r"(?:共计|合计|总计|共需|共|计)(?P<words>[^\d。;,]{0,6})"
    r"(?P<total>\d[\d,]*(?:\.\d+)?)(?P<unit>[万亿])?元"
)
_ABOUT = re.compile(r"约|左右|大约|近|余|平均|不超过|以上")
_SUM = re.compile(r"共计|合计|总计|共需|共\d|计\d")
_AMOUNT = re.compile(r"\d[万亿]?元")
_EXPONENT = {None: 0, "万": 4, "亿": 8}


def check_overview(form: Form, number: int, tally: Tally) -> None:
    """Count × rate = total in the overview, and the total = the year's funds, where the overview
    holds one such reckoning and no other sum."""
    overview = form.texts.get("overview")
    if overview is None or not overview.raw:
        return
    text = compact(overview.raw)
    found = list(_RECKONING.finditer(text))
    if len(found) != 1 or len(_SUM.findall(text)) != 1 or not _stands_alone(text, found[0]):
        reason = "the overview holds no single reckoning"
        tally.record("FORM-205", "not_applicable", table=None, reason=reason)
        return
    match = found[0]
    if match["about"] or match["often"] not in (None, "每年") or _ABOUT.search(match[0]):
        reason = "the overview's figures are about, or for a part of the year"
        tally.record("FORM-205", "insufficient", table=None, reason=reason)
        return
    spot = overview.spots[0]
    place = Place(form=number, page=spot.page, box=spot.box)
    _check_product(form, match, place, tally)
    _check_total(form, match, place, tally)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence states no other amount, which its total might include."""
    start = text.rfind("。", 0, match.start()) + 1
    end = text.find("。", match.end())
    sentence = text[start : end if end >= 0 else len(text)]
    return len(_AMOUNT.findall(sentence)) == len(_AMOUNT.findall(match[0]))


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _total(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The total in yuan, and half of its last digit."""
    total, exponent = _number(match["total"]), _EXPONENT[match["unit"]]
    digits = -int(total.as_tuple().exponent)
    return total.scaleb(exponent), _HALF.scaleb(exponent - digits) if exponent else Decimal(0)


def _check_product(form: Form, match: re.Match[str], place: Place, tally: Tally) -> None:
    total, tolerance = _total(match)
    rate = _number(match["rate"]).scaleb(4 if match["wan"] else 0)
    product = _number(match["count"]) * rate
    if abs(product - total) <= tolerance:
        tally.record("FORM-205", "holds", table=None)
        return
    tally.tell(
        finding(
            "FORM-205",
            project=form.project or form.title or "",
            sentence=match[0],
            observed=f"{total:,f} 元",
            expected=f"{product:,f} 元",
            places=(place,),
        )
    )


def _check_total(form: Form, match: re.Match[str], place: Place, tally: Tally) -> None:
    printed = form.funding.get("annual", {}).get("total")
    if printed is None or printed.amount is None or form.unit is None:
        return
    total, tolerance = _total(match)
    half = _HALF.scaleb(UNIT_EXPONENT[form.unit] - printed.places) if form.unit != "yuan" else 0
    if abs(printed.amount - total) <= tolerance + half:
        tally.record("FORM-207", "holds", table=None)
        return
    tally.tell(
        finding(
            "FORM-207",
            project=form.project or form.title or "",
            observed=f"{match['total']}{match['unit'] or ''}元",
            expected=f"{printed.amount:,f} 元",
            places=(
                place,
                Place(form=place.form, column="annual.total", page=printed.page, box=printed.box),
            ),
        )
    )
