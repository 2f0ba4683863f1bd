"""How sure each rule is: its confidence follows from the rule alone, never from the case at hand.

`certain` is for rules right at least 99 times in 100 on the tuned half of the benchmark, and standing in
grammar that leaves no second reading: a verb of speech right beside its subject, a label, a signature, and the
same speaker carried through a paragraph. A pronoun is as certain as its rule where nobody else can be meant
(`/clear-pronoun`); any other, and a last name that two people of the document share, is `likely` at most. The
figures are printed by `make bench-extraction` and stand in docs/attribution.md.
"""

from quotes.lexicon import listed
from quotes.quotation import Confidence

_CERTAIN = listed("rules_certain")


def confidence(rule: str) -> Confidence:
    """The confidence that follows from the rule that found a speaker."""
    if rule in ("none", "denied", "question"):
        return "none"
    return "certain" if rule.removesuffix("/clear-pronoun") in _CERTAIN else "likely"
