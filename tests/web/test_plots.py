"""Bars that are drawn on the server."""

import pytest

from factcheck.web.admin.plots import HEIGHT, WIDTH, Plot


def plot(*values: float | None, **options: float) -> Plot:
    return Plot("a", "A", [f"week {number}" for number in range(len(values))], values, "%(number)s h", **options)


@pytest.mark.parametrize(
    ("most", "top"), [(0, 1), (0.2, 1), (1, 1), (1.1, 2), (3, 5), (7, 10), (10, 10), (11, 20), (480, 500), (3840, 5000)]
)
def test_it_ends_the_axis_at_a_round_number_above_every_value(most: float, top: float):
    assert plot(most).top == top


def test_it_draws_shares_up_to_the_whole():
    assert plot(3.0, ceiling=100).top == 100


def test_it_draws_a_bar_for_each_value_within_its_borders():
    bars = plot(1, None, 5, 0).bars
    assert [bar.says for bar in bars] == ["week 0: 1 h", "week 2: 5 h", "week 3: 0 h"]
    assert bars[0].height < bars[1].height
    assert bars[2].height == 0
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH and bar.y + bar.height <= HEIGHT for bar in bars)


def test_it_says_in_words_what_it_shows():
    assert plot(2, None, 40, 12.4).summary == "From 2 h to 40 h a week; the last is 12 h."
    assert plot(None, None).summary == "Nothing to show yet."
    assert plot().bars == []
