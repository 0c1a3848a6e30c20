"""Correcting the split: words, spans, merging, splitting, dismissing."""

import pytest

from factcheck.errors import Conflict, Forbidden, Invalid, Stale
from factcheck.models import Claim, ClaimState, Commentary, Edition, Evidence, LedgerEntry, Person, Verdict, tags
from factcheck.services import claims, verdicts
from factcheck.text import Claim as Found
from factcheck.text import Holder, Kind, Span, Split, anchors
from tests.factories import TEXT, approve, make_claim, make_commentary, make_evidence, propose
from tests.races import refused, together


@pytest.fixture
def commentary(fyodor: Person) -> Commentary:
    return make_commentary(fyodor)


@pytest.fixture
def claim(fyodor: Person, commentary: Commentary) -> Claim:
    return make_claim(fyodor, commentary)


def unsplit(commentary: Commentary) -> Edition:
    """The edition, as if no splitter had been there yet."""
    Edition.update(split_at=None).execute()
    return commentary.edition


SPLIT = Split(
    "en",
    claims=(
        Found((Span(0, 42),), "The bridge opened in 1998.", checkworthiness=0.5, reasons=("a number",)),
        Found((Span(43, 67),), "It cost 5 million euros.", Holder("the mayor", (Span(69, 78),)), Kind.FACT),
    ),
)


def revise(actor: Person, claim: Claim, seen: int = 1, **changes: object) -> None:
    known = {"wording": claim.wording, "holder": claim.holder, "kind": claim.kind}
    claims.revise(actor, claim, seen=seen, **{**known, **changes})


# What the splitter found


def test_it_keeps_what_the_splitter_found(commentary: Commentary):
    edition = unsplit(commentary)
    assert claims.record_split(edition, SPLIT) == 2
    first, second = Claim.standing(edition)
    assert (first.wording, first.holder, first.checkworthiness, first.reasons) == (
        "The bridge opened in 1998.",
        "",
        0.5,
        ["a number"],
    )
    assert (second.holder, second.created_by, second.state) == ("the mayor", None, ClaimState.OPEN)
    assert Edition.find(edition.id).split_at is not None


def test_it_keeps_a_split_once(commentary: Commentary):
    edition = unsplit(commentary)
    assert [claims.record_split(edition, SPLIT) for _ in range(2)] == [2, 0]
    assert len(Claim.standing(edition)) == 2


def test_it_keeps_one_of_several_splits_at_once(commentary: Commentary):
    edition = unsplit(commentary)
    outcomes = together(*[lambda: claims.record_split(Edition.find(edition.id), SPLIT)] * 4)
    assert sorted(outcomes) == [0, 0, 0, 2]
    assert len(Claim.standing(edition)) == 2


def test_it_keeps_that_a_split_failed(commentary: Commentary):
    edition = unsplit(commentary)
    claims.record_failed_split(edition, "It failed.")
    assert Edition.find(edition.id).split_problem == "It failed."
    assert Edition.find(edition.id).split_at is not None


def test_it_tells_of_no_failure_where_another_worker_succeeded(commentary: Commentary):
    edition = unsplit(commentary)
    claims.record_split(edition, SPLIT)
    claims.record_failed_split(edition, "It failed.")
    assert Edition.find(edition.id).split_problem == ""
    assert LedgerEntry.newest(1)[0].changed["claims"] == 2


# Tagging


def test_it_spells_a_tag_as_other_claims_have_it(fyodor: Person, commentary: Commentary, claim: Claim):
    other = make_claim(fyodor, commentary, "Two thirds")
    revise(fyodor, claim, tags="Budget, Мосты")
    revise(fyodor, other, tags="roads, budget, мосты")
    assert Claim.find(other.id).tags == "roads, Budget, Мосты"
    assert tags.in_use() == ["Budget", "roads", "Мосты"]


def test_it_lets_the_only_claim_that_has_a_tag_spell_it_anew(fyodor: Person, claim: Claim):
    revise(fyodor, claim, tags="Budget")
    revise(fyodor, claim, seen=2, tags="budget")
    assert Claim.find(claim.id).tags == "budget"


def test_it_records_tags_and_leaves_them_where_none_are_given(fyodor: Person, claim: Claim):
    revise(fyodor, claim, tags="budget")
    revise(fyodor, claim, seen=2, wording="New.")
    first, second = reversed(LedgerEntry.newest(2))
    assert (first.changed["before"]["tags"], first.changed["after"]["tags"]) == ("", "budget")
    assert second.changed["after"]["tags"] == Claim.find(claim.id).tags == "budget"


