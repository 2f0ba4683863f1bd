"""Words that changed places: moved, put in another order, or exchanged so that who did what to whom is reversed."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from quotes.lexicon import classed, grouped, listed, phrases
from quotes.wording.alignment import find
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.verbs import said_of_both

Weight = Literal["same", "minor", "cut", "changed"]

# Between the members of a pair these words stand; the order of a pair means nothing.
_COORDINATING = classed("coordinating")
# Words that may change places without a change of parts: "the grain in his barn", "at the gate by dawn".
_OWNING = classed("owning")
_ARTICLES = classed("articles")
_FRONTED = classed("fronted")
_LEADING = listed("grammar_prepositions") | {"after", "before", "by"}
# A run of so many words holds whatever a "not" in it denies: "forsake me not, when I am old", "when I am old, forsake me not".
WHOLE_CLAUSE = 3


class Change(NamedTuple):
    """Claim words [c0, c1) that stand for recorded words [r0, r1), as indices of atoms."""

    weight: Weight
    kind: str
    c0: int
    c1: int
    r0: int
    r1: int

    def span(self, side: int) -> tuple[int, int]:
        """The claim words (`side` 0) or the recorded words (1) of the change, as [start, end)."""
        return (self.r0, self.r1) if side else (self.c0, self.c1)


def exchanged(said: Atoms, recorded: Atoms, found: Sequence[Change]) -> list[Change]:
    """The changes with moved words told as `moved` and exchanged ones as `exchanged`.

    Words dropped in one place and added in another are still all there. Two words that took each other's
    place are only in another order where nothing but "and" stands between them, or where the voice was turned
    ("was sued by"); else the parts are reversed.
    """
    out = list(found)
    dropped = {recorded.words[c.r0 : c.r1]: n for n, c in enumerate(found) if c.kind == "dropped"}
    added = {said.words[c.c0 : c.c1]: n for n, c in enumerate(found) if c.kind == "added"}
    for run in dropped.keys() & added.keys():
        if _denies(run) and len(run) < WHOLE_CLAUSE:
            continue  # a negation at another place is never only moved, but with all that it denies
        for n in (dropped[run], added[run]):
            out[n] = out[n]._replace(kind="moved")
    # Words added that stand in the passage just outside the words quoted were only moved to the other end.
    around = recorded.words[: out[0].r0], recorded.words[out[-1].r1 :]
    for n, change in enumerate(out):
        run = said.words[change.c0 : change.c1]
        if change.kind != "added" or (_denies(run) and len(run) < WHOLE_CLAUSE):
            continue
        if any(find(run, words) >= 0 for words in around):
            out[n] = change._replace(kind="moved")
    out = _inverted_denials(said, recorded, out)
    places = [n for n, c in enumerate(out) if c.kind == "replaced"]
    for one, other in pairwise(places):
        first, second = out[one], out[other]
        if _stands_for(said, recorded, first, first) or _stands_for(said, recorded, second, second):
            continue
        if _stands_for(said, recorded, first, second) and _stands_for(said, recorded, second, first):
            if _OWNING.issuperset(said.words[first.c0 : first.c1] + said.words[second.c0 : second.c1]):
                continue  # "the grain in his barn", "his grain in the barn"
            between = recorded.words[first.r1 : second.r0]
            turned = (
                is_coordinating(between)
                or _turned_voice(said, recorded, first, second)
                or _both_placed(said, recorded, first, second)
                or _led_alike(said, recorded, first, second)
                or said_of_both(between)
                or _fronted(said, recorded, first, second)
            )
            for n in (one, other):
                out[n] = out[n]._replace(kind="moved" if turned else "exchanged")
    return out


def _both_placed(said: Atoms, recorded: Atoms, first: Change, second: Change) -> bool:
    """Whether when and where it was only changed places: "On Monday we met in Paris", "In Paris we met on Monday"."""
    led = [
        text.words[at - 1 : at]
        for text, starts in ((said, (first.c0, second.c0)), (recorded, (first.r0, second.r0)))
        for at in starts
    ]
    heads = sentence_start(said, first.c0 - 1) and sentence_start(recorded, first.r0 - 1)
    return heads and all(word in (("in",), ("on",), ("at",)) for word in led)


def _led_alike(said: Atoms, recorded: Atoms, first: Change, second: Change) -> bool:
    """Whether each kept the preposition before it, and so its part: "After the war came the drought" turned about."""
    one, other = _led_by(recorded, first.r0), _led_by(recorded, second.r0)
    return one != other and (one, other) == (_led_by(said, second.c0), _led_by(said, first.c0))


def _fronted(said: Atoms, recorded: Atoms, first: Change, second: Change) -> bool:
    """Whether an adverb that denies only stands before the verb and its subject in one text: "never have I seen"."""
    opens = sentence_start(said, first.c0) and sentence_start(recorded, first.r0)
    runs = (recorded.words[first.r0 : first.r1], recorded.words[second.r0 : second.r1])
    return opens and sum(_FRONTED.issuperset(run) for run in runs) == 1


def _led_by(text: Atoms, at: int) -> str:
    """The preposition before what begins at a word, behind any article; empty without one."""
    while at and text.words[at - 1] in _ARTICLES:
        at -= 1
    led = text.words[at - 1] if at else ""
    return led if led in _LEADING else ""


def is_coordinating(run: Sequence[str]) -> bool:
    """Whether a run only joins the members of a pair, whose order means nothing: "and the", "is my"."""
    return _COORDINATING.issuperset(run)


def _denies(run: Sequence[str]) -> bool:
    return any((word,) in phrases("guard_negations") for word in run)


def _inverted_denials(said: Atoms, recorded: Atoms, found: Sequence[Change]) -> list[Change]:
    """The changes, "isn't it" opened to "is it not" made a contraction: the pronoun only changed places with "not"."""
    out = list(found)
    for n in range(len(out) - 2):
        before, denial, behind = out[n : n + 3]
        if (
            before.kind != "moved"
            or behind.kind != "moved"
            or recorded.words[denial.r0 : denial.r1] != ("not",)
        ):
            continue
        run = said.words[before.c0 : before.c1] or said.words[behind.c0 : behind.c1]
        if len(run) == 1 and run[0] in listed("subject_pronouns"):
            out[n] = before._replace(weight="minor", kind="contraction")
            out[n + 2] = behind._replace(weight="minor", kind="contraction")
    return out


def _stands_for(said: Atoms, recorded: Atoms, one: Change, other: Change) -> bool:
    """Whether the claim's words at one change are the recorded words at another."""
    ours, theirs = said.words[one.c0 : one.c1], recorded.words[other.r0 : other.r1]
    if ours == theirs:
        return True
    persons = grouped("guard_pronouns")
    return ours in persons and persons[ours] == persons.get(theirs)


def _turned_voice(said: Atoms, recorded: Atoms, first: Change, second: Change) -> bool:
    ours, theirs = said.words[first.c1 : second.c0], recorded.words[first.r1 : second.r0]
    return ("by" in ours) != ("by" in theirs)
