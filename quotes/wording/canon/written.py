"""One word in two writings that only the characters of a text tell: a number without its points, a swear word dashed out."""

import re
from functools import cache

from quotes.lexicon import classed, listed
from quotes.text import APOSTROPHES
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.older_numbers import named
from quotes.wording.steps import Step

# What a transcript prints for a swear word, which a claim may spell or mask.
_UNPRINTED = classed("unprinted")
# "Sixty grand", "60 K", "60k".
_BY_NAME = re.compile(r"(?:\d ?| )k\Z| grand\Z")
_COINS = {"$": ("$", "dollar"), "€": ("€", "euro"), "£": ("£", "pounds")}
_BETWEEN_FIGURES = frozenset(
    {"dollar", "dollars", "cent", "cents", "pound", "pounds", "euro", "euros", "and"}
)
_BEFORE_YEARS = frozenset(
    {"of", "in", "since", "by", "until", "through", "before", "after", "during", "late", "early", "fiscal"}
)
_GRADES = {"plus": "+", "minus": "-"}
LONG_NUMBER = 6  # digits; in shorter numbers a lost point is a change of value
LONG_OATH = 4  # letters; such an oath begins longer ones ("shitless"), "ass" begins "assume"


def stripped_number(said: Atoms, recorded: Atoms, step: Step) -> bool:
    """Whether a number only lost its points, in a claim from which every mark was stripped."""
    claimed, written = said.raw(step.c0, step.c1), recorded.raw(step.r0, step.r1)
    ours = "".join(filter(str.isdigit, claimed))
    if not ours:
        return False
    theirs = "".join(filter(str.isdigit, written))
    spelt = "-" in written or "-" in claimed
    bare = len(ours) >= LONG_NUMBER and not any(c in said.text for c in ".,;:$%")
    return ours == theirs and (bare or (spelt and len(ours) > 2))


def coin_told(said: Atoms, recorded: Atoms, step: Step) -> bool:
    """Whether a sum was given the coin that the record tells beside another sum: "$400 million … now 2.1 billion"."""
    if step.c1 - step.c0 != 1 or step.r1 - step.r0 != 1:
        return False
    ours, theirs = said.words[step.c0], recorded.words[step.r0]
    unit = ours.removeprefix(theirs) if theirs[0] == "#" else ""
    coins = unit in _COINS and ours.startswith(theirs)
    by_name = bool(_BY_NAME.search(recorded.raw(step.r0, step.r1).lower()))
    counted = recorded.words[step.r1 : step.r1 + 1]
    if by_name and counted == said.words[step.c1 : step.c1 + 1]:
        counted = ()  # "sixty grand easy", "$60,000 easy"
    small = listed("light_words", "clause_openers")
    alone = counted == () or counted[0] in small or recorded.between(step.r1).strip() != ""
    return coins and alone and (by_name or any(sign in recorded.text for sign in _COINS[unit]))


def figures_spoken(said: Atoms, recorded: Atoms, step: Step) -> bool:
    """Whether figures were said in pairs as they stand: "$16.50" for "sixteen fifty", "$1.04" for "a dollar oh four"."""
    claimed = said.raw(step.c0, step.c1)
    ours = "".join(filter(str.isdigit, claimed))
    spoken = recorded.raw(step.r0, step.r1).lower().replace("-", " ").split()
    if len(spoken) < 2 or not 2 < len(ours) < LONG_NUMBER or any(c.isalpha() for c in claimed):
        return False
    theirs, tens = "", False
    for word in spoken:
        value = 1 if word == "a" and not theirs else named(word)[0]
        if word in ("oh", "o"):
            theirs, tens = f"{theirs}0", False
        elif value is None and word not in _BETWEEN_FIGURES:
            return False
        elif value is not None:
            joined = tens and 0 < value < 10
            theirs, tens = f"{theirs[:-1] if joined else theirs}{value}", value >= 20 and value % 10 == 0
    return ours == theirs


def short_year(said: Atoms, recorded: Atoms, step: Step) -> bool:
    """Whether a year was said by its last two figures: "2025" for "the second half of twenty-five"."""
    if step.c1 - step.c0 != 1 or step.r1 - step.r0 != 1 or not step.r0:
        return False
    ours, theirs = said.words[step.c0], recorded.words[step.r0]
    counted = "".join(recorded.words[step.r1 : step.r1 + 1])
    alone = counted in listed("light_words") or counted == "" or recorded.between(step.r1).strip() != ""
    year = len(ours) == 5 and ours[1:].isdecimal() and ours[1:3] in ("19", "20") and ours[3] != "0"
    year = year and theirs == f"#{ours[3:]}"
    clipped = recorded.between(step.r0)[-1:] in APOSTROPHES  # "maybe '37"
    return year and (clipped or (alone and recorded.words[step.r0 - 1] in _BEFORE_YEARS))


@cache
def _long_oaths() -> tuple[str, ...]:
    return tuple(word for word in listed("profanity") if len(word) >= LONG_OATH)


def dashed_out(said: Atoms, start: int, end: int, recorded: str) -> bool:
    """Whether the claim shows the head, and perhaps the tail, of a swear word: "f---", "s—t"."""
    if end - start > 2:
        return False
    raw = said.text[said.starts[start] : said.ends[end - 1]].lower() + said.between(end)[:1]
    if recorded in _UNPRINTED:
        return raw[-1:] in "-–—_*" or said.words[end - 1] in listed("profanity")
    if recorded not in listed("profanity") and not recorded.startswith(_long_oaths()):
        return False
    head, tail = raw[:1], raw.rstrip(" .,;:!?\"'”’")[-1:] if end - start == 2 else ""
    return (
        any(dash in raw for dash in "-–—_")
        and recorded.startswith(head)
        and recorded.endswith(tail.strip("-–—_"))
    )


def only_written(short: Atoms, full: Atoms, at: int, start: int, end: int) -> bool:
    """Whether one word is only not written out: "3-5" for "three to five", "gotta" for "has got to"."""
    if end - start != 1:
        return False
    word = full.words[start]
    if word in _GRADES:
        return short.between(at)[:1] == _GRADES[word]  # "B+" for "B-plus"
    if word == "to":
        return (
            short.between(at).strip() in ("-", "–")
            and 0 < at < len(short)
            and (short.words[at][0] == "#" or short.words[at] == "one")
        )
    return word in ("has", "have") and full.words[end : end + 2] == ("got", "to")
