"""Partners and their API keys."""

import secrets
from datetime import datetime, timedelta

from peewee import IntegrityError

from factcheck import clock
from factcheck.errors import Conflict, Unauthenticated
from factcheck.messages import _
from factcheck.models import ApiKey, Partner, Person
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import ledger

READ = "verdicts:read"
SCOPES = (READ, "search", "match", "changes", "webhooks", "commentaries:write")
PULLING = SCOPES[:5]  # what a key may do unless it is told otherwise: everything but send


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
        raise Conflict(_("There is already a partner called %(name)s.", name=name)) from None
    return partner


def issue_key(
    actor: Person | None,
    partner: Partner,
    *,
    scopes: tuple[str, ...] = PULLING,
    rate: str = "",
    quota: str = "",
    expires_at: datetime | None = None,
) -> tuple[ApiKey, str]:
    """Give a partner a key. Returns its row and the secret, which is shown once: only a digest is kept.

    `rate` and `quota` are limits such as "600 per minute"; empty: the setting's.
    """
    if actor:
        require(actor, "key.issue", partner)
    with db.atomic():  # the key and its entry
        key, secret = _make_key(partner, scopes, rate, quota, expires_at, actor)
        ledger.append(actor, "key.issue", key, partner=partner.id, prefix=key.prefix, scopes=list(scopes))
    return key, secret


def _make_key(
    partner: Partner,
    scopes: tuple[str, ...],
    rate: str,
    quota: str,
    expires_at: datetime | None,
    issued_by: Person | None,
) -> tuple[ApiKey, str]:
    secret = f"fc_{secrets.token_urlsafe(32)}"
    key = ApiKey.create(
        partner=partner,
        prefix=secret[:8],
        digest=ApiKey.digest_of(secret),
        scopes=list(scopes),
        rate=rate,
        quota=quota,
        expires_at=expires_at,
        issued_by=issued_by,
    )
    return key, secret


def rotate_key(actor: Person, key: ApiKey, *, overlap: timedelta) -> tuple[ApiKey, str]:
    """Give a key a successor with the same rights; the old one goes on working for a while, so that no request fails.

    Returns the new key and its secret. Raises `Conflict` where the old one is not valid any more.
    """
    require(actor, "key.rotate", key)
    now = clock.now()
    ends = min(now + overlap, key.expires_at) if key.expires_at else now + overlap
    with db.atomic():  # a key that is revoked meanwhile gets no successor
        if not ApiKey.update(expires_at=ends).where((ApiKey.id == key.id) & ApiKey.is_valid(now)).execute():
            raise Conflict(_("This key is revoked or has expired."))
        new, secret = _make_key(key.partner, tuple(key.scopes), key.rate, key.quota, None, actor)
        ledger.append(actor, "key.rotate", key, prefix=key.prefix, successor=new.id, until=ends)
    return new, secret


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
        raise Unauthenticated(_("This API key is unknown, revoked or expired."))
    return key
