"""Archiving sources: their pages are kept as WARC (ISO 28500), and visited again while verdicts rely on them.

The rows are the queue: a `Link` says when its page is due. The worker looks for what is due, so a lost job loses
nothing. A page is first visited when its source is attached; later, week by week, as long as a published verdict relies
on it. Hosts are visited one request at a time, with a pause between two.
"""

from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from io import BytesIO

from factcheck import clock
from factcheck.messages import _
from factcheck.models import Copy, Evidence, Link, LinkState, Person, Reason, Source
from factcheck.models.db import db
from factcheck.models.links import NEVER_FETCHED
from factcheck.models.visits import LONGEST_ADDRESS
from factcheck.policy import require
from factcheck.services import files, ledger, rechecking, visiting
from factcheck.services.fetching import Answered, Failed, Fetcher, Refused
from factcheck.settings import Settings
from factcheck.text import anchors, pages
from factcheck.text.files import Unreadable

REDIRECTS = 5
EVERY = timedelta(days=7)  # between two visits to a page on which a published verdict relies
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (2, 30, 240, 1440))  # after the first failure, the second …
DEAD_AFTER = 3  # failures in a row of a page that was there
PATIENCE = (timedelta(days=1),) * (DEAD_AFTER - 1)  # between them
_LONGEST_WAIT = timedelta(days=1)  # that a server may ask us for


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that answered, and what was read in it."""

    answered: Answered
    media_type: str
    text: files.Text
    digest: str
    canonical: str


def ask(actor: Person, source: Source) -> None:
    """Have a source's page visited now, as somebody wants a fresh copy or another attempt."""
    require(actor, "source.archive", source)
    with db.atomic():  # the link and its entry
        Link.update(due_at=clock.now(), tries=0).where(Link.source == source).execute()
        ledger.append(actor, "source.archive", source)


def plan() -> int:
    """Give a next visit to each page on which a published verdict relies, and return how many had none."""
    links = Link.to_watch()
    for link in links:
        link.put(due_at=(link.checked_at or clock.now()) + EVERY)
    return len(links)


def visit_next(settings: Settings) -> bool:
    """Visit the page that has been due longest, if there is one, and tell whether there was."""
    link = Link.next()
    if link:
        visiting.visit(link, lambda link: visit(link, settings))
    return bool(link)


def visit(link: Link, settings: Settings) -> None:
    """Fetch a page, keep a copy where it is new or reads otherwise than before, and record what was found."""
    fetcher = Fetcher.of(settings, redirects=REDIRECTS, most_bytes=settings.upload_limit)
    try:
        answered = fetcher.get(link.url)
    except (Refused, Failed) as problem:
        _record_failure(link, str(problem), timedelta(0))
        return
    if answered.status != HTTPStatus.OK:
        _record_failure(
            link,
            _("The page answers %(status)s instead of being there.", status=answered.status),
            _asked_to_wait(answered),
        )
        return
    _record(link, _read(answered, settings), settings)


def _asked_to_wait(answered: Answered) -> timedelta:
    seconds = answered.headers.get("retry-after", "")
    return min(timedelta(seconds=int(seconds)), _LONGEST_WAIT) if seconds.isdecimal() else timedelta(0)


def _read(answered: Answered, settings: Settings) -> _Page:
    media_type = answered.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_html = media_type in ("text/html", "application/xhtml+xml")
    try:
        text = files.read(answered.body, "page.html" if is_html else "", settings)
    except Unreadable:  # an image, say: it is kept and says nothing
        text = files.Text()
    canonical = pages.about(answered.body, answered.url).url if is_html else pages.plain_address(answered.url)
    canonical = canonical if len(canonical) <= LONGEST_ADDRESS else ""
    return _Page(answered, media_type, text, text.digest(answered.body), canonical)


def _record_failure(link: Link, problem: str, wait: timedelta) -> None:
    state = link.state
    if state in NEVER_FETCHED:
        state = LinkState.FAILED
    elif link.tries + 1 >= DEAD_AFTER:
        state = LinkState.DEAD
    with db.atomic():  # what was found, the rechecks that it opens, and the entry
        link.postpone(problem, DELAYS if state is LinkState.FAILED else PATIENCE, wait)
        if state is not link.state:
            link.put(state=state)
            opened = rechecking.open_for(link.source, Reason.DEAD, problem) if state is LinkState.DEAD else []
            _tell(link, state, problem=problem, rechecks=opened)


