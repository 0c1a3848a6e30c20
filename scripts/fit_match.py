"""Fit the weights of matching and write factcheck/text/match_weights.py.

    python scripts/fit_match.py KNOWN.jsonl QUERIES.jsonl

KNOWN has lines of {"id", "text", "title"}, QUERIES lines of {"id", "text", "match"}. Two steps, for words alone and
with meanings. The weights are those under which the right claim is the likeliest of its text's candidates (a
conditional logit). A logistic regression then turns a candidate's sum, and how strong all the candidates are together,
into the probability that it is right. It sees every text twice, once with its claim among the known ones and once
without, so that "none of them" is as usual as a match. Prints MAP@5 and the calibration in a five-fold cross-validation
that keeps the texts of one claim together.
"""

import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from factcheck.cli.match import known_text
from factcheck.text import likeness
from factcheck.text.matching import Index
from factcheck.text.meaning import encode

PENALTY = 10.0  # on the squared weights of standardised features
TARGET = Path(__file__).parent.parent / "factcheck" / "text" / "match_weights.py"
HEAD = '''"""The weights of matching, written by scripts/fit_match.py; not edited by hand."""

from factcheck.text.likeness import Model

'''
Candidates = tuple[np.ndarray, np.ndarray]  # the features of a text's candidates; which of them is right


def main() -> None:
    """Fit, report and write both sets of weights."""
    known, queries = (
        [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()] for path in sys.argv[1:3]
    )
    index = Index(((row["id"], known_text(row)) for row in known), encode)
    wordings = [tuple(likeness.Wording(known_text(row)).words) for row in known]
    place = {row["id"]: at for at, row in enumerate(known)}
    data = []
    for row in queries:
        query = index.query(row["text"])
        found = index.candidates(query)
        right = wordings[place[row["match"]]]
        data.append((np.array(index.features(query, found)), np.array([wordings[at] == right for at, _ in found])))
    groups = np.unique([row["match"] for row in queries], return_inverse=True)[1]
    labels = (*likeness.WORDS, *likeness.MEANING)
    lines = [HEAD]
    for name, width in (("LEXICAL", len(likeness.WORDS)), ("WITH_MEANING", None)):
        narrowed = [(values[:, :width], right) for values, right in data]
        report(name, narrowed, groups)
        model = fit(narrowed)
        listed = "\n".join(
            f"        {weight:.4f},  # {label}" for weight, label in zip(model.weights, labels, strict=False)
        )
        lines.append(
            f"{name} = Model(\n    weights=[\n{listed}\n    ],\n    own={model.own:.4f},\n"
            f"    rivals={model.rivals:.4f},\n    offset={model.offset:.4f},\n)\n"
        )
    TARGET.write_text("".join(lines), "utf-8")


def fit(data: list[Candidates]) -> likeness.Model:
    """Return the model of the probability that a candidate is right."""
    everything = np.concatenate([values for values, _ in data])
    mean, spread = everything.mean(0), everything.std(0) + 1e-9
    ranked = [((values - mean) / spread, int(right.argmax())) for values, right in data if right.any()]

    def surprise(weights: np.ndarray) -> tuple[float, np.ndarray]:
        loss, slope = PENALTY / 2 * weights @ weights, PENALTY * weights
        for values, right in ranked:
            odds = values @ weights
            shares = np.exp(odds - odds.max())
            shares /= shares.sum()
            loss -= np.log(shares[right] + 1e-12)
            slope = slope + shares @ values - values[right]
        return loss, slope

    weights = minimize(surprise, np.zeros(len(mean)), jac=True, method="L-BFGS-B").x / spread
    rows, hits = [], []
    for values, right in data:
        for kept in (np.full(len(right), True), ~right):
            sums = values[kept] @ weights
            rows.append(np.column_stack([sums, np.full(len(sums), np.logaddexp.reduce(sums)), np.ones(len(sums))]))
            hits.append(right[kept].astype(float))
    rows, hits = np.concatenate(rows), np.concatenate(hits)

    def misfit(line: np.ndarray) -> tuple[float, np.ndarray]:
        logits = rows @ line
        errors = 1 / (1 + np.exp(-logits)) - hits
        return float((np.logaddexp(0, logits) - hits * logits).sum()), rows.T @ errors

    own, rivals, offset = minimize(misfit, np.array([1.0, 0.0, -10.0]), jac=True, method="L-BFGS-B").x
    return likeness.Model(weights.tolist(), float(own), float(rivals), float(offset))


def report(name: str, data: list[Candidates], groups: np.ndarray) -> None:
    """Print what a cross-validation finds."""
    folds = np.random.default_rng(0).permutation(groups.max() + 1)[groups] % 5
    reciprocal, best, hit = 0.0, [], []
    for fold in range(5):
        model = fit([one for one, of in zip(data, folds, strict=True) if of != fold])
        for (values, right), of in zip(data, folds, strict=True):
            if of != fold:
                continue
            sums = model.sums(values)
            chances = model.probabilities(sums)
            order = np.argsort(-chances, kind="stable")
            place = int(right[order].argmax()) if right.any() else 5
            reciprocal += 1 / (place + 1) if place < 5 else 0
            without = model.probabilities(sums[~right])
            best += [chances[order[0]], without.max()]
            hit += [right[order[0]], False]
    chances, hits = np.array(best), np.array(hit, float)
    print(
        f"{name}: {data[0][0].shape[1]} weights, MAP@5 {reciprocal / len(data):.3f}; the best candidate's probability:"
    )
    for low, high in ((0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        inside = (chances >= low) & (chances < high)
        if inside.any():
            print(f"  {chances[inside].mean():.2f} said, {hits[inside].mean():.2f} right, of {inside.sum()}")


if __name__ == "__main__":
    main()
