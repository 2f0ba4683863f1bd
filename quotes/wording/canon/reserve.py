"""Clauses by which a speaker holds back or denies what follows: "it may be possible that", "there's little chance that".

Told by their grammar and not by their wording: who guesses ("I", "my"), that somebody does ("expect", "guess"), or that a thing
may be so ("there is some risk that"). Set phrases ("as far as I know") stand among the hedges, `guard_hedges.txt`.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from quotes.lexicon import classed, listed

_BE = classed("is") | classed("was") | {"'s", "be", "been"}
_SEEMING = _BE | classed("seeming")
_OWN = classed("speaker")
_OWNERS = frozenset({"my", "our", "the"})
_MAY = classed("may")
_HAVING = classed("having")
_AUXILIARIES = classed("before_guesses")
# What makes nothing of a chance, in front of it.
_NO = classed("no_chance")
# How every such clause ends, but for a "that" behind it.
GUESSING = frozenset({"be"}).union(
    classed("sure"),
    *map(listed, ("guessing_verbs", "guessing_adjectives", "denying_adjectives", "guessing_nouns")),
)
# Words between the parts of such a clause: "there is [a small but real] chance".
BETWEEN = 5


class Reserve(NamedTuple):
    """A clause of reserve: a `hedge`, or a `negation` that lets nothing of what follows stand, from the word `start` on."""

    kind: Literal["hedge", "negation"]
    start: int


def reserved(words: Sequence[str], low: int = 0) -> Reserve | None:
    """The clause that ends a run of canonical words and holds back or denies what follows it, not before `low`; None for none."""
    end = len(words) - (words[-1:] in (["that"], ("that",)))
    if end - low < 2:
        return None
    last, at = words[end - 1], None
    if last in listed("guessing_verbs"):
        at = _speaker(words, low, end - 1, firm=last in classed("believing"))
    elif last in listed("guessing_adjectives") or last in listed("denying_adjectives"):
        at = _it_is(words, low, end - 1)
    elif last in classed("sure"):
        at = _speaker(words, low, end - 1, firm=True)
        lessened = at is not None and not listed("guessing_adverbs").isdisjoint(words[at : end - 1])
        at = at if lessened else None
    elif last in listed("guessing_nouns"):
        at = _there_is(words, low, end - 1)
    elif last in _BE:
        at = _guess_is(words, low, end - 1)
    if at is None:
        return None
    denied = (
        last in listed("denying_adjectives") or last == "doubt" or not _NO.isdisjoint(words[at : end - 1])
    )
    return Reserve("negation" if denied else "hedge", at)


def _speaker(words: Sequence[str], low: int, verb: int, *, firm: bool) -> int | None:
    """The "I" or "we" before a guess, with at most "would rather" between; `firm` where an adverb can make it a conviction."""
    at = verb - 1
    while at >= low and verb - at < BETWEEN and _beside(words[at], firm=firm):
        at -= 1
    return at if at >= low and words[at] in _OWN else None


def _beside(word: str, *, firm: bool) -> bool:
    """Whether a word may stand between the speaker and the guess; a denial may not."""
    manner = word.endswith("ly") and not (firm and word in classed("convinced"))
    return word in _AUXILIARIES or manner or word in listed("guessing_adverbs")


def _it_is(words: Sequence[str], low: int, adjective: int) -> int | None:
    """The "it" of "it is just possible", "it may not be likely"."""
    at = adjective - 1
    while at > low and adjective - at < BETWEEN and _between(words[at]):
        at -= 1
    told = at >= low and words[at] == "it" and not _SEEMING.isdisjoint(words[at:adjective])
    return at if told else None


def _between(word: str) -> bool:
    return word in _SEEMING or word in _MAY or word == "not" or _beside(word, firm=False)


def _there_is(words: Sequence[str], low: int, noun: int) -> int | None:
    """The head of "there is a good chance", "I have a feeling", "it is my belief"."""
    for at in range(noun - 2, max(low, noun - BETWEEN - 2) - 1, -1):
        own = words[at] == "it" and words[noun - 1] in _OWNERS - {"the"}
        there = (own or words[at] == "there") and not _SEEMING.isdisjoint(words[at + 1 : noun])
        if there or (words[at] in _OWN and words[at + 1] in _HAVING):
            return at
    return None


def _guess_is(words: Sequence[str], low: int, verb: int) -> int | None:
    """The head of "my best guess is", "the odds are", "it may well be"."""
    near = range(verb - 1, max(low, verb - BETWEEN) - 1, -1)
    if words[verb] == "be":
        at = next((n for n in near if words[n] == "it"), None)
        return at if at is not None and not _MAY.isdisjoint(words[at:verb]) else None
    if verb - 1 < low or words[verb - 1] not in listed("guessing_nouns"):
        return None
    return next((n for n in near if words[n] in _OWNERS), None)
