"""Abbreviations that a text writes out once: "the International Criminal Court (ICC)".

After Schwartz and Hearst (2003): the letters in the brackets are matched, from the last one on, with the initials of
the words before.
"""

from factcheck.text.english.parsing import Tree

FEWEST, MOST = 2, 8  # letters
SKIPPED = frozenset({"of", "the", "and", "for", "in", "on", "to", "&", "-"})


def written_out(tree: Tree, token: int) -> list[int]:
    """Return the words that an abbreviation in brackets stands for; none, where it is none or they do not match."""
    letters = tree.words[token]
    if not (FEWEST <= len(letters) <= MOST and letters.isalpha() and letters[:-1].isupper()):
        return []
    if token < FEWEST or tree.words[token - 1] != "(" or tree.words[token + 1 : token + 2] != [")"]:
        return []
    wanted = list(letters.lower())
    for word in range(token - 2, -1, -1):
        initials = [part[:1] for part in tree.lower[word].split("-")]
        if wanted[-len(initials) :] == initials:
            del wanted[-len(initials) :]
        elif tree.lower[word] not in SKIPPED:
            return []
        if not wanted:
            return list(range(word, token - 1))
    return []
