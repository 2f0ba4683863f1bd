"""Dates as people and machines write them, turned into ISO dates; what is ambiguous stays unread.

`06/12/2013` is June to one reader and December to another, so it gives None.
"""

import re
from datetime import date, datetime
from functools import cache

from scrapers.wordlists import listed

ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?"
)
BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})")
DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
WORDS = re.compile(r"[^\W\d_]+|\d+")
EARLIEST = 1000  # no source with a day of publication is older; below it, a number is not a year


@cache
def months() -> dict[str, int]:
    """The number of each month by its name, in small letters."""
    return {name: int(number) for name, number in map(str.split, listed("months"))}


def iso_date(text: str | None) -> str | None:
    """The first date in a short text as an ISO date, with the time where an ISO time is given; else None.

    Reads `2013-12-06T10:30:00Z`, `20131206`, `6.12.2013`, `December 6, 2013`, `6th December 2013`,
    `Fri, 06 Dec 2013 10:30:00 GMT`. Looks at the first 200 characters only.
    """
    if not text:
        return None
    text = text.strip()[:200]
    found = ISO.search(text)
    if found:
        return _with_time(found)
    if found := BASIC.fullmatch(text):
        return _day(*map(int, found.groups()))
    if found := DOTTED.search(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    return _worded(WORDS.findall(text.lower()))


def month_of(text: str) -> str | None:
    """A month by its name and a year, and nothing else, as an ISO month: `March 2019`, `Mar. 2019`; else None."""
    first, *rest = WORDS.findall(text.lower()[:200])[:3] or [""]
    month = months().get(first)
    year = rest[0] if len(rest) == 1 and rest[0].isascii() and rest[0].isdigit() and len(rest[0]) == 4 else ""
    return f"{year}-{month:02}" if month and year and int(year) >= EARLIEST else None


def day_of(text: str | None) -> str | None:
    """The day alone of an ISO date."""
    return text[:10] if text else None


def _with_time(found: re.Match[str]) -> str | None:
    day = _day(int(found[1]), int(found[2]), int(found[3]))
    if day is None or found[4] is None:
        return day
    zone = (found[7] or "").replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(f"{day}T{found[4]}:{found[5]}:{found[6] or '00'}{zone}")
    except ValueError:
        return day
    return moment.isoformat()


def _worded(words: list[str]) -> str | None:
    """A day, a month by name and a year standing side by side, in either order."""
    for at, word in enumerate(words):
        month = months().get(word)
        if month is None:
            continue
        around = [
            w for w in words[max(0, at - 2) : at + 4] if w not in {"st", "nd", "rd", "th", "de", "of", "der"}
        ]
        here = around.index(word)
        before = around[here - 1] if here else ""
        after, then = [*around[here + 1 : here + 3], "", ""][:2]
        for day, year in ((after, then), (before, after)):
            if day.isdecimal() and len(day) <= 2 and year.isdecimal() and len(year) == 4:
                return _day(int(year), month, int(day))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= EARLIEST else None
    except ValueError:
        return None
