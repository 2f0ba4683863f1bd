"""One word in two writings that only the characters of a text tell: a number without its points, a swear word dashed out."""

from functools import cache

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.steps import Step

# What a transcript prints for a swear word, which a claim may spell or mask.
_UNPRINTED = classed("unprinted")
_COINS = {"$": ("$", "dollar"), "€": ("€", "euro"), "£": ("£", "pounds")}
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
    counted = recorded.words[step.r1 : step.r1 + 1]
    alone = counted == () or counted[0] in listed("light_words") or recorded.between(step.r1).strip() != ""
    return coins and alone and any(sign in recorded.text for sign in _COINS[unit])


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
