"""Words that a text repeats without saying whose they are: a pull quote, a last line that comes back to the first."""

from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.rules.tiers import confidence
from quotes.quotation import Attribution, Quotation
from quotes.text import words

# Fewer words stand in a text twice by chance.
_FEWEST = 4
RULE = "said-again"


def said_again(found: Sequence[Quotation]) -> list[Quotation]:
    """The quotations of a text, those that no clause gives to anybody with whoever surely says the same words elsewhere."""
    said: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for quotation in found:
        told = quotation.attribution
        if told.speakers and told.cue is not None and told.confidence in ("certain", "likely"):
            said.setdefault(tuple(words(quotation.text)), set()).add(told.speakers)
    return [_credited(quotation, said) for quotation in found] if said else [*found]


def _credited(quotation: Quotation, said: dict[tuple[str, ...], set[tuple[str, ...]]]) -> Quotation:
    own = quotation.attribution
    if own.cue is not None or own.speaker_start is not None or own.confidence in ("certain", "likely"):
        return quotation
    same = tuple(words(quotation.text))
    by = said.get(same, set()) if len(same) >= _FEWEST else set()
    if len(by) != 1 or own.rule in ("denied", "question"):
        return quotation
    credit = Attribution(next(iter(by)), confidence=confidence(RULE), rule=RULE)
    return replace(quotation, attribution=credit)
