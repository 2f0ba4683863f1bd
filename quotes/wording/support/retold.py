"""Words told again by somebody else: what another translation turns without turning the sense.

Where another place was put otherwise as well, and not word for word, a marker proves something only if it came, went or changed
by itself among words that agree: "shall stand", "shall not stand". A denial that both tell as often was only put elsewhere.
"""

from collections.abc import Sequence
from itertools import pairwise

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.equivalence import negated_stem
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import Marker, bases, has_opposite, markers
from quotes.wording.support.alarm import Alarm
from quotes.wording.support.rephrased import surer

# What is told of a marker or a word, and not of parts that took each other's place, nor of what stands at an edge.
_OF_WORDS = (
    "guard.negation", "guard.quantifier", "guard.number", "guard.pronoun", "guard.name", "guard.tense", "guard.degree",
    "guard.qualifier", "guard.hedge", "guard.bound", "guard.less", "guard.kind", "guard.opposite", "guard.time",
    "guard.modal", "guard.condition", "guard.sayer", "guard.fused", "guard.stranger",
)  # fmt: skip
# What is told of a voice, whose words a translator puts before, between or behind the words spoken.
_OF_VOICES = frozenset({"guard.voice", "cut.voice", "cut.joined", "cut.question"})
# By what a condition is opened without "if": "should you see him".
_FEARING = classed("fearing")
_INVERTING = classed("inverting")
# A verb with its object, between the two places of a "not"; what carries it before the verb; a "nought".
VERB = 2
_CARRIED = classed("do") | {"not"}
_NOUGHT = "#0"
# Words that agree on each side of a change that stands by itself, and of the longest such change.
STEADY, LONGEST = 2, 3
# Words before and behind a change in which a marker may begin or end that it touches.
REACH = 4


def retold(alarm: Alarm) -> bool:
    """Whether other places were told in other words, and this one did not change by itself."""
    voice = alarm.finding.rule in _OF_VOICES
    if surer(alarm) or not (voice or (alarm.own and alarm.finding.rule.startswith(_OF_WORDS))):
        return False
    if not any(told_otherwise(alarm, c) for c in alarm.changes if c not in alarm.own):
        return False
    return voice or not (all(bare(alarm, c) for c in alarm.own) and among_agreeing(alarm))


def inverted(alarm: Alarm) -> bool:
    """Whether a condition was only opened otherwise: "if you see him", "should you see him"."""
    if not alarm.finding.rule.startswith(("guard.condition", "guard.modal")):
        return False
    ours, theirs = (
        {word for c in alarm.changes if c.weight == "changed" for word in text.words[slice(*c.span(side))]}
        for side, text in enumerate((alarm.said, alarm.recorded))
    )
    return any(
        "if" in one - other and not _INVERTING.isdisjoint(other - one)
        for one, other in ((ours, theirs), (theirs, ours))
    )


def as_often(alarm: Alarm) -> bool:
    """Whether both deny as often, and a denial or another place was told in other words: it only stands elsewhere."""
    if not alarm.finding.rule.startswith("guard.negation"):
        return False
    first, last = alarm.changes[0], alarm.changes[-1]
    ours = _denials(alarm.said, first.c0, last.c1)
    theirs = _denials(alarm.recorded, *_with_its_clause(alarm, first.r0, last.r1))
    if _behind_its_verb(alarm):
        return True
    if not ours or len(ours) != len(theirs):
        return False
    if sorted(ours) != sorted(theirs):
        return not any(_counted(alarm, c) for c in alarm.changes)
    return any(told_otherwise(alarm, c) or _denied_otherwise(alarm, c) for c in alarm.changes)


def _with_its_clause(alarm: Alarm, start: int, end: int) -> tuple[int, int]:
    """The recorded words [start, end), with the rest of their sentences where all that came in with a denial stands there."""
    text, (low, high) = alarm.recorded, (start, end)
    while low > 0 and not sentence_start(text, low):
        low -= 1
    while high < len(text) and not sentence_start(text, high):
        high += 1
    brought = {w for c in alarm.own if c.kind == "added" for w in _content(alarm.said.words[c.c0 : c.c1])}
    around = {*text.words[low:start], *text.words[end:high]}
    return (low, high) if len(brought) > 1 and brought <= around else (start, end)


def _behind_its_verb(alarm: Alarm) -> bool:
    """Whether a denial only stands as older English put it: "do not call me", "call me not"."""
    told = [c for c in alarm.changes if c.weight == "changed" and _only_denies(alarm, c)]
    return any(
        one.kind != other.kind and 0 < other.r0 - one.r1 <= VERB and other.c0 - one.c1 == other.r0 - one.r1
        for one, other in pairwise(told)
    )


