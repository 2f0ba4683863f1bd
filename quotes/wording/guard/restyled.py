"""Style in a claim that puts other words otherwise too: what a translator or a paraphrase turns without turning the sense.

The number of those meant, another pronoun, the order of a question: in words that agree throughout they turn a meaning. Where
words of content differ at several other places, somebody told the whole in words of his own, and such a change is told as
a finding and turns nothing. What is told beside one other place already is in `quotes.wording.support.beside`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.lexicon import listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import Marker, markers
from quotes.wording.thresholds import GUARD, Thresholds

NOTE = "told only: other words were put otherwise as well"
# What is style beside `restyled` other places put otherwise.
_FINE = frozenset({"guard.pronoun", "guard.question"})
_SUBJECTS = frozenset({"he", "she"})
_THIRD = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim and a record with every difference named."""

    said: Atoms
    recorded: Atoms
    changes: tuple[Change, ...]


def style_told(
    said: Atoms,
    recorded: Atoms,
    changes: Sequence[Change],
    found: Sequence[Finding],
    asks: Thresholds = GUARD,
) -> list[Finding]:
    """The findings, those that are only style in a claim put otherwise at other places turning nothing."""
    if not any(finding.turns and finding.rule in _FINE for finding in found):
        return list(found)
    both = Compared(said, recorded, tuple(changes))
    return [
        replace(finding, turns=False, note=finding.note or NOTE)
        if finding.turns and _is_style(both, finding, asks)
        else finding
        for finding in found
    ]


def _is_style(both: Compared, finding: Finding, asks: Thresholds) -> bool:
    """Whether a finding is style beside what was put otherwise at other places."""
    elsewhere = _elsewhere(both, finding)
    if finding.rule == "guard.pronoun" and _number_only(both, elsewhere):
        return True
    if finding.rule not in _FINE:
        return False
    if finding.rule == "guard.pronoun" and _another_speaks(finding):
        return False
    others = sum(
        change.weight == "changed" and not _its_own(both, change, finding) for change in both.changes
    )
    return elsewhere >= asks.restyled or (elsewhere >= 1 and others >= asks.restyled)


def _another_speaks(finding: Finding) -> bool:
    """Whether somebody else does what the speaker did, or the reverse: "I fell", "he fell"."""
    pair = {finding.claim.casefold(), finding.recorded.casefold()}
    return "i" in pair and not pair.isdisjoint(_SUBJECTS)


def _number_only(both: Compared, elsewhere: int) -> bool:
    """Whether whoever is meant is one here and many there ("his master … him", "their master … them"), not somebody else.

    So it is where other words differ as well, or where several forms of the one became those of the other.
    """
    moved = []
    for change in both.changes:
        ours = _persons(both.said, change.c0, change.c1)
        theirs = _persons(both.recorded, change.r0, change.r1)
        if change.weight == "changed" and ours and theirs and ours[0].group != theirs[0].group:
            moved.append((ours[0].group, theirs[0].group, both.recorded.words[theirs[0].start]))
    pairs, forms = {(ours, theirs) for ours, theirs, _ in moved}, {form for _, _, form in moved}
    if not pairs or any("they" not in pair or not _THIRD.issuperset(pair) for pair in pairs):
        return False
    return elsewhere >= 1 or (len(pairs) == 1 and len(forms) > 1)


def _persons(text: Atoms, start: int, end: int) -> list[Marker]:
    return [m for m in markers(text.words, start, end) if m.kind == "pronoun"]


def _elsewhere(both: Compared, finding: Finding) -> int:
    """At how many places that a finding does not speak of a word of content was put for another."""
    return sum(
        change.kind == "replaced"
        and change.weight == "changed"
        and not _its_own(both, change, finding)
        and not listed("light_words").issuperset(
            (*both.said.words[change.c0 : change.c1], *both.recorded.words[change.r0 : change.r1])
        )
        and not _only_persons(both, change)
        for change in both.changes
    )


def _only_persons(both: Compared, change: Change) -> bool:
    """Whether a change puts nothing but a pronoun for another."""
    return all(
        end - start == len(_persons(text, start, end))
        for text, start, end in (
            (both.said, change.c0, change.c1),
            (both.recorded, change.r0, change.r1),
        )
    )


def _its_own(both: Compared, change: Change, finding: Finding) -> bool:
    """Whether a finding speaks of a change."""
    ours = _speaks_of(both.said, change.c0, change.c1, finding.claim_start, finding.claim_end)
    return ours or _speaks_of(
        both.recorded, change.r0, change.r1, finding.recorded_start, finding.recorded_end
    )


def _speaks_of(text: Atoms, first: int, last: int, start: int | None, end: int | None) -> bool:
    """Whether the characters from `start` to `end` are among the words [first, last)."""
    if start is None or end is None or first >= last:
        return False
    return text.starts[first] < end and start < text.ends[last - 1]
