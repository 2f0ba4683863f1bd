"""The line at a quote that says whose words they are: "— Ann Lee, The Long Road, 1911"; text alone, whatever the format."""

import re
from dataclasses import dataclass

from scrapers.dates import iso_date

DASH = re.compile(r"\s*[–—―~-]{1,3}\s*(?=[^\W\d])")
HANDLE = re.compile(r"(?P<name>[^()@]{1,80}?)\s*\(?@[\w.]{1,40}\)?")
NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’\-]*|de|da|van|von|der|bin|al|of|the)(?:\s+(?:[A-ZÀ-Þ][\w.'’\-]*|de|da|van|von|der|bin|al|of)){0,5}$"
)
# Behind the closing mark a dash and what may be a name: “We stayed.” — Ann Lee, 1911
BEHIND = re.compile(r"(?<=[”\"’»])\s*(?=[–—―-]{1,3}\s*[^\W\d][^\n”\"»]*$)")
# A line below a quote is longer only when it is part of the quote.
LONGEST = 200
# Behind a dash so much may name an office or a place below the shortest quote: "— the mayor, on Tuesday".
BRIEF = 40


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states below a block quote: the line itself, the speaker and the day it names."""

    citation: str
    speaker: str | None = None
    said_on: str | None = None


def stated_in(line: str) -> Stated:
    """A line such as "— Ann Lee (@annlee) May 3, 2024" or "— Ann Lee, The Long Road, 1911" taken apart."""
    words = DASH.sub("", line, count=1) if DASH.match(line) else line
    handle = HANDLE.match(words)
    if handle:
        return Stated(line, handle["name"].strip() or None, iso_date(words[handle.end() :]))
    first = words.split(",")[0].split("(")[0].strip()
    return Stated(line, first if NAME.match(first) and " " in first else None)


def too_long(line: str, words: int) -> bool:
    """Whether a line is too long to be the credit of so many letters; one that names somebody may be longer."""
    return len(line) > LONGEST or (len(line) > words and stated_in(line).speaker is None)


def is_credit(line: str, text: str, start: int, end: int) -> bool:
    """Whether a line below the words between two offsets begins with a dash and says whose they are.

    Lines of a dialogue do not: there the words begin with a dash too.
    """
    if not DASH.match(line) or DASH.match(text, start, min(end, start + LONGEST)):
        return False
    return not too_long(line, max(end - start, BRIEF))


def credit_at(words: str) -> tuple[int, Stated] | None:
    """Where marked words end in front of a dash and a name on the same line, and what is stated there."""
    # A credit is no longer than a line, so that only the end of the words can hold one.
    tail = len(words[: max(0, len(words) - LONGEST)].rstrip())
    found = BEHIND.search(words, tail)
    about = stated_in(words[found.end() :]) if found else None
    return (found.start(), about) if found and about and about.speaker else None
