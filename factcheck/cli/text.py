"""`factcheck split`: the language code alone, without a database."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

import click

from factcheck.text import Claim, Split, files, splitters
from factcheck.text.split import Days, split_each, split_scrape

CHUNK = 1 << 16  # bytes read at a time: what a pipe holds, and enough for the models to work in batches
LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # JSON can write one, UTF-8 cannot
COLOURS = {"fact": "cyan", "prediction": "magenta", "opinion": "yellow", "call": "green"}


class Answer(NamedTuple):
    """What a text was split into. `text` is what the spans count in, None where whoever asked has it."""

    id: Any
    text: str | None
    split: Split


Progress = Callable[[int], None]  # told how many characters more were read


class Way(NamedTuple):
    """How texts are split: `each` of many with its language, or the `whole` of a scrape."""

    each: Callable[[Iterable[tuple[str, str | None]]], Iterable[Split]]
    whole: Callable[[str, str | None], Split]


class Malformed(ValueError):
    """An input that cannot be read; its message is for people."""


@click.command()
@click.argument("names", metavar="[FILE]...", nargs=-1, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--language", type=click.Choice(["en", "ru", "be"]), help="The language, where it is known.")
@click.option(
    "--period",
    nargs=2,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="START END",
    help="The first and the last day that the text covers, where it does not tell them itself.",
)
@click.option("--splitter", default=splitters.DEFAULT, show_default=True, help="Who splits, by its installed name.")
@click.option("--json", "form", flag_value="json", help="Print one JSON array.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print one JSON object a line.")
@click.option("--table", "form", flag_value="table", help="Print tables to read.")
def split(
    names: tuple[str, ...],
    language: str | None,
    period: tuple[datetime, datetime] | None,
    splitter: str,
    form: str | None,
) -> None:
    """Split texts into claims.

    Reads FILEs (text, HTML, .docx, .pdf), or standard input. JSON Lines with the keys "text", "id" and "language" (the
    last two may be left out) are answered line by line as they come, in order. Anything else is one text; its title,
    credits and boilerplate make no claims. Prints a table on a terminal and JSON Lines elsewhere.

    Exits with 0 when everything was split, with 1 when some of the input could not be read (the rest was split), and
    with 2 when called wrongly.
    """
    problems: list[str] = []
    days = (period[0].date(), period[1].date()) if period else None
    if days and days[0] > days[1]:
        raise click.BadParameter("its first day is after its last", param_hint="--period")
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    with _progress(names, form) as progress:
        way = _way(splitter, progress, days)
        PRINTERS[form](answer for name in names or ("-",) for answer in _answers(name, language, way, problems))
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(1 if problems else 0)


@contextmanager
def _progress(names: tuple[str, ...], form: str) -> Iterator[Progress | None]:
    """Show a person how far the reading has come; a pipeline sees nothing."""
    if form != "table" or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    size = sum(Path(name).stat().st_size for name in names if name != "-")
    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Splitting", total=size or None)
        yield lambda characters: bar.advance(task, characters)


def _way(splitter: str, progress: Progress | None, period: Days | None) -> Way:
    """Return how this splitter splits; ours takes texts in batches and knows a scrape's furniture."""
    if splitter == splitters.DEFAULT:
        return Way(
            partial(split_each, progress=progress, period=period),
            partial(split_scrape, progress=progress, period=period),
        )
    try:
        chosen = splitters.get(splitter)
    except LookupError as error:
        raise click.BadParameter(str(error), param_hint="--splitter") from None
    return Way(
        lambda texts: (chosen(*each, period) for each in texts), lambda text, language: chosen(text, language, period)
    )


