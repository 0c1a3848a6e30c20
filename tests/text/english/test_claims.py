"""What a careful reader would list, sentence by sentence."""

import re

import pytest

from factcheck.text import Kind, split


def worded(text: str) -> list[str]:
    return [claim.text for claim in split(text, "en").claims]


def held(text: str) -> dict[str, str]:
    return {claim.text: claim.holder.text for claim in split(text, "en").claims if claim.holder}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The committee met on Friday and rejected the budget.",
            ["The committee met on Friday.", "The committee rejected the budget."],
        ),
        (
            "The company has built a plant and taken over two yards.",
            ["The company has built a plant.", "The company has taken over two yards."],
        ),
        (
            "The village has a school, a clinic and a library.",
            ["The village has a school.", "The village has a clinic.", "The village has a library."],
        ),
        (
            "He holds a degree in law from Vilnius University and a doctorate in history from Warsaw.",
            ["He holds a degree in law from Vilnius University.", "He holds a doctorate in history from Warsaw."],
        ),
        (
            "The ministry, which employs 400 people, moved to Brest.",
            ["The ministry moved to Brest.", "The ministry employs 400 people."],
        ),
        (
            "The firm failed, losing 40 million euros.",
            ["The firm failed.", "The firm lost 40 million euros."],
        ),
        (
            "Olga Petrova, the head of the agency, resigned.",
            ["Olga Petrova resigned.", "Olga Petrova is the head of the agency."],
        ),
        (
            "Exports grew, while imports fell by 3 percent.",
            ["Exports grew.", "Imports fell by 3 percent."],
        ),
        (
            "However, the bridge was not repaired.",
            ["The bridge was not repaired."],
        ),
        (
            "Iron is heavier than water, so it sinks in the lake.",
            ["Iron is heavier than water.", "Iron sinks in the lake."],
        ),
        (
            "The valve stays open after the pump has been stopped, allowing water to return.",
            ["The valve stays open after the pump has been stopped.", "The valve allows water to return."],
        ),
        (
            "The eagle is the largest bird in the country, capable of lifting a lamb.",
            ["The eagle is the largest bird in the country.", "The eagle is capable of lifting a lamb."],
        ),
        (
            "Firms advertise to win new buyers, to keep or raise their share, and to test prices.",
            [
                "Firms advertise to win new buyers.",
                "Firms advertise to keep or raise their share.",
                "Firms advertise to test prices.",
            ],
        ),
        (
            "Olga Popova was born in Minsk, to a nurse from Brest.",
            ["Olga Popova was born in Minsk.", "Olga Popova was born to a nurse from Brest."],
        ),
        (
            "The case Miller v. Orlov was heard in May.",
            ["The case Miller v. Orlov was heard in May."],
        ),
        (
            "The Lake Conference (LC), which met in May, ended.",
            ["The Lake Conference (LC) ended.", "The Lake Conference met in May."],
        ),
        (
            "Safety first: the brakes were checked in May.",
            ["The brakes were checked in May."],
        ),
        (
            "Budget for 2024: The council cut spending on roads.",
            ["The council cut spending on roads."],
        ),
        (
            "It is worth noting that the bridge is old, and it is likely to be closed in May.",
            ["The bridge is old.", "The bridge is likely to be closed in May."],
        ),
        (
            "The talks failed, with Minsk rejecting the offer.",
            ["The talks failed.", "Minsk rejected the offer."],
        ),
        (
            "The farm works without gas or oil.",
            ["The farm works without gas.", "The farm works without oil."],
        ),
        (
            "Lithuania opposed the plant. Although Belarus is ready to share it.",
            ["Lithuania opposed the plant.", "Belarus is ready to share it."],
        ),
        (
            "The submarine sank in World War I. It was built in Kiel.",
            ["The submarine sank in World War I.", "The submarine was built in Kiel."],
        ),
        (
            "The show (held in May) ended.",
            ["The show ended.", "The show was held in May."],
        ),
        (
            "These waves are ripples in the surface of the lake that are caused by wind.",
            ["These waves are ripples in the surface of the lake.", "These waves are caused by wind."],
        ),
        (
            "Brewing is a method of fermentation where yeast is added.",
            ["Brewing is a method of fermentation.", "Yeast is added in brewing."],
        ),
        (
            "The pump is strong. This allows it to lift water.",
            ["The pump is strong.", "The pump can lift water."],
        ),
        (
            "He won prizes, including the Lake Prize in 2018.",
            ["He won prizes.", "He won the Lake Prize in 2018."],
        ),
    ],
)
def test_it_lists_what_a_sentence_says(text, claims):
    assert worded(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "If the tax rises, the factory will close.",
        "Countries that border the sea pay less for transport.",
        "The talks between Minsk and Moscow failed.",
        "The party won no seats in 2019.",
        "The Law and Justice party lost the election.",
        "The court may not extradite him.",
        "The oldest bridge with arches and towers is in Grodno.",
        "The region exhibits an effect known as inertia.",
        "The team won prizes and medals at the fair.",
        "The side rejects the protests – be it the plant, the line, or threats of force.",
        "The process has not changed since the deputy was replaced.",
        "Novak got into a row over remarks on arms and a trip to Riga.",
    ],
    ids=[
        "condition",
        "restrictive clause",
        "between",
        "negation",
        "name",
        "modality",
        "limits",
        "bare noun",
        "pair",
        "be it",
        "time",
        "attachment that is not certain",
    ],
)
def test_it_keeps_whole_what_loses_its_sense_when_cut(text):
    assert worded(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The move enraged critics in Brussels.",
        "The senator called on farmers to reject the tax.",
        "IU (real name Lee) is a singer.",
        "The deputies have not said when they would vote.",
        "He did not respect the first of all duties: honesty.",
    ],
)
def test_it_loses_no_sentence_whose_verb_the_parser_takes_for_something_else(text):
    assert worded(text)


