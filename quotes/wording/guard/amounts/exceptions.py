"""Of whom all or none is said: all but one, nobody except the doctor, nobody who has to borrow."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.lexicon import classed, listed, phrases
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.verbs import is_finite, third_person
from quotes.wording.guard.gate import among, needs, where
from quotes.wording.regions import found

# Words of the longest phrase that opens an exception: "with the sole exception of".
LONGEST = 5
# Words before or behind an exception in which stands of whom it is made.
NEAR = 8
# Words of what a "no" or "every" counts: "no keeper", "every man and woman".
COUNTED = 4
_RELATIVES = classed("relatives") - {"as", "where"}
# These join clauses too.
_JOINING = frozenset({"and", "even"})
# What opens a phrase that tells which of all are meant.
_NARROWING = listed("prepositions", "grammar_prepositions") - {"of", "to", "by", "like", "as", "than"}
_ADVERBS = frozenset({"always", "never", "everywhere", "nowhere"})
# What picks out of all the one that was excepted: "all but the youngest", "even the youngest".
_FOCUSING = frozenset({"even", "only", "especially", "particularly"})
# What an exception begins with.
_OPENING = {"but", *(opening[0] for opening in phrases("guard_exceptions"))}
# What begins an exception and nothing else: "apart from" and "other than" also say what there is besides.
_PLAIN = frozenset({"except", "excepting", "with"})


def opens_exception(words: Sequence[str]) -> bool:
    """Whether a run begins with what takes somebody out of all."""
    return exception_length(words) > 0


def exception_length(words: Sequence[str]) -> int:
    """How many words the longest phrase has with which a run takes somebody out of all; 0 for none."""
    if not words or words[0] not in _OPENING:
        return 0
    lengths = range(min(LONGEST, len(words)), 0, -1)
    return next((size for size in lengths if tuple(words[:size]) in phrases("guard_exceptions")), 0)


def takes_out(words: Sequence[str]) -> bool:
    """Whether a run begins with an exception from whatever was said before it, of all or not: "except the north pier"."""
    return words[0] in _PLAIN and words[1:2] != ("to",) and opens_exception(words)


def _is_rank(word: str) -> bool:
    return word[0] == "#" and word[-1] == "."


@needs("dropped", "added", "replaced", words=among({*_OPENING, "next"}) | where(_is_rank))
def exception(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where an exception from all or none fell out, or was put in: "everyone (except the doctor) left"."""
    for c in changes:
        for text, start, end, kind in ((recorded, c.r0, c.r1, "dropped"), (said, c.c0, c.c1, "added")):
            if c.kind == "replaced" and _told_of_all(said, recorded, c):
                place = (c.c0, c.c1, c.r0, c.r1)
                yield found("quantifier", "guard.exception", said, recorded, place, turns=True)
                break
            if c.kind != kind:
                continue
            if _all_but(text, start, end) or _before_last(text, start, end):
                place = (c.c0, c.c1, c.r0, c.r1)
                yield found("quantifier", "guard.exception", said, recorded, place, turns=True)
            if not (opens_exception(text.words[start:end]) or _but(text, start, end)):
                continue
            around = (*text.words[max(0, start - NEAR) : start], *text.words[end : end + NEAR])
            if not listed("guard_universals").isdisjoint(around) or _ranked(
                "".join(text.words[start - 1 : start]), text.words[start + 1 : end]
            ):
                place = (c.c0, c.c1, c.r0, c.r1)
                yield found("quantifier", "guard.exception", said, recorded, place, turns=True)