def test_it_merges_tags_and_gives_both_halves_of_a_split_the_same(fyodor: Person, commentary: Commentary, claim: Claim):
    other = make_claim(fyodor, commentary, "Two thirds")
    revise(fyodor, claim, tags="budget, roads")
    revise(fyodor, other, tags="polls, Budget")
    kept = claims.merge(fyodor, [(claim, 2), (other, 2)])
    assert kept.tags == "budget, roads, polls"
    assert claims.split(fyodor, kept, seen=kept.version, at=kept.start + 8).tags == kept.tags


def test_it_undoes_a_correction_from_before_there_were_tags_and_leaves_them(fyodor: Person, claim: Claim):
    revise(fyodor, claim, wording="New.", tags="budget")
    old = {"wording": "Old.", "holder": "", "kind": "fact", "spans": claim.spans}
    claims.put_back(fyodor, claim, before=old, after={**old, "wording": "New."})
    assert (Claim.find(claim.id).wording, Claim.find(claim.id).tags) == ("Old.", "budget")


# Adding


def test_it_anchors_a_claim_by_its_position_and_its_quote(claim: Claim):
    (span,) = claim.places
    assert span.of(TEXT) == claim.exact == claim.quoted == "It cost 5 million euros"
    assert TEXT[: span.start].endswith(claim.prefix)
    assert TEXT[span.end :].startswith(claim.suffix)
    assert anchors.TextQuoteSelector(claim.exact, claim.prefix, claim.suffix) == anchors.describe(TEXT, span)


def test_it_words_a_claim_by_its_pieces(fyodor: Person, commentary: Commentary):
    start, end = TEXT.index("The bridge"), TEXT.index("opened")
    claim = claims.add(fyodor, commentary.edition, spans=[Span(end, end + 14), Span(start, start + 10)])
    assert claim.wording == "The bridge opened in 1998"
    assert claim.spans == [[start, start + 10], [end, end + 14]]


def test_it_unites_spans_that_touch_and_trims_them(fyodor: Person, commentary: Commentary):
    start = TEXT.index(" It cost")
    claim = claims.add(fyodor, commentary.edition, spans=[Span(start, start + 4), Span(start + 4, start + 9)])
    assert claim.spans == [[start + 1, start + 8]]
    assert claim.wording == "It cost"


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [Span(5, 5)],
        [Span(9, 5)],
        [Span(-3, 5)],
        [Span(0, len(TEXT) + 1)],
        [Span(len(TEXT) + 5, len(TEXT) + 9)],
        [Span(0, 10), Span(10**12, 10**12 + 1)],
        [Span(TEXT.index("\n\n"), TEXT.index("\n\n") + 2)],
    ],
)
def test_it_refuses_spans_that_are_no_words_of_the_text(fyodor: Person, commentary: Commentary, spans: list[Span]):
    with pytest.raises(Invalid) as refusal:
        claims.add(fyodor, commentary.edition, spans=spans)
    assert refusal.value.fields.keys() == {"spans"}
    assert Claim.standing(commentary.edition) == []


def test_it_counts_code_points(fyodor: Person):
    text = "👩🏽‍🚀 пишет 𝟙 claim 🏁. And e\u0301 another one."
    commentary = make_commentary(fyodor, text)
    start = text.index("𝟙")
    claim = claims.add(fyodor, commentary.edition, spans=[Span(start, start + 9)])
    assert claim.exact == "𝟙 claim 🏁"


def test_it_allows_two_claims_on_the_same_words(fyodor: Person, commentary: Commentary):
    assert make_claim(fyodor, commentary).places == make_claim(fyodor, commentary).places
    assert len(Claim.standing(commentary.edition)) == 2


# Revising


def test_it_corrects_the_wording_the_holder_and_the_kind(fyodor: Person, claim: Claim):
    revise(fyodor, claim, wording="It cost five.", holder="The mayor", kind=Kind.OPINION)
    found = Claim.find(claim.id)
    assert (found.wording, found.holder, found.kind, found.version) == ("It cost five.", "The mayor", Kind.OPINION, 2)


def test_it_moves_a_claim_only_where_spans_are_given(fyodor: Person, claim: Claim):
    before = claim.spans
    revise(fyodor, claim, wording="It cost five.")
    assert Claim.find(claim.id).spans == before
    revise(fyodor, claim, seen=2, spans=[Span(0, 10)])
    assert (Claim.find(claim.id).spans, Claim.find(claim.id).exact) == ([[0, 10]], "The bridge")


