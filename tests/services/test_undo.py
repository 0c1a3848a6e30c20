"""Undoing what one did."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from factcheck import clock
from factcheck.errors import Conflict, Forbidden
from factcheck.models import (
    BlindRating,
    Claim,
    Comment,
    Commentary,
    Edition,
    Evidence,
    Feed,
    LedgerEntry,
    LedgerHead,
    Person,
    Rating,
    SavedView,
    Scrape,
    Verdict,
)
from factcheck.models.placements import Placing
from factcheck.policy import MAY
from factcheck.services import (
    assigning,
    blind,
    claims,
    commentaries,
    comments,
    drafts,
    editions,
    evidence,
    keys,
    ledger,
    undo,
    verdicts,
    views,
    watching,
)
from factcheck.text import Kind, Span, recognise
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish


@pytest.fixture
def scrape(fyodor: Person) -> Scrape:
    return commentaries.receive(fyodor, content=b"A text.", filename="a.txt", characters="A text.")


def test_it_brings_back_what_one_discarded_and_says_so_in_the_ledger(fyodor: Person, scrape: Scrape):
    sequence = commentaries.discard(fyodor, scrape)
    assert Scrape.unsaved() == []
    assert undo.undo(fyodor, sequence, sequence) == ["scrape.discard"]
    assert Scrape.unsaved() == [scrape]
    assert LedgerEntry.newest(1)[0].act == "scrape.restore"


def test_it_undoes_nothing_of_somebody_else(faina: Person, fyodor: Person, scrape: Scrape):
    sequence = commentaries.discard(fyodor, scrape)
    with pytest.raises(Forbidden):
        undo.undo(faina, sequence, sequence)
    assert Scrape.unsaved() == []


def test_it_undoes_nothing_twice(fyodor: Person, scrape: Scrape):
    sequence = commentaries.discard(fyodor, scrape)
    undo.undo(fyodor, sequence, sequence)
    with pytest.raises(Conflict):
        undo.undo(fyodor, sequence, sequence)


def test_it_refuses_what_has_no_inverse_and_then_undoes_nothing(fyodor: Person, scrape: Scrape):
    sequence = commentaries.discard(fyodor, scrape)
    commentaries.receive(fyodor, content=b"B", filename="", characters="B")
    with pytest.raises(Conflict, match="cannot be undone"):
        undo.undo(fyodor, sequence, LedgerHead.current().sequence)
    assert Scrape.find(scrape.id).discarded_at


# What each act left is there again, and an act of somebody else in between is never written over


@pytest.fixture
def commentary(fyodor: Person) -> Commentary:
    return make_commentary(fyodor)


@pytest.fixture
def claim(fyodor: Person, commentary: Commentary) -> Claim:
    return make_claim(fyodor, commentary)


def standing(commentary: Commentary) -> list[tuple[str, object, str, str, str, str]]:
    """What there is to see of the claims that stand."""
    claims = Claim.standing(commentary.edition)
    return [(each.wording, each.spans, each.holder, each.kind.value, each.tags, each.state.value) for each in claims]


def take_back(actor: Person) -> None:
    entry = undo.last_act(actor)
    assert entry
    undo.undo(actor, entry.first, entry.last)


CLAIM_ACTS: dict[str, Callable[[Person, Claim, Claim], object]] = {
    "claim.revise": lambda actor, claim, other: claims.revise(
        actor, claim, seen=1, wording="New.", holder="Ann", kind=Kind.OPINION, tags="roads", spans=[Span(4, 20)]
    ),
    "claim.merge": lambda actor, claim, other: claims.merge(actor, [(claim, 1), (other, 1)]),
    "claim.split": lambda actor, claim, other: claims.split(actor, claim, seen=1, at=claim.start + 8),
    "claim.dismiss": lambda actor, claim, other: claims.dismiss(actor, claim, seen=1, reason="No claim."),
    "claim.add": lambda actor, claim, other: make_claim(actor, other.edition.commentary, "every day"),
    "claim.assign": lambda actor, claim, other: assigning.assign(actor, [claim], actor),
}


@pytest.mark.parametrize(("name", "act"), CLAIM_ACTS.items(), ids=CLAIM_ACTS.keys())
def test_it_leaves_the_claims_as_they_were(
    fyodor: Person, commentary: Commentary, claim: Claim, name: str, act: Callable[[Person, Claim, Claim], object]
):
    other = make_claim(fyodor, commentary, "Two thirds")
    claim.put(tags="budget")
    other.put(tags="polls")
    before = standing(commentary)
    act(fyodor, claim, other)
    last = undo.last_act(fyodor)
    assert last
    assert last.act == name
    take_back(fyodor)
    assert standing(commentary) == before
    assert LedgerEntry.newest(1)[0].changed["undoes"] == last.last
    assert ledger.verify()[1] is None


@pytest.mark.parametrize("name", ["claim.revise", "claim.merge", "claim.split", "claim.add"])
def test_it_writes_over_nothing_that_somebody_changed_since(
    fyodor: Person, faina: Person, commentary: Commentary, claim: Claim, name: str
):
    other = make_claim(fyodor, commentary, "Two thirds")
    CLAIM_ACTS[name](fyodor, claim, other)
    entry = undo.last_act(fyodor)
    assert entry
    touched = Claim.find(LedgerEntry.get_by_id(entry.last).thing)
    claims.revise(faina, touched, seen=touched.version, wording="Hers.", holder="", kind=Kind.FACT)
    before = standing(commentary)
    with pytest.raises(Conflict, match="Somebody changed it since"):
        undo.undo(fyodor, entry.first, entry.last)
    assert standing(commentary) == before


def test_it_rejoins_nothing_whose_second_half_was_worked_on(fyodor: Person, faina: Person, claim: Claim):
    half = claims.split(fyodor, claim, seen=1, at=claim.start + 8)
    make_evidence(faina, half)
    with pytest.raises(Conflict):
        undo.undo(fyodor, LedgerHead.current().sequence - 1, LedgerHead.current().sequence - 1)


def test_it_goes_back_one_act_after_the_other_and_never_redoes(fyodor: Person, commentary: Commentary, claim: Claim):
    for wording in ("One.", "Two."):
        claims.revise(fyodor, claim, seen=claim.version, wording=wording, holder="", kind=Kind.FACT)
    take_back(fyodor)
    assert Claim.find(claim.id).wording == "One."
    take_back(fyodor)
    assert Claim.find(claim.id).wording == "It cost 5 million euros"
    take_back(fyodor)  # adding it
    assert Claim.standing(commentary.edition) == []
    with pytest.raises(Conflict, match="worked on it"):  # a claim that was added and dismissed is work
        take_back(fyodor)


def test_it_goes_past_what_one_set_for_oneself(fyodor: Person, claim: Claim):
    keys.switch(fyodor, on=False)
    last = undo.last_act(fyodor)
    assert last
    assert last.act == "claim.add"


def test_it_takes_back_together_what_was_done_to_several_at_once(fyodor: Person, commentary: Commentary, claim: Claim):
    other = make_claim(fyodor, commentary, "Two thirds")
    claims.dismiss_all(fyodor, [(claim, 1), (other, 1)], reason="No claim.")
    take_back(fyodor)
    assert len(standing(commentary)) == 2
    assignment = assigning.assign(fyodor, [claim, other], fyodor)
    last = undo.last_act(fyodor)
    assert last
    assert range(last.first, last.last + 1) == assignment


def test_it_reopens_nothing_that_was_dismissed_anew(fyodor: Person, faina: Person, claim: Claim):
    (entry,) = claims.dismiss(fyodor, claim, seen=1, reason="No claim.")
    claims.reopen(faina, claim, seen=2)
    claims.dismiss(faina, claim, seen=3, reason="Said twice.")
    with pytest.raises(Conflict):
        undo.undo(fyodor, entry, entry)


def test_it_dismisses_again_what_was_reopened(fyodor: Person, claim: Claim):
    claims.dismiss(fyodor, claim, seen=1, reason="No claim.")
    claims.reopen(fyodor, claim, seen=2)
    take_back(fyodor)
    assert (Claim.find(claim.id).state, Claim.find(claim.id).dismissal) == ("dismissed", "No claim.")


def test_it_detaches_and_reattaches_a_source(fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim)
    evidence.detach(fyodor, attached, seen=1)
    take_back(fyodor)
    assert Evidence.on(claim) == [attached]
    take_back(fyodor)
    assert Evidence.on(claim) == []


def test_it_withdraws_a_proposal_that_nobody_reviewed(fyodor: Person, claim: Claim):
    verdict = propose(fyodor, claim)
    take_back(fyodor)
    assert (Verdict.find(verdict.id).state, Claim.find(claim.id).state) == ("withdrawn", "in progress")
    assert propose(fyodor, claim).number == 2


def test_it_withdraws_nothing_that_was_reviewed(fyodor: Person, ed: Person, claim: Claim):
    verdict = propose(fyodor, claim)
    entry = undo.last_act(fyodor)
    assert entry
    approve(ed, verdict)
    with pytest.raises(Conflict, match="does not wait"):
        undo.undo(fyodor, entry.first, entry.last)


def test_it_offers_to_take_no_proposal_back_that_was_decided_on(fyodor: Person, ed: Person, claim: Claim):
    verdict = propose(fyodor, claim)
    assert undo.last_act(fyodor)
    verdicts.return_(ed, verdict, seen=1, comment="Which accounts?")
    assert undo.last_act(fyodor) is None


def test_it_brings_a_proposal_back_as_it_was_before_it_was_changed(fyodor: Person, claim: Claim):
    verdict = propose(fyodor, claim)
    verdicts.revise(fyodor, verdict, seen=1, rating=Rating.get_by_id("true"), summary="It did.")
    take_back(fyodor)
    verdict = Verdict.find(verdict.id)
    assert (verdict.rating_id, verdict.summary) == ("false", "It cost 9.1 million euros.")
    assert verdict.explanation


def test_it_brings_a_comment_back_and_takes_an_edit_back(fyodor: Person, claim: Claim):
    comment = comments.add(fyodor, claim, text="One.")
    comments.edit(fyodor, comment, seen=1, text="Two.")
    comments.delete(fyodor, comment, seen=2)
    take_back(fyodor)
    assert [each.text for each in Comment.on(claim)] == ["Two."]
    take_back(fyodor)
    assert [each.text for each in Comment.on(claim)] == ["One."]
    take_back(fyodor)
    assert Comment.on(claim) == []


def test_it_brings_back_what_was_known_of_a_commentary_unless_somebody_changed_it(
    fyodor: Person, faina: Person, commentary: Commentary
):
    known = {"outlet": "", "source_url": "", "period_start": date(1998, 1, 1), "period_end": None}
    commentaries.revise(fyodor, commentary, seen=1, topic="Roads", **known)
    entry = undo.last_act(fyodor)
    assert entry
    commentaries.revise(faina, commentary, seen=2, topic="Bridges", **known)
    with pytest.raises(Conflict):
        undo.undo(fyodor, entry.first, entry.last)
    take_back(faina)
    take_back(fyodor)
    found = Commentary.find(commentary.id)
    assert (found.topic, found.period_start) == ("", None)


# What an editor decided goes back too; what readers may have seen leaves its trace


def states(claim: Claim) -> list[str]:
    """Where the versions of a claim's verdict stand, the oldest first."""
    return [each.state.value for each in reversed(Verdict.on(claim))]


