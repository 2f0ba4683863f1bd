"""What a rule finds in a sentence: the phrase that speaks and the words that say so."""

from typing import NamedTuple

from quotes.attribution.cues import DENIABLE, DENIALS, NEGATIONS, is_adverb
from quotes.attribution.phrases import Phrase
from quotes.attribution.sentences import Line


def beside(line: Line, last: int, verb: int) -> bool:
    """Whether a verb stands right behind its subject, adverbs and auxiliaries apart."""
    return last < verb and all(is_adverb(line.words[at]) for at in range(last + 1, verb))


BE = frozenset(("is", "was", "were", "are", "been", "being", "be"))
_PARTICIPLES = frozenset(("told", "heard", "seen", "known", "written", "said"))


class Found(NamedTuple):
    """What a rule found: who speaks, the cue (first and last token) and the rule's name."""

    phrase: Phrase | None
    cue: tuple[int, int] | None
    rule: str
    denied: bool = False


def denied(line: Line, verb: int, floor: int) -> bool:
    """Whether a negation stands at the verb ("never said"), or a denial governs it ("denied saying",
    "refused to say")."""
    if line.lows[verb] not in DENIABLE:
        return False
    at = verb - 1
    while at > floor and is_adverb(line.words[at]):
        if line.lows[at] in NEGATIONS:
            return True
        at -= 1
    if at > 0 and line.lows[at] == "to":
        return line.lows[at - 1] in DENIALS
    return line.lows[verb].endswith("ing") and at >= 0 and line.lows[at] in DENIALS


def passive(line: Line, verb: int) -> bool:
    """Whether a verb stands in the passive ("was called")."""
    low = line.lows[verb]
    if not low.endswith("ed") and low not in _PARTICIPLES:
        return False
    at = verb - 1
    while at > 0 and is_adverb(line.words[at]) and line.lows[at] not in BE:
        at -= 1
    return line.lows[at] in BE or (low.endswith("ed") and line.lows[verb + 1 : verb + 2] == ["by"])
