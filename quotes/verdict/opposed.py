"""Reports that print a remark with the opposite meaning: an answer that rests on one of them says so of the others.

Where one of those is a correction, the words that it sets right are in doubt.
"""

from collections.abc import Sequence
from typing import NamedTuple

from db.reading.evidence import Place
from quotes.verdict.running import SOUND
from quotes.verdicts import Comparison, Finding
from quotes.wording import compare
from quotes.wording.thresholds import GUARD, Thresholds

RULE = "printed_otherwise"
# Other sources of the remark that are read for it, and characters of one that a sentence shows.
MOST, SHOWN = 8, 200


class Opposed(NamedTuple):
    """Where the opposite is printed, and the finding that says so."""

    place: Place
    finding: Finding


def opposed(
    words: str,
    comparison: Comparison,
    own: Sequence[Place],
    places: Sequence[Place],
    guard: Thresholds = GUARD,
) -> Opposed | None:
    """The source of a remark that prints words of another meaning; None where none does, or a primary source decides.

    `own` are the places of the passage that holds the claimed words, `places` all of its family.
    """
    if not open_to(comparison, own):
        return None
    seen = {place.variant_id for place in own}
    others: dict[str, Place] = {}
    for place in places:
        if place.variant_id not in seen and place.kind != "indirect" and place.tier != "collection":
            others.setdefault(place.variant_id, place)
    for place in list(others.values())[:MOST]:
        answer = compare(words, place.text, before=place.prefix, after=place.suffix, asks=guard)
        turning = [finding for finding in answer.findings if finding.turns]
        if answer.wording != "meaning_changed" or not turning:
            continue
        start = max(place.text.rfind(stop, 0, answer.recorded_start) + 1 for stop in ".!?\n")
        printed = " ".join(place.text[start : answer.recorded_end].split())
        name = place.publisher or (f"“{place.title}”" if place.title else place.url)
        against = any(finding.kind in ("negation", "polarity") for finding in turning)
        says = "the opposite" if against else "something else"
        note = f"{name} prints {says}: “{_end(printed)}”."
        return Opposed(place, Finding("opposed", "", printed, RULE, note=note))
    return None


def open_to(comparison: Comparison, own: Sequence[Place]) -> bool:
    """Whether what others print can speak against words: sound ones that no primary source has."""
    return comparison.wording in SOUND and not any(place.tier == "primary" for place in own)


def speakers_of(places: Sequence[Place], here: Sequence[Place]) -> list[Place]:
    """Those places that credit one of those who are credited `here`: a short remark is anybody's."""
    whose = {credit.speaker_id for place in here for credit in place.credits}
    return [place for place in places if any(credit.speaker_id in whose for credit in place.credits)]


def _end(printed: str) -> str:
    return printed if len(printed) <= SHOWN else "…" + printed[-SHOWN:].lstrip()
