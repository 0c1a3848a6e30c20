"""Where everything is: the answer to who asks for the API itself."""

from typing import Any

import orjson
from werkzeug.wrappers import Response as Answer

from factcheck.api import answers as answer
from factcheck.api.arguments import NoArguments
from factcheck.api.v1.blueprint import answers, blueprint
from factcheck.publishing import site
from factcheck.schemas.answers import IndexSchema

_RESOURCES = (
    "commentaries editions claims verdicts ratings holders topics sources evidence search match changes export.ndjson "
    "webhooks"
).split()


@blueprint.get("", strict_slashes=False)
@blueprint.arguments(NoArguments, location="query")
@answers(IndexSchema, "getIndex")
def get_index(arguments: dict[str, Any]) -> Answer:
    """Get the addresses of what there is, and of its documentation."""
    content = {
        "name": site.name(),
        "documentation": site.absolute("/api"),
        "openapi": site.absolute("/api/v1/openapi.json"),
        "resources": {name: site.absolute(f"/api/v1/{name}") for name in _RESOURCES},
    }
    return answer.answer(orjson.dumps(content))
