"""Requests of ours to addresses that strangers gave, guarded against server-side request forgery.

Only http and https, on ports of the web or above 1023; only public addresses, judged after the name was resolved, and
the one that was judged is the one that is connected to, so that a name cannot change in between. Redirects are
followed, if at all, one by one with the same care. What takes too long or is too large is given up.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore

from factcheck.messages import _
from factcheck.settings import Settings

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

AGENT = b"factcheck/1 (+https://schema.org/ClaimReview)"
# IPv6 networks with an IPv4 address in their last 32 bits: NAT64, and the deprecated IPv4-compatible addresses.
_EMBEDDING = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "::/96", "::ffff:0:0:0/96")))
# What Python's `ipaddress` takes for global and is not: Azure's own service on each machine, IPv6 addresses of a site,
# NAT64 of a site, and documentation.
_NOT_PUBLIC = tuple(map(ipaddress.ip_network, ("168.63.129.16/32", "fec0::/10", "64:ff9b:1::/48", "3fff::/20")))
_WEB_PORTS = (80, 443)
_FIRST_FREE_PORT = 1024  # those below belong to other protocols
_RESERVED = "%:/?#[]@!$&'()*+,;=~"  # RFC 3986: what has a meaning in an address and stays as it is


class Refused(Exception):
    """The address is none that we go to; the message is for people."""


class Failed(Exception):
    """There was no answer, or one that is too large or too slow; the message is for people."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back, from the address where the last redirect led."""

    url: str
    status: int
    fields: tuple[tuple[str, str], ...]  # the header, as it came
    body: bytes

    @property
    def headers(self) -> dict[str, str]:
        """The header's values by their names in lower case."""
        return {name.lower(): value for name, value in self.fields}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Goes out for us, within limits: seconds and bytes for a whole exchange, and a number of redirects.

    `private` are the networks that are allowed although they are not public.
    """

    private: tuple[Network, ...] = ()
    seconds: float = 10.0
    most_bytes: int = 5_000_000
    redirects: int = 0

    @classmethod
    def of(cls, settings: Settings, **limits: Any) -> "Fetcher":
        """Return one with the private networks of the settings. Raises ValueError where they are none."""
        networks = tuple(ipaddress.ip_network(each) for each in settings.private_networks.split())
        return cls(private=networks, **limits)

    def check(self, url: str) -> None:
        """Raise `Refused` for a URL that we would not go to as things stand."""
        host, port = _parts(url)
        self._resolve(host, port)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answered:
        """Fetch a URL. Raises `Refused` or `Failed`."""
        return self._exchange("GET", url, headers or {}, b"")

    def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> Answered:
        """Send content to a URL; a redirect is not followed. Raises `Refused` or `Failed`."""
        return self._exchange("POST", url, headers, content)

    def _exchange(self, method: str, url: str, headers: Mapping[str, str], content: bytes) -> Answered:
        deadline = time.monotonic() + self.seconds
        url = _on_the_wire(url)
        for _hop in range(self.redirects + 1):
            answered = self._once(method, url, headers, content, deadline)
            location = answered.headers.get("location")
            if method != "GET" or answered.status not in (301, 302, 303, 307, 308) or not location:
                return answered
            try:
                url = urljoin(url, quote(location.encode("latin-1"), safe=_RESERVED))
            except ValueError:
                raise Refused(_("It redirects to what is no web address.")) from None
        if self.redirects:
            raise Failed(_("It redirects more than %(times)s times.", times=self.redirects))
        return answered

    def _once(self, method: str, url: str, headers: Mapping[str, str], content: bytes, deadline: float) -> Answered:
        _parts(url)
        sent = [(b"User-Agent", AGENT), (b"Accept-Encoding", b"identity")]
        sent += [(name.encode(), value.encode()) for name, value in headers.items()]
        parsed = httpcore.URL(url)
        host = parsed.host if parsed.port is None else b"%s:%d" % (parsed.host, parsed.port)
        backend = _Guarded(self, deadline)
        try:
            with (
                httpcore.ConnectionPool(ssl_context=ssl.create_default_context(), network_backend=backend) as pool,
                pool.stream(method, url, headers=[(b"Host", host), *sent], content=content or None) as response,
            ):
                body = b""
                for chunk in response.iter_stream():
                    body += chunk
                    if len(body) > self.most_bytes:
                        raise Failed(_("It answers with more than %(bytes)s bytes.", bytes=self.most_bytes))
        except (httpcore.TimeoutException, TimeoutError):
            raise Failed(_("It did not answer within %(seconds)s seconds.", seconds=f"{self.seconds:g}")) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as problem:
            raise Failed(_("The connection failed: %(why)s", why=str(problem) or type(problem).__name__)) from None
        answered = Answered(
            url,
            response.status,
            tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers),
            body,
        )
        if answered.headers.get("content-encoding", "identity") != "identity":
            raise Failed(_("It answers in a coding that was not asked for."))  # which might unpack without an end
        return answered

    def _resolve(self, host: str, port: int) -> str:
        """Return the address of a host that is to be connected to; raise `Refused` where any of its is not public."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise Refused(_("%(host)s could not be found.", host=host)) from None
        addresses = [str(each[4][0]) for each in found]
        for address in addresses:
            if not self._is_allowed(ipaddress.ip_address(address.partition("%")[0])):
                raise Refused(_("%(host)s is inside a private network, where factcheck does not go.", host=host))
        return addresses[0]

    def _is_allowed(self, address: Address) -> bool:
        if any(address in network for network in self.private if network.version == address.version):
            return True
        if any(address in network for network in _NOT_PUBLIC):
            return False
        inner = _inner(address)
        return address.is_global and not address.is_multicast and (inner is None or self._is_allowed(inner))


def _inner(address: Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if any(address in network for network in _EMBEDDING):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo


def _on_the_wire(url: str) -> str:
    """Return an address as it is sent: its host in Punycode, other characters that are not ASCII percent-encoded.

    Raises `Refused` for a host that cannot be written so.
    """
    host, _port = _parts(url)
    try:
        plain = host.encode("idna").decode()
    except UnicodeError:
        raise Refused(_("This is no web address.")) from None
    parts = urlsplit(url)
    return quote(urlunsplit(parts._replace(netloc=parts.netloc.lower().replace(host, plain))), safe=_RESERVED)


def _parts(url: str) -> tuple[str, int]:
    """Return a URL's host and port; raise `Refused` where it has none, or is no http."""
    try:
        parts = urlsplit(url)
        port = parts.port if parts.port is not None else 443 if parts.scheme == "https" else 80
    except ValueError:
        raise Refused(_("This is no web address.")) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused(_("A web address starts with https:// or http://, and names a host."))
    if parts.username or parts.password:
        raise Refused(_("A web address with a password in it is not taken."))
    if port not in _WEB_PORTS and port < _FIRST_FREE_PORT:
        raise Refused(_("Port %(port)s is not for the web.", port=str(port)))
    return parts.hostname, port


class _Guarded(httpcore.SyncBackend):
    """Opens connections to addresses that were judged, with one deadline for all that happens on them."""

    def __init__(self, fetcher: Fetcher, deadline: float) -> None:
        self._fetcher = fetcher
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        address = self._fetcher._resolve(host, port)
        left = _left(self._deadline)
        return _Hurried(super().connect_tcp(address, port, left, local_address, socket_options), self._deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise Refused(_("No socket of this machine is for strangers."))


class _Hurried(httpcore.NetworkStream):
    """A stream on which nothing may last beyond the deadline, however it trickles."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Hurried(self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    """Return the seconds that are left; raise TimeoutError where none is."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
