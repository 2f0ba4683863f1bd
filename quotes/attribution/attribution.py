"""Whose words a marked stretch carries, by the grammar of the sentence around it.

Three places are looked at in turn: behind the mark, before it, and the parenthesis that ends the sentence.
What a rule is worth is measured by `make bench-extraction`, and its confidence follows (`quotes/attribution/tiers.py`).
"""

from quotes.attribution.cues import SUBORDINATORS
from quotes.attribution.endings import closing
from quotes.attribution.evidence import Found
from quotes.attribution.following import after
from quotes.attribution.leading import before
from quotes.attribution.sentences import Line


def attributed(line: Line, k: int) -> Found | None:
    """The phrase that speaks the words of mark `k`, where its own sentence names one."""
    if _in_first_clause(line, k):
        return before(line, k) or after(line, k) or closing(line, k)
    behind = after(line, k)
    if behind is not None and not _part(line, k):
        return behind
    ahead = before(line, k)
    if behind is not None:
        # "The mayor did not call it “a farce”, his office said": nobody has said the words.
        return ahead if ahead is not None and ahead.denied else behind
    if ahead is not None and not ahead.denied and ahead.rule == "stance-before":
        # "Krantz wanted it “rather quiet” for all, Finch said": the outermost reporter.
        return closing(line, k) or ahead
    return ahead or closing(line, k)


def _part(line: Line, k: int) -> bool:
    """Whether the marked words are a part of the sentence around them."""
    q = line.quotes[k]
    return q > 0 and not line.ends_sentence(q - 1) and line.text[line.marks[k].start].islower()


def _in_first_clause(line: Line, k: int) -> bool:
    """Whether a part of a sentence is marked inside "While Finch called it a “…,” Krantz said"."""
    q = line.quotes[k]
    if q == 0 or line.ends_sentence(q - 1):
        return False
    floor = line.sentence_start(q - 1)
    return line.lows[floor] in SUBORDINATORS and line.lows[floor] != "as" and "," not in line.words[floor:q]
