"""Numbers and their bounds: how many, how much, at least or at most."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from quotes.lexicon import classed, grouped, listed, paired
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import Marker, markers
from quotes.wording.guard.amounts.one_in_four import told_by_counting
from quotes.wording.guard.amounts.reckonings import other_reckoning
from quotes.wording.guard.amounts.sums import (
    POUNDS,
    bare,
    one_for_a,
    only_uncoined,
    other_money,
    unit_for_coin,
    whose_untold,
)
from quotes.wording.guard.amounts.torn_quantities import torn_bound
from quotes.wording.guard.gate import among, needs
from quotes.wording.guard.torn import exchanged
from quotes.wording.regions import Region

# A number that counts: whole or a fraction, and nothing over nought.
_VALUE = re.compile(r"-?[0-9]+(?:/0*[1-9][0-9]*)?")
_LED = tuple(
    (word,) for word in ("a", "an", "the", "this", "that", "his", "her", "its", "my", "our", "your", "their")
)
_LED_BY = listed("grammar_determiners", "possessives")
# Words behind a bound in which another one of the same number stands.
REACH = 6
# Words behind a number in which stands what it counts: "two old and heavy gates".
COUNTED = 3
# How a day of a month is marked: `#@5/8`.
_DAY = "#@"
# The length of a year in figures, with its mark.
YEAR = 5
_FURTHER = (("more",), ("fewer",), ("extra",), ("additional",), ("other",))
# Bounds that are first of all prepositions of place.
_PLACES = classed("places")
# Behind these an "about" names what is spoken of.
_SPEAKING = classed("speaking_about")


@needs(marked={"number"})
def number(region: Region) -> Iterator[Finding]:
    """Alarm where a number, with its unit, stands for another one, or was put where none was."""
    ours, theirs = region.only("number")
    if same_number(region, ours, theirs) or whose_untold(ours, theirs):
        return
    unit = unit_for_coin(region, ours, theirs)
    if unit == POUNDS or one_for_a(region, ours, theirs):
        return
    if unit or other_money(ours, theirs):
        yield region.finding("unit", "guard.unit", ours, theirs)
        return
    if other_reckoning(region, ours, theirs):
        return
    if ours and theirs:
        if not only_uncoined(region, ours, theirs):
            yield region.finding("number", "guard.number", ours, theirs)
    elif (
        ours
        and not region.free
        and any(
            m.group not in region.recorded.words and not (_counts_them(region, m) or _stray(region, m))
            for m in ours
        )
    ):
        yield region.finding("number", "guard.number_added", ours, theirs)
    elif any(m.group.endswith("%") for m in theirs) and "per" in _claimed(region):
        return  # "1 per [cent] above"
    elif theirs and not region.free and (_replaced(region) or _nothing(region, theirs)):
        yield region.finding("number", "guard.number_replaced", ours, theirs)


def _counts_them(region: Region, marker: Marker) -> bool:
    """Whether the number only says who "they" are: "they left", "the two men left"."""
    return any(
        c.c0 <= marker.start < c.c1
        and region.recorded.words[c.r0 : c.r1] in (("they",), ("them",), ("both",))
        for c in region.changes
    )


def _stray(region: Region, marker: Marker) -> bool:
    """Whether a number took the place of a word where none can stand, as in words torn: "in the [fifteenth] of making"."""
    words = region.said.words
    for c in region.changes:
        if not c.c0 <= marker.start < marker.end <= c.c1:
            continue
        spoken = listed("subject_pronouns", "finite_verbs") | {"'re", "'s"}
        if c.r1 - c.r0 > 1 and c.c1 - c.c0 == 1 and spoken.issuperset(region.run(c, 1)):
            return True  # "at least [seventeen] sharing", where "you are" stood
        if c.r1 - c.r0 != c.c1 - c.c0:
            continue
        told, after = region.recorded.words[c.r0 + marker.start - c.c0], words[marker.end : marker.end + 1]
        before = words[marker.start - 1 : marker.start] if marker.start else ()
        if marker.group.endswith("."):
            return _no_rank(told, before, after)
        if told == "one" or (_many((told,)) and not told.endswith("ss")):
            return False  # "[forty] fled", where "soldiers" did
        if after and after[0] in listed("finite_verbs") and not _counted(told):
            return True  # "[three] is the first"
        if told in ("that", "this", "it"):
            return not _many(after) or after[0] in ("seems", "is", "has", "was", "does")
        if told in _LED_BY:
            return not any(_many((word,)) for word in _phrase(region.said, marker.end))
        year = len(marker.group) == YEAR and marker.group[1:].isdecimal()
        place = before != () and before[0] in listed("prepositions") and not after
        return not (year or place or _counted(told) or _many(after))
    return False


def _phrase(text: Atoms, at: int) -> Sequence[str]:
    """The next words up to a mark between them."""
    end = at
    while end < min(len(text), at + COUNTED) and not (end > at and text.between(end).strip()):
        end += 1
    return text.words[at:end]


def _counted(word: str) -> bool:
    """Whether a word says how many, or which of several."""
    return any(m.kind in ("number", "quantifier") for m in markers((word,)))


def _no_rank(told: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether an ordinal stands where nothing is ranked: "in [first] table", where "the" stood; "[sixth] is done"."""
    if _counted(told) and told not in _LED_BY:
        return False
    if told in _LED_BY and after and after[0] not in listed("light_words"):
        return tuple(before) not in _LED
    return True


