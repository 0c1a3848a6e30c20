"""Fit the weights of check-worthiness on labelled sentences and write factcheck/text/worth_weights.py.

    python scripts/fit_worth.py DATA.jsonl

Each line of DATA is {"text": …, "label": 0 or 1}. Both labels count the same in sum, so that 0.5 is the fair boundary
whatever share of the sentences was worth a check. The weakest features are dropped one after the other until MOST are
left. Prints the average precision and the accuracy that a ten-fold cross-validation finds (the choice of features
included), with the labels in balance and as they come.
"""

import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from factcheck.text.signals import features

MOST = 72
PENALTY = 100.0  # on the squared weights of standardised features
TARGET = Path(__file__).parent.parent / "factcheck" / "text" / "worth_weights.py"
HEAD = '"""The weights of check-worthiness, written by scripts/fit_worth.py; not edited by hand."""\n\n'


def main() -> None:
    """Fit, report and write."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    found = [features(row["text"]) for row in rows]
    labels = np.array([row["label"] for row in rows], float)
    names = sorted({name for one in found for name in one})
    values = np.array([[one.get(name, 0.0) for name in names] for one in found])
    report(values, labels)
    kept, weights, intercept = fit(values, labels)
    lines = [f'    "{names[index]}": {weight:.3f},\n' for index, weight in zip(kept, weights, strict=True)]
    body = "".join(lines)
    TARGET.write_text(f"{HEAD}INTERCEPT = {intercept:.3f}\nWEIGHTS: dict[str, float] = {{\n{body}}}\n", "utf-8")


def fit(values: np.ndarray, labels: np.ndarray) -> tuple[list[int], np.ndarray, float]:
    """Return which columns are kept, a weight for each and the intercept, for the raw values."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    scaled = (values - mean) / spread
    kept = list(range(values.shape[1]))
    solution = logistic(scaled, labels, np.zeros(len(kept) + 1))
    while len(kept) > MOST:
        weakest = int(np.abs(solution[:-1]).argmin())
        del kept[weakest]
        solution = logistic(scaled[:, kept], labels, np.delete(solution, weakest))
    weights = solution[:-1] / spread[kept]
    return kept, weights, float(solution[-1] - weights @ mean[kept])


def logistic(values: np.ndarray, labels: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Return the weights, and last the intercept, of a ridge-penalised logistic regression with labels in balance."""
    balance = balanced(labels)

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        logits = values @ parameters[:-1] + parameters[-1]
        errors = 1 / (1 + np.exp(-logits)) - labels
        value = balance @ (np.logaddexp(0, logits) - labels * logits) + PENALTY / 2 * parameters[:-1] @ parameters[:-1]
        return value, np.append(values.T @ (balance * errors) + PENALTY * parameters[:-1], balance @ errors)

    return minimize(loss, start, jac=True, method="L-BFGS-B").x


def balanced(labels: np.ndarray) -> np.ndarray:
    """Return a weight for each row under which both labels weigh the same."""
    return np.where(labels == 1, len(labels) / (2 * labels.sum()), len(labels) / (2 * (1 - labels).sum()))


def report(values: np.ndarray, labels: np.ndarray) -> None:
    """Print what a cross-validation finds."""
    folds = np.random.default_rng(0).permutation(len(labels)) % 10
    scores = np.empty(len(labels))
    for fold in range(10):
        kept, weights, intercept = fit(values[folds != fold], labels[folds != fold])
        scores[folds == fold] = values[folds == fold][:, kept] @ weights + intercept
    for name, balance in (("in balance", balanced(labels)), ("as they come", np.ones(len(labels)))):
        order = np.argsort(-scores)
        hits = np.cumsum((balance * labels)[order])
        average = (hits / np.cumsum(balance[order])) @ (balance * labels)[order] / hits[-1]
        accuracy = balance @ ((scores > 0) == labels) / balance.sum()
        print(f"labels {name}: average precision {average:.3f}, accuracy {accuracy:.3f}")


if __name__ == "__main__":
    main()
