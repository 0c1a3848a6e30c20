"""Pushing in: a content management system sends a commentary and gets its draft's id."""

import hashlib
from typing import Any

import orjson
from flask import current_app, request
from marshmallow import Schema, fields, validate
from werkzeug.wrappers import Response as Answer

from factcheck.api import access, bodies
from factcheck.api import answers as answer
from factcheck.api.arguments import NoArguments
from factcheck.api.v1.blueprint import answers, blueprint
from factcheck.errors import Invalid
from factcheck.schemas.answers import DraftSchema
from factcheck.schemas.base import Text, WebAddress
from factcheck.services import pushing


class CommentaryBodySchema(Schema):
    """A commentary, and what is known of it; what is left out is recognised."""

    content = fields.String(
        required=True,
        validate=validate.Length(min=1, error="This is needed."),
        metadata={"example": "The bridge over the river opened in 1998. It cost 5 million euros, the mayor said."},
    )
    format = fields.String(
        load_default="text", validate=validate.OneOf(["text", "html"]), metadata={"description": "Of the content."}
    )
    language = fields.String(load_default="", validate=validate.OneOf(["", "en", "ru", "be"]))
    title = Text(longest=300)
    topic = Text(longest=200)
    outlet = Text(longest=200)
    label = Text(longest=200)
    byline = Text(longest=200)
    credit = Text(longest=300)
    source_url = WebAddress(metadata={"example": "https://daily.example/commentary"})
    period_start = fields.Date(load_default=None, allow_none=True)
    period_end = fields.Date(load_default=None, allow_none=True)


@blueprint.post("/commentaries")
@blueprint.arguments(NoArguments, location="query")
@answers(
    DraftSchema,
    "pushCommentary",
    status=201,
    scope="commentaries:write",
    tag="Pushing in",
    refusals={"400": "BadRequest", "409": "Conflict", "413": "TooLarge", "415": "UnsupportedMediaType"},
    requestBody={"required": True, "content": {"application/json": {"schema": CommentaryBodySchema}}},
    parameters=[
        {
            "in": "header",
            "name": "Idempotency-Key",
            "schema": {"type": "string", "maxLength": 200},
            "description": "Makes a repetition safe for a week: it is answered the same and makes no second draft.",
        }
    ],
)
def push_commentary(arguments: dict[str, Any]) -> Answer:
    """Send a commentary, as text or HTML, for the newsroom to check. Drafts are not read through the API."""
    name = request.headers.get("Idempotency-Key", "").strip()
    if len(name) > 200:
        raise Invalid({"Idempotency-Key": ["At most 200 characters."]})
    body = bodies.read(CommentaryBodySchema())
    fingerprint = hashlib.sha256(request.get_data()).hexdigest()
    commentary, repeated = pushing.push(
        access.key(), current_app.config["SETTINGS"], idempotency_key=name, fingerprint=fingerprint, **body
    )
    edition = commentary.edition
    content = {"id": commentary.id, "state": "draft", "title": edition.title, "language": edition.language}
    response = answer.answer(orjson.dumps(content))
    response.status_code = 201
    if repeated:
        response.headers["Idempotent-Replayed"] = "true"
    return response
