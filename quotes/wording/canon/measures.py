"""Units behind a number, in full: `6ft 2in` is six feet two inches, `80mph` eighty miles per hour, `10pm` ten p.m.

The short forms are those of style books and of the International System of Units (`number_measures.txt`). A lone "in" is
a unit only glued to its figures, and "12st" is twelve stone where "21st" is an ordinal.
"""

from collections.abc import Sequence
from functools import cache

from quotes.lexicon import classed, paired

_HALVES = frozenset({"a.m", "p.m"})


@cache
def _longest() -> int:
    return max(len(short.split()) for short in paired("number_measures"))


@cache
def _heads() -> frozenset[str]:
    return frozenset(short.split()[0] for short in paired("number_measures"))


def parted(word: str) -> tuple[str, str] | None:
    """The figures and the unit of a word that holds both ("90kg"), None where it is no such word.

    "900m" is left a number: it is millions of money more often than meters.
    """
    figures = word.rstrip("abcdefghijklmnopqrstuvwxyz")
    unit = word[len(figures) :]
    if not unit or unit == "m" or not figures[-1:].isdecimal():
        return None
    if unit == "st" and figures.endswith("1"):
        return None
    known = unit in paired("number_measures_glued") or unit in paired("number_measures")
    return (figures, unit) if known else None


def unit(words: Sequence[str], at: int, glued: str = "") -> tuple[int, tuple[str, ...]]:
    """The unit that begins at a word: how many words it takes (0: none) and the words that are read.

    With `glued`, the unit parted from the figures before, it may go on in the words from `at` on: "5km/h".
    """
    head = glued or (words[at] if at < len(words) else "")
    if head not in _heads() and not glued:
        return 0, ()
    table = paired("number_measures")
    own = 0 if glued else 1
    run = [head, *words[at + own : at + own + _longest() - 1]]
    for size in range(len(run), 0, -1):
        if (full := table.get(" ".join(run[:size]))) is not None:
            return own + size - 1, tuple(full.split())
    return (0, tuple(paired("number_measures_glued")[glued].split())) if glued else (0, ())


def is_short(shown: str) -> bool:
    """Whether words as they are written are the short form of a unit: "kg", "in", "miles an hour"."""
    return shown in paired("number_measures") or shown in paired("number_measures_glued")


def of_the_day(words: Sequence[str], at: int) -> tuple[int, str]:
    """A time of day in four figures, as timetables and soldiers have it: `0900`, `1430 hours`, as `#9:00`, `#14:30`.

    Without its nought in front only "hours" behind and a word of time before tell it from a count.
    """
    word = words[at]
    if (
        len(word) != 4
        or not (word.isascii() and word.isdecimal())
        or int(word[:2]) > 24
        or int(word[2:]) > 59
    ):
        return 0, ""
    hours = (
        words[at + 1 : at + 2] in (["hours"], ("hours",))
        and at > 0
        and words[at - 1] in classed("before_hours")
    )
    if word[0] != "0" and not hours:
        return 0, ""
    return 1 + hours, f"#{int(word[:2])}:{word[2:]}"


def clock(written: str, form: str, read: tuple[str, ...]) -> str:
    """The form of a number before "a.m." or "p.m.": 10.30 is 10:30 there, and 10:00 is 10."""
    if not _HALVES.intersection(read):
        return form
    hour, mark, minutes = written.replace(".", ":").partition(":")
    if not mark or not (hour + minutes).isdecimal() or len(minutes) != 2:
        return form
    return f"#{int(hour)}" if minutes == "00" else f"#{hour}:{minutes}"
