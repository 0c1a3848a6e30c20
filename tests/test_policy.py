"""Who may do what, as a table."""

from types import SimpleNamespace

import pytest

from factcheck.errors import Forbidden
from factcheck.policy import MAY, Role, may, require

LEAST = {
    Role.VIEWER: "desk.read",
    Role.FACT_CHECKER: """
        commentary.create commentary.revise claim.add claim.revise claim.merge claim.split claim.dismiss claim.reopen
        evidence.attach evidence.detach verdict.propose draft.keep
        comment.add comment.edit comment.delete comment.restore
    """,
    Role.EDITOR: "commentary.publish commentary.withdraw verdict.approve verdict.return verdict.retract"
    " verdict.reopen verdict.reinstate",
    Role.ADMIN: "person.add person.change partner.add key.issue key.revoke ledger.read",
}
NEEDED = {act: role for role, acts in LEAST.items() for act in acts.split()}
OTHERS = SimpleNamespace(
    proposed_by_id="somebody else", author_id="me", rater_id="me", person_id="me", blind_ratings=[]
)


def person(role: Role, active: bool = True) -> SimpleNamespace:
    return SimpleNamespace(id="me", role=role, active=active)


@pytest.mark.parametrize("act", NEEDED)
@pytest.mark.parametrize("role", Role)
def test_it_allows_each_role_what_it_includes(role: Role, act: str):
    ranks = list(Role)
    assert may(person(role), act, OTHERS) == (ranks.index(role) >= ranks.index(NEEDED[act]))


@pytest.mark.parametrize("act", MAY)
def test_it_includes_in_each_role_what_those_before_it_may(act: str):
    allowed = [may(person(role), act, OTHERS) for role in Role]
    assert allowed == sorted(allowed)


@pytest.mark.parametrize("act", [act for act in MAY if act not in ("desk.read", "account.keep", "verdict.read")])
def test_it_lets_viewers_only_look(act: str):
    assert not may(person(Role.VIEWER), act, OTHERS)


@pytest.mark.parametrize("act", MAY)
def test_it_allows_nothing_to_somebody_who_left(act: str):
    assert not may(person(Role.ADMIN, active=False), act, OTHERS)


@pytest.mark.parametrize("act", ["verdict.approve", "verdict.return"])
@pytest.mark.parametrize("role", Role)
def test_it_lets_nobody_review_their_own(role: Role, act: str):
    assert not may(person(role), act, SimpleNamespace(proposed_by_id="me"))


@pytest.mark.parametrize("act", ["comment.edit", "comment.delete", "comment.restore"])
@pytest.mark.parametrize("role", Role)
def test_it_lets_nobody_change_a_comment_of_somebody_else(role: Role, act: str):
    with pytest.raises(Forbidden):
        require(person(role), act, SimpleNamespace(author_id="somebody else"))


def test_it_says_why_nobody_reviews_their_own():
    with pytest.raises(Forbidden, match="second pair of eyes"):
        require(person(Role.EDITOR), "verdict.approve", SimpleNamespace(proposed_by_id="me"))


def test_it_says_which_role_is_not_enough():
    with pytest.raises(Forbidden, match="fact-checker"):
        require(person(Role.FACT_CHECKER), "commentary.publish")


def test_it_refuses_an_act_that_nobody_wrote_down():
    with pytest.raises(KeyError):
        may(person(Role.ADMIN), "verdict.forge")
