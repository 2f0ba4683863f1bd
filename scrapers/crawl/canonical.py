"""One address for one page: what links to the same page in other words is told apart from another page."""

from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from scrapers.wordlists import listed

LONGEST = 1000
MIRRORS = ("www.", "m.", "amp.")
# A path that repeats a part so often is a trap of relative links, not a page: /news/news/news/.
REPEATS = 3


def cleaned(url: str) -> str:
    """An address without its fragment and without the parameters that only say where a reader came from."""
    parts = urlsplit(url.strip())
    query = parts.query
    if query:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=200)
        kept = [(name, value) for name, value in pairs if not _tracks(name.lower())]
        if len(kept) < len(pairs):
            query = urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))


def key(url: str) -> str:
    """What two addresses of the same page have in common; parameters in another order make no other page.

    An address that cannot be taken apart is its own key.
    """
    try:
        return str(canonicalize_url(cleaned(url)))
    except ValueError:
        return url


def bare(url: str) -> str:
    """The host of an address without the part that only names a layout."""
    host = urlsplit(url).hostname or ""
    for mirror in MIRRORS:
        if host.startswith(mirror) and host.count(".") > 1:
            return host[len(mirror) :]
    return host


def trap(url: str) -> bool:
    """Whether an address is one of those that a site makes without end: too long, or repeating itself."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    return len(url) > LONGEST or any(parts.count(part) >= REPEATS for part in set(parts))


def _tracks(name: str) -> bool:
    whole, beginnings = _words()
    return name in whole or name.startswith(beginnings)


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    words = listed("tracking")
    return (
        frozenset(word for word in words if not word.endswith("*")),
        tuple(word[:-1] for word in words if word.endswith("*")),
    )
