"""The other formats: schema.org ClaimReview and W3C Web Annotation, as OpenAPI describes them."""

from typing import Any

from marshmallow import fields

from factcheck.schemas.base import Public


def _object(description: str) -> Any:
    return fields.Dict(keys=fields.String(), metadata={"description": description})


class ClaimReviewSchema(Public):
    """A verdict as schema.org ClaimReview, in JSON-LD."""

    context = fields.String(data_key="@context", required=True, metadata={"example": "https://schema.org"})
    type = fields.String(data_key="@type", required=True, metadata={"example": "ClaimReview"})
    url = fields.String(required=True)
    in_language = fields.String(data_key="inLanguage", required=True)
    date_published = fields.String(data_key="datePublished", required=True)
    author = _object("The newsroom.")
    claim_reviewed = fields.String(data_key="claimReviewed", required=True)
    item_reviewed: Any = fields.Dict(data_key="itemReviewed", required=True, metadata={"description": "The Claim."})
    review_rating: Any = fields.Dict(data_key="reviewRating", required=True, metadata={"description": "The Rating."})
    abstract = fields.String()
    citation = fields.List(_object("A source."))
    correction = fields.String()


class DataFeedSchema(Public):
    """A page of verdicts as the feed of Data Commons, in JSON-LD."""

    context = fields.String(data_key="@context", required=True, metadata={"example": "https://schema.org"})
    type = fields.String(data_key="@type", required=True, metadata={"example": "DataFeed"})
    name = fields.String()
    date_modified = fields.String(data_key="dateModified", allow_none=True)
    elements = fields.List(_object("A DataFeedItem."), data_key="dataFeedElement", required=True)


class AnnotationSchema(Public):
    """A checked claim as a W3C Web Annotation."""

    context = fields.String(data_key="@context", required=True)
    id = fields.String(required=True)
    type = fields.String(required=True, metadata={"example": "Annotation"})
    motivation = fields.String(required=True, metadata={"example": "assessing"})
    created = fields.String()
    creator = _object("The newsroom.")
    canonical = fields.String()
    body = fields.List(_object("A TextualBody."), required=True)
    target = fields.List(_object("A SpecificResource with its selectors."), required=True)


class AnnotationPageSchema(Public):
    """A page of annotations."""

    context = fields.String(data_key="@context")
    id = fields.String(required=True)
    type = fields.String(required=True, metadata={"example": "AnnotationPage"})
    part_of = fields.Dict(data_key="partOf")
    start_index = fields.Integer(data_key="startIndex", required=True)
    items = fields.List(fields.Nested(AnnotationSchema), required=True)
    next = fields.String()
    prev = fields.String()


class AnnotationCollectionSchema(Public):
    """The annotations of a commentary, with their first page."""

    context = fields.String(data_key="@context", required=True)
    id = fields.String(required=True)
    type = fields.String(required=True, metadata={"example": "AnnotationCollection"})
    label = fields.String()
    total = fields.Integer(required=True)
    first = fields.Nested(AnnotationPageSchema, required=True)
    last = fields.String(required=True)
