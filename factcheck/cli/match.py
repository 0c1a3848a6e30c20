"""`factcheck match`: which claims of a file does a text make again? The language code alone, without a database."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

import click

from factcheck.text.matching import Index

SURE = 0.5  # the probability from which a match is shown to people


class Answer(NamedTuple):
    """A text, and the known claims that it makes again, best first."""

    id: Any
    text: str
    matches: list[tuple[str, float]]


class Malformed(ValueError):
    """A line that cannot be read; its message is for people."""


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option(
    "--known",
    required=True,
    type=click.Path(exists=True, dir_okay=False),
    help='The known claims: JSON Lines with the keys "id", "text" and, if there is one, "title".',
)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Matches a text, at most.")
@click.option(
    "--at-least",
    type=click.FloatRange(0, 1),
    help=f"Leave out matches that are less probable. Default: {SURE} in tables, 0 in JSON.",
)
@click.option("--words-only", is_flag=True, help="Do not compare meanings: lighter and faster, finds a little less.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print one JSON object a line.")
@click.option("--table", "form", flag_value="table", help="Print a table to read.")
def match(
    files: tuple[str, ...], known: str, limit: int, at_least: float | None, words_only: bool, form: str | None
) -> None:
    """Find known claims that texts make again.

    Reads FILES, or standard input: JSON Lines with the keys "id" and "text", one claim or post each, are answered line
    by line as they come; of anything else, each sentence is looked for. A match's score is the probability that
    text and known claim are the same claim. Prints a table on a terminal and JSON Lines elsewhere, unless told
    otherwise.

    Exits with 0 when everything was looked for, with 1 when some of the input could not be read (the rest was looked
    for), and with 2 when called wrongly.
    """
    try:
        claims = dict(_known(Path(known)))
    except (Malformed, UnicodeDecodeError) as error:
        raise click.ClickException(f"{known}: {error}") from error
    index = _index(claims, words_only)
    problems: list[str] = []
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    if at_least is None:
        at_least = SURE if form == "table" else 0.0
    queries = (query for name in files or ("-",) for query in _queries(name, problems))
    answers = (
        Answer(ident, text, [found for found in index.search(text, limit) if found[1] >= at_least])
        for ident, text in queries
    )
    if form == "table":
        _print_table(answers, claims)
    else:
        _print_lines(answers)
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(1 if problems else 0)


def known_text(row: Mapping[str, Any]) -> str:
    """Return what is compared of a known claim: its text and, on a line of its own, its headline."""
    return "\n".join(filter(None, (row["text"], row.get("title"))))


def _known(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            row = _row(line, number)
            if row.get("id") is None:
                raise Malformed(f'line {number}: not an object with an "id"')
            yield row["id"], known_text(row)


def _index(claims: Mapping[str, str], words_only: bool) -> Index:
    from factcheck.text import meaning

    bar = click.progressbar(
        claims.items(), label="Reading known claims", file=sys.stderr, hidden=not sys.stderr.isatty()
    )
    with bar as pairs:
        return Index(pairs, None if words_only else meaning.encode)


def _queries(name: str, problems: list[str]) -> Iterator[tuple[Any, str]]:
    """Give what a file asks for; what cannot be read is told to `problems`."""
    with cast(BinaryIO, click.open_file(name, "rb")) as stream:
        for number, line in enumerate(stream, 1):
            if number == 1 and not line.lstrip().startswith(b"{"):
                yield from _sentences(name, line + stream.read(), problems)
                return
            try:
                row = _row(line, number) if line.strip() else None
            except Malformed as error:
                problems.append(f"{name}, {error}")
            else:
                if row:
                    yield row.get("id"), row["text"]


def _row(line: bytes, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise Malformed(f"line {number}: not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise Malformed(f'line {number}: not an object with a "text"')
    return row


def _sentences(name: str, content: bytes, problems: list[str]) -> Iterator[tuple[Any, str]]:
    from factcheck.text import language, sentences

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(f"{name}: not UTF-8: {error}")
        return
    for number, span in enumerate(sentences.find(text, language.detect(text)), 1):
        yield number, span.of(text)


def _print_lines(answers: Iterable[Answer]) -> None:
    for answer in answers:
        matches = [{"id": claim, "score": round(score, 4)} for claim, score in answer.matches]
        click.echo(json.dumps({"id": answer.id, "matches": matches}, ensure_ascii=False))


def _print_table(answers: Iterable[Answer], claims: Mapping[str, str]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(show_lines=True)
    table.add_column("Text", ratio=1)
    table.add_column("Known claim", ratio=1)
    table.add_column("Id", style="dim")
    table.add_column("Probability", justify="right")
    looked_for = matched = 0
    for answer in answers:
        looked_for += 1
        matched += bool(answer.matches)
        for place, (claim, score) in enumerate(answer.matches):
            told = claims[claim].partition("\n")[0]
            table.add_row("" if place else answer.text, told, str(claim), f"{score:.0%}")
    table.caption = f"{matched} of {looked_for} match a known claim"
    Console().print(table)
