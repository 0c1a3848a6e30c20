"""People: who has an account, and with what they get in."""

import secrets
from datetime import timedelta

from peewee import IntegrityError

from factcheck import clock
from factcheck.errors import Conflict, Invalid, NotFound
from factcheck.messages import _
from factcheck.models import PasswordLink, Person
from factcheck.models.credentials import digest_of
from factcheck.models.db import db
from factcheck.policy import Role, require
from factcheck.services import ledger, passwords, sessions

LINK_LASTS = timedelta(days=3)


def add(actor: Person | None, *, name: str, email: str, role: Role, password: str | None = None) -> Person:
    """Give somebody an account. `actor` is None on the command line, where whoever has the database may.

    Without a password they get in with a link, see `issue_link`. Raises `Conflict` where the address is taken, and
    `Invalid` for a password that many people use.
    """
    if actor:
        require(actor, "person.add")
    kept = passwords.hashed(secrets.token_hex() if password is None else password, name, email)
    person = Person(name=name, email=email.strip().lower(), role=role, password_hash=kept)
    try:
        with db.atomic():  # the unique address decides between two admins who add the same person
            person.save(force_insert=True)
            ledger.append(actor, "person.add", person, name=name, email=person.email, role=role)
    except IntegrityError:
        raise Conflict(_("Somebody already has the address %(email)s.", email=person.email)) from None
    return person


def change(actor: Person, person: Person, *, seen: int, name: str, role: Role, active: bool) -> None:
    """Change somebody's name, role, or whether they may sign in; with another role they sign in anew.

    Raises `Stale`, and `Invalid` where admins would lock themselves out.
    """
    require(actor, "person.change", person)
    if person.id == actor.id and (not active or role is not Role.ADMIN):
        raise Invalid({"role": [_("You cannot take your own admin's rights away; ask another admin.")]})
    with db.atomic():  # the admins' lock decides between two who demote each other, the version otherwise
        Person.lock_admins()
        require(Person.find(actor.id), "person.change", person)
        before = Person.find(person.id)
        person.save_over(seen, name=name, role=role, active=active)
        if (before.role, before.active) != (role, active):
            sessions.end_all(person)
        ledger.append(actor, "person.change", person, name=name, role=role, active=active)


def choose_language(actor: Person, language: str) -> None:
    """Set in which language pages speak to oneself; empty for what one's browser likes best."""
    require(actor, "account.keep")
    with db.atomic():  # the language and its entry
        actor.save_over(actor.version, language=language)
        ledger.append(actor, "person.language", actor, language=language)


def set_password(actor: Person | None, person: Person, password: str) -> None:
    """Set a password and end every session that was opened with the old one.

    Raises `Invalid` for a password that many people use.
    """
    if actor and actor.id != person.id:
        require(actor, "person.change", person)
    with db.atomic():  # the new password and the end of the old sessions come together
        _set_password(person, password)
        ledger.append(actor, "person.password", person)


def issue_link(actor: Person | None, person: Person) -> str:
    """Return the secret of a link with which somebody sets their password, once; earlier ones end.

    Raises `Conflict` for somebody who may not sign in.
    """
    if actor:
        require(actor, "person.change", person)
    if not person.active:
        raise Conflict(_("The account of %(name)s is closed.", name=person.name))
    secret = secrets.token_urlsafe(32)
    with db.atomic():  # of two links the later works
        person.lock()
        PasswordLink.drop(PasswordLink.person == person.id)
        PasswordLink.create(digest=digest_of(secret), person=person, expires_at=clock.now() + LINK_LASTS)
        ledger.append(actor, "person.link", person)
    return secret


def of_link(secret: str) -> Person:
    """Return whom a link is for. Raises `NotFound` for one that was used, has expired or never was."""
    found = PasswordLink.get_or_none(
        (PasswordLink.digest == digest_of(secret)) & (PasswordLink.expires_at > clock.now())
    )
    if found is None or not found.person.active:
        raise NotFound(_("This link was used already, or is too old. Ask an admin for another."))
    person: Person = found.person
    return person


def use_link(secret: str, password: str) -> Person:
    """Set the password of whom a link is for; the link ends, and with it every session.

    Raises `NotFound` for a link that does not work any more, and `Invalid` for a password that many people use.
    """
    with db.atomic():  # the person's lock and then the deletion decide between two who use the same link
        person = of_link(secret)
        person.lock()
        if not PasswordLink.drop(PasswordLink.digest == digest_of(secret)):
            raise NotFound(_("This link was used already. Ask an admin for another."))
        _set_password(person, password)
        ledger.append(person, "person.password", person, link=True)
    return person


def _set_password(person: Person, password: str) -> None:
    kept = passwords.hashed(password, person.name, person.email)
    person.save_over(person.version, password_hash=kept)
    sessions.end_all(person)


def on_command_line(email: str | None) -> Person:
    """Return whoever acts on the command line: the person with this address, or else the first admin.

    Raises `NotFound` where there is none.
    """
    person = (
        Person.with_email(email)
        if email
        else Person.select().where((Person.role == Role.ADMIN) & Person.active).order_by(Person.id).first()
    )
    if person is None:
        raise NotFound(
            f"Nobody has the address {email}." if email else "There is no admin. Add one: factcheck person add"
        )
    return person


def authenticate(email: str, password: str) -> Person | None:
    """Return the active person with this address and password, else None.

    An unknown address costs the same time as a wrong password, so that nobody can find out who has an account. How
    often one may try is for `sign_in`.
    """
    person = Person.with_email(email)
    known = passwords.matches(password, person.password_hash if person else None)
    return person if known and person and person.active else None
