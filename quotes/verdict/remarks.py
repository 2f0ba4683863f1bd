"""What a verdict remarks beside its two answers: decisions that it obeys, and a date that is not on record."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from db.reading.evidence import Place
from db.reviewing.rulings import RulingRow
from quotes.review.telling import note
from quotes.text import words as words_of
from quotes.verdict.credits import DISAGREE, MISQUOTED, REVIEWED
from quotes.verdict.running import SOUND
from quotes.verdict.summary import listed
from quotes.verdicts import REPORTED, Comparison, Finding

OTHER_DATE = "other_date"
# A primary source has the remark in words so free that it may be another.
OTHERWISE = "primary_otherwise"
# By which rule a collection's note on an entry names the claimed words as its misquotation, in so many characters behind it.
NOTED, NOTE = "noted_misquotation", 800
_MISQUOTED_AS = re.compile(r"\bmisquoted as [\"“]([^\"“”]{1,300})[\"”]")
# A verdict names so many decisions, the latest; the history of the quote has them all.
MOST_DECISIONS = 10


def decided(rulings: Sequence[RulingRow]) -> tuple[Finding, ...]:
    """What reviewers decided and this verdict obeys, each with the id of the decision."""
    kinds = ("confirm", "speaker", "misattributed", "disputed", "same_quote", "not_same_quote", "original")
    told = [ruling for ruling in rulings if ruling.kind in kinds][-MOST_DECISIONS:]
    return tuple(
        Finding(
            "reviewed",
            "",
            "",
            DISAGREE if ruling.contested else REVIEWED,
            note=note(ruling),
            decision=ruling.decision_id,
        )
        for ruling in told
    )


def earlier_state(since: str | None) -> tuple[Finding, ...]:
    """A note when the words stand in an earlier state of their page only; `since` is when the newest was read."""
    if since is None:
        return ()
    note = f"These words stand in an earlier state of this page; the newest, read on {since[:10]}, no longer has them."
    return (Finding("earlier_state", "", "", "newest_snapshot", note=note),)


def misquoted(place: Place) -> tuple[Finding, ...]:
    """What the words of a place are put for, where a collection files them as a misquotation."""
    if place.section != MISQUOTED:
        return ()
    original = f"{place.citation[:1].lower()}{place.citation[1:]}" if place.citation else "a misquotation"
    end = "" if original.endswith((".”", "!”", "?”", "…”")) else "."
    note = f"A collection lists these words as {original}{end}"
    return (Finding("misquotation", "", "", "listed_misquotation", note=note),)


def noted(words: str, place: Place, running: Callable[[str, int, int], str]) -> tuple[Finding, ...]:
    """That a collection's own note calls the claimed words a misquotation of its entry ("Often misquoted as …").

    `running` gives the text of a source between two offsets.
    """
    if place.tier != "collection" or place.end is None or place.section == MISQUOTED:
        return ()
    note = running(place.source_id, place.end, place.end + NOTE).partition("\n\n")[0]
    if not any(words_of(found[1]) == words_of(words) for found in _MISQUOTED_AS.finditer(note)):
        return ()
    told = f"{f'“{place.title}”' if place.title else 'The collection'} notes that the words are often misquoted just so."
    return (Finding("misquotation", "", "", NOTED, note=told),)


def dated(claimed: str | None, places: Sequence[Place]) -> tuple[Finding, ...]:
    """A note when the words are dated on record, and never as the claim dates them.

    A date is compared as far as both are stated: "2012-12" agrees with "2012-12-06". The record of an event is of the day
    of the event and decides alone. A report may be published some days after the words were said, so without a stated day
    only an earlier publication contradicts.
    """
    events = {day for place in places if (day := _event(place))}
    said = sorted(events or {place.said_on[:10] for place in places if place.said_on})
    published = sorted({place.published[:10] for place in places if place.published})
    if not claimed or any(claimed.startswith(day) or day.startswith(claimed) for day in said):
        return ()
    if said:
        return (_other_date(f"On record as said on {listed(said)}, not {claimed}."),)
    if published and published[0] < claimed:
        return (_other_date(f"The words stood in print on {published[0]}, before {claimed}."),)
    return ()


def undated(claimed: str | None, places: Sequence[Place]) -> tuple[Finding, ...]:
    """A note when nothing on record tells of the day that a claim gives: silence would read as agreement."""
    known = any(place.said_on or _event(place) for place in places)
    if not claimed or not places or known or dated(claimed, places):
        return ()
    note = f"The record states no day on which these words were said; the one claimed, {claimed}, was not checked."
    return (Finding("date_open", "", "", "claimed_date_open", note=note),)


def _event(place: Place) -> str:
    """The day of what a primary source records turn by turn, empty for others: a book is printed when it is printed."""
    if place.tier != "primary" or place.kind != "turn":
        return ""
    return (place.said_on or place.published or "")[:10]


def _other_date(note: str) -> Finding:
    return Finding(OTHER_DATE, "", "", "claimed_date", note=note)


def reported(comparison: Comparison, start: int, end: int) -> Comparison:
    """Reported speech is nobody's exact words, whatever agrees; the remark stands from `start` to `end` of its sentence.

    The words outside that report it are its credit, which a claim may leave to whoever is named beside it.
    """
    note = Finding("reported_speech", "", "", REPORTED, note="The source reports this in its own words.")
    findings = tuple(
        replace(finding, turns=False) if _credits(finding, start, end) else finding
        for finding in comparison.findings
    )
    turned = comparison.wording == "meaning_changed" and any(finding.turns for finding in findings)
    sound = comparison.wording in SOUND or (comparison.wording == "meaning_changed" and not turned)
    wording = "altered" if sound else comparison.wording
    return replace(comparison, wording=wording, findings=(*findings, note))


def _credits(finding: Finding, start: int, end: int) -> bool:
    """Whether a finding is the voice that the sentence of a reported remark gives the whole of it to."""
    at = finding.recorded_start
    return finding.rule == "cut.voice" and (at is None or at < start or at >= end)


def otherwise(comparison: Comparison, like: str, places: Sequence[Place]) -> Comparison:
    """A primary source has words that are like the claimed ones in part, and may be another remark."""
    names = listed(list(dict.fromkeys(place.title or place.url for place in places)))
    note = f"No primary source has these words; {names} has only something like them: “{' '.join(like.split())}”."
    found = Finding(OTHERWISE, "", "", "primary_reworded", note=note)
    return replace(comparison, findings=(*comparison.findings, found))


def carried(comparison: Comparison, places: Sequence[Place]) -> Comparison:
    """The words stand somewhere as claimed, but the primary source has others."""
    names = listed(list(dict.fromkeys(place.publisher or place.title or place.url for place in places)))
    note = Finding(
        "carried_as_claimed", "", "", "primary_source_decides", note=f"These very words stand in {names}."
    )
    return replace(comparison, findings=(*comparison.findings, note))
