"""What is typed as a speaker: the name in it, without what its bearer is or where the words stood, or several names.

Nothing is known here of who is on record; `quotes.persons.claiming` holds a name against that.
"""

import re
from functools import lru_cache

from quotes import lexicon
from quotes.persons.names import first_names, read
from quotes.speakers import parts

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_AND = re.compile(r",?\s+(?:and|&)\s+")
_APPOSING = frozenset({"the", "a", "an", "who", "whose", "his", "her", "their", "then", "now", "formerly"})
_ARTICLES = frozenset({"a", "an", "the", "some"})
# What stands behind a name and is none of it: a user name, where the words were published, a verb of saying.
_BEHIND = re.compile(
    r"\s+(?:@[\w.]{2,40}|(?i:on|via) (?:Twitter|X|Facebook|Instagram|TikTok|Truth Social|Threads|YouTube|Bluesky|Mastodon|Reddit)"
    r"|(?:(?:once|famously|reportedly) )?(?:said|says|wrote|writes|tweeted))\Z"
)


@lru_cache(maxsize=8192)
def name_in(claimed: str) -> str | None:
    """The name in what is typed as a speaker, None where nobody is named ("anonymous").

    Without an office before a comma, and without a user name, a site or a verb behind it: "Ada Finch on Twitter".
    """
    if (behind := _BEHIND.search(claimed)) and len(parts(bare := claimed[: behind.start()])) > 1:
        claimed = bare
    head, comma, tail = claimed.partition(",")
    office = [word.casefold() for word in _WORD.findall(head)]
    if comma and len(parts(tail)) > 1 and len(office) > 1 and office[-1] in lexicon.marked("roles"):
        return tail.strip()
    apposed = [word.casefold() for word in _WORD.findall(tail)[:1]]
    if comma and len(office) > 1 and apposed and apposed[0] in _APPOSING:
        return head.strip()  # "Dr. Ada Finch, the nation's top physician"
    plain = " ".join(office) if not comma else ""
    article = office[:1] and office[0] in _ARTICLES
    nobody = lexicon.listed("persons_nobody")
    return None if plain in nobody or (article and " ".join(office[1:]) in nobody) else claimed


@lru_cache(maxsize=8192)
def joint(claimed: str) -> tuple[str, ...]:
    """The people whom a claim names together ("Adrian and Thea Finch"); empty for one, and for a body."""
    found = [name for name in _AND.split(claimed) if name.strip()]
    if len(found) < 2 or any(read(name).body for name in found) or len(parts(found[-1])) < 2:
        return ()
    surname = parts(found[-1])[-1]
    whole = [
        f"{name} {surname.title()}"
        if parts(name)[:1] and parts(name) == (parts(name)[0],) and parts(name)[0] in first_names()
        else name
        for name in found
    ]
    return tuple(whole) if all(len(parts(name)) > 1 for name in whole) else ()
