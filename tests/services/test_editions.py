"""New editions: what becomes of the claims in a corrected text, and what readers see of it."""

import pytest

from factcheck.errors import Conflict, Forbidden, Invalid
from factcheck.models import Claim, ClaimState, Commentary, Edition, LedgerEntry, Person, Placement, Rendition, Verdict
from factcheck.models.placements import Placing
from factcheck.services import claims, commentaries, editions, evidence, jobs, undo, verdicts
from factcheck.text import Span, recognise
from factcheck.text.anchors import Outcome
from tests.factories import TEXT, approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.races import refused, together

REVISED = TEXT.replace("5 million", "9.1 million").replace("Two thirds", "Half")


@pytest.fixture
def commentary(ed: Person, fyodor: Person) -> Commentary:
    return publish(ed, make_commentary(fyodor))


@pytest.fixture
def opening(fyodor: Person, commentary: Commentary) -> Claim:
    return make_claim(fyodor, commentary, "The bridge over the river opened in 1998")


@pytest.fixture
def price(fyodor: Person, commentary: Commentary) -> Claim:
    return make_claim(fyodor, commentary, "It cost 5 million euros")


def new_edition(actor: Person, commentary: Commentary, text: str = REVISED, language: str = "en") -> Edition:
    scrape = commentaries.receive(actor, content=text.encode(), filename="", characters=text)
    details = {"language": language, "title": "A bridge and its price", "text": text}
    return editions.add(actor, commentary, scrape, recognise(text), **details)


def placing(edition: Edition) -> Placing:
    before = edition.before
    assert before
    return Placing(edition, before)


def place(actor: Person, edition: Edition, claim: Claim, words: str, **changed: str) -> int:
    start = edition.text.index(words)
    return editions.place(actor, edition, claim, seen=claim.version, spans=[Span(start, start + len(words))], **changed)


def drop(actor: Person, edition: Edition, claim: Claim) -> int:
    return editions.drop(actor, edition, claim, seen=claim.version, reason="It says so no more.")


def page(path: str) -> str:
    return bytes(Rendition.get_by_id(path).body).decode()


def test_it_shows_readers_nothing_of_a_new_edition(fyodor: Person, commentary: Commentary, price: Claim):
    before = page(f"/c/{commentary.slug}")
    edition = new_edition(fyodor, commentary)
    assert (edition.revision, edition.current_since, commentary.edition.text) == (2, None, TEXT)
    commentaries.revise(
        fyodor, commentary, seen=2, topic="", outlet="", source_url="", period_start=None, period_end=None
    )
    assert page(f"/c/{commentary.slug}") == before


def test_it_says_what_becomes_of_each_claim(fyodor: Person, commentary: Commentary, opening: Claim, price: Claim):
    found = {each.claim.id: each for each in placing(new_edition(fyodor, commentary)).claims}
    assert (found[opening.id].proposal.outcome, found[price.id].proposal.outcome) == (Outcome.KEPT, Outcome.CHANGED)
    assert not found[price.id].settled


def test_it_needs_nobody_where_words_and_surroundings_are_the_same(
    ed: Person, fyodor: Person, commentary: Commentary, opening: Claim
):
    verdict = approve(ed, propose(fyodor, opening, "true"))
    edition = new_edition(fyodor, commentary, TEXT + "\n\nIt was paid by the state.")
    assert placing(edition).open == []
    editions.make_current(ed, edition)
    moved = Claim.find(opening.id)
    assert (moved.edition, moved.spans, moved.exact) == (edition, opening.spans, opening.exact)
    assert Verdict.find(verdict.id).claim_id == opening.id


def test_it_moves_no_claim_to_other_words_without_a_persons_yes(
    ed: Person, fyodor: Person, commentary: Commentary, price: Claim
):
    approve(ed, propose(fyodor, price))
    edition = new_edition(fyodor, commentary)
    with pytest.raises(Conflict, match="1 claim waits for a decision"):
        editions.make_current(ed, edition)
    assert (Claim.find(price.id).edition.text, commentary.edition.text) == (TEXT, TEXT)


