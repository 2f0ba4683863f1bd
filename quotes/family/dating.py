"""Which day a place may be dated by: what a source says of its own day, weighed before it decides who came first.

A day after the source was stored, a day that nobody can read, the day of a page's last change and a day that a late
report merely claims for the words are no dates of the place; each is set aside with its reason.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

REASONS = {
    "published": "the day it was published",
    "said": "the day of the event that it records",
    "future": "dated after the day it was stored",
    "unreadable": "its date cannot be read",
    "updated": "only the day of its last change is known",
    "claimed": "it tells when the words were said, not when it was published",
    "undated": "it has no date",
}
# A page dated in the easternmost zone may be a day ahead of the clock in UTC.
AHEAD = timedelta(days=1)
# A report so soon after the day that it names for the words is believed; a later one only repeats what is told.
SOON = timedelta(days=31)
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9-])")


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of a place, or None, and which of `REASONS` it is for.

    `day` is ISO 8601 and the last one that the stated date can mean, so that "2020" does not come before
    "2020-05-01"; `stated` is the date as the source has it; `moment` orders the hours of one day, in UTC where the
    source states its zone, and comes last where it states no hour.
    """

    day: str | None
    stated: str | None
    why: str
    moment: str = "~"


@lru_cache(maxsize=65536)
def dated(
    published: str | None, said_on: str | None = None, modified: str | None = None, *, tier: str, added: str
) -> Dated:
    """The day by which a place counts as early or late; `added` is when its source was stored."""
    stated, why = (published, "published") if published else (said_on, "said")
    if not published and tier != "primary":
        return Dated(
            None, said_on or modified, "claimed" if said_on else "updated" if modified else "undated"
        )
    if not stated:
        return Dated(None, modified, "updated" if modified else "undated")
    days = _days(stated)
    if days is None:
        return Dated(None, stated, "unreadable")
    stored = _days(added)
    if stored and days[0] > stored[0] + AHEAD:
        return Dated(None, stated, "future")
    return Dated(days[1].isoformat(), stated, why, _moment(stated))


@lru_cache(maxsize=65536)
def said(
    published: str | None, said_on: str | None = None, modified: str | None = None, *, tier: str, added: str
) -> str | None:
    """The day on which the words were said as far as this place can be believed, else the day it is dated by."""
    own = dated(published, said_on, modified, tier=tier, added=added)
    days, limit = _days(said_on) if said_on else None, _days(own.day) if own.day else None
    if days and limit and days[0] <= limit[1] and (tier == "primary" or limit[1] - days[1] <= SOON):
        return said_on
    return own.stated if own.day else None


def _moment(text: str) -> str:
    if len(text) <= len("2020-01-01"):
        return "~"
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return "~"
    return (at.astimezone(UTC) if at.tzinfo else at).strftime("%Y-%m-%dT%H:%M:%S")


def _days(text: str) -> tuple[date, date] | None:
    """The first and the last day that an ISO date, full or in part, can mean."""
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            return first, first
        last = date(first.year, month or 12, 28) + timedelta(days=4)
        return first, last - timedelta(days=last.day)
    except (ValueError, OverflowError):
        return None
