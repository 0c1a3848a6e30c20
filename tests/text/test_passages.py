"""How claims that overlap are drawn."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.passages import cut, lanes
from factcheck.text.spans import Span

PLACES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=12)


def test_it_draws_apart_what_overlaps_and_the_shorter_nearer_to_the_words():
    given = lanes({"whole": [Span(0, 20)], "inside": [Span(2, 8)], "beside": [Span(10, 14)], "after": [Span(20, 30)]})
    assert given == {"inside": 0, "beside": 0, "whole": 1, "after": 0}


def test_it_gives_no_other_the_lane_between_the_pieces_of_a_claim():
    given = lanes({"pieces": [Span(0, 4), Span(20, 24)], "between": [Span(8, 12)]})
    assert given["pieces"] != given["between"]


def test_it_draws_no_line_that_begins_or_ends_in_punctuation_alone():
    text = "He said it cost five, and ten."
    claims = {"all": [Span(0, 30)], "five": [Span(8, 20)], "ten": [Span(22, 29)], "apart": [Span(3, 7), Span(29, 30)]}
    (stretches,) = cut(text, claims)
    lined = {stretch.text: stretch.lined for stretch in stretches}
    assert lined[", "] == ("all",)
    assert lined["."] == ()
    assert lined["and ten"] == ("ten", "all")


@given(PLACES)
def test_it_never_gives_two_that_overlap_one_lane(places: list[Span]):
    given_lanes = lanes({str(number): [place] for number, place in enumerate(places)})
    for one, place in enumerate(places):
        for other in range(one):
            if place.overlaps(places[other]):
                assert given_lanes[str(one)] != given_lanes[str(other)]
