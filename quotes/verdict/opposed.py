"""Reports that print a remark with the opposite meaning: an answer that rests on one of them says so of the others."""

from collections.abc import Sequence

from db.reading.evidence import Place
from quotes.verdict.running import SOUND
from quotes.verdicts import Comparison, Finding
from quotes.wording import compare
from quotes.wording.thresholds import GUARD, Thresholds

RULE = "printed_otherwise"
# Other sources of the remark that are read for it, and characters of one that a sentence shows.
MOST, SHOWN = 8, 200


def opposed(
    words: str,
    comparison: Comparison,
    own: Sequence[Place],
    places: Sequence[Place],
    guard: Thresholds = GUARD,
) -> tuple[Finding, ...]:
    """The finding that other sources of a remark print words of another meaning; none where a primary source decides.

    `own` are the places of the passage that holds the claimed words, `places` all of its family.
    """
    if comparison.wording not in SOUND or any(place.tier == "primary" for place in own):
        return ()
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
        return (Finding("opposed", "", printed, RULE, note=note),)
    return ()


def _end(printed: str) -> str:
    return printed if len(printed) <= SHOWN else "…" + printed[-SHOWN:].lstrip()
