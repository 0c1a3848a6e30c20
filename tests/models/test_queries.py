"""The named queries of the models."""

from datetime import timedelta

import pytest
from peewee import Database

from factcheck import clock
from factcheck.errors import NotFound
from factcheck.models import (
    ApiKey,
    Claim,
    ClaimState,
    Commentary,
    Edition,
    Evidence,
    LedgerEntry,
    Partner,
    Person,
    Rating,
    Scrape,
    Verdict,
    VerdictState,
)
from factcheck.services import claims, commentaries, evidence, verdicts
from tests.factories import approve, make_claim, make_commentary, make_evidence, make_key, make_translation, propose


def test_it_finds_a_commentary_by_its_slug(fyodor: Person):
    commentary = make_commentary(fyodor)
    assert Commentary.with_slug("a-bridge-and-its-price") == commentary


def test_it_says_that_a_slug_is_nobodys(database: Database):
    with pytest.raises(NotFound):
        Commentary.with_slug("a-bridge-and-its-price")


def test_it_lists_the_newest_editions_without_their_texts(fyodor: Person):
    first, second = make_commentary(fyodor, title="First"), make_commentary(fyodor, title="Second")
    found = Edition.newest()
    assert [(each.title, each.commentary.id) for each in found] == [("Second", second.id), ("First", first.id)]
    assert "text" not in found[0].__data__


def test_it_lists_scrapes_that_no_commentary_was_made_of(fyodor: Person):
    make_commentary(fyodor)
    left = commentaries.receive(fyodor, content=b"A text.", filename="left.txt", characters="A text.")
    assert [(each.id, each.filename, each.characters) for each in Scrape.unsaved()] == [
        (left.id, "left.txt", "A text.")
    ]


def test_it_finds_the_edition_of_a_scrape(fyodor: Person):
    edition = make_commentary(fyodor).edition
    assert Edition.of_scrape(edition.scrape) == edition


def test_it_keeps_the_scrape_byte_for_byte(fyodor: Person):
    content = bytes(range(256)) * 10
    scrape = commentaries.receive(fyodor, content=content, filename="odd.bin", characters="odd")
    assert bytes(Scrape.find(scrape.id).content) == content


def test_it_lists_claims_in_the_order_of_the_text(fyodor: Person):
    commentary = make_commentary(fyodor)
    for words in ("Two thirds of the town’s people", "It cost 5 million euros", "The bridge over the river"):
        make_claim(fyodor, commentary, words)
    assert [claim.quoted for claim in Claim.standing(commentary.edition)] == [
        "The bridge over the river",
        "It cost 5 million euros",
        "Two thirds of the town’s people",
    ]


def test_it_tells_dismissed_claims_from_standing_ones(fyodor: Person):
    commentary = make_commentary(fyodor)
    standing, dismissed = make_claim(fyodor, commentary), make_claim(fyodor, commentary, "The bridge")
    claims.dismiss(fyodor, dismissed, seen=1, reason="No claim.")
    assert Claim.standing(commentary.edition) == [standing]
    assert Claim.dismissed(commentary.edition) == [dismissed]


def test_it_counts_claims_by_edition_and_state(fyodor: Person):
    commentary, other = make_commentary(fyodor), make_commentary(fyodor, title="Another")
    make_claim(fyodor, commentary)
    claims.dismiss(fyodor, make_claim(fyodor, commentary, "The bridge"), seen=1, reason="No claim.")
    make_claim(fyodor, other)
    assert Claim.count_by_state() == {
        commentary.edition.id: {ClaimState.OPEN: 1, ClaimState.DISMISSED: 1},
        other.edition.id: {ClaimState.OPEN: 1},
    }


