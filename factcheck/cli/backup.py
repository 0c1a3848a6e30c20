"""`factcheck backup` and `factcheck restore`."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from factcheck.cli.database import load_settings, pointing_at, with_database
from factcheck.settings import Settings


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the manifest as JSON.")
@with_database
def backup(settings: Settings, archive: Path | None, as_json: bool) -> None:
    """Copy the whole newsroom into ARCHIVE, while people go on working.

    The database as it is at one moment, archived pages and uploads, with checksums; not the secret key. Without a name
    it is factcheck-DATE.tar.gz in this folder. PostgreSQL needs pg_dump here. Exits with 1 where the file is there.
    """
    from factcheck.services import backup as backups

    archive = archive or Path(f"factcheck-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.tar.gz")
    manifest = backups.make(settings, archive)
    head = manifest["ledger"]
    if as_json:
        click.echo(json.dumps({"archive": str(archive), **manifest}))
    else:
        click.echo(f"{archive}: {len(manifest['files'])} files, {archive.stat().st_size:,} bytes.")
        click.echo(f"The ledger ends at entry {head['sequence']} with the hash {head['hash']}.")


@click.command()
@click.argument("archive", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Put it in the place of the newsroom that is there.")
@click.option("--json", "as_json", is_flag=True, help="Print the manifest as JSON.")
def restore(archive: Path, force: bool, as_json: bool) -> None:
    """Put the newsroom back as ARCHIVE has it. Stop the server first, and run `factcheck init` afterwards.

    Checksums and the ledger are verified. Exits with 1, and changes nothing, where the archive is damaged, where there
    is a newsroom already and no --force, or where the server still runs.
    """
    from factcheck.services import backup as backups

    settings = load_settings()
    with pointing_at(settings):
        manifest = backups.restore(settings, archive, force=force)
    head = manifest["ledger"]
    if as_json:
        click.echo(json.dumps(manifest))
    else:
        click.echo(f"Restored as of {manifest['made_at']}: every checksum and all {head['sequence']} entries hold.")
        click.echo("Run `factcheck init` before the server.")
