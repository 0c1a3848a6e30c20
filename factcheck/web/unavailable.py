"""What is answered while the database cannot do what it should: when to come back, and all that was typed."""

import logging

from flask import Flask, Response, request
from peewee import DatabaseError

from factcheck.models import trouble
from factcheck.publishing import front_door
from factcheck.web import errors

log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Answer 503 where the database is full, busy, read-only or away; what is our own mistake stays a failure."""
    for kind in (*trouble.TROUBLES, DatabaseError):
        app.register_error_handler(kind, _answer)


def _answer(error: Exception) -> Response:
    unavailable = trouble.explain(error)
    if unavailable is None:
        return errors.failed(error)
    log.error("%s %s: %s (%s)", request.method, request.url_rule, unavailable.detail, error)
    unavailable.typed = _typed()
    request.environ[front_door.TROUBLE] = True
    return errors.answer(unavailable)


def _typed() -> list[tuple[str, str]]:
    """The fields of the form that was sent; none of a form with a password or a code, which nobody else is to see."""
    fields = list(request.form.items(multi=True))
    secret = any(name in ("password", "current", "code") for name, _ in fields)
    return [] if secret else fields
