"""The forms of English verbs, which change when a statement gives a participle its subject back."""

from functools import cache

from factcheck.text.english import parsing

IRREGULAR_PASTS = dict(
    pair.split(":")
    for pair in (
        "be:was become:became begin:began bring:brought build:built buy:bought catch:caught choose:chose come:came "
        "cost:cost cut:cut deal:dealt do:did draw:drew drive:drove eat:ate fall:fell feel:felt fight:fought find:found "
        "fly:flew forbid:forbade get:got give:gave go:went grow:grew have:had hear:heard hide:hid hit:hit hold:held "
        "keep:kept know:knew lay:laid lead:led leave:left lend:lent let:let lie:lay lose:lost make:made mean:meant "
        "meet:met overcome:overcame overthrow:overthrew pay:paid put:put quit:quit read:read ride:rode rise:rose "
        "run:ran say:said see:saw seek:sought sell:sold send:sent set:set shake:shook shoot:shot show:showed shut:shut "
        "sing:sang sink:sank sit:sat sleep:slept speak:spoke spend:spent split:split spread:spread stand:stood "
        "steal:stole strike:struck sweep:swept take:took teach:taught tell:told think:thought throw:threw "
        "undergo:underwent understand:understood undertake:undertook uphold:upheld wear:wore win:won "
        "withdraw:withdrew write:wrote arise:arose bear:bore beat:beat bend:bent bet:bet bid:bid bind:bound bleed:bled "
        "blow:blew breed:bred broadcast:broadcast burst:burst cast:cast dig:dug drink:drank feed:fed flee:fled "
        "forecast:forecast forget:forgot freeze:froze hang:hung hurt:hurt oversee:oversaw ring:rang shrink:shrank "
        "slide:slid spin:spun spring:sprang stick:stuck swear:swore swim:swam swing:swung tear:tore wake:woke "
        "weave:wove"
    ).split()
)
IRREGULAR_THIRDS = {"be": "is", "have": "has", "do": "does", "go": "goes"}


@cache
def base(form: str) -> str:
    """Return the base of a verb in any form, by the model's own tables: exceptions, then suffixes of known bases."""
    form = form.lower()
    if form.replace("’", "'") in ("'s", "'re", "'m"):
        return "be"
    rules, exceptions, known = parsing.verb_tables()
    if form in exceptions:
        return exceptions[form][0]
    if form in known:
        return form
    guesses = [form[: -len(suffix)] + ending for suffix, ending in rules if form.endswith(suffix)]
    likely = sorted(guesses, key=lambda guess: guess not in IRREGULAR_PASTS)  # "singing" is of "sing", not of "singe"
    return next((guess for guess in likely if guess in known), guesses[-1] if guesses else form)


def past_of(form: str) -> str:
    """Return the simple past of a verb: "grossing" to "grossed"."""
    verb = base(form)
    if verb in IRREGULAR_PASTS:
        return IRREGULAR_PASTS[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    doubled = verb + verb[-1:] + "ed"
    return doubled if base(doubled) == verb and doubled in parsing.verb_tables()[1] else verb + "ed"


def third(form: str) -> str:
    """Return the third person singular of a verb: "featuring" to "features"."""
    verb = base(form)
    if verb in IRREGULAR_THIRDS:
        return IRREGULAR_THIRDS[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def agreeing(form: str, *, past: bool, plural: bool) -> str:
    """Return the finite form of a verb that agrees with its subject: "being" to "were", "holding" to "holds"."""
    verb = base(form)
    if verb == "be":
        return ("were" if plural else "was") if past else ("are" if plural else "is")
    return past_of(verb) if past else verb if plural else third(verb)
