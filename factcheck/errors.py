"""The refusals. Each knows its HTTP status and its problem type; pages, the API and the command line only show them."""

from collections.abc import Sequence
from typing import Any

from factcheck.messages import _


class Refusal(Exception):
    """Something that was asked for and is not done, with words that a person can act on.

    `status` is the HTTP status, `slug` names the problem type (RFC 9457) and `title` says what every such refusal has
    in common; `detail` says what happened this time. `extra` members travel in the problem document.
    """

    status = 400
    slug = "bad-request"
    title: str = _("The request cannot be understood")

    def __init__(self, detail: str = "", **extra: Any) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.extra = extra


class BadRequest(Refusal):
    """It cannot even be read: a body that is no JSON, say."""


class Invalid(Refusal):
    """Some fields do not hold; `fields` maps each to its messages."""

    status = 422
    slug = "invalid"
    title = _("Some fields need another look")

    def __init__(self, fields: dict[str, list[str]], detail: str = "") -> None:
        super().__init__(detail or "; ".join(message for messages in fields.values() for message in messages))
        self.fields = fields
        self.extra = {"errors": fields}


class Unauthenticated(Refusal):
    """Nobody is signed in, or the key is unknown."""

    status = 401
    slug = "unauthenticated"
    title = _("Sign in or send an API key")


class Forbidden(Refusal):
    """The policy says no."""

    status = 403
    slug = "forbidden"
    title = _("You may not do this")


class NotFound(Refusal):
    """There is no such thing, or none that the asker may know of."""

    status = 404
    slug = "not-found"
    title = _("There is nothing here")


class Conflict(Refusal):
    """The thing is not in a state in which this can be done."""

    status = 409
    slug = "conflict"
    title = _("This cannot be done now")


class Stale(Conflict):
    """Somebody saved first. `current` holds what stands now, `yours` what was sent, so that nothing typed is lost."""

    slug = "stale"
    title = _("Somebody else saved this first")

    def __init__(self, current: dict[str, Any], yours: dict[str, Any]) -> None:
        super().__init__(_("It was changed while you were editing. Nothing was saved; both texts are shown."))
        self.current = current
        self.yours = yours
        self.extra = {"current": current, "yours": yours}


class PreconditionFailed(Refusal):
    """If-Match names another version than the one that stands, or none where one is needed."""

    status = 412
    slug = "precondition-failed"
    title = _("It is not what you think it is")


class MethodNotAllowed(Refusal):
    """The address is known, but not with this method; `Allow` names those that it takes."""

    status = 405
    slug = "method-not-allowed"
    title = _("This address does not take this method")


class UnsupportedMediaType(Refusal):
    """The body is of a type, a charset or a coding that is not taken here."""

    status = 415
    slug = "unsupported-media-type"
    title = _("This kind of content is not taken here")


class TooLarge(Refusal):
    """More than the set limit."""

    status = 413
    slug = "too-large"
    title = _("This is too large")


class TooMany(Refusal):
    """Too many attempts; wait and try again."""

    status = 429
    slug = "too-many-requests"
    title = _("Too many requests")


class Busy(Refusal):
    """Every place for answers of this kind is taken; come back in a moment."""

    status = 503
    slug = "busy"
    title = _("Too many at once")


class Unavailable(Refusal):
    """The database cannot do it now. Nothing was done; `retry_after` says in how many seconds one may ask again."""

    status = 503
    slug = "unavailable"
    title = _("The server needs a moment")
    typed: Sequence[tuple[str, str]] = ()  # the fields of the form that was sent, to be sent again
