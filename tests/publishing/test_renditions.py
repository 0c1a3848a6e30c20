"""What the public sees is rendered when it changes, and never when it does not."""

from datetime import UTC, datetime

import pytest
from peewee import Database

from factcheck import clock
from factcheck.models import Claim, Commentary, LedgerEntry, Person, Rendition
from factcheck.services import claims, commentaries, pages, pairing, sayings, verdicts
from tests.factories import (
    approve,
    make_claim,
    make_claim_in,
    make_commentary,
    make_evidence,
    make_translation,
    propose,
    publish,
)


def paths() -> set[str]:
    return {row.path for row in Rendition.select(Rendition.path)}


def body(path: str) -> str:
    return bytes(Rendition.get_by_id(path).body).decode(errors="replace")  # some are pictures


def stamps() -> dict[str, tuple[str, datetime]]:
    return {row.path: (row.etag, row.modified_at) for row in Rendition.select()}


@pytest.fixture
def published(ed: Person, fyodor: Person) -> Commentary:
    return publish(ed, make_commentary(fyodor))


def test_it_renders_nothing_of_a_draft(ed: Person, fyodor: Person):
    before = stamps()
    commentary = make_commentary(fyodor)
    claim = make_claim(fyodor, commentary)
    make_evidence(fyodor, claim)
    approve(ed, propose(fyodor, claim))
    assert stamps() == before


def test_it_renders_what_was_approved_when_the_commentary_is_published(ed: Person, fyodor: Person):
    commentary = make_commentary(fyodor)
    verdict = approve(ed, propose(fyodor, make_claim(fyodor, commentary)))
    publish(ed, commentary)
    assert {
        f"/c/{commentary.slug}",
        f"/verdicts/{verdict.id}",
        f"/api/v1/commentaries/{commentary.id}",
        f"/api/v1/verdicts/{verdict.id}",
    } <= paths()


def test_it_renders_no_proposal(fyodor: Person, published: Commentary):
    verdict = propose(fyodor, make_claim(fyodor, published), summary="A secret of the newsroom.")
    assert not [path for path in paths() if verdict.id in path]
    assert not [path for path in paths() if "A secret of the newsroom." in body(path)]


def test_it_keeps_pages_public_and_data_for_partners(ed: Person, fyodor: Person, published: Commentary):
    approve(ed, propose(fyodor, make_claim(fyodor, published)))
    private = {row.path for row in Rendition.select().where(~Rendition.public)}
    assert {path for path in paths() if path.startswith("/api/v1/verdicts/")} <= private
    assert not private & {"/", f"/c/{published.slug}"}


def test_it_renders_the_page_anew_with_each_verdict(ed: Person, fyodor: Person, published: Commentary):
    claim = make_claim(fyodor, published)
    verdict = approve(ed, propose(fyodor, claim, summary="It cost 9.1 million euros."))
    assert "It cost 9.1 million euros." in body(f"/c/{published.slug}")
    verdicts.retract(ed, verdict, seen=verdict.version, reason="The accounts were forged.")
    assert "The accounts were forged." in body(f"/c/{published.slug}")


def test_it_keeps_the_tag_and_the_date_of_what_did_not_change(database: Database, published: Commentary):
    before = stamps()
    with clock.reading(lambda: datetime(2036, 1, 1, tzinfo=UTC)):
        pages.render()
    assert stamps() == before


def test_it_leaves_other_commentaries_alone(ed: Person, fyodor: Person, published: Commentary):
    other = publish(ed, make_commentary(fyodor, title="Another"))
    before = stamps()
    approve(ed, propose(fyodor, make_claim(fyodor, other)))
    after = stamps()
    assert after[f"/c/{published.slug}"] == before[f"/c/{published.slug}"]
    assert after[f"/c/{other.slug}"] != before[f"/c/{other.slug}"]


def test_it_keeps_every_earlier_version_at_its_address(ed: Person, fyodor: Person, published: Commentary):
    claim = make_claim(fyodor, published)
    make_evidence(fyodor, claim, passage="The first passage")
    first = approve(ed, propose(fyodor, claim, "false", summary="The first summary."))
    second = approve(ed, propose(fyodor, claim, "mixed", summary="The second summary.", correction="A new source."))
    old = body(f"/verdicts/{first.id}")
    assert "The first summary." in old
    assert "The first passage" in old
    assert "A new source." in old
    assert f"/verdicts/{second.id}" in old


def test_it_leaves_a_tombstone_at_every_address_that_was_public(ed: Person, fyodor: Person, published: Commentary):
    claim = make_claim(fyodor, published, wording="A claim that was read.")
    approve(ed, propose(fyodor, claim, summary="A summary that was read."))
    before = paths()
    commentaries.withdraw(ed, published, seen=published.version, reason="It is a forgery.")
    gone = [row for row in Rendition.select() if row.public and row.status == 410]
    assert {f"/c/{published.slug}"} < {row.path for row in gone}
    assert before <= paths()
    assert not [path for path in paths() if "A claim that was read." in body(path)]
    assert not [path for path in paths() if "A summary that was read." in body(path)]
    assert "It is a forgery." in body(f"/c/{published.slug}")


def test_it_leaves_a_tombstone_for_a_verdict_whose_claim_was_dismissed(
    ed: Person, fyodor: Person, published: Commentary
):
    claim = make_claim(fyodor, published)
    verdict = approve(ed, propose(fyodor, claim, summary="A summary that was read."))
    verdicts.retract(ed, verdict, seen=verdict.version, reason="An error.")
    claims.dismiss(fyodor, Claim.find(claim.id), seen=claim.version, reason="No claim.")
    commentaries.withdraw(ed, published, seen=published.version, reason="It is a forgery.")
    assert not [path for path in paths() if "A summary that was read." in body(path)]