def test_it_lets_a_returned_proposal_wait_again(fyodor: Person, ed: Person, claim: Claim):
    verdict = propose(fyodor, claim)
    verdicts.return_(ed, verdict, seen=1, comment="Not yet.")
    take_back(ed)
    assert (Verdict.find(verdict.id).comment, states(claim), Claim.find(claim.id).state) == (
        "",
        ["proposed"],
        "in review",
    )


def test_it_lets_what_was_approved_wait_again_while_no_reader_could_see_it(fyodor: Person, ed: Person, claim: Claim):
    approve(ed, propose(fyodor, claim))
    approve(ed, propose(fyodor, claim, "true", correction="New accounts."))
    take_back(ed)
    assert states(claim) == ["published", "proposed"]
    assert Verdict.on(claim)[0].published_sequence is None


def test_it_retracts_what_readers_saw_and_publishes_the_version_before_anew(
    fyodor: Person, ed: Person, commentary: Commentary, claim: Claim
):
    approve(ed, propose(fyodor, claim))
    publish(ed, commentary)
    approve(ed, propose(fyodor, claim, "true", correction="New accounts."))
    take_back(ed)
    assert states(claim) == ["superseded", "retracted", "published"]
    again, mistaken, first = Verdict.on(claim)
    assert again.rating_id == first.rating_id
    assert again.correction == mistaken.retraction == "It was published by mistake and taken back shortly after."


