"""What verdicts are told in: ratings, holders, topics, and the sources and evidence that they rely on."""

from collections.abc import Mapping
from typing import Any

import orjson
from peewee import fn
from werkzeug.wrappers import Response as Answer

from factcheck.api import answers as answer
from factcheck.api import cursors, lists
from factcheck.api.arguments import NoArguments, PageArguments, VerdictFilters
from factcheck.api.v1.blueprint import answers, blueprint
from factcheck.errors import NotFound
from factcheck.models import Citation, Listing, Rating
from factcheck.publishing import addresses, translations
from factcheck.schemas.answers import (
    EvidencePageSchema,
    EvidenceResourceSchema,
    FacetSchema,
    HolderPageSchema,
    RatingStepSchema,
    ScaleSchema,
    SourcePageSchema,
    SourceResourceSchema,
    TopicPageSchema,
)


class VocabularyArguments(VerdictFilters, PageArguments):
    """Of which verdicts that stand, and which page."""


@blueprint.get("/ratings")
@blueprint.arguments(NoArguments, location="query")
@answers(ScaleSchema, "listRatings", tag="Vocabulary")
def list_ratings(arguments: dict[str, Any]) -> Answer:
    """List the scale of ratings, from true to unverifiable, in every language."""
    return _dump({"ratings": [_rating(rating) for rating in Rating.scale()], "next": None})


@blueprint.get("/ratings/<string:slug>")
@blueprint.arguments(NoArguments, location="query")
@answers(RatingStepSchema, "getRating", refusals={"404": "NotFound"}, tag="Vocabulary")
def get_rating(arguments: dict[str, Any], slug: str) -> Answer:
    """Get a step of the scale."""
    found = Rating.get_or_none(Rating.slug == slug)
    if found is None:
        raise NotFound("The scale has no such rating.")
    return _dump(_rating(found))


@blueprint.get("/holders")
@blueprint.arguments(VocabularyArguments, location="query")
@answers(HolderPageSchema, "listHolders", tag="Vocabulary")
def list_holders(arguments: dict[str, Any]) -> Answer:
    """List those who say what was checked, by name, with the number of verdicts that stand."""
    return _facet_page("holders", "holder", arguments)


@blueprint.get("/holders/<string:name>")
@blueprint.arguments(NoArguments, location="query")
@answers(FacetSchema, "getHolder", refusals={"404": "NotFound"}, tag="Vocabulary")
def get_holder(arguments: dict[str, Any], name: str) -> Answer:
    """Get how the checked claims of one who says them fared."""
    return _facet("holder", name)


@blueprint.get("/topics")
@blueprint.arguments(VocabularyArguments, location="query")
@answers(TopicPageSchema, "listTopics", tag="Vocabulary")
def list_topics(arguments: dict[str, Any]) -> Answer:
    """List the topics of what was checked, by name, with the number of verdicts that stand."""
    return _facet_page("topics", "topic", arguments)


@blueprint.get("/topics/<string:name>")
@blueprint.arguments(NoArguments, location="query")
@answers(FacetSchema, "getTopic", refusals={"404": "NotFound"}, tag="Vocabulary")
def get_topic(arguments: dict[str, Any], name: str) -> Answer:
    """Get how the checked claims on a topic fared."""
    return _facet("topic", name)


@blueprint.get("/sources")
@blueprint.arguments(VocabularyArguments, location="query")
@answers(SourcePageSchema, "listSources", tag="Vocabulary")
def list_sources(arguments: dict[str, Any]) -> Answer:
    """List the sources that verdicts which stand rely on, in the order in which they were first known."""
    (after,) = cursors.read(arguments, [""])
    query = (
        Citation.select(Citation.source)
        .join(Listing)
        .where((Citation.source > after) & (Listing.kind == "verdict"), *lists.conditions(arguments))
        .distinct()
        .order_by(Citation.source)
        .limit(arguments["limit"] + 1)
    )
    ids = [row.source for row in query]
    page = ids[: arguments["limit"]]
    following = cursors.following(arguments, page[-1]) if len(ids) > len(page) else None
    return answer.linked(_dump({"sources": [_source(id) for id in page], "next": following}), following)


