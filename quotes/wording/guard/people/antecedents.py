"""Whom a pronoun speaks of, where a claim's brackets name somebody: "[The nurses] treat you like dirt" out of "I like the nurses.
The doctors I can't stand. They treat you like dirt."

Only what the sentence right before the pronoun tells is read: it names others of the kind and not whom the brackets name, who
stand in an earlier one; or somebody there told another to do what the pronoun is said to do.
"""

from collections.abc import Iterator, Sequence

from quotes.lexicon import classed, listed, marked
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases
from quotes.wording.regions import found

# Words of a sentence in which the pronoun stands at its head ("and they will"), and words looked through for whom it names.
HEAD, SIGHT = 2, 60
_MANY = frozenset({"they", "them"})
_ONE = frozenset({"he", "she"})
_LEADING = listed("grammar_determiners", "possessives")
_MAKING = classed("telling_to")
# Words of whom somebody tells: "asked the young apprentice to".
TOLD = 4


def other_antecedent(said: Atoms, recorded: Atoms, change: Change) -> Iterator[Finding]:
    """Alarm where brackets name another than whom the sentence before the pronoun speaks of."""
    at = _pronoun(recorded, change)
    name = _noun(said, change)
    if at is None or not name or at == 0:
        return
    start = next((n for n in range(at, max(-1, at - HEAD - 1), -1) if sentence_start(recorded, n)), None)
    if not start:
        return
    before = next((n for n in range(start - 1, 0, -1) if sentence_start(recorded, n)), 0)
    many = recorded.words[at] in _MANY
    near = [n for n in range(before, start) if _named(recorded, n, many=many)]
    if name in recorded.words[before:start]:
        other = _told_to(recorded, before, start, at) == name
    else:
        other = bool(near) and name in recorded.words[max(0, before - SIGHT) : before]
    if other:
        place = (change.c0, change.c1, change.r0, change.r1)
        yield found("name", "guard.other_referent", said, recorded, place, turns=True)


def _pronoun(recorded: Atoms, change: Change) -> int | None:
    """Where the pronoun stands that the brackets explain or stand for; None for none."""
    at = change.r0 if change.r0 < change.r1 else change.r0 - 1
    one = change.r1 - change.r0 <= 1 and 0 <= at < len(recorded)
    return at if one and recorded.words[at] in _MANY | _ONE else None


def _noun(said: Atoms, change: Change) -> str:
    """The last word of what stands in the brackets: "doctors" of "[the doctors]", "Tully" of "[Mr Tully]"."""
    run = said.words[change.c0 : change.c1]
    return run[-1] if run and run[-1] not in listed("light_words") and "'s" not in run else ""


def _named(text: Atoms, at: int, *, many: bool) -> bool:
    """Whether a word names those whom a pronoun can stand for: "the farmers" for "they", "Mrs Oakes" for "she"."""
    word = text.words[at]
    led = at > 0 and text.words[at - 1] in _LEADING
    if many:
        return led and word.endswith("s") and not word.endswith("ss") and word not in listed("light_words")
    person = word in listed("roles", "offices", "guard_relations", "guard_agents") or word in classed(
        "somebody"
    )
    title = at > 0 and text.words[at - 1] in listed("titles_before_names")
    return (led and person) or title or text.raw(at, at + 1) in marked("names_first")


def _told_to(text: Atoms, low: int, high: int, at: int) -> str:
    """Who told another to do what the pronoun is said to do: the foreman, of "the foreman asked the boy to cut it. He cut"."""
    verb = text.words[at + 1 : at + 2]
    for n in range(low + 1, high - 3):
        if text.words[n] not in _MAKING or not verb:
            continue
        to = next((m for m in range(n + 2, min(high - 1, n + 2 + TOLD)) if text.words[m] == "to"), None)
        if to is not None and not bases(verb[0]).isdisjoint(bases(text.words[to + 1])):
            return _head(text.words[low:n])
    return ""


def _head(subject: Sequence[str]) -> str:
    """The last word of a subject."""
    return subject[-1] if subject else ""
