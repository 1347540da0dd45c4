"""An amount of the year before that the new document repeats, against that year's own."""

import re
from decimal import Decimal
from typing import NamedTuple

from exports.changes import claim_reasons as why
from exports.changes.claim_fits import Before, fit_amount, other_scopes_of_amount
from exports.changes.claim_pair import Pair, as_printed, key_of, scope_doubt
from exports.changes.meaning import UNSTATED, Key, put
from exports.changes.model import ClaimOutcome
from extractor.assemble.facts import fact_id
from extractor.model.finding import Message
from extractor.model.report import Fact

_BASIS = re.compile("调整|执行|决算|预算")


class Verdict(NamedTuple):
    """How a repeated amount ended, and the old fact that it was held against."""

    outcome: ClaimOutcome
    reason: Message | None
    before: Fact | None


def basis_in(text: str) -> str:
    """The words of a header or a sentence that say which figure of a year is meant."""
    return "".join(_BASIS.findall(text))


def repeated(amount: Decimal, half: Decimal, own: Key, pair: Pair) -> Verdict:
    """Holds an amount in yuan, with half of its last digit, against the old fact of its key."""
    before = pair.before(own, pair.new_facts.get(fact_id(*own)))
    if before is why.NOT_PRINTED and UNSTATED not in own[1]:
        before = pair.before((own[0], put(own[1], *UNSTATED)), None)
    if isinstance(before, Message):
        return Verdict("not_checked", before, None)
    for known in (Before.of(before), *as_printed(before, pair.old)):
        if (fitting := fit_amount(amount, half, known)) is not None:
            return Verdict(fitting, None, before)
    same = key_of(before)
    scopes = other_scopes_of_amount(amount, half, same, pair.old.facts)
    if len(scopes) == 1:
        reason = why.other_scope(key_of(scopes[0]), same, before.amount)
        return Verdict("differs_by_scope", reason, scopes[0])
    doubt = why.SEVERAL if scopes else scope_doubt(own, same, pair)
    if why.is_of_scope(doubt):
        return Verdict("differs_unless_scope", doubt, before)
    return Verdict("not_checked" if doubt else "differs", doubt, before)
