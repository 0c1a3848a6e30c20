"""Commentaries, their editions and their claims; and the checked claims as W3C Web Annotations."""

from typing import Any

import orjson
from werkzeug.wrappers import Response as Answer

from factcheck.api import answers as answer
from factcheck.api import lists
from factcheck.api.arguments import ClaimFilters, CommonFilters, NoArguments, PageArguments, shaping
from factcheck.api.v1.blueprint import TEXT, answers, blueprint, linked_data
from factcheck.errors import NotFound
from factcheck.models import Listing, Rendition
from factcheck.publishing import addresses, annotations
from factcheck.schemas.answers import (
    ClaimAnswerSchema,
    ClaimPageSchema,
    CommentaryAnswerSchema,
    CommentaryPageSchema,
    EditionAnswerSchema,
    EditionPageSchema,
)
from factcheck.schemas.linked_data import AnnotationCollectionSchema, AnnotationPageSchema, AnnotationSchema
from factcheck.schemas.public import ClaimResourceSchema, CommentarySchema, EditionSchema

ANNOTATION = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'

CommentaryShape = shaping(CommentarySchema, list(answer.NEIGHBOURS["commentary"]))
EditionShape = shaping(EditionSchema, list(answer.NEIGHBOURS["edition"]))
ClaimShape = shaping(ClaimResourceSchema, list(answer.NEIGHBOURS["claim"]))


class CommentaryListArguments(CommonFilters, PageArguments, CommentaryShape):  # type: ignore[misc,valid-type]
    """Which commentaries, which page of them, and in what shape."""


class EditionListArguments(CommonFilters, PageArguments, EditionShape):  # type: ignore[misc,valid-type]
    """Which editions, which page of them, and in what shape."""


class ClaimListArguments(ClaimFilters, PageArguments, ClaimShape):  # type: ignore[misc,valid-type]
    """Which claims, which page of them, and in what shape."""


@blueprint.get("/commentaries")
@blueprint.arguments(CommentaryListArguments, location="query")
@answers(CommentaryPageSchema, "listCommentaries")
def list_commentaries(arguments: dict[str, Any]) -> Answer:
    """List the published commentaries, in the order of their publication."""
    return lists.page("commentaries", "commentary", arguments)


@blueprint.get("/commentaries/<string:id>")
@blueprint.arguments(CommentaryShape, location="query")
@answers(CommentaryAnswerSchema, "getCommentary", refusals={"404": "NotFound"})
def get_commentary(arguments: dict[str, Any], id: str) -> Answer:
    """Get a commentary with its text, its claims and the verdicts that stand on them."""
    return answer.stored(addresses.api_commentary(id), "commentary", arguments)


@blueprint.get("/editions")
@blueprint.arguments(EditionListArguments, location="query")
@answers(EditionPageSchema, "listEditions")
def list_editions(arguments: dict[str, Any]) -> Answer:
    """List the published editions, in the order of their publication."""
    return lists.page("editions", "edition", arguments)


@blueprint.get("/editions/<string:id>")
@blueprint.arguments(EditionShape, location="query")
@answers(EditionAnswerSchema, "getEdition", refusals={"404": "NotFound"})
def get_edition(arguments: dict[str, Any], id: str) -> Answer:
    """Get a commentary's text in one language."""
    return answer.stored(addresses.api_edition(id), "edition", arguments)


@blueprint.get("/editions/<string:id>.txt")
@blueprint.arguments(NoArguments, location="query")
@answers(TEXT, "getEditionText", content_type="text/plain", refusals={"404": "NotFound"}, tag="Formats")
def get_edition_text(arguments: dict[str, Any], id: str) -> Answer:
    """Get an edition's text as such: what the offsets of selectors count, in code points."""
    edition = _load(addresses.api_edition(id))
    return answer.answer(edition["text"].encode(), media_type="text/plain; charset=utf-8")


@blueprint.get("/claims")
@blueprint.arguments(ClaimListArguments, location="query")
@answers(ClaimPageSchema, "listClaims")
def list_claims(arguments: dict[str, Any]) -> Answer:
    """List the claims of published commentaries, checked or not, in the order of their publication."""
    return lists.page("claims", "claim", arguments)


