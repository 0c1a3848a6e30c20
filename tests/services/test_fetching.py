"""Going out to addresses that strangers gave, and to none that is not public."""

import ipaddress
import socket
from typing import Any

import pytest

from factcheck.services.fetching import Failed, Fetcher, Refused
from tests.receivers import answer, close_early, flood, receiving, say_nothing, trickle

HERE = (ipaddress.ip_network("127.0.0.1/32"),)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "255.255.255.255",
        "2130706433",  # 127.0.0.1 as one number
        "0x7f.1",
        "017700000001",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fd00::1]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:7f00:1::]",
        "[::127.0.0.1]",  # IPv4-compatible
        "[64:ff9b:1::7f00:1]",  # NAT64 of a site
        "[fec0::1]",
        "[fd00:ec2::254]",  # the metadata of a cloud, as below
        "100.100.100.200",
        "168.63.129.16",
        "0",
        "127.1",
        "0177.0.0.1",
        "①②⑦.⓪.⓪.①",  # which IDNA turns into 127.0.0.1
        "127。0。0。1",
        "LOCALHOST",
        "localhost",
    ],
)
def test_it_goes_to_no_address_that_is_not_public(address: str):
    for ask in (Fetcher().check, Fetcher().get):
        with pytest.raises(Refused):
            ask(f"http://{address}/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "javascript:alert(1)",
        "//example.org/",
        "example.org",
        "http://",
        "http:///path",
        "http://user:password@example.org/",
        "http://example.org@127.0.0.1/",
        "http://127.0.0.1%2f@example.org/",
        "http://example.org\\@127.0.0.1/",
        "data:text/html,x",
        "dict://example.org:11211/stat",
        "http:example.org",
        "http:\\\\example.org\\",
        "http://8.8.8.8:22/",  # ports of other protocols
        "http://8.8.8.8:25/",
        "http://8.8.8.8:0/",
        "http://8.8.8.8:-1/",
        "http://8.8.8.8\r\nHost: localhost/",
        "http://example.org:99999/",
        "http://[::1/",
        "",
    ],
)
def test_it_goes_to_web_addresses_alone(url: str):
    with pytest.raises(Refused):
        Fetcher().check(url)


def test_it_refuses_a_name_when_one_of_its_addresses_is_not_public(monkeypatch: pytest.MonkeyPatch):
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 80)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 80)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(Refused, match="private network"):
        Fetcher().check("http://both.example/")


def test_it_connects_to_the_address_that_it_judged(monkeypatch: pytest.MonkeyPatch):
    """A name server that answers with another address the second time gains nothing."""
    with receiving() as receiver:
        port = int(receiver.url.split(":")[2].split("/")[0])
        answers = iter(["127.0.0.1", "169.254.169.254"])
        real = socket.getaddrinfo

        def lying(host: Any, *args: Any, **kwargs: Any) -> Any:
            return real(next(answers) if host == "rebinding.example" else host, *args, **kwargs)

        monkeypatch.setattr(socket, "getaddrinfo", lying)
        assert Fetcher(private=HERE).get(f"http://rebinding.example:{port}/hook").status == 200
        (message,) = receiver.received()
        assert message.headers["host"] == f"rebinding.example:{port}"
        with pytest.raises(Refused):
            Fetcher(private=HERE).get(f"http://rebinding.example:{port}/hook")


def test_it_reaches_a_private_network_that_the_newsroom_allows():
    with receiving() as receiver:
        assert Fetcher(private=HERE).get(receiver.url).status == 200
        assert len(receiver.received()) == 1


def test_it_follows_a_redirect_only_with_the_same_care():
    with receiving("127.0.0.2") as public, receiving("127.0.0.1") as private:
        public.behave = answer(302, Location=private.url)
        careful = Fetcher(private=(ipaddress.ip_network("127.0.0.2/32"),), redirects=5)
        with pytest.raises(Refused):
            careful.get(public.url)
        assert private.received() == []


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://167772161/",  # 10.0.0.1 as one number
        "http://[::ffff:10.0.0.1]/",
        "//10.0.0.1/",
        "http://8.8.8.8:25/",
        "http://user@example.org/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_INFO",
        "http://[::1",
    ],
)
def test_it_follows_no_redirect_to_where_it_would_not_go(location: str):
    with receiving() as receiver:
        receiver.behave = answer(302, Location=location)
        with pytest.raises(Refused):
            Fetcher(private=HERE, redirects=5).get(receiver.url)
        assert len(receiver.received()) == 1


