"""What is coordinated inside a clause, unfolded: "writes poems and plays" says two things."""

from factcheck.text.english.grammar import is_past
from factcheck.text.english.parsing import Tree

MOST = 12  # statements that one list may unfold into; a longer one stays together
MOST_COMBINED = 4  # the same, where several lists combine

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
DETERMINERS = frozenset({"det", "poss", "predet"})
CLOSED = frozenset({"advcl", "relcl", "acl", "ccomp"})  # what is coordinated inside such a branch belongs to it alone
UNDIVIDED = frozenset(
    {"between", "among", "amid", "like", "including", "depending", "based"}
)  # prepositions of several things at once
DESCRIBING = frozenset({"det", "poss", "nummod", "amod", "compound", "prep", "relcl", "acl"})
PUNCTUATION = frozenset({",", ";", ":", "-", "–", "—", "/"})
COMPLEMENTS = frozenset({"dobj", "prep", "attr", "acomp", "xcomp", "ccomp", "pobj", "agent", "dative", "oprd"})


def unfold(tree: Tree, head: int, tokens: set[int]) -> list[set[int]]:
    """Return the alternatives that the tokens of the clause of `head` stand for, at least one, each a set of tokens."""
    done: list[set[int]] = []
    most = MOST
    waiting = [(alternative, 0) for alternative in _examples(tree, head, tokens)]
    members: list[int] = []
    while waiting:
        current, start = waiting.pop(0)
        chain = _coordination(tree, head, current, start)
        nested = bool(chain) and any(chain[0] in tree.subtree(member) for member in members)
        if not chain or len(done) + len(waiting) + len(chain) > (MOST if nested else most):
            done += [told for told in _settings(tree, head, current) if told not in done]
        else:
            most = MOST_COMBINED
            members += chain
            waiting[:0] = [(member, chain[0] + 1) for member in _members(tree, current, chain)]
    return done


def _examples(tree: Tree, head: int, tokens: set[int]) -> list[set[int]]:
    """Set the members of a list apart: "films, including A and B" says the same of films, of A and of B.

    What "such as" brings stays, since it tells which ones are meant.
    """
    for opener in sorted(tokens):
        if tree.deps[opener] != "prep" or tree.lower[opener] not in ("including", "as"):
            continue
        noun, item = tree.heads[opener], tree.child(opener, "pobj")
        if tree.lower[opener] == "as" and not _names_examples(tree, noun, opener, item):
            continue
        if item is None or tree.tags[noun] not in ("NNS", "NNPS", "NN") or not _open(tree, head, noun):
            continue
        branch = set(tree.subtree(opener))
        phrase = set(tree.subtree(_quantity(tree, noun))) & tokens
        items = [part for part in _chain(tree, item, tokens) if tree.lower[part] not in ("more", "others")]
        end = max(branch) + 1
        while end in tokens and tree.deps[end] != "punct":
            end += 1  # "prizes, including the first in 2018"
        rest = tokens.difference(branch, range(opener, end))
        apart = set(_chain(tree, item, tokens))
        late = set(range(max(branch) + 1, end))
        listed = [
            (tokens - phrase).difference(range(noun, opener), late if part != items[-1] else ())
            | (set(tree.subtree(part, without=apart - {part} | _joints(tree, part))) & tokens)
            for part in items
        ]
        return listed if tree.lower[opener] == "as" and _is_generic(tree, head, noun) else [rest, *listed]
    return [tokens]


def _names_examples(tree: Tree, noun: int, opener: int, item: int | None) -> bool:
    """Tell whether "such as" brings names, which do not tell what kind is meant: "several states such as Poland"."""
    named = item is not None and tree.tags[item] in ("NNP", "NNPS") and tree.tags[noun] == "NNS"
    definite = any(tree.lower[child] in ("the", "these", "those", "all", "no") for child in tree.children[noun])
    apart = tree.deps[noun] not in SUBJECTS and tree.deps[noun] != "conj"
    return named and not definite and apart and tree.lower[opener - 1] == "such"


def _is_generic(tree: Tree, head: int, noun: int) -> bool:
    """Tell whether a plural without its examples would stand for all of its kind: "fears states such as Sparta"."""
    if tree.child(head, "neg") is not None:
        return True
    happened = is_past(tree, head) or any(tree.lower[verb] in ("has", "have") for verb in tree.child_list(head, "aux"))
    return not happened and not any(tree.lower[child] in COUNTING for child in tree.children[noun])


def _joints(tree: Tree, member: int) -> set[int]:
    """Return the commas and conjunctions that hang on a member of a list."""
    marks = {child for child in tree.child_list(member, "punct") if tree.words[child] in PUNCTUATION}
    return marks.union(tree.child_list(member, "cc"))


def _quantity(tree: Tree, noun: int) -> int:
    """Return what counts a noun, where something does: "a wide range of films"."""
    above = tree.heads[tree.heads[noun]]
    return above if tree.deps[noun] == "pobj" and tree.lower[above] in QUANTITIES else noun


