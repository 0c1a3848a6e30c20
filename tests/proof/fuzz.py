"""Give text/ a million texts that nobody would write, and look whether it keeps its contract on each.

    python -m tests.proof.fuzz [--inputs 1000000] [--first 0] [--seed 1]

Each input is a text that the project ships or makes up, of three languages, changed at random: cut, doubled, mixed with
another, sown with marks, markup and odd characters. A seed and a number make the same input again, so `--first 4711
--inputs 1` repeats a failure, and a long run goes on where it stopped. Of a hundred inputs seven are split as a whole,
one is read as a page and two as a feed; the others meet what is quick: sentences, cleaning, anchors, dates, matching.
"""

import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import click

from bench.splitting import commentary
from factcheck.text import anchors, dates, discrepancies, feeds, files, pages, reported, sentences, stems
from factcheck.text import language as languages
from factcheck.text.document import recognise
from factcheck.text.matching import Index
from factcheck.text.passages import cut
from factcheck.text.spans import Span, trim
from factcheck.text.split import split, split_scrape

LANGUAGES = ("en", "ru", "be")
PATIENCE = 20  # seconds of the processor's time for one input
SHOWN = 5  # failures that are printed in full
SCRAPES = Path(__file__).parents[1] / "text" / "scrapes"

# What breaks programs that read text.
SOWN = (
    *". , ; : ! ? … - – — / \\ | ( ) [ ] { } < > « » “ ” „ ‘ ’ ' \" * # @ & % ^ ~ ` № § © 5 0 1,5 2023 % 17 I".split(),
    *("\n", "\n\n", "\t", "\r\n", " ", "\u00a0", "\u2028", "\x00", "\x1b[0m", "\ud800", "\ufeff", "\u00ad", "\u200b"),
    *(
        "\u0301",
        "\u0301" * 9,
        "\u200d",
        "👩🏽‍🚀",
        "\U0001f3fd",
        "🇧🇾",
        "ﬁ",
        "ß",
        "İ",
        "ſ",
        "ї",
        "ў",
        "ё",
        "и\u0306",
        "שלום",
        "你好",
        "مرحبا",
    ),
    *(
        "he",
        "She",
        "it said that",
        "who",
        "which",
        "according to",
        "not",
        "will",
        "May",
        "on Tuesday",
        "last week",
        "Mr.",
    ),
    *(
        "что",
        "который",
        "он",
        "по словам",
        "не",
        "мая",
        "вчера",
        "г.",
        "што",
        "які",
        "яна",
        "паводле",
        "учора",
        "сёння",
    ),
    *(
        "https://a.example/?q=1",
        "a@b.example",
        "<p>",
        "</div>",
        "<!--",
        "&amp;",
        "&#0;",
        "]]>",
        "Photo:",
        "Read more",
        "1. ",
    ),
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>{0}</title><item><title>{1}</title>'
    "<link>https://a.example/{2}</link><guid>{2}</guid><pubDate>Mon, 06 Nov 2023 10:00:00 GMT</pubDate>"
    "<description>{3}</description></item></channel></rss>"
)


@cache
def seeds() -> list[str]:
    """Return the texts that all inputs are made of."""
    made = [commentary(2_000, seed, language) for language in LANGUAGES for seed in range(8)]
    return made + [path.read_text("utf-8") for path in sorted(SCRAPES.iterdir())]


def text_of(draw: random.Random, longest: int = 400) -> str:
    """Make a text up: a piece of a seed, or of several, changed in some places."""
    source = draw.choice(seeds())
    start = draw.randrange(len(source))
    text = source[start : start + draw.randint(1, longest)]
    for _ in range(draw.choice((0, 1, 2, 4, 8, 16))):
        first, last = sorted((draw.randint(0, len(text)), draw.randint(0, len(text))))
        match draw.randrange(8):
            case 0:
                text = text[:first] + text[first + draw.randint(1, 8) :]
            case 1:
                text = text[:first] + text[first : min(last, first + 30)] * draw.randint(1, 4) + text[first:]
            case 2:
                other = draw.choice(seeds())
                at = draw.randrange(len(other))
                text = text[:first] + other[at : at + 60] + text[first:]
            case 3:
                text = text[:first] + chr(draw.randrange(0x110000)) + text[first:]
            case 4:
                text = (
                    text[:first]
                    + (text[first:last].upper() if draw.random() < 0.5 else text[first:last].lower())
                    + text[last:]
                )
            case 5:
                text = text[:first] + draw.choice(SOWN) * draw.choice((1, 1, 1, 2, 40)) + text[first:]
            case _:
                text = text[:first] + draw.choice((" ", "")) + draw.choice(SOWN) + draw.choice((" ", "")) + text[first:]
    return text or " "