def test_it_keeps_a_condition_with_every_clause_that_it_limits():
    assert worded("If he resigns, the party will split and the alliance will collapse.") == [
        "If he resigns, the party will split.",
        "If he resigns, the alliance will collapse.",
    ]


def test_it_keeps_what_a_condition_rests_on_with_every_clause_too():
    assert worded("Based on the audit, if he resigns, the party will split and the alliance will collapse.") == [
        "Based on the audit, if he resigns, the party will split.",
        "Based on the audit, if he resigns, the alliance will collapse.",
    ]


def test_it_keeps_a_condition_in_a_sentence_of_its_own_with_what_it_limits():
    assert worded("The bank may cut its rate. For example, if prices fall.") == [
        "The bank may cut its rate, if prices fall.",
    ]
    assert worded("The mayor said that the bank may fail. But only if prices fall. She left.") == [
        "The mayor said that the bank may fail, only if prices fall.",
        "The bank may fail, only if prices fall.",
        "She left.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Why did prices rise?",
        "A year of silence",
        "Prices and wages in May",
        "“Who knows?”",
        "Novak, P., et al. (2011).",
        "Here are some of the results.",
        "More is told at https://example.org/prices today.",
        "These are some examples of the awards that she won.",
        "The reasons for this include:\n\n1.",
    ],
)
def test_it_takes_no_claim_from_a_question_a_heading_or_a_reference(text):
    assert worded(text) == []


def test_it_lists_a_quotation_as_a_report_too():
    text = "“The mine lost a lot of money,” said Olga Novak, who owns it."
    assert worded(text) == [
        "“The mine lost a lot of money,” said Olga Novak.",
        "The mine lost a lot of money.",
        "Olga Novak owns it.",
    ]
    claim = split(text, "en").claims[0]
    assert [span.of(text) for span in claim.spans] == ["“The mine lost a lot of money,”", "said Olga Novak"]


def test_it_lists_a_report_and_holds_what_was_said_for_who_said_it():
    text = "The mayor said that the bridge was unsafe."
    assert worded(text) == [text, "The bridge was unsafe."]
    assert held(text) == {"The bridge was unsafe.": "The mayor"}


