from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text import files
from factcheck.text.document import Document, Part, Period, recognise

SCRAPES = Path(__file__).with_name("scrapes")


def scrape(name: str) -> Document:
    return recognise((SCRAPES / f"{name}.txt").read_text("utf-8"))


def texts(document: Document, part: Part) -> list[str]:
    return [span.of(document.source) for kind, span in document.parts if kind is part]


@pytest.mark.parametrize(
    ("name", "language", "title", "topic", "period", "paragraphs", "headings"),
    [
        (
            "energy-monitor.en",
            "en",
            "Lithuania to leave Russia's power grid in February 2025",
            "Baltic Monitor",
            Period(date(2023, 11, 5), date(2023, 11, 5)),
            6,
            3,
        ),
        (
            "week-in-review.ru",
            "ru",
            "Минск ищет диалога с Варшавой, но не готов к уступкам",
            "Отношения с соседями",
            Period(date(2023, 10, 30), date(2023, 11, 5)),
            3,
            1,
        ),
        (
            "milk-prices.be",
            "be",
            "Чаму ў Беларусі растуць цэны на малако",
            "",
            Period(date(2024, 2, 12), date(2024, 2, 12)),
            3,
            1,
        ),
        (
            "trend-report.en",
            "en",
            "Kyiv keeps the border closed",
            "Belarus – Ukraine relations",
            Period(date(2023, 12, 28), date(2024, 1, 3)),
            2,
            0,
        ),
        (
            "court-news.ru",
            "ru",
            "Суд отказал «Мемориалу» в регистрации",
            "",
            Period(date(2024, 4, 3), date(2024, 4, 3)),
            3,
            1,
        ),
    ],
)
def test_it_recognises_scrapes_of_different_outlets(name, language, title, topic, period, paragraphs, headings):
    document = scrape(name)
    assert document.language == language
    assert texts(document, Part.TITLE) == [title]
    assert document.first(Part.TOPIC) == topic
    assert document.period == period
    assert len(texts(document, Part.BODY)) == paragraphs
    assert len(texts(document, Part.HEADING)) == headings


@pytest.mark.parametrize(
    ("name", "language", "period", "paragraphs", "credit"),
    [
        ("harbour-strike.en.txt", "en", ((2024, 5, 6), (2024, 5, 12)), 4, "Photograph: Ruta Balsys/Agency"),
        ("border-tax.en.html", "en", ((2023, 11, 3), (2023, 11, 3)), 3, "Image credit: Tomas Lapė"),
        ("grain-review.ru.txt", "ru", ((2024, 4, 22), (2024, 4, 28)), 3, "архивное фото"),
        ("court-digest.ru.html", "ru", ((2024, 2, 14), (2024, 2, 14)), 3, "Фото: Сергей Гудилин"),
        ("power-plant.be.txt", "be", ((2024, 10, 28), (2024, 11, 3)), 3, "Ілюстрацыйны здымак"),
        ("visa-rules.be.html", "be", ((2024, 3, 7), (2024, 3, 7)), 3, "Фота: Васіль Малчанаў"),
    ],
)
def test_it_finds_every_paragraph_of_outlets_that_it_was_not_made_for(name, language, period, paragraphs, credit):
    text, _ = files.read((SCRAPES / name).read_bytes(), name)
    document = recognise(text)
    assert document.language == language
    assert document.period == Period(date(*period[0]), date(*period[1]))
    assert len(texts(document, Part.BODY)) == paragraphs
    assert credit in document.first(Part.CREDIT)


def test_it_takes_no_menu_of_a_page_for_its_title():
    text, _ = files.read((SCRAPES / "court-digest.ru.html").read_bytes(), "court-digest.ru.html")
    assert recognise(text).first(Part.TITLE) == "Суд оставил в силе приговор журналистке"


