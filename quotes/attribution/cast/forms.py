"""Which forms of a name can be one person's, and whom of several a text speaks of."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from quotes.attribution.cast.names import FIRST
from quotes.attribution.grammar.cues import finite_form
from quotes.attribution.grammar.wordlists import tagged

# Two namesakes named no further apart than this (code points) are named in one breath.
_ONE_BREATH = 60
# Whoever is named in full so many times as often as a namesake, and later, is meant by the bare last name.
_FAR_MORE = 2
_GENERATIONS = frozenset(("Jr", "Jr.", "Sr", "Sr."))
_COMMON = tagged("common_words").keys()
# Everybody of one name, by the words of the full name, and where each stands.
Namesakes = dict[tuple[str, ...], list[int]]


def together(text: str, choices: Namesakes, fits: Sequence[tuple[str, ...]], at: int) -> bool:
    """Whether the two latest of some namesakes were last named within one breath, in one sentence."""
    last = sorted(
        (choices[full][count - 1] for full in fits if (count := bisect_left(choices[full], at))), reverse=True
    )
    return len(last) > 1 and last[0] - last[1] <= _ONE_BREATH and ". " not in text[last[1] : last[0]]


def agrees(full: tuple[str, ...], gender: str) -> bool:
    told = FIRST.get(full[0], "").replace("x", "")
    return not gender or not told or told == gender


@lru_cache(maxsize=4096)
def merged(fits: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    """Forms of one name ("Ada Finch", "Ada M. Finch") count as one; father and son ("Earl Stubbs Jr.") do not."""
    kept: list[tuple[str, ...]] = []
    for full in fits:
        if not any(same_first(other[0], full[0]) and _suffix(other) == _suffix(full) for other in kept):
            kept.append(full)
    return kept


def _suffix(full: tuple[str, ...]) -> str:
    """What tells a son from his father, the empty string where nothing does; "III" is often left out."""
    return full[-1].rstrip(".") if full[-1] in _GENERATIONS else ""


def same_first(first: str, other: str) -> bool:
    """Whether two first names can be one, which an initial stands for ("K. Unger", "Klara Unger")."""
    return first == other or (first[0] == other[0] and "." in (first[1:2], other[1:2]))


def forename(word: str) -> bool:
    """Whether the word before a last name can be a first name, and not just open its sentence ("Old Unger")."""
    low = word.lower()
    return word in FIRST or not (low in _COMMON or finite_form(low))


def weight(places: list[int], at: int) -> tuple[int, int]:
    """How strongly a text has someone in mind at an offset: mentions before it, then nearness."""
    before = bisect_left(places, at)
    return before, places[before - 1] if before else -places[0]


def dominates(best: tuple[int, int], rival: tuple[int, int]) -> bool:
    """Whether one of two namesakes is the one a text speaks of so far.

    Either the other has not been named yet, or this one was named last, and in full far more often.
    """
    if rival[0] == 0:
        return best[0] > 0
    return best[0] >= _FAR_MORE * rival[0] and best[1] > rival[1]
