"""Writes each wording as a string with one character a word, so that native string scoring compares words.

`rapidfuzz` aligns a million such strings a second. A word's sign depends on its letters alone, never on what
else is on record, so that today's comparison and next year's agree. Two words share a sign once in a million
pairs; what is decided on signs is a filter and a measure, what is shown comes from the words themselves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from quotes.executors import HERE, Workers, each
from quotes.lexicon import paired
from quotes.text import APOSTROPHES, DOUBLE_MARKS, LONG_DASHES, SPACES, fold

Hashes = NDArray[np.uint64]

# Signs are code points from the second plane on, clear of surrogates; the last of them stand for numbers.
FIRST_SIGN, FIRST_NUMBER, SIGNS = 0x10000, 0xE0000, 0xF0000
# What a word outside the list of common ones is worth, in tenths of a bit; the list ends at 150.
UNCOMMON = 160
# Words looked at at once, where those of a million wordings would take a gigabyte more for a moment.
PART = 1_000_000
# Texts read at once: their characters stay in the processor's cache.
CHUNK = 4_000
_SPACE, _QUOTE, _SLOW = 32, 39, 0
# The bit of a hash that says that the word begins with a digit.
NUMBER = np.uint64(1 << 63)
# Bytes of a word that are read eight at a time; a longer one is no word, but may fill a whole text.
_LONGEST = 256
# Numbers that say something else as often.
_ALSO_WORDS = ("one", "first", "second")

# The first bytes of eight, by how many.
_BYTES: Hashes = np.array([2 ** (8 * size) - 1 for size in range(9)], np.uint64)
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@dataclass(frozen=True, slots=True)
class Lines:
    """Wordings as hashes of their words, and as signs: those of wording `i` stand at `ends[i - 1]` to `ends[i]`."""

    hashes: Hashes
    ends: NDArray[np.int64]
    points: NDArray[np.uint32]

    def counts(self) -> NDArray[np.int64]:
        """How many words each wording has."""
        return np.diff(self.ends, prepend=0)

    def parts(self, size: int) -> Iterator[tuple[int, int]]:
        """All wordings in parts of so many words, give or take those of one: from the first on and up to the second."""
        words = np.arange(size, len(self.hashes), size)
        return pairwise([0, *np.searchsorted(self.ends, words).tolist(), len(self.ends)])

    def signs(self) -> list[str]:
        """Each wording with one character a word."""
        found: list[str] = []
        for begin, end in self.parts(PART):
            first = int(self.ends[begin - 1]) if begin else 0
            ends = (self.ends[begin:end] - first).tolist()
            points = self.points[first : first + (ends[-1] if ends else 0)]
            whole = points.astype("<u4", copy=False).tobytes().decode("utf-32-le")
            found += [whole[a:b] for a, b in zip([0, *ends], ends, strict=False)]
        return found


def mixed(values: Hashes) -> Hashes:
    """Every input bit spread over every output bit (SplitMix64: Steele, Lea and Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * _MIX_1
    values = (values ^ (values >> np.uint64(27))) * _MIX_2
    return values ^ (values >> np.uint64(31))


def codes(hashes: Hashes) -> NDArray[np.uint32]:
    """The code point that stands for each word."""
    room = np.uint64(FIRST_NUMBER), np.uint64(SIGNS - FIRST_NUMBER)
    places = hashes % room[0]
    numbers = np.flatnonzero(hashes >= NUMBER)
    places[numbers] = room[0] + hashes[numbers] % room[1]
    return places.astype(np.uint32) + np.uint32(FIRST_SIGN)


@cache
def worth_of_signs() -> NDArray[np.int16]:
    """What each sign is worth in tenths of a bit, by its word in general English; index 0 is `FIRST_SIGN`."""
    common = paired("common_words")
    lines = read(list(common))
    table = np.full(SIGNS, UNCOMMON, np.int16)
    table[lines.points[lines.ends - 1] - FIRST_SIGN] = [round(10 * float(bits)) for bits in common.values()]
    # What every web address holds proves nothing; the rest of it would otherwise pass for a rare sentence.
    web = read(["https http www com org youtube watch v"])
    table[web.points - FIRST_SIGN] = 0
    return table


@cache
def number_words() -> dict[str, str]:
    """The signs of numbers that are written out, and of the same in figures, each with its value as text."""
    values = {word: value.rstrip(".") for word, value in paired("numbers").items() if word not in _ALSO_WORDS}
    values |= {value: value for value in set(values.values())}
    signs_ = read([" ".join(values)]).signs()[0]
    return dict(zip(signs_, values.values(), strict=True))


def numbers(lines: Lines) -> NDArray[np.int64]:
    """The places of all numbers among the words of wordings, in figures or written out."""
    table = np.zeros(SIGNS, bool)
    table[FIRST_NUMBER:] = True
    table[[ord(sign) - FIRST_SIGN for sign in number_words()]] = True
    parts = range(0, len(lines.points), PART)
    found = [np.flatnonzero(table[lines.points[at : at + PART] - np.uint32(FIRST_SIGN)]) + at for at in parts]
    return np.concatenate([np.empty(0, np.int64), *found])


def read(texts: Sequence[str], workers: Workers = HERE) -> Lines:
    """The words of many texts, the same as `quotes.text.words` gives, hashed; `workers` are threads."""
    parts = list(each(_read, (texts[at : at + CHUNK] for at in range(0, len(texts), CHUNK)), workers))
    if not parts:
        return Lines(np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, np.uint32))
    counts = np.concatenate([np.diff(part.ends, prepend=0) for part in parts])
    hashes = np.concatenate([part.hashes for part in parts])
    return Lines(hashes, counts.cumsum(), np.concatenate([part.points for part in parts]))


