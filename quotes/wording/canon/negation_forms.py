"""A negation said in two ways: "we don't have any plans" and "we have no plans"."""

from collections.abc import Sequence
from itertools import pairwise

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases
from quotes.wording.canon.verbs import is_finite

# Words from the auxiliary that is denied to the "any" behind the verb.
LONGEST = 8
# "May not see anybody" forbids, where "may see nobody" guesses.
_AUXILIARY = classed("auxiliaries") - {"may"}
# What "not … any" becomes in one word.
_ANY = {
    "any": "no", "anybody": "nobody", "anyone": "nobody", "anything": "nothing", "anywhere": "nowhere",
    "ever": "never", "either": "neither", "a": "no", "an": "no",
}  # fmt: skip
# Without one of these on either side nothing is denied in two words.
_DENYING = frozenset({"not", "never"})
# What a "no" behind it may only double: "nobody told us nothing".
_DOUBLED = _DENYING | {"nobody", "nothing", "none", "noone"}
_SAME = {"none": "no", "noone": "nobody"}


def reworded_negations(said: Atoms, recorded: Atoms, found: Sequence[Change]) -> list[Change]:
    """The changes, those that only say a negation in another way made `minor`."""
    out = list(found)
    if _DOUBLED.isdisjoint(said.words) and _DOUBLED.isdisjoint(recorded.words):
        return out
    real = [n for n, change in enumerate(out) if change.weight == "changed"]
    for one, other in (*((n, n) for n in real), *pairwise(real)):
        first, last = out[one], out[other]
        if first.weight != "changed" or max(last.c1 - first.c0, last.r1 - first.r0) > LONGEST:
            continue
        ours, theirs = said.words[first.c0 : last.c1], recorded.words[first.r0 : last.r1]
        led = said.words[max(0, first.c0 - 1) : first.c0]
        if led == recorded.words[max(0, first.r0 - 1) : first.r0] and _AUXILIARY.issuperset(led):
            ours, theirs = (*led, *ours), (*led, *theirs)  # "have[n't] got any", "have got no"
        if _alike(ours, theirs) or _alike(theirs, ours) or _doubled(said, recorded, first):
            for n in range(one, other + 1):
                if out[n].weight == "changed":
                    out[n] = out[n]._replace(weight="minor", kind="negation_form")
    return out


def _doubled(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether a denial that only doubled one before it was made regular: "never paid us nothing", "… anything"."""
    if change.c1 - change.c0 == change.r1 - change.r0 == 2 and _same_verb(said, recorded, change):
        change = change._replace(c0=change.c0 + 1, r0=change.r0 + 1)
    if change.c1 - change.c0 != 1 or change.r1 - change.r0 != 1:
        return False
    for text, at in ((said, change.c0), (recorded, change.r0)):
        if _DOUBLED.isdisjoint(text.words[max(0, at - LONGEST) : at]):
            return False
    other = recorded.words[change.r0]
    return _ANY.get(said.words[change.c0]) == _SAME.get(other, other)


def _same_verb(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether a denied verb heads both sides of a change, in whatever form: "didn't [had no]", "didn't [have an]"."""
    denied = said.words[change.c0 - 1 : change.c0] == recorded.words[change.r0 - 1 : change.r0] == ("not",)
    return denied and not bases(said.words[change.c0]).isdisjoint(bases(recorded.words[change.r0]))


def _alike(spread: Sequence[str], short: Sequence[str]) -> bool:
    """Whether "do not have any" is "have no": the denial moved from the verb to the word behind it."""
    if "not" not in spread or "not" in short:
        return False
    at = list(spread).index("not")
    rest = [*spread[:at], *(word for word in spread[at + 1 :] if word != "got")]
    if not at or spread[at - 1] not in _AUXILIARY:
        return False
    plain = [word for word in _joined(short) if word != "got"]
    done = spread[at - 1] in classed("do")
    if done:
        del rest[at - 1]
    for place in range(at - 1 if done else at, len(rest)):
        if rest[place] in _ANY and not _of_what_is_told(rest, at - 1 if done else at, place):
            moved = [*rest[:place], _ANY[rest[place]], *rest[place + 1 :]]
            if len(moved) == len(plain) and all(
                a == b or (done and not bases(a).isdisjoint(bases(b)))
                for a, b in zip(moved, plain, strict=True)
            ):
                return True
    return False


def _of_what_is_told(words: Sequence[str], verb: int, place: int) -> bool:
    """Whether an "any" stands in what another verb tells, which its denial does not reach: "did not show that it had any".

    Over a verb of opinion it does: "I do not think that it had any".
    """
    if verb >= place or not bases(words[verb]).isdisjoint(listed("guard_raising")):
        return False
    subject = place + 1 < len(words) and is_finite(words[place + 1])
    return "that" in words[verb:place] or subject or any(is_finite(word) for word in words[verb + 1 : place])


def _joined(words: Sequence[str]) -> list[str]:
    """The words with "no one" and "none" as they are compared."""
    text = " ".join(words).replace("no one", "nobody")
    return [_SAME.get(word, word) for word in text.split()]
