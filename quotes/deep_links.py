"""The address that opens a page at its words, or a recording at its second; only the web is ever linked.

Words are named by a text fragment, `#:~:text=[prefix-,]start[,end][,-suffix]` (WICG, URL Fragment Text
Directives): a browser that does not know it opens the page. A second is `t=` (W3C Media Fragments, 4.2.1).
"""

import unicodedata
from functools import lru_cache
from itertools import pairwise
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from db.index.unspaced import UNSPACED

# A text fragment names a short passage whole and a long one by its ends, so that a difference in white space or
# a mark in the middle does not break the link.
EDGE_WORDS = 5
LONGEST_WHOLE = 12
# The same in letters for scripts that put no space between words: there a browser takes a piece only where a
# word ends, and the one end that is certain is a mark of punctuation.
EDGE_LETTERS = 8
LONGEST_WHOLE_LETTERS = 40
# Words of the context that tell which of two places is meant.
CONTEXT_WORDS = 2
# What stands before the name of a site that is the same without it.
SAME_SITE = frozenset({"www", "m", "mobile", "amp"})
VIDEO_HOSTS = frozenset({"youtube.com", "m.youtube.com", "youtu.be"})


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web, else None: a path, `javascript:` or `data:` is never a link."""
    if not url or any(ord(c) <= 0x20 or ord(c) == 0x7F or c in '<>"\\^`{|}' for c in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def site(url: str) -> str:
    """The host of a web address, without what only says for which device or reader a page is; empty for what is none."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
    head, _, rest = host.partition(".")
    return rest if head in SAME_SITE and "." in rest else host


def deep_link(
    url: str | None, text: str, prefix: str = "", suffix: str = "", *, seconds: float | None = None
) -> str | None:
    """The address that opens a page at these words, or a recording at this second; None without a web address.

    `prefix` and `suffix` are what stands around the words; they are named where the words are few.
    """
    address = web_address(url)
    if address is None:
        return None
    if seconds is not None:
        return _at_second(address, int(seconds))
    lines = [line.split() for line in text.splitlines() if line.split()]
    if not lines:
        return address
    base = address.partition(":~:")[0]
    return f"{base}{'' if '#' in base else '#'}:~:text={_directive(lines, prefix, suffix)}"


def _directive(lines: list[list[str]], prefix: str, suffix: str) -> str:
    words = [word for line in lines for word in line]
    if _is_unspaced("".join(words)):
        return _unspaced(lines)
    if len(lines) == 1 and len(words) <= LONGEST_WHOLE:
        target = _encoded(" ".join(words))
        if len(words) > EDGE_WORDS:
            return target
        # Few words may stand twice on a page: what stands around them tells the right ones.
        before = (prefix.splitlines() or [""])[-1].split()[-CONTEXT_WORDS:]
        after = (suffix.splitlines() or [""])[0].split()[:CONTEXT_WORDS]
        return _between(" ".join(before), target, " ".join(after), joined=suffix[:1].isalnum())
    # A piece of a directive may not run across paragraphs, the range between two pieces may.
    return f"{_encoded(' '.join(lines[0][:EDGE_WORDS]))},{_encoded(' '.join(lines[-1][-EDGE_WORDS:]))}"


def _between(before: str, target: str, after: str, *, joined: bool) -> str:
    """The target with what stands around it; a word that goes on behind the quotation is no suffix."""
    found = f"{_encoded(before)}-,{target}" if any(c.isalnum() for c in before) else target
    return f"{found},-{_encoded(after)}" if any(c.isalnum() for c in after) and not joined else found


def _is_unspaced(text: str) -> bool:
    return len(UNSPACED.findall(text)) > len(text) / 4


def _unspaced(lines: list[list[str]]) -> str:
    """The target in a script without spaces: whole clauses from either end."""
    first, last = " ".join(lines[0]), " ".join(lines[-1])
    if len(lines) == 1 and len(first) <= LONGEST_WHOLE_LETTERS:
        return _encoded(first)
    start, end = _clauses(first), _clauses(last)[::-1]
    head, tail = _until(start), _until(end, backward=True)
    if len(lines) == 1 and len(head) + len(tail) > len(first):
        return _encoded(first)
    return f"{_encoded(head)},{_encoded(tail)}"


def _clauses(text: str) -> list[str]:
    """The text cut after each mark of punctuation."""
    ends = [at for at, c in enumerate(text, 1) if unicodedata.category(c) in ("Po", "Pe", "Pf")]
    return [part for start, end in pairwise([0, *ends, len(text)]) if (part := text[start:end])]


def _until(clauses: list[str], *, backward: bool = False) -> str:
    """As many clauses as make a piece of some length."""
    piece = ""
    for clause in clauses:
        piece = clause + piece if backward else piece + clause
        if len(piece) >= EDGE_LETTERS:
            break
    return piece


def _at_second(address: str, second: int) -> str:
    parts = urlsplit(address)
    if (parts.hostname or "").removeprefix("www.") in VIDEO_HOSTS:
        asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != "t"]
        return urlunsplit(parts._replace(query=urlencode([*asked, ("t", f"{second}s")])))
    return urlunsplit(parts._replace(fragment=f"t={second}"))


def _encoded(text: str) -> str:
    """Words percent-encoded: `&`, `-` and `,` part the directive and must never stand in it."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")
