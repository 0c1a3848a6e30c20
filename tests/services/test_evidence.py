"""Sources on claims."""

from datetime import date

import pytest

from factcheck.errors import Conflict, Forbidden, Invalid, Stale
from factcheck.models import Claim, ClaimState, Copy, Evidence, LedgerEntry, Person, Source, Stance
from factcheck.services import claims, evidence, sources, undo
from factcheck.text import Span
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose
from tests.races import refused, together


@pytest.fixture
def claim(fyodor: Person) -> Claim:
    return make_claim(fyodor, make_commentary(fyodor))


def test_it_attaches_a_source_with_its_passage_and_stance(fyodor: Person, claim: Claim):
    make_evidence(fyodor, claim, Stance.SUPPORTS, note="Page 9.")
    (found,) = Evidence.on(claim)
    assert (found.source.url, found.passage, found.stance, found.note) == (
        "https://town.example/accounts",
        "9.1 million euros",
        Stance.SUPPORTS,
        "Page 9.",
    )


def test_it_corrects_a_stance_and_a_note_and_takes_that_back(fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim, note="Page 4.")
    sequence = evidence.revise(fyodor, attached, seen=1, stance=Stance.CONTEXT, note="Page 9.")
    (found,) = Evidence.on(claim)
    assert (found.stance, found.note, found.passage) == (Stance.CONTEXT, "Page 9.", "9.1 million euros")
    undo.undo(fyodor, sequence, sequence)
    (found,) = Evidence.on(claim)
    assert (found.stance, found.note) == (Stance.REFUTES, "Page 4.")


def test_it_corrects_nothing_that_was_detached_or_corrected_by_somebody_else(
    fyodor: Person, faina: Person, vera: Person, claim: Claim
):
    attached = make_evidence(fyodor, claim)
    sequence = evidence.revise(fyodor, attached, seen=1, stance=Stance.CONTEXT, note="")
    with pytest.raises(Stale):
        evidence.revise(faina, Evidence.find(attached.id), seen=1, stance=Stance.SUPPORTS, note="")
    with pytest.raises(Forbidden):
        evidence.revise(vera, Evidence.find(attached.id), seen=2, stance=Stance.SUPPORTS, note="")
    evidence.revise(faina, Evidence.find(attached.id), seen=2, stance=Stance.SUPPORTS, note="")
    with pytest.raises(Conflict):
        undo.undo(fyodor, sequence, sequence)
    evidence.detach(fyodor, attached, seen=3)
    with pytest.raises(Conflict):
        evidence.revise(faina, Evidence.find(attached.id), seen=4, stance=Stance.CONTEXT, note="")


def test_it_puts_an_open_claim_in_progress(fyodor: Person, claim: Claim):
    make_evidence(fyodor, claim)
    assert Claim.find(claim.id).state is ClaimState.IN_PROGRESS


def test_it_makes_nobodys_open_edit_of_the_claim_stale(fyodor: Person, claim: Claim):
    make_evidence(fyodor, claim)
    assert Claim.find(claim.id).version == 1


def test_it_leaves_a_checked_claim_checked(ed: Person, fyodor: Person, claim: Claim):
    approve(ed, propose(fyodor, claim))
    make_evidence(fyodor, claim)
    assert Claim.find(claim.id).state is ClaimState.CHECKED


def test_it_shares_one_source_with_a_known_url(fyodor: Person, faina: Person, claim: Claim):
    other = make_claim(faina, make_commentary(faina, title="Another"))
    first, second = make_evidence(fyodor, claim), make_evidence(faina, other)
    assert first.source_id == second.source_id
    assert Source.select().count() == 1


def test_it_shares_one_source_among_many_who_cite_it_at_once(fyodor: Person):
    commentary = make_commentary(fyodor)
    ids = [make_claim(fyodor, commentary, words).id for words in ("The bridge", "It cost", "Two thirds", "the mayor")]
    outcomes = together(*(lambda id=id: make_evidence(fyodor, Claim.find(id)) for id in ids))
    assert refused(outcomes) == []
    assert len({each.source_id for each in outcomes}) == Source.select().count() == 1


def test_it_keeps_sources_apart_that_are_not_on_the_web(fyodor: Person, claim: Claim):
    make_evidence(fyodor, claim, url="", title="An interview")
    make_evidence(fyodor, claim, url="", title="An interview")
    assert Source.select().count() == 2


def test_it_attaches_nothing_to_a_dismissed_claim(fyodor: Person, claim: Claim):
    claims.dismiss(fyodor, claim, seen=1, reason="No claim.")
    with pytest.raises(Conflict):
        make_evidence(fyodor, claim)
    assert Source.select().count() == 0


def test_it_attaches_or_dismisses_in_some_order(fyodor: Person, claim: Claim):
    outcomes = together(
        lambda: make_evidence(fyodor, Claim.find(claim.id)),
        lambda: claims.dismiss(fyodor, Claim.find(claim.id), seen=1, reason="No claim."),
    )
    assert outcomes[1] not in refused(outcomes)
    assert Claim.find(claim.id).state is ClaimState.DISMISSED
    assert len(Evidence.on(claim)) + len(refused(outcomes)) == 1


