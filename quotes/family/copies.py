"""Which articles were copied from one another: wire copy, syndication, mirrors, told by the prose they share.

Of each article a sketch is kept: the smallest hashes of its runs of four words (bottom-k sketches, Broder 1997). What stands
in quotation is left out, since two reporters in one room write down the same words; a text that is nearly all
quotation, such as a transcript, is sketched whole. No text can be read back from a sketch.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.search.shingles import shingles
from quotes.text import words

Hashes = NDArray[np.uint32]
# Hashes kept of an article: 512 bytes tell two articles apart whose lengths differ up to fivefold.
KEPT = 128
# Runs that two articles must have where they are compared; of fewer nothing is concluded.
LEAST = 24
# Part of the shorter article's runs that stand in the longer one. bench/copies.py: of 2,082 pairs of real articles one
# shares more than .08 (.46: two pages of a theatre with the same paragraphs); of 69 planted copies, a third cut,
# every fifth sentence reworded, four sentences of another page added, 68 share .43 and more.
COPIED = 0.4
# The same for texts sketched whole: two records of one speech differ less than two reports of it.
MIRRORED = 0.7
_STEP = np.uint64(0x9E3779B97F4A7C15)
_HIGH = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Sketch:
    """The smallest hashes of a text's runs of four words, sorted; `prose` says that quotations were left out."""

    hashes: Hashes
    prose: bool

    @classmethod
    def of_bytes(cls, stored: bytes, prose: bool) -> "Sketch":
        """A sketch as the database keeps it."""
        return cls(np.frombuffer(stored, "<u4"), prose)

    def as_bytes(self) -> bytes:
        """The hashes as the database keeps them: 32 bits each, little-endian."""
        return self.hashes.astype("<u4").tobytes()


def sketch(text: str, quoted: Iterable[tuple[int, int]] = ()) -> Sketch | None:
    """The sketch of a text, `quoted` being the ranges of its quotations; None where it is too short to tell."""
    prose = _smallest(_without(text, quoted))
    if len(prose) >= LEAST:
        return Sketch(prose, True)
    whole = _smallest(text)
    return Sketch(whole, False) if len(whole) >= LEAST else None


def shared(a: Sketch, b: Sketch) -> float | None:
    """Which part of the shorter text's runs stand in the longer one; None where the sketches cannot tell."""
    if a.prose != b.prose:
        return None
    top = min(one.hashes[-1] if len(one.hashes) >= KEPT else np.uint32(2**32 - 1) for one in (a, b))
    ours, theirs = (one.hashes[: np.searchsorted(one.hashes, top, "right")] for one in (a, b))
    fewest = min(len(ours), len(theirs))
    if fewest < LEAST:
        return None
    return len(np.intersect1d(ours, theirs, assume_unique=True)) / fewest


def copied(a: Sketch, b: Sketch) -> bool:
    """Whether one of two texts was copied from the other, or both from a third."""
    part = shared(a, b)
    return part is not None and part >= (COPIED if a.prose else MIRRORED)


def copies(sketches: Mapping[str, Sketch]) -> list[tuple[str, str]]:
    """Pairs of ids that join all copies, in the order of the ids.

    Every text is compared with the first of each group it shares a run with, so that a thousand copies of one
    report take a thousand comparisons.
    """
    found: list[tuple[str, str]] = []
    firsts: dict[int, list[str]] = {}
    for ident in sorted(sketches):
        mine = sketches[ident]
        hashes = mine.hashes.tolist()
        near = dict.fromkeys(first for value in hashes for first in firsts.get(value, ()))
        same = [first for first in near if copied(sketches[first], mine)]
        found += [(first, ident) for first in same]
        if not same:
            for value in hashes:
                firsts.setdefault(value, []).append(ident)
    return found


def _smallest(text: str) -> Hashes:
    threes = shingles(words(text)).threes
    if len(threes) < 2:
        return np.empty(0, np.uint32)
    fours = threes[:-1] * _STEP + threes[1:]
    return np.unique(((fours ^ (fours >> _HIGH)) * _STEP >> _HIGH).astype(np.uint32))[:KEPT]


def _without(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(ranges):
        if start > at:
            parts.append(text[at:start])
        at = max(at, end)
    return "\n".join((*parts, text[at:]))


def groups(pairs: Iterable[tuple[str, str]], names: Sequence[str]) -> int:
    """How many groups of names are left when the names of each pair are one."""
    top = {name: name for name in names}

    def find(name: str) -> str:
        while top[name] != name:
            top[name] = name = top[top[name]]
        return name

    for one, other in pairs:
        top[find(one)] = find(other)
    return len({find(name) for name in names})