@blueprint.get("/claims/<string:id>")
@blueprint.arguments(ClaimShape, location="query")
@answers(ClaimAnswerSchema, "getClaim", refusals={"404": "NotFound"})
def get_claim(arguments: dict[str, Any], id: str) -> Answer:
    """Get a claim with the verdict that stands on it and the history of its verdicts."""
    return answer.stored(addresses.api_claim(id), "claim", arguments)


@blueprint.get("/claims/<string:id>/annotation")
@blueprint.arguments(NoArguments, location="query")
@linked_data(AnnotationSchema, "getAnnotation")
def get_annotation(arguments: dict[str, Any], id: str) -> Answer:
    """Get a checked claim as a W3C Web Annotation."""
    claim = _load(addresses.api_claim(id))
    if not claim["verdict"]:
        raise NotFound("No verdict stands on this claim.")
    return _annotation(annotations.annotation(claim))


@blueprint.get("/commentaries/<string:id>/annotations")
@blueprint.arguments(NoArguments, location="query")
@linked_data(AnnotationCollectionSchema, "getAnnotations")
def get_annotations(arguments: dict[str, Any], id: str) -> Answer:
    """Get a commentary's checked claims as a W3C AnnotationCollection, with its first page.

    They are those of the text in its first language; each edition has a collection of its own.
    """
    return _collection(addresses.api_commentary(id))


@blueprint.get("/commentaries/<string:id>/annotations/<int:page>")
@blueprint.arguments(NoArguments, location="query")
@linked_data(AnnotationPageSchema, "getAnnotationPage")
def get_annotation_page(arguments: dict[str, Any], id: str, page: int) -> Answer:
    """Get a page of that collection, counted from 0."""
    return _page(addresses.api_commentary(id), page)


@blueprint.get("/editions/<string:id>/annotations")
@blueprint.arguments(NoArguments, location="query")
@linked_data(AnnotationCollectionSchema, "getEditionAnnotations")
def get_edition_annotations(arguments: dict[str, Any], id: str) -> Answer:
    """Get an edition's checked claims as a W3C AnnotationCollection, with its first page."""
    return _collection(addresses.api_edition(id))


@blueprint.get("/editions/<string:id>/annotations/<int:page>")
@blueprint.arguments(NoArguments, location="query")
@linked_data(AnnotationPageSchema, "getEditionAnnotationPage")
def get_edition_annotation_page(arguments: dict[str, Any], id: str, page: int) -> Answer:
    """Get a page of that collection, counted from 0."""
    return _page(addresses.api_edition(id), page)


def _collection(path: str) -> Answer:
    of = _load(path)
    return _annotation(annotations.collection(of, path, _checked(of)))


def _page(path: str, number: int) -> Answer:
    of = _load(path)
    found = annotations.page(of, path, _checked(of), number)
    if found is None:
        raise NotFound("The collection has no such page.")
    return _annotation(found)


def _checked(of: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the checked claims of an edition, or of a commentary's text, in the order of the text."""
    edition, commentary = (of["edition"], of["id"]) if "edition" in of else (of["id"], of["commentary"]["id"])
    rows = (
        Rendition.select(Rendition.body)
        .join(Listing, on=(Listing.path == Rendition.path))
        .where((Listing.kind == "claim") & (Listing.commentary == commentary) & (Listing.language == of["language"]))
    )
    claims = [orjson.loads(bytes(row.body)) for row in rows]
    found = [claim for claim in claims if claim["verdict"] and claim["commentary"]["edition"] == edition]
    return sorted(found, key=lambda claim: (claim["selectors"][1]["start"], claim["id"]))


def _annotation(content: dict[str, Any]) -> Answer:
    return answer.answer(orjson.dumps(content), media_type=ANNOTATION)


def _load(path: str) -> dict[str, Any]:
    """Return what is listed at this path, or raise `NotFound`: a tombstone has neither text nor claims."""
    row = Rendition.get_or_none((Rendition.path == path) & Rendition.position.is_null(False))
    if row is None:
        raise NotFound("Nothing that is published has this id.")
    return dict(orjson.loads(bytes(row.body)))