def _read(texts: Sequence[str]) -> Lines:
    plain, ends = _letters(texts)
    slow = np.unique(np.searchsorted(ends, _hard(plain), "right"))
    if len(slow):
        rows = list(texts)
        for at in slow.tolist():
            rows[at] = fold(rows[at])
        plain, ends = _bytes(rows, plain, ends, slow)
    letter = plain != _SPACE
    begins = np.flatnonzero(letter & ~np.concatenate(([False], letter[:-1])))
    stops = np.flatnonzero(letter & ~np.concatenate((letter[1:], [False]))) + 1
    hashes = _hash(plain, begins, stops)
    return Lines(hashes, np.searchsorted(begins, ends), codes(hashes))


def _hash(plain: NDArray[np.uint8], begins: NDArray[np.int64], stops: NDArray[np.int64]) -> Hashes:
    """The hash of every word, read eight bytes at a time: one of up to eight letters shares it with no other such."""
    padded = np.append(plain, np.zeros(8, np.uint8))
    eights = np.ndarray(len(plain) + 1, np.dtype("<u8"), padded, strides=(1,))
    sizes = stops - begins
    hashes = mixed(eights[begins] & _BYTES[np.minimum(sizes, 8)])
    longer, at = np.flatnonzero((sizes > 8) & (sizes <= _LONGEST)), 8
    while len(longer):
        more = eights[begins[longer] + at] & _BYTES[np.minimum(sizes[longer] - at, 8)]
        hashes[longer] = mixed(hashes[longer] ^ more)
        at += 8
        longer = longer[sizes[longer] > at]
    for word in np.flatnonzero(sizes > _LONGEST).tolist():
        digest = blake2b(plain[begins[word] : stops[word]].tobytes(), digest_size=8).digest()
        hashes[word] = int.from_bytes(digest, "little")
    digit = plain[begins] - _ZERO < 10
    return (hashes & ~NUMBER) | np.where(digit, NUMBER, np.uint64(0))


def _marked(chars: str) -> NDArray[np.bool_]:
    """A table that tells some characters of the first plane."""
    table = np.zeros(0x10000, bool)
    table[[ord(char) for char in chars]] = True
    return table


# What may stand around a number that is a word as it is, and around what stands in square brackets.
_BLANK, _SMALL = _marked(" \n"), _marked("abcdefghijklmnopqrstuvwxyz")
_OPENS, _CLOSES = _marked(' \n([,;:"“'), _marked('.,;:!?)]"”')
_ZERO = np.uint8(ord("0"))


