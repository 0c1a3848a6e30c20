"""The `factcheck` command, for operators and pipelines."""

import click

from factcheck.cli import accounts, backup, intake, match, mirror, openapi, operating, text


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factcheck")
def main() -> None:
    """A fact-checking desk: from a scraped commentary to checked claims.

    Every command exits with 0 when it did what it was asked, with 1 when it was refused or found something wrong, and
    with 2 when it was called wrongly. Settings are read from FACTCHECK_* and from a .env file.
    """


for command in (
    operating.init,
    operating.demo,
    operating.serve,
    operating.worker,
    intake.import_,
    text.split,
    match.match,
    accounts.person,
    accounts.key,
    operating.ledger,
    backup.backup,
    backup.restore,
    openapi.openapi,
    mirror.mirror,
):
    main.add_command(command)
