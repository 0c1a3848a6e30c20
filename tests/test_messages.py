"""Messages: English on every floor, another language where a page prints them."""

import pytest

from factcheck.errors import Conflict
from factcheck.messages import _, ngettext
from factcheck.publishing.translations import say

LONG = _("At most %(most)s characters.", most=1000)


def test_it_is_english_to_whoever_asks_no_more_of_it():
    assert LONG == "At most 1,000 characters."
    assert Conflict(LONG).detail == str(Conflict(LONG)) == LONG


def test_it_is_said_in_another_language_with_numbers_as_that_writes_them():
    assert say(LONG, "be") == "Не больш за 1\u00a0000 знакаў."
    assert say(LONG, "en") == LONG


@pytest.mark.parametrize(
    ("count", "english"), [(1, "1 claim waits for a decision."), (1200, "1,200 claims wait for a decision.")]
)
def test_it_counts(count: int, english: str):
    assert ngettext("%(num)s claim waits for a decision.", "%(num)s claims wait for a decision.", count) == english


def test_it_says_a_message_within_a_message():
    outer = _("Not undone: %(reason)s", reason=_("This is needed."))
    assert (outer, say(outer, "ru")) == ("Not undone: This is needed.", "Не отменено: Это нужно заполнить.")


@pytest.mark.parametrize("other", ["100 %", 7, None])
def test_it_lets_everything_else_be(other: object):
    assert say(other, "be") is other
