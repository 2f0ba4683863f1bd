"""One file or one web address, fetched whole: the bytes, and all that is known of how they came.

Proxies named in the environment are not used: behind one, the check of addresses would be the proxy's.
"""

import time
from urllib.parse import urljoin

from scrapers.addresses import Resolver, permitted, resolve, target
from scrapers.answers import Answer
from scrapers.errors import Unreachable
from scrapers.fetched import LIMITS, Fetched, Limits
from scrapers.files import fetch_file, files_in

__all__ = ["AGENT", "LIMITS", "Fetched", "Limits", "fetch", "fetch_file", "fetch_url", "files_in"]

AGENT = "quotes/0.1 (quotation checking; one page at a time)"


def fetch(
    source: str,
    *,
    allow_private: bool = False,
    limits: Limits = LIMITS,
    agent: str = AGENT,
    resolver: Resolver = resolve,
) -> Fetched:
    """Fetch a web address or a file.

    Whatever holds `://` is an address, all else a path. Raises Refused, Unreachable or TooLarge, each with
    one sentence. `allow_private` lets addresses inside the own network through, for tests and intranets.
    """
    if "://" in source:
        return fetch_url(source, allow_private=allow_private, limits=limits, agent=agent, resolver=resolver)
    return fetch_file(source, limits=limits)


def fetch_url(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits = LIMITS,
    agent: str = AGENT,
    resolver: Resolver = resolve,
) -> Fetched:
    """Fetch a web address, following redirects, each of which is checked like the first.

    Raises Refused for what must not be asked, Unreachable for what did not answer with a page (errors 4xx and
    5xx among it), TooLarge above the limit of bytes, packed or unpacked.
    """
    end = time.monotonic() + limits.seconds
    here = url
    for _ in range(limits.redirects + 1):
        asked = target(here)
        addresses = permitted(asked, allow_private=allow_private, resolver=resolver)
        answer = Answer(asked, addresses, end, agent)
        try:
            onward = answer.location()
            if onward is None:
                return answer.read(url, here, limits)
        finally:
            answer.close()
        here = urljoin(here, onward)
    raise Unreachable(f"The address redirects more than {limits.redirects} times; check it in a browser.")
