"""People: who has an account, and who is signed in."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from peewee import IntegrityError

from factcheck.errors import Conflict, Invalid, NotFound
from factcheck.models import Person
from factcheck.models.db import db
from factcheck.policy import Role, require
from factcheck.services import ledger

_hasher = PasswordHasher()  # Argon2id with the parameters of RFC 9106, second choice
_NOBODY = _hasher.hash("nobody has this password")


def add(actor: Person | None, *, name: str, email: str, role: Role, password: str) -> Person:
    """Give somebody an account. `actor` is None on the command line, where whoever has the database may.

    Raises `Conflict` where the address is taken.
    """
    if actor:
        require(actor, "person.add")
    person = Person(
        name=name,
        email=email.strip().lower(),
        role=role,
        password_hash=_hasher.hash(password),
        session_key=secrets.token_hex(16),
    )
    try:
        with db.atomic():  # the unique address decides between two admins who add the same person
            person.save(force_insert=True)
            ledger.append(actor, "person.add", person, name=name, email=person.email, role=role)
    except IntegrityError:
        raise Conflict(f"Somebody already has the address {person.email}.") from None
    return person


def change(actor: Person, person: Person, *, seen: int, name: str, role: Role, active: bool) -> None:
    """Change somebody's name, role, or whether they may sign in; those who may not any more are signed out.

    Raises `Stale`, and `Invalid` where admins would lock themselves out.
    """
    require(actor, "person.change", person)
    if person.id == actor.id and (not active or role is not Role.ADMIN):
        raise Invalid({"role": ["You cannot take your own admin's rights away; ask another admin."]})
    session_key = person.session_key if active else secrets.token_hex(16)
    with db.atomic():  # the version decides between two admins
        person.save_over(seen, name=name, role=role, active=active, session_key=session_key)
        ledger.append(actor, "person.change", person, name=name, role=role, active=active)


def set_password(actor: Person | None, person: Person, password: str) -> None:
    """Set a password and end every session that was opened with the old one."""
    if actor and actor.id != person.id:
        require(actor, "person.change", person)
    with db.atomic():  # the new password and the end of the old sessions come together
        person.save_over(person.version, password_hash=_hasher.hash(password), session_key=secrets.token_hex(16))
        ledger.append(actor, "person.password", person)


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

    An unknown address costs the same time as a wrong password, so that nobody can find out who has an account.
    """
    person = Person.with_email(email)
    try:
        _hasher.verify(person.password_hash if person else _NOBODY, password)
    except (VerifyMismatchError, InvalidHashError):
        return None
    return person if person and person.active else None
