from datetime import date

import pytest

from factcheck.text.dates import Period, find


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("October 30 – November 5, 2023", (2023, 10, 30), (2023, 11, 5)),
        ("May 1-7, 2024", (2024, 5, 1), (2024, 5, 7)),
        ("28 December 2023 to 3 January 2024", (2023, 12, 28), (2024, 1, 3)),
        ("December 28 – January 3, 2024", (2023, 12, 28), (2024, 1, 3)),
        ("30 октября – 5 ноября 2023 г.", (2023, 10, 30), (2023, 11, 5)),
        ("с 30 декабря по 5 января 2024 года", (2023, 12, 30), (2024, 1, 5)),
        ("1–7 мая 2024", (2024, 5, 1), (2024, 5, 7)),
        ("30 кастрычніка — 5 лістапада 2023 года", (2023, 10, 30), (2023, 11, 5)),
        ("12-18 лютага 2024 г.", (2024, 2, 12), (2024, 2, 18)),
        ("1 траўня 2022 – 3 чэрвеня 2022", (2022, 5, 1), (2022, 6, 3)),
        ("30.10–5.11.2023", (2023, 10, 30), (2023, 11, 5)),
        ("2023-10-30/2023-11-05", (2023, 10, 30), (2023, 11, 5)),
        ("Nov. 5, 2023, 14:30", (2023, 11, 5), (2023, 11, 5)),
        ("14:30, 5 верасня 2024", (2024, 9, 5), (2024, 9, 5)),
        ("Октябрь 2023", (2023, 10, 1), (2023, 10, 31)),
    ],
)
def test_it_reads_dates_in_each_language(text, start, end):
    dated = find(text)
    assert dated is not None
    assert dated.period == Period(date(*start), date(*end))


def test_it_finds_a_range_whose_year_is_not_given_and_says_no_days():
    dated = find("November 11 – November 17")
    assert dated is not None
    assert dated.is_range
    assert dated.period is None


@pytest.mark.parametrize("text", ["version 3.11.2", "he had 5 and 6 apples", "95.5 percent", "pages 12 - 15", ""])
def test_it_takes_no_other_numbers_for_dates(text):
    assert find(text) is None
