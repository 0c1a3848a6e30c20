"""Comments on a claim: who is mentioned, and whose they are."""

import pytest

from factcheck.errors import Conflict, Forbidden, Stale
from factcheck.models import Claim, Comment, LedgerEntry, Mention, Person
from factcheck.services import comments
from tests.factories import make_claim, make_commentary


@pytest.fixture
def claim(fyodor: Person) -> Claim:
    return make_claim(fyodor, make_commentary(fyodor))


def named(comment: Comment) -> set[str]:
    return {mention.person.name for mention in Mention.select().where(Mention.comment == comment)}


def test_it_mentions_active_people_by_their_whole_names_in_any_case(claim: Claim, fyodor: Person, vera: Person):
    Person.update(active=False).where(Person.name == "Ada").execute()
    comment = comments.add(fyodor, claim, text="@ed and (@Vera), not @Faina2, me@Faina, @Ada, Ed or @Fyodor myself.")
    assert named(comment) == {"Ed", "Vera"}
    assert [mention.comment for mention in Mention.of(vera)] == [comment]


def test_it_means_the_longer_name_where_one_begins_another(claim: Claim, fyodor: Person, faina: Person):
    Person.update(name="Ed Sheridan").where(Person.id == faina.id).execute()
    assert named(comments.add(fyodor, claim, text="@Ed Sheridan, look.")) == {"Ed Sheridan"}
    assert named(comments.add(fyodor, claim, text="@Ed, look.")) == {"Ed"}


def test_it_means_somebody_by_a_first_name_that_nobody_else_has(
    claim: Claim, fyodor: Person, faina: Person, vera: Person
):
    for person, name in ((faina, "Nina Check"), (vera, "Ed Norton")):
        Person.update(name=name).where(Person.id == person.id).execute()
    assert named(comments.add(fyodor, claim, text="@nina, and @Ed?")) == {"Nina Check", "Ed"}
    Person.update(name="Ed Sheridan").where(Person.name == "Ed").execute()
    assert named(comments.add(fyodor, claim, text="@Nina, which @Ed?")) == {"Nina Check"}


def test_it_tells_nobody_again_who_read_it_and_unmentions_whom_an_edit_leaves_out(
    claim: Claim, fyodor: Person, ed: Person
):
    comment = comments.add(fyodor, claim, text="@Ed @Vera")
    comments.read(ed, comment)
    comments.edit(fyodor, comment, seen=1, text="@Ed @Faina, please.")
    assert named(comment) == {"Ed", "Faina"}
    assert Mention.of(ed)[0].read_at


def test_it_lists_the_unread_first_and_none_of_what_was_deleted(claim: Claim, fyodor: Person, ed: Person):
    first, second, third = (comments.add(fyodor, claim, text=f"@Ed {number}") for number in (1, 2, 3))
    comments.read(ed, third)
    comments.delete(fyodor, second, seen=1)
    assert [mention.comment for mention in Mention.of(ed)] == [first, third]


def test_it_lets_only_its_author_change_or_delete_it(claim: Claim, fyodor: Person, ed: Person):
    comment = comments.add(fyodor, claim, text="It is so.")
    for act in (lambda: comments.edit(ed, comment, seen=1, text="No."), lambda: comments.delete(ed, comment, seen=1)):
        with pytest.raises(Forbidden, match="Only its author"):
            act()
    assert Comment.get().text == "It is so."


def test_it_keeps_what_was_deleted_and_brings_it_back(claim: Claim, fyodor: Person):
    comment = comments.add(fyodor, claim, text="It is so.")
    comments.delete(fyodor, comment, seen=1)
    assert Comment.on(claim) == []
    with pytest.raises(Conflict):
        comments.edit(fyodor, comment, seen=2, text="No.")
    with pytest.raises(Conflict):
        comments.delete(fyodor, comment, seen=2)
    comments.restore(fyodor, comment)
    assert [each.text for each in Comment.on(claim)] == ["It is so."]
    with pytest.raises(Conflict):
        comments.restore(fyodor, comment)


def test_it_refuses_the_second_of_two_edits_with_both_texts(claim: Claim, fyodor: Person):
    comment = comments.add(fyodor, claim, text="One.")
    comments.edit(fyodor, comment, seen=1, text="Two.")
    with pytest.raises(Stale) as refusal:
        comments.edit(fyodor, comment, seen=1, text="Three.")
    assert (refusal.value.current["text"], refusal.value.yours["text"]) == ("Two.", "Three.")


def test_it_keeps_every_text_in_the_ledger_and_no_entry_of_reading(claim: Claim, fyodor: Person, ed: Person):
    comment = comments.add(fyodor, claim, text="@Ed one")
    comments.edit(fyodor, comment, seen=1, text="@Ed two")
    comments.read(ed, comment)
    newest, before = LedgerEntry.newest(2)
    assert (before.act, before.changed["text"]) == ("comment.add", "@Ed one")
    assert (newest.act, newest.changed["before"], newest.changed["after"]) == ("comment.edit", "@Ed one", "@Ed two")
