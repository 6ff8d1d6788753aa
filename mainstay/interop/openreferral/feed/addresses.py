"""Which addresses on the web may be reached: http and https, on the public internet only.

A name is looked up here, once, and the connection goes to the very address that was checked: a name that leads
elsewhere a moment later (DNS rebinding) gains nothing. Every redirect is checked again.
"""

import ipaddress
import socket
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from mainstay.interop.openreferral.feed.limits import CannotFetch

Resolve = Callable[[str, int], Sequence[str]]
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
# Not the public's, though the lists of Python do not say so: what tells a machine in a cloud of itself (and of its
# keys), relays that lead elsewhere, and what is for documentation.
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(each) for each in ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "3fff::/20")
)
_LONGEST = 1000


@dataclass(frozen=True)
class Target:
    """Where to connect to for an address: the name it was given by, and the checked address behind it."""

    scheme: str
    host: str
    port: int
    ip: str
    path: str

    @property
    def called(self) -> str:
        """The host as the request names it, with its port where that is not the usual one."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == {"http": 80, "https": 443}[self.scheme] else f"{name}:{self.port}"


def reasons_to_refuse(address: str) -> list[str]:
    """Every reason this cannot be the address of a feed, as sentences; whether it is public shows later."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return ["Give the whole address of the feed, such as https://example.org/openreferral."]
    reasons = []
    if parts.scheme not in ("http", "https") or not parts.hostname:
        reasons.append("Give the whole address of the feed, beginning with https://.")
    if parts.username or parts.password:
        reasons.append("Leave the user name and password out of the address: feeds are open to everybody.")
    if port == 0 or len(address) > _LONGEST or any(ord(each) <= 32 for each in address.strip()):
        reasons.append("Give an address without spaces, of at most 1,000 characters.")
    return reasons


def look_up(host: str, port: int) -> list[str]:
    """Return every address the name leads to, or raise CannotFetch."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise CannotFetch(
            f"There is no {host} to be found on the web.", "Look for a slip in the address.", later=True
        ) from fault
    return list(dict.fromkeys(str(each[4][0]).partition("%")[0] for each in found))


def target(address: str, may_reach: Collection[str] = (), resolve: Resolve = look_up) -> Target:
    """Return where to connect to, or raise CannotFetch where the address may not be reached.

    may_reach: "host:port" that may be reached though they are not public, for a demo or a test.
    """
    if reasons := reasons_to_refuse(address):
        raise CannotFetch(reasons[0], *reasons[1:])
    parts: SplitResult = urlsplit(address.strip())
    host = (parts.hostname or "").rstrip(".")
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    found = resolve(host, port)
    if not found:
        raise CannotFetch(f"There is no {host} to be found on the web.", "Look for a slip in the address.")
    # One address that is not public is enough to refuse: which of several is used is left to chance.
    if f"{host}:{port}" not in may_reach and not all(map(is_public, found)):
        raise CannotFetch(
            f"{host} is not on the public internet, so Mainstay does not read from it.",
            "Give the address under which everybody can read the feed, or send its file.",
        )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, found[0], path)


def is_public(text: str) -> bool:
    """Return whether an IP address is one of the public internet's, and leads to no other within it."""
    try:
        ip = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        # Addresses that carry another one inside: what they lead to is not what they seem.
        if ip.ipv4_mapped or ip.sixtofour or ip.teredo or any(ip in network for network in _TRANSLATED):
            return False
        if ip.is_site_local:
            return False
    if any(ip in network for network in _NOT_PUBLIC):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)
