"""Columns that are sealed: whoever reads the database, or a backup of it, cannot read them without the secret key.

AES-256-GCM (NIST SP 800-38D) under a key that HKDF (RFC 5869) derives from the secret key. What is stored begins with
the name of its key, so that what a former secret key sealed can be read while `former_secret_keys` still has that one.
"""

import base64
import os
from functools import lru_cache
from typing import Any

from peewee import CharField

from factcheck.settings import Settings

_NONCE = 12  # bytes, as GCM wants it
_settings = Settings()


def use(settings: Settings) -> None:
    """Seal with the secret key of these settings, and open what it or a former one sealed."""
    global _settings
    _settings = settings


def mark() -> str:
    """Return what everything begins with that the present secret key sealed. Raises ValueError where there is none."""
    if not _settings.secret_key:
        raise ValueError("There is no secret key. Run `factcheck init`, or set FACTCHECK_SECRET_KEY.")
    return f"{_derive(_settings.secret_key)[0]}."


class SealedField(CharField):
    """A text that is sealed in the database and plain in the program; None where no known secret key opens it.

    A text without a key's name, from before there were sealed columns, is read as it stands.
    """

    def db_value(self, value: Any) -> Any:
        """Seal a text; in a column of another table it cannot be opened."""
        if not value:
            return value
        begins, nonce = mark(), os.urandom(_NONCE)
        sealed = _derive(_settings.secret_key)[1].encrypt(nonce, value.encode(), self._table)
        return begins + base64.urlsafe_b64encode(nonce + sealed).decode()

    def python_value(self, value: Any) -> Any:
        """Open what was sealed."""
        if not value or "." not in value:
            return value
        from cryptography.exceptions import InvalidTag

        name, _, text = value.partition(".")
        keys = filter(None, (_settings.secret_key, *_settings.former_secret_keys.split()))
        sealed = base64.urlsafe_b64decode(text)
        try:
            return dict(map(_derive, keys))[name].decrypt(sealed[:_NONCE], sealed[_NONCE:], self._table).decode()
        except (KeyError, InvalidTag):
            return None

    @property
    def _table(self) -> bytes:
        return str(self.model._meta.table_name).encode()


@lru_cache
def _derive(secret_key: str) -> tuple[str, Any]:
    """Derive from a secret key the name and the cipher of what it seals."""
    # Few requests seal or open anything, and these take a tenth of a second to load.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(SHA256(), length=36, salt=None, info=b"factcheck sealed columns").derive(secret_key.encode())
    return derived[32:].hex(), AESGCM(derived[:32])