def _open(tree: Tree, head: int, token: int) -> bool:
    """Tell whether what stands at a token is said by the clause of `head` itself."""
    limiting = False
    while token != head and tree.heads[token] != token:
        limiting = limiting or tree.lower[token] in ("with", "without")
        if limiting and tree.deps[token] in SUBJECTS:
            return False  # "the fastest animal with wings and fur"
        if tree.deps[token] in CLOSED or tree.lower[token] in UNDIVIDED:
            return False
        if tree.lower[token] == "as" and tree.lower[token - 1] == "such":
            return False
        token = tree.heads[token]
    return True


def _settings(tree: Tree, head: int, tokens: set[int]) -> list[set[int]]:
    """Tell when and where something happened one at a time: "born in Minsk on 4 May" says two things."""
    settings = [
        child
        for child in tree.children[head]
        if child > head
        and child in tokens
        and tree.deps[child] in ("prep", "npadvmod", "agent")
        and _is_setting(tree, child)
    ]
    if (
        len(settings) < 2
        or tree.child(head, "dobj") is not None
        or any(tree.deps[c] == "neg" for c in tree.children[head])
    ):
        return [tokens]
    branches = {setting: set(tree.subtree(setting)) & tokens for setting in settings}
    commas = {min(branch) - 1 for branch in branches.values() if tree.words[min(branch) - 1] == ","}
    return [
        tokens.difference(commas, *(branch for other, branch in branches.items() if other != setting))
        for setting in settings
    ]


def _is_setting(tree: Tree, token: int) -> bool:
    if tree.deps[token] == "npadvmod":
        return True
    if tree.lower[token] == "to" and tree.lower[tree.heads[token]] == "born":
        return True
    if tree.lower[token] not in ("in", "on", "at", "during", "since"):
        return False
    thing = tree.child(token, "pobj")
    return thing is not None and (tree.tags[thing] in ("NNP", "CD", "NNPS") or tree.lower[thing] in TIMES)


QUANTITIES = frozenset({"range", "variety", "number", "series", "list", "array", "host", "lot", "selection"})
NAMED = frozenset({"known", "named", "called", "nicknamed", "referred", "abbreviated", "termed"})
COUNTING = frozenset("several many some various numerous other different few certain multiple dozens".split())
TIMES = frozenset(
    "year month week day century season summer winter spring autumn fall time morning evening night".split()
)


def _coordination(tree: Tree, head: int, tokens: set[int], start: int) -> list[int]:
    """Return the first conjuncts, in order, from token `start` on, that each hold on their own; none, an empty list."""
    firsts = {tree.heads[token] for token in tokens if tree.deps[token] == "conj"}
    for token in sorted(firsts & tokens):
        if token < start or tree.deps[token] == "conj":
            continue
        chain = _chain(tree, token, tokens)
        if len(chain) > 1 and _distributes(tree, head, chain):
            return chain
    return []


def _chain(tree: Tree, token: int, tokens: set[int]) -> list[int]:
    chain, waiting = [token], [token]
    while waiting:
        member = waiting.pop()
        if member != token and _alternatives(tree, member):
            continue
        found = [child for child in tree.child_list(member, "conj") if child in tokens]
        chain += found
        waiting += found
    chain.sort()
    return [chain[0], *(member for member in chain[1:] if _joined(tree, member))]


def _alternatives(tree: Tree, member: int) -> bool:
    """Tell whether "or" joins what is coordinated with a conjunct, which makes them one member together."""
    return any(tree.lower[token] == "or" for token in tree.child_list(member, "cc"))


def _joined(tree: Tree, member: int) -> bool:
    """Tell whether a comma or a conjunction stands before a conjunct, so that it is not a part of a hyphenated word."""
    first = tree.subtree(member)[0]
    return (
        tree.deps[first] == "cc"
        or tree.words[first - 1] in (",", ";", "/", "(")
        or tree.tags[first - 1] in ("CC", "RB")
    )


def _distributes(tree: Tree, head: int, chain: list[int]) -> bool:
    """Tell whether what is said of the whole is said of each member."""
    first = chain[0]
    if first == head and any(tree.tags[member][:2] != tree.tags[head][:2] for member in chain):
        return False
    acts = all(tree.tags[member] == "VB" and tree.child(member, "dobj") is not None for member in chain)
    if tree.deps[first] == "xcomp" and tree.tags[first] == "VB" and not acts and tree.child(chain[-1], "aux") is None:
        return False  # "they begin to break down and die"
    counted = tree.tags[tree.heads[first]] in ("NNS", "NNPS") and tree.child(tree.heads[first], "nummod") is not None
    if tree.deps[first] == "appos" and counted:
        return False  # "four titles: 1989, 1991, 1998 and 2002"
    joined = [member for member in chain if member == first or not _alternatives(tree, member)]
    conjunctions = {tree.lower[token] for member in joined for token in tree.child_list(member, "cc")}
    if conjunctions == {"or"} and (_excludes(tree, head, first) or _is_named(tree, first)):
        return _open(tree, head, first)
    if not conjunctions & {"and", "&", "/"} or conjunctions & {"or", "but"}:
        return False
    if tree.deps[first] in {"amod", "compound", "nummod", "nmod", "advmod", "nsubj", "poss", "quantmod", "det"}:
        return False
    if tree.deps[first] in ("acl", "relcl") and tree.lower[first - 1] == "to":
        noun = tree.heads[first]  # "threats to build a dam and cut supplies"
        return noun == head and all(tree.tags[part] == "VB" for part in chain)
    return _open(tree, head, first) and not (_is_pair(tree, chain) or _hangs_anywhere(tree, chain))


