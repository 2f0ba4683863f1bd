"""A short remark with another number, day or name in it: "nine million pounds" where "nine hundred thousand pounds" is on record.

The words around the one place are the claim's own, so nothing of them is missing; of the few words that a short claim has, the
number would be too many. Which remark is meant must be plain: where the words stand with two numbers, it is a form of words
("The house met on the 3rd of May, 1912") and tells nothing.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from quotes.lexicon import classed, listed, paired
from quotes.text import Tokens

# Longer claims are found by what they share.
LONGEST = 12
# What stands for a number with its coin or a day, and for a name.
NUMBER, NAME = "#", "@"
# Marks after which a capital says nothing; "I" and what follows a line break are no names either, but rarely missed.
_ENDS = frozenset(".?!:;\"“‘'(-—\n")


class Frame(NamedTuple):
    """The folded words of a text, each number, day and name one word that says so, and what stands in each place."""

    words: tuple[str, ...]
    fillings: tuple[tuple[str, ...], ...]

    @property
    def open(self) -> bool:
        """Whether the text has a number, a day or a name at all."""
        return any(self.fillings)


def is_number(word: str) -> bool:
    """Whether a folded word is a number: "12", "three", "million"."""
    return word[0].isdigit() or word in _number_words()


def is_name(read: Tokens, at: int) -> bool:
    """Whether a word begins with a capital where no sentence begins."""
    if not at or not read.text[read.starts[at]].isupper():
        return False
    return _ENDS.isdisjoint(read.text[read.ends[at - 1] : read.starts[at]])


def frame(read: Tokens) -> Frame:
    """The frame of a text; numbers and words of one sum or one day, and the words of one name, are one place."""
    words: list[str] = []
    fillings: list[list[str]] = []
    for at, word in enumerate(read.words):
        mark = _mark(read, at, words[-1:])
        if not mark:
            words.append(word)
            fillings.append([])
            continue
        if mark == NUMBER and _joined(words):
            words.pop()
            fillings.pop()
        if words[-1:] != [mark]:
            words.append(mark)
            fillings.append([])
        fillings[-1].append(word)
    return Frame(tuple(words), tuple(map(tuple, fillings)))


def refilled(claim: Frame, row: Frame) -> tuple[str, ...] | None:
    """What the row has in the one place where it has other words than the claim; None where it differs otherwise."""
    size = len(claim.words)
    for start in range(len(row.words) - size + 1):
        if row.words[start : start + size] != claim.words:
            continue
        pairs = zip(claim.fillings, row.fillings[start : start + size], strict=True)
        other = [theirs for ours, theirs in pairs if ours != theirs]
        if len(other) == 1:
            return other[0]
    return None


def _mark(read: Tokens, at: int, before: Sequence[str]) -> str:
    """What a word stands for, behind the last word of the frame so far: `NUMBER`, `NAME`, or nothing but itself."""
    word, following = read.words[at], read.words[at + 1 : at + 2]
    capital = read.text[read.starts[at]].isupper()
    if is_number(word) or (capital and word in _calendar()):
        return NUMBER
    if following and word in classed("articles") and following[0] in _scales():
        return NUMBER
    if word in paired("number_units") and (before == [NUMBER] or any(map(is_number, following))):
        return NUMBER
    return NAME if is_name(read, at) and word != "i" and word[:2] != "i'" else ""


def _joined(words: Sequence[str]) -> bool:
    """Whether an "and" or an "of" stands inside a number or a day: "two hundred and five", "the third of May"."""
    return len(words) > 1 and words[-1] in ("and", "of") and words[-2] == NUMBER


@cache
def _number_words() -> frozenset[str]:
    return frozenset({*paired("numbers"), *paired("number_scales")})


@cache
def _scales() -> frozenset[str]:
    return frozenset(word for word in paired("number_scales") if len(word) > 2)


@cache
def _calendar() -> frozenset[str]:
    return frozenset(name.rstrip(".").casefold() for name in listed("names_calendar"))
