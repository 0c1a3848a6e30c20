"""What partners get around the public things: pages of lists, the feed of changes, matches, webhooks and problems."""

from typing import Any

from marshmallow import fields

from factcheck.schemas.base import Public
from factcheck.schemas.public import (
    ClaimResourceSchema,
    CommentarySchema,
    EditionSchema,
    EvidenceSchema,
    SourceSchema,
    VerdictSchema,
)
from factcheck.text.discrepancies import Kind


class IndexSchema(Public):
    """What there is, and where."""

    name = fields.String(required=True, metadata={"description": "Of the newsroom.", "example": "The Desk"})
    documentation = fields.String(required=True, metadata={"description": "A page for people."})
    openapi = fields.String(required=True, metadata={"description": "The same for programs."})
    resources: Any = fields.Dict(
        keys=fields.String(), values=fields.String(), required=True, metadata={"description": "Addresses, by name."}
    )


class PageSchema(Public):
    """A page of a list."""

    next = fields.String(allow_none=True, metadata={"description": "The address of the next page; null on the last."})


class ShapedSchema(Public):
    """What may bring neighbours along."""

    included: Any = fields.Dict(
        keys=fields.String(), metadata={"description": "What `include` asked for, by its path; absent without it."}
    )


class ShapedPageSchema(PageSchema, ShapedSchema):
    """A page that may bring neighbours along."""


class VerdictAnswerSchema(VerdictSchema, ShapedSchema):
    """One version of a verdict, with its neighbours if asked."""


class CommentaryAnswerSchema(CommentarySchema, ShapedSchema):
    """A commentary, with its neighbours if asked."""


class EditionAnswerSchema(EditionSchema, ShapedSchema):
    """An edition, with its neighbours if asked."""


class ClaimAnswerSchema(ClaimResourceSchema, ShapedSchema):
    """A claim, with its neighbours if asked."""


class VerdictPageSchema(ShapedPageSchema):
    """A page of verdicts, in the order of their publication."""

    verdicts = fields.List(fields.Nested(VerdictSchema), required=True)


class SearchPageSchema(ShapedPageSchema):
    """A page of what was found, the most relevant first."""

    verdicts = fields.List(fields.Nested(VerdictSchema), required=True)


class CommentaryPageSchema(ShapedPageSchema):
    """A page of commentaries, in the order of their publication."""

    commentaries = fields.List(fields.Nested(CommentarySchema), required=True)


class EditionPageSchema(ShapedPageSchema):
    """A page of editions, in the order of their publication."""

    editions = fields.List(fields.Nested(EditionSchema), required=True)


class ClaimPageSchema(ShapedPageSchema):
    """A page of claims, in the order of their publication."""

    claims = fields.List(fields.Nested(ClaimResourceSchema), required=True)


class ColoursSchema(Public):
    """A rating's colour on light and on dark paper, each with a contrast of 4.5 or more to it."""

    light = fields.String(metadata={"example": "#b3261e"})
    dark = fields.String(metadata={"example": "#ff8a80"})


class RatingStepSchema(Public):
    """A step of the scale, in every language."""

    slug = fields.String(required=True, metadata={"example": "mostly-false"})
    value = fields.Float(allow_none=True)
    names: Any = fields.Dict(keys=fields.String(), values=fields.String(), metadata={"description": "By language."})
    meanings: Any = fields.Dict(keys=fields.String(), values=fields.String())
    active = fields.Boolean(metadata={"description": "False: given to no new verdict; old ones may have it still."})
    mark = fields.String(metadata={"description": "Tells it apart without its colour.", "example": "✕"})
    colours = fields.Nested(ColoursSchema)


class ScaleSchema(PageSchema):
    """The whole scale."""

    ratings = fields.List(fields.Nested(RatingStepSchema), required=True)


class FacetSchema(Public):
    """A holder or a topic: how many verdicts stand, and of which ratings."""

    name = fields.String(required=True)
    verdicts = fields.Integer(required=True)
    ratings: Any = fields.Dict(
        keys=fields.String(), values=fields.Integer(), metadata={"description": "How many, by the rating's slug."}
    )


class NamedCountSchema(Public):
    """A name and how many verdicts stand."""

    name = fields.String(required=True)
    verdicts = fields.Integer(required=True)


class HolderPageSchema(PageSchema):
    """A page of those who say what was checked, by name."""

    holders = fields.List(fields.Nested(NamedCountSchema), required=True)


class TopicPageSchema(PageSchema):
    """A page of topics, by name."""

    topics = fields.List(fields.Nested(NamedCountSchema), required=True)


class SourceResourceSchema(SourceSchema):
    """A source, as it was cited last, with the verdicts that stand on it."""

    domain = fields.String(allow_none=True, metadata={"example": "example.org"})
    verdicts = fields.List(fields.String(), metadata={"description": "Their ids."})


class SourcePageSchema(PageSchema):
    """A page of sources."""

    sources = fields.List(fields.Nested(SourceResourceSchema), required=True)


class EvidenceResourceSchema(EvidenceSchema):
    """What one source says, with the verdict that relies on it."""

    verdict = fields.String(metadata={"description": "Its id."})
    claim = fields.String(metadata={"description": "Its id."})


class EvidencePageSchema(PageSchema):
    """A page of evidence."""

    evidence = fields.List(fields.Nested(EvidenceResourceSchema), required=True)