def test_it_publishes_anew_what_was_retracted_and_keeps_the_retraction(
    fyodor: Person, ed: Person, commentary: Commentary, claim: Claim
):
    verdict = approve(ed, propose(fyodor, claim))
    publish(ed, commentary)
    verdicts.retract(ed, verdict, seen=verdict.version, reason="An error.")
    take_back(ed)
    assert states(claim) == ["retracted", "published"]
    assert Claim.find(claim.id).state == "checked"


def test_it_withdraws_a_commentary_that_was_published_and_publishes_one_that_was_withdrawn(
    ed: Person, commentary: Commentary
):
    publish(ed, commentary)
    take_back(ed)
    assert Commentary.find(commentary.id).withdrawal == "It was published by mistake and taken back shortly after."
    commentary = Commentary.find(commentary.id)
    publish(ed, commentary)
    commentaries.withdraw(ed, commentary, seen=commentary.version, reason="A parody.")
    take_back(ed)
    assert (Commentary.find(commentary.id).state, Commentary.find(commentary.id).withdrawal) == ("published", "")


def test_it_says_what_to_do_about_what_readers_saw_long_ago(
    ed: Person, commentary: Commentary, monkeypatch: pytest.MonkeyPatch
):
    publish(ed, commentary)
    later = clock.now() + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(Conflict, match="Withdraw the commentary with a reason instead"):
        take_back(ed)
    assert Commentary.find(commentary.id).state == "published"


