"""How much one visitor may ask a minute, so that nobody's loop becomes everybody's wait."""

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from quotes.web.claims import Refused
from quotes.web.settings import SiteSettings

# Addresses remembered at a time, some 2 MB; the one heard of longest ago is forgotten first.
MOST_CLIENTS = 10_000


class Buckets:
    """A bucket of claims for each client: full at first, refilled evenly, `per_minute` claims large."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def take(self, client: str, claims: int = 1) -> float:
        """Take claims from a client's bucket; gives back the seconds to wait, 0 when there were any left.

        What is asked may overdraw the bucket once; until the debt is refilled, the client waits.
        """
        now = self._clock()
        left, then = self._held.pop(client, (float(self.per_minute), now))
        left = min(float(self.per_minute), left + (now - then) * self.per_minute / 60)
        wait = 0.0 if left >= 1 else (1 - left) * 60 / self.per_minute
        self._held[client] = (left if wait else left - claims, now)
        while len(self._held) > MOST_CLIENTS:
            self._held.popitem(last=False)
        return wait

    def charge(self, client: str, claims: int) -> None:
        """Take claims that turned out to be needed, whether or not they are left."""
        if claims > 0 and client in self._held:
            left, then = self._held[client]
            self._held[client] = (left - claims, then)


def ask(datasette: Any, request: Any, settings: SiteSettings, claims: int = 1) -> None:
    """Count a request of this visitor; raises `Refused` with 429 and the seconds to wait."""
    wait = _buckets(datasette, settings).take(client(request), claims)
    if wait > 0:
        seconds = math.ceil(wait)
        raise Refused(
            f"You asked more than {settings.claims_per_minute:,} claims a minute. Ask again in {seconds} s.",
            429,
            {"Retry-After": str(seconds)},
        )


def charge(datasette: Any, request: Any, settings: SiteSettings, claims: int) -> None:
    """Count what a request turned out to hold beyond its first claim."""
    _buckets(datasette, settings).charge(client(request), claims)


def client(request: Any) -> str:
    """Whom a request is counted for: an IPv4 address, or the /64 of an IPv6 one, which is one subscriber's."""
    host = str((request.scope.get("client") or ("unknown",))[0])
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host[:100]
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _buckets(datasette: Any, settings: SiteSettings) -> Buckets:
    """The buckets of one site, kept with it."""
    found: Buckets | None = datasette.__dict__.get("_quotes_buckets")
    if found is None:
        found = datasette._quotes_buckets = Buckets(settings.claims_per_minute)
    return found
