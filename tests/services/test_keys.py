"""Which single keys act for whom."""

import pytest

from factcheck.errors import Invalid
from factcheck.models import LedgerEntry, Person
from factcheck.models.keys import KEYS, keys_of
from factcheck.services import keys

USUAL = {act: key.usual for act, key in KEYS.items()}


def test_it_gives_every_act_a_key_of_its_own_at_first(fyodor: Person):
    assert keys_of(fyodor) == USUAL
    assert len(set(USUAL.values())) == len(USUAL)
    assert {*"jknxmdscaru/?[]{}1234567"} <= set(USUAL.values())


def test_it_keeps_what_each_person_chose_and_goes_back(fyodor: Person, ed: Person):
    keys.change(fyodor, {**USUAL, "next": "ж", "dismiss": ""}, single_keys=False)
    fyodor = Person.find(fyodor.id)
    assert keys_of(fyodor) == {**USUAL, "next": "ж", "dismiss": ""}
    assert not fyodor.single_keys
    assert keys_of(Person.find(ed.id)) == USUAL
    assert LedgerEntry.newest(1)[0].changed["keys"] == {"next": "ж", "dismiss": ""}
    keys.change(fyodor, USUAL, single_keys=True)
    assert keys_of(Person.find(fyodor.id)) == USUAL


def test_it_refuses_a_key_that_is_taken_and_says_by_what(fyodor: Person):
    with pytest.raises(Invalid) as refusal:
        keys.change(fyodor, {**USUAL, "merge": "j", "take": "", "undo": ""}, single_keys=True)
    assert refusal.value.fields == {"merge": ["“j” is taken: next claim."]}
    assert keys_of(Person.find(fyodor.id)) == USUAL


def test_it_switches_all_single_keys_off_and_keeps_them(fyodor: Person):
    keys.change(fyodor, {**USUAL, "next": "l"}, single_keys=True)
    keys.switch(fyodor, on=False)
    fyodor = Person.find(fyodor.id)
    assert (fyodor.single_keys, keys_of(fyodor)["next"]) == (False, "l")
