"""The blueprint of version 1: who asks comes first, and every answer says what is left of the limits."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from marshmallow import Schema

from factcheck.api import access, door
from factcheck.api.arguments import Room
from factcheck.services.partners import READ

F = TypeVar("F", bound=Callable[..., Any])

blueprint = Room("v1", __name__, url_prefix="/api/v1", description="What was published, and what happens to it")
blueprint.before_request(access.admit)
blueprint.after_request(door.mark)

TEXT = {"type": "string"}  # what is answered as text is described as such

_ALWAYS = {"401": "Unauthenticated", "403": "Forbidden", "422": "Invalid", "429": "TooMany"}


def answers(
    schema: type[Schema] | dict[str, str] | None,
    operation: str,
    *,
    status: int = 200,
    scope: str = READ,
    refusals: dict[str, str] | None = None,
    tag: str = "Reading",
    content_type: str | None = None,
    **documented: Any,
) -> Callable[[F], F]:
    """Decorate a view with what it answers, the scope that it needs and how it refuses, for checks and for OpenAPI."""

    def decorate(view: F) -> F:
        view = access.scoped(scope)(view)
        view = blueprint.response(status, schema, content_type=content_type)(view)
        described: F = blueprint.doc(
            operationId=operation,
            tags=[tag],
            security=[{"key": [scope]}, {}] if scope == READ else [{"key": [scope]}],  # reading a little needs none
            responses={**_ALWAYS, **(refusals or {})},
            **documented,
        )(view)
        return described

    return decorate


# What the three formats of linked data have in common where one thing is asked for.
linked_data = partial(answers, content_type="application/ld+json", refusals={"404": "NotFound"}, tag="Formats")
