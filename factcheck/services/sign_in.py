"""Signing in, and how often one may try: per account, and per account and address. Unknown accounts count alike."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from factcheck import clock
from factcheck.errors import TooMany
from factcheck.messages import _
from factcheck.models import FailedSignIn, Person, Session
from factcheck.models.credentials import digest_of
from factcheck.services import people, second_factor

T = TypeVar("T")

WINDOW = timedelta(minutes=15)
FROM_ONE_ADDRESS = 5  # failures in the window
FROM_ALL = 50

log = logging.getLogger(__name__)


def by_password(email: str, password: str, address: str) -> Person | None:
    """Return the active person with this address and password, else None. Raises `TooMany` after failures."""
    account = email.strip().lower()
    person = _counted(f"password {account}", account, address, lambda: people.authenticate(email, password))
    log.info("password from %s: %s", address, f"right, of {person.id}" if person else "wrong")
    return person


def by_code(person: Person, code: str, address: str) -> bool:
    """Tell whether a code proves that it is this person. Raises `TooMany` after failures."""
    accepted = _counted(f"code {person.id}", person.email, address, lambda: second_factor.accepts(person, code))
    log.info("code from %s of %s: %s", address, person.id, "right" if accepted else "wrong")
    return bool(accepted)


def _counted(what: str, email: str, address: str, check: Callable[[], T]) -> T:
    """Check something if it did not fail too often. The try is on record first, so that many at once count as many.

    Whoever fails from everywhere cannot keep a person out of a place where they are signed in.
    """
    now, account = clock.now(), digest_of(what)
    FailedSignIn.drop(FailedSignIn.at < now - WINDOW)
    tried = FailedSignIn.create(account=account, address=address, at=now)
    here = (FailedSignIn.account == account) & (FailedSignIn.address == address)
    failures = FailedSignIn.select().where(FailedSignIn.account == account)
    too_many = failures.where(FailedSignIn.address == address).count() > FROM_ONE_ADDRESS
    if too_many or (failures.count() > FROM_ALL and not _is_known(email, address)):
        FailedSignIn.drop(FailedSignIn.id == tried.id)
        log.warning("too many tries from %s", address)
        raise TooMany(
            _("There were too many tries that failed. Wait a quarter of an hour."),
            retry_after=int(WINDOW.total_seconds()),
        )
    outcome = check()
    if outcome:
        FailedSignIn.drop(here)
    return outcome


def _is_known(email: str, address: str) -> bool:
    person = Person.with_email(email)
    return bool(person and Session.select().where((Session.person == person) & (Session.address == address)).exists())
