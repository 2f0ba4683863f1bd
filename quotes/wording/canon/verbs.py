"""Whether a word by itself can be the verb of a clause, and what verbs say of two."""

from collections.abc import Sequence

from quotes.lexicon import classed, grouped, listed
from quotes.wording.canon.atoms import is_past
from quotes.wording.canon.markers import bases


def is_finite(word: str) -> bool:
    """Whether a word is one by its form: "is", "must", "failed"."""
    return word in listed("finite_verbs") or (word,) in grouped("guard_modals") or is_past(word)


def may_act(word: str) -> bool:
    """Whether a word is one by its form, or has one form for now and then: "left", "are", "must", "cost"."""
    return word in classed("unchanged_past") or is_finite(word)


def third_person(word: str) -> bool:
    """Whether a word may be what somebody does now, or several things: "leaks", "boats", not "focus"."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def said_of_both(words: Sequence[str]) -> bool:
    """Whether words hold a verb that says the same of two from either side: "married", "merged with"."""
    return any(
        not bases(word).isdisjoint(listed("symmetric_verbs"))
        or ("with" in words[at + 1 : at + 2] and not bases(word).isdisjoint(classed("mutual")))
        for at, word in enumerate(words)
    )
