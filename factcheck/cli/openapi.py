"""`factcheck openapi`: the description of the API."""

import click

from factcheck.cli.database import load_settings


@click.command()
def openapi() -> None:
    """Print the OpenAPI 3.1 document of the API, as the server gives it at /api/v1/openapi.json."""
    import json

    from factcheck import create_app

    settings = load_settings()
    try:
        app = create_app(settings)
    except ValueError as problem:
        raise click.ClickException(str(problem)) from None
    click.echo(json.dumps(app.extensions["openapi"].spec.to_dict(), indent=2, ensure_ascii=False))
