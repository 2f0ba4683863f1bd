"""Numbers as values: `five million dollars`, `$5m` and `5,000,000 dollars` are one and the same.

Reads a run of folded words; nothing is said here about what a number counts.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import takewhile

from quotes.lexicon import alike, classed, listed, paired
from quotes.wording.canon import coins
from quotes.wording.canon.older_numbers import goes_on, is_scale, named, scores, tens_first, unit_first

# Longest run of words read as one number ("nine hundred ninety nine million nine hundred … dollars").
LONGEST = 12
# Figures longer than this are compared as they are written, not as values.
MOST_DIGITS = 30
# From here on "won" and "marks" behind a number are money; what is less may be a year ("1945 marks the end").
SUM = 2_100

_SIGNS = frozenset("$£€¥")
# A fraction takes a microsecond to make.
_ZERO, _HALF, _WHOLE = Fraction(0), Fraction(1, 2), Fraction(1)


def quantity(words: Sequence[str], at: int) -> tuple[int, str]:
    """The number that begins at a word: how many words it takes (0: none) and its canonical form.

    The form is `#` with the value and the unit, if any: `#5000000$`, `#90francs~swiss`, `#20%`, `#8.` (eighth), `#60s`.
    """
    if words[at] in _spoken() and (at + 1 == len(words) or not _may_join(words[at + 1])):
        return _alone(words[at])
    return _quantity(words, at)


@cache
def _alone(word: str) -> tuple[int, str]:
    """The number that a spoken number or a month is by itself: most stand so ("one of them", "may")."""
    return _quantity((word,), 0)


def _may_join(word: str) -> bool:
    """Whether a word behind a spoken number or a month can belong to it."""
    return word[0] in _FIGURES or word in _joining()


@cache
def _spoken() -> frozenset[str]:
    return frozenset({*paired("numbers"), *paired("months")})


@cache
def _joining() -> frozenset[str]:
    tables = ("numbers", "number_scales", "fractions", "number_units", "months")
    small = classed("number_joints")
    return small.union(alike("guard_peoples"), _plural_scales(), *map(paired, tables))


@cache
def _plural_scales() -> dict[str, str]:
    """Scales as older print has them behind a number, "six millions of dollars", each with its singular."""
    return {f"{scale}s": scale for scale in paired("number_scales") if is_scale(scale)}


def _quantity(words: Sequence[str], at: int) -> tuple[int, str]:
    if (day := _day(words, at))[0]:
        return day
    if (clock := _clock(words, at))[0]:
        return clock
    part = (
        paired("fractions").get(words[at + 1])
        if words[at] == "a" and list(words[at + 2 : at + 3]) == ["of"]
        else None
    )
    if part is not None:
        return 2, f"#{Fraction(1, int(part))}"  # "a third of them"
    if glued := coins.parted(words[at], "".join(words[at + 1 : at + 2])):
        groups = [*takewhile(_is_group, words[at + 1 : at + LONGEST])] if glued[1].isdecimal() else []
        rest = words[at + 1 + len(groups) : at + LONGEST]
        used, form = quantity((glued[0], "".join((glued[1], *groups)), *rest), 0)
        return (used - 1 + len(groups), form) if used else (0, "")
    if words[at] == "minus":
        used, form = quantity(words, at + 1) if at + 1 < len(words) and may_begin(words[at + 1]) else (0, "")
        plain = used and form[1:2].isdecimal()
        return (used + 1, f"#-{form[1:]}") if plain else (0, "")
    return _sum(words, at)


def _is_group(word: str) -> bool:
    """Whether a word is groups of three figures, which a comma parted from those that stand with a coin: "kr1,250"."""
    return len(word) % 3 == 0 and word.isascii() and word.isdecimal()


def _sum(words: Sequence[str], at: int) -> tuple[int, str]:
    """A plain number with the sign before it and the unit behind it, as `quantity` gives it."""
    start, sign = at, ""
    if words[at] in _SIGNS or coins.code(words[at]):
        sign, at = coins.code(words[at]) or words[at], at + 1
        if at >= len(words) or not (sign in _SIGNS or words[at][0].isdecimal()):
            return 0, ""
    used, value, mark = _value(words, at)
    if value is not None and mark == "s" and 1910 <= value < 2000:
        value %= 100  # "the nineteen-sixties", "the 1960s": the sixties
    if not used and list(words[at : at + 2]) == ["half", "a"] and words[at + 2 : at + 3]:
        used, value = (2, _HALF) if words[at + 2] in paired("number_units") else (0, None)
    if not used or value is None:
        # Times, routes, scores: figures that are no single number are compared as they are written.
        return (1, f"#{words[at]}") if at == start and _is_figures(words[at]) else (0, "")
    at += used
    if words[at - 1] in _plural_scales() and list(words[at : at + 1]) == ["of"]:
        at += 1
    if not mark and at < len(words):
        part = paired("fractions").get(words[at])
        if part is not None and value.denominator == 1:
            return at + 1 - start, f"#{value / int(part)}"
        if words[at] == "1/2" and value.denominator == 1:
            value, at = value + _HALF, at + 1
    unit = sign or mark
    if at < len(words) and not mark:
        size, named = coins.named(words, at)
        other_word = words[at] in listed("number_units_of_sums") and value < SUM
        if size and sign in ("", named) and not (other_word or (sign and words[at] in _SIGNS)):
            unit, at = named, at + size
        elif list(words[at : at + 2]) == ["per", "cent"] and not sign:
            unit, at = "%", at + 2
    return at - start, f"#{value}{unit}"


def _clock(words: Sequence[str], at: int) -> tuple[int, str]:
    """A time of day by its minutes: `half past six`, `a quarter to nine`, as it is written in figures, `#8:45`.

    "Ten to six" may be a score or a span, and is left as two numbers; "seven thirty" is a time.
    """
    if spoken := _spoken_clock(words, at):
        return 2, spoken
    start = at + 1 if words[at] == "a" else at
    part, side, hour = (*words[start : start + 3], "", "", "")[:3]
    minutes = {"quarter": 15, "half": 30}.get(part, 0)
    if side == "past" and not minutes:
        minutes = named(part)[0] or 0
    value = (
        named(hour)[0]
        if hour in paired("numbers")
        else int(hour)
        if hour.isascii() and hour.isdecimal()
        else None
    )
    sides = ("past",) if part == "half" else ("past", "to")
    if not 0 < minutes < 60 or side not in sides or value is None or not 1 <= value <= 12:
        return 0, ""
    if side == "to":
        value, minutes = (value - 2) % 12 + 1, 60 - minutes
    return start + 3 - at, f"#{value}:{minutes:02}"


def _spoken_clock(words: Sequence[str], at: int) -> str:
    """A time of day that is told by its hour and its minutes ("seven thirty"), where they count nothing ("thirty tons")."""
    # Minutes in figures too: "one fifteen-word sentence" and "one 15-word sentence" are then one number in either spelling.
    minutes = {"fifteen": 15, "15": 15, "thirty": 30, "30": 30}.get("".join(words[at + 1 : at + 2]))
    hour, following = named(words[at])[0] or 0, "".join(words[at + 2 : at + 3])
    counts = any(following in paired(name) for name in ("number_scales", "number_units", "numbers"))
    told = minutes and 0 < hour <= 12 and words[at] in paired("numbers") and not counts
    return f"#{hour}:{minutes}" if told else ""


def _is_figures(word: str) -> bool:
    """Whether a word is figures and the marks that join them: a time, a score, a date."""
    return len(word) < MOST_DIGITS and word[0].isdecimal() and all(c.isdecimal() or c in ":./," for c in word)


def may_begin(word: str, following: str | None = None) -> bool:
    """Whether a number can begin with this word, and the one after it if that is given; cheap, for long texts."""
    if following is not None and word in ARTICLES:
        return following[:1] in _FIGURES or following in _followers()
    return word[0] in _FIGURES or word in _starters() or coins.may_part(word)


def is_part(word: str) -> bool:
    """Whether a number can begin with this word or go on with it after "a" or "the"."""
    return may_begin(word) or word in _followers()


def may_hold(word: str) -> bool:
    """Whether a number can hold this word, wherever in it; as cheap as `may_begin`."""
    return word[0] in _FIGURES or word in _held() or coins.may_part(word)


ARTICLES = frozenset({"a", "the"})
_FIGURES = frozenset("0123456789-$£€¥")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


@cache
def _starters() -> frozenset[str]:
    return frozenset(
        {
            *paired("numbers"),
            *paired("months"),
            *listed("number_codes"),
            "threescore",
            "fourscore",
            "hundred",
            "half",
            "quarter",
            "minus",
            "a",
            "the",
        }
    )


@cache
def _held() -> frozenset[str]:
    return _starters() | _joining() | {f"{unit}score" for unit in paired("numbers")}


@cache
def _followers() -> frozenset[str]:
    """Words that may make "a" or "the" part of a number: "a hundred", "the third of May"."""
    return frozenset({*paired("numbers"), *paired("number_scales"), "quarter"})


def _day(words: Sequence[str], at: int) -> tuple[int, str]:
    """A day of a month, however it is said: `May 3`, `3 May`, `the third of May`, as `#@5/3`."""
    months = paired("months")
    first = months.get(words[at])
    if first is not None:
        skip = 1 if list(words[at + 1 : at + 2]) == ["the"] else 0
        used, day = _day_number(words, at + 1 + skip)
        return (1 + skip + used, f"#@{first}/{day}") if used else (0, "")
    start = at + 1 if words[at] == "the" else at
    used, day = _day_number(words, start)
    after = start + used
    if used and list(words[after : after + 1]) == ["of"]:
        after += 1
    month = months.get(words[after]) if used and after < len(words) else None
    return (after + 1 - at, f"#@{month}/{day}") if month is not None else (0, "")


def _day_number(words: Sequence[str], at: int) -> tuple[int, str]:
    if at >= len(words):
        return 0, ""
    word = words[at]
    digits = word.rstrip("adhnrst")
    if (
        digits.isascii()
        and digits.isdecimal()
        and (word == digits or _is_ordinal(digits, word[len(digits) :]))
    ):
        return (1, str(int(digits))) if len(digits) < 3 and 1 <= int(digits) <= 31 else (0, "")
    used, value, mark = _spelled(words, at) if word in paired("numbers") else (0, None, "")
    return (used, str(value)) if used and value is not None and mark != "s" and 1 <= value <= 31 else (0, "")


def _value(words: Sequence[str], at: int) -> tuple[int, Fraction | None, str]:
    """Words used, value and mark (`.` ordinal, `s` decade) of the bare number at `at`."""
    if words[at][0].isdecimal() or words[at][0] == "-":
        return _figures(words, at)
    return _spelled(words, at)


def _figures(words: Sequence[str], at: int) -> tuple[int, Fraction | None, str]:
    """A number that begins with figures: `1.5 million`, `8th`, `83d`, `1960s`, `5bn`."""
    digits = words[at].rstrip("abcdefghijklmnopqrstuvwxyz")
    tail = words[at][len(digits) :]
    value = _decimal(digits)
    if value is None:
        return 0, None, ""
    if _is_ordinal(digits, tail):
        return 1, value, "."
    if tail == "s":
        return 1, value, "s"
    if unit := coins.code(tail):
        return 1, value, unit
    scales = paired("number_scales")
    if tail in scales and len(tail) <= 2 and tail:
        return 1, value * int(scales[tail]), ""
    if tail:
        return 0, None, ""
    used = 1
    while at + used < len(words) and (scale := _singular(words[at + used])) in scales and len(scale) > 1:
        value *= int(scales[scale])
        used += 1
    return used, value, ""


def _singular(word: str) -> str:
    return _plural_scales().get(word, word)


def _is_ordinal(digits: str, tail: str) -> bool:
    """Whether figures with these letters behind them are an ordinal: `83rd`, which lawyers write `83d`, as they do `2d`."""
    return tail in _ORDINALS or (tail == "d" and digits[-1] in "23" and digits[-2:] not in ("12", "13"))


def _decimal(digits: str) -> Fraction | None:
    if len(digits) > MOST_DIGITS or not digits:
        return None
    top, slash, bottom = digits.partition("/")
    plain = digits.replace(".", "", 1)
    if plain.isascii() and plain.removeprefix("-").isdecimal():
        return Fraction(digits)
    if (
        slash
        and top.isdecimal()
        and bottom.isdecimal()
        and digits.isascii()
        and 0 < int(bottom) <= 10 > int(top)
    ):
        return Fraction(int(top), int(bottom))
    return None


def _spelled(words: Sequence[str], at: int) -> tuple[int, Fraction | None, str]:
    """A number in words: `two hundred and five`, `nineteen sixty-three`, `one and a half million`."""
    scales = paired("number_scales")
    total, part, last, scale, used = _ZERO, _ZERO, 0, _WHOLE, 0
    run = list(words[at : at + LONGEST])
    if run[:2] == ["half", "a"] and run[2:3] and is_scale(run[2]):
        part, used = _HALF, 2
    elif run[0] == "half" and run[1:2] and is_scale(run[1]):
        part, used = _HALF, 1  # "half dozen"
    elif run[0] == "a" and run[1:2] and is_scale(run[1]):
        part, used = _WHOLE, 1
    elif run[0] == "hundred" and goes_on(run[1:]):
        part = _WHOLE  # "the hundred forty-first"
    if run[1:2] == ["and"] and (old := unit_first(run))[0] is not None:
        part, last, used = Fraction(old[0]), old[0], 3
        if old[1]:
            return used, part, old[1]
    between = at > 0 and words[at - 1] == "between"
    while used < len(run):
        word, rest = _singular(run[used]) if used else run[used], run[used + 1 :]
        step, mark = named(word)
        if last <= 0 and (old_score := scores(run[used:]))[0]:
            part, last, used = part + old_score[1], old_score[1], used + old_score[0]
        elif step is not None and (joined := _adjoined(part, last, step)) is not None:
            part, last, used = joined, step, used + 1
            if mark:
                return used, total + part, mark
        elif is_scale(word) and (part or total) and last != -int(scales[word]):
            size = int(scales[word])
            if 0 < total < size:
                part, total = part + total, _ZERO  # "one thousand two hundred million"
            part, total, last = (
                (part * 100, total, -100) if size == 100 else (_ZERO, total + part * size, -size)
            )
            scale, used = Fraction(size), used + 1
        elif word == "k" and used and part:
            return used + 1, total + part * int(scales[word]), ""  # "five hundred K"
        elif word == "point" and used and last >= 0 and (digits := _digits(rest)):
            part, last, used = part + Fraction(int(digits), 10 ** len(digits)), -1, used + 1 + len(digits)
        elif word == "and" and last < 0 and goes_on(rest):
            used += 1
        elif word == "and" and tens_first(last, rest, between=between):
            used += 1  # "twenty and one years"
        elif word == "and" and used and rest[:2] == ["a", "half"]:
            part, used = part + _HALF * (scale if last < 0 else 1), used + 3
        else:
            break
    known = total or part or last or run[0] in paired("numbers")
    return (used, total + part, "") if known else (0, None, "")


def _digits(run: Sequence[str]) -> str:
    """The digits that the words at the head of a run spell: `four five` is 45."""
    values = (named(word)[0] for word in run)
    return "".join(str(value) for value in takewhile(lambda value: value is not None and value < 10, values))


def _adjoined(part: Fraction, last: int, step: int) -> Fraction | None:
    """The number when a spoken number follows another: forty + two, nineteen + sixty; None: a new number."""
    if last <= 0:
        return part + step
    if last >= 20 and last % 10 == 0 and step < 10:
        return part + step
    if 10 <= last <= 20 and step >= 10 and part == last:
        return part * 100 + step
    return None
