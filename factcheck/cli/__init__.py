"""The `factcheck` command, for operators and pipelines."""

import click

from factcheck.cli import text


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factcheck")
def main() -> None:
    """A fact-checking desk: from a scraped commentary to checked claims."""


main.add_command(text.split)
