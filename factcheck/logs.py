"""What the program logs: words for people, or JSON Lines for what collects them; each with the id of its request."""

import logging
import re
import secrets
from contextvars import ContextVar

from pythonjsonlogger.json import JsonFormatter

from factcheck.settings import Settings

requests = logging.getLogger("factcheck.requests")

_WORDS = "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s"
_ID = re.compile(r"[\w.:-]{1,100}", re.ASCII)
_request_id: ContextVar[str] = ContextVar("request_id", default="")


def name_request(asked: str) -> str:
    """Give the request at hand the id that its sender or a proxy asked for, or a new one, and return it.

    Lines that are logged from here on in this thread carry it. What was asked for is taken where it is a word of up to
    100 characters, so that nobody writes lines of their own into the log.
    """
    request_id = asked if _ID.fullmatch(asked) else secrets.token_hex(13)
    _request_id.set(request_id)
    return request_id


class _Named(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _request_id.get()
        return True


def use(settings: Settings, level: int | None = None) -> None:
    """Log to standard error from this level on, as the settings want it.

    Without a level, and where they want nothing else, Python's own way stays: warnings, as they are.
    """
    if level is None and not settings.log_json and not settings.log_requests:
        return
    handler = logging.StreamHandler()
    handler.addFilter(_Named())
    handler.setFormatter(_json() if settings.log_json else logging.Formatter(_WORDS))
    logging.basicConfig(handlers=[handler], level=level or logging.WARNING, force=True)
    if settings.log_requests:
        requests.setLevel(logging.INFO)


def _json() -> logging.Formatter:
    names = {"levelname": "level", "name": "logger"}
    fields = "{levelname}{name}{message}{request_id}"
    return JsonFormatter(fields, style="{", rename_fields=names, timestamp="time")
