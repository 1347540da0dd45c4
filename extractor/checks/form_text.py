"""Check 6: what a sheet's own sentence reckons: 5800名…每人500元，共计290万元."""

import re
from decimal import Decimal

from extractor.checks.form_money import exponent_of, half_of, in_yuan
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.finding import Place
from extractor.model.form import Form
from layouts.normalise import compact

_HALF = Decimal("0.5")
# One count, one rate, one total and no other figure between them: nothing is to be guessed.
_RECKONING = re.compile(
    r"(?<![\d.,])(?P<count>\d[\d,]*)(?P<about>余|多)?(?P<counted>名|人|户|个|位)(?P<between>[^\d。;]*?)"
    r"每(?P<each>人|户|名|位|个)(?P<before>[^\d。;,]{0,8})"
    r"(?P<rate>\d[\d,]*(?:\.\d+)?)(?P<wan>万)?元(?P<per>(?:/[^\d。;,/]{1,4}?)*)(?P<after>[^\d。;]{0,12}?)"
    r"(?:共计|合计|总计|共需|共|计)(?P<words>[^\d。;,]{0,6})"
    r"(?P<total>\d[\d,]*(?:\.\d+)?)(?P<unit>[万亿])?元"
)
# What is counted and what has the rate must be one: households with so much a head are not.
_SAME = ("人名位", "户", "个")
_YEARLY = frozenset(("每年", "年"))
# The rate is for a part of the year, or times something else.
_OFTEN = re.compile(r"每|/|[月季天日周批期]|课时|学年")
# Words of a sentence whose total is more, or less, than count × rate.
_OTHERWISE = re.compile(
    r"连续|各|承担|分担|配套|其中|扣除|结余|结转|按比例|部分"
    r"|[一二两三四五六七八九十半]个?(?:年|月|次|批|期|轮|季|学期|天|成)"
)
_NEARLY = re.compile(r"(?:约|近|超过|不少于|不低于)$")
_ABOUT = re.compile(r"约|左右|大约|近|余|平均|不超过|以上")
_ABOUT_OR_PART = "the overview's figures are about, or for a part of the year"
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
    if reason := _why_no_product(text, match):
        tally.record("FORM-205", "insufficient", table=None, reason=reason)
        return
    spot = overview.spots[0]
    place = Place(form=number, page=spot.page, box=spot.box)
    _check_product(form, match, place, tally)
    _check_total(form, match, place, tally)


def _why_no_product(text: str, match: re.Match[str]) -> str:
    """Why count × rate need not be the total; empty where it must be."""
    if match["about"] or _ABOUT.search(match[0]) or _NEARLY.search(text[: match.start()]):
        return _ABOUT_OR_PART
    same = next(group for group in _SAME if match["counted"] in group)
    if match["each"] not in same:
        return "what is counted is not what has the rate"
    before = match["before"].removeprefix("每年")
    per = [part for part in match["per"].split("/") if part]
    if _OFTEN.search(before) or any(part not in _YEARLY and part not in same for part in per):
        return _ABOUT_OR_PART
    if match["after"] not in ("", ",") or match["words"]:
        return "something stands between the rate and the total"
    if _OTHERWISE.search(_sentence(text, match)):
        return "the total may be for more or less than count times rate"
    return ""


def _sentence(text: str, match: re.Match[str]) -> str:
    start = text.rfind("。", 0, match.start()) + 1
    end = text.find("。", match.end())
    return text[start : end if end >= 0 else len(text)]


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence states no other amount, which its total might include."""
    return len(_AMOUNT.findall(_sentence(text, match))) == len(_AMOUNT.findall(match[0]))


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
            observed=in_yuan(total),
            expected=in_yuan(product),
            places=(place,),
        )
    )


def _check_total(form: Form, match: re.Match[str], place: Place, tally: Tally) -> None:
    printed = form.funding.get("annual", {}).get("total")
    if printed is None or printed.amount is None:
        return
    total, tolerance = _total(match)
    half = half_of(printed, form) if exponent_of(printed, form) else Decimal(0)
    if abs(printed.amount - total) <= tolerance + half:
        tally.record("FORM-207", "holds", table=None)
        return
    tally.tell(
        finding(
            "FORM-207",
            project=form.project or form.title or "",
            observed=f"{match['total']}{match['unit'] or ''}元",
            expected=in_yuan(printed.amount),
            places=(
                place,
                Place(form=place.form, column="annual.total", page=printed.page, box=printed.box),
            ),
        )
    )
