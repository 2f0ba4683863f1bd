"""The outermost words of a claim: what they stand for, and what of the record beside them belongs to another clause."""

from collections.abc import Sequence

from quotes.lexicon import listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.steps import Step

_PARTING = (",", ";", ":", "(", ")", "—", "–", "--", " - ")


def outer_words(said: Atoms, recorded: Atoms, steps: Sequence[Step]) -> list[Step]:
    """The steps, without a word that the outermost changes hold beyond what the claim has and that another clause begins or
    ends with: "[12 carts], maybe" answers "15 carts", "[left] while" answers "came", where "no one" answers "nobody".
    """
    out = _lone_words(recorded, steps)
    if len(out) > 1 and _spare_word(out[-1]):
        step = out[-1]
        at = step.r1 - 1
        if _parted(recorded, at) or recorded.words[at] in listed("clause_openers"):
            out[-1] = step._replace(r1=at)
    if len(out) > 1 and _spare_word(out[0]) and _parted(recorded, out[0].r0 + 1):
        out[0] = out[0]._replace(r0=out[0].r0 + 1)
    elif len(out) > 1 and _spare_word(out[0]) and _joins(recorded, out[0].r0):
        out[0] = out[0]._replace(r0=out[0].r0 + 1)  # "[And he] was right and I was wrong", "I was right"
    first = out[0]
    denied = said.words[first.c0 : first.c0 + 1] in (("nobody",), ("no",), ("none",))
    if first.op != "equal" and denied and recorded.words[first.r0 - 1 : first.r0] == ("not",):
        out[0] = first._replace(r0=first.r0 - 1)  # "not one person"
    return out


def _lone_words(recorded: Atoms, steps: Sequence[Step]) -> list[Step]:
    """The steps, one claimed word at an edge not held against words of the sentence beside those that were found: it was added.

    "The stove is warm. [Never.]" says nothing of "[Then we] mended it.".
    """
    out = list(steps)
    if len(out) < 2:
        return out
    first, last = out[0], out[-1]
    whole = last.r1 == len(recorded) or sentence_start(recorded, last.r1)
    if _lone_word(last) and sentence_start(recorded, last.r0) and not whole:
        out[-1] = last._replace(r1=last.r0)
    whole = sentence_start(recorded, first.r0)
    if _lone_word(first) and sentence_start(recorded, first.r1) and not whole:
        out[0] = first._replace(r0=first.r1)
    return out


def _lone_word(step: Step) -> bool:
    """Whether a change has one claimed word for recorded ones."""
    return step.op != "equal" and step.c1 - step.c0 == 1 and step.r0 < step.r1


def _spare_word(step: Step) -> bool:
    """Whether a change holds one recorded word more than claimed ones."""
    return step.op != "equal" and 0 < step.c1 - step.c0 == step.r1 - step.r0 - 1


def _joins(text: Atoms, at: int) -> bool:
    """Whether a word joins a sentence to the one before it."""
    return text.words[at] in ("and", "but", "so") and sentence_start(text, at)


def _parted(text: Atoms, at: int) -> bool:
    """Whether a mark of punctuation parts a word from the one before it."""
    return any(mark in text.between(at) for mark in _PARTING)
