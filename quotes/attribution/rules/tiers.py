"""How sure each rule is: its confidence follows from the rule alone, never from the case at hand.

`certain` is for rules right at least 99 times in 100 on the tuned half of the benchmark, and standing in
grammar that leaves no second reading: a verb of speech right beside its subject, a label, a signature, and the
same speaker carried through a paragraph. A pronoun is as certain as its rule where nobody else can be meant
(`/clear-pronoun`).

`likely` is for rules of which, with nine chances in ten, more than 85 in 100 are right (the lower bound of
Wilson's interval over the tuned half, E. B. Wilson, JASA 22, 1927), so that a rule seen three times is not
among them though it was right all three, and for a certain rule by a last name that two people of the document share,
carried from a likely one, or of which only a third person tells (`/unsure`), or by a description that may well be
of somebody named elsewhere ("the Texas senator", `/described`).

Everything else is `possible`: a rule seen seldom or wrong too often, any other pronoun (`/pronoun`), and a clause
that leaves room for another speaker (`/weak`, see `quotes/attribution/rules/doubts.py`). The figures are printed by
`python -m bench.extraction` and stand in docs/attribution.md.
"""

from functools import lru_cache

from quotes.lexicon import listed
from quotes.quotation import Confidence

_CERTAIN = listed("rules_certain")
_LIKELY = listed("rules_likely")
_NOBODY = frozenset(("none", "denied", "question"))


@lru_cache(maxsize=1024)
def confidence(rule: str) -> Confidence:
    """The confidence that follows from the rule that found a speaker."""
    base, *notes = rule.split("/")
    if base in _NOBODY:
        return "none"
    if "weak" in notes or "pronoun" in notes:
        return "possible"
    if base in _CERTAIN:
        return "likely" if "unsure" in notes or "described" in notes else "certain"
    return "likely" if base in _LIKELY and "unsure" not in notes else "possible"
