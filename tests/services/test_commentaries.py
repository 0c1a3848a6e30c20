"""Commentaries: received, made, revised, published, withdrawn."""

import hashlib
from datetime import date

import pytest

from factcheck.errors import Conflict, Forbidden, Stale
from factcheck.models import Commentary, CommentaryState, Edition, LedgerEntry, Person, Scrape
from factcheck.services import commentaries
from factcheck.text import recognise
from tests.factories import TEXT, make_commentary, publish
from tests.races import refused, together

KNOWN = {"topic": "Roads", "outlet": "The Courier", "source_url": "", "period_start": None, "period_end": None}


def test_it_keeps_a_scrape_with_its_digest(fyodor: Person):
    content = "Мост\r\n\x00".encode("cp1251")
    scrape = commentaries.receive(fyodor, content=content, filename="bridge.txt", characters="Мост\n")
    found = Scrape.find(scrape.id)
    assert (bytes(found.content), found.sha256, found.characters) == (
        content,
        hashlib.sha256(content).hexdigest(),
        "Мост\n",
    )


def test_it_makes_a_draft_with_one_edition(fyodor: Person):
    commentary = make_commentary(
        fyodor, topic="Roads", period_start=date(2023, 10, 30), label="It got worse", credit="A. Photographer"
    )
    edition = commentary.edition
    assert (commentary.state, commentary.topic, commentary.period_start) == (
        CommentaryState.DRAFT,
        "Roads",
        date(2023, 10, 30),
    )
    assert (edition.text, edition.label, edition.credit, edition.revision) == (
        TEXT,
        "It got worse",
        "A. Photographer",
        1,
    )
    assert edition.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_it_keeps_what_was_recognised_as_spans_of_the_scrape(fyodor: Person):
    edition = make_commentary(fyodor).edition
    assert edition.parts
    assert edition.parts == [[part.value, list(span)] for part, span in recognise(TEXT).parts]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("A bridge, and its price!", "a-bridge-and-its-price"),
        ("Мост и его цена", "most-i-ego-tsena"),
        ("«…»", "commentary"),
        ("100% of what_ever", "100-of-what-ever"),
        ("Word " * 60, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_it_makes_an_address_of_the_title(fyodor: Person, title: str, slug: str):
    assert make_commentary(fyodor, title=title).slug == slug


def test_it_numbers_addresses_of_one_title(fyodor: Person):
    assert [make_commentary(fyodor, title="News").slug for _ in range(3)] == ["news", "news-2", "news-3"]


def test_it_gives_an_address_once_where_two_save_at_once(fyodor: Person):
    outcomes = together(*[lambda: make_commentary(fyodor, title="News")] * 4)
    assert {type(each) for each in refused(outcomes)} <= {Conflict}
    slugs = [each.slug for each in outcomes if isinstance(each, Commentary)]
    assert "news" in slugs
    assert len(set(slugs)) == len(slugs) == Commentary.select().count()


def test_it_revises_what_is_known_but_never_the_text(fyodor: Person):
    commentary = make_commentary(fyodor)
    before = Edition.find(commentary.edition.id).__data__
    commentaries.revise(fyodor, commentary, seen=1, **KNOWN)
    assert Commentary.find(commentary.id).outlet == "The Courier"
    assert Edition.find(commentary.edition.id).__data__ == before


def test_it_refuses_a_stale_revision_with_both_texts(fyodor: Person, faina: Person):
    commentary = make_commentary(fyodor)
    commentaries.revise(faina, Commentary.find(commentary.id), seen=1, **{**KNOWN, "topic": "Bridges"})
    with pytest.raises(Stale) as refusal:
        commentaries.revise(fyodor, commentary, seen=1, **KNOWN)
    assert (refusal.value.current["topic"], refusal.value.yours["topic"]) == ("Bridges", "Roads")


def test_it_publishes_and_withdraws(ed: Person, fyodor: Person):
    commentary = publish(ed, make_commentary(fyodor))
    published_at = Commentary.find(commentary.id).published_at
    assert commentary.state is CommentaryState.PUBLISHED
    commentaries.withdraw(ed, commentary, seen=2, reason="It is a forgery.")
    found = Commentary.find(commentary.id)
    assert (found.state, found.withdrawal, found.published_at) == (
        CommentaryState.WITHDRAWN,
        "It is a forgery.",
        published_at,
    )


def test_it_publishes_again_what_was_withdrawn(ed: Person, fyodor: Person):
    commentary = publish(ed, make_commentary(fyodor))
    first = commentary.published_at
    commentaries.withdraw(ed, commentary, seen=2, reason="It is a forgery.")
    publish(ed, commentary)
    assert (commentary.state, commentary.withdrawal, commentary.published_at) == (CommentaryState.PUBLISHED, "", first)


def test_it_publishes_nothing_twice(ed: Person, fyodor: Person):
    commentary = publish(ed, make_commentary(fyodor))
    with pytest.raises(Conflict):
        publish(ed, commentary)


@pytest.mark.parametrize("state", [CommentaryState.DRAFT, CommentaryState.WITHDRAWN])
def test_it_withdraws_only_what_is_published(ed: Person, fyodor: Person, state: CommentaryState):
    commentary = make_commentary(fyodor)
    commentary.save_over(1, state=state)
    with pytest.raises(Conflict):
        commentaries.withdraw(ed, commentary, seen=2, reason="It is a forgery.")


def test_it_publishes_once_where_two_editors_do(ed: Person, ada: Person, fyodor: Person):
    id = make_commentary(fyodor).id
    outcomes = together(
        *(lambda who=who: commentaries.publish(who, Commentary.find(id), seen=1) for who in (ed, ada) * 2)
    )
    assert len(refused(outcomes)) == 3
    assert LedgerEntry.select().where(LedgerEntry.act == "commentary.publish").count() == 1


def test_it_publishes_nothing_unread(ed: Person, fyodor: Person):
    commentary = make_commentary(fyodor)
    commentaries.revise(fyodor, Commentary.find(commentary.id), seen=1, **KNOWN)
    with pytest.raises(Stale):
        commentaries.publish(ed, commentary, seen=1)


@pytest.mark.parametrize("name", ["Vera", "Fyodor"])
def test_it_lets_only_editors_publish_and_withdraw(ed: Person, fyodor: Person, name: str):
    actor = Person.get(name=name)
    draft, published = make_commentary(fyodor), publish(ed, make_commentary(fyodor, title="Another"))
    with pytest.raises(Forbidden):
        publish(actor, draft)
    with pytest.raises(Forbidden):
        commentaries.withdraw(actor, published, seen=2, reason="It is a forgery.")


def test_it_lets_no_viewer_write(vera: Person, fyodor: Person):
    commentary = make_commentary(fyodor)
    with pytest.raises(Forbidden):
        commentaries.receive(vera, content=b"A", filename="a.txt", characters="A")
    with pytest.raises(Forbidden):
        commentaries.create(
            vera, commentary.edition.scrape, recognise("A"), language="en", title="A", text="A", splitting=False
        )
    with pytest.raises(Forbidden):
        commentaries.revise(vera, commentary, seen=1, **KNOWN)
