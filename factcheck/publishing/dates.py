"""Dates as readers of each language write them."""

from datetime import date, datetime

from babel.dates import format_date

# British English puts the day first, as the other two languages do.
_LOCALES = {"ru": "ru", "be": "be"}


def _format(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=_LOCALES.get(language, "en_GB"))


def day(moment: date | datetime | str | None, language: str = "en") -> str:
    """Return a day, "5 November 2023"; empty for None. JSON keeps a date as a string, in the form of ISO 8601."""
    if isinstance(moment, str):
        moment = date.fromisoformat(moment)
    return _format(moment, "d MMMM y", language) if moment else ""


def moment(at: datetime, language: str = "en") -> str:
    """Return a moment, which is of UTC like all of ours: "5 November 2023, 14:05 UTC"."""
    return f"{day(at, language)}, {at:%H:%M} UTC"


def period(start: date | None, end: date | None, language: str = "en") -> str:
    """Return the days from start to end, "30 October – 5 November 2023"; one day where only one is known."""
    if not (start and end) or start == end:
        return day(start or end, language)
    pattern = "d" if (start.year, start.month) == (end.year, end.month) else "d MMMM"
    if start.year != end.year:
        pattern = "d MMMM y"
    return f"{_format(start, pattern, language)} – {day(end, language)}"
