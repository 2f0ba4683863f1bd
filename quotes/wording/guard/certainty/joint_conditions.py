"""One of two told as the only one: "if the court agrees and the family wants it", "if the family wants it".

"Only fools and children" leaves out everybody else, "only fools" the children too.
"""

from collections.abc import Iterator, Sequence

from quotes.lexicon import grouped
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.verbs import may_act
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import found

_OPENING = frozenset({"if", "unless", "only"})
# Words from the head of a condition to the last of its parts.
REACH = 8


@needs("dropped", words=among({"and"}))
def joint_condition(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where what must be so as well, or was picked out as well, fell out without a mark."""
    for c in changes:
        if (
            c.kind != "dropped"
            or c.r1 - c.r0 < len(("dry", "and"))
            or "and" not in recorded.words[c.r0 : c.r1]
        ):
            continue
        start, end = _turned(recorded, c.r0, c.r1)
        if _first(recorded, start, end) or _further(recorded, start, end):
            yield found("condition", "guard.joint", said, recorded, (c.c0, c.c1, c.r0, c.r1), turns=True)
            return


def _turned(text: Atoms, start: int, end: int) -> tuple[int, int]:
    """The words that fell out, to end with their "and": "the (walls and the) roof" is "(the walls and) the roof"."""
    joint = next(at for at in range(end - 1, start - 1, -1) if text.words[at] == "and")
    tail = end - joint - 1
    same = tail and start >= tail and text.words[start - tail : start] == text.words[joint + 1 : end]
    return (start - tail, end - tail) if same else (start, end)


def _first(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is the first of two things at the head of a condition: "if | the court agrees and | the family …"."""
    at = start - 1 if start and text.words[start - 1] != "both" else start - 2
    opened = at >= 0 and text.words[at] in _OPENING
    return opened and text.words[end - 1] == "and" and end - start > 1


def _further(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is the second of two things in a condition that goes on or ends behind it: "if it is dry | and warm |,"."""
    if text.words[start] != "and" or end >= len(text):
        return False
    low = max(0, start - REACH)
    at = next((n for n in range(start - 1, low - 1, -1) if text.words[n] in _OPENING), -1)
    if at < 0 or any(text.between(n).strip() for n in range(at + 1, end)):
        return False
    told = any((word,) in grouped("guard_modals") for word in text.words[start:end])
    alone = text.words[at] == "only" and end - start == len(("and", "children"))
    goes_on = alone or may_act(text.words[end]) or "," in text.between(end)
    return goes_on and not told
