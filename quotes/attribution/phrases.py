"""The noun phrases that can speak: where they begin and end, and which names stand in them."""

from bisect import bisect_left
from typing import Literal, NamedTuple

from quotes.attribution.names import CALENDAR, FUNCTION, PARTICLES, PLACES, TITLES, Name, personal
from quotes.attribution.sentences import QUOTE, Line

# Longer noun phrases without a verb or a comma do not occur in the tuned half.
LONGEST = 14
Kind = Literal["name", "pronoun", "description"]


class Phrase(NamedTuple):
    """A noun phrase that can speak: tokens `first` to `last` (inclusive), and what sort it is.

    `names` holds (first, last) token ranges of each person joined in it, for several speakers of one cue.
    """

    first: int
    last: int
    kind: Kind
    names: tuple[tuple[int, int], ...] = ()


def capitalised(word: str) -> bool:
    """Whether a token could be part of a name."""
    return word[0].isupper() and word not in FUNCTION


def name_of(line: Line, first: int, last: int) -> Name | None:
    """The personal name that tokens `first` to `last` hold; a nickname in marks is left out."""
    return personal(tuple(word for word in line.words[first : last + 1] if word != QUOTE))


def _nickname(line: Line, token: int) -> bool:
    """Whether the marked words at a token are one capitalised word, as in Ada “Fire” Finch."""
    mark = line.marks[bisect_left(line.quotes, token)]
    inner = line.text[mark.start : mark.end]
    return inner[:1].isupper() and inner.isalpha()


def run_right(line: Line, at: int, limit: int) -> int:
    """The index just past a run of capitalised words that starts at `at`."""
    words = line.words
    end = at
    while end < limit:
        word = words[end]
        if not (capitalised(word) and word not in CALENDAR) and not (
            word in PARTICLES
            and at < end < limit - 1
            and (capitalised(words[end + 1]) or words[end + 1] in PARTICLES)
        ):
            break
        end += 1
        if word[-2:] in ("'s", "’s") and end < limit and not capitalised(words[end]):
            break
    return end


def run_left(line: Line, at: int, floor: int) -> int:
    """The index of the first word of a run of capitalised words that ends at `at`."""
    words = line.words
    first = at
    while first > floor:
        word = words[first - 1]
        if (capitalised(word) and word not in CALENDAR and not _starts_afresh(words[first], word)) or (
            word in PARTICLES
            and first - 2 >= floor
            and (capitalised(words[first - 2]) or words[first - 2] in PARTICLES)
        ):
            first -= 1
        elif (
            word == QUOTE
            and first - 2 >= floor
            and capitalised(words[first - 2])
            and _nickname(line, first - 1)
        ):
            first -= 2
        else:
            break
    return first


def _starts_afresh(word: str, before: str) -> bool:
    """An abbreviated title opens a new phrase ("in Lisbon Mr. Finch"), unless a title leads up to it."""
    return (
        word in TITLES and word[-1] == "." and before not in TITLES and before not in PLACES and len(word) < 5
    )