# Every act can be undone, or it is said why not


@pytest.mark.parametrize("act", MAY)
def test_it_undoes_an_act_or_says_why_it_does_not(act: str):
    excepted = {name for names in undo.NOT_UNDONE.values() for name in names}
    assert (act in undo.INVERSES) != (act in excepted)


def test_it_lets_a_text_wait_again_that_a_commentary_was_made_of(fyodor: Person):
    commentary = make_commentary(fyodor)
    scrape = commentary.edition.scrape
    take_back(fyodor)
    assert Commentary.get_or_none(Commentary.id == commentary.id) is None
    assert Scrape.unsaved() == [scrape]
    assert ledger.verify()[1] is None


@pytest.mark.parametrize("work", ["claim", "draft", "publish"])
def test_it_keeps_a_commentary_on_which_somebody_worked(ed: Person, fyodor: Person, work: str):
    commentary = make_commentary(fyodor)
    made = LedgerEntry.about(commentary)[0].sequence
    if work == "claim":
        make_claim(ed, commentary)
    elif work == "publish":
        publish(ed, commentary)
    else:
        drafts.keep(ed, f"/desk/commentaries/{commentary.id}/claims", {"wording": "It"})
    with pytest.raises(Conflict, match="worked on it"):
        undo.undo(fyodor, made, made)
    assert commentary.edition


def waiting(commentary: Commentary) -> list[tuple[str, str, str]]:
    return [(each.id, each.title, each.text) for each in Edition.waiting(commentary)]


@pytest.fixture
def revised(fyodor: Person, claim: Claim) -> Edition:
    """A new edition in which the claim stands in other words."""
    text = claim.edition.text.replace("5 million", "9 million")
    scrape = commentaries.receive(fyodor, content=text.encode(), filename="", characters=text)
    commentary, title = claim.edition.commentary, "Revised"
    return editions.add(fyodor, commentary, scrape, recognise(text), language="en", title=title, text=text)


def test_it_takes_a_new_edition_off(fyodor: Person, commentary: Commentary, revised: Edition):
    take_back(fyodor)
    assert waiting(commentary) == []
    assert Scrape.unsaved() == [revised.scrape]


def test_it_takes_no_edition_off_on_which_somebody_decided(
    fyodor: Person, faina: Person, claim: Claim, revised: Edition
):
    editions.drop(faina, revised, claim, seen=claim.version, reason="It is gone.")
    with pytest.raises(Conflict, match="changed it since"):
        take_back(fyodor)


def test_it_brings_an_edition_back_with_what_was_decided(
    fyodor: Person, commentary: Commentary, claim: Claim, revised: Edition
):
    editions.drop(fyodor, revised, claim, seen=claim.version, reason="It is gone.")
    before = waiting(commentary)
    editions.discard(fyodor, revised)
    assert waiting(commentary) == []
    take_back(fyodor)
    assert waiting(commentary) == before
    placed = Placing(Edition.find(revised.id), commentary.edition).find(claim)
    assert placed
    assert placed.dropped == "It is gone."


def test_it_watches_a_feed_again_that_was_removed(ed: Person):
    url = "https://news.example/feed"
    feed = Feed.create(url=url, host="news.example", title="News", created_by=ed)
    watching.remove(ed, feed)
    take_back(ed)
    assert Feed.watched() == [feed]


def views_of(actor: Person) -> list[tuple[str, dict[str, str]]]:
    return [(view.name, view.query) for view in SavedView.of(actor)]


def test_it_undoes_what_was_done_to_views(fyodor: Person):
    views.save(fyodor, name="Mine", query={"topic": "Water"})
    views.save(fyodor, name="Mine", query={"topic": "Roads"})
    views.remove(fyodor, SavedView.of(fyodor)[0])
    assert views_of(fyodor) == []
    take_back(fyodor)
    assert views_of(fyodor) == [("Mine", {"topic": "Roads"})]


def test_it_gives_a_view_back_what_it_was(fyodor: Person):
    views.save(fyodor, name="Mine", query={"topic": "Water"})
    views.save(fyodor, name="Mine", query={"topic": "Roads"})
    take_back(fyodor)
    assert views_of(fyodor) == [("Mine", {"topic": "Water"})]
    take_back(fyodor)
    assert views_of(fyodor) == []


def test_it_asks_for_a_blind_rating_again(ed: Person, faina: Person, fyodor: Person, claim: Claim):
    asked = blind.ask(ed, propose(fyodor, claim), faina)
    blind.withdraw(ed, asked)
    take_back(ed)
    assert [each.rater for each in BlindRating.on(asked.verdict)] == [faina]
