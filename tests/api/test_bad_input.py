"""Bodies as strangers send them, each with its clear problem."""

import pytest

from tests.api.conftest import Api


def post(api: Api, content: bytes, media_type: str = "application/json", **headers: str) -> tuple[int, str]:
    sent = {"Authorization": f"Bearer {api.key}", **{name.replace("_", "-"): each for name, each in headers.items()}}
    answer = api.client.post("/api/v1/match", data=content, headers=sent, content_type=media_type)
    assert answer.content_type == "application/problem+json"
    return answer.status_code, answer.json["detail"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no JSON"),
        (b"{", "no JSON"),
        (b"[]", "Send an object."),
        (b"5", "Send an object."),
        (b'{"texts": NaN}', "NaN is no number"),
        (b'{"texts": -Infinity}', "-Infinity is no number"),
        (b'{"limit": 1e999}', "too large"),
        (b'{"limit": ' + b"9" * 5000 + b"}", "300 digits"),
        (b'{"texts": [], "texts": []}', "occurs twice"),
        (b"[" * 100_000, "nested deeper"),
        (b'{"texts": ' + b"[" * 40 + b"]" * 40 + b"}", "nested deeper"),
        ('{"texts": [{"text": "café"}]}'.encode("latin-1"), "UTF-8"),
        (b'{"texts": [{"text": "\\u0000"}]}', "null character"),
        (b'{"texts": [{"text": "\\ud800"}]}', "surrogate"),
    ],
)
def test_it_says_why_a_body_is_no_json(api: Api, content: bytes, said: str):
    status, detail = post(api, content)
    assert status == 400
    assert said in detail


@pytest.mark.parametrize(
    ("media_type", "headers"),
    [
        ("text/plain", {}),
        ("application/x-www-form-urlencoded", {}),
        ("application/json; charset=windows-1251", {}),
        ("application/json", {"Content_Encoding": "gzip"}),
    ],
)
def test_it_takes_json_in_utf_8_alone(api: Api, media_type: str, headers: dict[str, str]):
    assert post(api, b'{"texts": [{"text": "x"}]}', media_type, **headers)[0] == 415


def test_it_takes_json_with_a_byte_order_mark(api: Api):
    sent = {"Authorization": f"Bearer {api.key}", "Content-Type": "application/json"}
    content = b"\xef\xbb\xbf" + b'{"texts": [{"text": "x"}]}'
    assert api.client.post("/api/v1/match", data=content, headers=sent).status_code == 200


def test_it_takes_no_body_beyond_the_limit(api: Api):
    status, _ = post(api, b" " * 11_500_000)
    assert status == 413


@pytest.mark.parametrize("address", ["verdicts?holder=%00", "search?q=a%00", "verdicts?cursor=%00", "verdicts/%00"])
def test_it_takes_no_null_character(api: Api, address: str):
    assert api.get(address).status_code in (404, 422)


@pytest.mark.parametrize("after", ["-1", "9223372036854775808", "1e3", "", "9" * 5000])
def test_it_takes_only_sequences(api: Api, after: str):
    assert api.get(f"changes?after={after}").status_code == 422


@pytest.mark.parametrize("page", ["0", "1", "99999999999999999999999"])
def test_it_finds_no_page_of_what_is_not_there(api: Api, page: str):
    assert api.get(f"commentaries/nonsense/annotations/{page}").status_code == 404


@pytest.mark.parametrize("sequence", ["0", "99999999999999999999999"])
def test_it_finds_no_change_that_was_none(api: Api, sequence: str):
    assert api.get(f"changes/{sequence}").status_code == 404


@pytest.mark.parametrize("names", ["%0B", ",", "claim,", "claim, commentary", " claim"])
def test_it_takes_no_names_but_those_described(api: Api, names: str):
    assert api.get(f"verdicts?include={names}").status_code == 422
