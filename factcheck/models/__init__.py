"""The tables, and the queries over them."""

from factcheck.models.base import Table
from factcheck.models.blind import BlindRating
from factcheck.models.claims import Claim, ClaimState
from factcheck.models.commentaries import Commentary, CommentaryState, Edition, Scrape
from factcheck.models.comments import Comment, Mention
from factcheck.models.credentials import FailedSignIn, PasswordLink, SecondFactor, Session
from factcheck.models.drafts import Draft
from factcheck.models.evidence import Copy, Evidence, Source, Stance
from factcheck.models.feeds import Feed, FeedItem
from factcheck.models.gate import Gate
from factcheck.models.ledger import LedgerEntry, LedgerHead
from factcheck.models.links import Link, LinkState
from factcheck.models.listings import Citation, Listing
from factcheck.models.pairings import Pairing
from factcheck.models.partners import ApiKey, IdempotentRequest, KeyUsage, Partner
from factcheck.models.people import Person
from factcheck.models.placements import Placement
from factcheck.models.postings import Posting
from factcheck.models.presence import Presence
from factcheck.models.ratings import Rating
from factcheck.models.rechecks import Reason, Recheck
from factcheck.models.renditions import DueRendering, Rendition
from factcheck.models.reports import Report
from factcheck.models.site import Site
from factcheck.models.verdicts import Verdict, VerdictState
from factcheck.models.views import SavedView
from factcheck.models.webhooks import Delivery, DeliveryState, Webhook

TABLES: tuple[type[Table], ...] = (
    Person,
    Session,
    SecondFactor,
    PasswordLink,
    FailedSignIn,
    Partner,
    ApiKey,
    Commentary,
    Scrape,
    Edition,
    Claim,
    Placement,
    Pairing,
    Source,
    Copy,
    Evidence,
    Rating,
    Verdict,
    LedgerEntry,
    LedgerHead,
    Rendition,
    DueRendering,
    Listing,
    Citation,
    Posting,
    KeyUsage,
    IdempotentRequest,
    Webhook,
    Delivery,
    Report,
    Gate,
    Link,
    Recheck,
    Feed,
    FeedItem,
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
    "Copy",
    "Delivery",
    "DeliveryState",
    "Draft",
    "DueRendering",
    "Edition",
    "Evidence",
    "FailedSignIn",
    "Feed",
    "FeedItem",
    "Gate",
    "IdempotentRequest",
    "KeyUsage",
    "LedgerEntry",
    "LedgerHead",
    "Link",
    "LinkState",
    "Listing",
    "Mention",
    "Pairing",
    "Partner",
    "PasswordLink",
    "Person",
    "Placement",
    "Posting",
    "Presence",
    "Rating",
    "Reason",
    "Recheck",
    "Rendition",
    "Report",
    "SavedView",
    "Scrape",
    "SecondFactor",
    "Session",
    "Site",
    "Source",
    "Stance",
    "Verdict",
    "VerdictState",
    "Webhook",
]
