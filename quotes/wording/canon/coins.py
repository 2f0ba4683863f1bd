"""Coins beside a number: their short names before it or behind it ("CHF 250", "kr250"), and whose they are ("US$250").

The unit of a coin whose country is told has it behind a "~": `francs~swiss`.
"""

import re
from collections.abc import Sequence

from quotes.lexicon import alike, listed, paired

OF = "~"
# Coins that one letter names. Roads and forms have such names too ("N11", "R101"), but no points or scales.
_LETTERS = {"n": "ngn", "r": "zar"}
_BY_LETTER = re.compile(r"[nr](\d[\d.]*)(m|mn|b|bn|tn)?")
_SCALES = frozenset({"million", "billion", "trillion"})
_GLUED = re.compile(r"([^\W\d_]{2,3})(\d[\d.]*(?:k|m|mn|b|bn|tn)?)")


def code(word: str) -> str:
    """The unit of a coin that a short name stands for, empty for another word."""
    return paired("number_units").get(word, "") if word in listed("number_codes") else ""


def parted(word: str, following: str = "") -> tuple[str, str] | None:
    """The short name and the figures of a word that holds both ("kr250"), None where it is no such word.

    One letter is a coin's where a decimal point, a scale or `following` tells a sum: "N4.2", "R250m", "N500 million".
    """
    if word.isalpha():
        return None
    if word[0] in _LETTERS and (lettered := _BY_LETTER.fullmatch(word)):
        point, scale = "." in lettered[1], lettered[2] or following in _SCALES
        return (_LETTERS[word[0]], f"{lettered[1]}{lettered[2] or ''}") if point or scale else None
    found = _GLUED.fullmatch(word)
    return (found[1], found[2]) if found and code(found[1]) else None


def may_part(word: str) -> bool:
    """Whether a word can hold a coin and figures, whatever follows it."""
    return parted(word, "million") is not None


def dollar(word: str) -> str:
    """The unit of a dollar of which a word, glued to its sign, tells whose it is ("US$"), empty for another word."""
    return paired("number_dollars").get(word, "")


def same_sum(one: str, other: str) -> bool:
    """Whether two numbers in canonical form are one sum in one coin, of which one does not tell whose it is."""
    (sum_one, _, whose), (sum_other, _, others) = one.partition(OF), other.partition(OF)
    return one != other and sum_one == sum_other and "" in (whose, others)


def named(words: Sequence[str], at: int) -> tuple[int, str]:
    """The coin that a word begins to name behind a number: how many words it takes (0: none) and its unit."""
    units = paired("number_units")
    if (unit := units.get(words[at])) is not None:
        return 1, unit
    head = "american" if words[at] in ("us", "u.s", "u.s.") else words[at]
    people = alike("guard_peoples").get(head)
    unit = units.get(words[at + 1]) if people and at + 1 < len(words) else None
    if people is None or unit is None or unit == "%" or OF in unit:
        return 0, ""
    return 2, f"{unit}{OF}{_told(people)}"


def _told(people: frozenset[str]) -> str:
    """One word for a people, the same whichever of its words stands there."""
    told = {unit.partition(OF)[2] for unit in paired("number_units").values()}
    return next(iter(sorted(people & told)), min(people))
