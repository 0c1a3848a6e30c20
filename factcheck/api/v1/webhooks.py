"""Being told: a partner's webhooks, their secrets and their deliveries."""

from typing import Any

import orjson
from flask import current_app, request, url_for
from marshmallow import Schema, ValidationError, fields, validate, validates_schema
from werkzeug.wrappers import Response as Answer

from factcheck.api import access, bodies, cursors
from factcheck.api import answers as answer
from factcheck.api.arguments import NoArguments, PageArguments
from factcheck.api.v1.blueprint import answers, blueprint
from factcheck.errors import NotFound, PreconditionFailed, Stale
from factcheck.models import Delivery, DeliveryState, Webhook
from factcheck.schemas.answers import (
    DeliveryPageSchema,
    DeliverySchema,
    NewWebhookSchema,
    ResentSchema,
    SecretSchema,
    WebhookPageSchema,
    WebhookSchema,
)
from factcheck.services import webhooks
from factcheck.services.fetching import Fetcher

_BODY = {"400": "BadRequest", "415": "UnsupportedMediaType"}
_MISSING = {"404": "NotFound"}


class WebhookBodySchema(Schema):
    """What a webhook is told, and where."""

    url = fields.String(
        required=True,
        validate=validate.Length(1, 2000),
        metadata={"description": "Public, and https or http.", "example": "https://partner.example/hooks/factcheck"},
    )
    types = fields.List(
        fields.String(validate=validate.OneOf(webhooks.TYPES, error="There is no such type.")),
        load_default=list,
        metadata={"description": "Empty: all.", "example": ["verdict.published", "verdict.corrected"]},
    )
    filters: Any = fields.Dict(
        keys=fields.String(validate=validate.OneOf(webhooks.FACETS)),
        values=fields.List(fields.String(validate=validate.Length(1, 200)), validate=validate.Length(max=100)),
        load_default=dict,
        metadata={"description": "What is wanted, by language, topic or outlet.", "example": {"language": ["en"]}},
    )


class WebhookChangeSchema(WebhookBodySchema):
    """What is to be changed; the rest stays."""

    url = fields.String(validate=validate.Length(1, 2000))
    types = fields.List(fields.String(validate=validate.OneOf(webhooks.TYPES, error="There is no such type.")))
    filters: Any = fields.Dict(
        keys=fields.String(validate=validate.OneOf(webhooks.FACETS)),
        values=fields.List(fields.String(validate=validate.Length(1, 200)), validate=validate.Length(max=100)),
    )

    @validates_schema
    def _ask_something(self, data: dict[str, Any], **_: Any) -> None:
        if not data:
            raise ValidationError("Say what is to be changed.")


class DeliveryListArguments(PageArguments):
    """Which messages, and which page of them."""

    state = fields.String(
        load_default="",
        validate=validate.OneOf(["", *DeliveryState], error="One of waiting, delivered and failed."),
        metadata={"description": "Only those of which this became.", "example": "failed"},
    )


def _body(schema: type[Schema]) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": schema}}}


_IF_MATCH = {"in": "header", "name": "If-Match", "required": True, "schema": {"type": "string"}}


@blueprint.get("/webhooks")
@blueprint.arguments(NoArguments, location="query")
@answers(WebhookPageSchema, "listWebhooks", scope="webhooks", tag="Webhooks")
def list_webhooks(arguments: dict[str, Any]) -> Answer:
    """List your webhooks, the paused ones with the reason."""
    found = [_describe(each) for each in Webhook.of(access.key().partner_id)]
    return answer.answer(orjson.dumps({"webhooks": found, "next": None}))


@blueprint.post("/webhooks")
@blueprint.arguments(NoArguments, location="query")
@answers(
    NewWebhookSchema,
    "addWebhook",
    status=201,
    scope="webhooks",
    tag="Webhooks",
    refusals={**_BODY, "409": "Conflict"},
    requestBody=_body(WebhookBodySchema),
)
def add_webhook(arguments: dict[str, Any]) -> Answer:
    """Subscribe an address to what happens from now on. The secret that signs its messages is shown this once."""
    webhook = webhooks.add(access.key(), _fetcher(), **bodies.read(WebhookBodySchema()))
    response = _tagged(webhook, {**_describe(webhook), "secret": webhook.secret})
    response.status_code = 201
    response.headers["Location"] = url_for("v1.get_webhook", id=webhook.id)
    return response


@blueprint.get("/webhooks/<string:id>")
@blueprint.arguments(NoArguments, location="query")
@answers(WebhookSchema, "getWebhook", scope="webhooks", tag="Webhooks", refusals=_MISSING)
def get_webhook(arguments: dict[str, Any], id: str) -> Answer:
    """Get one of your webhooks. Its ETag is what If-Match names when you change it."""
    webhook = webhooks.of_partner(access.key(), id)
    return _tagged(webhook, _describe(webhook))


@blueprint.route("/webhooks/<string:id>", methods=["PATCH"])
@blueprint.arguments(NoArguments, location="query")
@answers(
    WebhookSchema,
    "changeWebhook",
    scope="webhooks",
    tag="Webhooks",
    refusals={**_MISSING, **_BODY, "412": "PreconditionFailed"},
    requestBody=_body(WebhookChangeSchema),
    parameters=[_IF_MATCH],
)
def change_webhook(arguments: dict[str, Any], id: str) -> Answer:
    """Change where it goes or what it is told; If-Match names the version that you saw."""
    webhook = webhooks.of_partner(access.key(), id)
    changed = bodies.read(WebhookChangeSchema())
    if not request.if_match.contains(str(webhook.version)):
        raise PreconditionFailed(f'Send If-Match: "{webhook.version}", the ETag of the webhook as it stands.')
    try:
        webhooks.change(access.key(), _fetcher(), webhook, seen=webhook.version, **changed)
    except Stale:
        raise PreconditionFailed("It was changed a moment ago. Read it again.") from None
    return _tagged(webhook, _describe(webhook))


