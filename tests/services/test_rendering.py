"""What all pages show is rendered anew after the act, a batch at a time; whatever is interrupted goes on later."""

from contextlib import suppress
from typing import Any

import pytest

from factcheck.models import Commentary, DueRendering, LedgerEntry, Person, Rating, Rendition, Site
from factcheck.models.db import db
from factcheck.publishing import addresses, renditions
from factcheck.services import commentaries, jobs, ledger, pages, rendering, site
from factcheck.services.ledger import verify
from tests.factories import approve, make_claim, make_commentary, propose, publish

NAMED: dict[str, Any] = {"name": "The Desk", "contact": "", "method": {}}


def page(commentary: Commentary) -> str:
    return bytes(Rendition.get_by_id(addresses.commentary(commentary.slug)).body).decode()


@pytest.fixture
def three(ed: Person, fyodor: Person) -> list[Commentary]:
    """Three commentaries that readers see, the oldest first, one of them with a verdict."""
    made = [publish(ed, make_commentary(fyodor, title=f"Bridge {number}")) for number in range(3)]
    approve(ed, propose(fyodor, make_claim(fyodor, made[0])))
    return made


@pytest.fixture
def _left_to_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation with a worker, which is not running, and whose batches have one commentary each."""
    monkeypatch.setattr(jobs, "render_pages", lambda: None)
    monkeypatch.setattr(rendering, "BATCH_SECONDS", 0.0)


@pytest.mark.usefixtures("_left_to_a_worker")
def test_it_gives_readers_the_former_page_until_it_is_rendered_anew(ada: Person, three: list[Commentary]):
    site.change(ada, Site.current(), seen=1, **NAMED)
    assert not any("The Desk" in page(each) for each in three)
    assert "The Desk" in bytes(Rendition.get_by_id(addresses.home()).body).decode()
    assert rendering.render_what_is_due() == 3
    assert all("The Desk" in page(each) for each in three)
    assert not rendering.has_work()


@pytest.mark.usefixtures("_left_to_a_worker")
def test_it_renders_the_newest_first_each_batch_a_transaction_with_an_entry(ada: Person, three: list[Commentary]):
    site.change(ada, Site.current(), seen=1, **NAMED)
    before = LedgerEntry.newest(1)[0].sequence
    assert rendering.render_batch() == 1
    assert ["The Desk" in page(each) for each in three] == [False, False, True]
    rendering.render_what_is_due()
    entries = LedgerEntry.select().where(LedgerEntry.sequence > before)
    assert [(entry.act, entry.actor) for entry in entries] == [("pages.render", "")] * 3
    assert verify()[1] is None


@pytest.mark.usefixtures("_left_to_a_worker")
def test_it_goes_on_where_a_batch_was_lost(ada: Person, three: list[Commentary]):
    site.change(ada, Site.current(), seen=1, **NAMED)
    rendering.render_batch()
    with suppress(KeyboardInterrupt), db.atomic():
        rendering.render_batch()
        raise KeyboardInterrupt
    assert ["The Desk" in page(each) for each in three] == [False, False, True]
    assert rendering.render_what_is_due() == 2


@pytest.mark.usefixtures("_left_to_a_worker")
def test_it_needs_no_second_rendering_of_what_an_act_renders_in_full(ada: Person, ed: Person, three: list[Commentary]):
    site.change(ada, Site.current(), seen=1, **NAMED)
    commentaries.withdraw(ed, three[1], seen=three[1].version, reason="It is a forgery.")
    assert {row.commentary for row in DueRendering.select()} == {three[0].id, three[2].id}


def test_it_leaves_nothing_that_another_rendering_would_change(ada: Person, three: list[Commentary]):
    site.change(ada, Site.current(), seen=1, **NAMED)
    with db.atomic():
        Rating.update(light="#111111").where(Rating.slug == "false").execute()
        ledger.append(ada, "rating.change", None)
        renditions.refresh_soon()
    rendering.render_what_is_due()
    before = {row.path: (row.etag, row.modified_at) for row in Rendition.select()}
    pages.render()
    assert {row.path: (row.etag, row.modified_at) for row in Rendition.select()} == before


def test_it_records_nothing_where_nothing_is_due(three: list[Commentary]):
    before = LedgerEntry.newest(1)[0].sequence
    assert rendering.render_what_is_due() == 0
    assert LedgerEntry.newest(1)[0].sequence == before
