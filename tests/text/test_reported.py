"""Reported speech: which claims belong together, and what is made of one."""

import pytest

from factcheck.text import Claim, Holder, Span, reported, split

SAID = Claim((Span(20, 51),), "The bridge cost 5 million euros.", Holder("The mayor", (Span(0, 9),)))
SAYING = Claim((Span(0, 51),), "The mayor said that the bridge cost 5 million euros.")
WHOLE = Claim((Span(0, 80),), "The mayor said that the bridge cost 5 million euros, and he laughed.")


def test_it_pairs_what_was_said_with_the_shortest_claim_that_it_was() -> None:
    assert list(reported.pairs([WHOLE, SAID, SAYING])) == [(1, 2)]


def test_it_pairs_nothing_that_does_not_have_the_words_that_name_who_says_it() -> None:
    beside = Claim((Span(15, 60),), "That the bridge cost 5 million euros is known.")
    assert list(reported.pairs([SAID, beside])) == []
    assert list(reported.pairs([SAYING, beside])) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tor Balk said that the plant will return to full power in October."),
        ("ru", "Тор Балк сообщил, что станция вернётся в строй в октябре."),
        ("be", "Тор Балк паведаміў, што станцыя вернецца ў строй у кастрычніку."),
    ],
)
def test_it_pairs_what_the_splitter_makes(language: str, text: str) -> None:
    claims = split(text, language).claims
    ((said, saying),) = reported.pairs(claims)
    assert claims[said].holder
    assert claims[saying].holder is None


@pytest.mark.parametrize(
    ("wording", "content"),
    [
        ("The mayor said that it cost 5 million.", "It cost 5 million."),
        ("Мэр заявил, что мост стоит 5 миллионов.", "Мост стоит 5 миллионов."),
        ("Мэр заявіў, што мост каштаваў 5 мільёнаў.", "Мост каштаваў 5 мільёнаў."),
        ("The mayor wrote: “It cost 5 million.”", "It cost 5 million."),
        ("It cost 5 million.", ""),
    ],
)
def test_it_finds_what_a_wording_reports(wording: str, content: str) -> None:
    assert reported.content(wording) == content


@pytest.mark.parametrize("language", ["en", "ru", "be", "und"])
def test_it_words_that_it_was_said_so_that_it_is_found_again(language: str) -> None:
    saying = reported.saying("It fell.", "Ann", language)
    assert saying.startswith("Ann")
    assert reported.content(saying) == "It fell."


@pytest.mark.parametrize(
    ("wording", "frame"),
    [
        ("The mayor told the council on Monday that it cost 5 million.", "The mayor told the council on Monday that"),
        ("The mayor says it cost 5 million.", "The mayor says"),
        ("It cost 5 million, the mayor said.", "the mayor said"),
        ("The mayor wrote: “It cost 5 million.”", "The mayor wrote:"),
        ("Мэр заявил, что мост стоит 5 миллионов.", "Мэр заявил, что"),
        ("Мост стоит 5 миллионов, сообщил мэр.", "сообщил мэр"),
        ("Мэр заявіў, што мост каштаваў 5 мільёнаў.", "Мэр заявіў, што"),
        ("Мэр: «Мост каштаваў 5 мільёнаў»", "Мэр:"),
        ("The law that passed in May said nothing of it.", ""),
        ("The film “Titanic” grossed 5 million, and the state added 2.", ""),
        ("Insurance claims rose by 5 %.", ""),
    ],
)
def test_it_tells_by_which_words_a_wording_reports(wording: str, frame: str) -> None:
    assert reported.frame(wording) == frame


def test_it_tells_what_was_said_from_what_is_so() -> None:
    said, so = "The mayor said that it cost 5 million.", "It cost 5 million."
    assert reported.framed_apart(said, so) == ("The mayor said that", "")
    assert reported.framed_apart(so, said) == ("", "The mayor said that")
    assert reported.framed_apart(said, "It cost 5 million, said the mayor.") is None
    assert reported.framed_apart(said, "The mayor announced a cost of 5 million.") is None
    assert reported.framed_apart(so, so) is None
