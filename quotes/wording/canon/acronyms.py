"""Names and terms in their first letters: NHS for National Health Service, and MRI explained where it stands.

An acronym is written in capitals among small letters; "of", "and", "the" and their like may lend it a letter or none.
"""

import re
from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.steps import Step

_CAPITALS = re.compile(r"[A-Z](?:\.?&?[A-Z])+\.?(?:'?s)?")
# Words of the longest name behind an acronym: six letters, and as many small words between.
LONGEST = 9
_INTRODUCING = classed("introducing")


def unfolded(said: Atoms, recorded: Atoms, step: Step) -> Step | None:
    """The part of a change in which one side has the letters and the other the words, or None."""
    if step.c1 - step.c0 == step.r1 - step.r0 == 1:
        return None
    if _CAPITALS.search(said.raw(step.c0, step.c1)):
        for c in range(step.c0, step.c1):
            if (run := _words(recorded, step.r0, step.r1, letters(said, c))) is not None:
                return Step("replace", c, c + 1, *run)
    if _CAPITALS.search(recorded.raw(step.r0, step.r1)):
        for r in range(step.r0, step.r1):
            if (run := _words(said, step.c0, step.c1, letters(recorded, r))) is not None:
                return Step("replace", *run, r, r + 1)
    return None


def explained(text: Atoms, start: int, end: int) -> bool:
    """Whether words only say in full, or in letters, what stands beside them: "magnetic resonance imaging (MRI)"."""
    if end < len(text) and text.between(end).strip() and spells(letters(text, end), text.words[start:end]):
        return True
    if not start or not text.between(start).strip():
        return False
    own = next((at for at in range(start, end) if text.words[at] not in _INTRODUCING), end - 1)
    if spells(letters(text, start - 1), text.words[own:end]):
        return True
    short = letters(text, own) if end - own == 1 else ""
    return any(
        spells(short, text.words[first:start]) for first in range(max(0, start - LONGEST), start) if short
    )


def letters(text: Atoms, at: int) -> str:
    """The letters of an acronym, small, and an "s" behind them where it is of several; empty where a word is none."""
    raw = text.raw(at, at + 1)
    if len(raw) < 2 or not raw[1:].strip(".&'s").isupper() or not _CAPITALS.fullmatch(raw):
        return ""
    if text.text.isupper():
        return ""
    return "".join(filter(str.isalpha, raw)).lower()


def spells(short: str, words: Sequence[str]) -> bool:
    """Whether words have these first letters; the words that join them may have one or none."""
    if len(short) < 2 or len(words) < 2 or words[-1] in listed("acronym_joints"):
        return False
    if short[-1] == "s" and any(word.endswith("s") for word in words) and spells(short[:-1], words):
        return True
    at = 0
    for word in words:
        if at < len(short) and word[0] == short[at]:
            at += 1
        elif word not in listed("acronym_joints"):
            return False
    return at == len(short)


def _words(text: Atoms, low: int, high: int, short: str) -> tuple[int, int] | None:
    """Where in a run the words of an acronym stand, with the article before them."""
    if not short:
        return None
    for start in range(low, high):
        if text.words[start][0] != short[0]:
            continue
        for end in range(min(high, start + LONGEST), start + 1, -1):
            if spells(short, text.words[start:end]):
                led = start > low and text.words[start - 1] in ("the", "a", "an")
                return start - led, end
    return None