@needs("replaced", words=among(_OPENING))
def inclusion(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where what was taken out of all is counted among them, or the other way: "everyone (including, but) the doctor"."""
    for c in changes:
        ours, theirs = said.words[c.c0 : c.c1], recorded.words[c.r0 : c.r1]
        for text, start, out, other in ((recorded, c.r0, theirs, ours), (said, c.c0, ours, theirs)):
            but = tuple(out) == ("but",)
            if tuple(other) not in phrases("guard_inclusions") or not (but or opens_exception(out)):
                continue
            joins = (
                but and other[0] in _JOINING and not _counts_up_to(text, start)
            )  # "all is lost, [but] we fight"
            if not (joins or listed("guard_universals").isdisjoint(text.words[max(0, start - NEAR) : start])):
                place = (c.c0, c.c1, c.r0, c.r1)
                yield found("quantifier", "guard.exception", said, recorded, place, turns=True)


def _told_of_all(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether words for all but one gave way to a word for all, or the reverse: "all but one paid", "everyone paid"."""
    runs = (said.words[max(0, change.c0 - 1) : change.c1], recorded.words[max(0, change.r0 - 1) : change.r1])
    takes = [
        any(
            a in listed("guard_universals") and (b == "but" or opens_exception(run[at:]))
            for at, (a, b) in enumerate(pairwise(run), 1)
        )
        for run in runs
    ]
    if takes[0] != takes[1] and _only_the(said, recorded, change):
        return True  # "all but two boats", "all the boats"
    whole = runs[0] if takes[1] else runs[1]
    focused = bool(whole) and whole[-1] in _FOCUSING
    if takes[0] == takes[1] or not (focused or (whole and whole[-1] in listed("guard_universals"))):
        return False
    if focused:  # "nobody but the bishop" is "only the bishop", and not "even"
        return whole[-1] == "even" or not any(
            (word,) in phrases("guard_negations") for word in runs[takes[1]]
        )
    # "Know nothing but", "forget everything": there the verb was turned as well.
    return len({any((word,) in phrases("guard_negations") for word in run) for run in runs}) == 1


def _only_the(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether behind one word for all an article stands for the exception."""
    ours, theirs = said.words[change.c0 : change.c1], recorded.words[change.r0 : change.r1]
    led = said.words[change.c0 - 1 : change.c0] == recorded.words[change.r0 - 1 : change.r0] != ()
    return led and classed("articles").issuperset(ours if "but" in theirs[:1] else theirs)


def _all_but(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is what took out of all whom is told of: "(all but) the smallest farms pay"."""
    taken_out = text.words[end - 1] in ("but", "save", "except") and not text.between(end - 1).strip()
    return end - start == 2 and taken_out and text.words[start] in classed("wholes")


def _but(text: Atoms, start: int, end: int) -> bool:
    """Whether a "but" takes somebody out of all or none right before it: "nobody [but Carl] knew", "all [but] three"."""
    before = text.words[start - 1 : start] if start else ()
    if text.words[start] != "but" or not before or text.between(start).strip():
        return False
    if end - start == 1:  # what it took out is now all there is
        counted = "".join(text.words[end : end + 1])
        return before == ("all",) and (
            counted[:1] == "#" or counted in listed("grammar_determiners", "possessives")
        )
    return before[0] in listed("guard_universals") or _ranked(before[0], text.words[start + 1 : end])


def _ranked(word: str, left: Sequence[str]) -> bool:
    """Whether one of a row is told from its end: "last [but one]", "the next [but two]"."""
    return word in ("last", "next") and len(left) == 1 and (left[0] == "one" or left[0][0] == "#")


def _before_last(text: Atoms, start: int, end: int) -> bool:
    """Whether what fell out before "last" made it another of the row: "[next to] last", "the [second] last"."""
    run = text.words[start:end]
    ranks = run[:1] == ("next",) or _is_rank(run[0])
    return text.words[end : end + 1] == ("last",) and ranks and run[1:] in ((), ("to",), ("to", "the"))


def restriction(
    said: Atoms, recorded: Atoms, changes: Sequence[Change], alarms: Sequence[Finding]
) -> list[Finding]:
    """The alarms with one on every clause that told of whom all or none was said, and fell out or was put in, for all inside it.

    "Nobody who has to borrow should sell" speaks of some, "nobody should sell" of all: no word inside the clause turned that.
    """
    out = list(alarms)
    for c in changes:
        for text, start, end, kind in ((recorded, c.r0, c.r1, "dropped"), (said, c.c0, c.c1, "added")):
            if c.kind != kind or end - start < 2 or _broken(text, start, end):
                continue
            if not (_of_all(text, start) or _which_of_all(text, start, end)):
                continue
            place = (c.c0, c.c1, c.r0, c.r1)
            told = found("quantifier", "guard.restriction", said, recorded, place, turns=True)
            out = [told, *(f for f in out if not _inside(f, told))]
    return out


def _broken(text: Atoms, start: int, end: int) -> bool:
    """Whether only the head of such a clause fell out: "all [that is] going on"."""
    small = listed("light_words") | _RELATIVES | {"'s"}
    half = text.words[end : end + 1]  # "every keeper [who earns] his bread"
    led = half != () and half[0] in listed("grammar_determiners", "possessives")
    left = led and not text.between(end).strip()  # "every keeper [who steals], the law will find"
    return left or all(word in small for word in text.words[start:end])


def _of_all(text: Atoms, at: int) -> bool:
    """Whether a relative clause begins here that belongs to all or none: "no keeper | who", and no comma before it."""
    return text.words[at] in _RELATIVES and _counts_up_to(text, at)


def _which_of_all(text: Atoms, start: int, end: int) -> bool:
    """Whether a run says by a preposition of which all or none something is told: "no child | under ten | can swim"."""
    behind = text.words[end : end + 1]
    tells = (
        behind != () and (is_finite(behind[0]) or third_person(behind[0])) and not text.between(end).strip()
    )
    return text.words[start] in _NARROWING and tells and _counts_up_to(text, start)


def _counts_up_to(text: Atoms, at: int) -> bool:
    """Whether a word for all or none and what it counts stand right before a word, with no verb and no mark between."""
    if text.between(at).strip():
        return False
    before = text.words[max(0, at - COUNTED) : at]
    near = next((n for n in range(len(before) - 1, -1, -1) if before[n] in listed("guard_universals")), None)
    if near is None or before[near] in _ADVERBS:
        return False
    parting = listed("finite_verbs", "subject_pronouns", "clause_openers")
    return all(word not in parting and not is_past(word) for word in before[near + 1 :])


def _inside(one: Finding, other: Finding) -> bool:
    """Whether a finding is about words of another on the side where that has any, and about none of the other side."""
    if other.recorded:
        return not one.claim and one.recorded in other.recorded
    return not one.recorded and one.claim in other.claim