def test_it_records_a_claim_before_and_after(fyodor: Person, claim: Claim):
    revise(fyodor, claim, wording="It cost five.")
    changed = LedgerEntry.about(claim)[0].changed
    assert (changed["before"]["wording"], changed["after"]["wording"]) == ("It cost 5 million euros", "It cost five.")


def test_it_refuses_a_stale_correction_with_both_texts(fyodor: Person, faina: Person, claim: Claim):
    revise(faina, Claim.find(claim.id), wording="Faina's")
    with pytest.raises(Stale) as refusal:
        revise(fyodor, claim, wording="Fyodor's")
    assert (refusal.value.current["wording"], refusal.value.yours["wording"]) == ("Faina's", "Fyodor's")


def test_it_keeps_one_of_two_corrections_at_once(fyodor: Person, faina: Person, claim: Claim):
    outcomes = together(
        lambda: revise(fyodor, Claim.find(claim.id), wording="Fyodor's"),
        lambda: revise(faina, Claim.find(claim.id), wording="Faina's"),
    )
    assert len(refused(outcomes)) == 1
    assert isinstance(refused(outcomes)[0], Stale)


# Merging


def test_it_merges_into_the_first_in_the_text(fyodor: Person, commentary: Commentary, claim: Claim):
    earlier = make_claim(fyodor, commentary, "The bridge over the river")
    kept = claims.merge(fyodor, [(claim, 1), (earlier, 1)])
    assert kept.id == earlier.id
    assert kept.spans == [*earlier.spans[:1], *claim.spans]
    assert kept.wording == "The bridge over the river It cost 5 million euros"
    assert Claim.standing(commentary.edition) == [kept]


def test_it_dismisses_what_was_merged_and_keeps_what_was_attached(fyodor: Person, commentary: Commentary, claim: Claim):
    kept = make_claim(fyodor, commentary, "The bridge over the river")
    make_evidence(fyodor, claim)
    claims.merge(fyodor, [(kept, 1), (claim, 1)])
    merged = Claim.find(claim.id)
    assert (merged.state, merged.dismissal) == (ClaimState.DISMISSED, "Merged into “The bridge over the river”.")
    assert len(Evidence.on(merged)) == 1


def test_it_ends_the_words_of_a_merger_with_one_full_stop(fyodor: Person, commentary: Commentary, claim: Claim):
    kept = make_claim(fyodor, commentary, "The bridge over the river", wording="There is a bridge.")
    claims.merge(fyodor, [(kept, 1), (claim, 1)])
    assert Claim.find(claim.id).dismissal == "Merged into “There is a bridge”."


def test_it_refuses_to_merge_fewer_than_two(fyodor: Person, claim: Claim):
    with pytest.raises(Conflict):
        claims.merge(fyodor, [(claim, 1)])


def test_it_refuses_to_merge_a_claim_with_itself(fyodor: Person, claim: Claim):
    with pytest.raises(Conflict):
        claims.merge(fyodor, [(claim, 1), (Claim.find(claim.id), 1)])
    assert Claim.find(claim.id).state is ClaimState.OPEN


def test_it_refuses_to_merge_across_editions(fyodor: Person, claim: Claim):
    other = make_claim(fyodor, make_commentary(fyodor, title="Another"))
    with pytest.raises(Conflict):
        claims.merge(fyodor, [(claim, 1), (other, 1)])


def test_it_merges_nothing_where_one_of_them_is_stale(fyodor: Person, commentary: Commentary, claim: Claim):
    other = make_claim(fyodor, commentary, "The bridge over the river")
    revise(fyodor, Claim.find(claim.id), wording="New")
    with pytest.raises(Stale):
        claims.merge(fyodor, [(other, 1), (claim, 1)])
    assert (Claim.find(other.id).version, Claim.find(claim.id).state) == (1, ClaimState.OPEN)


def test_it_refuses_to_merge_what_was_dismissed(fyodor: Person, commentary: Commentary, claim: Claim):
    """Else the first in the text might be the dismissed one, and with it both would be gone."""
    dismissed = make_claim(fyodor, commentary, "The bridge over the river")
    claims.dismiss(fyodor, dismissed, seen=1, reason="No claim.")
    with pytest.raises(Conflict, match="dismissed"):
        claims.merge(fyodor, [(dismissed, 2), (claim, 1)])
    assert Claim.standing(commentary.edition) == [claim]


# Splitting


