"""The numbers of the desk, week by week: how much is checked, how long it takes, and how much of it was wrong."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from statistics import median
from typing import Any, NamedTuple

from peewee import JOIN, fn

from factcheck.models.agreement import Pair
from factcheck.models.claims import Claim
from factcheck.models.commentaries import Edition, Scrape
from factcheck.models.verdicts import Verdict, VerdictState


class Week(NamedTuple):
    """A week, by its Monday: the claims first checked in it, and of these the share since corrected or retracted.

    `hours` is the median from when the commentary came in to the first verdict. `agreed` is the share of the blind
    ratings of the week that said what the proposal said. A share or median of nothing is None.
    """

    monday: date
    checked: int
    hours: float | None
    corrected: float | None
    agreed: float | None


class _Checked(NamedTuple):
    """A claim that was checked: when, after how many hours, and whether that was taken back since."""

    at: datetime
    hours: float
    corrected: bool


def weeks(today: date, number: int, pairs: Sequence[Pair]) -> list[Week]:
    """Return the last weeks up to today's, oldest first; `pairs` are the blind ratings that were given."""
    this = _monday(today)
    checked = _checked_since(this - timedelta(weeks=number))
    found = []
    for monday in (this - timedelta(weeks=back) for back in reversed(range(number))):
        mine = [each for each in checked if _monday(each.at.date()) == monday]
        rated = [pair.first == pair.second for pair in pairs if _monday(pair.given_at.date()) == monday]
        found.append(
            Week(
                monday,
                len(mine),
                median(each.hours for each in mine) if mine else None,
                _share([each.corrected for each in mine]),
                _share(rated),
            )
        )
    return found


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _share(held: Sequence[bool]) -> float | None:
    return sum(held) / len(held) if held else None


def _checked_since(day: date) -> list[_Checked]:
    """Return the claims whose first published verdict is of this day or later."""
    published = Verdict.published_sequence.is_null(False)
    first = fn.MIN(Verdict.reviewed_at) >= datetime.combine(day, time.min, UTC)
    recent = Verdict.select(Verdict.claim).where(published).group_by(Verdict.claim).having(first)
    query: Any = (
        Verdict.select(Verdict.claim, Verdict.state, Verdict.reviewed_at, Scrape.received_at, Edition.created_at)
        .join(Claim)
        .join(Edition)
        .join(Scrape, JOIN.LEFT_OUTER)
        .where(published & Verdict.claim.in_(recent))
        .order_by(Verdict.claim, Verdict.number)
        .tuples()
    )
    found, read = [], Verdict.reviewed_at.python_value
    for _, versions in groupby(query, key=lambda row: row[0]):
        (_, state, at, received, created), *later = versions
        hours = (read(at) - read(received or created)).total_seconds() / 3600
        found.append(_Checked(read(at), hours, bool(later) or state == VerdictState.RETRACTED))
    return found