@blueprint.get("/sources/<string:id>")
@blueprint.arguments(NoArguments, location="query")
@answers(SourceResourceSchema, "getSource", refusals={"404": "NotFound"}, tag="Vocabulary")
def get_source(arguments: dict[str, Any], id: str) -> Answer:
    """Get a source with the verdicts that stand on it."""
    return _dump(_source(id))


@blueprint.get("/evidence")
@blueprint.arguments(VocabularyArguments, location="query")
@answers(EvidencePageSchema, "listEvidence", tag="Vocabulary")
def list_evidence(arguments: dict[str, Any]) -> Answer:
    """List what verdicts that stand rely on: passages of sources, in the order of the verdicts' ids."""
    (after,) = cursors.read(arguments, [""])
    query = _cited(Citation.evidence > after, *lists.conditions(arguments)).order_by(Citation.evidence)
    found = list(query.limit(arguments["limit"] + 1))
    page = found[: arguments["limit"]]
    following = cursors.following(arguments, page[-1].evidence) if len(found) > len(page) else None
    return answer.linked(_dump({"evidence": [_evidence(row) for row in page], "next": following}), following)


@blueprint.get("/evidence/<string:id>")
@blueprint.arguments(NoArguments, location="query")
@answers(EvidenceResourceSchema, "getEvidence", refusals={"404": "NotFound"}, tag="Vocabulary")
def get_evidence(arguments: dict[str, Any], id: str) -> Answer:
    """Get what one source says, as a verdict relies on it."""
    found = _cited(Citation.evidence == id).first()
    if found is None:
        raise NotFound("No verdict that stands relies on such evidence.")
    return _dump(_evidence(found))


def _rating(rating: Rating) -> dict[str, Any]:
    return {
        "slug": rating.slug,
        "value": rating.value,
        "names": {language: rating.name_in(language) for language in translations.LANGUAGES},
        "meanings": {language: rating.meaning_in(language) for language in translations.LANGUAGES},
        "active": rating.active,
        "mark": rating.mark,
        "colours": {"light": rating.light, "dark": rating.dark},
    }


def _cited(*conditions: Any) -> Any:
    """Select the sources as verdicts cite them, each once and not again where a verdict is told of a translation."""
    return Citation.select(Citation, Listing).join(Listing).where(Listing.kind == "verdict", *conditions)


def _source(id: str) -> dict[str, Any]:
    """Return a source as it was cited last, or raise `NotFound`."""
    rows = list(_cited(Citation.source == id).order_by(Citation.id))
    if not rows:
        raise NotFound("No verdict that stands relies on such a source.")
    verdicts = dict.fromkeys(_verdict(row) for row in rows)
    return {**rows[-1].content["source"], "domain": rows[-1].domain or None, "verdicts": list(verdicts)}


def _evidence(row: Citation) -> dict[str, Any]:
    return {**row.content, "verdict": _verdict(row), "claim": row.listing.claim}


def _verdict(row: Citation) -> str:
    return addresses.api_id(row.listing.path)


def _facet_page(name: str, facet: str, arguments: Mapping[str, Any]) -> Answer:
    (after,) = cursors.read(arguments, [""])
    column = getattr(Listing, facet)
    query: Any = (
        Listing.select(column, fn.COUNT(Listing.id))
        .where((Listing.kind == "verdict") & (column > after), *lists.conditions(arguments))
        .group_by(column)
        .order_by(column)
        .limit(arguments["limit"] + 1)
        .tuples()
    )
    found = list(query)
    page = found[: arguments["limit"]]
    following = cursors.following(arguments, page[-1][0]) if len(found) > len(page) else None
    entries = [{"name": value, "verdicts": count} for value, count in page]
    return answer.linked(_dump({name: entries, "next": following}), following)


def _facet(facet: str, name: str) -> Answer:
    query: Any = (
        Listing.select(Listing.rating, fn.COUNT(Listing.id))
        .where((Listing.kind == "verdict") & (getattr(Listing, facet) == name))
        .group_by(Listing.rating)
        .order_by(Listing.rating)
        .tuples()
    )
    ratings = dict(query)
    if not ratings or not name:
        raise NotFound(f"Nothing that was checked has this {facet}.")
    return _dump({"name": name, "verdicts": sum(ratings.values()), "ratings": ratings})


def _dump(content: dict[str, Any]) -> Answer:
    return answer.answer(orjson.dumps(content))
