"""Who is at which claim now."""

from datetime import timedelta

import pytest

from factcheck import clock
from factcheck.models import Claim, LedgerHead, Person, Presence
from factcheck.models.presence import GONE_AFTER
from factcheck.services import presence
from tests.factories import make_claim, make_commentary


@pytest.fixture
def claims(fyodor: Person) -> list[Claim]:
    commentary = make_commentary(fyodor)
    return [make_claim(fyodor, commentary, words) for words in ("opened in 1998", "every day")]


def there() -> list[tuple[str, str, bool]]:
    return [(each.person.name, each.claim_id, each.editing) for each in Presence.now()]


def test_it_has_everybody_at_one_claim_and_tells_the_ledger_nothing(claims: list[Claim], fyodor: Person, ed: Person):
    head = LedgerHead.current().sequence
    first, second = claims
    presence.tell(fyodor, first, editing=True)
    presence.tell(ed, first, editing=False)
    assert there() == [("Ed", first.id, False), ("Fyodor", first.id, True)]
    presence.tell(fyodor, second, editing=False)
    assert there() == [("Ed", first.id, False), ("Fyodor", second.id, False)]
    assert LedgerHead.current().sequence == head


def test_it_forgets_who_left_but_not_who_went_on_to_another(claims: list[Claim], fyodor: Person):
    first, second = claims
    presence.tell(fyodor, second, editing=False)
    presence.leave(fyodor, first)  # a farewell that comes late
    assert len(there()) == 1
    presence.leave(fyodor, second)
    assert there() == []


def test_it_forgets_who_says_nothing_any_more(claims: list[Claim], fyodor: Person):
    presence.tell(fyodor, claims[0], editing=True)
    later = clock.now() + GONE_AFTER + timedelta(seconds=1)
    with clock.reading(lambda: later):
        assert there() == []
