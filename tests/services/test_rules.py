"""What people may do with verdicts in any order, against a model that says so in a few lines; on both engines.

And the same acts at once, as fast as they can: which of them succeed is open, what holds afterwards is not.
"""

import random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from peewee import Database

from factcheck.errors import Refusal
from factcheck.models import Claim, Commentary, LedgerEntry, Person, Rating, Verdict, VerdictState
from factcheck.models.db import connection
from factcheck.services import ledger, verdicts
from tests.factories import make_claim, make_commentary, publish
from tests.proof.crash import stale
from tests.races import together

WORDS = ("opened in 1998", "It cost 5 million euros", "Two thirds of the town’s people")
PUBLIC = (VerdictState.PUBLISHED, VerdictState.SUPERSEDED, VerdictState.RETRACTED)


def people() -> dict[str, Person]:
    """Two who check, and two editors, who may check, too."""
    return {name: Person.get(name=name) for name in ("Fyodor", "Faina", "Ed", "Ada")}


def newsroom() -> tuple[Commentary, list[Claim]]:
    """A published commentary with claims that nobody has checked."""
    cast = people()
    commentary = publish(cast["Ed"], make_commentary(cast["Fyodor"]))
    return commentary, [make_claim(cast["Fyodor"], commentary, words) for words in WORDS]


def act(name: str, who: Person, claim: Claim) -> None:
    """Do one act to a claim's newest version, as who has just read it."""
    claim = Claim.find(claim.id)
    if name == "propose":
        said = {"rating": Rating.get_by_id("false"), "summary": "It is not so.", "correction": "A new source."}
        verdicts.propose(who, claim, **said)
        return
    if not Verdict.on(claim):
        raise Refusal("There is no verdict.")
    newest = Verdict.on(claim)[0]
    if name == "retract":
        newest = Verdict.newest(claim, VerdictState.PUBLISHED) or newest
    {
        "approve": lambda: verdicts.approve(who, newest, seen=newest.version),
        "return": lambda: verdicts.return_(who, newest, seen=newest.version, comment="Say why."),
        "withdraw": lambda: verdicts.withdraw(who, newest, seen=newest.version),
        "retract": lambda: verdicts.retract(who, newest, seen=newest.version, reason="The source was forged."),
    }[name]()


ACTS = ("propose", "approve", "return", "withdraw", "retract")
EDITORS = ("Ed", "Ada")


def what_is_wrong(commentary: Commentary, claims: list[Claim]) -> list[str]:
    """What holds at any moment and does not."""
    wrong = []
    for verdict in Verdict.select().where(Verdict.claim.in_(claims)):
        if verdict.state in PUBLIC and verdict.reviewed_by_id == verdict.proposed_by_id:
            wrong.append(f"approved by its author: {verdict.id}")
    for claim in claims:
        states = [each.state for each in Verdict.on(claim)]
        if states.count(VerdictState.PUBLISHED) > 1 or states.count(VerdictState.PROPOSED) > 1:
            wrong.append(f"two stand at once: {states}")
    sequences = [entry.sequence for entry in LedgerEntry.select().order_by(LedgerEntry.sequence)]
    if sequences != list(range(1, len(sequences) + 1)):
        wrong.append("the ledger has a gap")
    _, broken = ledger.verify()
    return [*wrong, *([broken] if broken else []), *stale(commentary)]


class Rules(RuleBasedStateMachine):
    """One act after the other; the model has, of each claim, its versions as pairs of a state and their author."""

    def __init__(self) -> None:
        super().__init__()
        self.cast = people()
        self.commentary, self.claims = newsroom()
        self.model: list[list[list[str]]] = [[] for _ in self.claims]

    @rule(name=st.sampled_from(ACTS), who=st.sampled_from(("Fyodor", "Faina", "Ed", "Ada")), number=st.integers(0, 2))
    def act(self, name: str, who: str, number: int) -> None:
        """Somebody tries something: it is done or refused as the model says."""
        expected = self._expect(name, who, self.model[number])
        try:
            act(name, self.cast[who], self.claims[number])
            done = True
        except Refusal:
            done = False
        assert done == expected, f"{who} {name}: {self.model[number]}"

    def _expect(self, name: str, who: str, versions: list[list[str]]) -> bool:
        waiting = bool(versions) and versions[-1][0] == "proposed"
        standing = [each for each in versions if each[0] == "published"]
        if name == "propose":
            allowed = not waiting
            if allowed:
                versions.append(["proposed", who])
        elif name == "retract":
            allowed = who in EDITORS and bool(standing)
            if allowed:
                standing[0][0] = "retracted"
        else:
            own = bool(versions) and versions[-1][1] == who
            allowed = waiting and (own if name == "withdraw" else who in EDITORS and not own)
            if allowed and name == "approve" and standing:
                standing[0][0] = "superseded"
            if allowed:
                versions[-1][0] = {"approve": "published", "return": "returned", "withdraw": "withdrawn"}[name]
        return allowed

    @invariant()
    def the_rows_are_as_the_model_says(self) -> None:
        """Every version is in the state that the model has, by the author that it has."""
        for claim, versions in zip(self.claims, self.model, strict=True):
            rows = [[each.state.value, each.proposed_by.name] for each in reversed(list(Verdict.on(claim)))]
            assert rows == versions

    def teardown(self) -> None:
        """Look at everything once more."""
        assert what_is_wrong(self.commentary, self.claims) == []


def test_it_does_what_the_rules_allow_and_nothing_else(database: Database):
    few = settings(
        max_examples=6, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Rules, settings=few)


@pytest.mark.parametrize("seed", [1, 2])
def test_it_holds_while_all_act_at_once(database: Database, seed: int):
    choose = random.Random(seed)
    commentary, claims = newsroom()
    cast = list(people().values())
    done = 0
    for _ in range(12):
        tries = [(choose.choice(ACTS), choose.choice(cast), choose.choice(claims)) for _ in range(6)]
        outcomes = together(*(lambda each=each: act(*each) for each in tries))
        assert all(outcome is None or isinstance(outcome, Refusal) for outcome in outcomes)
        done += outcomes.count(None)
    with connection():
        assert what_is_wrong(commentary, claims) == []
    assert done >= 5
