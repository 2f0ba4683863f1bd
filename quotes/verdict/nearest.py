"""The places nearest to words that are not found, as a person is shown them: candidates, and no part of the verdict."""

from collections.abc import Sequence
from dataclasses import replace

from db.reading.evidence import Evidence as Record
from db.reading.evidence import Place
from quotes.search.nearest import Near
from quotes.verdict.evidence import evidence_of
from quotes.verdicts import Evidence

# Characters kept on each side of the sentence shown.
AROUND = 300


def candidates(near: Sequence[Near], record: Record) -> tuple[Evidence, ...]:
    """For each row that comes near a claim the first place where it stands, cut to the sentence in question."""
    return tuple(_cut(places[0], each) for each in near if (places := record.places([each.row])))


def _cut(place: Place, near: Near) -> Evidence:
    before, words, behind = near.text[: near.start], near.text[near.start : near.end], near.text[near.end :]
    kept = words.rstrip()
    found = evidence_of(place, holds=False)
    exact = place.text == near.text and place.start is not None
    start = (place.start or 0) + near.start if exact else None
    return replace(
        found,
        text=kept,
        prefix=(place.prefix + before)[-AROUND:],
        suffix=(words[len(kept) :] + behind + place.suffix)[:AROUND],
        start=start,
        end=start + len(kept) if start is not None else None,
    )
