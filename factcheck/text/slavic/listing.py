"""From the sentences of a text to its claims: the frames, the trees, the statements, and what they are called."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.text.claims import Claim, Holder, Kind
from factcheck.text.sentences import blocks
from factcheck.text.slavic import coreference
from factcheck.text.slavic.attribution import Carved, carve, open_quotation
from factcheck.text.slavic.clauses import statements
from factcheck.text.slavic.grammar import Grammar
from factcheck.text.slavic.lexicon import Lexicon
from factcheck.text.slavic.phrases import Word, in_case, name_of
from factcheck.text.slavic.statements import Statement
from factcheck.text.slavic.trees import Token, Tree, tokenise
from factcheck.text.spans import Span

_LONGEST = 200  # words; a longer "sentence" is no sentence, and parsers take time by its square
_IMPERFECTIVE = re.compile(r"\w+(?:[иы]ва(?:ю|ем|ет|ют|ете|ешь)|[іыв]ва(?:ю|ем|е|юць|еце|еш))(?:ся|сь|цца)?")
_NO_SPACE_BEFORE = frozenset(".,:;!?…»”)%")
_NO_SPACE_AFTER = frozenset("«“„(")


def list_claims(text: str, sentences: Sequence[Span], grammar: Grammar) -> list[Claim]:
    """List the claims that the given sentences of a text make, in the order of the text."""
    listing = _Listing(text, grammar)
    return _canonical([claim for block in blocks(sentences) for claim in listing.claims(block)])


@dataclass(slots=True)
class _Sentence:
    span: Span
    tokens: list[Token]
    carved: Carved
    holder: Holder | None = None
    frame: Tree | None = None


class _Listing:
    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar
        self.words: Lexicon = grammar.words

    def claims(self, spans: Sequence[Span]) -> list[Claim]:
        """Return the claims of sentences that are read together."""
        sentences = self._sentences(spans)
        contents = [sentence.carved.content for sentence in sentences if sentence.carved.content]
        trees = iter(self.grammar.parse(contents))
        self._name_holders(sentences)
        self._share_speakers(sentences)
        found: list[Claim] = []
        previous = None
        for sentence in sentences:
            tree = next(trees) if sentence.carved.content else Tree([])
            found += self._of(sentence, tree, previous)
            previous = tree
        return found

    def _sentences(self, spans: Sequence[Span]) -> list[_Sentence]:
        """Tag the sentences that can make a claim and cut off who says them."""
        tokenised = [(span, tokenise(self.text, span)) for span in spans]
        states = [(span, tokens) for span, tokens in tokenised if tokens and not _asks(tokens)]
        short = [tokens for _, tokens in states if len(tokens) <= _LONGEST]
        self.grammar.tag(short)
        return [
            _Sentence(span, tokens, carve(tokens, self.words) if len(tokens) <= _LONGEST else Carved([], []))
            for span, tokens in states
        ]

    def _name_holders(self, sentences: Sequence[_Sentence]) -> None:
        """Find whom each frame names."""
        framed = [sentence for sentence in sentences if sentence.carved.frame]
        for sentence, tree in zip(framed, self.grammar.parse([s.carved.frame for s in framed]), strict=True):
            heads = [root for root in tree.roots if tree[root].pos != "PUNCT"]
            if not heads:
                continue
            nominal = [p for p in range(len(tree)) if tree[p].pos in ("NOUN", "PROPN", "PRON")]
            subjects = [p for p in nominal if tree[p].rel in ("nsubj", "nsubj:pass")]
            verbal = any(tree[root].pos == "VERB" for root in heads)
            others = [p for p in range(len(tree)) if tree[p].pos not in ("VERB", "AUX", "PUNCT", "ADP")]
            place = (subjects if verbal else []) + nominal + others + heads
            sentence.frame = tree
            sentence.holder = self._holder(tree, place[0])

    def _share_speakers(self, sentences: Sequence[_Sentence]) -> None:
        """Give every sentence of one quotation the speaker that one of them names."""
        run: list[_Sentence] = []
        inside = False
        for sentence in sentences:
            before, inside = inside, open_quotation(sentence.tokens, inside)
            continues = before or sentence.tokens[0].text in ("—", "–")
            if not continues:
                run = []
            run.append(sentence)
            speaker = next((s.holder for s in run if s.holder and s.carved.reported), None)
            if speaker and len(run) > 1:
                for other in run:
                    other.holder = other.holder or speaker

    def _of(self, sentence: _Sentence, tree: Tree, previous: Tree | None) -> Iterator[Claim]:
        """Yield the claims of a sentence: that it was said, and what was said."""
        if sentence.frame is not None and len(sentence.frame) == 1 and previous is not None:
            sentence.holder = self._by_his_words(sentence.frame[0], previous) or sentence.holder
        if sentence.carved.reported or not len(tree):
            yield Claim((sentence.span,), _paired(sentence.span.of(self.text)), None, Kind.FACT)
        for statement in statements(tree, self.grammar) if len(tree) else ():
            yield from self._claim(tree, statement, sentence.holder, previous)
        if (frame := sentence.frame) is not None:
            for statement in statements(frame, self.grammar):
                if frame[statement.head].rel in ("acl:relcl", "acl", "appos"):  # what it tells of the source
                    yield from self._claim(frame, statement, None, previous)

    def _by_his_words(self, possessive: Token, previous: Tree) -> Holder | None:
        """Return whom "по его словам" means: the subject of the sentence before, where there is one that agrees."""
        speaker = coreference.subject_of(previous, possessive, self.grammar)
        if speaker is None:
            return None
        return replace(self._holder(previous, speaker), spans=_spans(self.text, [possessive]))

    def _claim(self, tree: Tree, statement: Statement, holder: Holder | None, previous: Tree | None) -> Iterator[Claim]:
        """Yield a statement as a claim, unless nothing is left of its words."""
        resolved, ambiguous = self._resolve(tree, statement, previous)
        if statement.holder >= 0:
            holder = self._holder(tree, statement.holder, previous)
        spans = _spans(self.text, [tree[word.place] for word in resolved.words if word.place >= 0])
        wording = _wording(tree, resolved, self.text)
        if spans and any(character.isalpha() for character in wording):
            yield Claim(spans, wording, holder, self._kind(tree, statement), ambiguous=ambiguous)

    def _resolve(self, tree: Tree, statement: Statement, previous: Tree | None) -> tuple[Statement, tuple[str, ...]]:
        """Put names for the pronouns that clearly mean somebody, and return the words whose reference stays open."""
        present = {word.place for word in statement.words}
        ambiguous = []
        for word in statement.words:
            if word.place < 0 or word.text.lower() not in self.words.third_person:
                continue
            names = None
            if coreference.is_pronoun(tree[word.place], self.grammar):
                found = coreference.antecedent(tree, word.place, previous, self.grammar)
                if isinstance(found, int) and found in present:
                    continue
                names = coreference.named(tree, word.place, previous, self.grammar)
            if names:
                statement = replace(statement, words=coreference.replaced(statement.words, word.place, names))
            else:
                ambiguous.append(word.text)
        head = tree[statement.head]
        for place in tree.children[statement.head]:
            bare = tree[place].rel == "nsubj" and tree[place].pos == "NOUN" and not tree.children[place]
            if bare and place in present and self.words.vague.match(tree[place].lower) and head.pos != "NOUN":
                ambiguous.append(tree[place].text)
        return statement, tuple(ambiguous)

    def _holder(self, tree: Tree, place: int, previous: Tree | None = None) -> Holder:
        """Return whom a noun phrase names, in the nominative."""
        if coreference.is_pronoun(tree[place], self.grammar):
            names = coreference.named(tree, place, previous, self.grammar)
            return Holder(" ".join(names) if names else tree[place].text, _spans(self.text, [tree[place]]))
        places = name_of(tree, place)
        words = in_case(tree, places, place if place in places else places[0], "Nom", self.grammar)
        named = words or [Word(tree[p].text, p) for p in places]
        return Holder(_join(tree, named, self.text), _spans(self.text, [tree[p] for p in places]))

    def _kind(self, tree: Tree, statement: Statement) -> Kind:
        if statement.kind:
            return statement.kind
        tokens = [tree[word.place] for word in statement.words if word.place >= 0]
        head = tree[statement.head]
        auxiliary = [tree[c] for c in tree.children[statement.head] if tree[c].rel in ("aux", "cop", "aux:pass")]
        if any(self.words.duty.match(token.lower) for token in (head, *auxiliary)):
            return Kind.CALL
        if any(_is_future(token) for token in (head, *auxiliary)):
            return Kind.PREDICTION
        doubted = any(token.lower in self.words.doubt for token in tokens) and not head.has(Tense="Past")
        if doubted or self.words.may.fullmatch(head.lower):
            return Kind.PREDICTION
        if any(self.words.judging.match(token.lower) for token in tokens):
            return Kind.OPINION
        figures = any(token.text[0].isdigit() for token in tokens)
        return Kind.OPINION if statement.opinion and not figures else Kind.FACT


def _canonical(claims: Sequence[Claim]) -> list[Claim]:
    """Give everybody who says something one name, the fullest that any claim's holder has."""
    full: dict[str, set[str]] = {}
    for claim in claims:
        if claim.holder and (key := _surname(claim.holder.text)) and " " in claim.holder.text:
            full.setdefault(key, set()).add(claim.holder.text)
    known = {key: names.pop() for key, names in full.items() if len(names) == 1}  # not two of one family
    return [
        replace(claim, holder=replace(claim.holder, text=known[key]))
        if claim.holder and (key := _surname(claim.holder.text)) in known
        else claim
        for claim in claims
    ]


