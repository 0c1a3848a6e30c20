"""The weights of matching, written by scripts/fit_match.py; not edited by hand."""

from factcheck.text.likeness import Model

LEXICAL = Model(
    weights=[
        0.0490,  # bm25
        3.0030,  # log bm25
        0.0252,  # grams
        1.9507,  # log grams
        0.0758,  # claim share
        5.2588,  # query share
        0.2880,  # rarest
        0.1668,  # phrases
        2.0930,  # names
        0.5706,  # numbers found
        -0.4681,  # numbers missing
        0.6720,  # length
    ],
    own=1.3097,
    rivals=-0.9132,
    offset=-12.0222,
)
WITH_MEANING = Model(
    weights=[
        0.0618,  # bm25
        2.4338,  # log bm25
        0.0177,  # grams
        1.3470,  # log grams
        -0.6933,  # claim share
        -3.8532,  # query share
        0.3673,  # rarest
        0.1839,  # phrases
        0.2692,  # names
        0.4302,  # numbers found
        -0.2843,  # numbers missing
        0.8812,  # length
        9.2818,  # meaning
        7.1076,  # sentence meaning
    ],
    own=1.5426,
    rivals=-1.2058,
    offset=-10.3629,
)
