"""The tables, and the queries over them."""

from factcheck.models.blind import BlindRating
from factcheck.models.claims import Claim, ClaimState
from factcheck.models.commentaries import Commentary, CommentaryState, Edition, Scrape
from factcheck.models.comments import Comment, Mention
from factcheck.models.drafts import Draft
from factcheck.models.evidence import Evidence, Source, Stance
from factcheck.models.gate import Gate
from factcheck.models.ledger import LedgerEntry, LedgerHead
from factcheck.models.listings import Citation, Listing
from factcheck.models.partners import ApiKey, IdempotentRequest, KeyUsage, Partner
from factcheck.models.people import Person
from factcheck.models.placements import Placement
from factcheck.models.presence import Presence
from factcheck.models.ratings import Rating
from factcheck.models.renditions import Rendition
from factcheck.models.reports import Report
from factcheck.models.site import Site
from factcheck.models.verdicts import Verdict, VerdictState
from factcheck.models.views import SavedView
from factcheck.models.webhooks import Delivery, DeliveryState, Webhook

TABLES = (
    Person,
    Partner,
    ApiKey,
    Commentary,
    Scrape,
    Edition,
    Claim,
    Placement,
    Source,
    Evidence,
    Rating,
    Verdict,
    LedgerEntry,
    LedgerHead,
    Rendition,
    Listing,
    Citation,
    KeyUsage,
    IdempotentRequest,
    Webhook,
    Delivery,
    Report,
    Gate,
    Comment,
    Mention,
    Presence,
    Draft,
    Site,
    BlindRating,
    SavedView,
)

__all__ = [
    "TABLES",
    "ApiKey",
    "BlindRating",
    "Citation",
    "Claim",
    "ClaimState",
    "Comment",
    "Commentary",
    "CommentaryState",
    "Delivery",
    "DeliveryState",
    "Draft",
    "Edition",
    "Evidence",
    "Gate",
    "IdempotentRequest",
    "KeyUsage",
    "LedgerEntry",
    "LedgerHead",
    "Listing",
    "Mention",
    "Partner",
    "Person",
    "Placement",
    "Presence",
    "Rating",
    "Rendition",
    "Report",
    "SavedView",
    "Scrape",
    "Site",
    "Source",
    "Stance",
    "Verdict",
    "VerdictState",
    "Webhook",
]
