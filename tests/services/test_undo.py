"""Undoing what one did."""

import pytest

from factcheck.errors import Conflict, Forbidden
from factcheck.models import LedgerEntry, LedgerHead, Person, Scrape
from factcheck.services import commentaries, undo


@pytest.fixture
def scrape(fyodor: Person) -> Scrape:
    return commentaries.receive(fyodor, content=b"A text.", filename="a.txt", characters="A text.")


def test_it_brings_back_what_one_discarded_and_says_so_in_the_ledger(fyodor: Person, scrape: Scrape):
    sequence = commentaries.discard(fyodor, scrape)
    assert Scrape.unsaved() == []
    assert undo.undo(fyodor, sequence, sequence) == 1
    assert Scrape.unsaved() == [scrape]
    assert LedgerEntry.newest(1)[0].act == "scrape.restore"


def test_it_undoes_nothing_of_somebody_else(faina: Person, fyodor: Person, scrape: Scrape):
    sequence = commentaries.discard(fyodor, scrape)
    with pytest.raises(Forbidden):
        undo.undo(faina, sequence, sequence)
    assert Scrape.unsaved() == []


def test_it_undoes_nothing_twice(fyodor: Person, scrape: Scrape):
    sequence = commentaries.discard(fyodor, scrape)
    undo.undo(fyodor, sequence, sequence)
    with pytest.raises(Conflict):
        undo.undo(fyodor, sequence, sequence)


def test_it_refuses_what_has_no_inverse_and_then_undoes_nothing(fyodor: Person, scrape: Scrape):
    sequence = commentaries.discard(fyodor, scrape)
    commentaries.receive(fyodor, content=b"B", filename="", characters="B")
    with pytest.raises(Conflict, match="cannot be undone"):
        undo.undo(fyodor, sequence, LedgerHead.current().sequence)
    assert Scrape.find(scrape.id).discarded_at
