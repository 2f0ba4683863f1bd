"""Number words, and how older English put them together: four and twenty, threescore and ten, twenty and two thousand."""

from collections.abc import Sequence

from quotes.lexicon import paired

# From here on a scale can follow tens and a unit that an "and" joins: nobody counts "twenty and two hundred".
LARGE = 1_000


def scores(run: Sequence[str]) -> tuple[int, int]:
    """How many words count in scores, and their number: `four score and seven` is 87, `threescore and ten` 70."""
    unit, together = named(run[0].removesuffix("score"))[0], run[0].endswith("score")
    size = 1 if together else 2
    if unit is None or not 2 <= unit < 10 or (run[1:2] != ["score"] and not together):
        return 0, 0
    more = named(run[size + 1])[0] if run[size : size + 1] == ["and"] and run[size + 1 :] else None
    if more is not None and 0 < more < 20:
        return size + 2, 20 * unit + more
    counted = together or run[size : size + 1] in (["year"], ["years"])
    return (size, 20 * unit) if counted else (0, 0)


def goes_on(rest: Sequence[str]) -> bool:
    """Whether a number in words goes on behind a scale: "forty-first", "and five", "and fourscore"."""
    following = rest[1:] if rest[:1] == ["and"] else rest
    return bool(following) and (named(following[0])[0] is not None or scores(following)[0] > 0)


def unit_first(run: Sequence[str]) -> tuple[int | None, str]:
    """The number that older English tells with its unit first, and its mark: `one and twenty` is 21, `one and fortieth` 41st."""
    (unit, marked), (tens, mark) = named(run[0]), named(run[2]) if len(run) > 2 else (None, "")
    if unit is None or tens is None or marked or mark not in ("", "."):
        return None, ""
    joined = 0 < unit < 10 and 20 <= tens < 100 and tens % 10 == 0
    return (unit + tens, mark) if joined else (None, "")


def tens_first(tens: int, rest: Sequence[str], *, between: bool) -> bool:
    """Whether an "and" joins a unit to the tens before it, as older English did: "twenty and two thousand", "thirty and seventh".

    Behind a "between" it joins two numbers.
    """
    unit, mark = named(rest[0]) if rest else (None, "")
    scale = int(paired("number_scales")[rest[1]]) if len(rest) > 1 and is_scale(rest[1]) else 0
    lone = not scale or (scale >= LARGE and not between)
    return tens >= 20 and tens % 10 == 0 and unit is not None and 0 < unit < 10 and mark in ("", ".") and lone


def is_scale(word: str) -> bool:
    """Whether a word is a scale: hundred, thousand, million."""
    return len(word) > 2 and word in paired("number_scales")


def named(word: str) -> tuple[int | None, str]:
    """The value of a number word below a hundred or of an ordinal, and its mark."""
    name = paired("numbers").get(word)
    if name is None:
        return None, ""
    return (int(name), "") if name.isdecimal() else (int(name[:-1]), name[-1])
