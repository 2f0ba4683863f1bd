"""What stands beside the words of a claim that was changed, and bears on what is left of them.

An edge at which the claim goes on with words of its own was not cut there, and what it says itself was not cut away.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, listed, words
from quotes.text import tokens
from quotes.verdicts import Finding
from quotes.wording import alignment
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.backshift import names_reported
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import markers
from quotes.wording.cutting.edges import edges
from quotes.wording.cutting.joints import Reading
from quotes.wording.guard.amounts.same_bounds import bounds_as
from scrapers.glyphs import CLOSING

# Code points behind a verb of saying in which its subject stands: "said the engineers".
CREDIT = 40

_SPOKE = classed("spoke")
_AFTER = frozenset({"cut.rebuttal"})


def at_edges(reading: Reading, start: int, end: int, before: str, after: str) -> list[Finding]:
    """What bears on the words from outside, at an edge where the claim does not go on with words of its own."""
    first, last = reading.changes[0], reading.changes[-1]
    own = first.weight == "changed", last.weight == "changed"
    found = edges(reading.recorded.text, start, end, reading.said.words, before, after)
    if not found:
        return []
    said, theirs = reading.said, reading.recorded
    found = [f for f in found if f.rule != "cut.voice" or not _reported(said, theirs, reading.changes, f)]
    found = [f for f in found if f.rule != "cut.voice" or not named_elsewhere(reading, f)]
    found = [
        f for f in found if f.rule != "cut.bound" or not bounds_as(reading.said, tokens(f.recorded).words)
    ]
    if _quoted_as_asked(reading, end):
        found = [f for f in found if f.rule != "cut.rebuttal" or (f.recorded_start or 0) < end]
    # What the claim says itself, in words that the record has not there, was not cut away.
    own_words = [reading.said.raw(c.c0, c.c1) for c in reading.changes if c.weight != "same" and c.c0 < c.c1]
    said_words = tokens(" ".join(own_words)).words
    found = [f for f in found if not _says_itself(tokens(f.recorded).words, said_words)]
    return [
        f
        for f in found
        if not own[1 if f.rule in _AFTER or (f.recorded_start or 0) >= end else 0]
        or _still_denies(reading, f)
    ]


def _quoted_as_asked(reading: Reading, end: int) -> bool:
    """Whether the words end with a question mark on both sides, so that a "No." behind them takes nothing back: "You did?"."""
    said = reading.said.text.rstrip(CLOSING)
    return said.endswith("?") and reading.recorded.text[end : end + 1] == "?"


def _still_denies(reading: Reading, governor: Finding) -> bool:
    """Whether a denial stood before an "any" of which the claim makes an "every": "(I don't) think anyone", "everyone"."""
    first = reading.changes[0]
    if governor.rule not in ("cut.negation", "cut.denied_saying") or first.kind != "replaced":
        return False
    ours = {m.group for m in markers(reading.said.words, first.c0, first.c1)}
    theirs = {m.group for m in markers(reading.recorded.words, first.r0, first.r1)}
    return "any" in theirs and "all" in ours


def named_elsewhere(reading: Reading, voice: Finding) -> bool:
    """Whether the claim says at another place that the same one spoke: "They all say, …", "…, they all replied"."""
    subject = {word for word in tokens(voice.recorded).words if word not in words("cues_speech")}
    runs = [reading.said.words[c.c0 : c.c1] for c in reading.changes if c.weight != "same"]
    return any(not _SPOKE.isdisjoint(run) and not subject.isdisjoint(run) for run in runs)


def _reported(said: Atoms, recorded: Atoms, changes: Sequence[Change], voice: Finding) -> bool:
    """Whether the voice cut away is the one that the claim has speak for itself."""
    start, end = voice.recorded_start, voice.recorded_end
    credit = voice.recorded if start is None or end is None else recorded.text[start : end + CREDIT]
    return names_reported(said, recorded, changes, tokens(credit).words)


def _says_itself(cut: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the claim holds the words cut away, as they are or about another verb: "…, answered the parents"."""
    weights = [word for word in cut if word not in listed("light_words")]
    return alignment.find(cut, said) >= 0 or (
        len(weights) > 2 and 2 * len({*weights} & {*said}) > len(weights)
    )
