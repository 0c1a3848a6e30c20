import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.claims import Claim, Kind
from factcheck.text.spans import Span
from factcheck.text.worth import PHRASES, Reason, score


def scored(sentence: str, kind: Kind = Kind.FACT, language: str = "en", wording: str | None = None) -> Claim:
    return score(Claim((Span(0, 1),), wording or sentence, kind=kind), sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The deficit grew by 40 percent last year, to $90 billion."),
        ("en", "Poland's parliament passed the law in March 2021."),
        ("ru", "За первый квартал 2023 года экспорт вырос на 12 процентов."),
        ("ru", "Суд приговорил журналиста к пяти годам колонии."),
        ("be", "Улады арыштавалі каля 1500 чалавек."),
        ("be", "За першы квартал 2023 года экспарт вырас на 12 працэнтаў."),
    ],
)
def test_it_is_more_worth_a_check_than_not_when_it_tells_what_was_done_and_how_much(language, sentence):
    assert scored(sentence, language=language).checkworthiness > 0.6


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "I think this is a great idea."),
        ("en", "Thank you, and good night."),
        ("en", "We must have the courage to dream."),
        ("ru", "Мне кажется, это прекрасная идея."),
        ("ru", "Я думаю, что мы должны жить лучше."),
        ("be", "Гэта вельмі добрая ідэя."),
        ("be", "Трэба верыць у будучыню."),
    ],
)
def test_it_is_less_worth_a_check_than_not_when_it_is_opinion_or_small_talk(language, sentence):
    assert scored(sentence, language=language).checkworthiness < 0.3


def test_reasons_come_strongest_first_and_have_phrases():
    reasons = scored("The deficit grew by 40 percent last year, to $90 billion.").reasons
    assert reasons[0] == Reason.FIGURE
    assert set(reasons) <= set(PHRASES)


def test_what_lowers_a_claim_is_told_too():
    assert {Reason.OPINION, Reason.FIRST_PERSON} <= set(scored("I believe that this is a wonderful idea.").reasons)


def test_a_demand_is_less_worth_a_check_than_the_same_words_as_a_fact():
    words = "The government cut taxes by 10 percent."
    assert scored(words, Kind.CALL).checkworthiness < scored(words).checkworthiness


def test_the_sentence_counts_where_the_claim_alone_says_little():
    sentence = "According to the ministry, 20 of the 31 children were deported in May, and he denied it."
    assert scored(sentence, wording="He denied it.").checkworthiness > scored("He denied it.").checkworthiness


def test_the_number_of_a_list_is_no_figure():
    listed, plain = scored("Number two, we would help the schools."), scored("We would help the schools.")
    assert listed.checkworthiness == plain.checkworthiness


def test_how_an_apostrophe_is_typed_does_not_count():
    assert scored("They haven’t met.").checkworthiness == scored("They haven't met.").checkworthiness


def test_every_reason_has_a_phrase():
    assert set(PHRASES) == set(Reason)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_gets_a_score_between_nothing_and_one(wording, sentence):
    assert 0 <= score(Claim((Span(0, 1),), wording), sentence, "en").checkworthiness <= 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Texas now ranks third in pollution."),
        ("ru", "Минск сейчас занимает третье место в рейтинге."),
        ("be", "Мінск цяпер займае трэцяе месца ў рэйтынгу."),
    ],
)
def test_it_tells_that_a_claim_says_how_things_stand(language, text):
    assert {Reason.PRESENT, Reason.CHANGE} <= set(scored(text, language=language).reasons)
