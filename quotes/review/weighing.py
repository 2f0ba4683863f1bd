"""Which decisions stand, and which of them contradict each other.

A decision no longer stands when one that does supersedes it, or when its author later decided otherwise. Two
people who decided differently, neither after the other, both stand: that is a conflict, which is shown and
which changes nothing until somebody decides on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.reviewing.reviews import DecisionRow

CREDIT = frozenset({"confirm", "speaker", "misattributed", "disputed"})
ASSERTING = frozenset({"confirm", "speaker"})
PAIRS = {
    "same_quote": "quote",
    "not_same_quote": "quote",
    "same_person": "person",
    "not_same_person": "person",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision that stands; `against` are the ids of standing decisions of others that contradict it."""

    decision: DecisionRow
    against: tuple[str, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether somebody else's standing decision says otherwise."""
        return bool(self.against)


def standing(decisions: Iterable[DecisionRow]) -> list[Standing]:
    """Those that stand, in the order they were made; all that were ever made about one thing must be given.

    Undoing a decision that had taken the place of another brings the other back.
    """
    topics: dict[tuple[str, ...], list[DecisionRow]] = defaultdict(list)
    for decision in alive(decisions):
        if decision.kind != "undo":
            topics[topic(decision)].append(decision)
    found = [one for group in topics.values() for one in _weighed(group)]
    return sorted(found, key=lambda one: one.decision.n)


def alive(decisions: Iterable[DecisionRow]) -> list[DecisionRow]:
    """Those that no decision that is itself alive supersedes, undoings included, oldest first."""
    ordered = sorted(decisions, key=lambda decision: decision.n)
    replaced: set[str] = set()
    kept = []
    # What supersedes comes later, so the last one is alive and decides about those before it.
    for decision in reversed(ordered):
        if decision.id not in replaced:
            kept.append(decision)
            if decision.supersedes:
                replaced.add(decision.supersedes)
    return kept[::-1]


def topic(decision: DecisionRow) -> tuple[str, ...]:
    """What a decision is about, so that only decisions of one topic can contradict each other."""
    if decision.kind in CREDIT:
        return "credit", decision.object
    if decision.kind in PAIRS:
        return PAIRS[decision.kind], *sorted((decision.object, decision.value or ""))
    if decision.kind == "original":
        return "original", decision.value or ""
    if decision.kind == "hide":
        return "hide", decision.object
    return "note", decision.id


def opposed(one: DecisionRow, other: DecisionRow) -> bool:
    """Whether two decisions of one topic cannot both hold."""
    if one.kind in CREDIT:
        return _credits_opposed(one, other)
    if one.kind in PAIRS:
        return one.kind != other.kind
    return one.kind == "original" and one.object != other.object


def _credits_opposed(one: DecisionRow, other: DecisionRow) -> bool:
    same_person = one.value == other.value
    if one.kind in ASSERTING and other.kind in ASSERTING:
        # Two people may have spoken together; "the speaker is" leaves no room for another.
        return not same_person and "speaker" in (one.kind, other.kind)
    return same_person and (one.kind in ASSERTING or other.kind in ASSERTING or one.kind != other.kind)


def _weighed(group: Sequence[DecisionRow]) -> list[Standing]:
    """The decisions of one topic without what their authors took back by deciding again."""
    heads: list[DecisionRow] = []
    for decision in group:
        heads = [h for h in heads if h.author != decision.author or not _replaces(decision, h)] + [decision]
    return [Standing(h, tuple(o.id for o in heads if o is not h and opposed(h, o))) for h in heads]


def _replaces(later: DecisionRow, earlier: DecisionRow) -> bool:
    same = (later.kind, later.object, later.value) == (earlier.kind, earlier.object, earlier.value)
    return same or opposed(later, earlier)
