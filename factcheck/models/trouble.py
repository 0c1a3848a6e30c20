"""What keeps a database from doing what it should, in words that somebody can act on.

Both engines tell it in codes: SQLite in names such as SQLITE_FULL (https://sqlite.org/rescode.html), PostgreSQL in
five characters of which the first two are a class (https://www.postgresql.org/docs/current/errcodes-appendix.html).
"""

from collections.abc import Iterator

from peewee import (
    DataError,
    IntegrityError,
    InterfaceError,
    InternalError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
)
from playhouse.pool import MaxConnectionsExceeded

from factcheck.errors import Unavailable
from factcheck.messages import _

# What a query raises where the database cannot do it now; another mistake of ours may be among them.
TROUBLES = (OperationalError, InterfaceError, InternalError, MaxConnectionsExceeded)

# What it raises where the query is wrong. All else that psycopg has no code for, and so calls a DatabaseError alone, is
# a server that broke off in the middle of its answer.
_MISTAKES = (DataError, IntegrityError, NotSupportedError, ProgrammingError)

_Cause = tuple[str, int]  # in words, and in how many seconds one may ask again
_FULL: _Cause = (
    _("The database’s disk is full. Whoever runs the server has to make room; nothing needs a restart."),
    60,
)
_BUSY: _Cause = (_("The database is busy: something has held it for half a minute. Try again in a moment."), 10)
_READ_ONLY: _Cause = (_("The database cannot be written, only read. Whoever runs the server has to allow it."), 60)
_AWAY: _Cause = (_("The database does not answer. Try again; if it stays so, tell whoever runs the server."), 5)
_CROSSED: _Cause = (_("Two acts were in each other’s way, and this one gave way. Try again."), 1)

_SQLITE = {
    "FULL": _FULL,
    "IOERR": _FULL,  # some file systems and quotas say so
    "BUSY": _BUSY,
    "LOCKED": _BUSY,
    "READONLY": _READ_ONLY,
    "CANTOPEN": _AWAY,
}
_POSTGRESQL = {
    "53100": _FULL,
    "53": _BUSY,  # no more connections, or no memory
    "55": _BUSY,
    "25006": _READ_ONLY,
    "40": _CROSSED,
    "57": _AWAY,
    "58": _AWAY,
    "08": _AWAY,
}


def explain(error: BaseException) -> Unavailable | None:
    """Return what a query's error means for whoever asked; None where it tells of a mistake in the query instead."""
    if isinstance(error, _MISTAKES):
        return None
    known = [found for each in _chain(error) if (found := _cause(each))]
    if known:
        words, seconds = known[-1]  # the first that went wrong: what came after it is its consequence
        return Unavailable(words, retry_after=seconds)
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error, the driver's own error that peewee keeps in it, and what it followed from."""
    while error is not None:
        yield error
        error = getattr(error, "orig", None) or error.__cause__ or error.__context__


def _cause(error: BaseException) -> _Cause | None:
    if isinstance(error, MaxConnectionsExceeded):
        return _BUSY
    name = getattr(error, "sqlite_errorname", None)
    if name:
        return _SQLITE.get(name.split("_")[1])
    if not hasattr(error, "sqlstate"):
        return None
    state = error.sqlstate
    if state is None:  # psycopg itself says so: there is no connection, or no more
        return _AWAY
    return _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
