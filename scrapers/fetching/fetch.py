"""One file or one web address, fetched whole: the bytes, and all that is known of how they came.

Proxies named in the environment are not used: behind one, the check of addresses would be the proxy's.
"""

import threading
import time
from collections.abc import Iterable, Sequence
from queue import Empty, Queue
from urllib.parse import urljoin

from scrapers.errors import Unreachable
from scrapers.fetching.addresses import Resolver, permitted, resolve, target
from scrapers.fetching.answers import Answer
from scrapers.fetching.fetched import LIMITS, Fetched, Limits
from scrapers.fetching.files import fetch_file

__all__ = ["AGENT", "LIMITS", "Fetched", "Limits", "fetch", "fetch_file", "fetch_url"]

AGENT = "quotes/0.1 (quotation checking; one page at a time)"


def fetch(
    source: str,
    *,
    allow_private: bool = False,
    limits: Limits = LIMITS,
    agent: str = AGENT,
    resolver: Resolver = resolve,
    allow: Iterable[str] | None = None,
) -> Fetched:
    """Fetch a web address or a file.

    Whatever holds `://` is an address, all else a path. Raises Refused, Unreachable or TooLarge, each with
    one sentence. `allow_private` lets addresses inside the own network through, for tests,
    `allow` those of the networks named, for who may have any: a refusal then says how.
    """
    if "://" in source:
        return fetch_url(
            source, allow_private=allow_private, limits=limits, agent=agent, resolver=resolver, allow=allow
        )
    return fetch_file(source, limits=limits)


def fetch_url(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits = LIMITS,
    agent: str = AGENT,
    resolver: Resolver = resolve,
    allow: Iterable[str] | None = None,
) -> Fetched:
    """Fetch a web address, following redirects, each of which is checked like the first.

    Raises Refused for what must not be asked, Unreachable for what did not answer with a page (errors 4xx and
    5xx among it), TooLarge above the limit of bytes, packed or unpacked.
    """
    end = time.monotonic() + limits.seconds
    here = url
    for _ in range(limits.redirects + 1):
        asked = target(here)
        addresses = permitted(
            asked, allow_private=allow_private, resolver=_in_time(resolver, end), allow=allow
        )
        answer = Answer(asked, addresses, end, agent)
        try:
            onward = answer.location()
            if onward is None:
                return answer.read(url, here, limits)
        finally:
            answer.close()
        here = urljoin(here, onward)
    raise Unreachable(f"The address redirects more than {limits.redirects} times; check it in a browser.")


def _in_time(resolver: Resolver, end: float) -> Resolver:
    """The resolver, left alone when the time is over: whoever answers for a name may take as long as they like."""

    def resolved(host: str, port: int) -> Sequence[str]:
        answer: Queue[Sequence[str] | Exception] = Queue(1)

        def ask() -> None:
            try:
                answer.put(resolver(host, port))
            except Exception as problem:
                answer.put(problem)

        threading.Thread(target=ask, daemon=True).start()
        try:
            found = answer.get(timeout=max(0.0, end - time.monotonic()))
        except Empty:
            raise Unreachable(f"The name {host} was not resolved in time; try again later.") from None
        if isinstance(found, Exception):
            raise found
        return found

    return resolved
