"""Fit the weights of check-worthiness on labelled sentences and write factcheck/text/worth_weights.py.

    python scripts/fit_worth.py DATA.jsonl

Each line of DATA is {"text": …, "label": 0 or 1}. Both labels count the same in sum, so that 0.5 is the fair boundary
whatever share of the sentences was worth a check. Prints the average precision and the accuracy of a ten-fold cross-validation, with the
labels weighted in the same way.
"""

import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from factcheck.text.worth import features

PENALTY = 60.0  # on the squared weights of standardised features
TARGET = Path(__file__).parent.parent / "factcheck" / "text" / "worth_weights.py"
HEAD = '"""The weights of check-worthiness, written by scripts/fit_worth.py; not edited by hand."""\n\n'


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    found = [features(row["text"]) for row in rows]
    labels = np.array([row["label"] for row in rows], float)
    names = sorted({name for one in found for name in one})
    values = np.array([[one.get(name, 0.0) for name in names] for one in found])
    report(values, labels)
    weights, intercept = fit(values, labels)
    lines = [f'    "{name}": {weight:.3f},' for name, weight in zip(names, weights, strict=True)]
    TARGET.write_text(
        f"{HEAD}INTERCEPT = {intercept:.3f}\nWEIGHTS: dict[str, float] = {{\n" + "\n".join(lines) + "\n}\n"
    )


def fit(values: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the weights and the intercept of a ridge-penalised logistic regression on the raw values."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    scaled = (values - mean) / spread
    balance = balanced(labels)

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        logits = scaled @ parameters[:-1] + parameters[-1]
        errors = 1 / (1 + np.exp(-logits)) - labels
        value = balance @ (np.logaddexp(0, logits) - labels * logits) + PENALTY / 2 * parameters[:-1] @ parameters[:-1]
        return value, np.append(scaled.T @ (balance * errors) + PENALTY * parameters[:-1], balance @ errors)

    best = minimize(loss, np.zeros(values.shape[1] + 1), jac=True, method="L-BFGS-B").x
    weights = best[:-1] / spread
    return weights, best[-1] - weights @ mean


def balanced(labels: np.ndarray) -> np.ndarray:
    """Return a weight for each row under which both labels weigh the same."""
    return np.where(labels == 1, len(labels) / (2 * labels.sum()), len(labels) / (2 * (1 - labels).sum()))


def report(values: np.ndarray, labels: np.ndarray) -> None:
    folds = np.random.default_rng(0).permutation(len(labels)) % 10
    scores = np.empty(len(labels))
    for fold in range(10):
        weights, intercept = fit(values[folds != fold], labels[folds != fold])
        scores[folds == fold] = values[folds == fold] @ weights + intercept
    balance = balanced(labels)
    order = np.argsort(-scores)
    hits = np.cumsum((balance * labels)[order])
    precision = hits / np.cumsum(balance[order])
    average = (precision * (balance * labels)[order]).sum() / hits[-1]
    accuracy = balance @ ((scores > 0) == labels) / balance.sum()
    print(f"{values.shape[1]} weights, average precision {average:.3f}, accuracy {accuracy:.3f}, labels in balance")


if __name__ == "__main__":
    main()
