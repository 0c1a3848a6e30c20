"""Places in a text."""

import pytest

from factcheck.text.spans import Span, stretch, widen

TEXT = "Не 5 млн еўра, сказаў мэр. 🎉 It’s Anglo-Irish."


@pytest.mark.parametrize(
    ("selected", "widened"),
    [
        ("лн еўр", "млн еўра"),
        ("млн еўра", "млн еўра"),
        (", сказа", ", сказаў"),
        ("🎉", "🎉"),
        (" I", " It"),
        ("nglo", "Anglo"),
    ],
)
def test_it_makes_the_words_whole_that_a_selection_cut(selected: str, widened: str) -> None:
    start = TEXT.index(selected)
    assert widen(TEXT, Span(start, start + len(selected))).of(TEXT) == widened


WORDS = "The town’s bridge, it’s said, opened in 1998."


@pytest.mark.parametrize(
    ("moved", "expected"),
    [
        ({"start": -1}, "bridge, it’s said, opened"),
        ({"start": 1}, "said, opened"),
        ({"start": -2}, "town’s bridge, it’s said, opened"),
        ({"end": 1}, "it’s said, opened in"),
        ({"end": -1}, "it’s said"),
        ({"end": 2}, "it’s said, opened in 1998"),
        ({"end": 9}, "it’s said, opened"),
        ({"start": 3}, "it’s said, opened"),
        ({"end": -3}, "it’s said, opened"),
    ],
)
def test_it_moves_an_end_by_words_never_past_the_other_or_the_text(moved: dict[str, int], expected: str):
    start = WORDS.index("it’s")
    span = Span(start, WORDS.index(" in"))
    assert stretch(WORDS, span, **moved).of(WORDS) == expected


def test_it_moves_an_end_that_cuts_a_word_to_that_word_s_end():
    assert stretch(WORDS, Span(6, 14), start=-1).of(WORDS) == "town’s bri"
    assert stretch(WORDS, Span(6, 14), end=1).of(WORDS) == "wn’s bridge"
