"""What a denial is said of, where its place tells: "promised not to sell" is no "did not promise to sell".

Only verbs of opinion and their like let a denial rise over them (`quotes.wording.canon.raising`); over any other, what was
done and what was meant are two things. So are a denied whole and a whole denial: "not always", "always not".
"""

from collections.abc import Iterator, Sequence

from quotes.lexicon import classed, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases
from quotes.wording.canon.verbs import is_finite
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import found

_DENYING = frozenset({"not", "never"})
# Denials of a thing: "showed no effect".
_NONE = frozenset({"no", "nobody", "nothing", "none", "nowhere"})
_AUXILIARIES = classed("auxiliaries")
_WEIGHED = classed("scoping")
# Verbs that are modals as well.
_HALF_MODALS = ("need", "dare")
# Words from a denial to what it denies, from a verb to the denial behind it, and from an adverb to a denial beside it.
GOVERNED, REACH, BESIDE = 3, 6, 2


@needs("replaced", "dropped", "added", "moved")
def denial_scope(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where a denial of what somebody did became one of what was to be done, or the reverse."""
    if _DENYING.isdisjoint(said.words) and _DENYING.isdisjoint(recorded.words):
        return
    first, last = changes[0], changes[-1]
    ours, theirs = _denials(said, first.c0, last.c1), _denials(recorded, first.r0, last.r1)
    if len(ours) != len(theirs):
        return
    for c, r in zip(ours, theirs, strict=True):
        if _over(said, c, recorded, r) or _over(recorded, r, said, c):
            place = (c, c + 1, r, r + 1)
            yield found("negation", "guard.denial_scope", said, recorded, place, turns=True)
            return


@needs(words=among(_WEIGHED))
def denied_whole(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where an adverb stepped over a denial: "always does not", "does not always"."""
    came = {said.words[c.c0]: c for c in changes if c.c1 - c.c0 == 1 and c.r0 == c.r1}
    for c in changes:
        if c.r1 - c.r0 != 1 or c.c0 != c.c1 or c.weight == "same":
            continue
        word = recorded.words[c.r0]
        other = came.get(word)
        if other is None or word not in _WEIGHED:
            continue
        if {_side(recorded, c.r0), _side(said, other.c0)} == {"before", "behind"}:
            place = (other.c0, other.c1, c.r0, c.r1)
            yield found("negation", "guard.denied_whole", said, recorded, place, turns=True)
            return


def _denials(text: Atoms, start: int, end: int) -> list[int]:
    return [at for at in range(start, end) if text.words[at] in _DENYING or text.words[at] in _NONE]


def _over(upper: Atoms, high: int, lower: Atoms, low: int) -> bool:
    """Whether the denial at `high` is of the very verb behind which, in the other text, the one at `low` denies what follows."""
    verb, denied = _governed(upper, high), _governed(lower, low)
    led = upper.words[high - 1 : high] if high and upper.words[high] in _DENYING else ()
    if not (verb and denied and _infinitive_or_clause(lower, low)) or not (
        led and (led[0] in _AUXILIARIES or upper.words[high] == "never")
    ):
        return False
    acts = bases(upper.words[verb])
    if any(not acts.isdisjoint(bases(upper.words[n])) for n in range(max(0, high - REACH), high)):
        return False  # "how to mend it if you never mend it": it stands before both
    if not acts.isdisjoint(listed("guard_raising", "guard_raising_also")) or upper.words[verb] in listed(
        "light_words"
    ):
        return False
    meant = bases(lower.words[denied])
    before = range(max(0, low - REACH), low)
    at = next((n for n in before if not acts.isdisjoint(bases(lower.words[n]))), -1)
    if at < 0 or not acts.isdisjoint(meant) or _parted(lower, at, denied):
        return False
    if lower.words[low] in _NONE and not any(is_finite(word) for word in lower.words[at + 1 : low]):
        return False  # "will not drink wine", "will drink no wine"
    if at == low - 1 and lower.words[at] in _HALF_MODALS:
        return False  # "he need not go" is "he does not need to go"
    behind = range(verb + 1, min(len(upper), verb + 1 + REACH))
    again = next((n for n in behind if not meant.isdisjoint(bases(upper.words[n]))), -1)
    return again >= 0 and not _parted(upper, verb, again)


def _infinitive_or_clause(text: Atoms, at: int) -> bool:
    """Whether a denial belongs to what another verb takes: "not to go", "to not go", "he was not"; not "call me not"."""
    if text.words[at] in _NONE:
        return True
    before, after = text.words[max(0, at - 1) : at], text.words[at + 1 : at + 2]
    return after == ("to",) or before == ("to",) or (before != () and before[0] in _AUXILIARIES)


def _governed(text: Atoms, at: int) -> int:
    """The word of weight right behind a denial; 0 for none."""
    light = listed("light_words") - classed("do")
    return next(
        (n for n in range(at + 1, min(len(text), at + 1 + GOVERNED)) if text.words[n] not in light), 0
    )


def _parted(text: Atoms, start: int, end: int) -> bool:
    """Whether another clause begins between two words: a mark, or a word that joins."""
    return any(
        any(mark in text.between(at) for mark in ".,;:?!")
        or text.words[at] in ("and", "but", "or", "because")
        for at in range(start + 1, end + 1)
    )


def _side(text: Atoms, at: int) -> str:
    """Whether a word stands `before` a denial that it bears on, or `behind` one."""
    ahead = text.words[at + 1 : at + 2 + BESIDE]
    if "not" in ahead and not _parted(text, at, at + 1 + ahead.index("not")):
        return "before"
    back = text.words[max(0, at - BESIDE) : at]
    return "behind" if "not" in back and not _parted(text, at - 1, at) else ""
