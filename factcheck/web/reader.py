"""What readers ask for that is not stored: lists, search, feeds, the sitemap, oEmbed, and the report of an error.

The answers carry no cookie and may be cached, like those of the front door.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import orjson
from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as Answer

from factcheck.errors import BadRequest, Forbidden, Invalid, NotFound
from factcheck.models import Commentary, Listing, Rating, headings
from factcheck.models.headings import Heading
from factcheck.publishing import addresses, fare, feeds, lists, oembed, site, sitemaps, templates, translations
from factcheck.publishing.headers import SHARED_HEADERS
from factcheck.publishing.lists import Page
from factcheck.publishing.storing import TRANSLATION
from factcheck.schemas.forms import ReportForm
from factcheck.services import finding, reports
from factcheck.web.application import csrf, limiter, setting

blueprint = Blueprint("reader", __name__)

_LAST_PAGE = 1000


def _language() -> str:
    asked = request.args.get("language", "")
    return asked if asked in translations.LANGUAGES else site.language()


def _public(body: bytes | str, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer that anybody may keep for a while, or 304 where the client has it."""
    response = Response(body, content_type=media_type, headers=headers)
    response.headers["Cache-Control"] = f"public, max-age={site.cache_seconds()}"
    response.add_etag()
    response.make_conditional(request)
    return response


def _page(template: str, **context: Any) -> Response:
    return _public(templates.render(f"reader/{template}", _language(), **context), "text/html; charset=utf-8")


def _number() -> int:
    asked = request.args.get("page", "1")
    if not asked.isdecimal() or not 0 < int(asked) <= _LAST_PAGE:
        raise NotFound("There is no such page.")
    return int(asked)


def _asked(*names: str) -> dict[str, str]:
    return {name: request.args.get(name, "")[:200] for name in names}


def _scale() -> dict[str, Rating]:
    return {rating.slug: rating for rating in Rating.scale()}


def _conditions(asked: Mapping[str, str]) -> list[Any]:
    columns = {"rating": Listing.rating, "in": Listing.language, "language": Listing.language}
    columns |= {"topic": Listing.topic, "holder": Listing.holder}
    return [columns[name] == value for name, value in asked.items() if value]


@blueprint.get("/commentaries")
def home() -> Response:
    """List the commentaries: a page of them, or the words in another language than the site's."""
    number = _number()
    items, more = lists.overviews(page=number)
    return _page("home.html", page=Page(items, number, more, addresses.home, _asked("language")))


@blueprint.get("/topics/<path:name>")
def topic(name: str) -> Answer:
    """Show what was checked on a topic; one that was renamed leads to its new name."""
    overviews, _ = lists.overviews(Commentary.topic == name)
    renamed = "" if overviews else headings.successor(Heading.TOPIC, name)
    if renamed:
        return redirect(addresses.topic(renamed, **_asked("language")))
    return _verdicts("topic", name, overviews if _number() == 1 else [])


@blueprint.get("/holders/<path:name>")
def holder(name: str) -> Response:
    """Show what somebody said, and how it fared."""
    return _verdicts("holder", name, [])


def _verdicts(kind: str, name: str, overviews: list[lists.Overview]) -> Response:
    number, scale, asked = _number(), _scale(), _asked("rating", "in")
    about = _conditions({kind: name})
    listed, counts = "verdict", lists.counts(*about)
    if not counts:  # a name as a translation writes it
        listed, counts = TRANSLATION, lists.counts(*about, kind=TRANSLATION)
    if not counts and not overviews:
        raise NotFound("Nothing was published on this.")
    items, more = lists.verdicts(*about, *_conditions(asked), kind=listed, page=number)
    make = partial({"topic": addresses.topic, "holder": addresses.holder}[kind], name)
    page = Page(items, number, more, make, {**asked, **_asked("language")})
    return _page(
        "verdicts.html", kind=kind, name=name, page=page, scale=scale, fare=fare.of(counts, scale), overviews=overviews
    )


@blueprint.get("/search")
def search() -> Response:
    """Find verdicts by the words of their claims, their summaries and their sources."""
    number, asked, size = _number(), _asked("q", "rating", "in"), lists.PAGE_SIZE
    filters = _conditions({name: asked[name] for name in ("rating", "in")})
    found, total = finding.search(
        asked["q"],
        filters,
        newest=finding.newest_listing(),
        offset=(number - 1) * size,
        limit=size,
    )
    items = [orjson.loads(bytes(row.body)) for row in found]
    page = Page(items, number, number * size < total, addresses.search, {**asked, **_asked("language")})
    return _page(
        "verdicts.html", kind="search", name="", page=page, scale=_scale(), fare=None, overviews=[], found=total
    )


