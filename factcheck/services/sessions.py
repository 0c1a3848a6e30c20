"""Sessions: in which browsers somebody is signed in, from signing in until they end or are not used for long."""

import secrets
from contextlib import suppress
from datetime import timedelta

from peewee import OperationalError

from factcheck import clock
from factcheck.errors import NotFound
from factcheck.messages import _
from factcheck.models import Person, Session
from factcheck.models.credentials import digest_of
from factcheck.policy import require

UNUSED = timedelta(days=3)  # after which a session ends; a weekend does not end it
LONGEST = timedelta(days=30)
_NOTED = timedelta(minutes=5)  # how exactly it is known when a session was used


def open(person: Person, *, address: str, agent: str) -> Person:
    """Open a session for somebody who proved who they are; return them with its token."""
    person.token = secrets.token_urlsafe(32)
    oldest = clock.now() - LONGEST
    Session.drop((Session.person == person.id) & (Session.created_at < oldest))
    Session.create(digest=digest_of(person.token), person=person, address=address, agent=agent[:300])
    return person


def person_with(token: str) -> Person | None:
    """Return whoever is signed in with a token, if the session did not end."""
    now = clock.now()
    session = Session.with_token(token, opened_after=now - LONGEST, seen_after=now - UNUSED)
    if session is None:
        return None
    if session.seen_at < now - _NOTED:
        with suppress(OperationalError):  # who only reads can do so while nothing can be written
            Session.update(seen_at=now).where(Session.id == session.id).execute()
    person: Person = session.person
    person.token = token
    return person


def close(person: Person) -> None:
    """End the session in which somebody acts."""
    Session.drop(Session.digest == digest_of(person.token))


def end(actor: Person, session_id: str) -> None:
    """End one of one's own sessions. Raises `NotFound` for one of somebody else."""
    if not Session.drop((Session.id == session_id) & (Session.person == actor.id)):
        raise NotFound(_("You have no such session."))


def end_others(actor: Person) -> None:
    """End every session of one's own but the one in which one acts."""
    mine = (Session.person == actor.id) & (Session.digest != digest_of(actor.token))
    Session.drop(mine)


def sign_out(actor: Person, person: Person) -> None:
    """End every session of somebody."""
    require(actor, "person.change", person)
    end_all(person)


def end_all(person: Person) -> None:
    """End every session of somebody, within the act that makes it necessary."""
    Session.drop(Session.person == person.id)
