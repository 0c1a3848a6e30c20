"""Verdicts: a list of those that stand, and every version at its address."""

from typing import Any

from werkzeug.wrappers import Response as Answer

from factcheck.api import answers as answer
from factcheck.api import claimreview, lists
from factcheck.api.arguments import NoArguments, PageArguments, VerdictFilters, shaping
from factcheck.api.v1.blueprint import answers, blueprint, linked_data
from factcheck.publishing import addresses
from factcheck.schemas.answers import VerdictAnswerSchema, VerdictPageSchema
from factcheck.schemas.linked_data import ClaimReviewSchema
from factcheck.schemas.public import VerdictSchema

Shape = shaping(VerdictSchema, list(answer.NEIGHBOURS["verdict"]))


class VerdictListArguments(VerdictFilters, PageArguments, Shape):  # type: ignore[misc,valid-type]  # made above
    """Which verdicts, which page of them, and in what shape."""


@blueprint.get("/verdicts")
@blueprint.arguments(VerdictListArguments, location="query")
@answers(VerdictPageSchema, "listVerdicts")
def list_verdicts(arguments: dict[str, Any]) -> Answer:
    """List the verdicts that stand, in the order of their publication.

    Each is listed once, in the language that it was written in; where you ask for languages or for a claim, in each of
    these, told of the claim's translations too. A page's cursor survives what is published meanwhile: new verdicts
    come at the end.
    """
    return lists.page("verdicts", "verdict", arguments)


@blueprint.get("/verdicts/<string:id>")
@blueprint.arguments(Shape, location="query")
@answers(VerdictAnswerSchema, "getVerdict", refusals={"404": "NotFound"})
def get_verdict(arguments: dict[str, Any], id: str) -> Answer:
    """Get one version of a verdict; one that was superseded or retracted says so.

    With `Accept: application/ld+json`, a version that is published comes as schema.org ClaimReview.
    """
    if claimreview.preferred():
        return claimreview.of_verdict(id)
    return answer.stored(addresses.api_verdict(id), "verdict", arguments)


@blueprint.get("/verdicts/<string:id>/<string:language>")
@blueprint.arguments(Shape, location="query")
@answers(VerdictAnswerSchema, "getVerdictInLanguage", refusals={"404": "NotFound"})
def get_verdict_in_language(arguments: dict[str, Any], id: str, language: str) -> Answer:
    """Get one version of a verdict as it is told of a translation of its claim: `ru` in the place of the language.

    The claim, the edition and the name of the rating are in that language; `written_in` names that of the rest. With
    `Accept: application/ld+json`, a version that is published comes as schema.org ClaimReview.
    """
    if claimreview.preferred():
        return claimreview.of_verdict(id, language)
    return answer.stored(addresses.api_verdict(id, language), "verdict", arguments)


@blueprint.get("/verdicts/<string:id>.json")
@blueprint.arguments(Shape, location="query")
@answers(VerdictAnswerSchema, "getVerdictJson", refusals={"404": "NotFound"}, tag="Formats")
def get_verdict_json(arguments: dict[str, Any], id: str) -> Answer:
    """Get one version of a verdict as JSON, whatever is accepted."""
    return answer.stored(addresses.api_verdict(id), "verdict", arguments)


@blueprint.get("/verdicts/<string:id>.jsonld")
@blueprint.arguments(NoArguments, location="query")
@linked_data(ClaimReviewSchema, "getClaimReview")
def get_claim_review(arguments: dict[str, Any], id: str) -> Answer:
    """Get a published verdict as schema.org ClaimReview."""
    return claimreview.of_verdict(id)


@blueprint.get("/verdicts/<string:id>/<string:language>.jsonld")
@blueprint.arguments(NoArguments, location="query")
@linked_data(ClaimReviewSchema, "getClaimReviewInLanguage")
def get_claim_review_in_language(arguments: dict[str, Any], id: str, language: str) -> Answer:
    """Get a published verdict as schema.org ClaimReview, as it is told of a translation of its claim."""
    return claimreview.of_verdict(id, language)