@pytest.mark.parametrize(
    ("text", "claim", "holder"),
    [
        ("According to the audit, the fund lost two million.", "The fund lost two million.", "the audit"),
        ("“The vote was free,” said Maria Klein.", "The vote was free.", "Maria Klein"),
        ("The minister added: the road will open in May.", "The road will open in May.", "The minister"),
        ("The union urged the government to raise pensions.", "The government should raise pensions.", "The union"),
        ("The union demands that the state raise pensions.", "The state should raise pensions.", "The union"),
        ("Warsaw accuses Minsk of smuggling migrants.", "Minsk smuggles migrants.", "Warsaw"),
        ("Critics called the law unjust.", "The law is unjust.", "Critics"),
        ("He characterised the law as a burden.", "The law is a burden.", "He"),
        ("The mayor promised to build a bridge.", "The mayor will build a bridge.", "The mayor"),
        ("The mayor claims that the bridge is safe.", "The bridge is safe.", "The mayor"),
        ("Voters criticised the mayor for taking bribes.", "The mayor took bribes.", "Voters"),
        ("A report found that the fund could lose money.", "The fund could lose money.", "A report"),
        ("He told a group of miners that the pit was safe.", "The pit was safe.", "He"),
        ("The opposition rejected the mayor's claim that crime fell.", "Crime fell.", "the mayor"),
        ("The union called for the miners to be freed.", "The miners should be freed.", "The union"),
        ("The senator called on farmers to reject the tax.", "Farmers should reject the tax.", "The senator"),
        ("The farmers met after the mayor said that prices fell.", "Prices fell.", "the mayor"),
        ("The reason, Novak said, is that prices fell.", "The reason is that prices fell.", "Novak"),
        ("Novak said after the vote she would resign.", "After the vote Novak would resign.", "Novak"),
        ("The minister is confident that prices will fall.", "Prices will fall.", "The minister"),
        ("Novak continues to insist that the vote was free.", "The vote was free.", "Novak"),
        ("The paper reported at the time that the fund lost money.", "The fund lost money.", "The paper"),
        ("His partner called him a thief.", "He is a thief.", "His partner"),
        ("Prices fell, Novak said. “This is a disaster for us.”", "This is a disaster for us.", "Novak"),
        ("Novak said Weber told her that the deal had failed.", "The deal had failed.", "Weber, according to Novak"),
        ("According to the agency, Novak said that prices fell.", "Prices fell.", "Novak, according to the agency"),
    ],
)
def test_it_names_the_holder(text, claim, holder):
    assert held(text).get(claim) == holder


def test_it_marks_the_characters_that_name_the_holder():
    text = "Ivan Ivanov resigned. He said that the ministry had lied."
    claim = split(text, "en").claims[-1]
    assert claim.holder.text == "Ivan Ivanov"
    assert [span.of(text) for span in claim.holder.spans] == ["He"]


def test_it_takes_no_colon_for_speech_where_nobody_speaks():
    assert held("The reason is clear: prices rose in May.") == {}


def test_it_follows_a_quotation_over_its_sentences():
    text = "“The vote was free,” said Maria Klein. “The count was fair. The turnout was high.”"
    assert set(held(text).values()) == {"Maria Klein"}
    assert {"The count was fair.", "The turnout was high."} <= set(held(text))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor denies that he took bribes.",
        "The mayor did not say that the bridge was unsafe.",
        "The mayor asked whether the bridge was unsafe.",
    ],
)
def test_it_holds_nothing_for_who_denies_or_asks(text):
    assert held(text) == {}
    assert worded(text) == [text]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Anna Schmidt was elected in 2018. She leads the Green Party.", "Anna Schmidt leads the Green Party."),
        ("Anna Schmidt was elected in 2018. Her party won.", "Anna Schmidt's party won."),
        ("Anna Schmidt was elected in 2018. Schmidt is a lawyer.", "Schmidt is a lawyer."),
        ("Viktor Orlov spoke first. The politician left at noon.", "Viktor Orlov left at noon."),
        ("The bank cut its rate. It expects growth.", "The bank expects growth."),
        ("The Tide Museum opened in 1999. It has 40 rooms.", "The Tide Museum has 40 rooms."),
        ("The fastest bird is the falcon. It eats mice.", "The falcon eats mice."),
        ("1. Ivan Petrov: He chairs the board of the bank.", "Ivan Petrov chairs the board of the bank."),
        ("The Novel Press is small. They publish poetry.", "The Novel Press publishes poetry."),
        ("The law failed. It's been repealed.", "The law has been repealed."),
        ("Deputy Mayor Anna Schmidt lost. She resigned.", "Anna Schmidt resigned."),
    ],
)
def test_it_puts_the_name_for_who_is_meant(text, claim):
    assert claim in worded(text)


