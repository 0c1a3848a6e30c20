"""What "on Tuesday", "last week", "вчера" and "летась" mean in a text whose days are known.

A text is taken to speak from within the days that it covers. A day that is told relative to them is written behind its
words, in brackets, as editors do: "on Tuesday (31 October 2023)". It is written only where one reading is left; else
the words stay, and are listed among a claim's `ambiguous` ones. A claim's spans never change.
"""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from factcheck.text.claims import Claim, Kind
from factcheck.text.dates import MONTH, Period
from factcheck.text.relative_words import RELATIVE
from factcheck.text.signals import features
from factcheck.text.spans import Span

_TO_COME = ("will", "would", "must", "desire", "if")  # signals of a clause that does not tell what was done


_OTHER_TIME = re.compile(
    rf"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\b(?:ago|назад|таму)\b|\b(?!(?:may|мае)\b){MONTH}", re.IGNORECASE
)
_DATE_FOLLOWS = re.compile(rf"\s*[,(]?\s*(?:the )?(?:{MONTH}|\d)", re.IGNORECASE)
_BEFORE = 300  # characters before a sentence that may set another time


def dated(claim: Claim, text: str, sentence: Span, period: tuple[date, date] | None, language: str) -> Claim:
    """Return a claim with the days behind the relative dates of its wording, as far as they are certain.

    `sentence` is where the text makes the claim; `period` are the first and the last day that the text covers, None
    where they are not known: then every relative date is ambiguous.
    """
    pattern = _pattern(language) if language in RELATIVE else None
    found = [match for match in pattern.finditer(claim.text) if not _dated(match)] if pattern else []
    if not found:
        return claim
    wording, end = "", 0
    ambiguous = list(claim.ambiguous)
    for match in found:
        certain = period is not None and _is_certain(claim, match, text, sentence, language)
        days = _days(*_told(match, language), Period(*period)) if certain and period else None
        if days is None:
            ambiguous.append(match[0])
        else:
            wording += f"{claim.text[end : match.end()]} ({_written(days, language)})"
            end = match.end()
    return replace(claim, text=wording + claim.text[end:], ambiguous=tuple(ambiguous))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = RELATIVE[language]
    told = "|".join(f"(?P<t{number}>{pattern})" for number, (_, _, pattern) in enumerate(words.told))
    return re.compile(rf"\b(?:(?P<left>{words.left})|{told})(?!\w)", re.IGNORECASE)


def _dated(match: re.Match[str]) -> bool:
    """Tell whether the text itself gives the day behind its words, or means a name such as "USA Today"."""
    return bool(_DATE_FOLLOWS.match(match.string, match.end())) or (
        match[0].istitle() and match.start() > 0 and " " not in match[0]
    )


def _told(match: re.Match[str], language: str) -> tuple[str, int]:
    """Return the grain and the offset of an expression."""
    number = next(int(name[1:]) for name, found in match.groupdict().items() if found is not None)
    return RELATIVE[language].told[number][:2]


def _is_certain(claim: Claim, match: re.Match[str], text: str, sentence: Span, language: str) -> bool:
    """Tell whether an expression can count from the days of the text alone.

    It cannot in somebody's own words, where the sentence tells of another time, or if it is a possessive. A weekday
    and "today" need a clause that tells what was done, and no other time just before.
    """
    if match["left"] or match.string.startswith(("'s", "’s"), match.end()) or _OTHER_TIME.search(sentence.of(text)):
        return False
    before = re.split(r"\n\s*\n", text[max(0, sentence.start - _BEFORE) : sentence.start])[-1]
    if _quoting(before + text[sentence.start : claim.spans[0].start + 1]) or _quoting(match.string[: match.start()]):
        return False
    grain, offset = _told(match, language)
    if grain != "weekday" and (grain, offset) != ("day", 0):
        return True
    return _tells_past(claim, match, language) and not _sets_time(before + sentence.of(text), language)


def _quoting(text: str) -> bool:
    """Tell whether a quotation is open at the end of a text."""
    depth = sum((mark in "«“„") - (mark in "»”") for mark in text)
    return depth > 0 or text.count('"') % 2 == 1


def _sets_time(text: str, language: str) -> bool:
    """Tell whether a text speaks of a time that a weekday may belong to."""
    if _OTHER_TIME.search(text):
        return True
    told = (None if match["left"] else _told(match, language) for match in _pattern(language).finditer(text))
    return any(each is None or each[0] in ("month", "year") or each in (("week", -1), ("week", 1)) for each in told)


def _tells_past(claim: Claim, match: re.Match[str], language: str) -> bool:
    """Tell whether the clause around an expression says what was done, and plans nothing."""
    words = RELATIVE[language]
    marks = [mark.span() for mark in re.finditer(words.clause, claim.text)]
    start = max((end for _, end in marks if end <= match.start()), default=0)
    end = min((start for start, _ in marks if start >= match.end()), default=len(claim.text))
    clause = claim.text[start:end]
    signals = features(clause)
    past = any(name in signals for name in ("past", "past auxiliary", "perfect"))
    planned = any(name in signals for name in _TO_COME) or re.search(rf"\b(?:{words.plans})", clause, re.IGNORECASE)
    return past and not planned and claim.kind not in (Kind.PREDICTION, Kind.CALL)


def _days(grain: str, offset: int, period: Period) -> Period | None:
    """Return the days that lie so many days, weeks … from a period, None where it lies in more than one of them."""
    start, end = period
    if grain == "day":
        day = start + timedelta(offset)
        return Period(day, day) if start == end else None
    if grain == "weekday":
        day = start + timedelta((offset - start.weekday()) % 7)
        return Period(day, day) if day <= end < start + timedelta(7) else None
    if grain == "week":
        first, last = (day - timedelta(day.weekday()) for day in period)
        return Period(first + timedelta(7 * offset), first + timedelta(7 * offset + 6)) if first == last else None
    if start.year != end.year or (grain == "month" and start.month != end.month):
        return None
    if grain == "year":
        return Period(date(start.year + offset, 1, 1), date(start.year + offset, 12, 31))
    year, month = divmod(start.year * 12 + start.month - 1 + offset, 12)
    return Period(date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]))


def _written(days: Period, language: str) -> str:
    """Write days as the language does; a whole year by its number."""
    words = RELATIVE[language]
    start, end = days
    if (start.day, start.month, end.day, end.month) == (1, 1, 31, 12):
        return str(start.year)
    last = f"{end.day} {words.months[end.month - 1]} {end.year}{words.of_year}"
    if start == end:
        return last
    if start.year != end.year:
        return f"{start.day} {words.months[start.month - 1]} {start.year}{words.of_year} – {last}"
    if start.month != end.month:
        return f"{start.day} {words.months[start.month - 1]} – {last}"
    return f"{start.day}–{last}"
