"""The English commentary of the demo."""

from factcheck.cli.demo.outline import Outline, Step
from factcheck.text import Kind

SCRAPE = """\
September 7 – September 13, 2026
Vesland and its neighbours

The government promises a winter without power cuts and quietly buys its electricity abroad

The situation got worse
The government promises a winter without power cuts and quietly buys its electricity abroad
Photo: Press office of the Government of Vesland

Prime Minister Ilsa Marn told parliament on Tuesday that Vesland will get through the winter without a single power \
cut. Two days earlier the grid operator had signed a contract for 400 megawatts of electricity from Norrmark, the \
largest purchase in the country's history. The opposition calls the contract a secret, although it was printed in the \
official gazette on the day that it was signed.

The old plant at Karsholm has stood still since an accident in March, and repairs have cost 90 million crowns so far. \
Energy Minister Tor Balk said that the plant will return to full power in October. According to the nuclear safety \
authority, no restart has been applied for. Balk also claimed that Vesland produces the cheapest electricity in the \
region.

Across the strait, the mood is changing. Norrmark's parliament has voted to close its border to lorries from Vesland \
on Sundays, and queues at the Elm Bridge reached eleven hours on Friday. Hauliers blame the new customs rules, which \
Vesland itself proposed last year. It would be wise to talk before the first snow.

You have been successfully subscribed

Subscribe to our newsletter
Once a week we send what our analysts think of the region. No advertising.
Subscribe

Read more
"""