def _only_denies(alarm: Alarm, change: Change) -> bool:
    """Whether a denial came or went with no more than the "do" that carries it."""
    run = alarm.said.words[change.c0 : change.c1] or alarm.recorded.words[change.r0 : change.r1]
    return change.kind in ("added", "dropped") and "not" in run and _CARRIED.issuperset(run)


def _denials(text: Atoms, start: int, end: int) -> list[str]:
    """The words that deny among [start, end), "lest", "for fear" and "unless" denying as "that not" and "if not" do."""
    denied = [text.words[m.start] for m in markers(text.words, start, end) if m.kind == "negation"]
    return denied + [word for word in text.words[start:end] if word in _FEARING or word == _NOUGHT]


def _counted(alarm: Alarm, change: Change) -> bool:
    """Whether a change put a quantity for a denial or the reverse: "many", "no"."""
    if change.kind != "replaced":
        return False
    kinds = [
        {m.kind for m in markers(text.words, *change.span(side)) if m.group != "all"}
        for side, text in enumerate((alarm.said, alarm.recorded))
    ]
    return any("quantifier" in one and "negation" in other for one, other in (kinds, kinds[::-1]))


def _denied_otherwise(alarm: Alarm, change: Change) -> bool:
    """Whether a change put a denial in other words of content."""
    if change.kind != "replaced" or change.weight != "changed":
        return False
    texts = alarm.said, alarm.recorded
    denied = any(_denials(text, *change.span(side)) for side, text in enumerate(texts))
    return denied and any(_spare(text, *change.span(side)) for side, text in enumerate(texts))


def told_otherwise(alarm: Alarm, change: Change) -> bool:
    """Whether a change put words of content for others, not one for one, or brought some in at a place of its own."""
    if change.weight != "changed" or change.kind == "dropped":
        return False
    ours, theirs = alarm.said.words[change.c0 : change.c1], alarm.recorded.words[change.r0 : change.r1]
    if change.kind != "replaced":
        return bool(_spare(alarm.said, change.c0, change.c1))
    return (
        _written(alarm.said, change.c0, change.c1) != _written(alarm.recorded, change.r0, change.r1)
        and bool(_content(ours))
        and bool(_content(theirs))
        and not same_forms(ours, theirs)
    )


def _written(text: Atoms, start: int, end: int) -> int:
    """The words as they are written among [start, end): "it's" is one."""
    return sum(at == start or text.between(at) != "" for at in range(start, end))


def bare(alarm: Alarm, change: Change) -> bool:
    """Whether a change has nothing but markers, opposites, forms of one word and words of no weight."""
    if max(change.c1 - change.c0, change.r1 - change.r0) > LONGEST:
        return False
    ours, theirs = (
        _spare(text, *change.span(side)) for side, text in enumerate((alarm.said, alarm.recorded))
    )
    return not (ours or theirs) or same_forms(ours, theirs)


def _spare(text: Atoms, start: int, end: int) -> list[str]:
    """The words of content among [start, end) that belong to no marker and have no opposite."""
    near: list[Marker] = markers(text.words, start - REACH, end + REACH)
    marked = {at for m in near for at in range(m.start, m.end)}
    return [
        w
        for at in range(start, end)
        if at not in marked
        for w in _content(text.words[at : at + 1])
        if not has_opposite(w)
    ]


def _content(words: Sequence[str]) -> list[str]:
    small = listed("light_words", "grammar_prepositions", "grammar_determiners", "clause_openers")
    return [word for word in words if word not in small and word[0] != "#"]


def same_forms(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether every word of content of the one is a form of one of the other."""
    return all(
        any(
            not bases(a).isdisjoint(bases(b)) or negated_stem(a, (b,)) or negated_stem(b, (a,))
            for b in _content(theirs)
        )
        for a in _content(ours)
    )


def among_agreeing(alarm: Alarm) -> bool:
    """Whether enough words agree on both sides of what an alarm speaks of, or all up to the end."""
    before = alarm.changes[: alarm.changes.index(alarm.own[0])]
    behind = alarm.changes[alarm.changes.index(alarm.own[-1]) + 1 :]
    return _agree(before[::-1]) and _agree(behind)


def _agree(side: Sequence[Change]) -> bool:
    agreeing = 0
    for change in side:
        if agreeing >= STEADY:
            return True
        if change.weight not in ("same", "minor"):
            return False
        agreeing += change.c1 - change.c0
    return True
