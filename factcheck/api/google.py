"""A drop-in for Google's Fact Check Tools API (v1alpha1), as its discovery document describes it.

Programs that were written for Google's need another address and another key, nothing else.
"""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import orjson
from flask import Blueprint, current_app, request
from itsdangerous import BadData, URLSafeSerializer
from werkzeug.wrappers import Response as Answer

from factcheck import clock
from factcheck.api import access, answers
from factcheck.errors import BadRequest, Forbidden, NotFound
from factcheck.models import Listing, Rendition
from factcheck.publishing import addresses, site
from factcheck.publishing.claimreview import BEST, WORST
from factcheck.publishing.resources import domain
from factcheck.publishing.storing import TRANSLATION, VERDICT_KINDS
from factcheck.services import finding

blueprint = Blueprint("google", __name__, url_prefix="/v1alpha1")
blueprint.before_request(access.admit)

# What every method of Google's takes, save for `key`, which is the API key.
_COMMON = set(
    "$.xgafv access_token alt callback fields key oauth_token prettyPrint quotaUser uploadType upload_protocol".split()
)
_MOST = 100
Json = dict[str, Any]


@blueprint.get("/claims:search")
@access.scoped("search")
def search_claims() -> Answer:
    """Search through fact-checked claims."""
    _know("query languageCode maxAgeDays reviewPublisherSiteFilter pageSize pageToken offset")
    query, publisher = request.args.get("query", ""), request.args.get("reviewPublisherSiteFilter", "")
    if not query and not publisher:
        raise BadRequest("Give a query or a reviewPublisherSiteFilter.")
    asked = [query, publisher, request.args.get("languageCode", ""), request.args.get("maxAgeDays", "")]
    newest, offset, size = _place(asked)
    if publisher and not _is_ours(publisher):
        return _answer({})
    rows, total = _search(query, newest, offset, size)
    page: Json = {"claims": [_claim(orjson.loads(bytes(row.body))) for row in rows]} if rows else {}
    if offset + len(rows) < total and rows:
        page["nextPageToken"] = _tokens().dumps([asked, newest, offset + len(rows)])
    return _answer(page)


@blueprint.get("/pages")
@access.scoped("search")
def list_pages() -> Answer:
    """List the ClaimReview markup of a page, or of all of this newsroom's."""
    _know("url organization pageSize pageToken offset")
    url, organization = request.args.get("url", ""), request.args.get("organization", "")
    if bool(url) == bool(organization):
        raise BadRequest("Give either a url or an organization.")
    if url:
        row = _page_row(urlsplit(url).path) if _is_ours(url) else None
        return _answer({"claimReviewMarkupPages": [_page(row)]} if row else {})
    newest, offset, size = _place([organization])
    if not _is_ours(organization):
        return _answer({})
    standing = _standing().where(Rendition.position <= newest)
    rows = list(standing.order_by(Rendition.position, Rendition.path).offset(offset).limit(size + 1))
    page: Json = {"claimReviewMarkupPages": [_page(row) for row in rows[:size]]} if rows else {}
    if len(rows) > size:
        page["nextPageToken"] = _tokens().dumps([[organization], newest, offset + size])
    return _answer(page)


@blueprint.get("/pages/<string:id>")
@access.scoped("search")
def get_page(id: str) -> Answer:
    """Get the ClaimReview markup of a page."""
    _know("")
    verdict, _, language = id.partition("-")
    row = _verdict_row(verdict, language)
    if row is None:
        raise NotFound("There is no such page.")
    return _answer(_page(row))


@blueprint.route("/pages", methods=["POST"])
@blueprint.route("/pages/<string:id>", methods=["PUT", "DELETE"])
@access.scoped("search")
def refuse_writing(id: str = "") -> Answer:
    """Refuse what only the newsroom does."""
    raise Forbidden("Markup is made by the newsroom's own verdicts; nobody writes it from outside.")


def _search(query: str, newest: int, offset: int, size: int) -> tuple[list[Rendition], int]:
    conditions: list[Any] = []
    language = request.args.get("languageCode", "").partition("-")[0].lower()
    if language:
        conditions.append(Listing.language == language)
    days = _number("maxAgeDays", 0, 0, 36_500)
    if days:
        conditions.append(Listing.published_at >= clock.now() - timedelta(days=days))
    if query:
        return finding.search(query, conditions, newest=newest, offset=offset, limit=size)
    found = _standing().join(Listing, on=(Listing.path == Rendition.path)).where(Listing.id <= newest, *conditions)
    return list(found.order_by(Rendition.position.desc(), Rendition.path).offset(offset).limit(size)), found.count()


