"""`factcheck import`: commentaries from files."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from factcheck.cli.database import with_database
from factcheck.errors import Refusal
from factcheck.settings import Settings


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "email", help="Whose import it is, by e-mail address. Default: the first admin.")
@click.option("--dry-run", is_flag=True, help="Only show what is recognised; save nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was recognised as JSON Lines.")
@with_database
def import_(settings: Settings, files: tuple[Path, ...], email: str | None, dry_run: bool, as_json: bool) -> None:
    """Take commentaries in from FILES (.txt, .html, .docx, .pdf), recognise their parts and split them into claims.

    What is recognised can be corrected in the workbench; the scrape is kept byte for byte. A file that cannot be
    taken is named and the others go on: then the exit code is 1.
    """
    from factcheck.services import intake, people

    actor = people.on_command_line(email)
    failed = 0
    with click.progressbar(files, label="Importing", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for path in bar:
            shown, name = click.format_filename(path), click.format_filename(path, shorten=True)
            try:
                content = path.read_bytes()
                read = intake.read(content, name, settings)
                commentary = None if dry_run else intake.take_in(actor, content, name, read)
            except (Refusal, OSError) as problem:
                failed += 1
                click.echo(f"{shown}: {problem}", err=True)
                continue
            found = {"file": shown, **read.describe()}
            if commentary:
                found |= {"id": commentary.id, "slug": commentary.slug, "claims": intake.count_claims(commentary)}
            click.echo(json.dumps(found, ensure_ascii=False) if as_json else _for_people(found))
    if failed:
        sys.exit(1)


def _for_people(found: dict[str, Any]) -> str:
    lines = [found["file"]]
    for name, value in found.items():
        if name == "paragraphs":
            value = len(value)
        if name == "boilerplate":
            value = f"{sum(map(len, value)):,} characters set aside"
        if value and name != "file":
            lines.append(f"  {name:12} {'; '.join(value) if isinstance(value, list) else value}")
    return "\n".join(lines)