def test_it_cuts_a_claim_in_two(fyodor: Person, commentary: Commentary):
    claim = make_claim(
        fyodor, commentary, "The bridge over the river opened in 1998", holder="The mayor", kind=Kind.CALL
    )
    second = claims.split(fyodor, claim, seen=1, at=TEXT.index("opened"))
    assert [each.wording for each in Claim.standing(commentary.edition)] == [
        "The bridge over the river",
        "opened in 1998",
    ]
    assert (second.holder, second.kind, second.exact) == ("The mayor", Kind.CALL, "opened in 1998")


def test_it_cuts_between_the_pieces_of_a_claim(fyodor: Person, commentary: Commentary):
    two = [Span(0, 10), Span(42, 49)]
    claim = claims.add(fyodor, commentary.edition, spans=two)
    second = claims.split(fyodor, claim, seen=1, at=20)
    assert (Claim.find(claim.id).places, second.places) == ([two[0]], [two[1]])
    assert (Claim.find(claim.id).wording, second.wording) == ("The bridge.", "It cost.")


@pytest.mark.parametrize("at", [-1, 0, 42, 65, 10**9])
def test_it_refuses_to_cut_outside_the_claim(fyodor: Person, claim: Claim, at: int):
    assert claim.places == [Span(42, 65)]
    with pytest.raises(Invalid):
        claims.split(fyodor, claim, seen=1, at=at)


@pytest.mark.parametrize("at", [10, 11])
def test_it_leaves_no_white_space_at_a_cut(fyodor: Person, commentary: Commentary, at: int):
    claim = make_claim(fyodor, commentary, "The bridge over the river")
    assert claims.split(fyodor, claim, seen=1, at=at).exact == "over the river"
    assert Claim.find(claim.id).exact == "The bridge"


def test_it_cuts_one_of_two_at_once(fyodor: Person, commentary: Commentary, claim: Claim):
    outcomes = together(*(lambda at=at: claims.split(fyodor, Claim.find(claim.id), seen=1, at=at) for at in (46, 51)))
    assert len(refused(outcomes)) == 1
    assert len(Claim.standing(commentary.edition)) == 2


def test_it_merges_or_splits_but_never_both(fyodor: Person, commentary: Commentary):
    for _ in range(3):
        first, second = (make_claim(fyodor, commentary, words) for words in ("The bridge over the river", "It cost 5"))
        outcomes = together(
            lambda a=first.id, b=second.id: claims.merge(fyodor, [(Claim.find(b), 1), (Claim.find(a), 1)]),
            lambda b=second.id: claims.split(fyodor, Claim.find(b), seen=1, at=46),
        )
        assert len(refused(outcomes)) == 1
        assert isinstance(refused(outcomes)[0], Stale | Conflict)


def test_it_never_waits_in_a_ring_where_two_merge_the_same_claims(fyodor: Person, commentary: Commentary):
    first, second = (make_claim(fyodor, commentary, words) for words in ("The bridge over the river", "It cost 5"))
    outcomes = together(
        *(
            lambda pair=pair: claims.merge(fyodor, [(Claim.find(each), 1) for each in pair])
            for pair in ((first.id, second.id), (second.id, first.id)) * 2
        )
    )
    assert len(refused(outcomes)) == 3


# Dismissing


def test_it_dismisses_with_a_reason_and_reopens(fyodor: Person, claim: Claim):
    claims.dismiss(fyodor, claim, seen=1, reason="No claim.")
    assert (Claim.find(claim.id).state, Claim.find(claim.id).dismissal) == (ClaimState.DISMISSED, "No claim.")
    claims.reopen(fyodor, claim, seen=2)
    assert (Claim.find(claim.id).state, Claim.find(claim.id).dismissal) == (ClaimState.OPEN, "")


def test_it_refuses_to_dismiss_twice(fyodor: Person, claim: Claim):
    claims.dismiss(fyodor, claim, seen=1, reason="The first reason.")
    with pytest.raises(Conflict):
        claims.dismiss(fyodor, claim, seen=2, reason="The second reason.")
    assert Claim.find(claim.id).dismissal == "The first reason."


def test_it_refuses_to_reopen_what_stands(fyodor: Person, claim: Claim):
    with pytest.raises(Conflict):
        claims.reopen(fyodor, claim, seen=1)


def test_it_refuses_a_stale_dismissal(fyodor: Person, claim: Claim):
    revise(fyodor, Claim.find(claim.id), wording="New")
    with pytest.raises(Stale):
        claims.dismiss(fyodor, claim, seen=1, reason="No claim.")