@cache
def _table() -> NDArray[np.uint8]:
    """What a character is on the short way: a small letter, a digit, an apostrophe, a space; 0 sends a text round."""
    table = np.full(0x10000, _SLOW, np.uint8)
    for char in "\t\n\r !\"'(),-./:;?@[]_{}#+<=>^|~\\" + DOUBLE_MARKS + LONG_DASHES + SPACES:
        table[ord(char)] = _SPACE
    for char in "0123456789":
        table[ord(char)] = ord(char)
    for char in APOSTROPHES:
        table[ord(char)] = _QUOTE
    for char in "abcdefghijklmnopqrstuvwxyz":
        table[ord(char)] = table[ord(char.upper())] = ord(char)
    return table


def _units(texts: Sequence[str]) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    """All texts in UTF-16, a line break behind each; and where each of them ends."""
    units = np.frombuffer("\n".join([*texts, ""]).encode("utf-16-le", "surrogatepass"), "<u2")
    sizes = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    if int(sizes.sum()) != len(units):  # characters beyond the first plane take two
        sizes = np.array([len(text.encode("utf-16-le", "surrogatepass")) // 2 + 1 for text in texts])
    return units, sizes.cumsum()


def _letters(texts: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The characters of all texts as letters, apostrophes and spaces; and where each text ends."""
    units, ends = _units(texts)
    plain = _table().take(units)
    letter = np.concatenate(([False], plain > _QUOTE, [False]))
    before, after = letter[:-2], letter[2:]
    quote = np.flatnonzero(plain == _QUOTE)
    alone = quote[~(before[quote] & after[quote])]
    # Two apostrophes in a row, or one beside what is not read here, go the long way.
    twin = quote[(plain[quote - 1] == _QUOTE) | (plain[np.minimum(quote + 1, len(plain) - 1)] == _QUOTE)]
    plain[alone] = _SPACE
    plain[twin] = _SLOW
    # A letter by itself, a full stop and a letter begin an abbreviation ("U.S.").
    stop = np.flatnonzero(units == ord("."))
    stop = stop[(plain[stop - 1] > _QUOTE) & after[stop] & ((stop < 2) | (plain[stop - 2] == _SPACE))]
    plain[stop] = _SLOW
    plain[_attached(units, plain)] = _SLOW
    return plain, ends


def _attached(units: NDArray[np.uint16], plain: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Where a number or a square bracket is, or may be, part of a word that looks otherwise: "1,000", "-5", "[t]he"."""
    digit = plain - _ZERO < 10
    edges = np.concatenate((np.flatnonzero(digit[:1]), np.flatnonzero(digit[1:] != digit[:-1]) + 1))
    begin, end = edges[::2], edges[1::2]
    # Behind every text stands a line break, also before the first character.
    after, next_ = units[end], units[np.minimum(end + 1, len(units) - 1)]
    alone = _BLANK[after] | (_CLOSES[after] & _BLANK[next_]) | ((after == ord("-")) & _SMALL[next_])
    numbers = begin[~(alone & _OPENS[units[begin - 1]])]
    opened, closed = (np.flatnonzero(units == ord(bracket)) for bracket in "[]")
    letter = units[np.minimum(opened + 2, len(units) - 1)] == ord("]")
    opened = opened[letter | ~_OPENS[units[opened - 1]]]
    closed = closed[~(_BLANK | _CLOSES)[units[closed + 1]]]
    return np.concatenate((numbers, opened, closed))


def _hard(plain: NDArray[np.uint8]) -> NDArray[np.int64]:
    return np.flatnonzero(plain == _SLOW)


def _bytes(
    rows: Sequence[str], plain: NDArray[np.uint8], ends: NDArray[np.int64], slow: NDArray[np.int64]
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The buffer with some texts replaced by their folded words in UTF-8."""
    starts = ends - np.diff(ends, prepend=0)
    parts, sizes, at = [], np.diff(ends, prepend=0), 0
    for i in slow.tolist():
        parts.append(plain[at : starts[i]].tobytes())
        parts.append(rows[i].encode("utf-8", "surrogatepass") + b" ")
        sizes[i] = len(parts[-1])
        at = int(ends[i])
    parts.append(plain[at:].tobytes())
    return np.frombuffer(b"".join(parts), np.uint8), sizes.cumsum()
