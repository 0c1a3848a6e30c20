"""The ledger: in the order of commits, without a gap, and nothing in it can be changed unseen."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from peewee import Database, PeeweeException

from factcheck import clock
from factcheck.models import LedgerEntry, LedgerHead, Person
from factcheck.models.db import db
from factcheck.services import ledger
from factcheck.text import Kind, Span
from tests.factories import make_claim, make_commentary
from tests.races import together

WRITERS, EACH = 8, 6


def add_entries(count: int) -> int:
    """Append some entries after those that are there, and return the sequence of the first of them."""
    first = LedgerHead.current().sequence + 1
    for number in range(count):
        with db.atomic():
            ledger.append(None, "test.act", None, number=number)
    return first


def test_it_counts_without_a_gap(database: Database):
    add_entries(5)
    sequences = [entry.sequence for entry in LedgerEntry.select().order_by(LedgerEntry.sequence)]
    assert sequences == list(range(1, LedgerHead.current().sequence + 1))


def test_it_chains_each_entry_to_the_one_before(database: Database):
    add_entries(3)
    entries = list(LedgerEntry.select().order_by(LedgerEntry.sequence))
    assert [entry.previous_hash for entry in entries] == ["0" * 64, *(entry.hash for entry in entries[:-1])]
    assert LedgerHead.current().hash == entries[-1].hash


def test_it_says_who_did_what_to_which_thing_and_when(fyodor: Person):
    moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    with clock.reading(lambda: moment):
        claim = make_claim(fyodor, make_commentary(fyodor))
    (entry,) = LedgerEntry.about(claim)
    assert (entry.actor, entry.act, entry.kind, entry.thing, entry.at) == (
        fyodor.id,
        "claim.add",
        "claim",
        claim.id,
        moment,
    )


def test_it_keeps_what_changed_as_canonical_json(database: Database):
    with db.atomic():
        ledger.append(None, "test.act", None, zebra="żubr", day=date(2023, 11, 5), kind=Kind.FACT, span=Span(1, 2))
    changes = LedgerEntry.newest(1)[0].changes
    assert changes == '{"day":"2023-11-05","kind":"fact","span":[1,2],"zebra":"żubr"}'


def test_it_leaves_no_gap_where_an_act_is_rolled_back(database: Database):
    first = add_entries(1)
    with db.atomic() as transaction:
        ledger.append(None, "test.act", None)
        transaction.rollback()
    assert add_entries(1) == first + 1
    assert ledger.verify() == (first + 1, None)


def test_it_loses_no_entry_of_eight_who_write_at_once(database: Database):
    before = LedgerHead.current().sequence
    together(*[lambda: add_entries(EACH)] * WRITERS)
    assert ledger.verify() == (before + WRITERS * EACH, None)


def test_it_shows_entries_in_the_order_of_their_commits(database: Database):
    """Whoever reads on from the last sequence that they saw never skips an entry that commits later."""
    start = LedgerHead.current().sequence
    end = start + WRITERS * EACH

    def follow() -> list[int]:
        seen = [start]
        while seen[-1] < end:
            page = LedgerEntry.select().where(LedgerEntry.sequence > seen[-1]).order_by(LedgerEntry.sequence).limit(5)
            seen += [entry.sequence for entry in page]
        return seen

    *_, first, second = together(*[lambda: add_entries(EACH)] * WRITERS, follow, follow)
    assert first == second == list(range(start, end + 1))


def test_it_holds_for_a_time_without_a_fraction_of_a_second(database: Database):
    with clock.reading(lambda: datetime(2026, 1, 1, tzinfo=UTC)):
        add_entries(1)
    assert ledger.verify()[1] is None


def test_it_verifies_what_was_written_in_any_script(database: Database):
    with db.atomic():
        ledger.append(None, "test.act", None, text='Праўда "так" 👩🏽‍🚀 e\u0301 \u202e \\ \n')
    assert ledger.verify()[1] is None


def test_it_tells_progress_entry_by_entry(database: Database):
    told: list[int] = []
    sound, _ = ledger.verify(told.append)
    assert told == list(range(1, sound + 1))


def test_it_verifies_a_batch_at_a_time_also_while_eight_write(database: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ledger, "BATCH", 3)
    *_, (sound, problem) = together(*[lambda: add_entries(EACH)] * WRITERS, ledger.verify)
    assert problem is None
    assert ledger.verify() == (LedgerHead.current().sequence, None)
    assert sound <= LedgerHead.current().sequence


def test_it_finds_an_entry_by_the_hash_that_was_noted(database: Database):
    noted = LedgerHead.current().hash
    add_entries(2)
    assert ledger.verify(against=noted)[1] is None
    assert "not the ledger" in str(ledger.verify(against="f" * 64)[1])


Tampering = Callable[[int], str]


def change(**columns: Any) -> Tampering:
    """Change columns of the second of the entries."""

    def tamper(first: int) -> str:
        LedgerEntry.update(**columns).where(LedgerEntry.sequence == first + 1).execute()
        return f"entry {first + 1} was changed after it was written"

    return tamper


def delete(first: int) -> str:
    LedgerEntry.delete().where(LedgerEntry.sequence == first + 1).execute()
    return f"entry {first + 1} is missing"


def delete_the_very_first(first: int) -> str:
    LedgerEntry.delete().where(LedgerEntry.sequence == 1).execute()
    return "entry 1 is missing"


def swap(first: int) -> str:
    aside = -1
    for old, new in ((first + 1, aside), (first + 2, first + 1), (aside, first + 2)):
        LedgerEntry.update(sequence=new).where(LedgerEntry.sequence == old).execute()
    return f"entry {first + 1} does not follow from the one before it"


def slip_one_in(first: int) -> str:
    """Write an entry, with a hash that holds, after the second; the old third and fourth move up."""
    for sequence in (first + 3, first + 2):
        LedgerEntry.update(sequence=sequence + 1).where(LedgerEntry.sequence == sequence).execute()
    before = LedgerEntry.get_by_id(first + 1)
    forged = LedgerEntry(**{**before.__data__, "sequence": first + 2, "previous_hash": before.hash})
    forged.hash = forged.digest()
    forged.save(force_insert=True)
    return f"entry {first + 3} does not follow from the one before it"


def rewrite_one_with_its_hash(first: int) -> str:
    entry = LedgerEntry.get_by_id(first + 1)
    entry.actor = "somebody else"
    LedgerEntry.update(actor=entry.actor, hash=entry.digest()).where(LedgerEntry.sequence == first + 1).execute()
    return f"entry {first + 2} does not follow from the one before it"


def cut_the_tail(first: int) -> str:
    LedgerEntry.delete().where(LedgerEntry.sequence > first + 1).execute()
    return f"the head names entry {first + 3}, but the ledger ends at {first + 1}"


def rewrite_the_head(first: int) -> str:
    LedgerHead.update(hash="f" * 64).execute()
    return f"the head names entry {first + 3}, but the ledger ends at {first + 3}"


def turn_the_head_back(first: int) -> str:
    LedgerHead.update(sequence=first).execute()
    return f"the head names entry {first}, but the ledger ends at {first + 3}"


TAMPERINGS = {
    "time": change(at=datetime(2020, 1, 1, tzinfo=UTC)),
    "actor": change(actor="somebody else"),
    "act": change(act="verdict.approve"),
    "kind": change(kind="claim"),
    "thing": change(thing="another"),
    "changes": change(changes='{"number": 1}'),
    "hash": change(hash="e" * 64),
    "deleted": delete,
    "first deleted": delete_the_very_first,
    "swapped": swap,
    "slipped in": slip_one_in,
    "rewritten with its hash": rewrite_one_with_its_hash,
    "tail cut": cut_the_tail,
    "head rewritten": rewrite_the_head,
    "head turned back": turn_the_head_back,
}


@pytest.mark.parametrize("tamper", TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_it_names_the_first_broken_entry(database: Database, tamper: Tampering):
    first = add_entries(4)
    told = tamper(first)
    sound, problem = ledger.verify()
    assert problem is not None
    assert problem.startswith(told)
    assert sound <= first + 3


def test_it_names_an_entry_whose_time_is_no_time(database: Database):
    first = add_entries(2)
    try:
        with db.atomic():
            db.execute_sql(f"UPDATE ledger_entry SET at = 'yesterday' WHERE sequence = {first}")
    except PeeweeException:
        pytest.skip("PostgreSQL keeps nothing but times in a column of times")
    assert ledger.verify() == (first - 1, f"entry {first} was changed after it was written")


def test_it_says_that_the_head_is_gone(database: Database):
    LedgerHead.delete().execute()
    assert ledger.verify()[1] == "the head is missing"


def test_it_says_the_same_in_the_entry_and_in_json(fyodor: Person):
    claim = make_claim(fyodor, make_commentary(fyodor), wording="It cost five million.")
    (entry,) = LedgerEntry.about(claim)
    assert entry.changed == json.loads(entry.changes)
    assert entry.changed["wording"] == "It cost five million."
