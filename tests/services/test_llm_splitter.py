import contextlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from factcheck.services import llm_splitter
from factcheck.services.llm_splitter import LLMSplitter, SplitterFailed
from factcheck.text import Kind, Span

TEXT = (
    "The ministry said that 31 children were deported in May. Minsk denies everything. "
    "Exports grew by 12 percent. Minsk denies everything."
)
SENTENCE = "The ministry said that 31 children were deported in May."
GOOD = {
    "sentence": 1,
    "quotes": ["31 children were deported in May"],
    "text": "31 children were deported in May.",
    "holder": "The ministry",
    "kind": "fact",
}


class Server(ThreadingHTTPServer):
    """A chat-completions server that answers what it is told to, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []
        self.status = 200
        self.body = b""
        self.released = threading.Event()
        self.released.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def answer(self, content: str) -> None:
        self.body = json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()

    def claim(self, *claims) -> None:
        self.answer(json.dumps({"claims": claims}))


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), question))
        self.server.released.wait(20)
        self.send_response(self.server.status)
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the client had enough
            self.wfile.write(self.server.body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield running
        running.released.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def splitter(server):
    return LLMSplitter(server.url, "small", key="secret", timeout=10)


def refused(server, splitter, **changes) -> str:
    server.claim({**GOOD, **changes})
    split, refusals = splitter.split(TEXT, "en")
    assert split.claims == ()
    return refusals[0].reason


def test_it_takes_a_claim_that_stands_in_the_text(server, splitter):
    server.claim(GOOD)
    split = splitter(TEXT, "en")
    (claim,) = split.claims
    assert [span.of(TEXT) for span in claim.spans] == GOOD["quotes"]
    assert claim.text == GOOD["text"]
    assert claim.holder.text == "The ministry"
    assert claim.holder.spans == (Span(0, 12),)
    assert claim.kind is Kind.FACT
    assert claim.checkworthiness > 0.5
    assert split.sentences[0].of(TEXT) == SENTENCE


def test_it_asks_as_the_protocol_has_it(server, splitter):
    server.claim()
    splitter(TEXT, "en")
    path, headers, question = server.asked[0]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert question["model"] == "small"
    assert f"1. {SENTENCE}\n2. " in question["messages"][1]["content"]


def test_it_tells_the_second_of_two_like_sentences_by_its_number(server, splitter):
    server.claim(
        {**GOOD, "sentence": 4, "quotes": ["Minsk denies everything"], "text": "Minsk denies it.", "holder": None}
    )
    (claim,) = splitter(TEXT, "en").claims
    assert claim.spans[0].start == TEXT.rindex("Minsk")


def test_claims_come_in_the_order_of_the_text(server, splitter):
    later = {**GOOD, "sentence": 3, "quotes": ["Exports grew by 12 percent"], "text": "Exports grew.", "holder": None}
    server.claim(later, GOOD)
    assert [claim.spans[0].start for claim in splitter(TEXT, "en").claims] == [23, TEXT.index("Exports")]


def test_it_detects_the_language_where_none_is_given(server, splitter):
    server.claim()
    assert splitter("Суд приговорил журналиста к пяти годам колонии. Он не признал вину.").language == "ru"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"quotes": ["32 children were deported"]}, "does not have exactly one passage"),
        ({"quotes": ["children were deported in May", "31 children"]}, "out of order"),
        ({"quotes": []}, "quotes nothing"),
        ({"quotes": "31 children"}, "quotes nothing"),
        ({"quotes": [7]}, "no text"),
        ({"quotes": ["e"]}, "does not have exactly one passage"),
        ({"sentence": 9}, "names no sentence"),
        ({"sentence": "1"}, "names no sentence"),
        ({"sentence": True}, "names no sentence"),
        ({"text": ""}, "wording is missing"),
        ({"text": "x" * 2000}, "too long"),
        ({"text": "310 children were deported."}, "310, which the text has not"),
        ({"holder": "The minister"}, "does not have exactly one passage"),
        ({"kind": "rumour"}, "no kind"),
    ],
)
def test_it_refuses_a_claim_that_breaks_the_contract(server, splitter, changes, reason):
    assert reason in refused(server, splitter, **changes)


def test_it_refuses_what_is_no_object_and_takes_the_rest(server, splitter):
    server.claim("31 children", GOOD)
    split, refusals = splitter.split(TEXT, "en")
    assert len(split.claims) == 1
    assert refusals[0].answer == "31 children"


@pytest.mark.parametrize("content", ["no JSON", "[]", '{"claims": {}}', '{"answer": []}', "null"])
def test_it_fails_on_an_answer_that_is_not_as_agreed(server, splitter, content):
    server.answer(content)
    with pytest.raises(SplitterFailed, match="not as agreed"):
        splitter(TEXT, "en")


def test_it_fails_when_the_server_answers_an_error(server, splitter):
    server.status = 503
    with pytest.raises(SplitterFailed, match="answered 503"):
        splitter(TEXT, "en")


def test_it_fails_when_the_server_is_not_there():
    with pytest.raises(SplitterFailed, match="cannot be reached"):
        LLMSplitter("http://127.0.0.1:9/v1", "small")(TEXT, "en")


def test_it_fails_when_the_server_takes_too_long(server):
    server.released.clear()
    with pytest.raises(SplitterFailed, match=r"longer than 0\.2 seconds"):
        LLMSplitter(server.url, "small", timeout=0.2)(TEXT, "en")


def test_it_does_not_read_an_answer_without_end(server, splitter):
    server.body = b"x" * (llm_splitter.LONGEST_ANSWER + 1)
    with pytest.raises(SplitterFailed, match="larger than"):
        splitter(TEXT, "en")


def test_it_does_not_send_a_text_that_is_too_long(server, splitter):
    with pytest.raises(SplitterFailed, match="at most"):
        splitter("word " * llm_splitter.LONGEST_TEXT, "en")
    assert server.asked == []


def test_a_long_text_takes_several_questions_that_number_their_own_sentences(server, splitter):
    text = " ".join(f"Town number {place} has a new school and a road." for place in range(400))
    server.claim({**GOOD, "quotes": ["has a new school"], "text": "The town has a new school.", "holder": None})
    claims = splitter(text, "en").claims
    assert len(claims) == len(server.asked) > 1
    assert all(claim.spans[0].of(text) == "has a new school" for claim in claims)
    assert len({claim.spans for claim in claims}) == len(claims)
