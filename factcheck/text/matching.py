"""Which known claims does a text make again? BM25 over stems finds candidates; a logistic regression ranks them.

BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). The postings are flat arrays, so that
memory and time grow with the number of words that the known claims have.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray

from factcheck.text.likeness import K1, B, Wording, features, grams
from factcheck.text.match_weights import LEXICAL, WITH_MEANING
from factcheck.text.stems import function_stems

Ints = NDArray[np.int32]
Encode = Callable[[list[str]], NDArray[np.float32]]

# Word frequencies are taken over the known claims and this many imagined ones that have function words alone, so that
# a handful of known claims is weighed as thousands are.
BACKGROUND = 1000
POOL = 100  # candidates that are compared in full
_KEPT = 20_000  # claims that are kept taken apart, for the next text that may make them


class Index:
    """Known claims, ready to be searched; it never changes once built.

    `claims` are pairs of an id and a text (a headline may follow the claim after a line break). `encode` turns texts
    into unit vectors, one row each, in which near means alike; without it, only words are compared.
    """

    def __init__(self, claims: Iterable[tuple[str, str]], encode: Encode | None = None) -> None:
        self._ids: list[str] = []
        self._texts: list[str] = []
        self._terms: dict[str, int] = {}
        self._encode = encode
        self._meanings: dict[str, NDArray[np.float32]] = {}
        terms, documents, counts = array("i"), array("i"), array("i")
        lengths = array("i")
        vocabulary: Counter[str] = Counter()
        for document, (claim_id, text) in enumerate(claims):
            self._ids.append(claim_id)
            self._texts.append(text)
            wording = Wording(text)
            vocabulary.update(set(wording.words))
            lengths.append(len(wording.stems))
            for word, count in Counter(wording.stems).items():
                terms.append(self._terms.setdefault(word, len(self._terms)))
                documents.append(document)
                counts.append(count)
        idf = self._build(_numbers(terms), _numbers(documents), _numbers(counts), _numbers(lengths))
        self._vocabulary = frozenset(vocabulary)
        rarest = log(2 * (len(self._ids) + BACKGROUND))
        self._weights = _Weights(zip(self._terms, idf.tolist(), strict=True), rarest)
        self._gram_weights = _Weights(_gram_weights(vocabulary, len(self._ids)), rarest)
        self._wording = lru_cache(maxsize=_KEPT)(lambda place: Wording(self._texts[place]))

    def _build(self, terms: Ints, documents: Ints, counts: Ints, lengths: Ints) -> NDArray[np.float64]:
        """Lay out the postings by term, with what each adds to BM25; return the terms' inverse document frequencies."""
        frequencies = np.bincount(terms, minlength=len(self._terms))
        total = len(self._ids)
        common = np.fromiter(map(function_stems().__contains__, self._terms), bool, len(self._terms))
        idf = np.log((total + BACKGROUND) / (frequencies + 0.5 + common * BACKGROUND / 5))
        order = np.argsort(terms, kind="stable")
        self._documents = documents[order]
        self._starts = np.concatenate(([0], np.cumsum(frequencies)))
        self._relative_lengths = lengths / max(1.0, lengths.mean() if total else 1.0)
        norm = K1 * (1 - B + B * self._relative_lengths)
        counts = counts[order]
        impacts = idf[terms[order]] * counts * (K1 + 1) / (counts + norm[self._documents])
        self._impacts = impacts.astype(np.float32)
        return idf

    def __len__(self) -> int:
        return len(self._ids)

    def search(self, text: str, limit: int = 20) -> list[tuple[str, float]]:
        """Return the ids of the claims that a text most likely makes, each with that probability, best first.

        Claims that fare alike come in the order in which they were given. A text that shares no word with any claim
        gets an empty list.
        """
        query = self.query(text)
        candidates = self.candidates(query)
        if not candidates:
            return []
        model = WITH_MEANING if self._encode else LEXICAL
        chances = model.probabilities(model.sums(self.features(query, candidates)))
        best = np.argsort(-chances, kind="stable")[:limit]
        return [(self._ids[candidates[at][0]], float(chances[at])) for at in best]

    def query(self, text: str) -> Wording:
        """Take a text apart as `candidates` and `features` want it."""
        return Wording(text, self._vocabulary)

    def candidates(self, query: Wording, pool: int = POOL) -> list[tuple[int, float]]:
        """Return the claims that score best by BM25, by their place, with that score, in the order of places."""
        terms = [self._terms[word] for word in query.stem_set if word in self._terms]
        if not terms:
            return []
        spans = [slice(self._starts[term], self._starts[term + 1]) for term in terms]
        documents = np.concatenate([self._documents[span] for span in spans])
        impacts = np.concatenate([self._impacts[span] for span in spans])
        scores = np.bincount(documents, impacts, minlength=len(self._ids))
        pool = min(pool, int(np.count_nonzero(scores)))
        best = np.argpartition(-scores, pool - 1)[:pool]
        return [(int(place), float(scores[place])) for place in np.sort(best)]

    def features(self, query: Wording, candidates: list[tuple[int, float]]) -> list[list[float]]:
        """Compare a query with candidates in full, one row each; see `likeness.features`."""
        rows = [
            features(
                query,
                self._wording(place),
                bm25,
                float(self._relative_lengths[place]),
                self._weights.__getitem__,
                self._gram_weights.__getitem__,
            )
            for place, bm25 in candidates
        ]
        if self._encode:
            for row, meaning in zip(rows, self._likeness_of_meaning(query, candidates), strict=True):
                row.extend(meaning)
        return rows

    def _likeness_of_meaning(self, query: Wording, candidates: list[tuple[int, float]]) -> list[list[float]]:
        assert self._encode
        texts = [self._wording(place).sentences[0] for place, _ in candidates]
        meanings = {text: self._meanings[text] for text in texts if text in self._meanings}
        if new := [text for text in dict.fromkeys(texts) if text not in meanings]:
            meanings.update(zip(new, self._encode(new), strict=True))
        if len(self._meanings) > _KEPT:
            self._meanings = {}
        self._meanings.update(meanings)
        cosines = self._encode(query.sentences) @ np.stack([meanings[text] for text in texts]).T
        pairs: list[list[float]] = np.stack([cosines[0], cosines.max(0)], 1).tolist()
        return pairs


class _Weights(dict[str, float]):
    """Inverse document frequencies; what no known claim has is as rare as can be."""

    def __init__(self, weights: Iterable[tuple[str, float]], rarest: float) -> None:
        super().__init__(weights)
        self.rarest = rarest

    def __missing__(self, item: str) -> float:
        return self.rarest


def _numbers(values: "array[int]") -> NDArray[np.int32]:
    return np.frombuffer(values, dtype=np.int32) if values else np.zeros(0, np.int32)


def _gram_weights(vocabulary: Counter[str], total: int) -> Iterator[tuple[str, float]]:
    """Weigh letter sequences by the claims whose words have them; a claim counts once for each such word."""
    frequencies: Counter[str] = Counter()
    for word, frequency in vocabulary.items():
        for gram in set(grams(word)):
            frequencies[gram] += frequency
    for gram, frequency in frequencies.items():
        yield gram, log((total + BACKGROUND) / (frequency + 0.5))
