"""Whether the server can do its work, for whoever watches it."""

import hmac

from flask import Blueprint, Response, current_app, request
from peewee import InterfaceError, OperationalError
from prometheus_client import CONTENT_TYPE_LATEST

from factcheck.errors import NotFound, Unauthenticated
from factcheck.models import schema
from factcheck.web import metrics
from factcheck.web.application import setting

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """Answer 200 while the process does, whatever the database does: to start it anew would not help that."""
    return _say("ok")


@blueprint.get("/readyz")
def readyz() -> Response:
    """Answer 200 when requests may be sent here: the database answers and has this version's tables; else 503."""
    try:
        missing = schema.pending()
    except (InterfaceError, OperationalError):
        return _say("the database does not answer", 503)
    return _say(f"the database lacks {', '.join(missing)}", 503) if missing else _say("ok")


@blueprint.get("/metrics")
def numbers() -> Response:
    """Give Prometheus its numbers, where it sends the setting `metrics_key`."""
    key = setting("metrics_key")
    if not key:
        raise NotFound("There is no such page.")
    if not hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {key}".encode()):
        raise Unauthenticated("Send the setting metrics_key as: Authorization: Bearer KEY")
    return Response(metrics.render(current_app.extensions["replica"]), content_type=CONTENT_TYPE_LATEST)


def _say(words: str, status: int = 200) -> Response:
    return Response(f"{words}\n", status, content_type="text/plain")