def _is_future(token: Token) -> bool:
    """Tell whether a verb is in the future, which one in "-ывает" never is, whatever its tag says."""
    if token.lower.startswith(("буд", "бу́д")):
        return True
    return token.has(Tense="Fut") and not _IMPERFECTIVE.fullmatch(token.lower)


def _surname(name: str) -> str:
    """Return the stem of the last word of a person's name, "" for what is no name: two capitalised words, or one."""
    words = name.split()
    if not words or len(words) > 3 or not all(word[:1].isupper() and word[1:].islower() for word in words):
        return ""
    return words[-1].lower()


def _asks(tokens: Sequence[Token]) -> bool:
    return any(token.text == "?" for token in tokens[-2:])


def _wording(tree: Tree, statement: Statement, text: str) -> str:
    words = _paired(_join(tree, statement.words, text))
    if words[:1] == "ў":  # the short у only stands after a vowel
        words = "у" + words[1:]
    return words[:1].upper() + words[1:] + ("" if words[-1:] in ".!?…" else ".")


def _paired(words: str) -> str:
    """Return words without the quotation marks and brackets that lost their other half, and those around the whole."""
    for opening, closing in (("«", "»"), ("“", "”"), ("(", ")")):
        if words.count(opening) != words.count(closing) and not (opening == "“" and "„" in words):
            words = words.replace(opening, "").replace(closing, "").strip()
    if words[:1] == "(" and words[-1:] == ")":
        words = words[1:-1]
    if words.count('"') % 2:
        words = words.replace('"', "").strip()
    return words


