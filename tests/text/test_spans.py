"""Places in a text."""

import pytest

from factcheck.text.spans import Span, widen

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