def test_it_brings_everything_back_when_a_commentary_is_published_again(
    ed: Person, fyodor: Person, published: Commentary
):
    approve(ed, propose(fyodor, make_claim(fyodor, published)))
    before = {row.path: row.etag for row in Rendition.select() if row.public}
    commentaries.withdraw(ed, published, seen=published.version, reason="It is a forgery.")
    publish(ed, published)
    assert {row.path: row.etag for row in Rendition.select() if row.public} == before


def test_it_says_nothing_of_the_newsroom(ed: Person, fyodor: Person, published: Commentary):
    """Neither addresses nor comments, returned proposals, dismissals or reasons of the splitter are public."""
    claim = make_claim(fyodor, published)
    verdicts.return_(ed, propose(fyodor, claim, summary="MARKER proposal"), seen=1, comment="MARKER comment")
    dismissed = make_claim(fyodor, published, "Two thirds", wording="MARKER dismissed")
    claims.dismiss(fyodor, dismissed, seen=1, reason="MARKER reason")
    approve(ed, propose(fyodor, claim))
    public = "".join(body(path) for path in paths())
    assert "MARKER" not in public
    assert "@example.org" not in public


def test_it_records_that_pages_were_rendered(database: Database):
    pages.render()
    assert LedgerEntry.newest(1)[0].act == "pages.render"


def test_it_leaves_nothing_that_a_rendering_of_everything_would_change(
    ed: Person, fyodor: Person, published: Commentary
):
    """Each act renders only what it changed: here is every act whose effect readers see."""
    first, second, third, fourth = (make_claim(fyodor, published) for _ in range(4))
    approve(ed, propose(fyodor, first))
    retracted = [approve(ed, propose(fyodor, claim)) for claim in (second, fourth)]
    approve(ed, propose(fyodor, first, correction="A new source."))
    for verdict in retracted:
        verdicts.retract(ed, verdict, seen=verdict.version, reason="An error.")
    second = Claim.find(second.id)
    claims.revise(fyodor, second, seen=second.version, wording="It was dear.", holder="The mayor", kind=second.kind)
    claims.dismiss(fyodor, second, seen=second.version, reason="No claim.")
    claims.reopen(fyodor, second, seen=Claim.find(second.id).version)
    claims.split(fyodor, third, seen=third.version, at=third.start + len("It cost "))
    claims.merge(fyodor, [(Claim.find(each.id), Claim.find(each.id).version) for each in (third, fourth)])
    act_in_another_language(ed, fyodor, published)
    before = stamps()
    with clock.reading(lambda: datetime(2036, 1, 1, tzinfo=UTC)):
        pages.render()
    assert stamps() == before


def act_in_another_language(ed: Person, fyodor: Person, commentary: Commentary) -> None:
    """Translations that are paired, corrected, parted and paired again, and reported speech in both languages."""
    words = ("The bridge over the river opened in 1998", "Two thirds of the town’s people", "It cost 5 million euros")
    first, second, price = (make_claim(fyodor, commentary, each, holder="the mayor") for each in words)
    edition = make_translation(ed, commentary)
    parts = ("Мост через реку открылся в 1998 году", "По словам мэра", "он стоил 5 миллионов евро")
    same, other, third = (make_claim_in(fyodor, edition, each, holder="мэр") for each in parts)
    verdict = approve(ed, propose(fyodor, first))
    pairing.confirm(fyodor, same, first, seen=same.version)
    pairing.confirm(fyodor, other, second, seen=other.version)
    approve(ed, propose(fyodor, first, correction="A new source."))
    retracted = approve(ed, propose(fyodor, second))
    verdicts.retract(ed, retracted, seen=retracted.version, reason="An error.")
    for claim in (third, price):
        approve(ed, propose(fyodor, claim))
        saying = sayings.add_saying(fyodor, claim)
        approve(ed, propose(fyodor, saying, "true"))
    sayings.add_said(fyodor, make_claim(fyodor, commentary, "the mayor said"), wording="It is so.", holder="the mayor")
    for claim in (Claim.find(same.id), Claim.find(other.id)):
        pairing.part(fyodor, claim, seen=claim.version)
    claims.dismiss(fyodor, Claim.find(other.id), seen=Claim.find(other.id).version, reason="No claim.")
    pairing.confirm(fyodor, Claim.find(same.id), Claim.find(first.id), seen=Claim.find(same.id).version)
    assert {f"/api/v1/verdicts/{verdict.id}/ru", f"/claims/{same.id}"} <= paths()


def test_it_keeps_the_words_that_a_verdict_judged(ed: Person, fyodor: Person, published: Commentary):
    verdict = approve(ed, propose(fyodor, make_claim(fyodor, published, wording="It cost 5 million euros.")))
    verdicts.retract(ed, verdict, seen=verdict.version, reason="An error.")
    claim = Claim.find(verdict.claim_id)
    claims.revise(fyodor, claim, seen=claim.version, wording="It was dear.", holder="The mayor", kind=claim.kind)
    for path in (f"/verdicts/{verdict.id}", f"/api/v1/verdicts/{verdict.id}"):
        assert "It cost 5 million euros." in body(path)
        assert "It was dear." not in body(path)
    assert "It was dear." in body(f"/api/v1/claims/{claim.id}")
