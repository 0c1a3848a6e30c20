"""What is coordinated inside a clause, unfolded: "writes poems and plays" says two things."""

from factcheck.text.english.parsing import Tree

MOST = 16  # statements that one clause may unfold into; beyond, the rest stays together

SHARED_LEFT = frozenset(
    {"det", "poss", "aux", "auxpass", "neg", "nsubj", "nsubjpass", "prep", "mark", "predet", "amod"}
)
PUNCTUATION = frozenset({",", ";", ":", "-", "–", "—", "/", "(", ")"})
COMPLEMENTS = frozenset({"dobj", "prep", "attr", "acomp", "xcomp", "ccomp", "pobj", "agent", "dative", "oprd"})


def unfold(tree: Tree, tokens: set[int], kept: frozenset[int] = frozenset()) -> list[set[int]]:
    """Return the alternatives that a clause's tokens stand for, at least one, each a set of tokens.

    Coordinations that begin at a token of `kept` stay together.
    """
    done: list[set[int]] = []
    waiting = [(tokens, 0)]
    while waiting:
        current, start = waiting.pop(0)
        first = _coordination(tree, current, start, kept)
        if first is None or len(done) + len(waiting) >= MOST:
            done.append(current)
            continue
        waiting[:0] = [(member, first[0] + 1) for member in _members(tree, current, first)]
    return done


def _coordination(tree: Tree, tokens: set[int], start: int, kept: frozenset[int]) -> list[int] | None:
    """Return the first conjuncts, in order, from token `start` on, that each hold on their own."""
    for token in sorted(tokens):
        if token < start or token in kept or tree.deps[token] == "conj":
            continue
        chain = _chain(tree, token, tokens)
        if len(chain) > 1 and _distributes(tree, chain, tokens):
            return chain
    return None


def _chain(tree: Tree, token: int, tokens: set[int]) -> list[int]:
    chain, waiting = [token], [token]
    while waiting:
        found = [child for child in tree.child_list(waiting.pop(), "conj") if child in tokens]
        chain += found
        waiting += found
    return sorted(chain)


def _distributes(tree: Tree, chain: list[int], tokens: set[int]) -> bool:
    """Tell whether what is said of the whole is said of each member."""
    first = chain[0]
    conjunctions = {tree.lower[token] for member in chain for token in tree.child_list(member, "cc")}
    if not conjunctions & {"and", "&", "/"} or conjunctions & {"or", "but"}:
        return False
    if tree.deps[first] in {"amod", "compound", "nummod", "nmod", "advmod", "nsubj", "poss", "quantmod", "det"}:
        return False
    head = tree.heads[first]
    if tree.deps[first] == "pobj" and tree.lower[head] in {"between", "among", "amid"}:
        return False
    return True


def _members(tree: Tree, tokens: set[int], chain: list[int]) -> list[set[int]]:
    """Return the tokens once for each conjunct, the others left out and what they share kept."""
    first, last = chain[0], chain[-1]
    branches = set(chain)
    whole = set(tree.subtree(first)) & tokens
    around = tokens - whole
    own = {}
    for member in chain:
        joints = {child for child in tree.children[member] if tree.deps[child] in ("cc", "preconj", "conj")}
        joints |= {child for child in tree.child_list(member, "punct") if tree.words[child] in PUNCTUATION}
        own[member] = set(tree.subtree(member, without=branches - {member} | joints)) & tokens
    left = [child for child in tree.children[first] if child < first and tree.deps[child] in SHARED_LEFT]
    right_of_last = [c for c in tree.children[last] if c > last and tree.deps[c] in COMPLEMENTS]
    result = []
    for member in chain:
        parts = around | own[member]
        if member != first and not any(
            child < member for child in tree.children[member] if tree.deps[child] in SHARED_LEFT
        ):
            for child in left:
                parts |= set(tree.subtree(child)) & tokens
        if member != last and not any(c > member and tree.deps[c] in COMPLEMENTS for c in tree.children[member]):
            bare = all(not any(c > m for c in tree.children[m] if tree.deps[c] in COMPLEMENTS) for m in chain[:-1])
            bare = bare and not any(
                tree.deps[c] in ("det", "poss", "amod", "nummod") for c in tree.children[last] if c < last
            )
            if bare and tree.tags[last] not in ("NNP", "NNPS"):
                for child in right_of_last:
                    parts |= set(tree.subtree(child)) & tokens
        result.append(parts)
    return result
