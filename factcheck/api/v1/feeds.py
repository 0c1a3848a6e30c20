"""The verdicts that stand, as other programs know them."""

from typing import Any

from werkzeug.wrappers import Response as Answer

from factcheck.api import claimreview
from factcheck.api.arguments import PageArguments, VerdictFilters
from factcheck.api.v1.blueprint import answers, blueprint
from factcheck.schemas.linked_data import DataFeedSchema


class FeedArguments(VerdictFilters, PageArguments):
    """Which verdicts, and which page of them."""


@blueprint.get("/verdicts.jsonld")
@blueprint.arguments(FeedArguments, location="query")
@answers(DataFeedSchema, "listClaimReviews", content_type="application/ld+json", tag="Formats")
def list_claim_reviews(arguments: dict[str, Any]) -> Answer:
    """List the verdicts that stand as schema.org ClaimReview, in the form of Data Commons' feed of fact checks."""
    return claimreview.feed(arguments)
