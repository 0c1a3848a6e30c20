import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.anchors import (
    Outcome,
    TextPositionSelector,
    TextQuoteSelector,
    anchor,
    describe,
    is_boundary,
    reanchor,
)
from factcheck.text.spans import Span

TEXT = (
    "The Belarusian authorities are ready to trade in political prisoners. The regime demands that Western countries "
    "abandon pressure on Belarus.\n\nLukashenka hinted that he is ready for talks. However, he does not expect Poland "
    "to change its policy. Minsk denies everything.\n\nThe Red Cross was suspended. It denies everything."
)
# Letters, marks that combine with them, joiners, spaces and ends of sentences: what edits and cuts trip over.
LETTERS = st.text(alphabet="ab яй\u0301\u0308\u200d👩🏽.\n", max_size=60)


def place(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def only(words: str, edited: str, text: str = TEXT):
    return reanchor(text, edited, [[place(words, text)]])[0]


def spans_of(text: str):
    return st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)), max_size=4).map(
        lambda pairs: [[Span(start, min(len(text), start + length))] for start, length in pairs]
    )


TEXTS_WITH_SPANS = LETTERS.filter(bool).flatmap(lambda text: st.tuples(st.just(text), spans_of(text)))


def test_it_describes_a_passage_with_32_code_points_on_either_side():
    selector = describe(TEXT, place("abandon pressure"))
    assert selector.exact == "abandon pressure"
    start, end = place("abandon pressure")
    assert (selector.prefix, selector.suffix) == (TEXT[start - 32 : start], TEXT[end : end + 32])


def test_it_writes_selectors_as_the_web_annotation_model_has_them():
    assert TextQuoteSelector("b", "a", "c").jsonld() == {
        "type": "TextQuoteSelector",
        "exact": "b",
        "prefix": "a",
        "suffix": "c",
    }
    assert TextPositionSelector(1, 2).jsonld() == {"type": "TextPositionSelector", "start": 1, "end": 2}


def test_it_finds_words_that_occur_once_without_their_surroundings():
    assert anchor(TEXT, TextQuoteSelector("abandon pressure")) == place("abandon pressure")


def test_it_tells_words_that_occur_twice_apart_by_their_surroundings():
    second = TEXT.rindex("denies everything")
    span = Span(second, second + len("denies everything"))
    assert anchor(TEXT, describe(TEXT, span)) == span


def test_it_does_not_guess_between_two_places_that_fit_alike():
    assert anchor(TEXT, TextQuoteSelector("denies everything")) is None


def test_it_lets_an_agreeing_position_decide():
    second = TEXT.rindex("denies everything")
    position = TextPositionSelector(second, second + len("denies everything"))
    assert anchor(TEXT, TextQuoteSelector("denies everything"), position) == Span(position.start, position.end)


def test_it_trusts_the_words_more_than_a_position_that_disagrees():
    assert anchor(TEXT, TextQuoteSelector("abandon pressure"), TextPositionSelector(0, 16)) == place("abandon pressure")


def test_it_overlooks_how_white_space_is_broken():
    assert anchor("It was\n  built  there.", TextQuoteSelector("was built there")) == Span(3, 21)


def test_it_does_not_take_half_of_a_letter_for_the_letter():
    assert anchor("cafe\u0301", TextQuoteSelector("cafe")) is None


def test_it_refuses_a_position_outside_the_text():
    assert anchor("short", TextPositionSelector(2, 90)) is None


def test_it_refuses_to_describe_nothing():
    with pytest.raises(ValueError, match="no passage"):
        describe(TEXT, Span(3, 3))


def test_a_claim_whose_sentence_is_untouched_is_kept_wherever_it_now_stands():
    found = only("abandon pressure on Belarus", "A new first paragraph.\n\n" + TEXT)
    assert found.outcome is Outcome.KEPT
    assert found.spans[0].of("A new first paragraph.\n\n" + TEXT) == "abandon pressure on Belarus"
    assert found.confidence == 1.0


def test_a_claim_whose_paragraph_went_elsewhere_is_moved():
    first, second, third = TEXT.split("\n\n")
    edited = "\n\n".join([second, third, first])
    found = only("The Belarusian authorities are ready to trade in political prisoners", edited)
    assert found.outcome is Outcome.MOVED
    assert found.spans[0].of(edited) == "The Belarusian authorities are ready to trade in political prisoners"


def test_a_claim_whose_words_were_changed_is_changed_and_points_at_the_new_words():
    edited = TEXT.replace("is ready for talks", "was ready for some talks")
    found = only("he is ready for talks", edited)
    assert found.outcome is Outcome.CHANGED
    assert found.spans[0].of(edited) == "he was ready for some talks"
    assert 0.6 <= found.confidence < 1


def test_a_negation_that_was_put_in_is_never_kept():
    edited = TEXT.replace("The Red Cross was suspended", "The Red Cross was not suspended")
    assert only("The Red Cross was suspended", edited).outcome is Outcome.CHANGED


def test_a_claim_that_was_cut_out_is_lost():
    edited = TEXT.replace("However, he does not expect Poland to change its policy. ", "")
    found = only("he does not expect Poland to change its policy", edited)
    assert (found.outcome, found.spans, found.confidence) == (Outcome.LOST, (), 0.0)


def test_a_claim_that_was_cut_out_is_not_found_in_its_lookalike():
    old = "He said no. Later the minister of finance resigned. She said no."
    new = "He said no. Later the minister of finance resigned."
    assert only("She said no", new, old).outcome is Outcome.LOST


def test_a_claim_in_pieces_fares_as_the_worst_of_them():
    edited = TEXT.replace("abandon pressure on Belarus", "give up pressure on Belarus")
    claim = [place("The regime demands that Western countries"), place("abandon pressure on Belarus")]
    found = reanchor(TEXT, edited, [claim])[0]
    assert found.outcome is Outcome.CHANGED
    assert [span.of(edited) for span in found.spans] == [
        "The regime demands that Western countries",
        "give up pressure on Belarus",
    ]


@given(TEXTS_WITH_SPANS)
def test_what_it_describes_in_any_text_it_keeps_in_the_same_text(case):
    text, claims = case
    for claim, found in zip(claims, reanchor(text, text, claims), strict=True):
        assert found.outcome is Outcome.KEPT
        assert found.spans[0].start <= claim[0].start
        assert found.spans[0].end >= claim[0].end


@given(TEXTS_WITH_SPANS, LETTERS)
def test_spans_in_any_edited_text_are_in_range_in_order_and_cut_no_letter(case, edited):
    text, claims = case
    for found in reanchor(text, edited, claims):
        assert 0 <= found.confidence <= 1
        assert bool(found.spans) == (found.outcome is not Outcome.LOST)
        for start, end in found.spans:
            assert 0 <= start < end <= len(edited)
            assert is_boundary(edited, start)
            assert is_boundary(edited, end)


@given(TEXTS_WITH_SPANS, LETTERS, LETTERS)
def test_exact_words_are_never_called_kept_where_they_do_not_stand(case, before, after):
    text, claims = case
    edited = before + text + after
    for claim, found in zip(claims, reanchor(text, edited, claims), strict=True):
        if found.outcome in (Outcome.KEPT, Outcome.MOVED):
            words = "".join(describe(text, claim[0]).exact.split())
            assert "".join(found.spans[0].of(edited).split()) == words


@given(LETTERS)
def test_a_boundary_never_stands_before_a_combining_mark(text):
    for offset in range(1, len(text)):
        if unicodedata.combining(text[offset]):
            assert not is_boundary(text, offset)
