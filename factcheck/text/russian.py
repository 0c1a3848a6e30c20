"""Russian: from the sentences of a text to its claims.

Trees come from slovnet's news model as natasha ships it (27 MB of weights in the wheel), inflection from pymorphy3's
dictionary. Both load when first needed.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from factcheck.text.claims import Claim
from factcheck.text.slavic.grammar import Grammar
from factcheck.text.slavic.lexicon import RUSSIAN
from factcheck.text.slavic.listing import list_claims
from factcheck.text.slavic.repairs import repair
from factcheck.text.slavic.trees import Token, Tree
from factcheck.text.spans import Span

_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_NUMBERS = {"Sing": "sing", "Plur": "plur"}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


def claims(text: str, sentences: Sequence[Span]) -> list[Claim]:
    """List the claims that the given sentences of a text make, in the order of the text."""
    return list_claims(text, sentences, RussianGrammar())


class RussianGrammar(Grammar):
    """Parses with slovnet and inflects with pymorphy3."""

    words = RUSSIAN
    finds_subjects = True

    def tag(self, sentences: Sequence[Sequence[Token]]) -> None:
        """Give the words of each sentence their tags and features."""
        tagger, _ = _models()
        words = [[token.text for token in sentence] for sentence in sentences]
        for sentence, tagged in zip(sentences, tagger.map(words), strict=True):
            for token, tag in zip(sentence, tagged.tokens, strict=True):
                token.pos, token.feats = tag.pos, dict(tag.feats)
                if token.has(Case="Acc", Number="Sing") and token.lower.endswith(("ую", "юю", "ову", "еву", "ину")):
                    token.feats |= {"Gender": "Fem"} if token.pos in ("ADJ", "VERB", "PROPN") else {}

    def parse(self, pieces: Sequence[Sequence[Token]]) -> list[Tree]:
        """Return the tree over each tagged sentence or piece of one."""
        _, parser = _models()
        words = [[token.text for token in piece] for piece in pieces]
        for piece, parsed in zip(pieces, parser.map(words), strict=True):
            for token, arc in zip(piece, parsed.tokens, strict=True):
                token.head, token.rel = int(arc.head_id) - 1, arc.rel
            repair(piece, self.words)
        return [Tree(piece) for piece in pieces]

    def inflect(self, token: Token, case: str, number: str | None = None) -> str | None:
        """Return a noun, adjective, participle or name in a case, None where the dictionary cannot tell."""
        if token.feats.get("Case") == case and number in (None, token.feats.get("Number")):
            return token.text
        if "-" in token.text and token.pos == "PROPN":
            parts = [self.inflect(replace(token, text=part), case, number) for part in token.text.split("-") if part]
            return None if None in parts else "-".join(part for part in parts if part)
        parsed = _best(token)
        if parsed is None:
            return None
        wanted = {_CASES[case]}
        if number or token.feats.get("Number"):
            wanted.add(_NUMBERS[number or token.feats["Number"]])
        if parsed.tag.POS in ("ADJF", "PRTF") and "plur" not in wanted and token.feats.get("Gender"):
            wanted.add(_GENDERS[token.feats["Gender"]])
        found = parsed.inflect(wanted)
        return _cased(found.word, token.text) if found else None

    def finite(self, token: Token, subject: Token) -> str | None:
        """Return the finite verb or short participle that says of a subject what a participle or gerund says."""
        parsed = next((p for p in _analyser().parse(token.text) if p.tag.POS in ("PRTF", "GRND", "PRTS")), None)
        if parsed is None:
            return None
        plural = subject.has(Number="Plur")
        gender = _GENDERS.get(subject.feats.get("Gender", ""), "masc")
        agreement = {"plur"} if plural else {"sing", gender}
        if "pssv" in parsed.tag:
            if "perf" not in parsed.tag:
                return None
            found = parsed.inflect({"PRTS", *agreement})
        elif "pres" in parsed.tag:
            found = parsed.inflect({"VERB", "pres", "3per", "plur" if plural else "sing"})
        else:
            found = parsed.inflect({"VERB", "past", *agreement})
        return found.word if found else None

    def agree(self, verb: Token, subject: Token) -> str | None:
        """Return a plural verb in the number and gender of one of its subjects."""
        parsed = next((p for p in _analyser().parse(verb.text) if p.tag.POS in ("VERB", "PRTS", "ADJS")), None)
        if parsed is None:
            return None
        wanted = {"plur"} if subject.has(Number="Plur") else {"sing"}
        if "past" in parsed.tag or parsed.tag.POS != "VERB":
            wanted |= {_GENDERS.get(subject.feats.get("Gender", ""), "masc")} - (
                {"plur"} if "plur" in wanted else set()
            )
            if "plur" in wanted:
                wanted = {"plur"}
        found = parsed.inflect(wanted)
        return _cased(found.word, verb.text) if found else None

    def infinitive(self, verb: Token) -> str | None:
        """Return the infinitive of a finite verb."""
        parsed = next((p for p in _analyser().parse(verb.text) if p.tag.POS == "VERB"), None)
        return parsed.normal_form if parsed else None


def _best(token: Token) -> Any:
    """Return the reading of a word that fits the tagger's tag best."""
    wanted = {
        _CASES.get(token.feats.get("Case", "")),
        _NUMBERS.get(token.feats.get("Number", "")),
        _GENDERS.get(token.feats.get("Gender", "")),
        {"Anim": "anim", "Inan": "inan"}.get(token.feats.get("Animacy", "")),
    } - {None}
    readings = [p for p in _analyser().parse(token.text) if p.tag.POS in ("NOUN", "ADJF", "PRTF", "NUMR", "NPRO")]
    return max(readings, key=lambda p: (sum(grammeme in p.tag for grammeme in wanted), p.score), default=None)


def _cased(word: str, like: str) -> str:
    """Return a word with the capitals of another."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    if "-" in like and len(like.split("-")) == len(word.split("-")):
        return "-".join(_cased(part, pattern) for part, pattern in zip(word.split("-"), like.split("-"), strict=True))
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


@cache
def _models() -> tuple[Any, Any]:
    from natasha import NewsEmbedding, NewsMorphTagger, NewsSyntaxParser
    from threadpoolctl import threadpool_limits

    threadpool_limits(1, "blas")  # matrices this small wait for threads longer than they compute
    embedding = NewsEmbedding()
    return NewsMorphTagger(embedding), NewsSyntaxParser(embedding)


@cache
def _analyser() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()
