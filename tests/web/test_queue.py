"""The queue: what waits, of all commentaries, and acts on many claims at once."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from factcheck.models import Claim, ClaimState, Commentary, Edition, Person, SavedView
from factcheck.services import assigning, claims
from factcheck.text import Kind
from tests.factories import approve, make_claim, make_commentary, propose
from tests.forms import submit
from tests.web.pages import actions, parsed, typed, words, wrong

RUSSIAN = "Мост открыли в 1998 году. Он стоил пять миллионов."


def shown(client: FlaskClient, query: str = "") -> list[str]:
    """The wordings that the queue lists."""
    return [link.text_content() for link in parsed(client.get(f"/desk/queue{query}")).xpath("//ol//a")]


def choices(client: FlaskClient, field: str, query: str = "") -> list[str]:
    """What a filter offers, with its counts."""
    page = parsed(client.get(f"/desk/queue{query}"))
    return [" ".join(each.text_content().split()) for each in page.get_element_by_id(f"queue-{field}")]


def tick(*wanted: Claim) -> list[str]:
    return [f"{claim.id}@{Claim.find(claim.id).version}" for claim in wanted]


@pytest.fixture
def cost(bridge: Commentary, fyodor: Person) -> Claim:
    return worth(0.9, make_claim(fyodor, bridge, "It cost 5 million euros", holder="the mayor"))


@pytest.fixture
def opened(bridge: Commentary, fyodor: Person) -> Claim:
    return worth(0.4, make_claim(fyodor, bridge, "opened in 1998", kind=Kind.OPINION))


@pytest.fixture
def russian(fyodor: Person) -> Claim:
    commentary = make_commentary(fyodor, RUSSIAN, title="Мост", language="ru", topic="Дороги")
    return worth(0.7, make_claim(fyodor, commentary, "Мост открыли в 1998 году"))


def worth(value: float, claim: Claim) -> Claim:
    claim.put(checkworthiness=value)
    return claim


@pytest.fixture
def queued(cost: Claim, opened: Claim, russian: Claim) -> tuple[Claim, ...]:
    return cost, opened, russian


COST, OPENED, RUSSIAN_OPENED = "It cost 5 million euros", "opened in 1998", "Мост открыли в 1998 году"


def test_it_lists_what_waits_in_all_commentaries_by_check_worthiness(checker: FlaskClient, queued: object) -> None:
    assert shown(checker) == [COST, RUSSIAN_OPENED, OPENED]


def test_it_lists_mine_first_then_by_age_or_deadline(
    checker: FlaskClient, fyodor: Person, faina: Person, queued: tuple[Claim, ...]
) -> None:
    _, opened, russian = queued
    assigning.assign(fyodor, [russian], fyodor)
    assigning.assign(fyodor, [opened], faina)
    assigning.set_deadline(fyodor, [opened], date(2031, 1, 2))
    assert shown(checker) == [RUSSIAN_OPENED, COST, OPENED]
    assert shown(checker, "?order=age") == [RUSSIAN_OPENED, COST, OPENED]
    assert shown(checker, "?order=deadline") == [RUSSIAN_OPENED, OPENED, COST]
    assert shown(checker, "?order=nonsense&page=0") == [RUSSIAN_OPENED, COST, OPENED]


def test_it_lists_nothing_that_was_checked_dismissed_or_stands_in_an_older_edition(
    checker: FlaskClient, ed: Person, fyodor: Person, queued: tuple[Claim, ...]
) -> None:
    cost, opened, russian = queued
    approve(ed, propose(fyodor, cost))
    claims.dismiss(fyodor, opened, seen=1, reason="Not a claim.")
    assert shown(checker) == [RUSSIAN_OPENED]
    old = russian.edition
    Edition.create(
        commentary=old.commentary_id,
        language="ru",
        revision=2,
        title="Мост",
        text=RUSSIAN,
        sha256=old.sha256,
        parts=[],
        created_by=fyodor,
        current_since=old.current_since,
    )
    assert shown(checker) == []
    assert "Nothing waits." in words(checker.get("/desk/queue"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?language=ru", [RUSSIAN_OPENED]),
        ("?topic=%D0%94%D0%BE%D1%80%D0%BE%D0%B3%D0%B8", [RUSSIAN_OPENED]),
        ("?kind=opinion", [OPENED]),
        ("?state=in+review", []),
        ("?words=MAYOR", [COST]),
        ("?words=%D0%BC%D0%BE%D1%81%D1%82+%D0%BE%D1%82%D0%BA%D1%80%D1%8B", [RUSSIAN_OPENED]),
        ("?words=100%25", []),
        ("?words=1998&language=en", [OPENED]),
        ("?assignee=nobody&language=en", [COST, OPENED]),
    ],
)
def test_it_filters(checker: FlaskClient, queued: object, query: str, found: list[str]) -> None:
    assert shown(checker, query) == found


def test_it_counts_what_each_choice_would_show(
    checker: FlaskClient, fyodor: Person, faina: Person, queued: tuple[Claim, ...]
) -> None:
    assigning.assign(fyodor, [queued[0]], faina)
    propose(fyodor, queued[2])
    assert choices(checker, "state") == ["all 3", "open 2", "in review 1"]
    assert choices(checker, "language") == ["all 3", "English 2", "Russian 1"]
    assert choices(checker, "assignee") == ["all 3", "nobody 2", "Faina 1"]
    assert choices(checker, "state", "?language=ru") == ["all 1", "in review 1"]
    assert choices(checker, "language", "?language=ru") == ["all 3", "English 2", "Russian 1"]
    assert choices(checker, "kind", "?language=be") == ["all 0"]


def test_it_filters_by_a_tag_and_counts_what_each_would_show(checker: FlaskClient, queued: tuple[Claim, ...]) -> None:
    cost, opened, russian = queued
    assert "Tag" not in words(checker.get("/desk/queue"))
    cost.put(tags="road budget, мосты")
    opened.put(tags="budget")
    russian.put(tags="мосты, 100%")
    assert shown(checker, "?tag=budget") == [OPENED]
    assert shown(checker, "?tag=%D0%BC%D0%BE%D1%81%D1%82%D1%8B") == [COST, RUSSIAN_OPENED]
    assert shown(checker, "?tag=%25") == []
    offered = choices(checker, "tag", "?language=en&tag=budget")
    assert (offered[0], {*offered[1:]}) == ("all 2", {"road budget 1", "мосты 1", "budget 1"})
    assert choices(checker, "language", "?tag=%D0%BC%D0%BE%D1%81%D1%82%D1%8B") == ["all 2", "English 1", "Russian 1"]


def test_it_keeps_a_tag_in_a_saved_view(checker: FlaskClient, fyodor: Person, queued: object) -> None:
    submit(checker, "/desk/queue?tag=budget", "/desk/queue/views?tag=budget", name="Money")
    assert [view.query for view in SavedView.of(fyodor)] == [{"tag": "budget"}]


def test_it_pages(checker: FlaskClient, bridge: Commentary, fyodor: Person) -> None:
    for number in range(51):
        make_claim(fyodor, bridge, "opened in 1998", wording=f"Claim {number}")
    assert len(shown(checker, "?order=age")) == 50
    assert shown(checker, "?order=age&page=2") == ["Claim 50"]
    (onward,) = parsed(checker.get("/desk/queue?order=age")).xpath("//p[@class='pages']/a")
    assert (onward.text_content(), onward.get("href")) == ("Next, of 51", "/desk/queue?order=age&page=2")


# Acts


def test_it_assigns_what_is_ticked_keeps_the_view_and_undoes_it(
    checker: FlaskClient, faina: Person, queued: tuple[Claim, ...]
) -> None:
    cost, opened, _ = queued
    page = "/desk/queue?language=en"
    answer = submit(checker, page, "/desk/queue/assign?language=en", claims=tick(cost, opened), assignee=faina.id)
    assert answer.headers["Location"] == page
    assert {claim.assignee_id for claim in (Claim.find(cost.id), Claim.find(opened.id))} == {faina.id}
    shown_again = checker.get(page)
    assert "2 claims assigned to Faina. Undo" in words(shown_again, "messages")
    (form,) = [form for form in parsed(shown_again).forms if form.action == "/desk/undo"]
    undone = checker.post("/desk/undo", data=dict(form.form_values()))
    assert undone.headers["Location"] == page
    assert {claim.assignee_id for claim in Claim.select()} == {None}


def test_it_shows_who_is_on_a_claim_and_what_is_overdue(
    checker: FlaskClient, fyodor: Person, queued: tuple[Claim, ...]
) -> None:
    token = submit(checker, "/desk/queue", "/desk/queue/assign", claims=tick(queued[0]), assignee=fyodor.id)
    assert token.status_code == 303
    assigning.set_deadline(fyodor, [queued[0]], date(2001, 2, 3))
    row = parsed(checker.get("/desk/queue")).xpath("//ol/li[1]//p")[0].text_content()
    assert " ".join(row.split()).startswith("open, you, overdue since 3 February 2001 · A bridge and its price")


def test_it_takes_and_leaves_the_claim_at_hand(checker: FlaskClient, fyodor: Person, cost: Claim) -> None:
    page = f"/desk/c/{cost.edition.commentary_id}?claim={cost.id}"
    assert "Nobody is on it. Take it" in words(checker.get(page), "hand")
    answer = submit(checker, page, f"/desk/claims/{cost.id}/take")
    assert answer.headers["Location"] == f"{page}#hand"
    assert Claim.get().assignee_id == fyodor.id
    assert "Fyodor assigned the claim" in words(checker.get(page), "history")
    submit(checker, page, f"/desk/claims/{cost.id}/leave")
    assert Claim.get().assignee_id is None


def post(client: FlaskClient, action: str, **fields: object) -> object:
    """Press one of the other buttons of the form, each of which sends it to an address of its own."""
    page = client.get("/desk/queue")
    assert action == "/desk/queue/assign" or parsed(page).xpath("//button[@formaction=$action]", action=action)
    token = parsed(page).xpath("//input[@name='csrf_token']/@value")[0]
    return client.post(action, data={"csrf_token": token, **fields})


def test_it_sets_and_takes_off_a_deadline(checker: FlaskClient, queued: tuple[Claim, ...]) -> None:
    post(checker, "/desk/queue/deadline", claims=tick(*queued), due_on="2031-01-02")
    assert {claim.due_on for claim in Claim.select()} == {date(2031, 1, 2)}
    post(checker, "/desk/queue/deadline", claims=tick(*queued), due_on="")
    assert {claim.due_on for claim in Claim.select()} == {None}


def test_it_dismisses_what_is_ticked(checker: FlaskClient, queued: tuple[Claim, ...]) -> None:
    post(checker, "/desk/queue/dismiss", claims=tick(*queued[:2]), reason="Said twice.")
    assert [claim.state for claim in Claim.select().order_by(Claim.id)] == [
        ClaimState.DISMISSED,
        ClaimState.DISMISSED,
        ClaimState.OPEN,
    ]


def test_it_asks_for_a_reason_and_keeps_what_was_ticked(checker: FlaskClient, queued: tuple[Claim, ...]) -> None:
    answer = post(checker, "/desk/queue/dismiss", claims=tick(queued[1]), reason=" ")
    assert answer.status_code == 422
    assert wrong(answer, "dismiss-claims-reason") == "This is needed."
    assert parsed(answer).xpath("//input[@checked]/@value") == tick(queued[1])


def test_it_asks_to_tick_claims_first(checker: FlaskClient, queued: tuple[Claim, ...]) -> None:
    answer = post(checker, "/desk/queue/dismiss", reason="Said twice.")
    assert (answer.status_code, "Tick the claims first." in words(answer)) == (422, True)
    assert typed(answer, "dismiss-claims-reason") == "Said twice."
    assert post(checker, "/desk/queue/assign", claims=["nonsense"]).status_code == 422


def test_it_dismisses_none_where_somebody_changed_one(
    checker: FlaskClient, ed: Person, queued: tuple[Claim, ...]
) -> None:
    seen = tick(*queued)
    claims.revise(ed, queued[0], seen=1, wording="Theirs.", holder="", kind=queued[0].kind)
    assert post(checker, "/desk/queue/dismiss", claims=seen, reason="Said twice.").status_code == 409
    assert {claim.state for claim in Claim.select()} == {ClaimState.OPEN}


def test_it_offers_a_viewer_the_queue_to_read_alone(viewer: FlaskClient, queued: object) -> None:
    answer = viewer.get("/desk/queue")
    assert COST in words(answer)
    assert actions(answer) == {"/sign-out"}