@pytest.mark.parametrize("change", ["revise", "split", "merge"])
def test_it_changes_no_dismissed_claim(fyodor: Person, commentary: Commentary, claim: Claim, change: str):
    other = make_claim(fyodor, commentary, "The bridge")
    claims.dismiss(fyodor, claim, seen=1, reason="No claim.")
    with pytest.raises(Conflict, match="dismissed"):
        CHANGES[change](fyodor, claim, other)


# While a verdict waits or stands

CHANGES = {
    "revise": lambda actor, claim, other: revise(actor, claim, seen=claim.version, wording="Other words"),
    "merge": lambda actor, claim, other: claims.merge(actor, [(claim, claim.version), (other, other.version)]),
    "split": lambda actor, claim, other: claims.split(actor, claim, seen=claim.version, at=claim.start + 8),
    "dismiss": lambda actor, claim, other: claims.dismiss(actor, claim, seen=claim.version, reason="No claim."),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_it_locks_the_words_while_a_verdict_waits(fyodor: Person, commentary: Commentary, claim: Claim, change: object):
    other = make_claim(fyodor, commentary, "The bridge")
    propose(fyodor, claim)
    with pytest.raises(Conflict, match="waits for review"):
        change(fyodor, claim, other)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_it_locks_the_words_while_a_verdict_stands(
    ed: Person, fyodor: Person, commentary: Commentary, claim: Claim, change: object
):
    other = make_claim(fyodor, commentary, "The bridge")
    approve(ed, propose(fyodor, claim))
    with pytest.raises(Conflict, match="published"):
        change(fyodor, claim, other)


def test_it_frees_the_words_when_the_proposal_is_returned(ed: Person, fyodor: Person, claim: Claim):
    verdicts.return_(ed, propose(fyodor, claim), seen=1, comment="Word it better.")
    revise(fyodor, claim, wording="It cost 5 million euros in 1998.")
    assert Claim.find(claim.id).version == 2


def test_it_frees_the_words_when_the_verdict_is_retracted(ed: Person, fyodor: Person, claim: Claim):
    verdict = approve(ed, propose(fyodor, claim))
    verdicts.retract(ed, verdict, seen=verdict.version, reason="An error.")
    revise(fyodor, claim, wording="It cost 5 million euros in 1998.")
    assert Claim.find(claim.id).version == 2


@pytest.mark.parametrize("change", ["dismiss", "revise", "split"])
def test_it_changes_the_words_or_proposes_but_never_both(fyodor: Person, faina: Person, change: str):
    for number in range(3):
        commentary = make_commentary(fyodor, title=f"Commentary {number}")
        claim = make_claim(fyodor, commentary)
        outcomes = together(
            lambda id=claim.id: CHANGES[change](fyodor, Claim.find(id), None),
            lambda id=claim.id: propose(faina, Claim.find(id)),
        )
        judged = Verdict.select().where(Verdict.claim == claim).exists()
        if change == "dismiss":
            assert len(refused(outcomes)) == 1
            assert judged != (Claim.find(claim.id).state is ClaimState.DISMISSED)
        elif refused(outcomes):  # the proposal came first, and the words stand
            assert judged
            assert Claim.find(claim.id).version == 1
        else:  # the words were changed first, and the proposal is on the new ones
            assert judged
            assert Claim.find(claim.id).version == 2


# Who, and what readers see


ADDING = {
    "add": lambda actor, claim: claims.add(actor, claim.edition, spans=[Span(0, 10)]),
    "revise": lambda actor, claim: revise(actor, claim),
    "merge": lambda actor, claim: claims.merge(actor, [(claim, 1), (claim, 1)]),
    "split": lambda actor, claim: claims.split(actor, claim, seen=1, at=51),
    "dismiss": lambda actor, claim: claims.dismiss(actor, claim, seen=1, reason="No claim."),
    "reopen": lambda actor, claim: claims.reopen(actor, claim, seen=1),
}


@pytest.mark.parametrize("act", ADDING.values(), ids=ADDING.keys())
def test_it_lets_no_viewer_touch_a_claim(vera: Person, claim: Claim, act: object):
    with pytest.raises(Forbidden):
        act(vera, claim)


def test_it_lets_nobody_act_whose_account_is_closed(fyodor: Person, claim: Claim):
    fyodor.save_over(1, active=False)
    with pytest.raises(Forbidden):
        revise(fyodor, claim, wording="New")
