"""Said, and true: the two claims of reported speech belong together."""

import pytest

from factcheck.errors import Conflict, Forbidden
from factcheck.models import Claim, Commentary, Edition, Person, Rendition
from factcheck.services import claims, sayings
from factcheck.text import Claim as Found
from factcheck.text import Holder, Span, Split
from tests.factories import approve, make_claim, make_commentary, propose, publish
from tests.races import refused, together


@pytest.fixture
def commentary(ed: Person, fyodor: Person) -> Commentary:
    return publish(ed, make_commentary(fyodor))


@pytest.fixture
def said(fyodor: Person, commentary: Commentary) -> Claim:
    return make_claim(fyodor, commentary, "It cost 5 million euros", holder="the mayor")


def page(path: str) -> str:
    return bytes(Rendition.get_by_id(path).body).decode()


def test_it_links_the_two_that_the_splitter_finds(commentary: Commentary):
    edition = commentary.edition
    Edition.update(split_at=None).execute()
    holder = Holder("the mayor", (Span(69, 78),))
    found = (Found((Span(43, 67),), "It cost 5 million euros.", holder), Found((Span(43, 83),), "The mayor said so."))
    claims.record_split(edition, Split("en", claims=found))
    said, saying = sorted(Claim.standing(edition), key=lambda claim: not claim.holder)
    assert (said.saying, saying.saying) == (saying, None)
    assert (list(said.counterparts), list(saying.counterparts)) == ([saying], [said])


def test_it_makes_the_claim_that_it_was_said(fyodor: Person, said: Claim):
    saying = sayings.add_saying(fyodor, said)
    assert (saying.wording, saying.quoted, saying.holder) == (
        "the mayor said: “It cost 5 million euros”",
        "It cost 5 million euros, the mayor said.",
        "",
    )
    assert Claim.find(said.id).saying == saying


def test_it_finds_that_claim_where_the_text_has_it_already(fyodor: Person, commentary: Commentary, said: Claim):
    stands = make_claim(fyodor, commentary, "It cost 5 million euros, the mayor said")
    assert sayings.add_saying(fyodor, said) == stands
    assert Claim.find(said.id).saying == stands
    assert Claim.select().count() == 2


def test_it_makes_that_claim_once_unless_it_was_dismissed(fyodor: Person, said: Claim):
    outcomes = together(*[lambda: sayings.add_saying(fyodor, Claim.find(said.id))] * 3)
    assert len(refused(outcomes)) == 2
    saying = Claim.find(said.id).saying
    claims.dismiss(fyodor, saying, seen=1, reason="Not a claim.")
    assert sayings.add_saying(fyodor, Claim.find(said.id)) != saying


def test_it_makes_the_claim_that_it_is_so(fyodor: Person, commentary: Commentary):
    saying = make_claim(fyodor, commentary, "It cost 5 million euros, the mayor said")
    said = sayings.add_said(fyodor, saying, wording="It cost 5 million euros.", holder="the mayor")
    assert (said.saying, said.spans, said.holder) == (saying, saying.spans, "the mayor")


def test_it_makes_no_other_half_of_what_nobody_is_said_to_say(vera: Person, fyodor: Person, commentary: Commentary):
    claim = make_claim(fyodor, commentary)
    with pytest.raises(Conflict, match="no holder"):
        sayings.add_saying(fyodor, claim)
    with pytest.raises(Forbidden):
        sayings.add_said(vera, claim, wording="It fell.", holder="Ann")
    claims.dismiss(fyodor, claim, seen=1, reason="Not a claim.")
    with pytest.raises(Conflict, match="dismissed"):
        sayings.add_said(fyodor, claim, wording="It fell.", holder="Ann")


def test_it_tells_readers_of_each_how_the_other_fared(ed: Person, fyodor: Person, commentary: Commentary, said: Claim):
    approve(ed, propose(fyodor, said))
    assert "That it was said" not in page(f"/claims/{said.id}")
    saying = sayings.add_saying(fyodor, said)
    approve(ed, propose(fyodor, saying, "true"))
    assert "That it was said" in page(f"/claims/{said.id}")
    assert "That it is so" in page(f"/claims/{saying.id}")
    assert f"#claim-{saying.id}" in page(f"/c/{commentary.slug}")