def in_order(text: str, spans: Sequence[Span], *, whole: bool = False) -> None:
    """Hold that spans lie in the text, in order and apart; and, if `whole`, part no letter from its marks."""
    assert all(0 <= start < end <= len(text) for start, end in spans), spans
    assert all(before.end <= after.start for before, after in pairwise(spans)), spans
    if whole:
        assert all(anchors.is_boundary(text, edge) for span in spans for edge in span), spans


def splitting(draw: random.Random) -> None:
    """Claims lie in the text, in order, each with something to say; the same text gives the same."""
    text = text_of(draw)
    language = draw.choice((*LANGUAGES, None))
    found = split(text, language)
    in_order(text, found.sentences)
    for claim in found.claims:
        assert claim.spans
        assert claim.text.strip()
        assert 0 <= claim.checkworthiness <= 1
        in_order(text, claim.spans, whole=True)
        in_order(text, claim.holder.spans if claim.holder else (), whole=True)
    if draw.random() < 0.1:
        assert split(text, language) == found


def scrape(draw: random.Random) -> None:
    """Of a scrape, claims come from its body."""
    text = "\n\n".join(text_of(draw, 200) for _ in range(draw.randint(1, 5)))
    for claim in split_scrape(text).claims:
        in_order(text, claim.spans, whole=True)


def cleaning(draw: random.Random) -> None:
    """What is clean stays so, and every character that is no white space belongs to one part."""
    text = "\n".join(text_of(draw, 200) for _ in range(draw.randint(1, 6)))
    encoding = draw.choice(("utf-8", "utf-16", "cp1251", "koi8-r", "latin-1"))
    try:
        text, _ = files.read(text.encode(encoding, "replace"), "a.txt")
    except files.Unreadable:
        return
    assert files.clean(text) == (text, ())
    parts = [span for _, span in recognise(text).parts]
    in_order(text, parts)
    kept = "".join(span.of(text) for span in parts)
    assert "".join(kept.split()) == "".join(text.split())


def page(draw: random.Random) -> None:
    """A page of any markup is read, or refused in words."""
    body = "".join(f"<{draw.choice(('p', 'div', 'li', 'td', 'h1'))}>{text_of(draw)}" for _ in range(draw.randint(1, 5)))
    content = f"<html><head><title>{text_of(draw, 60)}</title></head><body>{body}".encode("utf-8", "replace")
    pages.about(content, "https://a.example/b")
    try:
        text, _ = files.read(content, "a.html")
    except files.Unreadable:
        return
    in_order(text, [span for _, span in recognise(text).parts])


def feed(draw: random.Random) -> None:
    """A feed gives addresses, or is refused in words."""
    content = FEED.format(*(text_of(draw, 60) for _ in range(4)))
    at = draw.randrange(len(content))
    content = content[:at] + draw.choice(("", draw.choice(SOWN))) + content[at + draw.randint(0, 5) :]
    try:
        found = feeds.read(content.encode("utf-8", "replace"), "https://a.example/feed")
    except feeds.NoFeed:
        return
    assert all(item.url.startswith(("http://", "https://")) for item in found.items)


def sentence(draw: random.Random) -> None:
    """Sentences are in order, have no white space around them, and leave nothing out."""
    text = text_of(draw)
    found = sentences.find(text, draw.choice((*LANGUAGES, "und")))
    in_order(text, found)
    assert all(trim(text, span) == span for span in found)
    assert "".join("".join(span.of(text) for span in found).split()) == "".join(text.split())
    assert languages.detect(text) in (*LANGUAGES, "und")


