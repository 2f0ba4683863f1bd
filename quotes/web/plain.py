"""Dates, tiers, credits and links in the words that a reader would use; what is not understood stays as it stands."""

import re

from db.reviewing.rulings import RulingRow
from quotes.citations import MONTHS
from quotes.deep_links import web_address
from quotes.review.telling import told

TIERS = {"primary": "the record itself", "secondary": "a report", "collection": "a collection of quotations"}
STATUS = {"asserted": "credited", "misattributed": "wrongly credited", "disputed": "disputed"}
CONFIDENCE = {
    "certain": "for certain",
    "likely": "probably",
    "possible": "perhaps",
    "none": "by nobody named",
}
KINDS = {
    "exact": "the same words", "minor": "small things", "excerpt": "shortened", "elided": "cut, and marked",
    "altered": "words changed", "meaning_changed": "meaning changed", "spliced": "joined from pieces",
    "extended": "longer", "not_found": "changed throughout",
}  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?")


def day(date: str | None) -> str:
    """An ISO date as it is said: `2025-11-04` is 4 November 2025, `2025-11` November 2025."""
    found = _DATE.fullmatch(date or "")
    if not found or (found[2] and not 1 <= int(found[2]) <= 12):
        return (date or "")[:10]
    month = MONTHS[int(found[2]) - 1] if found[2] else ""
    return " ".join(part for part in (found[3] and str(int(found[3])), month, found[1]) if part)


def tier(name: str | None) -> str:
    """What kind of source it is."""
    return TIERS.get(name or "", name or "")


def status(name: str) -> str:
    """Whether a credit holds."""
    return STATUS.get(name, name)


def confidence(name: str) -> str:
    """How surely somebody is credited."""
    return CONFIDENCE.get(name, name)


def rule(name: str) -> str:
    """The rule that found a credit, without its hyphens."""
    return name.replace("_", " ").replace("-", " ")


def kind(name: str) -> str:
    """How a wording stands to the one that it was made from."""
    return KINDS.get(name, name.replace("_", " "))


def clock(seconds: float) -> str:
    """A second of a recording as players show it: 83 is 1:23."""
    minutes, second = divmod(max(0, int(seconds)), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def source_name(url: str) -> str:
    """What to call a source that has no title: its address, or a file's name without the folders of this machine."""
    return url if web_address(url) else url.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def ruling(row: RulingRow) -> str:
    """What reviewers decided, as a sentence."""
    sentence = told(row.kind, row.about, row.value_text)
    return f"{sentence[:1].upper()}{sentence[1:]}."


FILTERS = {
    "day": day, "tier": tier, "status": status, "confidence": confidence, "rule": rule, "kind": kind,
    "clock": clock, "source_name": source_name, "ruling": ruling,
}  # fmt: skip
