"""Fit the Belarusian tagger on a Universal Dependencies treebank.

    python scripts/fit_belarusian.py be_hse-ud.conllu [--check]

Ten passes of the averaged perceptron; weights are rounded to one byte, and rows that say next to nothing are dropped.
`--check` prints five-fold cross-validated accuracies instead of writing the weights.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from factcheck.text.belarusian import tagging
from factcheck.text.belarusian.tagging import ATTRIBUTES, CLASSES, ROWS, SLICES, Tagged
from factcheck.text.slavic.trees import Token

PASSES = 10
Sentence = list[Token]


def main() -> None:
    """Read the treebank, then fit the tagger or check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    sentences = read(arguments.treebank)
    if arguments.check:
        check(sentences)
    else:
        store(fit(sentences), shapes_of(sentences))


def read(path: Path) -> list[Sentence]:
    """Return the words of a CoNLL-U file, sentence by sentence."""
    found: list[Sentence] = []
    for block in path.read_text("utf-8").split("\n\n"):
        sentence = []
        for line in block.splitlines():
            column = line.split("\t")
            if len(column) == 10 and column[0].isdigit():
                feats = dict(pair.split("=") for pair in column[5].split("|") if "=" in pair)
                sentence.append(
                    Token(column[1].replace(" ", ""), 0, 0, column[3], feats, int(column[6]) - 1, column[7])
                )
        if sentence:
            found.append(sentence)
    return found


def columns(token: Token) -> tuple[int, ...]:
    """Return the column of each attribute's class that a word of the treebank has."""
    found = []
    for name, classes in ATTRIBUTES.items():
        value = token.pos if name == "pos" else token.feats.get(name, "")
        found.append(SLICES[name].start + (classes.index(value) if value in classes else 0))
    return tuple(found)


def shapes_of(sentences: Sequence[Sentence]) -> np.ndarray:
    """Return the combinations of classes that occur more than once."""
    counts = Counter(columns(token) for sentence in sentences for token in sentence)
    return np.array(sorted(shape for shape, count in counts.items() if count > 1), dtype=np.uint8)


def fit(sentences: Sequence[Sentence]) -> np.ndarray:
    """Return the averaged weights, a row for each hashed feature and a column for each class."""
    weights = np.zeros((ROWS, CLASSES))
    summed = np.zeros((ROWS, CLASSES))
    shapes = shapes_of(sentences)
    order, step = list(range(len(sentences))), 0
    shuffle = random.Random(0)
    for _ in range(PASSES):
        shuffle.shuffle(order)
        for index in order:
            sentence = sentences[index]
            words = [tagging.normal(token.text) for token in sentence]
            before = last = Tagged("^", "")
            for place, token in enumerate(sentence):
                step += 1
                rows = [crc32(n.encode()) % ROWS for n in tagging.features(words, token.text, place, last, before)]
                best = shapes[int(weights[rows].sum(axis=0)[shapes].sum(axis=1).argmax())]
                for truth, guess in zip(columns(token), best, strict=True):
                    if truth != guess:
                        for column, change in ((truth, 1), (guess, -1)):
                            np.add.at(weights, (rows, column), change)
                            np.add.at(summed, (rows, column), change * step)
                case = int(best[1]) - SLICES["Case"].start
                before, last = last, Tagged(ATTRIBUTES["pos"][int(best[0])], ATTRIBUTES["Case"][case])
    return weights - summed / (step + 1)


def store(weights: np.ndarray, shapes: np.ndarray) -> None:
    """Write the weights, a byte each, without the rows that say next to nothing."""
    scale = np.abs(weights).max() / 127
    small = np.round(weights / scale).astype(np.int8)
    rows = np.flatnonzero(np.abs(small).max(axis=1) >= 2)
    np.savez_compressed(tagging.WEIGHTS, rows=rows.astype(np.uint32), values=small[rows], scale=scale, shapes=shapes)
    print(f"{len(rows)} rows of weights, {tagging.WEIGHTS.stat().st_size / 1024:.0f} KB, in {tagging.WEIGHTS}")


def check(sentences: Sequence[Sentence], folds: int = 5) -> None:
    """Print how many of the words of held-back sentences get each attribute right."""
    right = dict.fromkeys(ATTRIBUTES, 0)
    total = 0
    for fold in range(folds):
        size = len(sentences) // folds + 1
        held = sentences[fold * size : (fold + 1) * size]
        rest = [*sentences[: fold * size], *sentences[(fold + 1) * size :]]
        model = (fit(rest), shapes_of(rest))
        guesses = [[Token(token.text, 0, 0) for token in sentence] for sentence in held]
        tagging._model = lambda found=model: found
        tagging.tag(guesses)
        for token, guess in zip((t for s in held for t in s), (t for s in guesses for t in s), strict=True):
            total += 1
            for name in ATTRIBUTES:
                wanted, got = (t.pos if name == "pos" else t.feats.get(name, "") for t in (token, guess))
                right[name] += wanted == got or wanted not in ATTRIBUTES[name]
    for name, count in right.items():
        print(f"{name:10s} {count / total:.4f}")


if __name__ == "__main__":
    main()
