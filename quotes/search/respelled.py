"""A short claim as it may be spelled on record: "We have waited nine years" for "We've waited 9 years".

A long claim is found by its other words. Of a short one a contraction and a number leave no three words in a row that
stand on record, so it is looked up in its other spellings as well: contractions opened or closed, numbers in words or in
figures, "$5 trillion" as it is spoken.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotes.lexicon import listed, paired
from quotes.search.denials import contracted, opened
from quotes.search.frames import LONGEST, is_number
from quotes.text import Tokens, holds
from quotes.text import words as words_of
from quotes.wording.canon.numbers import quantity

_COINS = {"$": "dollar", "£": "pound", "€": "euro"}
# From here on a number is written in figures.
_IN_FIGURES = 100


class _Put(NamedTuple):
    """Words of a claim, by place, end exclusive, and what may be written for them."""

    start: int
    end: int
    words: str


class Spelling(NamedTuple):
    """A claim as it may be spelled as well, and the words that this puts for its own."""

    text: str
    put: tuple[tuple[str, ...], ...]

    def stands(self, row: str) -> bool:
        """Whether a row is spelled so."""
        theirs = words_of(row)
        return all(holds(theirs, run) for run in self.put)


def respelled(claim: Tokens) -> list[Spelling]:
    """The other spellings of a claim of up to `LONGEST` words; none where it has no contraction, no small number and no sum."""
    words = claim.words
    if not 1 < len(words) <= LONGEST:
        return []
    numbers, sums = list(_numbers(words)), [*_sums(words), *_shares(words)]
    counted = ([], numbers, *([put, *numbers] for put in sums))
    ways: tuple[list[_Put], ...] = ([], list(_openings(words)), list(_closings(words)))
    found = dict(_with(claim, [*way, *more]) for more in counted for way in ways)
    return [Spelling(text, put) for text, put in found.items() if put]


def _openings(words: Sequence[str]) -> Iterator[_Put]:
    for at, word in enumerate(words):
        if len(parts := opened(word)) > 1:
            yield _Put(at, at + 1, " ".join(parts))


def _closings(words: Sequence[str]) -> Iterator[_Put]:
    last = 0
    for at in range(1, len(words)):
        short = contracted(words[at - 1], words[at]) if at > last and words[at - 1] != "this" else ""
        if short:
            last = at + 1
            yield _Put(at - 1, at + 1, short)


def _numbers(words: Sequence[str]) -> Iterator[_Put]:
    """Whole numbers in the other of the two ways."""
    at = 0
    while at < len(words):
        used, form = quantity(words, at) if is_number(words[at]) else (1, "")
        if (value := form[1:]).isdecimal():
            in_words = _in_words().get(value) if words[at].isdecimal() else value
            if in_words:
                yield _Put(at, at + used, in_words)
        at += max(used, 1)


def _sums(words: Sequence[str]) -> Iterator[_Put]:
    """A sum of money with its sign as it is spoken, in figures and in words: "$5 trillion", "five trillion dollar cut"."""
    for at, sign in enumerate(words):
        coin = _COINS.get(sign, "")
        used, form = quantity(words, at) if coin else (0, "")
        if not form or not (figures := words[at + 1 : at + used]) or not figures[0].isdecimal():
            continue
        noun = at + used < len(words) and words[at + used] not in listed("light_words")
        unit = coin if noun or form == f"#1{sign}" else f"{coin}s"
        for number in dict.fromkeys((figures[0], _in_words().get(figures[0], figures[0]))):
            yield _Put(at, at + used, " ".join((number, *figures[1:], unit)))


def _shares(words: Sequence[str]) -> Iterator[_Put]:
    """A share of a hundred in figures and in words: "80%", "80 percent", "eighty per cent"."""
    figures_of = {word: figures for figures, word in _in_words().items()}
    for at, word in enumerate(words):
        used, form = quantity(words, at) if is_number(word) else (0, "")
        if form[-1:] != "%" or used < 2:
            continue
        number = form[1:-1]
        spoken = _in_words().get(number, figures_of.get(number, number))
        for told in dict.fromkeys((number, spoken)):
            for share in ("percent", "per cent"):
                if words[at : at + used] != (told, *share.split()):
                    yield _Put(at, at + used, f"{told} {share}")


@cache
def _in_words() -> dict[str, str]:
    """The whole numbers that are written in words, by their figures."""
    small = {int(value): word for word, value in paired("numbers").items() if value.isdecimal()}
    tens = {
        f"{ten + unit}": f"{small[ten]} {small[unit]}" for ten in range(20, 100, 10) for unit in range(1, 10)
    }
    return {**tens, **{f"{value}": word for value, word in small.items() if value < _IN_FIGURES}}


def _with(claim: Tokens, put: Sequence[_Put]) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """The claim with words written another way, and these; what overlaps with what stands before it is left."""
    text, at, kept, used = claim.text, 0, [], []
    for start, end, words in sorted(put):
        begins, ends = claim.starts[start], claim.ends[end - 1]
        if begins >= at:
            kept += [text[at:begins], words.capitalize() if text[begins].isupper() else words]
            used.append(tuple(words.split()))
            at = ends
    return "".join((*kept, text[at:])), tuple(used)
