"""`factcheck person add`, `factcheck person link` and `factcheck key add`: who gets in."""

import json
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.database import with_database
from factcheck.errors import Invalid
from factcheck.policy import Role
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.schemas.base import Form


@click.group()
def person() -> None:
    """The people of the newsroom."""


@person.command("add")
@click.argument("email")
@click.option("--name", required=True, help="As readers see it under a verdict.")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), default=Role.FACT_CHECKER.value, show_default=True
)
@click.option("--password", envvar="FACTCHECK_PASSWORD", help="Asked for if not given. Between 12 and 200 characters.")
@click.option("--json", "as_json", is_flag=True, help="Print the account as JSON.")
@with_database
def add_person(settings: Settings, email: str, name: str, role: str, password: str | None, as_json: bool) -> None:
    """Give somebody an account. There is no self-registration.

    The password may come from the standard input of a terminal (it is asked for, twice) or from --password.
    """
    from factcheck.schemas.accounts import PersonForm
    from factcheck.services import people

    password = password or click.prompt("Password", hide_input=True, confirmation_prompt=True)
    added = people.add(None, **_load(PersonForm(), email=email, name=name, role=role, password=password))
    if as_json:
        click.echo(json.dumps({"id": added.id, "email": added.email, "role": added.role.value}))
    else:
        click.echo(f"{added.name} can sign in as {added.email}, {added.role.value}.")


@person.command("link")
@click.argument("email")
@click.option("--remove-second-factor", is_flag=True, help="Remove the second factor too, for somebody who lost it.")
@click.option("--json", "as_json", is_flag=True, help="Print the link as JSON.")
@with_database
def link(settings: Settings, email: str, remove_second_factor: bool, as_json: bool) -> None:
    """Make a link with which somebody sets their password, once and within three days.

    This is how an admin who is locked out gets in again. Exits with 1 where nobody has the address.
    """
    from factcheck.services import people, second_factor

    found = people.on_command_line(email)
    if remove_second_factor:
        second_factor.remove(None, found)
    url = f"{settings.site_url}/set-password/{people.issue_link(None, found)}"
    click.echo(json.dumps({"email": found.email, "link": url}) if as_json else url)


@click.group()
def key() -> None:
    """The API keys of partners."""


@key.command("add")
@click.argument("partner")
@click.option("--json", "as_json", is_flag=True, help="Print the key as JSON.")
@with_database
def add_key(settings: Settings, partner: str, as_json: bool) -> None:
    """Give PARTNER, a name that is added if it is new, an API key. It is shown once: only a digest is kept."""
    from factcheck.models import Partner
    from factcheck.schemas.forms import PartnerForm
    from factcheck.services import partners

    partner = _load(PartnerForm(), name=partner)["name"]
    known = Partner.get_or_none(Partner.name == partner) or partners.add(None, name=partner)
    row, secret = partners.issue_key(None, known)
    if as_json:
        click.echo(json.dumps({"partner": partner, "id": row.id, "key": secret, "scopes": row.scopes}))
    else:
        click.echo(secret)
        click.echo("This key is not shown again. Send it as: Authorization: Bearer KEY", err=True)


def _load(form: "Form", **typed: str) -> dict[str, Any]:
    """Load what was typed as a page would, or end with 2 and what is wrong with it."""
    try:
        return form.load_form(typed)
    except Invalid as problem:
        raise click.UsageError(
            "; ".join(f"{field}: {' '.join(said)}" for field, said in problem.fields.items())
        ) from None
