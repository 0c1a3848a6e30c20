"""Browsers at which somebody is signed in."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factcheck.models import Commentary, Person
from tests.factories import make_commentary
from tests.forms import sign_in


@pytest.fixture
def signed_in(app: Flask) -> Callable[[Person], FlaskClient]:
    """A browser of its own for each person."""

    def open_browser(person: Person) -> FlaskClient:
        client = app.test_client()
        sign_in(client, person)
        return client

    return open_browser


@pytest.fixture
def checker(signed_in: Callable[[Person], FlaskClient], fyodor: Person) -> FlaskClient:
    """Fyodor's browser."""
    return signed_in(fyodor)


@pytest.fixture
def editor(signed_in: Callable[[Person], FlaskClient], ed: Person) -> FlaskClient:
    """Ed's browser."""
    return signed_in(ed)


@pytest.fixture
def viewer(signed_in: Callable[[Person], FlaskClient], vera: Person) -> FlaskClient:
    """Vera's browser."""
    return signed_in(vera)


@pytest.fixture
def bridge(app: Flask, fyodor: Person) -> Commentary:
    """A commentary on a bridge, without claims."""
    return make_commentary(fyodor)