def test_it_knows_whose_it_is_where_the_object_is_the_only_thing_that_can_be_meant():
    claim = split("Anna Novak accuses the West of lying and thanks Belarus for its help.", "en").claims[-1]
    assert (claim.text, claim.ambiguous) == ("Anna Novak thanks Belarus for its help.", ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Minsk took such a step in May.", ("such",)),
        ("Poland closed two crossings after the elections there.", ("there",)),
        ("There are two crossings in such towns as Brest.", ()),
    ],
)
def test_it_marks_what_rests_on_words_before_the_claim(text, words):
    assert split(text, "en").claims[0].ambiguous == words


def test_it_takes_no_one_from_further_back_where_the_subject_may_be_meant():
    text = "Peter Novak left the party. Scott bristles at the idea that he will lose."
    assert not any("Novak will lose" in claim for claim in worded(text))


@pytest.mark.parametrize(
    "text",
    [
        "The bureau moved to Brest. It would be better if the files stayed.",
        "The bureau moved to Brest. It took years to build the office.",
        "The Bank moved to Brest. In its report, the council praised the plan.",
    ],
)
def test_it_takes_nothing_for_what_a_pronoun_does_not_mean(text):
    assert not any("bureau" in claim or "Bank" in claim for claim in worded(text)[1:])


def test_it_leaves_open_what_the_text_leaves_open():
    text = "Peter Novak and Paul Weber argued. The guests noticed that he was angry."
    claim = split(text, "en").claims[-1]
    assert claim.text == "He was angry."
    assert claim.ambiguous == ("he",)


@pytest.mark.parametrize(
    "text",
    [
        "Viktor Orlov resigned. “It is a sad day for all of us,” the mayor said.",
        "“Viktor Orlov lost the vote. The count was fair,” the mayor said. He was angry about it.",
    ],
    ids=["a thing in a quotation is none outside it", "who is quoted about is not who goes on"],
)
def test_it_looks_for_nobody_across_the_edge_of_a_quotation(text):
    assert not any("Orlov is a sad day" in claim or "Orlov was angry" in claim for claim in worded(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Prices rose by 3 percent.", Kind.FACT),
        ("Prices will rise next year.", Kind.PREDICTION),
        ("Prices are likely to rise.", Kind.PREDICTION),
        ("The government must lower prices.", Kind.CALL),
        ("The decision was a disgrace.", Kind.OPINION),
    ],
)
def test_it_tells_the_kind(text, kind):
    assert [claim.kind for claim in split(text, "en").claims] == [kind]


def test_it_anchors_a_claim_to_its_pieces():
    text = "The ministry, which employs 400 people, moved to Brest."
    moved, employs = split(text, "en").claims
    assert [span.of(text) for span in moved.spans] == ["The ministry", "moved to Brest"]
    assert [span.of(text) for span in employs.spans] == ["The ministry", "employs 400 people"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Anna Klein (born 4 May 1950) is a Polish engineer.",
            ["Anna Klein is an engineer.", "Anna Klein is Polish.", "Anna Klein was born 4 May 1950."],
        ),
        (
            "Olga Petrova (4 May 1900 – 1 June 1980) was a Polish poet and a teacher who lived in Riga.",
            [
                "Olga Petrova was a poet.",
                "Olga Petrova was a teacher.",
                "Olga Petrova was Polish.",
                "Olga Petrova was born on 4 May 1900.",
                "Olga Petrova died on 1 June 1980.",
                "Olga Petrova lived in Riga.",
            ],
        ),
        ("The Lake War (1939-1945) was long.", ["The Lake War (1939-1945) was long."]),
        (
            "Maria Novak was born on May 4, 1950 in Riga.",
            ["Maria Novak was born on May 4, 1950.", "Maria Novak was born in Riga."],
        ),
        (
            "She edits the magazine Blue Lake, one of the oldest in the country.",
            ["She edits the magazine Blue Lake.", "Blue Lake is one of the oldest in the country."],
        ),
        (
            "After being elected in 2010, Olga Petrova moved to Brest.",
            ["After being elected in 2010, Olga Petrova moved to Brest.", "Olga Petrova was elected in 2010."],
        ),
        (
            "The mayor resigned after the council had rejected the budget.",
            ["The mayor resigned after the council had rejected the budget.", "The council had rejected the budget."],
        ),
        (
            "After leaving school, people look for work.",
            ["After leaving school, people look for work."],
        ),
        (
            "Foreign Minister Anna Klein met economist Paul Weber.",
            [
                "Anna Klein is Foreign Minister.",
                "Foreign Minister Anna Klein met economist Paul Weber.",
                "Paul Weber is an economist.",
            ],
        ),
        (
            "The Minister of Health, Anna Klein, resigned.",
            ["The Minister of Health, Anna Klein, resigned.", "The Minister of Health is Anna Klein."],
        ),
        (
            "She is an engineer, mayor and former deputy.",
            ["She is an engineer.", "She is a mayor.", "She is a former deputy."],
        ),
        (
            "The treaty, signed in 1998, binds both states.",
            ["The treaty binds both states.", "The treaty was signed in 1998."],
        ),
        (
            "The club has won the cup twice, beating Riga in the final.",
            ["The club has won the cup twice.", "The club beat Riga in the final."],
        ),
    ],
    ids=[
        "birth and nation",
        "life in brackets",
        "a war has no life",
        "day and place of birth",
        "one of several",
        "what was done before",
        "what had happened before",
        "no single act",
        "office before a name",
        "name after an office",
        "articles",
        "a date makes a past",
        "perfect",
    ],
)
def test_it_tells_who_somebody_is_and_when_things_were_done(text, claims):
    assert worded(text) == claims