@blueprint.get("/how-we-check")
def method() -> Response:
    """Say how the newsroom checks, and what the ratings mean."""
    page = Page([], 1, False, addresses.method, _asked("language"))
    return _page("method.html", page=page, scale=_scale())


@blueprint.get("/feed.atom")
def atom() -> Response:
    """Give the newest verdicts, of one language, topic or holder where one is asked for, as Atom."""
    return _feed(feeds.atom, feeds.ATOM)


@blueprint.get("/feed.json")
def json_feed() -> Response:
    """Give the same as a JSON Feed."""
    return _feed(feeds.json_feed, feeds.JSON_FEED)


def _feed(make: Any, media_type: str) -> Response:
    asked = {name: value for name, value in _asked("language", "topic", "holder").items() if value}
    if "topic" in asked:  # who follows a topic that was renamed goes on following it
        asked["topic"] = headings.successor(Heading.TOPIC, asked["topic"]) or asked["topic"]
    verdicts, _ = lists.verdicts(*_conditions(asked))
    language = translations.NAMES.get(asked.get("language", ""), asked.get("language"))
    title = ": ".join(filter(None, (site.name(), asked.get("topic"), asked.get("holder"), language)))
    return _public(make(verdicts, title, **asked), media_type, {"Access-Control-Allow-Origin": "*"})


@blueprint.get("/sitemap.xml")
def sitemap_index() -> Response:
    """Name the files of the sitemap."""
    return _public(sitemaps.index(), "application/xml")


@blueprint.get("/sitemap-<int:number>.xml")
def sitemap(number: int) -> Response:
    """Give one of them."""
    found = sitemaps.page(number) if number else None
    if found is None:
        raise NotFound("The sitemap has no such file.")
    return _public(found, "application/xml")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Tell crawlers what to leave alone."""
    return _public(sitemaps.robots(), "text/plain; charset=utf-8")


@blueprint.get("/oembed")
def embed() -> Response:
    """Say how a page of ours is framed on another (https://oembed.com, JSON only)."""
    if request.args.get("format", "json") != "json":
        raise NotFound("Only JSON is given.")
    url = request.args.get("url", "")
    limits = {name: _length(name) for name in ("maxwidth", "maxheight")}
    found = oembed.describe(url, **limits)
    if found is None:
        raise NotFound("Nothing is published at this address.")
    return _public(orjson.dumps(found), "application/json", dict(SHARED_HEADERS))


def _length(name: str) -> int | None:
    asked = request.args.get(name, "")
    if asked and not asked.isdecimal():
        raise BadRequest(f"{name} is a number of pixels.")
    return int(asked) if asked else None


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """Let browsers offer the search (OpenSearch 1.1)."""
    return _public(templates.render("reader/opensearch.xml"), "application/opensearchdescription+xml")


@blueprint.get("/report")
def report_form() -> Response:
    """Show the form to report an error."""
    return _report(about=request.args.get("about", ""))


@blueprint.post("/report")
@csrf.exempt
@limiter.limit(lambda: setting("report_limit"), deduct_when=lambda response: response.status_code == 200)
def report() -> Response:
    """Take a report to the newsroom.

    There is no session to ride on and so no token to check: only forms of our own pages are taken, and those that fill
    the field which people do not see are thanked and dropped.
    """
    if not _from_here():
        raise Forbidden("Reports are sent from the form on this site.")
    if request.form.get("website"):
        return _report(sent=True)
    try:
        form = ReportForm().load_form(request.form)
        form["about"] = urlsplit(form["about"]).path
        reports.receive(**form)
    except Invalid as refusal:
        typed = [request.form.get(name, "") for name in ("about", "message", "email")]
        return _report(*typed, errors=refusal.fields, status=422)
    return _report(about=form["about"], sent=True)


def _from_here() -> bool:
    """Tell whether a form was sent from a page of this site, as far as the browser says where it came from."""
    where = request.headers.get("Sec-Fetch-Site")
    if where:
        return where == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _report(
    about: str = "",
    message: str = "",
    email: str = "",
    *,
    errors: Mapping[str, Any] | None = None,
    sent: bool = False,
    status: int = 200,
) -> Response:
    title = reports.title_of(about)
    context = {"title": title, "about": about, "message": message, "email": email, "errors": errors or {}, "sent": sent}
    return Response(templates.render("reader/report.html", _language(), **context), status)
