"""The known claims follow what is published, without being taken apart anew at each change."""

import pytest

from factcheck.models import Commentary, Person, Verdict
from factcheck.services import matching, verdicts
from factcheck.text.discrepancies import Kind
from tests.factories import approve, make_claim, make_commentary, propose, publish

SAID = [f"Number {n} of the {thing} cost {n} million euros" for n, thing in enumerate(("bridges", "schools", "mills"))]


@pytest.fixture
def commentary(fyodor: Person, ed: Person) -> Commentary:
    return publish(ed, make_commentary(fyodor, ". ".join(SAID) + "."))


def check(commentary: Commentary, said: str, checker: Person, editor: Person) -> Verdict:
    return approve(editor, propose(checker, make_claim(checker, commentary, said)))


def found(said: str) -> list[str]:
    """The verdicts' ids, best first."""
    return [each.path.rpartition("/")[2] for each in matching.same(said, at_least=0.5, limit=5)]


def test_it_knows_what_was_published_since_it_looked(commentary: Commentary, fyodor: Person, ed: Person):
    first = check(commentary, SAID[0], fyodor, ed)
    assert found(SAID[0]) == [first.id]
    second = check(commentary, SAID[1], fyodor, ed)
    assert found(SAID[1])[0] == second.id
    assert found(SAID[0])[0] == first.id


def test_it_forgets_what_was_retracted_since_it_looked(commentary: Commentary, fyodor: Person, ed: Person):
    verdict = check(commentary, SAID[0], fyodor, ed)
    assert found(SAID[0]) == [verdict.id]
    verdicts.retract(ed, verdict, seen=verdict.version, reason="An error.")
    assert found(SAID[0]) == []


def test_it_names_the_correction_once(commentary: Commentary, fyodor: Person, ed: Person):
    verdict = check(commentary, SAID[0], fyodor, ed)
    assert found(SAID[0]) == [verdict.id]
    corrected = approve(ed, propose(fyodor, verdict.claim, "mixed", correction="A new source."))
    assert found(SAID[0]) == [corrected.id]


def test_it_takes_opposite_claims_below_one_half_and_says_why(commentary: Commentary, fyodor: Person, ed: Person):
    check(commentary, SAID[2], fyodor, ed)
    (alike,) = matching.same(SAID[2], at_least=0, limit=5)
    (opposite,) = matching.same("Number 2 of the mills did not cost 2 million euros", at_least=0, limit=5)
    assert (alike.differences, [each.kind for each in opposite.differences]) == ((), [Kind.NEGATION])
    assert opposite.score <= matching.DESPITE_CONFLICT < 0.5 < alike.score


def test_it_compares_with_the_wording_that_stands_now(commentary: Commentary, fyodor: Person, ed: Person):
    first = check(commentary, SAID[2], fyodor, ed)
    assert found(SAID[2]) == [first.id]
    check(commentary, SAID[1], fyodor, ed)
    (likely, *_) = matching.same(SAID[1].replace("1 million", "9 million"), at_least=0.1, limit=5)
    assert [(each.left, each.right) for each in likely.differences] == [(("9 million",), ("1 million",))]