def test_it_detaches_but_keeps_the_row(fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim)
    evidence.detach(fyodor, attached, seen=1)
    assert Evidence.on(claim) == []
    assert Evidence.find(attached.id).detached_at is not None


def test_it_detaches_once(fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim)
    evidence.detach(fyodor, attached, seen=1)
    with pytest.raises(Conflict):
        evidence.detach(fyodor, attached, seen=2)


def test_it_refuses_a_stale_detachment(fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim)
    attached.save_over(1, note="Page 10.")
    with pytest.raises(Stale):
        evidence.detach(fyodor, attached, seen=1)


def test_it_lets_no_viewer_cite(vera: Person, fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim)
    with pytest.raises(Forbidden):
        make_evidence(vera, claim)
    with pytest.raises(Forbidden):
        evidence.detach(vera, attached, seen=1)


def test_it_recognises_a_source_without_what_only_counts_visitors(fyodor: Person, claim: Claim):
    make_evidence(fyodor, claim, url="https://town.example/accounts?utm_source=mail&year=1998#top")
    make_evidence(fyodor, claim, url="https://town.example/accounts?year=1998&fbclid=1")
    assert [source.url for source in Source.select()] == ["https://town.example/accounts?year=1998"]


def test_it_keeps_what_a_source_is_known_as_and_records_what_was_typed(fyodor: Person, faina: Person, claim: Claim):
    make_evidence(fyodor, claim, publisher="The town")
    again = make_evidence(faina, claim, title="Accounts", publisher="The town", author="Anna Kay")
    entry = LedgerEntry.newest(1)[0].changed
    assert entry["title"] == again.source.title == "The town’s accounts, 1998"
    assert entry["typed"] == {"title": "Accounts", "author": "Anna Kay"}


# Passages

TEXT = "It opened in 1998. The bridge cost 9.1 million euros in all, the mayor said."


@pytest.fixture
def copy(fyodor: Person, claim: Claim) -> Copy:
    """A copy of a source on the claim, with its text."""
    source = make_evidence(fyodor, claim, passage="").source
    return Copy.create(
        source=source, sha256="0" * 64, size=1, media_type="text/html", url=source.url, text=TEXT, digest=""
    )


def quote(actor: Person, copy: Copy, words: str, seen: int = 1) -> int:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return evidence.quote(actor, Evidence.get(), seen=seen, copy=copy, span=span)


def test_it_quotes_a_passage_with_its_selector(fyodor: Person, copy: Copy):
    quote(fyodor, copy, "9.1 million euros")
    assert Evidence.get().selector == {
        "type": "TextQuoteSelector",
        "exact": "9.1 million euros",
        "prefix": " opened in 1998. The bridge cost "[-32:],
        "suffix": " in all, the mayor said.",
    }


def test_a_proposal_keeps_the_selector_of_its_passage(fyodor: Person, copy: Copy, claim: Claim):
    quote(fyodor, copy, "9.1 million euros")
    (relied_on,) = propose(fyodor, claim).evidence
    assert relied_on["selector"]["exact"] == "9.1 million euros"
    assert relied_on["archived_at"] == copy.taken_at.isoformat()


def test_quoting_can_be_undone_unless_somebody_quoted_since(fyodor: Person, faina: Person, copy: Copy):
    first = quote(fyodor, copy, "9.1 million euros")
    second = quote(fyodor, copy, "1998", seen=2)
    undo.undo(fyodor, second, second)
    assert Evidence.get().passage == "9.1 million euros"
    quote(faina, copy, "the mayor", seen=4)
    with pytest.raises(Conflict):
        undo.undo(fyodor, first, first)


def test_it_quotes_nothing_from_a_copy_of_another_source(fyodor: Person, copy: Copy, claim: Claim):
    other = make_evidence(fyodor, claim, url="https://other.example/")
    with pytest.raises(Invalid, match="another source"):
        evidence.quote(fyodor, other, seen=1, copy=copy, span=Span(0, 2))


def test_it_quotes_nothing_over_somebody_else_s_passage(fyodor: Person, copy: Copy):
    quote(fyodor, copy, "1998")
    with pytest.raises(Stale):
        quote(fyodor, copy, "the mayor")


def test_it_corrects_a_source_wherever_it_is_cited_and_undoes_it(fyodor: Person, claim: Claim):
    source = make_evidence(fyodor, claim, published_on=date(1999, 1, 2)).source
    known = {"publisher": "The town", "author": "", "language": "en", "published_on": None}
    sequence = sources.revise(fyodor, source, seen=1, title="Accounts", **known)
    assert Evidence.on(claim)[0].source.title == "Accounts"
    undo.undo(fyodor, sequence, sequence)
    assert Source.get().details["published_on"] == date(1999, 1, 2)
    assert Source.get().title == "The town’s accounts, 1998"


def test_it_lets_no_viewer_quote_or_correct(vera: Person, fyodor: Person, copy: Copy):
    with pytest.raises(Forbidden):
        quote(vera, copy, "1998")
    with pytest.raises(Forbidden):
        sources.revise(vera, copy.source, seen=1, title="No")