def _many(word: Sequence[str]) -> bool:
    """Whether a word can be a noun of many, which a number counts."""
    plural = bool(word) and (
        (word[0].endswith("s") and not word[0].endswith("ss")) or word[0] in paired("irregular_plurals")
    )
    return plural and word[0] not in listed("light_words")


@needs(marked={"number"})
def swapped_number(region: Region) -> Iterator[Finding]:
    """Alarm where brackets put one number in the place of another; a number of the writer's own may stand there."""
    ours, theirs = region.only("number")
    if not (ours and theirs) or same_number(region, ours, theirs) or other_reckoning(region, ours, theirs):
        return
    yield region.finding("number", "guard.number", ours, theirs)


def same_number(region: Region, ours: list[Marker], theirs: list[Marker]) -> bool:
    """Whether a word only stands for the number: half for fifty per cent, twice for two times."""
    if told_by_counting(region, ours, theirs):
        return True
    if _lasting(ours, theirs, region.recorded) or _lasting(theirs, ours, region.said):
        return True
    words = {*region.claim_words(), *region.recorded_words()}
    values = {f"#{paired('number_names')[word]}" for word in words if word in paired("number_names")}
    values |= {"#50%"} if "half" in words else set()
    values |= {"#25%"} if "quarter" in words else set()
    found = {m.group for m in (*ours, *theirs)}
    if len(ours) == len(theirs) == 1 and _unit_torn(region, ours[0], theirs[0]):
        return True
    if len(ours) == len(theirs) == 1 and _half_more(region, ours[0], theirs[0]):
        return True
    if len(ours) == len(theirs) == 1:
        return _same_value(ours[0].group, theirs[0].group) or _short_year(region, ours[0], theirs[0])
    return len(found) == 1 and found <= values


def _lasting(clock: list[Marker], units: list[Marker], text: Atoms) -> bool:
    """Whether figures of a clock are a span of time told by its units: "2:09:04", "two hours, nine minutes and four seconds"."""
    if len(clock) != 1 or not units or ":" not in clock[0].group:
        return False
    figures = clock[0].group[1:].split(":")
    told = [word for word in text.words[units[0].start :][: 3 * len(figures)] if word[0] == "#"]
    return all(f.isdecimal() for f in figures) and [f"#{int(f)}" for f in figures] == told[: len(figures)]


def _half_more(region: Region, ours: Marker, theirs: Marker) -> bool:
    """Whether a number only lost a small word before its half: "a million and half of them", "a million and a half"."""
    one, other = bare(ours.group)[1:], bare(theirs.group)[1:]
    if "half" not in region.said.words[ours.end : ours.end + COUNTED] or not (one.isdecimal() and int(one)):
        return False
    scale = next(scale for scale in (10**9, 10**6, 10**3, 1) if int(one) % scale == 0)
    return _value(other) == int(one) + Fraction(scale, 2)