def _is_named(tree: Tree, token: int) -> bool:
    """Tell whether a name is one of several that a thing has, and it has each: "known as sulphur or brimstone"."""
    by = tree.heads[token]
    return tree.lower[by] == "as" and tree.lower[tree.heads[by]] in NAMED


def _excludes(tree: Tree, head: int, token: int) -> bool:
    """Tell whether what stands at a token is said not to be, so that "or" says it of each: "without oil or gas"."""
    while token != head and tree.heads[token] != token:
        token = tree.heads[token]
        if tree.lower[token] == "without":
            return True
    return False


def _is_pair(tree: Tree, chain: list[int]) -> bool:
    """Tell whether two bare nouns name one thing together: "won prizes and honours", "talks on trade and industry".

    What a subject is said to be is told apart all the same: "a singer and actor", "as a singer and actor".
    """
    first = chain[0]
    if len(chain) != 2 or tree.deps[first] == "attr" or tree.lower[tree.heads[first]] == "as":
        return False
    if any(tree.tags[member] not in ("NN", "NNS") for member in chain):
        return False
    own = [tree.deps[child] for child in tree.children[chain[1]] if tree.deps[child] in DESCRIBING]
    shared = [tree.deps[child] for child in tree.children[first] if tree.deps[child] in DESCRIBING]
    return not own or (own == ["compound"] and shared == ["det"])  # "the trade and industry ministry"


def _hangs_anywhere(tree: Tree, chain: list[int]) -> bool:
    """Tell whether the second of two may belong to either of two nouns: "a row over remarks on arms and a trip"."""
    first, last = chain[0], chain[-1]
    above = tree.heads[tree.heads[first]]
    bare = tree.tags[first] == "NNS" == tree.tags[above] and tree.child(first, *DETERMINERS) is None
    single = tree.tags[last] == "NN" and any(tree.lower[part] in ("a", "an") for part in tree.child_list(last, "det"))
    return len(chain) == 2 and tree.deps[first] == tree.deps[above] == "pobj" and bare and single


def _members(tree: Tree, tokens: set[int], chain: list[int]) -> list[set[int]]:
    """Return the tokens once for each conjunct, the others left out and what they share kept."""
    first, last = chain[0], chain[-1]
    branches = set(chain)
    whole = set(tree.subtree(first)) & tokens
    around = tokens - whole
    own = {}
    for member in chain:
        joints = {child for child in tree.children[member] if tree.deps[child] in ("cc", "preconj", "conj")}
        if member != first and _alternatives(tree, member):
            joints = set()
        joints |= {child for child in tree.child_list(member, "punct") if tree.words[child] in PUNCTUATION}
        own[member] = set(tree.subtree(member, without=branches - {member} | joints)) & tokens
    right_of_last = [c for c in tree.children[last] if c > last and tree.deps[c] in COMPLEMENTS]
    articles = not any(tree.child_list(member, "det") for member in chain[1:])  # not "the Hague, the Bronx and Rome"
    result = []
    for member in chain:
        parts = around | own[member]
        if member != first:
            for child in _shared_left(tree, first, member, articles):
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


def _shared_left(tree: Tree, first: int, member: int, articles: bool) -> list[int]:
    """Return the branches left of the first conjunct that hold for a later one too, its `articles` among them."""
    own = {tree.deps[child] for child in tree.children[member] if child < member}
    determined = any(tree.deps[child] in DETERMINERS for child in tree.children[first])
    predicative = tree.deps[first] == "attr" or tree.lower[tree.heads[first]] == "as"  # "a host and former player"
    shared = []
    for child in tree.children[first]:
        dep = tree.deps[child]
        if child > first:
            break
        if dep in SUBJECTS:
            holds = not own & SUBJECTS
        elif dep in ("aux", "auxpass", "neg"):
            holds = not own & {"aux", "auxpass"} and tree.tags[member] not in ("VBD", "VBP", "VBZ", "MD")
        elif dep in DETERMINERS or (dep == "amod" and determined):
            one = dep == "det" and predicative and tree.tags[member] == "NN"
            holds = not own & (DETERMINERS | {"nummod"}) and (one or "amod" not in own)
            place = tree.tags[member] == "NNP" and not tree.lower[member].endswith("s")
            holds = holds and (articles or not place or tree.lower[child] != "the")
        else:
            holds = dep == "mark"
        if holds:
            shared.append(child)
    return shared
