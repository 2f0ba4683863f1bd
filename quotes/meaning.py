"""The meaning guard: what among the changed words can turn a meaning, apart from any score.

Each rule looks at one region of neighbouring changes and says what it saw, as a finding that turns the
wording to `meaning_changed`. The lists it reads are English; elsewhere the guard is unavailable and says so.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from quotes.atoms import Atoms
from quotes.changes import Change, sentence_start
from quotes.comparison import comparison
from quotes.lexicon import listed
from quotes.markers import markers
from quotes.modality import condition, hedge, modal
from quotes.negation import negation
from quotes.quantities import bound, number, quantifier
from quotes.reference import name, pronoun, time, voice
from quotes.regions import Region, found, regions
from quotes.verdicts import Finding

_RULES: tuple[Callable[[Region], Iterator[Finding]], ...] = (
    negation, number, bound, quantifier, modal, hedge, condition, pronoun, time, name, voice, comparison,
)  # fmt: skip

# A text this short says too little of its language to doubt that it is English.
SHORT = 4
# Every eighth word of running English is on the list of its commonest words; of German, French or Spanish
# none or one in fifty is.
ENGLISH_SHARE = 0.1


def alarms(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> list[Finding]:
    """Every place where a change touches what a meaning turns on."""
    out = [
        finding for region in regions(said, recorded, changes) for rule in _RULES for finding in rule(region)
    ]
    out += _clarified(said, recorded, changes)
    out += questions(said, recorded, changes)
    return out


def is_english(words: Iterable[str]) -> bool:
    """Whether folded words are English, as far as so many words can tell; the guard reads no other language."""
    count = hits = 0
    known = listed("english")
    for word in words:
        count += 1
        hits += word in known
    return count <= SHORT or hits >= ENGLISH_SHARE * count


def _clarified(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """A negation inside the writer's own brackets is no clarification."""
    for change in changes:
        if change.kind == "clarification":
            ours = [m for m in markers(said.words, change.c0, change.c1) if m.kind == "negation"]
            theirs = [m for m in markers(recorded.words, change.r0, change.r1) if m.kind == "negation"]
            if len(ours) % 2 != len(theirs) % 2:
                place = (change.c0, change.c1, change.r0, change.r1)
                yield found("negation", "guard.negation", said, recorded, place, turns=True)


def questions(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where a sentence that ended as a question ends as a statement, or the reverse."""
    if "?" not in said.text and "?" not in recorded.text:
        return
    for change in changes:
        if change.weight not in ("same", "minor") or change.c1 - change.c0 != change.r1 - change.r0:
            continue
        for at in range(change.c0 + 1, change.c1 + 1):
            other = at - change.c0 + change.r0
            ours, theirs = said.between(at), recorded.between(other)
            asked, asking = "?" in theirs, "?" in ours
            ended = any(mark in (ours if asked else theirs) for mark in ".!")
            if asked == asking or not ended or "…" in ours or "..." in ours:
                continue
            start = _sentence_start(recorded, other)
            place = (change.c0 + start - change.r0 if start >= change.r0 else change.c0, at, start, other)
            turns = recorded.words[start] not in listed("interrogatives")
            yield found("question", "guard.question", said, recorded, place, turns=turns)


def _sentence_start(text: Atoms, at: int) -> int:
    at -= 1
    while at > 0 and not sentence_start(text, at):
        at -= 1
    return at
