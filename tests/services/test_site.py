"""What the newsroom says of itself, and where readers see it."""

import pytest

from factcheck.errors import Forbidden, Stale
from factcheck.models import Commentary, LedgerEntry, Person, Rendition, Site
from factcheck.publishing import addresses
from factcheck.services import site
from tests.factories import approve, make_claim, make_commentary, propose, publish
from tests.services.test_logos import SVG

SAID = {"name": "The Desk", "contact": "desk@example.org", "method": {"en": "We **ask**."}}


def page(path: str) -> str:
    return bytes(Rendition.get_by_id(path).body).decode()


@pytest.fixture
def published(ed: Person, fyodor: Person) -> Commentary:
    commentary = make_commentary(fyodor)
    approve(ed, propose(fyodor, make_claim(fyodor, commentary)))
    return publish(ed, commentary)


def test_it_shows_a_new_name_on_every_page_and_tells_partners(ada: Person, published: Commentary):
    claim = published.edition.claims.get()
    picture = Rendition.get_by_id(addresses.picture(claim.verdicts.get().id)).etag
    site.change(ada, Site.current(), seen=1, **SAID)
    assert "The Desk" in page(addresses.home())
    assert "The Desk" in page(addresses.commentary(published.slug))
    assert "The Desk" in page(addresses.embed_json(published.slug))
    assert Rendition.get_by_id(addresses.picture(claim.verdicts.get().id)).etag != picture


def test_it_renders_nothing_where_the_name_stays(ada: Person, published: Commentary):
    Rendition.update(etag="as it was").execute()
    site.change(ada, Site.current(), seen=1, **{**SAID, "name": ""})
    assert not Rendition.select().where(Rendition.etag != "as it was").exists()


def test_it_is_recorded_with_what_was_said_before(ada: Person):
    site.change(ada, Site.current(), seen=1, **SAID)
    (entry,) = LedgerEntry.newest(1)
    assert (entry.act, entry.changed["after"]) == ("site.change", SAID)
    assert entry.changed["before"]["name"] == ""


def test_it_shows_the_logo_and_takes_it_away(ada: Person, published: Commentary):
    path = addresses.commentary(published.slug)
    site.set_logo(ada, Site.current(), seen=1, content=SVG.format("", '<path d="M1 2"/>').encode())
    assert "M1 2" in page("/logo.svg")
    assert '<img class="logo" src="/logo.svg?v=' in page(path)
    site.set_logo(ada, Site.current(), seen=2, content=b"")
    assert "logo.svg" not in page(path)
    assert [each.act for each in LedgerEntry.newest_of(ada, 2)] == ["site.logo", "site.logo"]


def test_it_is_an_admins_and_refuses_a_stale_change(ada: Person, ed: Person):
    with pytest.raises(Forbidden):
        site.change(ed, Site.current(), seen=1, **SAID)
    with pytest.raises(Forbidden):
        site.set_logo(ed, Site.current(), seen=1, content=b"")
    site.change(ada, Site.current(), seen=1, **SAID)
    with pytest.raises(Stale):
        site.change(ada, Site.current(), seen=1, **SAID)
    with pytest.raises(Stale):
        site.set_logo(ada, Site.current(), seen=1, content=b"")
