"""The word lists that the English rules read: general vocabulary of the language, no text of anyone's."""

# Subordinate clauses that say something of their own; those of condition, time and purpose stay with what they limit.
INDEPENDENT_MARKS = frozenset({"although", "though", "while", "whereas", "because", "since"})

# Adverbs that tie a sentence to the last one and say nothing.
CONNECTIVES = frozenset(
    "however additionally moreover furthermore overall therefore thus consequently nevertheless nonetheless meanwhile "
    "also besides similarly likewise hence instead indeed finally then so well too ultimately".split()
)
CONNECTIVE_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "for example|for instance|in addition|in fact|of course|as a result|in turn|after all|in other words|in contrast|"
        "by contrast|in particular|on the other hand|on the contrary|at the same time|in short|in conclusion|as such|"
        "in general|for one|to be sure|above all|first of all|even so|that is|that said"
    ).split("|")
)

# Participles that have become prepositions.
PREPOSITIONAL = frozenset(
    "according compared based given following depending regarding concerning including considering due owing starting "
    "beginning excluding barring pending".split()
)
LIST_OPENERS = frozenset({"including", "like", "such"})
