"""What partners get: the public shape of a commentary, its claims and their verdicts."""

from marshmallow import fields

from factcheck.models import Stance
from factcheck.schemas.base import Public
from factcheck.text import Kind


class RatingSchema(Public):
    """A step of the scale."""

    slug = fields.String(metadata={"example": "mostly-false"})
    name = fields.String(metadata={"description": "In the language of the edition.", "example": "Mostly false"})
    value = fields.Float(
        allow_none=True, metadata={"description": "From 1, the worst, to 5, the best; null where no number fits."}
    )


class SourceSchema(Public):
    """A work that is cited, as it read when the verdict was proposed."""

    id = fields.String()
    title = fields.String(metadata={"example": "Decision of the Governing Board"})
    url = fields.String(allow_none=True, metadata={"example": "https://example.org/decision"})
    publisher = fields.String()
    published_on = fields.String(allow_none=True, metadata={"format": "date"})


class PassageSchema(Public):
    """A TextQuoteSelector of W3C Web Annotation, in the text of the source."""

    type = fields.String(metadata={"example": "TextQuoteSelector"})
    exact = fields.String()
    prefix = fields.String()
    suffix = fields.String()


class EvidenceSchema(Public):
    """What a source says about the claim."""

    id = fields.String()
    source = fields.Nested(SourceSchema)
    passage = fields.String(metadata={"description": "The words that bear on the claim."})
    selector = fields.Nested(
        PassageSchema,
        allow_none=True,
        metadata={"description": "Where the passage stands in the copy that the newsroom keeps; null if it has none."},
    )
    archived_at = fields.String(
        allow_none=True, metadata={"format": "date-time", "description": "When that copy of the page was taken."}
    )
    stance = fields.String(metadata={"enum": [stance.value for stance in Stance]})
    note = fields.String()


class SelectorSchema(Public):
    """A TextQuoteSelector or a TextPositionSelector of W3C Web Annotation, in code points of the edition's text."""

    type = fields.String(metadata={"example": "TextQuoteSelector"})
    exact = fields.String()
    prefix = fields.String()
    suffix = fields.String()
    start = fields.Integer()
    end = fields.Integer()


class ClaimSchema(Public):
    """A claim and where it stands in the text."""

    id = fields.String()
    wording = fields.String(metadata={"description": "The claim as a sentence that reads on its own."})
    quote = fields.String(metadata={"description": "The words of the text that make it."})
    holder = fields.String(
        allow_none=True, metadata={"description": "Who says it; null: the author of the commentary."}
    )
    kind = fields.Enum(Kind, by_value=True)
    selectors = fields.List(fields.Nested(SelectorSchema))


class PeriodSchema(Public):
    """The days that a commentary speaks of, both included."""

    start = fields.Date()
    end = fields.Date()


class CommentaryLinkSchema(Public):
    """Which commentary a verdict belongs to."""

    id = fields.String()
    edition = fields.String(metadata={"description": "The id of its text."})
    title = fields.String()
    language = fields.String(metadata={"example": "en"})
    topic = fields.String()
    outlet = fields.String()
    source_url = fields.String(allow_none=True, metadata={"description": "Where the outlet published it."})
    period = fields.Nested(PeriodSchema, allow_none=True)
    url = fields.String(metadata={"description": "The page that readers see."})


class VerdictSchema(Public):
    """One published version of a verdict. It is never edited: a correction is a new version.

    It is written once. Where a translation of the text makes the same claim, as a person confirmed, it is told of that
    claim too, at an address of its own: the same version and the same words, with the claim, the edition and the name
    of the rating in the translation's language, and `written_in`.

    Of a withdrawn commentary's verdict only the tombstone is left: `id`, `state` and `withdrawal`.
    """

    id = fields.String()
    url = fields.String(metadata={"description": "The page that readers see of this version."})
    state = fields.String(metadata={"enum": ["published", "superseded", "retracted", "withdrawn"]})
    number = fields.Integer(metadata={"description": "Counts the versions on the claim from 1."})
    claim = fields.Nested(ClaimSchema)
    commentary = fields.Nested(CommentaryLinkSchema)
    rating = fields.Nested(RatingSchema)
    as_of = fields.Date(metadata={"description": "The day that it speaks for."})
    summary = fields.String()
    explanation = fields.String(
        metadata={"description": "Markdown; the footnote [^2] refers to the second of `evidence`."}
    )
    explanation_html = fields.String(
        metadata={"description": "The same, as sanitised HTML; footnotes lead to the page that readers see."}
    )
    written_in = fields.String(
        metadata={
            "description": "Only where it is told of a translation of the claim: the language of its own words.",
            "example": "en",
        }
    )
    evidence = fields.List(fields.Nested(EvidenceSchema))
    checked_by = fields.String()
    approved_by = fields.String()
    published_at = fields.AwareDateTime(format="iso")
    correction = fields.String(allow_none=True, metadata={"description": "Why it replaced the version before it."})
    superseded_by = fields.String(allow_none=True, metadata={"description": "The id of the version that replaced it."})
    retraction = fields.String(allow_none=True, metadata={"description": "Why it was taken back."})
    withdrawal = fields.String(allow_none=True, metadata={"description": "Only on a tombstone: why it was withdrawn."})