OUTLINE = Outline(
    filename="vesland-2026-09-13.en.txt",
    outlet="The Strait Review",
    scrape=SCRAPE,
    steps=(
        Step(
            (
                "Prime Minister Ilsa Marn told parliament on Tuesday that Vesland will get through the winter without "
                "a single power cut",
            ),
            "Prime Minister Ilsa Marn told parliament that Vesland will get through the winter without a single power "
            "cut.",
            0.71,
            evidence=(
                {
                    "stance": "supports",
                    "title": "Minutes of the sitting of 8 September 2026",
                    "publisher": "Parliament of Vesland",
                    "url": "https://parliament.example/minutes/2026-09-08",
                    "passage": "There will not be one power cut this winter. Not one.",
                },
            ),
            rating="true",
            summary="She said it in almost these words; the minutes and the recording agree.",
        ),
        Step(
            ("Vesland will get through the winter without a single power cut",),
            "Vesland will get through the winter of 2026–27 without a single power cut.",
            0.55,
            holder="Ilsa Marn",
            kind=Kind.PREDICTION,
        ),
        Step(
            (
                "the grid operator had signed a contract for 400 megawatts of electricity from Norrmark",
                "the largest purchase in the country's history",
            ),
            "The contract for 400 megawatts from Norrmark is the largest purchase of electricity in Vesland's history.",
            0.93,
            evidence=(
                {
                    "stance": "supports",
                    "title": "Contract notice 2026/118",
                    "publisher": "Official Gazette",
                    "url": "https://gazette.example/2026/118",
                    "passage": "Delivery of 400 MW, base load, from 1 November 2026 to 31 March 2027.",
                },
                {
                    "stance": "refutes",
                    "title": "Annual report 2011",
                    "publisher": "Vesland Grid",
                    "url": "https://grid.example/reports/2011.pdf",
                    "passage": "Imports under the emergency agreement reached 520 MW in February.",
                    "note": "The agreement of 2011 was larger, but ran for six weeks only.",
                },
            ),
            rating="true",
            summary="The gazette confirms the contract and its size, and no larger one is on record.",
            explanation="The notice gives **400 MW** of base load for five months[^1].",
            corrected_rating="mostly-false",
            correction={
                "summary": "The contract is real, but an agreement of 2011 brought in 520 megawatts for six weeks.",
                "explanation": "By energy delivered the new contract is the larger one; by power, which is what the "
                "commentary names, it is not:\n\n- 2011: **520 MW** for six weeks[^2]\n"
                "- 2026: **400 MW** for five months[^1]",
                "correction": "A reader pointed us to the grid operator's annual report for 2011.",
            },
        ),
        Step(
            ("The opposition calls the contract a secret",),
            "The opposition calls the contract with Norrmark a secret.",
            0.42,
            evidence=(
                {
                    "stance": "context",
                    "title": "Statement of the Reform Party, 9 September",
                    "publisher": "Reform Party",
                    "url": "https://reform.example/statements/0909",
                    "passage": "The government should have announced the contract before it was signed.",
                },
            ),
            rating="misleading",
            summary="One party complained that it was told late; nobody in parliament called the contract a secret.",
        ),
        Step(
            ("it was printed in the official gazette on the day that it was signed",),
            "The contract with Norrmark was printed in the official gazette on the day that it was signed.",
            0.68,
            evidence=(
                {
                    "stance": "supports",
                    "title": "Contract notice 2026/118",
                    "publisher": "Official Gazette",
                    "url": "https://gazette.example/2026/118",
                    "passage": "Signed and published on 6 September 2026.",
                },
            ),
            rating="true",
            summary="The notice carries both dates, and they are the same.",
        ),
        Step(
            ("The old plant at Karsholm has stood still since an accident in March",),
            "The plant at Karsholm has stood still since an accident in March 2026.",
            0.77,
            evidence=(
                {
                    "stance": "supports",
                    "title": "Event report 3/2026",
                    "publisher": "Nuclear Safety Authority",
                    "url": "https://safety.example/events/2026-3",
                    "passage": "The unit was shut down on 14 March and has not been restarted.",
                },
            ),
            rating="mostly-true",
            summary="It has stood still since 14 March, but the authority calls it a fault, not an accident.",
        ),
        Step(
            ("repairs have cost 90 million crowns so far",),
            "Repairs at Karsholm have cost 90 million crowns so far.",
            0.9,
            evidence=(
                {
                    "stance": "context",
                    "title": "Reply to written question 77",
                    "publisher": "Ministry of Energy",
                    "url": "https://energy.example/questions/77",
                    "passage": "The cost of the repair cannot be stated while it goes on.",
                },
            ),
            rating="unverifiable",
            summary="The ministry gives no figure, and the tender documents are sealed until the work is done.",
        ),
        Step(
            ("the plant will return to full power in October",),
            "The plant at Karsholm will return to full power in October 2026.",
            0.64,
            holder="Tor Balk",
            kind=Kind.PREDICTION,
            rating="false",
            summary="A restart takes an application and ninety days; none was made by 13 September.",
            waits=True,
        ),
        Step(
            ("no restart has been applied for",),
            "No restart of the plant at Karsholm has been applied for.",
            0.74,
            holder="the nuclear safety authority",
            rating="true",
            summary="The register of applications has no entry.",
            returned="Please attach the register itself, with the date of the look-up.",
        ),
        Step(
            ("Vesland produces the cheapest electricity in the region",),
            "Vesland produces the cheapest electricity in the region.",
            0.88,
            holder="Tor Balk",
            evidence=(
                {
                    "stance": "refutes",
                    "title": "Wholesale prices, second quarter of 2026",
                    "publisher": "Regional Power Exchange",
                    "url": "https://exchange.example/prices/2026-q2",
                    "passage": "Norrmark 41, Ostland 47, Vesland 63 crowns per megawatt-hour.",
                },
            ),
            rating="false",
            summary="Of the three countries that trade on the exchange, Vesland's electricity was the dearest.",
            explanation="The exchange publishes the average wholesale price of each country:\n\n"
            "- Norrmark: 41 crowns\n- Ostland: 47 crowns\n- **Vesland: 63 crowns**",
        ),
        Step(
            ("Norrmark's parliament has voted to close its border to lorries from Vesland on Sundays",),
            "Norrmark's parliament has voted to close its border to lorries from Vesland on Sundays.",
            0.86,
            evidence=(
                {
                    "stance": "context",
                    "title": "Committee on transport, record of 10 September",
                    "publisher": "Parliament of Norrmark",
                    "url": "https://storting.example/transport/0910",
                    "passage": "The committee recommends the measure by six votes to five.",
                },
            ),
            rating="mixed",
            summary="A committee has voted for it; the vote of the whole chamber is set for October.",
        ),
        Step(
            ("queues at the Elm Bridge reached eleven hours on Friday",),
            "Queues at the Elm Bridge reached eleven hours on Friday, 11 September 2026.",
            0.83,
            rating="true",
            summary="The bridge's own log has eleven hours and ten minutes.",
            retracted="The log that we relied on belongs to another bridge. We are checking the claim again.",
        ),
        Step(
            ("It would be wise to talk before the first snow",),
            "It would be wise for Vesland and Norrmark to talk before the first snow.",
            0.08,
            kind=Kind.CALL,
            dismissed="The author's advice; there is nothing to check.",
        ),
    ),
)