def test_it_lists_the_evidence_on_a_claim_in_the_order_of_its_attachment(fyodor: Person):
    commentary = make_commentary(fyodor)
    claim, other = make_claim(fyodor, commentary), make_claim(fyodor, commentary, "The bridge")
    attached = [make_evidence(fyodor, claim, note=str(n)) for n in range(5)]
    make_evidence(fyodor, other)
    evidence.detach(fyodor, attached[2], seen=1)
    assert [each.note for each in Evidence.on(claim)] == ["0", "1", "3", "4"]


def test_it_lists_the_versions_on_a_claim_newest_first(ed: Person, fyodor: Person):
    claim = make_claim(fyodor, make_commentary(fyodor))
    approve(ed, propose(fyodor, claim))
    propose(fyodor, claim, "mixed", correction="A new source.")
    assert [(each.number, each.state) for each in Verdict.on(claim)] == [
        (2, VerdictState.PROPOSED),
        (1, VerdictState.PUBLISHED),
    ]
    assert Verdict.newest(claim, VerdictState.PUBLISHED).number == 1
    assert Verdict.newest(claim, VerdictState.RETRACTED) is None


def test_it_lists_proposals_that_wait_the_longest_waiting_first(ed: Person, fyodor: Person):
    commentary = make_commentary(fyodor)
    first, second, third = (
        propose(fyodor, make_claim(fyodor, commentary, words)) for words in ("The bridge", "It cost", "Two thirds")
    )
    verdicts.return_(ed, second, seen=1, comment="Not yet.")
    assert Verdict.waiting() == [first, third]


def test_it_names_a_rating_in_english_where_it_has_no_other_name(database: Database):
    rating = Rating.get_by_id("false")
    assert [rating.name_in(language) for language in ("ru", "be", "en", "und")] == [
        "Неправда",
        "Няпраўда",
        "False",
        "False",
    ]


def test_it_finds_a_person_by_address_in_whatever_case(fyodor: Person):
    assert Person.with_email(" Fyodor@Example.ORG ") == fyodor


def test_it_lists_people_and_partners_by_name(database: Database):
    for name in ("Zenith", "Acme"):
        make_key(name)
    assert [each.name for each in Partner.by_name()] == ["Acme", "Zenith"]
    assert [each.name for each in Person.by_name()] == ["Ada", "Ed", "Faina", "Fyodor", "Vera"]


def test_it_finds_a_valid_key_only_by_its_secret(database: Database):
    secret = make_key()
    assert ApiKey.valid(secret, clock.now()) is not None
    assert ApiKey.valid(secret + "x", clock.now()) is None
    assert ApiKey.valid(ApiKey.get().digest, clock.now()) is None


def test_it_finds_no_key_from_the_moment_that_it_expires(database: Database):
    secret, now = make_key(), clock.now()
    ApiKey.update(expires_at=now).execute()
    assert ApiKey.valid(secret, now - timedelta(microseconds=1)) is not None
    assert ApiKey.valid(secret, now) is None


def test_it_keeps_no_secret(database: Database):
    secret = make_key()
    assert secret not in str(list(ApiKey.select().dicts()))


def test_it_tells_the_history_of_things_newest_first(fyodor: Person):
    commentary = make_commentary(fyodor)
    claim = make_claim(fyodor, commentary)
    attached = make_evidence(fyodor, claim)
    make_claim(fyodor, commentary, "The bridge")
    assert [entry.act for entry in LedgerEntry.about(claim, attached)] == ["evidence.attach", "claim.add"]


def test_it_pages_through_the_ledger_from_its_end(fyodor: Person):
    make_commentary(fyodor)
    newest = LedgerEntry.newest(2)
    before = LedgerEntry.newest(100, before=newest[-1].sequence)
    sequences = [entry.sequence for entry in (*newest, *before)]
    assert sequences == list(range(sequences[0], 0, -1))


def test_it_knows_which_edition_is_current_without_reading_a_text(ed: Person, fyodor: Person):
    commentary = make_commentary(fyodor)
    make_translation(ed, commentary)
    assert commentary.edition_id == commentary.edition.id