class StandingVerdictSchema(VerdictSchema):
    """The verdict that stands on a claim, told with the claim itself."""

    class Meta(Public.Meta):
        """Marshmallow's own settings."""

        exclude = ("claim", "commentary", "withdrawal")


class ClaimWithVerdictSchema(ClaimSchema):
    """A claim with the verdict that stands on it, if there is one."""

    verdict = fields.Nested(StandingVerdictSchema, allow_none=True)


class VersionSchema(Public):
    """A version of a verdict, in short."""

    id = fields.String()
    number = fields.Integer()
    state = fields.String(metadata={"enum": ["published", "superseded", "retracted"]})
    rating = fields.String(metadata={"description": "Its slug."})
    published_at = fields.AwareDateTime(format="iso")


class SameClaimSchema(Public):
    """The same claim in another language."""

    id = fields.String()
    language = fields.String(metadata={"example": "ru"})


class ClaimResourceSchema(ClaimWithVerdictSchema):
    """A claim on its own, with every version of its verdict; or its tombstone."""

    state = fields.String(metadata={"enum": ["published", "dismissed", "withdrawn"]})
    language = fields.String(metadata={"description": "Of the text that makes it.", "example": "en"})
    translation_of = fields.String(
        allow_none=True,
        metadata={"description": "The id of the claim of another language whose verdict is this one's too."},
    )
    translations = fields.List(
        fields.Nested(SameClaimSchema),
        metadata={"description": "The claims of other languages that share its verdict."},
    )
    saying = fields.String(
        allow_none=True,
        metadata={"description": "Of reported speech: the id of the claim that its holder said it, judged apart."},
    )
    said = fields.List(
        fields.String(), metadata={"description": "The ids of the claims that what this one says was said is so."}
    )
    commentary = fields.Nested(CommentaryLinkSchema)
    history = fields.List(fields.Nested(VersionSchema), metadata={"description": "Newest first."})
    withdrawal = fields.String(allow_none=True, metadata={"description": "Only on a tombstone: why it was withdrawn."})


class EditionSchema(Public):
    """A commentary's text in one language, one revision of it. It never changes; or its tombstone."""

    id = fields.String()
    state = fields.String(metadata={"enum": ["published", "withdrawn"]})
    commentary = fields.Nested(CommentaryLinkSchema)
    language = fields.String(metadata={"example": "en"})
    revision = fields.Integer()
    title = fields.String()
    label = fields.String()
    byline = fields.String()
    credit = fields.String()
    text = fields.String()
    sha256 = fields.String(metadata={"description": "Of the text in UTF-8."})
    created_at = fields.AwareDateTime(format="iso")
    withdrawal = fields.String(allow_none=True, metadata={"description": "Only on a tombstone: why it was withdrawn."})


class EditionLinkSchema(Public):
    """The text of a commentary in one language, in short."""

    id = fields.String()
    language = fields.String(metadata={"example": "ru"})
    title = fields.String()
    url = fields.String(metadata={"description": "The page that readers see."})


class CommentarySchema(Public):
    """A published commentary, or the tombstone of a withdrawn one, which has neither text nor claims.

    Text and claims are those of its first language; `editions` leads to the others.
    """

    id = fields.String()
    edition = fields.String(metadata={"description": "The id of its text."})
    url = fields.String()
    state = fields.String(metadata={"enum": ["published", "withdrawn"]})
    title = fields.String()
    language = fields.String(metadata={"description": "The first: that of the text here.", "example": "en"})
    topic = fields.String()
    outlet = fields.String()
    source_url = fields.String(allow_none=True)
    period = fields.Nested(PeriodSchema, allow_none=True)
    label = fields.String(metadata={"description": "The outlet's own word on the whole.", "example": "It got worse"})
    byline = fields.String()
    credit = fields.String(metadata={"description": "Of the photograph."})
    text = fields.String()
    sha256 = fields.String(metadata={"description": "Of the text in UTF-8."})
    published_at = fields.AwareDateTime(format="iso")
    withdrawal = fields.String(allow_none=True, metadata={"description": "Why it was withdrawn."})
    editions = fields.List(
        fields.Nested(EditionLinkSchema), metadata={"description": "One a language, the first language first."}
    )
    claims = fields.List(fields.Nested(ClaimWithVerdictSchema))
