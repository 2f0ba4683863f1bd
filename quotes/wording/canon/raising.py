"""A denial that stands over a verb of opinion and is meant of what is thought: "I don't think he is", "I think he isn't".

Grammars of English call it negative raising and list the verbs that take it (opinion, perception, probability and
intention: think, seem, be likely, want); `guard_raising.txt` holds them. "I don't know that he is" is no such thing.
"""

from collections.abc import Sequence
from itertools import pairwise

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases

# Words from the verb of opinion to the denial of what is thought, and of the whole.
REACH, LONGEST = 10, 16
_DOING = classed("do")
_DENYING = {
    "nobody": "anybody", "nothing": "anything", "nowhere": "anywhere", "never": "ever", "no": "any", "none": "any",
    "neither": "either",
}  # fmt: skip
_NEGATIONS = frozenset({"not", *_DENYING})
# Behind these another clause begins, whose denial is not that of what is thought.
_OTHER_CLAUSE = classed("other_clauses")
_LOOSE = classed("loose_denied")


def raised_denials(said: Atoms, recorded: Atoms, found: Sequence[Change]) -> list[Change]:
    """The changes, those by which a denial only rose over a verb of opinion, or came down from it, made `minor`."""
    out = list(found)
    if _NEGATIONS.isdisjoint(said.words) or _NEGATIONS.isdisjoint(recorded.words):
        return out
    real = [n for n, change in enumerate(out) if change.weight == "changed"]
    for one, other in (*((n, n) for n in real), *pairwise(real)):
        first, last = out[one], out[other]
        c0, c1, r0, r1 = first.c0, last.c1 + 1, first.r0, last.r1 + 1
        if first.weight != "changed" or max(c1 - c0, r1 - r0) > LONGEST + 1:
            continue
        ours, theirs = said.words[c0:c1], recorded.words[r0:r1]
        one_thought = _one_thought(ours, theirs) or _one_thought(theirs, ours)
        if one_thought and not any(mark in said.raw(c0, min(c1, len(said))) for mark in ".!?;"):
            for n in range(one, other + 1):
                if out[n].weight == "changed":
                    out[n] = out[n]._replace(weight="minor", kind="negation_form")
    return out


def _one_thought(over: Sequence[str], under: Sequence[str]) -> bool:
    """Whether the first run denies a verb of opinion and the second, alike otherwise, what is thought."""
    if "not" not in over or _NEGATIONS.isdisjoint(under):
        return False
    at = list(over).index("not")
    if at + 1 >= len(over) or not _raises(over[at + 1]) or not _NEGATIONS.isdisjoint(over[at + 1 :]):
        return False
    verb = next((n for n, word in enumerate(under) if not bases(word).isdisjoint(bases(over[at + 1]))), -1)
    denied = [n for n, word in enumerate(under) if word in _NEGATIONS]
    if verb < 0 or len(denied) != 1 or not verb < denied[0] <= verb + REACH:
        return False
    if not _OTHER_CLAUSE.isdisjoint(under[verb : denied[0]]):
        return False
    plain = [word for word in over if word != "not"]
    meant = [_DENYING.get(word, word) for word in under if word != "not"]
    return _alike(plain, meant)


def _raises(word: str) -> bool:
    return not bases(word).isdisjoint(listed("guard_raising"))


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two runs are the same words but for "do", "that" and "any"."""
    a, b = ([word for word in run if word not in _DOING | _LOOSE] for run in (one, other))
    return len(a) == len(b) and all(
        x == y or not bases(x).isdisjoint(bases(y)) for x, y in zip(a, b, strict=True)
    )
