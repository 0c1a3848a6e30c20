"""Verdicts as schema.org ClaimReview: by extension, by what is accepted, and as a feed."""

from collections.abc import Mapping
from typing import Any

import orjson
from flask import request
from werkzeug.wrappers import Response as Answer

from factcheck.api import answers, lists
from factcheck.errors import NotFound
from factcheck.models import Rendition
from factcheck.publishing import addresses, claimreview


def preferred() -> bool:
    """Tell whether who asks would rather have JSON-LD than plain JSON."""
    return request.accept_mimetypes.best_match([answers.JSON, answers.LD_JSON]) == answers.LD_JSON


def of_verdict(id: str, language: str = "") -> Answer:
    """Answer with one verdict as ClaimReview; raise `NotFound` where it does not stand."""
    path = addresses.api_verdict(id, language)
    row = Rendition.get_or_none((Rendition.path == path) & Rendition.position.is_null(False))
    if row is None:
        raise NotFound("No verdict that stands has this id.")
    review = claimreview.from_verdict(orjson.loads(bytes(row.body)))
    response = answers.answer(orjson.dumps(review), media_type=answers.LD_JSON, modified=row.modified_at)
    response.vary.add("Accept")
    return response


def feed(arguments: Mapping[str, Any]) -> Answer:
    """Answer with a page of the verdicts that stand, as the feed of Data Commons."""
    rows, following = lists.fetch("verdict", arguments)
    modified = max((row.modified_at.isoformat() for row in rows), default=None)
    content = claimreview.feed([orjson.loads(bytes(row.body)) for row in rows], modified)
    return answers.linked(answers.answer(orjson.dumps(content), media_type=answers.LD_JSON), following)
