"""The arguments that a partner may send in an address, and how mistyped ones are refused."""

from typing import Any

from flask import Request
from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError, fields, validate
from webargs.flaskparser import FlaskParser

from factcheck.api.access import nearest
from factcheck.errors import Invalid
from factcheck.models import Rating


class StrictParser(FlaskParser):
    """Reads arguments, and refuses those that nobody asked for: a mistyped filter must not be ignored in silence."""

    def load_querystring(self, req: Request, schema: Schema) -> Any:
        """Return the query's arguments, each once and known, or raise `Invalid`."""
        known = list(schema.fields)
        problems = {}
        for name, values in req.args.lists():
            if name not in known:
                problems[name] = [f"There is no parameter {name} here. {nearest(name, known)}"]
            elif len(values) > 1:
                problems[name] = ["It was given more than once. Put several values into one, with commas."]
            elif "\0" in values[0]:
                problems[name] = ["It has a null character in it."]
        if problems:
            raise Invalid(problems)
        return req.args


class Room(Blueprint):  # type: ignore[misc]  # the library is untyped
    """A blueprint whose arguments are read strictly."""

    ARGUMENTS_PARSER = StrictParser()

    def arguments(self, schema: type[Schema], **given: Any) -> Any:
        """Decorate a view with its arguments; their schema is made once, and not anew with every request."""
        return super().arguments(schema(), **given)


class Names(fields.String):
    """Names out of a known set, with commas between them."""

    def __init__(self, known: list[str], description: str) -> None:
        any_of = "|".join(known)
        super().__init__(
            load_default=list,
            metadata={
                "description": f"{description} Of: {', '.join(known)}.",
                "pattern": f"^(({any_of})(,({any_of}))*)?$",
            },
        )
        self.known = known

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        names = str(value).split(",") if value else []
        for name in names:
            if name not in self.known:
                raise ValidationError(f"There is no {name}. {nearest(name, self.known)}")
        return names


class Several(fields.String):
    """Values with commas between them, any of which may hold."""

    def __init__(self, description: str, example: str) -> None:
        super().__init__(load_default=list, metadata={"description": description, "example": example})

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        return [each.strip() for each in str(value).split(",") if each.strip()]


class RatingNames(Several):
    """The slugs of ratings."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        slugs = super()._deserialize(value, attr, data, **kwargs)
        known = [rating.slug for rating in Rating.scale()]
        for slug in slugs:
            if slug not in known:
                raise ValidationError(f"There is no rating {slug}. {nearest(slug, known)}")
        return slugs


class PageArguments(Schema):
    """Which page of a list."""

    limit = fields.Integer(
        load_default=20,
        validate=validate.Range(1, 100, error="Between 1 and 100."),
        metadata={"description": "How many at most."},
    )
    cursor = fields.String(load_default="", metadata={"description": "Of the page before; opaque."})


class NoArguments(Schema):
    """None at all: so that a mistyped one is told."""


def shaping(schema: type[Schema], neighbours: list[str]) -> type[Schema]:
    """Return the arguments that shape a resource of this schema: its fields, and the neighbours it may bring along."""
    known = list(schema().fields)
    return Schema.from_dict(
        {
            "fields": Names(known, "Only these fields, with commas between them."),
            "include": Names(neighbours, "What to bring along in `included`, by its path."),
        },
        name=f"{schema.__name__.removesuffix('Schema')}Arguments",
    )


def _moment(description: str) -> fields.AwareDateTime:
    said = "Write it with its zone, as 2026-01-31T00:00:00Z."
    return fields.AwareDateTime(
        format="iso",
        default_timezone=None,
        error_messages={"invalid": said, "invalid_awareness": said},
        metadata={"description": description, "example": "2026-01-31T00:00:00Z"},
    )


class CommonFilters(Schema):
    """What a list is narrowed to; several filters combine, and of several values of one any may hold."""

    topic = fields.String(metadata={"description": "The topic of the commentary.", "example": "Bridges"})
    language = Several("The language: en, ru or be. Verdicts are told in each that is asked for.", "en,ru")
    outlet = fields.String(metadata={"description": "Who published the commentary.", "example": "The Daily"})
    commentary = fields.String(metadata={"description": "The id of the commentary."})
    published_since = _moment("Published at this moment or later.")


class ClaimFilters(CommonFilters):
    """What a list of claims is narrowed to."""

    holder = fields.String(metadata={"description": "Who says it.", "example": "the mayor"})


class VerdictFilters(ClaimFilters):
    """What a list of verdicts is narrowed to."""

    rating = RatingNames("The slugs of ratings.", "false,mostly-false")
    claim = fields.String(metadata={"description": "The id of the claim."})
    source = fields.String(metadata={"description": "The id of a source that it relies on."})
    source_domain = fields.String(
        metadata={"description": "The host of a source that it relies on.", "example": "town.example"}
    )
    corrected_since = _moment("Corrected at this moment or later.")
