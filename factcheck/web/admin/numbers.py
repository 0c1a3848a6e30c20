"""The numbers of the desk: what is checked, how long it takes, what was wrong, and how far two people agree."""

from itertools import groupby

from flask import render_template

from factcheck.clock import now
from factcheck.messages import _
from factcheck.models import Edition, Person
from factcheck.models.agreement import Agreement, Pair, measure, pairs
from factcheck.models.numbers import weeks
from factcheck.publishing import dates
from factcheck.web.admin.blueprint import blueprint
from factcheck.web.admin.plots import HEIGHT, LEFT, WIDTH, Plot
from factcheck.web.language import chosen

WEEKS = 26


@blueprint.get("/numbers")
def show_numbers() -> str:
    """Show the desk's numbers, week by week, and the agreement of blind ratings."""
    rated = pairs()
    found = weeks(now().date(), WEEKS, rated)
    mondays = [dates.day(week.monday, chosen()) for week in found]
    plots = [
        Plot("checked", _("Claims checked"), mondays, [week.checked for week in found]),
        _times(mondays, [week.hours for week in found]),
        Plot(
            "corrected",
            _("Corrected or retracted since"),
            mondays,
            [_percent(week.corrected) for week in found],
            _("%(number)s %%"),
            100,
        ),
        Plot(
            "agreed",
            _("Blind ratings that agreed"),
            mondays,
            [_percent(week.agreed) for week in found],
            _("%(number)s %%"),
            100,
        ),
    ]
    return render_template(
        "admin/numbers.html",
        weeks=list(reversed(found)),
        plots=plots,
        size=(WIDTH, HEIGHT),
        left=LEFT,
        overall=measure(_("All"), rated),
        by_commentary=_by_commentary(rated),
        by_pair=_by_pair(rated),
    )


def _times(mondays: list[str], hours: list[float | None]) -> Plot:
    """Draw how long checks take, in days where they take days."""
    title = _("Median time from intake to verdict")
    if max((each for each in hours if each is not None), default=0) < 72:
        return Plot("time", title, mondays, hours, _("%(number)s h"))
    return Plot("time", title, mondays, [None if each is None else each / 24 for each in hours], _("%(number)s d"))


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _by_commentary(rated: list[Pair]) -> list[Agreement]:
    """Return the agreement in each commentary, by its newest title."""
    titles = {edition.commentary_id: edition.title for edition in Edition.newest()}
    ordered = sorted(rated, key=lambda pair: pair.commentary, reverse=True)
    return [measure(titles[id], found) for id, found in groupby(ordered, key=lambda pair: pair.commentary)]


def _by_pair(rated: list[Pair]) -> list[Agreement]:
    """Return the agreement of each two people, whoever of them proposed."""
    names = {person.id: person.name for person in Person.by_name()}

    def both(pair: Pair) -> str:
        one, other = sorted((names[pair.proposer], names[pair.rater]))
        return _("%(one)s and %(other)s", one=one, other=other)

    return [measure(two, found) for two, found in groupby(sorted(rated, key=both), key=both)]
