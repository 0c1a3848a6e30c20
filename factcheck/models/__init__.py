"""The tables, and the queries over them."""

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
from factcheck.models.presence import Presence
from factcheck.models.renditions import Rendition
from factcheck.models.reports import Report
from factcheck.models.verdicts import Rating, Verdict, VerdictState
from factcheck.models.webhooks import Delivery, DeliveryState, Webhook

TABLES = (
    Person,
    Partner,
    ApiKey,
    Commentary,
    Scrape,
    Edition,
    Claim,
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
)

__all__ = [
    "TABLES",
    "ApiKey",
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
    "Presence",
    "Rating",
    "Rendition",
    "Report",
    "Scrape",
    "Source",
    "Stance",
    "Verdict",
    "VerdictState",
    "Webhook",
]
