"""Dates as readers of each language write them."""

from datetime import UTC, date, datetime

import pytest

from factcheck.publishing import dates

FROM, TO = date(2023, 10, 30), date(2023, 11, 5)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "5 November 2023"), ("ru", "5 ноября 2023"), ("be", "5 лістапада 2023"), ("und", "5 November 2023")],
)
def test_it_writes_a_day(language: str, said: str):
    assert dates.day(TO, language) == said


def test_it_writes_the_day_of_a_moment_in_utc():
    assert dates.day(datetime(2023, 11, 5, 23, 59, 59, tzinfo=UTC)) == "5 November 2023"


def test_it_reads_a_day_from_json():
    assert dates.day("2023-11-05", "be") == "5 лістапада 2023"


def test_it_writes_nothing_for_no_day():
    assert dates.day(None) == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "30 October – 5 November 2023"),
        ("ru", "30 октября – 5 ноября 2023"),
        ("be", "30 кастрычніка – 5 лістапада 2023"),
    ],
)
def test_it_writes_a_period_over_two_months(language: str, said: str):
    assert dates.period(FROM, TO, language) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2023, 11, 1), TO, "1 – 5 ноября 2023"),
        (date(2022, 12, 26), date(2023, 1, 1), "26 декабря 2022 – 1 января 2023"),
        (date(2022, 11, 5), TO, "5 ноября 2022 – 5 ноября 2023"),
        (TO, TO, "5 ноября 2023"),
        (TO, None, "5 ноября 2023"),
        (None, TO, "5 ноября 2023"),
        (None, None, ""),
    ],
)
def test_it_says_of_a_period_no_more_than_is_needed(start: date | None, end: date | None, said: str):
    assert dates.period(start, end, "ru") == said
