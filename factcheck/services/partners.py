"""Partners and their API keys."""

import secrets
from datetime import datetime

from peewee import IntegrityError

from factcheck import clock
from factcheck.errors import Conflict, Unauthenticated
from factcheck.models import ApiKey, Partner, Person
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import ledger

SCOPES = ("verdicts:read",)


def add(actor: Person | None, *, name: str) -> Partner:
    """Add a partner. Raises `Conflict` where the name is taken."""
    if actor:
        require(actor, "partner.add")
    partner = Partner(name=name)
    try:
        with db.atomic():  # the unique name decides
            partner.save(force_insert=True)
            ledger.append(actor, "partner.add", partner, name=name)
    except IntegrityError:
        raise Conflict(f"There is already a partner called {name}.") from None
    return partner


def issue_key(
    actor: Person | None, partner: Partner, *, scopes: tuple[str, ...] = SCOPES, expires_at: datetime | None = None
) -> tuple[ApiKey, str]:
    """Give a partner a key. Returns its row and the secret, which is shown once: only a digest is kept."""
    if actor:
        require(actor, "key.issue", partner)
    secret = f"fc_{secrets.token_urlsafe(32)}"
    key = ApiKey(
        partner=partner,
        prefix=secret[:8],
        digest=ApiKey.digest_of(secret),
        scopes=list(scopes),
        expires_at=expires_at,
    )
    with db.atomic():  # the key and its entry
        key.save(force_insert=True)
        ledger.append(actor, "key.issue", key, partner=partner.id, prefix=key.prefix, scopes=list(scopes))
    return key, secret


def revoke_key(actor: Person, key: ApiKey) -> None:
    """End a key at once. Revoking it again changes nothing."""
    require(actor, "key.revoke", key)
    with db.atomic():  # of two who revoke, the first is recorded
        revoked = (
            ApiKey.update(revoked_at=clock.now()).where((ApiKey.id == key.id) & ApiKey.revoked_at.is_null()).execute()
        )
        if revoked:
            ledger.append(actor, "key.revoke", key, prefix=key.prefix)


def authenticate(secret: str) -> ApiKey:
    """Return the valid key with this secret, or raise `Unauthenticated`."""
    key = ApiKey.valid(secret, clock.now())
    if key is None:
        raise Unauthenticated("This API key is unknown, revoked or expired.")
    return key
