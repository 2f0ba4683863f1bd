"""How much one visitor may ask a minute, so that nobody's loop becomes everybody's wait."""

import ipaddress
import math
import sqlite3
import time
from collections.abc import Callable
from typing import Any

from quotes.web.claims import Refused
from quotes.web.settings import SiteSettings

# Addresses remembered at a time, some 1 MB; a tenth, heard of longest ago, is forgotten when there are more.
MOST_CLIENTS = 10_000
MEMORY = ":memory:"
_TABLE = """
    create table if not exists buckets (
        name text, client text, rest real not null, heard real not null, primary key (name, client)
    ) without rowid;
"""
_HELD = "select rest, heard from buckets where name = ? and client = ?"
_KEEP = "insert or replace into buckets values (?, ?, ?, ?)"
_CHARGE = "update buckets set rest = rest - ? where name = ? and client = ?"
_FORGET = """
    delete from buckets where name = :name and client in (
        select client from buckets where name = :name order by heard limit :few
    )
"""


class Buckets:
    """A bucket of claims for each client: full at first, refilled evenly, `per_minute` claims large.

    They stand in memory, or in a file that several processes share; `name` tells them from others in the same file.
    """

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float] = time.monotonic,
        *,
        name: str = "claims",
        path: str = MEMORY,
    ) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._name = name
        self._conn = sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
        # Nothing here outlives the processes, so nothing waits for the disk: 15 µs a claim in a file, 6 in memory.
        self._conn.executescript("pragma journal_mode = wal; pragma synchronous = off;" + _TABLE)

    def __len__(self) -> int:
        """How many clients are remembered."""
        return int(
            self._conn.execute("select count(*) from buckets where name = ?", [self._name]).fetchone()[0]
        )

    def take(self, client: str, claims: int = 1) -> float:
        """Take claims from a client's bucket; gives back the seconds to wait, 0 when there were any left.

        What is asked may overdraw the bucket once; until the debt is refilled, the client waits.
        """
        self._conn.execute("begin immediate")
        try:
            wait, new = self._taken(client, claims)
            if new and len(self) > MOST_CLIENTS:
                self._conn.execute(_FORGET, {"name": self._name, "few": MOST_CLIENTS // 10})
        finally:
            self._conn.execute("commit")
        return wait

    def _taken(self, client: str, claims: int) -> tuple[float, bool]:
        """The seconds to wait, and whether this client was not remembered."""
        held = self._conn.execute(_HELD, [self._name, client]).fetchone()
        now = self._clock()
        left, then = held or (float(self.per_minute), now)
        left = min(float(self.per_minute), left + (now - then) * self.per_minute / 60)
        wait = 0.0 if left >= 1 else (1 - left) * 60 / self.per_minute
        self._conn.execute(_KEEP, [self._name, client, left if wait else left - claims, now])
        return wait, held is None

    def charge(self, client: str, claims: int) -> None:
        """Take claims that turned out to be needed, whether or not they are left."""
        if claims > 0:
            self._conn.execute(_CHARGE, [claims, self._name, client])


def count_in(datasette: Any, path: str) -> None:
    """Count what is asked of this site in a file, together with other processes that serve it."""
    datasette._quotes_counted = path


def buckets(datasette: Any, name: str, per_minute: int) -> Buckets:
    """The buckets of that name, kept with the site."""
    kept: dict[str, Buckets] = datasette.__dict__.setdefault("_quotes_buckets", {})
    if name not in kept:
        path = datasette.__dict__.get("_quotes_counted", MEMORY)
        kept[name] = Buckets(per_minute, name=name, path=path)
    return kept[name]


def ask(datasette: Any, request: Any, settings: SiteSettings, claims: int = 1) -> None:
    """Count a request of this visitor; raises `Refused` with 429 and the seconds to wait."""
    wait = _claims(datasette, settings).take(client(request), claims)
    if wait > 0:
        seconds = math.ceil(wait)
        raise Refused(
            f"You asked more than {settings.claims_per_minute:,} claims a minute. Ask again in {seconds} s.",
            429,
            {"Retry-After": str(seconds)},
        )


def charge(datasette: Any, request: Any, settings: SiteSettings, claims: int) -> None:
    """Count what a request turned out to hold beyond its first claim."""
    _claims(datasette, settings).charge(client(request), claims)


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


def _claims(datasette: Any, settings: SiteSettings) -> Buckets:
    return buckets(datasette, "claims", settings.claims_per_minute)