def _answers(name: str, language: str | None, way: Way, problems: list[str]) -> Iterator[Answer]:
    """Split what a file holds, batch by batch; what cannot be read is told to `problems`."""
    with cast(BinaryIO, click.open_file(name, "rb")) as stream:
        batches = _lines(stream)
        number = 0
        for lines in batches:
            if number == 0 and not lines[0].lstrip().startswith(b"{"):
                rest = b"".join([*lines, *(line for more in batches for line in more)])
                yield from _whole(name, rest, language, way, problems)
                return
            rows = []
            for line in lines:
                number += 1
                try:
                    rows += [_row(line)] if line.strip() else []
                except Malformed as error:
                    problems.append(f"{name}, line {number}: {error}")
            splits = way.each((text, language or spoken) for _, spoken, text in rows)
            try:
                yield from (Answer(ident, None, split) for (ident, _, _), split in zip(rows, splits, strict=True))
            except splitters.SplitterFailed as error:
                problems.append(f"{name}, before line {number + 1}: {error}")


def _lines(stream: BinaryIO) -> Iterator[list[bytes]]:
    """Give the lines that have arrived, without waiting for more, so that whoever asks line by line is answered."""
    pending: list[bytes] = []
    while chunk := stream.read1(CHUNK):  # type: ignore[attr-defined]  # every buffered reader has it
        head, newline, tail = chunk.rpartition(b"\n")
        if newline:
            yield b"".join([*pending, head, newline]).splitlines(keepends=True)
            pending = [tail] if tail else []
        else:
            pending.append(chunk)
    if pending:
        yield [b"".join(pending)]


def _row(line: bytes) -> tuple[Any, str | None, str]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise Malformed(f"not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise Malformed('not an object with a "text"')
    language = row.get("language")
    if language not in (None, "en", "ru", "be"):
        raise Malformed(f"language {language!r} is none of en, ru, be")
    return row.get("id"), language, row["text"]


def _whole(name: str, content: bytes, language: str | None, way: Way, problems: list[str]) -> Iterator[Answer]:
    title = None if name == "-" else Path(name).name
    try:
        text, _ = files.read(content, title or "")
        yield Answer(title, text, way.whole(text, language))
    except (files.Unreadable, splitters.SplitterFailed) as error:
        problems.append(f"{name}: {error}")


def _as_json(answer: Answer) -> str:
    found = answer.split
    row = {
        "id": answer.id,
        "language": found.language,
        "sentences": found.sentences,
        "claims": [_claim_as_json(claim) for claim in found.claims],
    }
    if answer.text is not None:
        row["text"] = answer.text
    line = json.dumps(row, ensure_ascii=False)
    return line if line.isascii() or not LONE_SURROGATE.search(line) else json.dumps(row)


def _claim_as_json(claim: Claim) -> dict[str, Any]:
    holder = claim.holder and {"text": claim.holder.text, "spans": claim.holder.spans}
    return {
        "spans": claim.spans,
        "text": claim.text,
        "holder": holder,
        "kind": claim.kind,
        "checkworthiness": round(claim.checkworthiness, 4),
        "reasons": claim.reasons,
        "ambiguous": claim.ambiguous,
    }


def _print_lines(answers: Iterable[Answer]) -> None:
    for answer in answers:
        click.echo(_as_json(answer))


def _print_array(answers: Iterable[Answer]) -> None:
    opening = "[\n"
    for answer in answers:
        click.echo(opening + _as_json(answer), nl=False)
        opening = ",\n"
    click.echo("\n]" if opening == ",\n" else "[]")


def _print_tables(answers: Iterable[Answer]) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    for answer in answers:
        table = Table(title=str(answer.id or ""), caption=f"{len(answer.split.claims)} claims, {answer.split.language}")
        table.add_column("", justify="right", style="dim")
        table.add_column("Claim", ratio=1)
        table.add_column("Who says it", max_width=24)
        table.add_column("Kind")
        table.add_column("Worth", justify="right")
        for number, claim in enumerate(answer.split.claims, 1):
            table.add_row(
                str(number),
                claim.text,
                claim.holder.text if claim.holder else "",
                f"[{COLOURS[claim.kind]}]{claim.kind}[/]",
                f"{claim.checkworthiness:.2f}",
            )
        console.print(table)


PRINTERS = {"json": _print_array, "jsonl": _print_lines, "table": _print_tables}
