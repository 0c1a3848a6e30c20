"""Refusals as problem documents (RFC 9457)."""

import pytest

from factcheck import errors
from factcheck.errors import Invalid, Refusal, Stale
from factcheck.schemas.problems import problem

KINDS = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Refusal)]


def made(kind: type[Refusal]) -> Refusal:
    """A refusal of this kind."""
    if kind is Invalid:
        return Invalid({"title": ["This is needed."]})
    return Stale({"title": "Theirs"}, {"title": "Mine"}) if kind is Stale else kind()


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_of_every_refusal_what_the_standard_asks(kind: type[Refusal]):
    told = problem(made(kind), "https://desk.example")
    assert told["type"] == f"https://desk.example/problems/{kind.slug}"
    assert (told["title"], told["status"]) == (kind.title, kind.status)
    assert told["detail"]
    assert 400 <= told["status"] < 600


def test_it_has_one_problem_type_for_each_kind():
    types = [(kind.slug, kind.status) for kind in KINDS if kind is not Refusal and kind is not errors.BadRequest]
    assert len(set(types)) == len(types)


def test_it_tells_what_is_wrong_field_by_field():
    assert problem(made(Invalid), "")["errors"] == {"title": ["This is needed."]}


def test_it_tells_both_texts_of_a_stale_save():
    told = problem(made(Stale), "")
    assert (told["current"], told["yours"]) == ({"title": "Theirs"}, {"title": "Mine"})
