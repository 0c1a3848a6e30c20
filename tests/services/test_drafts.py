"""Drafts: what people typed and have not sent."""

from datetime import timedelta

from factcheck import clock
from factcheck.models import Draft, LedgerHead, Person
from factcheck.services import drafts

ID = "01J00000000000000000000000"
PATH = f"/desk/claims/{ID}/verdicts"


def test_it_keeps_the_last_of_what_each_person_typed_into_a_form(fyodor: Person, ed: Person):
    head = LedgerHead.current().sequence
    for summary in ("I", "It", "It is."):
        drafts.keep(fyodor, PATH, {"summary": summary})
    drafts.keep(fyodor, f"/desk/claims/{ID}", {"wording": "New."})
    drafts.keep(ed, PATH, {"summary": "No."})
    assert Draft.about(fyodor, [ID]) == {PATH: {"summary": "It is."}, f"/desk/claims/{ID}": {"wording": "New."}}
    assert Draft.about(ed, [ID, "another"]) == {PATH: {"summary": "No."}}
    assert LedgerHead.current().sequence == head


def test_it_forgets_one_form_of_one_person(fyodor: Person, ed: Person):
    for person in (fyodor, ed):
        drafts.keep(person, PATH, {"summary": "It is."})
    drafts.drop(fyodor, PATH)
    assert Draft.about(fyodor, [ID]) == {}
    assert Draft.about(ed, [ID])


def test_it_forgets_what_nobody_touched_for_ninety_days_and_nothing_newer(fyodor: Person):
    now = clock.now()
    for days, path in ((91, PATH), (89, f"/desk/claims/{ID}"), (91, f"/desk/claims/{ID}/comments")):
        with clock.reading(lambda days=days: now - timedelta(days=days)):
            drafts.keep(fyodor, path, {"text": "It is."})
    drafts.keep(fyodor, f"/desk/claims/{ID}/comments", {"text": "It is so."})  # somebody came back to it
    with clock.reading(lambda: now):
        assert drafts.prune() == 1
    assert Draft.about(fyodor, [ID]).keys() == {f"/desk/claims/{ID}", f"/desk/claims/{ID}/comments"}
