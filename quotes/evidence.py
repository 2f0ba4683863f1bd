"""What a rule finds in a sentence: the phrase that speaks and the words that say so."""

from typing import NamedTuple

from quotes.cues import DENIABLE, DENIALS, NEGATIONS, is_adverb
from quotes.phrases import Phrase
from quotes.sentences import Line


def beside(line: Line, last: int, verb: int) -> bool:
    """Whether a verb stands right behind its subject, adverbs and auxiliaries apart."""
    return last < verb and all(is_adverb(line.words[at]) for at in range(last + 1, verb))


class Found(NamedTuple):
    """What a rule found: who speaks, the cue (first and last token) and the rule's name."""

    phrase: Phrase | None
    cue: tuple[int, int] | None
    rule: str
    denied: bool = False


def denied(line: Line, verb: int, floor: int) -> bool:
    """Whether a negation stands at the verb ("never said"), or a denial governs it ("denied saying")."""
    if line.lows[verb] not in DENIABLE:
        return False
    at = verb - 1
    while at > floor and is_adverb(line.words[at]):
        if line.lows[at] in NEGATIONS:
            return True
        at -= 1
    return line.lows[verb].endswith("ing") and at >= 0 and line.lows[at] in DENIALS
