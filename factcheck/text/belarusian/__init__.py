"""Belarusian: from the sentences of a text to its claims, in the official spelling and in Taraškievica."""

from collections.abc import Sequence

from factcheck.text.belarusian import corrections, inflection, parsing, tagging
from factcheck.text.claims import Claim
from factcheck.text.slavic.grammar import Grammar
from factcheck.text.slavic.lexicon import BELARUSIAN
from factcheck.text.slavic.listing import list_claims
from factcheck.text.slavic.trees import Token, Tree
from factcheck.text.spans import Span


def claims(text: str, sentences: Sequence[Span]) -> list[Claim]:
    """List the claims that the given sentences of a text make, in the order of the text."""
    return list_claims(text, sentences, BelarusianGrammar())


class BelarusianGrammar(Grammar):
    """Tags with a perceptron, parses by punctuation, and inflects by a few regular endings."""

    words = BELARUSIAN
    finds_subjects = False

    def tag(self, sentences: Sequence[Sequence[Token]]) -> None:
        """Give the words of each sentence their tags and features."""
        tagging.tag(sentences)
        for sentence in sentences:
            corrections.correct(sentence)

    def parse(self, pieces: Sequence[Sequence[Token]]) -> list[Tree]:
        """Return the tree over each tagged sentence or piece of one."""
        return [parsing.parse(piece) for piece in pieces]

    def inflect(self, token: Token, case: str, number: str | None = None) -> str | None:
        """Return a noun, adjective or name in a case."""
        return token.text if token.feats.get("Case") == case else inflection.inflect(token, case)

    def finite(self, token: Token, subject: Token) -> str | None:
        """Return what says of a subject what a participle in the nominative or a gerund of the past says."""
        if token.has(VerbForm="Conv"):
            return inflection.past(token, subject)
        return token.text if token.has(Case="Nom") else None

    def agree(self, verb: Token, subject: Token) -> str | None:
        """Return a plural past verb in the number and gender of one of its subjects."""
        return inflection.agree(verb, subject)

    def infinitive(self, verb: Token) -> str | None:
        """Return the infinitive of a past verb."""
        return inflection.infinitive(verb)