class EventSchema(Public):
    """What happened to one resource."""

    type = fields.String(required=True, metadata={"example": "verdict.corrected"})
    kind = fields.String(required=True, metadata={"enum": ["commentary", "edition", "claim", "verdict"]})
    id = fields.String(required=True)
    url = fields.String(required=True, metadata={"description": "Where it is read."})
    etag = fields.String(required=True, metadata={"description": "Of it as it became: the start of its SHA-256."})
    reason = fields.String(allow_none=True, metadata={"description": "Of a correction, retraction or withdrawal."})
    commentary = fields.String(metadata={"description": "The id of its commentary."})
    claim = fields.String(allow_none=True, metadata={"description": "The id of its claim."})
    language = fields.String()
    topic = fields.String()
    outlet = fields.String()


class ChangeSchema(Public):
    """What one act of the newsroom changed for the public. It holds as a whole."""

    sequence = fields.Integer(required=True, metadata={"description": "Its place in the ledger."})
    previous = fields.Integer(required=True, metadata={"description": "The sequence of the change before; 0: none."})
    at = fields.AwareDateTime(format="iso", required=True)
    events = fields.List(fields.Nested(EventSchema), required=True)


class ChangePageSchema(Public):
    """Changes, oldest first."""

    changes = fields.List(fields.Nested(ChangeSchema), required=True)
    position = fields.Integer(required=True, metadata={"description": "Of the last change here: ask after it next."})
    head = fields.Integer(required=True, metadata={"description": "Of the newest change there is."})
    next = fields.String(required=True, metadata={"description": "The address that goes on after the position."})
    included: Any = fields.Dict(keys=fields.String(), metadata={"description": "With `include=resources`, by path."})


class DifferenceSchema(Public):
    """In what a text says something else than a claim that is worded alike."""

    kind = fields.Enum(Kind, by_value=True, required=True, metadata={"example": "negation"})
    text = fields.List(fields.String(), required=True, metadata={"description": "The words of the text."})
    claim = fields.List(fields.String(), required=True, metadata={"description": "The words of the claim."})


class MatchSchema(Public):
    """A published claim that the text makes again."""

    start = fields.Integer(required=True, metadata={"description": "In code points of the text."})
    end = fields.Integer(required=True)
    quote = fields.String(required=True)
    score = fields.Float(required=True, metadata={"description": "The probability that both are the same claim."})
    differences = fields.List(
        fields.Nested(DifferenceSchema),
        required=True,
        metadata={"description": "Each takes the score below one half. Empty where none was found."},
    )
    verdict = fields.Nested(VerdictSchema, required=True)


class MatchedTextSchema(Public):
    """What one text makes again, in the order of the text."""

    id = fields.String(allow_none=True, required=True)
    matches = fields.List(fields.Nested(MatchSchema), required=True)


class MatchAnswerSchema(Public):
    """The texts in the order in which they were sent."""

    texts = fields.List(fields.Nested(MatchedTextSchema), required=True)


class DraftSchema(Public):
    """A commentary that was taken in, for the newsroom to check."""

    id = fields.String(required=True)
    state = fields.String(required=True, metadata={"example": "draft"})
    title = fields.String(required=True)
    language = fields.String(required=True)


class WebhookSchema(Public):
    """Where a partner is told of changes."""

    id = fields.String(required=True)
    url = fields.String(required=True, metadata={"example": "https://partner.example/hooks/factcheck"})
    types = fields.List(fields.String(), required=True, metadata={"description": "Empty: all."})
    filters: Any = fields.Dict(
        keys=fields.String(), values=fields.List(fields.String()), metadata={"description": "By facet; empty: all."}
    )
    state = fields.String(required=True, metadata={"enum": ["active", "failing", "paused"]})
    failing_since = fields.AwareDateTime(format="iso", allow_none=True)
    paused_at = fields.AwareDateTime(format="iso", allow_none=True)
    pause_reason = fields.String(allow_none=True)
    position = fields.Integer(metadata={"description": "The sequence of the last change that was queued for it."})
    created_at = fields.AwareDateTime(format="iso")


class NewWebhookSchema(WebhookSchema):
    """A webhook with its secret, which is shown this once."""

    secret = fields.String(required=True, metadata={"example": "whsec_…"})


class SecretSchema(Public):
    """A new secret, shown this once; the one before signs too until `previous_until`."""

    secret = fields.String(required=True)
    previous_until = fields.AwareDateTime(format="iso", required=True)


class WebhookPageSchema(PageSchema):
    """All webhooks of the partner."""

    webhooks = fields.List(fields.Nested(WebhookSchema), required=True)


class DeliverySchema(Public):
    """A message to a webhook, and what became of it."""

    id = fields.String(required=True, metadata={"description": "The webhook-id that was sent with it."})
    type = fields.String(required=True)
    sequence = fields.Integer(required=True)
    state = fields.String(required=True, metadata={"enum": ["waiting", "delivered", "failed"]})
    attempts = fields.Integer(required=True)
    due_at = fields.AwareDateTime(format="iso", allow_none=True, metadata={"description": "Of the next attempt."})
    created_at = fields.AwareDateTime(format="iso")
    answered_at = fields.AwareDateTime(format="iso", allow_none=True)
    status = fields.Integer(allow_none=True, metadata={"description": "Of the last answer."})
    problem = fields.String(allow_none=True)


class DeliveryPageSchema(PageSchema):
    """A page of deliveries, the newest first."""

    deliveries = fields.List(fields.Nested(DeliverySchema), required=True)


class ResentSchema(Public):
    """How many messages are sent again."""

    resent = fields.Integer(required=True)


class ProblemSchema(Public):
    """A problem document (RFC 9457)."""

    type = fields.String(required=True, metadata={"example": "https://factcheck.example/problems/not-found"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors: Any = fields.Dict(
        keys=fields.String(), values=fields.List(fields.String()), metadata={"description": "By field."}
    )
    retry_after = fields.Integer(metadata={"description": "Seconds to wait."})
