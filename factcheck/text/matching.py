"""Which known claims does a text make again? BM25 over stems finds candidates; a logistic regression ranks them.

BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). Whoever has claims at hand searches
them by an `Index`, whose postings are flat arrays, so that memory and time grow with the number of words that the known
claims have. Whoever keeps a million of them elsewhere finds candidates there by their `key_stems`, and has `Usage` rank
them.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import Self

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


class Usage:
    """How common words and letter sequences are among known claims, or in a sample of them: what weighs a likeness."""

    def __init__(self, stems: Mapping[str, int], words: Mapping[str, int], claims: int, mean_length: float) -> None:
        """Take in how many claims each stem and each word occurs, of how many, and the claims' mean length in words."""
        common = function_stems()
        rarest = log(2 * (claims + BACKGROUND))
        self.vocabulary = frozenset(words)
        self.mean_length = mean_length
        self._stems = dict(stems)
        self.weights = _Weights(
            ((stem, _idf(claims, count + (stem in common) * BACKGROUND / 5)) for stem, count in stems.items()), rarest
        )
        self.gram_weights = _Weights(_gram_weights(words, claims), rarest)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Count what known claims have, given by their texts."""
        stems, words, claims, length = Counter[str](), Counter[str](), 0, 0
        for wording in map(Wording, texts):
            stems.update(wording.stem_set)
            words.update(set(wording.words))
            claims += 1
            length += len(wording.stems)
        return cls(stems, words, claims, max(1.0, length / claims) if claims else 1.0)

    def frequency(self, stem: str) -> int:
        """Return how many of the claims have a stem."""
        return self._stems.get(stem, 0)

    def compare(self, query: Wording, claim: Wording) -> list[float]:
        """Compare a query with a known claim in full; see `likeness.features`."""
        relative_length = len(claim.stems) / self.mean_length
        norm = K1 * (1 - B + B * relative_length)
        bm25 = 0.0
        for stem in query.stem_set & claim.stem_set:
            count = claim.stems.count(stem)
            bm25 += self.weights[stem] * count * (K1 + 1) / (count + norm)
        return features(query, claim, bm25, relative_length, self.weights.__getitem__, self.gram_weights.__getitem__)

    def rank(self, query: Wording, claims: Sequence[Wording]) -> list[float]:
        """Return the probabilities that a query makes these claims, which are the likeliest by their words."""
        rows = [self.compare(query, claim) for claim in claims]
        chances: list[float] = LEXICAL.probabilities(LEXICAL.sums(rows)).tolist() if rows else []
        return chances


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
        occurring: Counter[str] = Counter()
        for document, (claim_id, text) in enumerate(claims):
            self._ids.append(claim_id)
            self._texts.append(text)
            wording = Wording(text)
            occurring.update(set(wording.words))
            lengths.append(len(wording.stems))
            for word, count in Counter(wording.stems).items():
                terms.append(self._terms.setdefault(word, len(self._terms)))
                documents.append(document)
                counts.append(count)
        frequencies = np.bincount(_numbers(terms), minlength=len(self._terms))
        claiming = dict(zip(self._terms, frequencies.tolist(), strict=True))
        mean_length = max(1.0, sum(lengths) / len(lengths)) if lengths else 1.0
        self.usage = Usage(claiming, occurring, len(self._ids), mean_length)
        self._starts = np.concatenate(([0], np.cumsum(frequencies)))
        self._build(_numbers(terms), _numbers(documents), _numbers(counts), _numbers(lengths))
        self._wording = lru_cache(maxsize=_KEPT)(lambda place: Wording(self._texts[place]))

    def _build(self, terms: Ints, documents: Ints, counts: Ints, lengths: Ints) -> None:
        """Lay out the postings by term, with what each adds to BM25."""
        idf = np.fromiter(map(self.usage.weights.__getitem__, self._terms), np.float64, len(self._terms))
        order = np.argsort(terms, kind="stable")
        self._documents = documents[order]
        norm = K1 * (1 - B + B * lengths / self.usage.mean_length)
        counts = counts[order]
        impacts = idf[terms[order]] * counts * (K1 + 1) / (counts + norm[self._documents])
        self._impacts = impacts.astype(np.float32)

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
        return Wording(text, self.usage.vocabulary)

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
        rows = [self.usage.compare(query, self._wording(place)) for place, _ in candidates]
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


def _idf(claims: int, frequency: float) -> float:
    return log((claims + BACKGROUND) / (frequency + 0.5))


def _gram_weights(words: Mapping[str, int], claims: int) -> Iterator[tuple[str, float]]:
    """Weigh letter sequences by the claims whose words have them; a claim counts once for each such word."""
    frequencies: Counter[str] = Counter()
    for word, frequency in words.items():
        for gram in set(grams(word)):
            frequencies[gram] += frequency
    for gram, frequency in frequencies.items():
        yield gram, _idf(claims, frequency)