def _unit_torn(region: Region, ours: Marker, theirs: Marker) -> bool:
    """Whether a word that can be no unit took the place of "per cent": "80 [comparison] of the trade"."""
    behind = region.said.words[ours.end : ours.end + 1]
    changed = any(c.c0 <= ours.end < c.c1 for c in region.changes)
    same = theirs.group == f"{ours.group}%" and ours.group != "#1"
    unit = bool(behind) and behind[0].startswith(("percent", "point"))
    if same and (behind == ("per",) or region.said.words[ours.end + 1 : ours.end + 2] == ("cent",)):
        return True  # "1 per [cent] above"
    return same and changed and not unit and exchanged(behind, 1) and not _many(behind)


def _same_value(one: str, other: str) -> bool:
    """Whether a share and a fraction are one value: 75 % and three quarters."""
    if {one[-1], other[-1]} & {"."} and {one, other} & {f"#1/{one[1:-1]}", f"#1/{other[1:-1]}"}:
        return True  # "third of the way", "a third of the way"
    if _DAY in (one[:2], other[:2]):
        day = one.partition("/")[2] or other.partition("/")[2]
        return {one, other} & {f"#{day}", f"#{day}."} != set()  # "on May 8th", "on the 8th"
    if one.endswith("%") == other.endswith("%"):
        return False
    share, part = (one, other) if one.endswith("%") else (other, one)
    told, counted = _value(share[1:-1]), _value(part[1:])
    return told is not None and counted is not None and told == counted * 100


def _value(figures: str) -> Fraction | None:
    """The value of a number in canonical form; None for figures that are no single number: "1/2/3", "1/0"."""
    return Fraction(figures) if _VALUE.fullmatch(figures) else None


def _short_year(region: Region, ours: Marker, theirs: Marker) -> bool:
    """Whether one is the other's year without its century: '62 for 1962."""
    for text, short, full in ((region.said, ours, theirs), (region.recorded, theirs, ours)):
        before = text.text[: text.starts[short.start]][-1:]
        if before in ("'", "’", "‘") and before and full.group.endswith(short.group[1:]):
            return True
    return False


def _claimed(region: Region) -> Sequence[str]:
    """The changed words of the claim and the one behind them."""
    end = region.claim_span[1]
    return (*region.claim_words(), *region.said.words[end : end + 1])


def _nothing(region: Region, found: list[Marker]) -> bool:
    """Whether a nought that counts something was left out: "zero tolerance", not "from zero to one" nor "day zero"."""
    text = region.recorded
    return any(
        bare(m.group).rstrip("%") == "#0"
        and m.end < len(text)
        and not text.between(m.end).strip()
        and text.words[m.end] not in listed("light_words", "grammar_prepositions")
        and text.between(m.start) != "-"
        for m in found
    )


def _replaced(region: Region) -> bool:
    """Whether the number gave way to another word of quantity ("three" became "several", "one" or "a")."""
    if any(m.kind == "quantifier" and m.group not in ("both", "either") for m in region.claim_markers):
        return True
    if listed("number_words") & set(region.claim_words()):
        return True
    # "Five years" is not "a year", in one and the same change.
    return any(
        region.said.words[c.c0] in ("a", "an") and region.recorded.words[c.r0][0] == "#"
        for c in region.changes
        if c.c0 < c.c1 and c.r0 < c.r1
    )


@needs("dropped", "added", words=among(word for (word,) in _FURTHER))
def further(region: Region) -> Iterator[Finding]:
    """Alarm where what was counted was "more" of it and now is all, or the reverse: "10,000 more votes"."""
    for c in region.changes:
        for text, start, end, kind in (
            (region.recorded, c.r0, c.r1, "dropped"),
            (region.said, c.c0, c.c1, "added"),
        ):
            counted = start > 0 and counts(text.words[start - 1])
            if (
                c.kind == kind
                and counted
                and text.words[start:end] in _FURTHER
                and text.words[end : end + 1] != ("than",)
            ):
                yield region.finding("number", "guard.further", (), (), text.words[start])
                return