@pytest.mark.parametrize(
    ("name", "part", "text"),
    [
        ("energy-monitor.en", Part.BYLINE, "By Rasa Petraitytė"),
        ("energy-monitor.en", Part.CREDIT, "Photo: Rasa Petraitytė / Baltic Monitor"),
        ("week-in-review.ru", Part.BYLINE, "Автор: Пётр Ковалевич"),
        ("week-in-review.ru", Part.CREDIT, "Фото: пресс-служба МИД"),
        ("week-in-review.ru", Part.LABEL, "Ситуация ухудшилась"),
        ("milk-prices.be", Part.BYLINE, "Алена Каваль"),
        ("milk-prices.be", Part.CREDIT, "Здымак мае ілюстрацыйны характар. Фота: Наша крама"),
        ("trend-report.en", Part.LABEL, "The situation did not change"),
        ("court-news.ru", Part.BYLINE, "Ольга Смирнова, корреспондент"),
    ],
)
def test_it_finds_bylines_credits_and_labels(name, part, text):
    assert texts(scrape(name), part) == [text]


def test_it_sets_aside_a_newsletter_form_and_reads_on_below_it():
    document = scrape("energy-monitor.en")
    assert "Enter your email" in texts(document, Part.BOILERPLATE)
    assert texts(document, Part.BODY)[-1].startswith("Analysts warn")


def test_it_sets_aside_other_articles_and_their_dates():
    document = scrape("week-in-review.ru")
    assert texts(document, Part.BODY)[-1].startswith("Эксперты считают")
    assert "6–12 ноября 2023 г." in texts(document, Part.BOILERPLATE)


def test_it_calls_the_second_printing_of_a_title_boilerplate():
    document = scrape("trend-report.en")
    assert texts(document, Part.BOILERPLATE).count("Kyiv keeps the border closed") == 1


def test_it_gives_back_a_text_without_furniture_as_paragraphs():
    text = "Премьер подал в отставку. Об этом сообщила пресс-служба.\n\nПарламент рассмотрит её в четверг."
    assert [kind for kind, _ in recognise(text).parts] == [Part.BODY, Part.BODY]


def test_it_takes_a_first_line_for_the_title_only_where_it_looks_like_one():
    assert recognise("Minister resigns over cables\n\nThe minister resigned on Friday.").first(Part.TITLE)
    assert not recognise("The minister resigned on Friday.\n\nNobody was surprised by it.").first(Part.TITLE)


def test_it_keeps_a_hard_wrapped_paragraph_in_one_piece():
    text = "The defence minister resigned on Friday after the leak of\ndiplomatic cables. A successor was named."
    assert texts(recognise(text), Part.BODY) == [text]


def test_it_reads_the_period_from_the_title_where_no_line_gives_it():
    document = recognise(
        "Итоги недели: что случилось в стране с 1 по 7 мая 2024 года\n\nПарламент принял закон о бюджете."
    )
    assert document.period == Period(date(2024, 5, 1), date(2024, 5, 7))


def test_it_believes_a_language_that_is_given():
    assert recognise("Minister resigns.", "ru").language == "ru"


def test_it_joins_paragraphs_and_headings_to_a_body():
    assert recognise("A quiet day at work\n\nIt rained all day.\n\nIt stopped later on.").body == (
        "It rained all day.\n\nIt stopped later on."
    )


LINES = st.sampled_from(
    [
        *(
            "Read more",
            "Фото: БелТА",
            "5 ноября 2023 г.",
            "",
            "  ",
            "By Ann Lee",
            "Subscribe to our newsletter",
            "Падпісацца",
        ),
        *(
            "Кароткі радок",
            "A heading",
            "The minister resigned on Friday. Nobody cared.",
            "Ситуация ухудшилась",
            "🙂",
            "(",
        ),
    ]
)


@given(st.lists(LINES | st.text(max_size=40), max_size=20).map("\n".join))
def test_it_puts_every_visible_character_in_exactly_one_part(source):
    place = 0
    for _, (start, end) in recognise(source).parts:
        assert not source[place:start].strip()
        assert place <= start < end
        place = end
    assert not source[place:].strip()


def test_it_recognises_a_long_scrape_without_losing_anything():
    source = "Слово за слово сказано было много.\n" * 20_000
    assert len(texts(recognise(source), Part.BODY)) == 20_000


@pytest.mark.parametrize("unit", ["a · ", "a > ", "@", "#a", "x@x.", "share ", "| "])
def test_it_is_not_held_up_by_a_line_that_repeats_one_thing(unit):
    assert recognise((unit * 600)[:598] + "!").parts  # at one time a menu of dots took for ever