def test_it_tells_once_who_somebody_is():
    told = worded("Foreign Minister Anna Klein left. Foreign Minister Anna Klein came back.")
    assert told.count("Anna Klein is Foreign Minister.") == 1


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "He has visited several capitals, such as Riga and Vilnius.",
            ["He has visited several capitals.", "He has visited Riga.", "He has visited Vilnius."],
        ),
        (
            "He has won four cups with the club, including the Lake Cup in 2018 and the River Cup in 2020.",
            [
                "He has won four cups with the club.",
                "He has won the Lake Cup in 2018.",
                "He has won the River Cup in 2020.",
            ],
        ),
        ("The ministry fears states such as Sparta.", ["The ministry fears Sparta."]),
        (
            "The alloy is also known as pewter or spelter.",
            ["The alloy is known as pewter.", "The alloy is known as spelter."],
        ),
        (
            "The board decided to close two schools and open a clinic.",
            ["The board decided to close two schools.", "The board decided to open a clinic."],
        ),
        (
            "The talks failed because they were undone by hostile acts – threats to close the pass by force, "
            "build a dam, and cut supplies.",
            [
                "The talks failed.",
                "The talks were undone by hostile acts.",
                "Hostile acts are threats to close the pass by force.",
                "Hostile acts are threats to build a dam.",
                "Hostile acts are threats to cut supplies.",
            ],
        ),
        ("They object to his plans – be it the dam or the road.", ["They object to his plans."]),
    ],
    ids=[
        "names of a kind",
        "names at a distance",
        "no more than the names",
        "further names",
        "two acts",
        "threats",
        "a tail",
    ],
)
def test_it_tells_members_of_a_list_apart_where_each_is_meant(text, claims):
    assert worded(text) == claims


def test_it_takes_no_example_for_one_of_what_it_is_not():
    told = worded("The firm has opened offices throughout the region, including Riga and Vilnius.")
    assert not any("opened Riga" in claim for claim in told)


def test_it_writes_out_what_the_text_abbreviates():
    told = worded("The Lake Rescue Service (LRS) has three boats. The LRS lost the LRS's flag in May.")
    assert told[1] == "The Lake Rescue Service lost the LRS's flag in May."


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court met. The dispute centres on the removal of voters because they did not reply.",
        "The council met. The system would allow it to act.",
        "The bank is old. The price of the bonds depends on whom it is sold to.",
        "The president spoke. It is sad.",
        "Something odd happened. It was late.",
    ],
    ids=["many others", "who acts is not acted on", "another subject", "nobody is an it", "no thing at all"],
)
def test_it_names_nothing_where_something_else_may_be_meant(text):
    last = split(text, "en").claims[-1].text
    assert not any(name in last for name in ("Court did", "The bank is sold", "council to", "president is", "odd was"))
    assert re.search(r"\b(they|it)\b", last, re.IGNORECASE)
