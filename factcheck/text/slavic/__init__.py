"""What the rules for Russian and Belarusian share: from tagged and parsed sentences to claims.

A language brings a `grammar.Grammar` and its closed sets of words (`lexicon`); `listing` does the rest.
"""
