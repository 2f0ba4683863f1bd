"""Whether a text is put otherwise as a whole: a paraphrase, another translation, the English of an old one."""

from collections.abc import Sequence

from quotes.lexicon import grouped, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases, markers
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
    if _other_persons(said, recorded, changes) or _other_moods(said, recorded, changes):
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


def _other_moods(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> bool:
    """Whether nothing differs but how bound the same is: "ought to go and ought to pay", "have gone and have paid"."""
    real = [c for c in changes if c.weight == "changed"]
    return len(real) > 1 and all(
        c.kind == "replaced"
        and any(m.kind == "modal" for m in markers(recorded.words, c.r0, c.r1))
        and _same_deed(said.words[c.c0 : c.c1], recorded.words[c.r0 : c.r1])
        for c in real
    )


def _same_deed(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two runs end in the same verb, in whatever form, and have small words before it."""
    small = listed("light_words") | {"ought", "able", "going"}
    led = small.issuperset((*ours[:-1], *theirs[:-1]))
    return led and not bases(ours[-1]).isdisjoint(bases(theirs[-1]))


def archaic(said: Atoms) -> bool:
    """Whether a text speaks the English of old translations, whose style differs in every phrase."""
    return not listed("archaic").isdisjoint(said.words)
