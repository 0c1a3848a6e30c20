from datetime import date

import pytest

from factcheck.text import split
from factcheck.text.document import recognise
from factcheck.text.split import split_document

WEEK = date(2023, 10, 30), date(2023, 11, 5)  # Monday to Sunday
FORTNIGHT = date(2023, 10, 30), date(2023, 11, 12)
DAY = date(2023, 11, 7), date(2023, 11, 7)  # a Tuesday


@pytest.mark.parametrize(
    ("language", "period", "text", "wording"),
    [
        ("en", WEEK, "The court on Tuesday fined two men.", "The court on Tuesday (31 October 2023) fined two men."),
        ("en", WEEK, "Last week the rate fell.", "Last week (23–29 October 2023) the rate fell."),
        ("en", WEEK, "Exports fell last year.", "Exports fell last year (2022)."),
        ("en", FORTNIGHT, "Exports fell last year.", "Exports fell last year (2022)."),
        ("en", DAY, "The minister resigned yesterday.", "The minister resigned yesterday (6 November 2023)."),
        ("en", DAY, "Police held two people on Tuesday.", "Police held two people on Tuesday (7 November 2023)."),
        ("en", DAY, "Prices rose last month.", "Prices rose last month (1–31 October 2023)."),
        ("ru", WEEK, "Во вторник суд оштрафовал газету.", "Во вторник (31 октября 2023 года) суд оштрафовал газету."),
        ("ru", WEEK, "На прошлой неделе рубль упал.", "На прошлой неделе (23–29 октября 2023 года) рубль упал."),
        ("ru", DAY, "Вчера Минск закрыл границу.", "Вчера (6 ноября 2023 года) Минск закрыл границу."),
        ("ru", WEEK, "В прошлом году экспорт вырос.", "В прошлом году (2022) экспорт вырос."),
        ("be", WEEK, "У панядзелак суд закрыў газету.", "У панядзелак (30 кастрычніка 2023 года) суд закрыў газету."),
        ("be", WEEK, "На мінулым тыдні рубель упаў.", "На мінулым тыдні (23–29 кастрычніка 2023 года) рубель упаў."),
        ("be", DAY, "Учора Мінск закрыў мяжу.", "Учора (6 лістапада 2023 года) Мінск закрыў мяжу."),
        ("be", WEEK, "Летась экспарт вырас.", "Летась (2022) экспарт вырас."),
        ("be", WEEK, "У чацьвер суд аштрафаваў газэту.", "У чацьвер (2 лістапада 2023 года) суд аштрафаваў газэту."),
    ],
)  # fmt: skip
def test_it_writes_the_days_behind_a_relative_date(language, period, text, wording):
    (claim,) = split(text, language, period).claims
    assert claim.text == wording
    assert claim.ambiguous == ()


@pytest.mark.parametrize(
    ("language", "period", "text", "open_"),
    [
        ("en", None, "Last week the rate fell.", "Last week"),
        ("en", FORTNIGHT, "The court on Tuesday fined two men.", "on Tuesday"),  # two Tuesdays
        ("en", (date(2023, 10, 30), date(2023, 11, 1)), "The court on Friday fined two men.", "on Friday"),  # none
        ("en", WEEK, "The court fined two men yesterday.", "yesterday"),  # the day of writing is not known
        ("en", WEEK, "The parties will meet on Friday.", "on Friday"),  # of this week or of the next
        ("en", WEEK, "The party announced a rally on Saturday.", "on Saturday"),
        ("en", WEEK, "In 2014 the court fined two men on Tuesday.", "on Tuesday"),
        ("en", WEEK, "The court fined two men last Tuesday.", "last Tuesday"),
        ("en", (date(2023, 11, 2), date(2023, 11, 8)), "Last week the rate fell.", "Last week"),  # in two weeks
        ("en", (date(2023, 12, 28), date(2024, 1, 3)), "Exports fell last year.", "last year"),
        ("en", DAY, "Today Poland is rich.", "Today"),  # nowadays
        ("en", WEEK, "Two men were arrested two weeks ago.", "two weeks ago"),
        ("ru", WEEK, "Во вторник он встретится с Путиным, сообщил Песков.", "Во вторник"),
        ("ru", WEEK, "«В среду мы подписали договор», — сказал Лукашенко.", "В среду"),
        ("ru", WEEK, "В 2014 году суд оштрафовал газету во вторник.", "во вторник"),
        ("ru", WEEK, "Суд оштрафовал газету вчера.", "вчера"),
        ("ru", WEEK, "На минувшей неделе рубль упал.", "минувшей неделе"),  # the one covered, as reviews call it
        ("be", WEEK, "У суботу пройдзе мітынг.", "У суботу"),
        ("be", WEEK, "Суд аштрафаваў газету ўчора.", "ўчора"),
        ("be", WEEK, "«У сераду мы падпісалі дамову», — сказаў Лукашэнка.", "У сераду"),
    ],
)
def test_it_leaves_a_relative_date_that_is_not_certain(language, period, text, open_):
    claims = split(text, language, period).claims
    assert claims
    assert all("(" not in claim.text and open_ in claim.ambiguous for claim in claims if open_ in claim.text)
    assert any(open_ in claim.text for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday, 2 November, the council met.",
        "On Tuesday (31 October) the council met.",
        "USA Today published the letter.",
        "The shop is closed on Tuesdays.",
    ],
)
def test_it_takes_no_named_day_and_no_habit_for_a_relative_date(text):
    assert [(claim.text, claim.ambiguous) for claim in split(text, "en", WEEK).claims] == [(text, ())]


def test_it_dates_no_weekday_after_another_time_was_set():
    text = "Last month the president flew to Moscow. On Tuesday the two presidents signed a treaty."
    assert split(text, "en", WEEK).claims[-1].text == "On Tuesday the two presidents signed a treaty."


def test_it_dates_reported_words_and_leaves_quoted_ones():
    reported = split("The ministry said that the rate fell last week.", "en", WEEK).claims
    assert [claim.text for claim in reported if claim.holder] == ["The rate fell last week (23–29 October 2023)."]
    quoted = split("“The rate fell last week. Wages fell last week too,” the minister said.", "en", WEEK).claims
    assert not any("(" in claim.text for claim in quoted)


def test_it_never_changes_what_a_claim_covers():
    text = "The court on Tuesday fined two men. Last week the rate fell."
    dated, open_ = split(text, "en", WEEK), split(text, "en")
    assert [claim.spans for claim in dated.claims] == [claim.spans for claim in open_.claims]


def test_it_takes_the_days_that_a_scrape_tells():
    source = (
        "The court and the press\n\nOctober 30 – November 5, 2023\n\nThe court on Tuesday fined the newspaper because "
        "it had printed a letter of the two men in prison.\n"
    )
    (claim, *_) = split_document(recognise(source)).claims
    assert "on Tuesday (31 October 2023)" in claim.text
