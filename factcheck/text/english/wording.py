"""From a statement to a sentence that reads on its own."""

import re
from collections.abc import Sequence

from factcheck.text.english import inflection
from factcheck.text.english.coreference import Reference
from factcheck.text.english.grammar import AUXILIARIES, NAMES, Statement
from factcheck.text.english.lexicon import DEMONYMS
from factcheck.text.english.parsing import Tree
from factcheck.text.english.pronouns import is_expletive, is_pronoun

GLUED = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "”", "’", "%", "'s", "’s"})
OPENING = {"“": "”", "«": "»", "(": ")", "[": "]", "``": "''"}
ARTICLE = re.compile(r"\b([Aa])n?\Z")
VOWEL = re.compile(r"(?!uni(?![mn])|us[eu]|eu|on(?:e|ce)\b|ur[ao]|u\.|u[nks]\b)[aeiou]|hono|hour|heir", re.IGNORECASE)
CLOSING = frozenset(OPENING.values())
CONTRACTED = {"'s": "is", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}


def sentence(tree: Tree, statement: Statement, references: dict[int, Reference]) -> str:
    """Write a statement out, with the names of who is meant by its pronouns, each once."""
    tokens = [piece for piece in statement.pieces if isinstance(piece, int)]
    unpaired = _unpaired(tree, tokens)
    named = {id(references[token].entity) for token in tokens if token in references and not references[token].pronoun}
    forms = statement.forms | _agreement(tree, tokens, references)
    written = ""
    before = -2
    named_before = False
    for piece in statement.pieces:
        if isinstance(piece, str):
            word, glued, cut, before = piece, piece in GLUED, False, -2
        elif piece in unpaired:
            continue
        else:
            word = forms.get(piece) or (_inside(tree, piece) if written else tree.words[piece])
            if named_before and word.replace("’", "'") in CONTRACTED and tree.tags[piece] != "POS":
                word, before = _full(tree, piece), -2
            reference = references.get(piece)
            named_before = reference is not None and reference.pronoun and id(reference.entity) not in named
            if reference is not None and named_before:
                word = reference.text
                if not word:
                    continue
                named.add(id(reference.entity))
            adjacent = before == piece - 1 and tree.ends[before] == tree.starts[piece]
            cut = before != piece - 1
            glued, before = adjacent or (word in GLUED and before != piece - 1), piece
        written = (_agreeing_article(written, word) if cut else written) + (
            word if glued or not written else f" {word}"
        )
    written = written.strip(" ,;:–—-")
    if not written:
        return ""
    written = written[0].upper() + written[1:]
    return written if written.rstrip("”\"'»)")[-1:] in (".", "!", "?", "…") else written + "."


def _inside(tree: Tree, token: int) -> str:
    """Write a word inside a sentence, which began another one: "The" becomes "the"."""
    word = tree.words[token]
    kept = tree.tags[0] in NAMES or tree.lower[0] in DEMONYMS
    return word[0].lower() + word[1:] if token == 0 and word.istitle() and not kept else word


def _agreeing_article(written: str, word: str) -> str:
    """Write "a" or "an", as the word wants that now follows it: "an actor and director", "a director"."""
    if not written.endswith(("a", "an", "A", "An")):
        return written
    return ARTICLE.sub("\\1n" if VOWEL.match(word) else "\\1", written)


def _agreement(tree: Tree, tokens: Sequence[int], references: dict[int, Reference]) -> dict[int, str]:
    """Return the verbs whose "they" becomes one name, in the singular: "they publish" becomes "the press publishes"."""
    forms = {}
    for token in tokens:
        one = token in references and references[token].pronoun and not references[token].entity.plural
        if one and tree.lower[token] == "they" and tree.deps[token] in ("nsubj", "nsubjpass"):
            verb = next(iter(tree.child_list(tree.heads[token], *AUXILIARIES)), tree.heads[token])
            if tree.tags[verb] == "VBP" or tree.lower[verb] == "were":
                forms[verb] = inflection.agreeing(tree.words[verb], past=tree.tags[verb] == "VBD", plural=False)
    return forms


def _full(tree: Tree, token: int) -> str:
    """Write a contracted verb out, which does not go with a name: "it's" becomes "the law is"."""
    head = tree.heads[token]
    perfect = tree.deps[token] == "aux" and tree.tags[head] in ("VBN", "VBD")
    perfect = perfect or "been" in tree.lower[token + 1 : head]
    word = tree.words[token].replace("’", "'")
    return {"'s": "has", "'d": "had"}.get(word, CONTRACTED[word]) if perfect else CONTRACTED[word]


def ambiguous(tree: Tree, statement: Statement, references: dict[int, Reference]) -> tuple[str, ...]:
    """Return the words of a statement whose reference the text leaves open: pronouns and short descriptions."""
    return tuple(
        tree.words[token]
        for token in statement.tokens()
        if token not in references
        and (_points_back(tree, token) or (is_pronoun(tree, token) and not is_expletive(tree, token)))
    )


def _points_back(tree: Tree, token: int) -> bool:
    """Tell whether a word rests on what the text told before: "such a step", "the elections there"."""
    if tree.lower[token] == "such":
        return token + 1 < len(tree) and tree.lower[token + 1] in ("a", "an")
    return tree.lower[token] == "there" and tree.tags[token] == "RB"


def _unpaired(tree: Tree, tokens: Sequence[int]) -> set[int]:
    """Return the quotation marks and brackets that lost their other half, and those around the whole."""
    pairs: list[tuple[int, int]] = []
    marks: list[int] = []
    opened: list[int] = []
    for token in sorted(tokens):
        word = tree.words[token]
        if word not in OPENING and word not in CLOSING and word != '"':
            continue
        marks.append(token)
        if opened and word in (OPENING.get(tree.words[opened[-1]]), '"') and word != "``":
            pairs.append((opened.pop(), token))
        elif word not in CLOSING:
            opened.append(token)
    around = {(tokens[0], tokens[-1])} if tokens else set()
    paired = {token for pair in pairs if pair not in around for token in pair}
    return set(marks) - paired
