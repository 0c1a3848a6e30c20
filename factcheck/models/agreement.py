"""Agreement between those who rate: Krippendorff's alpha over the proposals that somebody else rated blind.

Whose rating is whose does not enter into alpha, only which ratings a claim was given: K. Krippendorff, "Computing
Krippendorff's Alpha-Reliability", 2011. Ratings are taken as names, not as a scale, for "unverifiable" has no place on
one. The package of the same name is under a licence that would bind ours, so it only checks this in the tests.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from factcheck.models.blind import BlindRating
from factcheck.models.claims import Claim
from factcheck.models.commentaries import Edition
from factcheck.models.verdicts import Verdict


class Pair(NamedTuple):
    """A proposal and a blind rating of the same claim, of the rating each gave."""

    verdict: str
    commentary: str
    proposer: str
    rater: str
    first: str
    second: str
    given_at: datetime


class Agreement(NamedTuple):
    """How often two agreed, and alpha; None where everybody always said the same, which tells nothing."""

    name: str
    pairs: int
    agreed: int
    alpha: float | None


def pairs() -> list[Pair]:
    """Return every blind rating that was given, beside what the proposal said then."""
    query: Any = (
        BlindRating.select(
            BlindRating.verdict,
            Edition.commentary,
            Verdict.proposed_by,
            BlindRating.rater,
            BlindRating.first,
            BlindRating.rating,
            BlindRating.given_at,
        )
        .join(Verdict)
        .join(Claim)
        .join(Edition)
        .where(BlindRating.given_at.is_null(False))
        .order_by(BlindRating.id)
    )
    read = BlindRating.given_at.python_value
    return [Pair._make([*row[:-1], read(row[-1])]) for row in query.tuples()]


def measure(name: str, found: Iterable[Pair]) -> Agreement:
    """Return how far these pairs agree, under a name."""
    found = list(found)
    units: dict[str, list[str]] = {}
    for pair in found:
        units.setdefault(pair.verdict, [pair.first]).append(pair.second)
    agreed = sum(pair.first == pair.second for pair in found)
    return Agreement(name, len(found), agreed, alpha(units.values()))


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Return Krippendorff's alpha for nominal data: 1 is perfect agreement, 0 what chance would give.

    A unit is what the same thing was called by each who named it. None where fewer than two names occur.
    """
    rated = [Counter(unit) for unit in units if len(unit) > 1]
    totals = sum(rated, Counter[str]())
    everything = totals.total()
    expected = everything**2 - sum(count**2 for count in totals.values())
    if not expected:
        return None
    observed = sum(
        (unit.total() ** 2 - sum(count**2 for count in unit.values())) / (unit.total() - 1) for unit in rated
    )
    return 1 - (everything - 1) * observed / expected
