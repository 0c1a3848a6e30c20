"""`factcheck openapi`: the description of the API."""

import click

from factcheck.cli.database import load_settings


@click.command()
def openapi() -> None:
    """Print the OpenAPI 3.1 document of the API, as the server gives it at /api/v1/openapi.json."""
    import json

    from factcheck.api.documentation import describe

    click.echo(json.dumps(describe(load_settings().site_url), indent=2, ensure_ascii=False))
