"""How sure each rule is. The figures are measured by `make bench-extraction` and stand in docs/attribution.md."""

from quotes.quotation import Confidence

_CERTAIN = frozenset(("turn", "block", "verb-subject-after", "signature", "subject-verb-after"))


def confidence(rule: str) -> Confidence:
    """The confidence that follows from the rule that found a speaker."""
    if rule == "none":
        return "none"
    return "certain" if rule in _CERTAIN else "likely"
