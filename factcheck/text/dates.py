"""Dates and ranges of dates as English, Russian and Belarusian outlets write them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from factcheck.text.spans import Span

_MONTHS = (
    ("jan", "январ", "студзен"),
    ("feb", "феврал", "лют"),
    ("mar", "март", "сакавік"),
    ("apr", "апрел", "красавік"),
    ("may", "мая", "май", "мае", "траўн", "травен"),
    ("jun", "июн", "чэрвен", "чэрвень"),
    ("jul", "июл", "ліпен"),
    ("aug", "август", "жніўн", "жнівен"),
    ("sep", "сентябр", "верас"),
    ("oct", "октябр", "кастрычнік"),
    ("nov", "ноябр", "лістапад"),
    ("dec", "декабр", "снежан", "снежн"),
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|"
    r"январ[ьяе]|феврал[ьяе]|март[ае]?|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|август[ае]?|сентябр[ьяе]|октябр[ьяе]|"
    r"ноябр[ьяе]|декабр[ьяе]|"
    r"студзен[ьяі]|студзені|лют(?:ы|ага|ым)|сакавік[ау]?|красавік[ау]?|тра(?:вень|ўня|ўні)|чэрвен[ьяі]|ліпен[ьяі]|"
    r"жні(?:вень|ўня|ўні)|верас(?:ень|ня|ні)|кастрычнік[ау]?|лістапад[ау]?|снеж(?:ань|ня|ні))\.?(?!\w)"
)
_DAY = r"(?<![\d.,:])\d{1,2}(?:st|nd|rd|th|-го|-га)?(?![\d:])"
_YEAR = r"(?:19|20)\d\d(?!\d)(?:\s*(?:года|год|г\.|г(?!\w)))?"


def _pattern(name: str) -> str:
    """Return the pattern of one date whose groups carry the given name's letter."""
    return (
        rf"(?:(?P<{name}i>(?:19|20)\d\d-\d\d-\d\d)"
        rf"|(?P<{name}n>\d{{1,2}}\.\d{{1,2}}(?:\.(?:20)?\d\d)?)(?![\d.]*\d)"
        rf"|(?P<{name}m1>{MONTH})\s+(?P<{name}d1>{_DAY})(?:,?\s+(?P<{name}y1>{_YEAR}))?"
        rf"|(?P<{name}d2>{_DAY})(?:\s+(?:of\s+)?(?P<{name}m2>{MONTH}))?(?:,?\s+(?P<{name}y2>{_YEAR}))?)"
    )


_DASH = r"\s*(?:[-–—‒−/]|\b(?:to|through|until|till|and|по|до|па|да)\b)\s*"
_RANGE = re.compile(rf"(?<![\w.-]){_pattern('a')}{_DASH}{_pattern('b')}", re.IGNORECASE)
_SINGLE = re.compile(rf"(?<![\w.-]){_pattern('a')}", re.IGNORECASE)
_WHOLE_MONTH = re.compile(rf"(?<![\w.-])(?P<m>{MONTH})\s+(?P<y>{_YEAR})", re.IGNORECASE)


class Period(NamedTuple):
    """The days that a text speaks of, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Dated:
    """Where a date or a range stands, and the days it names: None where the year is not given."""

    span: Span
    is_range: bool
    period: Period | None


def find(text: str) -> Dated | None:
    """Return the first range of dates in a text, or else the first single date or whole month, or None.

    A year that only the end of a range gives counts for both, unless the range then runs over New Year.
    """
    for match in _RANGE.finditer(text):
        first, last = _parts(match, "a"), _parts(match, "b")
        if first and last and (dated := _range(Span(*match.span()), first, last)):
            return dated
    for match in _SINGLE.finditer(text):
        parts = _parts(match, "a")
        if parts and parts[1]:
            day = _date(*parts)
            if day or parts[0] is None:
                return Dated(Span(*match.span()), False, Period(day, day) if day else None)
    if match_ := _WHOLE_MONTH.search(text):
        year, month = int(match_["y"][:4]), _month(match_["m"])
        days = Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Dated(Span(*match_.span()), True, days)
    return None


_Parts = tuple[int | None, int | None, int]  # year, month, day


def _range(span: Span, first: _Parts, last: _Parts) -> Dated | None:
    year, month, day = last
    month = month or first[1]
    year = year or first[0]
    start_month = first[1] or month
    if month is None or start_month is None:
        return None
    if year is None:
        return Dated(span, True, None)
    start_year = first[0] or (year - 1 if start_month > month else year)
    start, end = _date(start_year, start_month, first[2]), _date(year, month, day)
    return Dated(span, True, Period(start, end)) if start and end and start <= end else None


def _parts(match: re.Match[str], name: str) -> _Parts | None:
    if iso := match[f"{name}i"]:
        year, month, day = map(int, iso.split("-"))
        return year, month, day
    if numeric := match[f"{name}n"]:
        numbers = [int(number) for number in numeric.split(".")]
        year_ = numbers[2] + 2000 * (numbers[2] < 100) if len(numbers) == 3 else None
        return (year_, numbers[1], numbers[0]) if 1 <= numbers[1] <= 12 and 1 <= numbers[0] <= 31 else None
    form = "1" if match[f"{name}d1"] else "2"
    month_name, year_name = match[f"{name}m{form}"], match[f"{name}y{form}"]
    found = re.match(r"\d+", match[f"{name}d{form}"])
    number = int(found[0]) if found else 0
    if not 1 <= number <= 31:
        return None
    return int(year_name[:4]) if year_name else None, _month(month_name) if month_name else None, number


def _month(name: str) -> int:
    lowered = name.lower()
    return next(number for number, stems in enumerate(_MONTHS, 1) if lowered.startswith(stems))


def _date(year: int | None, month: int | None, day: int) -> date | None:
    try:
        return date(year, month, day) if year and month else None
    except ValueError:
        return None
