"""One job for the crawling process: what to follow, how politely, and what is known already."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

Kind = Literal["page", "feed", "sitemap", "site", "wikiquote"]
KINDS: tuple[Kind, ...] = ("page", "feed", "sitemap", "site", "wikiquote")


@dataclass(frozen=True, slots=True)
class Manners:
    """How a crawl behaves: seconds, bytes and counts.

    `delay` is the least time between two requests to one host; AutoThrottle makes it longer when the host is slow.
    `recheck` is after how many days a page that is stored is asked again. `allow` lists addresses and networks
    inside the own network that may be asked all the same.
    """

    agent: str = "quotes/0.1 (quotation checking; no contact given)"
    delay: float = 1.0
    per_host: int = 2
    at_once: int = 16
    timeout: float = 30.0
    size: int = 64 * 1024 * 1024
    retries: int = 3
    backoff: float = 2.0
    redirects: int = 5
    recheck: float = 30.0
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What one crawl is to do.

    `known` maps the keys of stored addresses to when they were last read (ISO, UTC). `settled` lists the
    keys that an interrupted run of this job was done with. `folder` holds what a run needs to go on after it
    was stopped, `cache` the answers for conditional requests. `depth` and `pages` are budgets; `under` and
    `not_under` are beginnings of paths; `since` is an ISO date. A `dry` job fetches lists only.
    """

    name: str
    kind: Kind
    addresses: tuple[str, ...]
    folder: str
    cache: str
    manners: Manners = Manners()
    depth: int = 5
    pages: int = 1000
    under: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()
    since: str | None = None
    dry: bool = False
    known: Mapping[str, str] = field(default_factory=dict)
    settled: tuple[str, ...] = ()

    def written(self) -> str:
        """The job as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=True)

    @classmethod
    def parsed(cls, line: str) -> "Job":
        """The job from its line."""
        row = json.loads(line)
        manners = row.pop("manners")
        lists = ("addresses", "under", "not_under", "settled")
        row |= {name: tuple(row[name]) for name in lists}
        return cls(manners=Manners(**manners | {"allow": tuple(manners["allow"])}), **row)
