"""The second factor: codes of an authenticator (TOTP, RFC 6238), and recovery codes for when it is lost."""

import hmac
import logging
import secrets
from typing import Any

import pyotp

from factcheck import clock
from factcheck.errors import Conflict, Invalid
from factcheck.messages import _
from factcheck.models import Person, SecondFactor
from factcheck.models.credentials import digest_of
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import ledger, sessions

log = logging.getLogger(__name__)

_STEP = 30  # seconds, as every authenticator has it
_CODES = 8
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another: 24 of them have 118 random bits


def begin(actor: Person) -> None:
    """Make a secret for somebody's authenticator, which counts from when they typed its first code.

    Raises `Conflict` where they have one that counts.
    """
    if SecondFactor.of(actor):
        raise Conflict(_("You have a second factor. Remove it first."))
    with db.atomic():  # of two, the later counts
        SecondFactor.drop((SecondFactor.person == actor.id) & SecondFactor.confirmed_at.is_null())
        SecondFactor.create(person=actor, secret=pyotp.random_base32())


def address(factor: SecondFactor, person: Person, issuer: str) -> str:
    """Return what an authenticator reads from the picture: otpauth://totp/…"""
    return pyotp.TOTP(factor.secret).provisioning_uri(name=person.email, issuer_name=issuer)


def confirm(actor: Person, code: str) -> list[str]:
    """Count the authenticator from now on, and return recovery codes, which are shown once; other sessions end.

    Raises `Invalid` for a wrong code, and `Conflict` where nothing was begun.
    """
    begun = SecondFactor.begun(actor)
    if begun is None:
        raise Conflict(_("There is nothing to confirm. Begin anew."))
    step = _step_of(begun, code)
    if step is None:
        raise Invalid({"code": [_("This is not the code that the app shows now. Is the phone's clock right?")]})
    codes = _new_codes()
    with db.atomic():  # the person's lock comes first, so that a second confirmation finds the first
        actor.lock()
        _change(actor, confirmed_at=clock.now(), last_step=step, recovery=[digest_of(each) for each in codes])
        sessions.end_others(actor)
        ledger.append(actor, "person.second_factor", actor, on=True)
    return codes


def renew_codes(actor: Person) -> list[str]:
    """Return new recovery codes, which are shown once; the old ones end."""
    codes = _new_codes()
    with db.atomic():  # the codes and their entry
        actor.lock()
        _change(actor, recovery=[digest_of(each) for each in codes])
        ledger.append(actor, "person.recovery_codes", actor)
    return codes


def remove(actor: Person | None, person: Person) -> None:
    """Take somebody's second factor away: one's own, or, for admins, of somebody who lost it. Other sessions end."""
    if actor and actor.id != person.id:
        require(actor, "person.change", person)
    with db.atomic():  # the factor and its entry
        if SecondFactor.drop(SecondFactor.person == person.id):
            if actor and actor.id == person.id:
                sessions.end_others(actor)
            else:
                sessions.end_all(person)
            ledger.append(actor, "person.second_factor", person, on=False)


def accepts(person: Person, code: str) -> bool:
    """Tell whether a code is one of the authenticator's or a recovery code; it does not work again."""
    factor = SecondFactor.of(person)
    if factor is None:
        return False
    step = _step_of(factor, code)
    if step is not None:
        used = SecondFactor.update(last_step=step).where(
            (SecondFactor.person == person.id) & (SecondFactor.last_step < step)
        )
        return bool(used.execute())  # one UPDATE decides between two who send the same code
    typed = digest_of("".join(code.lower().split()).replace("-", ""))
    with db.atomic():  # the person's lock decides between two who send the same recovery code
        person.lock()
        factor = SecondFactor.of(person)
        if factor is None or typed not in factor.recovery:
            return False
        left = [each for each in factor.recovery if each != typed]
        _change(person, recovery=left)
        ledger.append(person, "person.recovered", person, left=len(left))
    return True


def shown(codes: list[str]) -> list[str]:
    """Return recovery codes as people read them, four letters at a time."""
    return ["-".join(each[at : at + 4] for at in range(0, len(each), 4)) for each in codes]


def _change(person: Person, **columns: Any) -> None:
    SecondFactor.update(**columns).where(SecondFactor.person == person.id).execute()


def _new_codes() -> list[str]:
    return ["".join(secrets.choice(_LETTERS) for _ in range(24)) for _ in range(_CODES)]


def _step_of(factor: SecondFactor, code: str) -> int | None:
    """Return the interval whose code this is: the present one or a neighbour, as clocks differ."""
    if factor.secret is None:
        log.error("A second factor was sealed with a secret key that is not known here: no code is accepted")
        return None
    totp, typed = pyotp.TOTP(factor.secret), "".join(code.split())
    now = int(clock.now().timestamp()) // _STEP
    near = (now, now - 1, now + 1)
    return next((step for step in near if hmac.compare_digest(totp.generate_otp(step).encode(), typed.encode())), None)
