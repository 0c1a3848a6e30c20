"""Where badges stand in a text, and which line its words carry."""

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.typesetting import Piece, set_paragraph
from factcheck.text.passages import cut
from factcheck.text.spans import Span


def set_text(text: str, checked: Collection[str], **claims: str | list[str]) -> list[Piece]:
    """A text of one paragraph, set with claims that are given by their words."""
    places = {}
    for name, words in claims.items():
        found = [words] if isinstance(words, str) else words
        places[name] = [Span(text.index(each), text.index(each) + len(each)) for each in found]
    (stretches,) = cut(text, places)
    return list(set_paragraph(stretches, checked))


def read(pieces: list[Piece]) -> str:
    """The text with its badges in brackets."""
    return "".join(f"[{piece.badge}]" if piece.badge else piece.text for piece in pieces)


def test_it_puts_a_badge_at_the_end_of_a_checked_claim():
    pieces = set_text("It cost 5 million, he said", "a", a="It cost 5 million")
    assert read(pieces) == "It cost 5 million,[a] he said"


def test_it_gives_a_comma_between_two_claims_no_line_of_a_third():
    pieces = set_text("one two, three four.", "abc", a="one two, three four.", b="one two", c="three four")
    assert [(piece.text, piece.shown) for piece in pieces if piece.text.strip()] == [
        ("one two", "b"),
        (",", ""),
        ("three four", "c"),
        (".", ""),
    ]


def test_it_gives_no_badge_to_a_claim_that_was_not_checked():
    assert read(set_text("It cost 5 million", "", a="It cost 5 million")) == "It cost 5 million"


@pytest.mark.parametrize("tail", [".", ",", ";", "?!", "…", "”,", "»", "“.", ")", "%", "’s", "\u0301", "\u200d🎨"])
def test_it_never_parts_a_word_from_what_belongs_to_it(tail: str):
    assert read(set_text(f"one two{tail} three", "a", a="two")) == f"one two{tail}[a] three"


@pytest.mark.parametrize("tail", ["—three", "–three", "(three)"])
def test_it_does_not_take_the_next_word_along(tail: str):
    assert read(set_text(f"one two{tail}", "a", a="two")) == f"one two[a]{tail}"


def test_it_sets_each_badge_of_overlapping_claims_at_its_own_end():
    pieces = set_text("one two three four", "ab", a="one two three", b="two three four")
    assert read(pieces) == "one two three[a] four[b]"


def test_it_sets_the_badge_of_a_nested_claim_inside_the_other():
    assert read(set_text("one two three", "ab", a="one two three", b="two")) == "one two[b] three[a]"


def test_it_keeps_claims_on_the_very_same_words_apart():
    assert read(set_text("one two.", "ab", a="one two", b="one two")) == "one two.[a][b]"


def test_it_sets_badges_together_where_only_punctuation_is_between_the_ends():
    assert read(set_text("one two. Three", "ab", a="one two.", b="two")) == "one two.[b][a] Three"


def test_it_sets_one_badge_after_the_last_piece_of_a_claim():
    assert read(set_text("one two three four", "a", a=["one", "three"])) == "one two three[a] four"


def test_it_shows_the_shortest_checked_claim_that_covers_the_words():
    pieces = set_text("one two three", "bc", a="two", b="one two", c="one two three")
    assert [(piece.text, piece.shown) for piece in pieces if piece.text] == [
        ("one ", "b"),
        ("two", "b"),
        (" three", "c"),
    ]


def test_it_shows_the_shortest_claim_where_none_was_checked():
    pieces = set_text("one two three", "", a="two", b="one two three")
    assert [(piece.text, piece.shown) for piece in pieces] == [("one ", "b"), ("two", "a"), (" three", "b")]


@given(
    text=st.text(alphabet="ab ,.”—(🎨\u0301", min_size=1),
    edges=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4),
)
def test_it_keeps_every_character_and_gives_every_checked_claim_one_badge(text: str, edges: list[tuple[int, int]]):
    spans = [Span(min(pair), min(max(pair), len(text))) for pair in edges]
    claims = {str(name): [span] for name, span in enumerate(spans) if span.start < span.end}
    (stretches,) = cut(text, claims)
    pieces = list(set_paragraph(stretches, claims))
    assert "".join(piece.text for piece in pieces) == text
    assert sorted(piece.badge for piece in pieces if piece.badge) == sorted(claims)
