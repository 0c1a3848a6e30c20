"""Topics and outlets: renamed and merged in every commentary."""

import pytest

from factcheck.errors import Forbidden, Invalid, NotFound, Stale
from factcheck.models import Commentary, LedgerEntry, Listing, Person, Rendition
from factcheck.models.headings import Count, Heading, counts, successor
from factcheck.publishing import addresses
from factcheck.services import commentaries, headings
from tests.factories import approve, make_claim, make_commentary, propose, publish


@pytest.fixture
def rivers(ed: Person, fyodor: Person) -> Commentary:
    """A published commentary on rivers, beside a draft on the same and a draft on water."""
    commentary = make_commentary(fyodor, topic="Rivers", outlet="The Town News")
    approve(ed, propose(fyodor, make_claim(fyodor, commentary)))
    make_commentary(fyodor, topic="Rivers", title="Another")
    make_commentary(fyodor, topic="Water", title="A third")
    return publish(ed, commentary)


def test_it_counts_what_has_each_name(rivers: Commentary):
    assert counts(Heading.TOPIC) == [Count("Rivers", 2, 1), Count("Water", 1, 0)]
    assert counts(Heading.OUTLET) == [Count("The Town News", 1, 1)]


def test_it_renames_a_topic_everywhere(ada: Person, rivers: Commentary):
    assert headings.rename(ada, Heading.TOPIC, old="Rivers", new="Streams") == 2
    assert counts(Heading.TOPIC) == [Count("Streams", 2, 1), Count("Water", 1, 0)]
    assert "Streams" in bytes(Rendition.get_by_id(addresses.commentary(rivers.slug)).body).decode()
    assert {row.topic for row in Listing.select()} == {"Streams"}


def test_it_knows_what_a_name_became(ada: Person, rivers: Commentary):
    headings.rename(ada, Heading.TOPIC, old="Rivers", new="Streams")
    headings.rename(ada, Heading.TOPIC, old="Streams", new="Water", merge=True)
    assert successor(Heading.TOPIC, "Rivers") == "Water"
    assert successor(Heading.TOPIC, "Water") == successor(Heading.OUTLET, "Rivers") == ""


def test_it_leads_nowhere_from_a_name_that_is_used_again(ada: Person, fyodor: Person, rivers: Commentary):
    headings.rename(ada, Heading.TOPIC, old="Rivers", new="Streams")
    make_commentary(fyodor, topic="Rivers", title="Anew")
    assert successor(Heading.TOPIC, "Rivers") == ""


def test_it_is_one_act_that_names_the_commentaries(ada: Person, rivers: Commentary):
    before = LedgerEntry.newest(1)[0].sequence
    headings.rename(ada, Heading.OUTLET, old="The Town News", new="Town News")
    (entry,) = LedgerEntry.select().where((LedgerEntry.sequence > before) & (LedgerEntry.actor == ada.id))
    assert entry.act == "outlet.rename"
    assert entry.changed == {"before": "The Town News", "after": "Town News", "commentaries": [rivers.id]}


def test_it_merges_only_where_that_is_wanted(ada: Person, rivers: Commentary):
    with pytest.raises(Invalid):
        headings.rename(ada, Heading.TOPIC, old="Rivers", new="Water")
    headings.rename(ada, Heading.TOPIC, old="Rivers", new="Water", merge=True)
    assert counts(Heading.TOPIC) == [Count("Water", 3, 1)]


def test_it_makes_an_edit_stale_that_would_bring_the_old_name_back(ada: Person, fyodor: Person, rivers: Commentary):
    seen = rivers.version
    headings.rename(ada, Heading.TOPIC, old="Rivers", new="Streams")
    known = {"topic": "Rivers", "outlet": "", "source_url": "", "period_start": None, "period_end": None}
    with pytest.raises(Stale):
        commentaries.revise(fyodor, rivers, seen=seen, **known)


def test_it_refuses_what_is_not_there_or_no_change(ada: Person, rivers: Commentary):
    with pytest.raises(NotFound):
        headings.rename(ada, Heading.TOPIC, old="Lakes", new="Ponds")
    with pytest.raises(Invalid):
        headings.rename(ada, Heading.TOPIC, old="Water", new="Water")


def test_it_is_an_admins(ed: Person, rivers: Commentary):
    with pytest.raises(Forbidden):
        headings.rename(ed, Heading.TOPIC, old="Rivers", new="Streams")
