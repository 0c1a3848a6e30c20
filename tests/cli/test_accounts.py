"""`factcheck person add` and `factcheck key add`."""

import json

import pytest

from factcheck.models import ApiKey, Partner, Person
from factcheck.models.db import connection
from factcheck.services import partners, people
from tests.cli.conftest import Run

PASSWORD = "a long new password"


def test_it_adds_a_person(newsroom: Run):
    result = newsroom(
        "person", "add", "Nadia@Example.org", "--name", "Nadia", "--role", "editor", "--password", PASSWORD
    )
    assert result.exit_code == 0, result.output
    with connection():
        person = people.authenticate("nadia@example.org", PASSWORD)
        assert (person.name, person.role) == ("Nadia", "editor")


def test_it_tells_a_program_whom_it_added(newsroom: Run):
    result = newsroom("person", "add", "nadia@example.org", "--name", "Nadia", "--password", PASSWORD, "--json")
    told = json.loads(result.output)
    with connection():
        assert told == {
            "id": Person.with_email("nadia@example.org").id,
            "email": "nadia@example.org",
            "role": "fact-checker",
        }


def test_it_asks_for_a_password_twice(newsroom: Run):
    result = newsroom("person", "add", "nadia@example.org", "--name", "Nadia", input=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0
    assert PASSWORD not in result.output


def test_it_takes_a_password_from_the_environment(newsroom: Run):
    assert newsroom("person", "add", "nadia@example.org", "--name", "Nadia", password=PASSWORD).exit_code == 0
    with connection():
        assert people.authenticate("nadia@example.org", PASSWORD)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nobody", "--name", "N", "--password", PASSWORD], "email"),
        (["", "--name", "N", "--password", PASSWORD], "email"),
        (["nadia@example.org", "--name", " ", "--password", PASSWORD], "name"),
        (["nadia@example.org", "--name", "N", "--password", "short"], "password"),
        (["nadia@example.org", "--name", "N", "--role", "king", "--password", PASSWORD], "role"),
        (["nadia@example.org", "--password", PASSWORD], "--name"),
    ],
)
def test_it_exits_with_2_for_what_is_no_account(newsroom: Run, arguments: list[str], said: str):
    result = newsroom("person", "add", *arguments)
    assert (result.exit_code, said in result.output) == (2, True)


def test_it_exits_with_1_for_an_address_that_is_taken(newsroom: Run):
    result = newsroom("person", "add", "ed@example.org", "--name", "Ed", "--password", PASSWORD)
    assert (result.exit_code, "ed@example.org" in result.output) == (1, True)


def test_it_gives_a_new_partner_a_key(newsroom: Run):
    result = newsroom("key", "add", "The Partner")
    assert result.exit_code == 0
    with connection():
        assert partners.authenticate(result.stdout.strip()).partner.name == "The Partner"


def test_it_gives_a_known_partner_another_key(newsroom: Run):
    first, second = (json.loads(newsroom("key", "add", "The Partner", "--json").stdout) for _ in range(2))
    assert first["key"] != second["key"]
    with connection():
        assert Partner.select().count() == 1
        assert ApiKey.select().count() == 2


@pytest.mark.parametrize("name", ["", "  "])
def test_it_exits_with_2_for_a_partner_without_a_name(newsroom: Run, name: str):
    assert newsroom("key", "add", name).exit_code == 2


def test_it_makes_a_link_for_somebody_who_is_locked_out(newsroom: Run):
    result = newsroom("person", "link", "ADA@example.org", "--remove-second-factor", site_url="https://desk.example")
    assert result.exit_code == 0, result.output
    address, _, secret = result.output.strip().rpartition("/")
    assert address == "https://desk.example/set-password"
    with connection():
        assert people.of_link(secret).email == "ada@example.org"


def test_it_makes_no_link_for_nobody(newsroom: Run):
    result = newsroom("person", "link", "nobody@example.org")
    assert (result.exit_code, "Nobody has the address" in result.output) == (1, True)
