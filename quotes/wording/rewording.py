"""Whether a text is put otherwise as a whole: a paraphrase, another translation, the English of an old one."""

from collections.abc import Sequence

from quotes.lexicon import grouped, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.thresholds import GUARD, Thresholds

# By which rule a text is.
REWORDED = "words.reworded"


def is_reworded(said: Atoms, recorded: Atoms, changes: Sequence[Change], asks: Thresholds = GUARD) -> bool:
    """Whether the claim as a whole is a paraphrase or another translation of the record."""
    old = archaic(said) or archaic(recorded)
    if old and (
        any(c.weight == "changed" and c.kind == "replaced" for c in changes)
        or sum(c.weight == "changed" and c.kind != "dropped" for c in changes) >= asks.styled
    ):
        return True
    if _other_persons(said, recorded, changes):
        return False
    agreeing = sum(
        min(c.c1 - c.c0, c.r1 - c.r0)
        for c in changes
        if c.weight in ("same", "minor") or c.kind == "exchanged"
    )
    places = sum(c.weight == "changed" and c.kind not in ("dropped", "exchanged") for c in changes)
    dropped = sum(c.weight == "changed" and c.kind == "dropped" for c in changes)
    many = places >= asks.styled and places + dropped >= asks.places
    if many and agreeing < asks.kept * len(said):
        return True
    differing = sum(
        c.c1 - c.c0 + c.r1 - c.r0
        for c in changes
        if c.weight == "changed" and c.kind not in ("dropped", "exchanged")
    )
    return agreeing < asks.faithful * len(said) and differing >= asks.loose


def _other_persons(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> bool:
    """Whether nothing differs but who is meant, one pronoun for another throughout: "they lost their boats", "we … our"."""
    persons = grouped("guard_pronouns")
    real = [c for c in changes if c.weight == "changed"]
    return bool(real) and all(
        c.kind == "replaced" and said.words[c.c0 : c.c1] in persons and recorded.words[c.r0 : c.r1] in persons
        for c in real
    )


def archaic(said: Atoms) -> bool:
    """Whether a text speaks the English of old translations, whose style differs in every phrase."""
    return not listed("archaic").isdisjoint(said.words)
