"""Fit the weights by which `factcheck.text.sentences` decides where sentences end.

    python scripts/fit_sentences.py TEXTS.jsonl [--check]

Each line of TEXTS is `{"language": "en"|"ru"|"be", "text": …, "sentence_ends": [offset, …]}`, such as can be made from
any Universal Dependencies treebank. The weights are those of an L2-regularised logistic regression, each weight rounded
to hundredths; `--check` prints five-fold cross-validated F1 instead of writing them.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from factcheck.text import boundaries, sentences

RARE = 4  # a feature seen less often than this says nothing


def main() -> None:
    """Read the texts, then fit the weights or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--strength", type=float, default=0.3, help="of the regularisation")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.texts.read_text("utf-8").splitlines()]
    if arguments.check:
        check(rows, arguments.strength)
        return
    weights = fit(rows, arguments.strength)
    lines = ",\n".join(f"  {json.dumps(name)}: {weight}" for name, weight in sorted(weights.items()))
    sentences.WEIGHTS.write_text("{\n" + lines + "\n}\n", "utf-8")
    print(f"{len(weights)} weights written to {sentences.WEIGHTS}")


def fit(rows: list[dict], strength: float) -> dict[str, float]:
    """Return the weights of the features, and of "bias"."""
    examples: list[tuple[list[str], bool]] = []
    for row in rows:
        text, ends = row["text"], set(row["sentence_ends"])
        for line in sentences.lines(text):
            for end, _, features in boundaries.candidates(text, line, row["language"]):
                examples.append((["bias", *features], end in ends))
    seen = Counter(name for names, _ in examples for name in names)
    names = sorted(name for name, count in seen.items() if count >= RARE)
    column = {name: place for place, name in enumerate(names)}
    entries = [(row, column[name]) for row, (names_, _) in enumerate(examples) for name in names_ if name in column]
    matrix = csr_matrix((np.ones(len(entries)), tuple(zip(*entries, strict=True))), shape=(len(examples), len(names)))
    truth = np.array([1.0 if end else -1.0 for _, end in examples])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = truth * (matrix @ weights)
        slope = -truth / (1 + np.exp(np.clip(margin, -50, 50)))
        return np.logaddexp(0, -margin).sum() + strength / 2 * weights @ weights, matrix.T @ slope + strength * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 2) for name, weight in zip(names, found, strict=True) if abs(weight) >= 0.05}


def check(rows: list[dict], strength: float, folds: int = 5) -> None:
    """Print the F1 of sentence ends on texts that the weights were not fitted on."""
    counts = {language: Counter() for language in ("en", "ru", "be")}
    for fold in range(folds):
        weights = fit([row for place, row in enumerate(rows) if place % folds != fold], strength)
        for place, row in enumerate(rows):
            if place % folds == fold:
                got = {span.end for span in sentences.find(row["text"], row["language"], weights)}
                want = set(row["sentence_ends"])
                counts[row["language"]].update(hit=len(got & want), got=len(got), want=len(want))
    for language, count in counts.items():
        precision, recall = count["hit"] / count["got"], count["hit"] / count["want"]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{language} precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}")


if __name__ == "__main__":
    main()
