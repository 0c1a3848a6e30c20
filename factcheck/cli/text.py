"""`factcheck split` and `factcheck match`: the language code alone, without a database."""

import click


@click.command()
def split() -> None:
    """Split texts into claims."""
    raise NotImplementedError