def test_it_moves_a_claim_as_a_person_decided_and_keeps_its_old_place_in_the_ledger(
    ed: Person, fyodor: Person, commentary: Commentary, price: Claim
):
    verdict = approve(ed, propose(fyodor, price))
    edition = new_edition(fyodor, commentary)
    place(fyodor, edition, price, "It cost 9.1 million euros")
    editions.make_current(ed, edition)
    moved = Claim.find(price.id)
    assert (moved.edition_id, moved.exact, moved.wording) == (edition.id, "It cost 9.1 million euros", price.wording)
    entry = next(each for each in LedgerEntry.about(price) if each.act == "claim.move")
    assert entry.changed["before"] == price.words
    assert entry.changed["after"]["exact"] == "It cost 9.1 million euros"
    assert Verdict.find(verdict.id).judged == price.words
    assert "It cost 9.1 million euros" in page(f"/c/{commentary.slug}")
    assert {f"/claims/{price.id}", f"/verdicts/{verdict.id}"} <= {row.path for row in Rendition.select()}


def test_it_tells_readers_that_the_text_was_revised_and_how(
    ed: Person, fyodor: Person, commentary: Commentary, opening: Claim
):
    assert "revised" not in page(f"/c/{commentary.slug}")
    edition = new_edition(fyodor, commentary)
    editions.place_same_words(fyodor, edition)
    editions.make_current(ed, edition)
    assert "This text was revised on" in page(f"/c/{commentary.slug}")
    changes = page(f"/c/{commentary.slug}/revisions")
    assert "<del>Two thirds</del>" in changes
    assert "<ins>Half</ins>" in changes


def test_it_keeps_the_verdict_on_a_dropped_claim_readable(
    ed: Person, fyodor: Person, commentary: Commentary, price: Claim
):
    verdict = approve(ed, propose(fyodor, price))
    edition = new_edition(fyodor, commentary)
    drop(fyodor, edition, price)
    editions.make_current(ed, edition)
    left = Claim.find(price.id)
    assert (left.edition.text, left.state) == (TEXT, ClaimState.CHECKED)
    for path in (f"/claims/{price.id}", f"/verdicts/{verdict.id}"):
        assert "does not make this claim any more" in page(path)
    assert price.id not in page(f"/c/{commentary.slug}")
    assert '"state":"published"' in page(f"/api/v1/claims/{price.id}")
    verdicts.retract(ed, Verdict.find(verdict.id), seen=2, reason="We were wrong.")
    assert "We were wrong." in page(f"/verdicts/{verdict.id}")


def test_it_dismisses_a_dropped_claim_that_nobody_judged(
    ed: Person, fyodor: Person, commentary: Commentary, price: Claim
):
    edition = new_edition(fyodor, commentary)
    drop(fyodor, edition, price)
    editions.make_current(ed, edition)
    dropped = Claim.find(price.id)
    assert (dropped.state, dropped.dismissal) == (ClaimState.DISMISSED, "It says so no more.")
    with pytest.raises(Conflict, match="does not make the claim any more"):
        claims.reopen(fyodor, dropped, seen=dropped.version)


def test_it_rewords_only_what_no_verdict_relies_on(
    ed: Person, fyodor: Person, commentary: Commentary, opening: Claim, price: Claim
):
    propose(fyodor, price)
    edition = new_edition(fyodor, commentary, REVISED.replace("opened", "was opened"))
    place(fyodor, edition, opening, "The bridge over the river was opened in 1998", wording="It was opened in 1998.")
    with pytest.raises(Invalid, match="relies on this wording"):
        place(fyodor, edition, Claim.find(price.id), "It cost 9.1 million euros", wording="It cost 9.1 million.")
    with pytest.raises(Conflict, match="waits for review"):
        drop(fyodor, edition, Claim.find(price.id))
    place(fyodor, edition, Claim.find(price.id), "It cost 9.1 million euros")
    editions.make_current(ed, edition)
    assert Claim.find(opening.id).wording == "It was opened in 1998."


def test_it_asks_again_about_a_claim_that_was_changed_since(
    ed: Person, fyodor: Person, commentary: Commentary, price: Claim
):
    edition = new_edition(fyodor, commentary)
    place(fyodor, edition, price, "It cost 9.1 million euros")
    claims.revise(fyodor, price, seen=1, wording="The bridge cost 5 million.", holder="", kind=price.kind)
    assert [each.claim for each in placing(edition).open] == [price]