@blueprint.delete("/webhooks/<string:id>")
@blueprint.arguments(NoArguments, location="query")
@answers(None, "removeWebhook", status=204, scope="webhooks", tag="Webhooks", refusals=_MISSING)
def remove_webhook(arguments: dict[str, Any], id: str) -> Answer:
    """End a webhook."""
    webhooks.remove(access.key(), webhooks.of_partner(access.key(), id))
    return Answer(status=204)


@blueprint.post("/webhooks/<string:id>/secret")
@blueprint.arguments(NoArguments, location="query")
@answers(SecretSchema, "rotateWebhookSecret", scope="webhooks", tag="Webhooks", refusals=_MISSING)
def rotate_secret(arguments: dict[str, Any], id: str) -> Answer:
    """Get a new secret; for a day messages carry signatures by both."""
    webhook = webhooks.of_partner(access.key(), id)
    secret = webhooks.rotate_secret(access.key(), webhook)
    until = Webhook.find(id).previous_until
    return answer.answer(orjson.dumps({"secret": secret, "previous_until": until}))


@blueprint.post("/webhooks/<string:id>/resume")
@blueprint.arguments(NoArguments, location="query")
@answers(WebhookSchema, "resumeWebhook", scope="webhooks", tag="Webhooks", refusals=_MISSING)
def resume_webhook(arguments: dict[str, Any], id: str) -> Answer:
    """Have a paused webhook told again, of what it missed too."""
    webhook = webhooks.of_partner(access.key(), id)
    webhooks.resume(access.key(), webhook)
    return _tagged(webhook, _describe(Webhook.find(id)))


@blueprint.get("/webhooks/<string:id>/deliveries")
@blueprint.arguments(DeliveryListArguments, location="query")
@answers(DeliveryPageSchema, "listDeliveries", scope="webhooks", tag="Webhooks", refusals=_MISSING)
def list_deliveries(arguments: dict[str, Any], id: str) -> Answer:
    """List a webhook's messages, the newest first, with what became of each."""
    webhook = webhooks.of_partner(access.key(), id)
    (before,) = cursors.read(arguments, ["~"])
    wanted = (Delivery.webhook == webhook) & (Delivery.id < before)
    if arguments["state"]:
        wanted &= Delivery.state == arguments["state"]
    found = list(Delivery.select().where(wanted).order_by(Delivery.id.desc()).limit(arguments["limit"] + 1))
    page = found[: arguments["limit"]]
    following = cursors.following(arguments, page[-1].id) if len(found) > len(page) else None
    content = {"deliveries": [_describe_delivery(each) for each in page], "next": following}
    return answer.linked(answer.answer(orjson.dumps(content)), following)


@blueprint.post("/webhooks/<string:id>/deliveries/<string:delivery_id>/resend")
@blueprint.arguments(NoArguments, location="query")
@answers(DeliverySchema, "resendDelivery", status=202, scope="webhooks", tag="Webhooks", refusals=_MISSING)
def resend_delivery(arguments: dict[str, Any], id: str, delivery_id: str) -> Answer:
    """Have a message sent again, with its old id."""
    webhook = webhooks.of_partner(access.key(), id)
    delivery = Delivery.get_or_none((Delivery.id == delivery_id) & (Delivery.webhook == webhook))
    if delivery is None:
        raise NotFound("This webhook had no such delivery.")
    webhooks.resend(access.key(), delivery)
    response = answer.answer(orjson.dumps(_describe_delivery(Delivery.find(delivery_id))))
    response.status_code = 202
    return response


@blueprint.post("/webhooks/<string:id>/deliveries/resend")
@blueprint.arguments(NoArguments, location="query")
@answers(ResentSchema, "resendFailedDeliveries", status=202, scope="webhooks", tag="Webhooks", refusals=_MISSING)
def resend_failed(arguments: dict[str, Any], id: str) -> Answer:
    """Have all messages sent again that failed for good, with their old ids; a paused webhook is told when resumed."""
    count = webhooks.resend_failed(access.key(), webhooks.of_partner(access.key(), id))
    response = answer.answer(orjson.dumps({"resent": count}))
    response.status_code = 202
    return response


def _fetcher() -> Fetcher:
    return Fetcher.of(current_app.config["SETTINGS"])


def _tagged(webhook: Webhook, content: dict[str, Any]) -> Answer:
    return answer.answer(orjson.dumps(content), etag=str(webhook.version))


def _describe(webhook: Webhook) -> dict[str, Any]:
    state = "paused" if webhook.paused_at else "failing" if webhook.failing_since else "active"
    names = ("id", "url", "types", "filters", "failing_since", "paused_at", "position", "created_at")
    known = {name: getattr(webhook, name) for name in names}
    return {**known, "state": state, "pause_reason": webhook.pause_reason or None}


def _describe_delivery(delivery: Delivery) -> dict[str, Any]:
    names = ("id", "type", "sequence", "attempts", "created_at", "answered_at", "status")
    known = {name: getattr(delivery, name) for name in names}
    due = delivery.due_at if delivery.state.value == "waiting" else None
    return {**known, "state": delivery.state.value, "due_at": due, "problem": delivery.problem or None}
