"""Version 1: verdicts and commentaries, as they were rendered when they were published."""

import hashlib
from typing import Any

import orjson
from flask import Response, current_app, g, request
from flask_smorest import Blueprint
from itsdangerous import BadSignature, URLSafeSerializer
from marshmallow import Schema, fields, validate
from werkzeug.wrappers import Response as Answer

from factcheck.api.documentation import StrictParser
from factcheck.errors import Forbidden, Invalid, NotFound, Unauthenticated
from factcheck.models import Rendition
from factcheck.publishing import addresses, site
from factcheck.schemas.public import CommentarySchema, VerdictPageSchema, VerdictSchema
from factcheck.services import partners


class _Blueprint(Blueprint):  # type: ignore[misc]  # the library is untyped
    ARGUMENTS_PARSER = StrictParser()


blueprint = _Blueprint("v1", __name__, url_prefix="/api/v1", description="What was published")

_REFUSALS = {"401": "Unauthenticated", "403": "Forbidden"}


class PageArguments(Schema):
    """Which page of a list."""

    limit = fields.Integer(
        load_default=20,
        validate=validate.Range(1, 100, error="Between 1 and 100."),
        metadata={"description": "How many at most."},
    )
    cursor = fields.String(load_default="", metadata={"description": "Of the page before; opaque."})


@blueprint.before_request
def _check_key() -> None:
    """Ask for the key before anything else, so that nobody learns from an argument's error what exists."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret:
        raise Unauthenticated("Send the API key as: Authorization: Bearer KEY")
    g.key = partners.authenticate(secret.strip())
    if "verdicts:read" not in g.key.scopes:
        raise Forbidden("This key lacks the scope verdicts:read.")


@blueprint.get("/verdicts")
@blueprint.arguments(PageArguments, location="query")
@blueprint.response(200, VerdictPageSchema)
@blueprint.doc(responses={**_REFUSALS, "422": "Invalid"}, operationId="listVerdicts")
def list_verdicts(arguments: dict[str, Any]) -> Answer:
    """List the verdicts that stand, in the order of their publication.

    A page's cursor survives what is published meanwhile: new verdicts come at the end.
    """
    after = _read_cursor(arguments["cursor"])
    found = list(
        Rendition.select(Rendition.body, Rendition.etag, Rendition.position)
        .where((Rendition.kind == "verdict") & (Rendition.position > after))
        .order_by(Rendition.position)
        .limit(arguments["limit"] + 1)
    )
    page, more = found[: arguments["limit"]], len(found) > arguments["limit"]
    following = None
    if more:
        cursor = _cursors().dumps(page[-1].position)
        following = site.absolute(f"{request.path}?limit={arguments['limit']}&cursor={cursor}")
    # The stored answers are joined as they are: nothing is decoded to be encoded again.
    verdicts = b",".join(bytes(each.body) for each in page)
    body = b'{"verdicts":[' + verdicts + b'],"next":' + orjson.dumps(following) + b"}"
    response = _answer(body, hashlib.sha256(body).hexdigest()[:32])
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


@blueprint.get("/verdicts/<string:verdict_id>")
@blueprint.response(200, VerdictSchema)
@blueprint.doc(responses={**_REFUSALS, "404": "NotFound"}, operationId="getVerdict")
def get_verdict(verdict_id: str) -> Answer:
    """Get one version of a verdict; one that was superseded or retracted says so."""
    return _stored(addresses.api_verdict(verdict_id))


@blueprint.get("/commentaries/<string:commentary_id>")
@blueprint.response(200, CommentarySchema)
@blueprint.doc(responses={**_REFUSALS, "404": "NotFound"}, operationId="getCommentary")
def get_commentary(commentary_id: str) -> Answer:
    """Get a commentary with its text, its claims and the verdicts that stand on them."""
    return _stored(addresses.api_commentary(commentary_id))


def _stored(path: str) -> Answer:
    row = Rendition.get_or_none(Rendition.path == path)
    if row is None:
        raise NotFound("Nothing that was published has this id.")
    response = _answer(bytes(row.body), row.etag)
    response.last_modified = row.modified_at
    return response


def _answer(body: bytes, etag: str) -> Answer:
    """Answer with JSON, or with 304 where the partner has it already."""
    response = Response(body, content_type="application/json")
    response.set_etag(etag)
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Authorization"
    return response.make_conditional(request)


def _cursors() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="cursor")


def _read_cursor(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(_cursors().loads(cursor))
    except BadSignature:
        raise Invalid({"cursor": ["This is no cursor of this list. Start again without one."]}) from None