def anchor(draw: random.Random) -> None:
    """A passage is found again in its text, and in another text at whole letters or not at all."""
    text = text_of(draw)
    start = draw.randrange(len(text))
    span = anchors.whole(text, Span(start, draw.randint(start + 1, len(text))))
    position = anchors.TextPositionSelector(*span)
    assert anchors.anchor(text, anchors.describe(text, span), position) == span
    assert anchors.reanchor(text, text, [[span]])[0].spans == (span,)
    cuts = sorted(draw.randint(0, len(text)) for _ in range(2))
    new = text[: cuts[0]] + draw.choice((text_of(draw, 40), "")) + text[cuts[1] :]
    for moved in anchors.reanchor(text, new, [[span]]):
        in_order(new, moved.spans, whole=True)
        assert 0 <= moved.confidence <= 1
        assert bool(moved.spans) == (moved.outcome is not anchors.Outcome.LOST)
    stretches = [stretch for paragraph in cut(text, {"a": [span]}) for stretch in paragraph]
    in_order(text, [Span(stretch.start, stretch.start + len(stretch.text)) for stretch in stretches])


def date(draw: random.Random) -> None:
    """A date that is found stands in the text, and no period ends before it begins."""
    parts = (
        draw.choice(("1", "31", "30.02.2023", "May", "мая", "верасня", "2023", "–", "-", " to ", "г.", "Sept.", "99"))
        for _ in range(9)
    )
    text = draw.choice((" ", "")).join(parts) if draw.random() < 0.5 else text_of(draw, 120)
    if found := dates.find(text):
        in_order(text, [found.span])
        assert found.period is None or found.period[0] <= found.period[1]


@cache
def known() -> Index:
    """Return an index of claims to match."""
    lines = [line for text in seeds() for line in text.split("\n") if len(line) > 40]
    return Index((str(place), line) for place, line in enumerate(lines))


def match_claims(draw: random.Random) -> None:
    """Matches have probabilities, the best first; two texts differ in the same way however often one asks."""
    text, other = text_of(draw, 160), text_of(draw, 160)
    scores = [score for _, score in known().search(text, 5)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert discrepancies.between(text, text) == []
    discrepancies.between(text, other)
    agreement = discrepancies.agreement(text, other)
    assert agreement is None or 0 <= agreement <= 1
    stems.stems(text)
    reported.content(text)


PROPERTIES: tuple[tuple[Callable[[random.Random], None], int], ...] = (  # each with how many of a hundred inputs
    (splitting, 6),
    (scrape, 1),
    (page, 1),
    (feed, 2),
    (cleaning, 15),
    (match_claims, 10),
    (anchor, 20),
    (date, 15),
    (sentence, 30),
)
TURNS = [held for held, share in PROPERTIES for _ in range(share)]


def check(seed: int, number: int) -> str:
    """Make one input and hold what should hold of it; return what this was. Raises what goes wrong."""
    held = TURNS[number % len(TURNS)]
    held(random.Random(f"{seed} {number}"))
    return held.__name__


def run(seed: int, first: int, inputs: int) -> tuple[Counter[str], dict[int, Exception]]:
    """Check so many inputs, and return how many there were of each sort, and what went wrong by the input's number."""
    done: Counter[str] = Counter()
    wrong: dict[int, Exception] = {}
    signal.signal(signal.SIGVTALRM, _too_slow)
    begun = time.monotonic()
    for number in range(first, first + inputs):
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        try:
            done[check(seed, number)] += 1
        except Exception as error:
            wrong[number] = error
        if (number - first) % 10_000 == 9_999:
            told = f"{number + 1:,} inputs, {len(wrong)} wrong, {time.monotonic() - begun:,.0f} seconds"
            click.echo(told, err=True)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return done, wrong


def _too_slow(*_: object) -> None:
    raise TimeoutError(f"more than {PATIENCE} seconds")


@click.command()
@click.option("--inputs", default=1_000_000, show_default=True)
@click.option("--first", default=0, help="The number of the first input.")
@click.option("--seed", default=1, show_default=True)
def main(inputs: int, first: int, seed: int) -> None:
    """Check text/ on inputs made up at random."""
    done, wrong = run(seed, first, inputs)
    for number, error in list(wrong.items())[:SHOWN]:
        click.echo(f"\n--seed {seed} --first {number} --inputs 1")
        click.echo("".join(traceback.format_exception(error)[-3:]))
    click.echo(f"seed {seed}, from {first:,}: {done.total():,} held, {len(wrong):,} did not")
    click.echo(", ".join(f"{count:,} {name}" for name, count in done.items()))
    click.echo(f"wrong: {list(wrong)[:50]}") if wrong else None
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
