"""The ledger's page: filtered by act, person, thing and days, a page at a time; and the numbers."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from lxml import html

from factcheck import clock
from factcheck.models import Claim, Commentary, LedgerEntry, Person
from factcheck.services import blind, claims
from factcheck.web.admin import ledger
from tests.factories import approve, make_claim, make_commentary, propose
from tests.forms import submit
from tests.web.pages import parsed, words


@pytest.fixture
def admin(signed_in: Callable[[Person], FlaskClient], ada: Person) -> FlaskClient:
    return signed_in(ada)


@pytest.fixture
def claim(bridge: Commentary, fyodor: Person, faina: Person) -> Claim:
    """A claim of Fyodor's that Faina dismissed on the first day of 2031."""
    claim = make_claim(fyodor, bridge)
    with clock.reading(lambda: datetime(2031, 1, 1, 23, 59, tzinfo=UTC)):
        claims.dismiss(faina, claim, seen=1, reason="Not a claim.")
    return claim


def found(admin: FlaskClient, **query: str) -> list[str]:
    """The acts that the page shows."""
    rows = parsed(admin.get("/admin/ledger", query_string=query)).xpath("//tbody/tr/td[4]")
    return [row.text_content() for row in rows]


def test_it_finds_by_act_person_thing_and_day(admin: FlaskClient, claim: Claim, faina: Person):
    assert found(admin, act="claim.add") == ["added the claim"]
    assert found(admin, person=faina.id) == ["dismissed the claim"]
    assert found(admin, thing=claim.id) == ["dismissed the claim", "added the claim"]
    assert found(admin, thing="claim", act="claim.add", person=faina.id) == []
    assert found(admin, since="2031-01-01", until="2031-01-01") == ["dismissed the claim"]
    assert found(admin, since="2031-01-02") == []
    assert "dismissed the claim" not in found(admin, until="2030-12-31")


def test_it_keeps_the_filter_from_page_to_page(
    admin: FlaskClient, claim: Claim, fyodor: Person, monkeypatch: pytest.MonkeyPatch
):
    make_claim(fyodor, claim.edition.commentary)
    monkeypatch.setattr(ledger, "PAGE", 1)
    first = admin.get("/admin/ledger?act=claim.add")
    (earlier,) = html.fromstring(first.text).xpath("//a[text()='Earlier acts']/@href")
    second = admin.get(earlier)
    assert words(second).count("added the claim") > 1  # of the filter, and of the entry
    assert claim.id in second.text
    assert "Earlier acts" not in second.text


def test_it_answers_a_filter_that_is_no_day(admin: FlaskClient):
    assert admin.get("/admin/ledger?since=soon").status_code == 422
    assert LedgerEntry.matching(5, until=date(1, 1, 1)) == []


def test_it_shows_the_numbers_as_drawings_and_as_tables(
    admin: FlaskClient, bridge: Commentary, ed: Person, fyodor: Person, faina: Person
):
    verdict = propose(fyodor, make_claim(fyodor, bridge))
    blind.give(faina, blind.ask(ed, verdict, faina), rating=verdict.rating)
    approve(ed, verdict)
    other = make_commentary(fyodor, title="Another")
    approve(ed, propose(fyodor, make_claim(fyodor, other)))
    page = admin.get("/admin/numbers")
    drawings = parsed(page).xpath("//*[local-name()='svg' and @role='img']")
    assert len(drawings) == 4
    assert [bar.text_content().split(": ")[1] for bar in drawings[0].xpath(".//*[local-name()='rect']")][-1] == "2"
    assert "style=" not in page.text
    text = words(page)
    assert "Faina and Fyodor 1 100 % —" in text
    assert "A bridge and its price 1 100 % —" in text


def test_it_calls_an_account_a_person_whoever_acts(admin: FlaskClient, ada: Person):
    submit(admin, "/account", "/account/language", language="be")
    (entry,) = LedgerEntry.select().where(LedgerEntry.act == "person.language")
    assert (entry.kind, entry.thing) == ("person", ada.id)