def test_it_judges_the_name_anew_at_a_redirect_to_the_same_host(monkeypatch: pytest.MonkeyPatch):
    with receiving() as receiver:
        receiver.behave = answer(302, Location="/second")
        answers = iter(["127.0.0.1", "10.0.0.1"])
        real = socket.getaddrinfo

        def lying(host: Any, *args: Any, **kwargs: Any) -> Any:
            return real(next(answers) if host == "rebinding.example" else host, *args, **kwargs)

        monkeypatch.setattr(socket, "getaddrinfo", lying)
        with pytest.raises(Refused, match="private network"):
            Fetcher(private=HERE, redirects=5).get(receiver.url.replace("127.0.0.1", "rebinding.example"))
        assert len(receiver.received()) == 1


def test_it_goes_to_an_address_in_any_script():
    with receiving() as receiver:
        address = receiver.url.replace("/hook", "/мост?цена=5 млн")
        answered = Fetcher(private=HERE).get(address)
        assert (
            receiver.received()[0].path == "/%D0%BC%D0%BE%D1%81%D1%82?%D1%86%D0%B5%D0%BD%D0%B0=5%20%D0%BC%D0%BB%D0%BD"
        )
        assert answered.url.isascii()


def test_it_takes_no_answer_that_would_have_to_be_unpacked():
    with receiving() as receiver:
        receiver.behave = answer(200, Content_Encoding="gzip")
        with pytest.raises(Failed, match="coding"):
            Fetcher(private=HERE).get(receiver.url)


def test_it_gives_up_a_chain_of_redirects_that_is_too_slow_as_a_whole():
    with receiving() as receiver:

        def dawdle(handler: Any, body: bytes) -> None:
            receiver.stop.wait(0.15)
            answer(302, Location="/hook")(handler, body)

        receiver.behave = dawdle
        with pytest.raises(Failed, match="within"):
            Fetcher(private=HERE, seconds=0.4, redirects=100).get(receiver.url)


def test_it_follows_redirects_to_where_they_lead():
    with receiving() as receiver:
        ways = iter([answer(302, Location="/second"), answer(301, Location=receiver.url + "/third"), answer(200)])
        receiver.behave = lambda handler, body: next(ways)(handler, body)
        answered = Fetcher(private=HERE, redirects=5).get(receiver.url)
        assert (answered.status, answered.url) == (200, receiver.url + "/third")


def test_it_gives_up_a_ring_of_redirects():
    with receiving() as receiver:
        receiver.behave = answer(302, Location="/hook")
        with pytest.raises(Failed, match="3 times"):
            Fetcher(private=HERE, redirects=3).get(receiver.url)


def test_it_follows_no_redirect_of_what_it_sends():
    with receiving() as receiver:
        receiver.behave = answer(307, Location="/elsewhere")
        assert Fetcher(private=HERE, redirects=5).post(receiver.url, b"x", {}).status == 307
        assert len(receiver.received()) == 1


def test_it_gives_up_what_never_answers():
    with receiving() as receiver:
        receiver.behave = say_nothing(receiver)
        with pytest.raises(Failed, match="within"):
            Fetcher(private=HERE, seconds=0.2).get(receiver.url)


def test_it_gives_up_what_trickles():
    with receiving() as receiver:
        receiver.behave = trickle(receiver)
        with pytest.raises(Failed, match="within"):
            Fetcher(private=HERE, seconds=0.4).get(receiver.url)


def test_it_gives_up_a_body_that_trickles():
    with receiving() as receiver:

        def drip(handler: Any, body: bytes) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            try:
                while not receiver.stop.wait(0.05):
                    handler.wfile.write(b"x")
            except OSError:
                handler.close_connection = True

        receiver.behave = drip
        with pytest.raises(Failed, match="within"):
            Fetcher(private=HERE, seconds=0.4).get(receiver.url)


def test_it_gives_up_what_is_too_large():
    with receiving() as receiver:
        receiver.behave = flood
        with pytest.raises(Failed, match="bytes"):
            Fetcher(private=HERE, most_bytes=100_000).get(receiver.url)


def test_it_gives_up_what_hangs_up():
    with receiving() as receiver:
        receiver.behave = close_early
        with pytest.raises(Failed, match="connection failed"):
            Fetcher(private=HERE).get(receiver.url)


def test_it_gives_up_where_nobody_listens():
    with receiving() as receiver:
        url = receiver.url
    with pytest.raises(Failed):
        Fetcher(private=HERE).get(url)
