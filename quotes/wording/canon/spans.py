"""From one number to another: in `25 to 30 percent` and `$3-5 million` the first has the unit and the scale of the second."""

import re
from collections.abc import Sequence
from fractions import Fraction

from quotes.lexicon import paired
from quotes.wording.canon.numbers import quantity

# A number in canonical form with its unit; days, clocks, ordinals and decades have none.
_FORM = re.compile(r"#(\d{1,15}(?:\.\d{1,15}|/[1-9]\d{0,14})?)([^\d.:/s@-][^\d]*)?")
# What stands between the two ends, and what stands before the first where the second may be the smaller.
_JOINTS = frozenset({"to", "or"})
_OPENING = frozenset({"between", "from"})
# A larger first number is a year more often than an end: "fell in 2008 to 5 percent".
YEARS = 1_000


def spread(forms: Sequence[str], surface: Sequence[str], dashed: Sequence[bool]) -> list[str]:
    """The forms of a run of words with units and scales that two numbers share said of both.

    `surface` is how each is written, `dashed` whether a dash parts it from the one before.
    """
    out = list(forms)
    for at, form in enumerate(forms[:-1]):
        if form[0] != "#":
            continue
        opened = at > 0 and forms[at - 1] in _OPENING
        joined = forms[at + 1] in _JOINTS or (forms[at + 1] == "and" and forms[at - 1 : at] == ["between"])
        other = at + 1 if dashed[at + 1] else at + 2 if joined else len(forms)
        if other < len(forms) and forms[other][0] == "#":
            first, second = (form, surface[at]), (forms[other], surface[other])
            out[at], out[other] = _shared(first, second, opened=opened)
    return out


def _shared(first: tuple[str, str], second: tuple[str, str], *, opened: bool) -> tuple[str, str]:
    """The forms of two numbers, of which the first has what the second alone was given, or the second the coin of the first."""
    one, other = _FORM.fullmatch(first[0]), _FORM.fullmatch(second[0])
    if one is None or other is None or (one[2] and other[2] and one[2] != other[2]):
        return first[0], second[0]
    scale = 1 if _scale(first[1]) > 1 else _scale(second[1])
    value, last = Fraction(one[1]), Fraction(other[1]) / scale
    if value >= last:  # "between twenty and two thousand"
        scale, last = 1, last * scale
    if value >= YEARS or not (opened or value < last):
        return first[0], second[0]
    unit = other[2] or one[2] or ""
    return f"#{value * scale}{unit}", f"#{other[1]}{unit}"


def is_range(first: Sequence[str], second: str) -> bool:
    """Whether a number, as words or in canonical form, and one in canonical form can be the ends of a range: five, `#9€`."""
    used, form = (1, first[0]) if first[0][0] == "#" else quantity(first, 0)
    one, other = _FORM.fullmatch(form), _FORM.fullmatch(second)
    if used != len(first) or one is None or other is None:
        return False
    value = Fraction(one[1])
    return one[2] in (None, other[2]) and value < YEARS and value < Fraction(other[1])


def _scale(written: str) -> int:
    """The scale that a number as it is written ends with: a million of "6 million"; 1 for none."""
    scales = paired("number_scales")
    return next((int(scales[word]) for word in reversed(written.split()) if word in scales), 1)
