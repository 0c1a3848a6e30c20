"""From a statement to a sentence that reads on its own."""

from factcheck.text.english.coreference import Reference
from factcheck.text.english.grammar import Statement
from factcheck.text.english.parsing import Tree

CLOSING = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "”", "’", "%", "'s", "’s"})


def sentence(tree: Tree, statement: Statement, references: dict[int, Reference]) -> str:
    """Write a statement out, with the names of who is meant by its pronouns, each once."""
    named = {
        id(references[piece].entity)
        for piece in statement.pieces
        if isinstance(piece, int) and piece in references and not references[piece].pronoun
    }
    written = ""
    before: int | None = None
    for piece in statement.pieces:
        if isinstance(piece, str):
            word, glued = piece, piece in CLOSING
        else:
            word = statement.forms.get(piece) or tree.words[piece]
            reference = references.get(piece)
            if reference is not None and reference.pronoun and id(reference.entity) not in named:
                word = reference.text
                if not word:
                    continue
                named.add(id(reference.entity))
            glued = before is not None and before == piece - 1 and tree.ends[before] == tree.starts[piece]
            glued = glued or (word in CLOSING and before is not None and before != piece - 1)
        written += word if glued or not written else " " + word
        before = piece if isinstance(piece, int) else None
    written = written.strip(" ,;:–—-")
    if not written:
        return ""
    written = written[0].upper() + written[1:]
    return written if written[-1] in ".!?…" else written + "."
