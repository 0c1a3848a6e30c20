"""From a statement to a sentence that reads on its own."""

from factcheck.text.english.clauses import Statement
from factcheck.text.english.parsing import Tree

CLOSING = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "”", "’", "%", "'s", "’s"})


def sentence(tree: Tree, statement: Statement, names: dict[int, str]) -> str:
    """Write a statement out. `names` says what to put for a token, where it stands for a name."""
    written = ""
    before: int | None = None
    for piece in statement.pieces:
        if isinstance(piece, str):
            word = piece
            glued = word in CLOSING
        else:
            word = names.get(piece) or statement.forms.get(piece) or tree.words[piece]
            glued = before is not None and before == piece - 1 and tree.ends[before] == tree.starts[piece]
            glued = glued or (word in CLOSING and before is not None and before != piece - 1)
        written += word if glued or not written else " " + word
        before = piece if isinstance(piece, int) else None
    written = written.strip(" ,;:–—-")
    if not written:
        return ""
    written = written[0].upper() + written[1:]
    return written if written[-1] in ".!?…" else written + "."
