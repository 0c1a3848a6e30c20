"""What is answered when something is refused or fails: a page to people, a problem document to partners."""

import logging

import orjson
from flask import Flask, Response, current_app, request
from flask_wtf.csrf import CSRFError
from peewee import DataError
from werkzeug.exceptions import HTTPException

from factcheck.errors import (
    BadRequest,
    Invalid,
    MethodNotAllowed,
    NotFound,
    Refusal,
    TooLarge,
    TooMany,
    Unauthenticated,
    UnsupportedMediaType,
)
from factcheck.messages import _
from factcheck.publishing import site, templates, translations
from factcheck.schemas.problems import MEDIA_TYPE, google_error, problem
from factcheck.web import language

log = logging.getLogger(__name__)

_KNOWN: dict[int, type[Refusal]] = {
    kind.status: kind
    for kind in (BadRequest, Unauthenticated, NotFound, MethodNotAllowed, TooLarge, UnsupportedMediaType, TooMany)
}


class _Failure(Refusal):
    """Something broke that should not have."""

    status = 500
    slug = "failure"
    title = _("Something broke on our side")


class _Other(Refusal):
    """An answer of HTTP itself."""


# No database takes a number past its column's, and PostgreSQL no NUL in a text.
_UNFIT = BadRequest(_("It has a character or a number that nothing here can hold."))


def register(app: Flask) -> None:
    """Answer every refusal, every error of HTTP and every failure in the one shape of its side of the house."""
    app.register_error_handler(Refusal, answer)
    app.register_error_handler(HTTPException, lambda error: answer(_refusal(error), error))
    for unfit in (DataError, OverflowError):
        app.register_error_handler(unfit, lambda error: answer(_UNFIT))
    app.register_error_handler(Exception, failed)


def answer(refusal: Refusal, error: HTTPException | None = None) -> Response:
    """Show a refusal; header fields of an HTTP error, such as Allow or Retry-After, are kept."""
    if request.path.startswith("/api/"):
        site_url = current_app.config["SETTINGS"].site_url
        response = Response(orjson.dumps(problem(refusal, site_url), default=str), content_type=MEDIA_TYPE)
    elif request.path.startswith("/v1alpha1/"):  # whose clients know Google's errors
        response = Response(orjson.dumps(google_error(refusal)), content_type="application/json")
    elif request.endpoint == "static":  # no connection is open for it, and so there is nobody to make a page for
        response = Response(refusal.detail, content_type="text/plain; charset=utf-8")
    else:
        response = Response(templates.render("error.html", _language(), refusal=refusal, request=request))
    if error:
        kept = ("Allow", "Retry-After", "WWW-Authenticate")
        response.headers.extend([pair for pair in error.get_response().headers if pair[0] in kept])
    if refusal.status == 401:
        response.headers.setdefault("WWW-Authenticate", "Bearer")
    if "retry_after" in refusal.extra:
        response.headers["Retry-After"] = str(refusal.extra["retry_after"])
    response.status_code = refusal.status
    return response


def _language() -> str:
    """The newsroom's own pages are in its people's language, all others in the site's or the one that was asked for."""
    if language.of_staff():
        return language.chosen()
    asked = request.args.get("language", "")
    return asked if asked in translations.LANGUAGES else site.language()


def _refusal(error: HTTPException) -> Refusal:
    """Say an error of HTTP in our own words."""
    if isinstance(error, CSRFError):
        return _Other(_("This form was opened in another session. Go back, reload the page and send it again."))
    messages = getattr(error, "data", {}).get("messages")
    if messages:  # of a schema, by way of flask-smorest
        return Invalid({name: list(found) for place in messages.values() for name, found in place.items()})
    status = error.code or 500
    kind = _KNOWN.get(status)
    if kind:
        return kind() if status != 413 else TooLarge(_("This is larger than what is taken here."))
    other = _Other(error.description or error.name)
    other.status, other.title = status, error.name
    return other


def failed(error: Exception) -> Response:
    """Record a mistake of ours and say that there was one."""
    log.exception("%s %s failed", request.method, request.url_rule)  # not the path: some have a secret in them
    if current_app.testing:
        raise error
    return answer(_Failure(_("It was recorded. Nothing that was saved before is lost; try again in a moment.")))
