"""When the words were said, as far as the text tells: "on Tuesday", "on December 6, 2012", "then"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONG_DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_MONTH = (
    r"(Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)|"
    r"Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_FULL = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:,? (\d{{4}}))?(?!\d)|\b(\d{{1,2}}) {_MONTH}(?: (\d{{4}}))?")
_MONTH_ALONE = re.compile(rf"\b[Ii]n (?:early |late |mid-)?{_MONTH} (\d{{4}})(?!\d)")
# A year alone is the year of the words only beside the verb: "said of the strike in 2019" is no day of saying.
_YEAR_ALONE = re.compile(
    r"\b(?:[Ii]n (?:early |late |mid-)?(\d{4})|[Ii]n (?:an?|the|his|her|their|its) (\d{4}) [a-z]+)(?=\W*\Z|[,:;.]| that\b)"
)
_OF_ELSE = frozenset(
    (
        *(
            "of",
            "about",
            "over",
            "for",
            "by",
            "from",
            "after",
            "before",
            "since",
            "until",
            "that",
            "who",
            "which",
        ),
        *(
            "whose",
            "he",
            "she",
            "it",
            "they",
            "was",
            "were",
            "is",
            "had",
            "has",
            "be",
            "been",
            "will",
            "would",
        ),
    )
)
_NEAR = 6
_YEARS = range(1500, 2100)
_WHEN = ("yesterday", "today", "tonight", "then", *(f"{day}day" for day in _LONG_DAYS))
_THEN = re.compile(r"\bthen\b(?!-)")
_LONG_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december", "sept", "sept."),
)
_TELLING = frozenset(
    (*map(str, _YEARS), *_WHEN, *_LONG_MONTHS, *_MONTHS, *(f"{month}." for month in _MONTHS))
)
_DAY = re.compile(r"\b(last )?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(yesterday|today|tonight)\b")


def dated(lows: Sequence[str]) -> bool:
    """Whether any of some words can tell a day, before anything dearer is asked."""
    return not _TELLING.isdisjoint(lows)


def said_on(text: str, clause: tuple[int, int], paragraph: int, published: str | None) -> str | None:
    """The ISO date, month ("in May 2014") or year ("in 2014") in which the text says that words were said, else None.

    `clause` is the (start, end) of the attributing words in code points, `paragraph` where their paragraph
    begins. A weekday needs `published`: it is the latest such day up to then. "Then" points back to the
    last full date of the paragraph.
    """
    day = _published(published)
    start, end = clause
    match = _FULL.search(text, start, end)
    if match:
        return _full(match, day)
    match = _MONTH_ALONE.search(text, start, end)
    if match:
        return f"{match.group(2)}-{_MONTHS.index(match.group(1)[:3].lower()) + 1:02}"
    match = _YEAR_ALONE.search(text, start, end)
    if match:
        return _year(match, text[start : match.start()], day)
    match = _DAY.search(text, start, end)
    if match:
        return _weekday(match, day) if day else None
    if _THEN.search(text, start, end):
        named = [*_FULL.finditer(text, paragraph, start)]
        return _full(named[-1], day) if named else None
    return None


def _published(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _year(match: re.Match[str], before: str, published: date | None) -> str | None:
    """The year a match names, None where the words before it make it the year of something else, or one to come."""
    year = int(match.group(1) or match.group(2))
    between = before.lower().replace(",", "").split()
    acts = any(word.endswith(("ing", "ed")) for word in between[1:]) or "," in before
    to_come = published is not None and year > published.year
    elsewhere = acts or len(between) > _NEAR or not _OF_ELSE.isdisjoint(between)
    return None if elsewhere or to_come or year not in _YEARS else str(year)


def _full(match: re.Match[str], published: date | None) -> str | None:
    """The date a full match names; without a year it is the latest such day before publication."""
    name, number = match.group(1) or match.group(5), int(match.group(2) or match.group(4))
    year_said = match.group(3) or match.group(6)
    month = _MONTHS.index(name[:3].lower()) + 1
    if year_said is None and published is None:
        return None
    year = int(year_said) if year_said else published.year if published else 0
    try:
        found = date(year, month, number)
        if year_said is None and published and found > published + timedelta(days=1):
            found = date(year - 1, month, number)
    except ValueError:
        return None
    return found.isoformat()


def _weekday(match: re.Match[str], published: date) -> str:
    near = match.group(3)
    if near:
        return (published - timedelta(days=1 if near == "yesterday" else 0)).isoformat()
    wanted = _DAYS.index(match.group(2)[:3].lower())
    back = (published.weekday() - wanted) % 7
    if match.group(1) and back == 0:
        back = 7
    return (published - timedelta(days=back)).isoformat()
