"""Sessions: opened at signing in, known by a token that only the browser has, ended one by one or all."""

from datetime import timedelta

import pytest
from peewee import Database

from factcheck import clock
from factcheck.errors import Forbidden, NotFound
from factcheck.models import Person, Session
from factcheck.policy import Role
from factcheck.services import people, sessions
from tests.rows import all_rows


def opened(person: Person, address: str = "192.0.2.1") -> Person:
    """The person, signed in in one more browser."""
    return sessions.open(Person.find(person.id), address=address, agent="Mozilla/5.0 (X11; Linux) Firefox/150.0")


def test_it_knows_who_is_signed_in(fyodor: Person):
    first, second = opened(fyodor).token, opened(fyodor).token
    assert first != second
    assert sessions.person_with(first) == sessions.person_with(second) == fyodor
    assert sessions.person_with(second).token == second


@pytest.mark.parametrize("token", ["", ".", "nonsense", "nonsense.nonsense", "' OR ''='"])
def test_it_knows_nobody_from_nonsense(database: Database, token: str):
    assert sessions.person_with(token) is None


def test_it_keeps_no_token_that_could_be_used(fyodor: Person):
    token = opened(fyodor).token
    assert token not in str(all_rows())


def test_it_knows_nobody_from_a_session_that_was_ended(fyodor: Person):
    here, elsewhere = opened(fyodor), opened(fyodor)
    sessions.close(elsewhere)
    assert sessions.person_with(elsewhere.token) is None
    assert sessions.person_with(here.token) == fyodor


def test_it_ends_one_of_ones_own_or_all_others(fyodor: Person):
    here, first, second = opened(fyodor), opened(fyodor), opened(fyodor)
    sessions.end(here, Session.of(fyodor)[0].id)
    assert len(Session.of(fyodor)) == 2
    sessions.end_others(here)
    assert [sessions.person_with(each.token) for each in (here, first, second)] == [fyodor, None, None]


def test_it_ends_nobody_elses(fyodor: Person, faina: Person):
    opened(faina)
    with pytest.raises(NotFound):
        sessions.end(opened(fyodor), Session.of(faina)[0].id)
    with pytest.raises(Forbidden):
        sessions.sign_out(fyodor, faina)
    assert len(Session.of(faina)) == 1


def test_it_signs_somebody_out_everywhere_for_an_admin(ada: Person, fyodor: Person):
    opened(fyodor)
    sessions.sign_out(ada, fyodor)
    assert Session.of(fyodor) == []


def test_it_ends_every_session_with_a_new_password(ada: Person, fyodor: Person, faina: Person):
    token, others = opened(fyodor).token, opened(faina).token
    people.set_password(None, fyodor, "another long password")
    assert (sessions.person_with(token), sessions.person_with(others)) == (None, faina)
    token = opened(fyodor).token
    people.use_link(people.issue_link(ada, fyodor), "yet another long one")
    assert sessions.person_with(token) is None


@pytest.mark.parametrize(("role", "active"), [(Role.EDITOR, True), (Role.FACT_CHECKER, False)])
def test_it_ends_every_session_with_another_role_or_the_account(ada: Person, fyodor: Person, role: Role, active: bool):
    token = opened(fyodor).token
    people.change(ada, fyodor, seen=1, name="Fyodor", role=role, active=active)
    people.change(ada, fyodor, seen=2, name="Fyodor", role=Role.FACT_CHECKER, active=True)
    assert sessions.person_with(token) is None


def test_it_keeps_sessions_where_only_the_name_changes(ada: Person, fyodor: Person):
    token = opened(fyodor).token
    people.change(ada, fyodor, seen=1, name="Fyodor M.", role=fyodor.role, active=True)
    assert sessions.person_with(token).name == "Fyodor M."


def test_it_ends_a_session_that_is_not_used(fyodor: Person):
    token, start = opened(fyodor).token, clock.now()
    with clock.reading(lambda: start + sessions.UNUSED - timedelta(hours=1)):
        assert sessions.person_with(token) == fyodor
    with clock.reading(lambda: start + sessions.UNUSED + timedelta(hours=1)):
        assert sessions.person_with(token) == fyodor, "it was used since"
    with clock.reading(lambda: start + 3 * sessions.UNUSED):
        assert sessions.person_with(token) is None


def test_it_ends_a_session_however_much_it_is_used(fyodor: Person):
    token, start = opened(fyodor).token, clock.now()
    for day in range(1, 30):
        with clock.reading(lambda day=day: start + timedelta(days=day)):
            assert sessions.person_with(token) == fyodor
    with clock.reading(lambda: start + sessions.LONGEST):
        assert sessions.person_with(token) is None


@pytest.mark.parametrize(
    ("agent", "shown"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0 Safari/537.36 Edg/150.0", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/20 Safari/605.1.15", "Safari on macOS"),
        ("Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile Safari/537.36", "Chrome on Android"),
        ("<script>alert(1)</script>", "A browser"),
    ],
)
def test_it_names_a_browser_as_people_do(agent: str, shown: str):
    assert Session(agent=agent).browser == shown
