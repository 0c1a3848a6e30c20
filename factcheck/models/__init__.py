"""The tables, and the queries over them."""

from factcheck.models.claims import Claim, ClaimState
from factcheck.models.commentaries import Commentary, CommentaryState, Edition, Scrape
from factcheck.models.evidence import Evidence, Source, Stance
from factcheck.models.ledger import LedgerEntry, LedgerHead
from factcheck.models.partners import ApiKey, Partner
from factcheck.models.people import Person
from factcheck.models.renditions import Rendition
from factcheck.models.verdicts import Rating, Verdict, VerdictState

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
)

__all__ = [
    "TABLES",
    "ApiKey",
    "Claim",
    "ClaimState",
    "Commentary",
    "CommentaryState",
    "Edition",
    "Evidence",
    "LedgerEntry",
    "LedgerHead",
    "Partner",
    "Person",
    "Rating",
    "Rendition",
    "Scrape",
    "Source",
    "Stance",
    "Verdict",
    "VerdictState",
]