def _standing() -> Any:
    return Rendition.select(Rendition.path, Rendition.body, Rendition.etag).where(
        Rendition.kind.in_(VERDICT_KINDS) & Rendition.position.is_null(False)
    )


def _page_row(path: str) -> Rendition | None:
    """Return the verdict that stands whose page is at this path: its own, or that of a translation of its claim."""
    id = path.rpartition("/")[2]
    if path == addresses.verdict(id):
        return _verdict_row(id)
    if path != addresses.claim(id):
        return None
    told = Listing.select(Listing.path).where((Listing.claim == id) & (Listing.kind == TRANSLATION))
    row: Rendition | None = _standing().where(Rendition.path.in_(told)).first()
    return row


def _verdict_row(id: str, language: str = "") -> Rendition | None:
    """Return a verdict that stands, told of a translation of its claim where a language is given."""
    row: Rendition | None = _standing().where(Rendition.path == addresses.api_verdict(id, language)).first()
    return row


def _place(asked: list[str]) -> tuple[int, int, int]:
    """Return the bound of the search, the offset and the page size; a token wins over an offset."""
    size = _number("pageSize", 10, 0, 2**31) or 10
    token = request.args.get("pageToken", "")
    if not token:
        bound = finding.newest_listing() if len(asked) > 1 else 2**62
        return bound, _number("offset", 0, 0, finding.MOST), min(size, _MOST)
    try:
        known, newest, offset = _tokens().loads(token)
    except (BadData, ValueError, TypeError):
        known, newest, offset = None, 0, 0
    if known != asked:
        raise BadRequest("This pageToken is none of this search.")
    return newest, offset, min(size, _MOST)


def _number(name: str, default: int, least: int, most: int) -> int:
    raw = request.args.get(name, "")
    if not raw:
        return default
    if not raw.isascii() or not raw.isdecimal() or len(raw) > 10 or not least <= int(raw) <= most:
        raise BadRequest(f"{name} is a whole number from {least} to {most}.")
    return int(raw)


def _know(names: str) -> None:
    """Refuse an argument that Google's method does not take."""
    known = [*names.split(), *_COMMON]
    for name in request.args:
        if name not in known:
            raise BadRequest(f'Invalid value "{name}": there is no such parameter. {access.nearest(name, known)}')
    if request.args.get("alt", "json") != "json":
        raise BadRequest("Only alt=json is answered.")


def _is_ours(address: str) -> bool:
    """Tell whether an address, or a bare host, is on this site."""
    given = domain(address if "//" in address else f"//{address}")
    return given == domain(site.absolute(""))


def _claim(verdict: Json) -> Json:
    claim, commentary = verdict["claim"], verdict["commentary"]
    reviewed = verdict["published_at"].replace("+00:00", "Z")  # as Google writes moments
    return {
        "text": claim["wording"],
        "claimant": claim["holder"] or commentary["outlet"],
        "claimDate": f"{commentary['period']['end']}T00:00:00Z" if commentary["period"] else reviewed,
        "claimReview": [
            {
                "publisher": {"name": site.name(), "site": domain(site.absolute(""))},
                "url": verdict["url"],
                "title": verdict["summary"],
                "reviewDate": reviewed,
                "textualRating": verdict["rating"]["name"],
                "languageCode": commentary["language"],
            }
        ],
    }


def _page(row: Rendition) -> Json:
    verdict = orjson.loads(bytes(row.body))
    claim, commentary, rating = verdict["claim"], verdict["commentary"], verdict["rating"]
    value = {} if rating["value"] is None else {"ratingValue": round(rating["value"])}
    return {
        "name": f"pages/{verdict['id']}" + (f"-{commentary['language']}" if "written_in" in verdict else ""),
        "pageUrl": verdict["url"],
        "publishDate": verdict["published_at"][:10],
        "claimReviewAuthor": {"name": site.name(), "imageUrl": site.image()},
        "claimReviewMarkups": [
            {
                "url": verdict["url"],
                "claimReviewed": claim["wording"],
                "claimAuthor": {"name": claim["holder"] or commentary["outlet"]},
                "claimFirstAppearance": commentary["source_url"] or commentary["url"],
                "rating": {
                    **value,
                    "worstRating": WORST,
                    "bestRating": BEST,
                    "textualRating": rating["name"],
                    "ratingExplanation": verdict["summary"],
                },
            }
        ],
        "versionId": row.etag,
    }


def _tokens() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="pageToken")


def _answer(content: Json) -> Answer:
    return answers.answer(orjson.dumps(content))