def _tell(link: Link, state: LinkState, **found: object) -> None:
    """Append what a visit found, with the claims at which somebody may look at the source."""
    cited_by = [each.claim_id for each in Evidence.of_source(link.source_id)]
    ledger.append(None, "source.visit", link.source, state=state, cited_by=cited_by, **found)


def _record(link: Link, page: _Page, settings: Settings) -> None:
    before = Copy.newest(link.source_id)
    state = _compare(before, page)
    keeping = state is not LinkState.ALIVE or before is None
    file = warc(page.answered) if keeping else b""
    sha256 = files.keep(file, settings) if keeping else ""
    with db.atomic():  # the copy, the rechecks that it opens, and the entry
        was = link.state
        if not keeping and was in (LinkState.CHANGED, LinkState.MOVED):
            state = was  # until somebody has looked, and there is nothing new to tell
        link.put(state=state, canonical=page.canonical, checked_at=clock.now(), tries=0, problem="", due_at=None)
        if not keeping:
            if state is not was:
                _tell(link, state)
            return
        copy = Copy.create(
            source=link.source_id,
            sha256=sha256,
            size=len(file),
            media_type=page.media_type,
            url=page.answered.url,
            text=page.text.characters,
            pages=list(page.text.pages),
            digest=page.digest,
        )
        find_passages(copy)
        opened = rechecking.open_for(link.source, Reason(state.value), _say(state, copy)) if before else []
        _tell(link, state, rechecks=opened, copy=copy.id, sha256=sha256, url=copy.url)


def _compare(before: Copy | None, page: _Page) -> LinkState:
    """Tell what became of a page since its copy."""
    if before and pages.plain_address(before.url) != pages.plain_address(page.answered.url):
        return LinkState.MOVED
    if before and before.digest != page.digest:
        return LinkState.CHANGED
    return LinkState.ALIVE


def _say(state: LinkState, copy: Copy) -> str:
    """Say what became of a page, and whether what was quoted of it can still be read there."""
    quoted = Evidence.select().where((Evidence.source == copy.source_id) & (Evidence.passage != ""))
    there = [bool(anchors.anchor(copy.text, anchors.TextQuoteSelector(each.passage))) for each in quoted]
    moved = state is LinkState.MOVED
    if not there:
        return (
            _("It answers from %(url)s now.", url=copy.url)
            if moved
            else _("It reads otherwise than the copy that was kept before.")
        )
    if all(there):
        return (
            _("It answers from %(url)s now. What was quoted still stands there.", url=copy.url)
            if moved
            else _("It reads otherwise than the copy that was kept before. What was quoted still stands there.")
        )
    return (
        _("It answers from %(url)s now. What was quoted is not found there.", url=copy.url)
        if moved
        else _("It reads otherwise than the copy that was kept before. What was quoted is not found there.")
    )


def find_passages(copy: Copy) -> None:
    """Give each passage of a source that was typed by hand its selector, where its words stand once in the copy."""
    typed = (Evidence.source == copy.source_id) & Evidence.copy.is_null() & (Evidence.passage != "")
    for evidence in Evidence.select().where(typed):
        place = anchors.anchor(copy.text, anchors.TextQuoteSelector(evidence.passage))
        if place:
            quote = anchors.describe(copy.text, place)
            Evidence.update(copy=copy, passage=quote.exact, prefix=quote.prefix, suffix=quote.suffix).where(
                Evidence.id == evidence.id
            ).execute()


def warc(answered: Answered) -> bytes:
    """Return an answer as a WARC file with one record, packed as WARC files are.

    The body stands in it as it was received, without the chunks of its transfer, and the header says so.
    """
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    transfer = ("transfer-encoding", "content-length")
    fields = [(name, value) for name, value in answered.fields if name.lower() not in transfer]
    status = f"{answered.status} {HTTPStatus(answered.status).phrase}"
    header = StatusAndHeaders(status, [*fields, ("Content-Length", str(len(answered.body)))], protocol="HTTP/1.1")
    file = BytesIO()
    writer = WARCWriter(file, gzip=True, warc_version="1.1")
    record = writer.create_warc_record(
        answered.url, "response", payload=BytesIO(answered.body), http_headers=header, length=len(answered.body)
    )
    writer.write_record(record)
    return file.getvalue()
