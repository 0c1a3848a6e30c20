"""Whether the server can do its work, for whoever watches it."""

from flask import Blueprint, Response
from peewee import PeeweeException

from factcheck.models import LedgerHead

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """Answer 200 when the database does, else 503."""
    try:
        LedgerHead.current()
    except PeeweeException:
        return Response("the database does not answer\n", 503, content_type="text/plain")
    return Response("ok\n", content_type="text/plain")
