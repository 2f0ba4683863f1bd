"""Which addresses may be asked: public ones over http and https, and nothing inside anybody's network.

A page can redirect to the machine's own services or to a cloud's metadata address, and a name can resolve to
one. So a name is resolved once, every address it gives is checked, and the connection is made to the address
that was checked (a second lookup could answer otherwise).
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from scrapers.errors import Refused, Unreachable

PORTS = {"http": 80, "https": 443}
# Below this number live mail, remote login and the like, none of which serves pages: only 80 and 443 are
# asked.
UNPRIVILEGED = 1024
# Cloud metadata services that stand on public addresses; the others are link-local or in shared space.
METADATA = {ipaddress.ip_address("168.63.129.16")}
# Not for the internet by the IANA registries of special addresses, whatever the version of Python knows of them:
# IETF protocol assignments (a metadata service among them), the old relays of 6to4, and documentation (RFC 9637).
SPECIAL = [ipaddress.ip_network(n) for n in ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "5f00::/16")]
NAT64 = ipaddress.ip_network("64:ff9b::/96")
LONGEST = 4096
# A name in ASCII (with the underscore that some bear), or a number; IDNA itself lets a space through, and more.
HOST = re.compile(r"[A-Za-z0-9._:-]+\Z")
UNSAFE = re.compile(r"[\x00-\x20\x7f]")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
PUBLIC_ONLY = "{} is an address inside a private network and is not fetched; use a public one."
PRIVATE = (
    "{} is an address inside a private network and is not fetched; use a public one, or name its network under "
    "`settings: allow:` in sources.yml."
)

# Host name in, the addresses it stands for out.
Resolver = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart for asking: `host` is in ASCII, `path` is quoted and holds the query."""

    scheme: str
    host: str
    port: int
    path: str

    def host_header(self) -> str:
        """The host as the request states it, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def target(url: str) -> Target:
    """Take an address apart. Raises Refused for other schemes, passwords, and ports of other services."""
    if len(url) > LONGEST:
        raise Refused(f"The address is longer than {LONGEST} characters; give a shorter one.")
    try:
        url.encode("utf-8")  # half a surrogate pair can be put in no address
        parts = urlsplit(UNSAFE.sub(lambda found: quote(found[0]), url.strip()))
        port = parts.port
        host = (
            (parts.hostname or "").encode("idna").decode("ascii")
            if not _is_ip(parts.hostname)
            else parts.hostname
        )
    except (ValueError, UnicodeError) as problem:
        raise Refused("The address is not well formed; check it.") from problem
    if parts.scheme not in PORTS:
        raise Refused(
            f"Only http and https addresses are fetched, not {parts.scheme or 'this'}; check the address."
        )
    if not host:
        raise Refused("The address names no host; check it.")
    if not HOST.match(host):
        raise Refused("The address names a host with letters that no host has; check it.")
    if parts.username is not None or parts.password is not None:
        raise Refused("The address carries a user name or password; give it without.")
    port = PORTS[parts.scheme] if port is None else port
    if port < UNPRIVILEGED and port not in PORTS.values():
        raise Refused(
            f"Port {port} serves no pages; only 80, 443 and ports from {UNPRIVILEGED} on are asked."
        )
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return Target(parts.scheme, host, port, f"{path}?{query}" if query else path)


def _is_ip(host: str | None) -> bool:
    try:
        ipaddress.ip_address(host or "")
    except ValueError:
        return False
    return True


def resolve(host: str, port: int) -> list[str]:
    """The addresses a host name stands for. Raises Unreachable when there are none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise Unreachable(
            f"The name {host} could not be resolved; check the address and the network."
        ) from problem
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet, and not private, loopback, link-local or the like.

    IPv4 addresses wrapped in IPv6 (mapped, 6to4, Teredo, NAT64) are judged by what they wrap.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found.is_site_local:
            return False
    if found in METADATA or any(found in network for network in SPECIAL):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


class Allowance:
    """Which addresses may be connected to: public ones, and those of the networks named."""

    def __init__(self, networks: Iterable[str] = ()) -> None:
        self.networks: list[Network] = [ipaddress.ip_network(network, strict=False) for network in networks]

    def __contains__(self, address: str) -> bool:
        if is_public(address):
            return True
        try:
            found = ipaddress.ip_address(address.partition("%")[0])
        except ValueError:
            return False
        return any(found in network for network in self.networks)


def permitted(
    asked: Target, *, allow_private: bool, resolver: Resolver = resolve, allow: Iterable[str] | None = None
) -> Sequence[str]:
    """The addresses of a target that may be connected to, in the resolver's order.

    Raises Refused when any of them is not public, unless `allow_private` or in one of the networks of `allow`;
    Unreachable when there are none.
    """
    addresses = [asked.host] if _is_ip(asked.host) else resolver(asked.host, asked.port)
    if not addresses:
        raise Unreachable(f"The name {asked.host} could not be resolved; check the address and the network.")
    allowance = Allowance(allow or ())
    if not allow_private and not all(address in allowance for address in addresses):
        raise Refused((PUBLIC_ONLY if allow is None else PRIVATE).format(asked.host))
    return addresses