def _join(tree: Tree, words: Sequence[Word], text: str) -> str:
    """Return words as a line: neighbours in the text keep what stands between them, others get a space."""
    line = ""
    for index, word in enumerate(words):
        if index:
            previous = words[index - 1]
            if previous.place >= 0 and word.place == previous.place + 1:
                gap = text[tree[previous.place].end : tree[word.place].start]
                line += " " if gap.strip() or "\n" in gap else gap
            elif word.text[0] not in _NO_SPACE_BEFORE and previous.text[-1] not in _NO_SPACE_AFTER:
                line += " "
        line += _inner(tree, word) if index else word.text
    return re.sub(r"\s+", " ", line)


def _inner(tree: Tree, word: Word) -> str:
    """Return a word as it reads within a sentence: one that only began its sentence loses its capital."""
    if word.place == 0 and tree[0].pos not in ("PROPN", "X") and word.text[1:].islower():
        return word.text[0].lower() + word.text[1:]
    return word.text


def _spans(text: str, tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Return the characters of words in the order of the text, as few pieces as they make."""
    found: list[Span] = []
    for token in sorted({(token.start, token.end) for token in tokens}):
        start, end = token
        while end < len(text) and _joins(text[end]):
            end += 1
        while start > 0 and _joins(text[start]):
            start -= 1
        if found and not text[found[-1].end : start].strip():
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return tuple(found)


def _joins(character: str) -> bool:
    """Tell whether a character belongs to the one before it."""
    return character in "\u200d\ufe0f" or unicodedata.category(character) in ("Mn", "Me", "Mc")
