"""Lists for readers, a page at a time: commentaries with how their claims fared, and verdicts that stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from peewee import fn

from factcheck.models import Commentary, CommentaryState, Edition, Listing, Rendition
from factcheck.publishing import fare, site, translations
from factcheck.publishing.fare import Fare

PAGE_SIZE = 20


@dataclass(frozen=True)
class Overview:
    """A published commentary in a list: its edition without the text, and how its claims fared."""

    commentary: Commentary
    edition: Edition
    fare: Fare
    as_of: datetime


@dataclass(frozen=True)
class Page:
    """A page of a list, and the addresses around it.

    `make` makes an address of the list of fields, of which `asked` are those that this page has.
    """

    items: Sequence[Any]
    number: int
    more: bool
    make: Callable[..., str]
    asked: Mapping[str, str] = field(default_factory=dict)

    def address(self, **changed: str) -> str:
        """Return the address of this list with some fields changed."""
        return self.make(**{**self.asked, **changed})

    @property
    def here(self) -> str:
        """The address of this page."""
        return self.address(page=str(self.number) if self.number > 1 else "")

    @property
    def first(self) -> str:
        """The address of the list's first page."""
        return self.address(page="")

    @property
    def earlier(self) -> str:
        """The address of the page before, empty on the first."""
        return self.address(page=str(self.number - 1) if self.number > 2 else "") if self.number > 1 else ""

    @property
    def later(self) -> str:
        """The address of the page after, empty on the last."""
        return self.address(page=str(self.number + 1)) if self.more else ""

    @property
    def languages(self) -> dict[str, str]:
        """The addresses of this page in each language."""
        return {code: self.address(language=site.chosen(code)) for code in translations.LANGUAGES}


def overviews(*conditions: Any, page: int = 1) -> tuple[list[Overview], bool]:
    """Return a page of the published commentaries that meet the conditions, newest first, and whether more follow."""
    found = list(
        Commentary.select()
        .where(Commentary.state == CommentaryState.PUBLISHED, *conditions)
        .order_by(Commentary.published_at.desc(), Commentary.id.desc())
        .offset((page - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    shown = found[:PAGE_SIZE]
    ids = [each.id for each in shown]
    editions, moments = _editions(ids), _moments(ids)
    fares = fare.of_commentaries({id: edition.language for id, edition in editions.items()})
    return [
        Overview(each, editions[each.id], fares[each.id], moments.get(each.id, each.published_at)) for each in shown
    ], len(found) > PAGE_SIZE


def _editions(ids: list[str]) -> dict[str, Edition]:
    """Return of each commentary the current edition in its first language, without the text."""
    columns = (Edition.id, Edition.commentary, Edition.language, Edition.title, Edition.label)
    newest: dict[str, Edition] = {}
    wanted = Edition.commentary.in_(ids) & Edition.current()
    for edition in Edition.select(*columns).where(wanted).order_by(Edition.id):
        known = newest.get(edition.commentary_id)
        if known is None or known.language == edition.language:
            newest[edition.commentary_id] = edition
    return newest


def _moments(ids: list[str]) -> dict[str, datetime]:
    rows: Any = (
        Listing.select(Listing.commentary, fn.MAX(Listing.published_at))
        .where(Listing.commentary.in_(ids) & (Listing.kind == "verdict"))
        .group_by(Listing.commentary)
        .tuples()
    )
    read = Listing.published_at.python_value
    return {commentary: read(moment) for commentary, moment in rows}


def verdicts(
    *conditions: Any, kind: str = "verdict", page: int = 1, size: int = PAGE_SIZE
) -> tuple[list[dict[str, Any]], bool]:
    """Return a page of the verdicts that stand and meet conditions on `Listing`, as `VerdictSchema` dumps them.

    The newest come first; the second value tells whether more follow. The `kind` may be `TRANSLATION`, too.
    """
    newest = Listing.select(Listing.path).where(Listing.kind == kind, *conditions)
    newest = newest.order_by(Listing.published_at.desc(), Listing.id.desc())
    paths = [row.path for row in newest.offset((page - 1) * size).limit(size + 1)]
    rows = Rendition.select(Rendition.path, Rendition.body).where(Rendition.path.in_(paths[:size]))
    bodies = {row.path: orjson.loads(bytes(row.body)) for row in rows}
    return [bodies[path] for path in paths[:size]], len(paths) > size


def counts(*conditions: Any, kind: str = "verdict") -> dict[str, int]:
    """Return how many verdicts that stand and meet the conditions have each rating, by its slug."""
    query = Listing.select(Listing.rating, fn.COUNT(Listing.id)).where(Listing.kind == kind, *conditions)
    rows: Any = query.group_by(Listing.rating).tuples()
    return dict(rows)
