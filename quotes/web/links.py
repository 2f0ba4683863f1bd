"""Links that leave the site: only to the web, and where possible straight to the words.

A deep link is a text fragment, `#:~:text=prefix-,start,end,-suffix` (WICG Scroll to Text Fragment): the
browser opens the page and shows the words; one that does not know fragments opens the page.
"""

from urllib.parse import quote, urlsplit

# Enough words to be met once in a page; the draft advises a few words at either end for long passages.
EDGE = 5
LONGEST_WHOLE = 12


def web(url: str | None) -> str | None:
    """The address if it is one of the web, else None: a path, `javascript:` or `data:` is never a link."""
    if not url or any(ord(c) <= 0x20 or c in '<>"\\^`{|}' for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def name(url: str) -> str:
    """What to call a source that has no title: its address, or a file's name without the folders of this machine."""
    return url if web(url) else url.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def deep(url: str | None, text: str, prefix: str = "") -> str | None:
    """The address that opens a page at these words, or None where there is no web address."""
    address = web(url)
    words = text.split()
    if address is None or not words:
        return address
    if len(words) <= LONGEST_WHOLE:
        target = _encode(" ".join(words))
        # Few words may stand twice: what stands before them tells the right one.
        if len(words) <= EDGE and (before := prefix.split()[-2:]):
            target = f"{_encode(' '.join(before))}-,{target}"
    else:
        target = f"{_encode(' '.join(words[:EDGE]))},{_encode(' '.join(words[-EDGE:]))}"
    return f"{address}{'' if '#' in address else '#'}:~:text={target}"


def _encode(text: str) -> str:
    return quote(text, safe="", errors="replace").replace("-", "%2D")
