"""Signing in and sending forms as a browser without scripts does: what a page does not offer, a test cannot send."""

from typing import Any

from flask.testing import FlaskClient
from lxml import html
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from factcheck.models import Person
from tests.people import PASSWORD


def submit(client: FlaskClient, page: str, action: str, **fields: Any) -> TestResponse:
    """Open a page, fill in the form that goes to `action` and send it, with its hidden fields and its defaults.

    What the form's address says after a question mark need not be told. A button that has a name is pressed by giving
    its value. Fails where the page has no such form, or the form no such field or button.
    """
    document = html.fromstring(client.get(page).text)
    forms = [form for form in document.forms if form.method == "POST" and goes_to(form.action or page, action)]
    assert forms, f"{page} has no form to {action}, only to {sorted(form.action or page for form in document.forms)}"
    (form,) = forms
    buttons = {(button.get("name"), button.get("value")) for button in form.iter("button")}
    unknown = {name for name, value in fields.items() if name not in form.fields and (name, value) not in buttons}
    assert not unknown, f"The form to {action} has no field {unknown}, only {sorted(form.fields)} and {buttons}"
    data = MultiDict(form.form_values())
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return client.post(form.action or page, data=data)


def goes_to(address: str, action: str) -> bool:
    """Tell whether a form's address is that of an action, whatever it says after a question mark."""
    return action in (address, address.partition("?")[0])


def sign_in(client: FlaskClient, person: Person) -> None:
    """Sign a person of the cast in, through the form."""
    answer = submit(client, "/sign-in", "/sign-in", email=person.email, password=PASSWORD)
    assert answer.status_code == 303