def test_it_confirms_all_with_the_same_words_at_once_and_undoes_it(
    fyodor: Person, commentary: Commentary, opening: Claim, price: Claim
):
    edition = new_edition(fyodor, commentary, "\n\n".join(reversed(TEXT.split("\n\n"))))
    entries = editions.place_same_words(fyodor, edition)
    assert (len(entries), placing(edition).open) == (Placement.select().count(), [])
    undo.undo(fyodor, entries[0], entries[-1])
    assert Placement.select().count() == 0


def test_it_decides_once_until_the_decision_is_taken_back(fyodor: Person, commentary: Commentary, price: Claim):
    edition = new_edition(fyodor, commentary)
    drop(fyodor, edition, price)
    with pytest.raises(Conflict, match="decided on this claim"):
        place(fyodor, edition, price, "It cost 9.1 million euros")
    editions.decide_again(fyodor, edition, price)
    place(fyodor, edition, price, "It cost 9.1 million euros")


def test_it_splits_only_what_is_new_in_the_text(ed: Person, fyodor: Person, commentary: Commentary, opening: Claim):
    edition = new_edition(fyodor, commentary, TEXT + "\n\nThe ministry paid 7 million euros in 2001.")
    editions.make_current(ed, edition)
    wordings = [claim.exact for claim in Claim.standing(edition)]
    assert wordings[0] == opening.exact
    assert [words for words in wordings if "ministry" in words] == ["The ministry paid 7 million euros in 2001"]
    assert len([words for words in wordings if "opened in 1998" in words]) == 1


def test_it_takes_one_new_edition_at_a_time_and_none_that_changes_nothing(fyodor: Person, commentary: Commentary):
    with pytest.raises(Invalid, match="stands already"):
        new_edition(fyodor, commentary, TEXT)
    new_edition(fyodor, commentary)
    with pytest.raises(Conflict, match="Another new edition"):
        new_edition(fyodor, commentary, TEXT + " More.")


def test_it_adds_one_of_several_new_editions_at_once(fyodor: Person, commentary: Commentary):
    outcomes = together(*[lambda: new_edition(fyodor, Commentary.find(commentary.id))] * 3)
    assert len(refused(outcomes)) == 2
    assert Edition.select().count() == 2


def test_it_discards_an_edition_and_frees_its_scrape(fyodor: Person, commentary: Commentary, price: Claim):
    edition = new_edition(fyodor, commentary)
    place(fyodor, edition, price, "It cost 9.1 million euros")
    editions.discard(fyodor, edition)
    assert (Edition.select().count(), Placement.select().count()) == (1, 0)
    assert new_edition(fyodor, commentary).revision == 2


def test_it_discards_no_translation_on_whose_claims_people_worked(fyodor: Person, commentary: Commentary):
    edition = new_edition(fyodor, commentary, "Мост обошелся в 5 миллионов евро.", "ru")
    claim = claims.add(fyodor, edition, spans=[Span(0, 4)])
    attached = make_evidence(fyodor, claim)
    with pytest.raises(Conflict, match="worked on its claims"):
        editions.discard(fyodor, edition)
    evidence.detach(fyodor, attached, seen=1)
    assert Edition.find(edition.id) == edition


def test_it_lets_an_editor_make_it_current_and_viewers_decide_nothing(
    vera: Person, fyodor: Person, commentary: Commentary, price: Claim
):
    edition = new_edition(fyodor, commentary)
    for act in (
        lambda: editions.make_current(fyodor, edition),
        lambda: drop(vera, edition, price),
        lambda: editions.discard(vera, edition),
        lambda: new_edition(vera, commentary),
    ):
        with pytest.raises(Forbidden):
            act()


def test_it_adds_no_claim_to_a_text_that_was_replaced(ed: Person, fyodor: Person, commentary: Commentary):
    old = commentary.edition
    editions.make_current(ed, new_edition(fyodor, commentary))
    with pytest.raises(Conflict, match="newer edition"):
        claims.add(fyodor, old, spans=[Span(0, 10)])


def test_it_waits_in_no_sweep_for_claims_that_come_from_elsewhere(fyodor: Person, commentary: Commentary):
    new_edition(fyodor, commentary)
    assert jobs.split_what_is_left() == 0
