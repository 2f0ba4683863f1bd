"""Listed opposites of which one took the other's place: "rose" for "fell", "out of" for "in"."""

from collections.abc import Sequence
from itertools import pairwise, product

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.equivalence import negated_stem
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases, has_opposite, opposite
from quotes.wording.guard.denials.not_until import not_until
from quotes.wording.regions import Region

# The longest change in which opposites are taken to answer each other, and a preposition to stand alone.
LONGEST_OPPOSED, ALONE = 6, 3
# Words of the longest phrase on the list of opposites: "look forward to".
LONGEST_PHRASE = 3
_BE = classed("before_left")
# Verbs that say the same before a "from", which stands within so many words: "kept the boys from", "stopped them from".
_OUT = (("out",), ("away",), ("off",))
_BARRING, BARRED = frozenset({"keep", "stop"}), 6


def opposed(region: Region, counted: set[str]) -> list[tuple[str, str]]:
    """Listed opposites of which one took the other's place.

    Words counted as negations are not counted again, nor what a negative prefix makes. A preposition must have changed
    almost alone: in a longer rewording "to" and "from" need not answer each other.
    """
    found = []
    idioms = {
        word
        for side in (0, 1)
        for m in region.markers(side)
        if m.kind == "idiom" and region.text(side).words[m.start] in ("no", "without", "not")
        for word in region.text(side).words[m.start : m.end]
    }
    for change in region.changes:
        ours, theirs = region.runs(change)
        alone = max(len(ours), len(theirs)) <= ALONE
        if max(len(ours), len(theirs)) > LONGEST_OPPOSED:
            continue
        for a, b in product(_units(ours), _units(theirs)):
            if not opposite(a, b) or not idioms.isdisjoint((a, b)):
                continue  # "there is no doubt", "I am sure"
            small = {a, b} <= listed("light_words", "small_opposites")
            joining = {a, b} <= listed("clause_openers")
            if region.loose and (small or joining or len(ours) != len(theirs)):
                continue  # "at variance with", "set against"; "give heed", "to take heed"
            if (
                _remains(region, change, a, b)
                or not_until(region, change, a, b)
                or _either(region, change, a, b)
                or _coming_out(region, a, b)
            ):
                continue
            if {"by", "for"} & {a, b} and a != "against" != b and max(len(ours), len(theirs)) > 1:
                continue  # "next to the mill", "by the mill"
            if (
                (alone or not small)
                and counted.isdisjoint((a, b))
                and not _by_prefix(a, b)
                and not ({a, b} == {"with", "against"} and _at_war(region, change.r0))
            ):
                found.append((a, b))
    return found or _in_phrases(region) or _out_of(region)


def _in_phrases(region: Region) -> list[tuple[str, str]]:
    """Opposed phrases of which the texts share a word: "in lieu of", "in addition to"; "instead of", "along with"."""
    for change in region.changes:
        if change.kind == "replaced" and max(change.c1 - change.c0, change.r1 - change.r0) < LONGEST_PHRASE:
            ours, theirs = (
                _around(region.said, change.c0, change.c1),
                _around(region.recorded, change.r0, change.r1),
            )
            for a, b in product(ours, theirs):
                if " " in a + b and opposite(a, b):
                    return [(a, b)]
    return []


def _around(text: Atoms, start: int, end: int) -> list[str]:
    """The phrases that have an opposite and hold the words [start, end) and one more on either side."""
    spans = ((start, end), (start - 1, end), (start, end + 1), (start - 1, end + 1))
    runs = (" ".join(text.words[max(0, low) : high]) for low, high in spans)
    return [phrase for phrase in runs if has_opposite(phrase)]


def _out_of(region: Region) -> list[tuple[str, str]]:
    """An "out of" in the place of an "in", which is read as an "out" that came as well, but for "nine out of ten"."""
    for change in region.changes:
        for side in (0, 1):
            (start, end), (first, last) = change.span(side), change.span(1 - side)
            words, others = region.text(side).words, region.text(1 - side).words
            led = words[start : start + 2] == ("out", "of") and end - start < LONGEST_PHRASE
            before = "".join(words[max(0, start - 1) : start])
            counted = before == "one" or before[:1] == "#"
            if led and not counted and others[first : max(last, first + 1)] in (("in",), ("within",)):
                return [("out of", "in")]
    return []


def _either(region: Region, change: Change, ours: str, theirs: str) -> bool:
    """Whether behind their verb two opposite particles say the same ("fill in", "fill out"), or two verbs before a "from"."""
    before = region.recorded.words[max(0, change.r0 - 1) : change.r0]
    if "from" in region.recorded.words[change.r1 : change.r1 + BARRED] and not bases(ours).isdisjoint(
        _BARRING
    ):
        return not bases(theirs).isdisjoint(_BARRING)
    return any(
        {ours, theirs} == {one, other} and not bases(verb).isdisjoint(classed(known))
        for one, other, known in (("in", "out", "fillable"), ("up", "down", "slowable"))
        for verb in before
    )


def _coming_out(region: Region, ours: str, theirs: str) -> bool:
    """Whether one who "came out of" or "went away from" a place left it, as the other text says."""
    for side, (moved, left) in ((0, (ours, theirs)), (1, (theirs, ours))):
        if bases(left).isdisjoint(("leave", "exit", "depart")) or bases(moved).isdisjoint(("come", "go")):
            continue
        words = region.text(side).words
        if any(word == moved and words[at + 1 : at + 2] in _OUT for at, word in enumerate(words)):
            return True
    return False


def of_degree(region: Region, a: str, b: str) -> bool:
    """Whether two opposites only went with "too" and "enough", of which the one denies: "too weak", "not strong enough"."""
    ours, theirs = {*pairwise(region.claim_words())}, {*pairwise(region.recorded_words())}
    return any(
        ("too", one) in run and (other, "enough") in against
        for run, one, against, other in ((ours, a, theirs, b), (theirs, b, ours, a))
    )


def told(pairs: Sequence[tuple[str, str]]) -> str:
    """The first of some opposites, as a finding notes them."""
    return ", ".join(f"{recorded} / {claimed}" for claimed, recorded in pairs[:3])


def _units(run: Sequence[str]) -> list[str]:
    """The words of a run and the phrases of it that have an opposite: "in favor of"."""
    spans = ((at, at + size) for size in range(2, LONGEST_PHRASE + 1) for at in range(len(run) - size + 1))
    return [*run, *(phrase for start, end in spans if has_opposite(phrase := " ".join(run[start:end])))]


def _remains(region: Region, change: Change, ours: str, theirs: str) -> bool:
    """Whether what "is left" only remains."""
    for word, text, start, end in (
        (ours, region.said, change.c0, change.c1),
        (theirs, region.recorded, change.r0, change.r1),
    ):
        if word == "left" and text.words[max(0, text.words.index(word, start, end) - 1)] in _BE:
            return True
    return False


def _at_war(region: Region, at: int) -> bool:
    """Whether "with" means against: "make war with", "fight with"."""
    return not listed("fighting").isdisjoint(region.recorded.words[max(0, at - 2) : at])


def _by_prefix(one: str, other: str) -> bool:
    return bool(negated_stem(one, (other,)) or negated_stem(other, (one,)))
