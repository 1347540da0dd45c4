"""Check 3: what prose states against the tables, and its figures against each other."""

from extractor.checks.claims.amounts import check_amounts
from extractor.checks.claims.changes import check_changes
from extractor.checks.claims.comparisons import check_comparisons
from extractor.checks.claims.counts import check_counts
from extractor.checks.claims.parts import check_parts
from extractor.checks.claims.priors import check_priors
from extractor.checks.claims.reasons import check_reasons
from extractor.checks.claims.shares import check_shares
from extractor.checks.claims.stocks import check_stocks
from extractor.checks.tally import Tally
from extractor.model.report import Report
from layouts.vocabulary import Vocabulary


def check_claims(report: Report, vocabulary: Vocabulary, tally: Tally) -> None:
    """Every claim of the narrative that can be recomputed from this document alone."""
    check_amounts(report, vocabulary, tally)
    check_shares(report, tally)
    check_changes(report, tally)
    check_priors(report, vocabulary, tally)
    check_comparisons(report, tally)
    check_parts(report, vocabulary, tally)
    check_counts(report, tally)
    check_reasons(report, tally)
    check_stocks(report, tally)