@needs(marked={"bound"})
def bound(region: Region) -> Iterator[Finding]:
    """Alarm where "at least", "nearly", "more than" before a number was dropped, added or changed."""
    ours, theirs = region.only("bound")
    ours = [m for m in ours if _before_number(region.said, m) and not _speaks_of(region, m, 0)]
    theirs = [
        m
        for m in theirs
        if _before_number(region.recorded, m)
        and not (_speaks_of(region, m, 1) or torn_bound(region, m) or _still_about(region, m))
    ]
    if (ours or theirs) and not region.free:
        yield region.finding("bound", "guard.bound", ours, theirs)


def _still_about(region: Region, marker: Marker) -> bool:
    """Whether another word says the same of the number: "(about) two years ago roughly"."""
    if marker.group != "about":
        return False
    near = markers(region.recorded.words, marker.end, marker.end + REACH)
    return any(m.group == marker.group and m.kind == "bound" and not region.whole(m, 1) for m in near)


def _speaks_of(region: Region, marker: Marker, side: int) -> bool:
    """Whether an "about" gave way to words of weight: "a film about two men", "a film that deals with two men"."""
    text = region.text(side)
    if text.words[marker.start] != "about":
        return False
    if text.words[marker.start - 1 : marker.start] != () and text.words[marker.start - 1] in _SPEAKING:
        return text.words[max(0, marker.start - 2) : marker.start] != (
            "i",
            "think",
        )  # "think about seven years ago"
    for c in region.changes:
        start, end = c.span(side)
        if start <= marker.start < end:
            other = region.run(c, 1 - side)
            bounded = other in grouped("guard_bounds") or other[-1:] in grouped("guard_bounds")
            return not (bounded or listed("light_words").issuperset(other))
    return False


# Between a bound and its number: "more than, like, ten".
_THROWN_IN = (("like",), ("say",), ("maybe",), ("perhaps",))


def _before_number(text: Atoms, marker: Marker) -> bool:
    if text.words[marker.start] == "or":
        return marker.start > 0 and counts(text.words[marker.start - 1])
    at = marker.end
    at += text.words[at : at + 1] in _THROWN_IN and any(
        map(str.strip, (text.between(at), text.between(at + 1)))
    )
    if (text.words[marker.start] in _PLACES or marker.group == "above") and text.words[at : at + 1] in (
        ("all",),
        ("every",),
        ("nothing",),
    ):
        return False  # "taking over all of this", "greater than all"
    if at < len(text) and text.words[at] in ("a", "an", "the", "one"):
        unit = grouped("guard_times").get(tuple(text.words[at + 2 : at + 3]), "")
        if text.words[marker.start] in _PLACES and unit.startswith("unit/"):
            return False  # "over a 12-year period"
        if text.words[at] in ("a", "an") and _measures(text, marker, at + 1):
            return True
        at += 1
    if at >= len(text):
        return False
    day = text.words[marker.start] == "at" and grouped("guard_times").get((text.words[at],), "").startswith(
        "day/"
    )
    return day or counts(text.words[at])  # "until at least Thursday"


def _measures(text: Atoms, marker: Marker, at: int) -> bool:
    """Whether a bound is one of a single unit: "nearly an hour", "up to a year"; "over a year" may be within it."""
    unit = grouped("guard_times").get(tuple(text.words[at : at + 1]), "")
    return (
        unit.startswith(("unit/", "measure/"))
        and marker.group != "about"
        and text.words[marker.start] not in _PLACES
    )


def counts(word: str) -> bool:
    """Whether a word counts: a number that is no ordinal, or "half", "all", "none", "doubled" and their like."""
    if grouped("guard_times").get((word,), "").startswith("multiple/"):
        return True
    return (word[0] == "#" and word[-1] != ".") or word in (
        "half",
        "all",
        "every",
        "none",
        "dozen",
        "third",
        "quarter",
        "nothing",
    )
