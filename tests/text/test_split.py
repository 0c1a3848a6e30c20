from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.text import Part, Split, recognise, split
from factcheck.text.split import split_document, split_each

WORDS = st.sampled_from(
    "Minsk said that the minister and his deputy , who fell ; “ ” ( ) \" ' - – : . ? ! was were will not 5 % he it "
    "according to accused of lying which in 2020 \n \n\n e\u0301 👩🏽‍🚀 если бы яна пайшла".split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


def assert_sound(text: str, found: Split) -> None:
    """Spans lie in the text, in order, apart from each other, and cut no letter from its accents."""
    for claim in found.claims:
        assert claim.spans
        assert 0.0 <= claim.checkworthiness <= 1.0
        for spans in (claim.spans, claim.holder.spans if claim.holder else ()):
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(before.end <= after.start for before, after in pairwise(spans))
            assert not any(text[edge : edge + 1] in ("\u0301", "\u200d") for span in spans for edge in span)
    assert all(0 <= start < end <= len(text) for start, end in found.sentences)


@given(TEXTS, st.sampled_from(["en", None]))
@settings(max_examples=150, deadline=None)
@example("He said \ud800 that it fell.", "en")
@example("Цэны \ud800 выраслі ў Мінску.", "be")
@example("Цены \ud800выросли в Минске.", "ru")
@example('"e\u0301 fell," she said.', "en")
@example("The price\x00 rose and \u200d fell.", "en")
@example("March was colder than in 2020", "en")
def test_it_keeps_its_spans_sound_on_any_text(text, language):
    assert_sound(text, split(text, language))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000 + ")" * 10_000,
        "a" * 100_000,
        "Prices rose and wages fell, " * 1_500,
        '"' * 20_000,
        "He said: " * 500,
        "".join(map(chr, range(32))) * 50,
    ],
    ids=["brackets", "one word", "one sentence", "quotation marks", "colons", "control characters"],
)
def test_it_bears_degenerate_input(text):
    assert_sound(text, split(text, "en"))


@pytest.mark.parametrize("text", ["", " \n\n ", "…!?"])
def test_it_finds_no_claim_where_nobody_says_anything(text):
    assert split(text, "en").claims == ()


def test_it_splits_a_language_that_it_does_not_know_by_punctuation():
    found = split("Der Preis ist gestiegen, und die Löhne fallen seit Monaten. Niemand weiß, warum das so ist.")
    assert found.language == "und"
    assert len(found.claims) == 2


def test_it_reads_each_paragraph_in_its_language():
    text = "The minister resigned on Monday because prices rose.\n\nПрезидент подписал указ о повышении пенсий."
    found = split(text)
    assert found.language == "en"
    assert any("Президент" in span.of(text) for claim in found.claims for span in claim.spans)
    assert any(claim.text == "The minister resigned on Monday." for claim in found.claims)


def test_it_keeps_the_order_of_the_texts():
    texts = ["Prices rose.", "Цены выросли.", "Wages fell."]
    found = list(split_each((text, None) for text in texts))
    assert [claim.text for one in found for claim in one.claims if one.language == "en"] == [
        "Prices rose.",
        "Wages fell.",
    ]
    assert found[1].language == "ru"


def test_it_says_the_same_of_a_text_alone_and_among_others():
    text = "Ivan Ivanov resigned. He denied that he took bribes."
    assert next(split_each([(text, "en"), ("Prices rose.", "en")])) == split(text, "en")


def test_it_tells_how_far_it_has_read():
    told: list[int] = []
    list(split_each([("Prices rose. " * 2_000, "en")], told.append))
    assert len(told) > 1
    assert sum(told) <= 26_000


def test_it_takes_claims_from_the_body_of_a_scrape_alone():
    source = (
        "Prices rise\n\nPhoto: Jane Roe\n\nPrices rose by five percent in May, the ministry said on Monday.\n\n"
        "The central bank expects that they will fall again next year.\n\nSubscribe to our newsletter\n"
    )
    document = recognise(source, "en")
    bodies = [span for part, span in document.parts if part is Part.BODY]
    found = split_document(document)
    assert found.claims
    assert_sound(source, found)
    assert all(
        any(body.start <= span.start and span.end <= body.end for body in bodies)
        for claim in found.claims
        for span in claim.spans
    )
