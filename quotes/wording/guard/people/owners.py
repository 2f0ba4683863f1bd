"""One and his own, who changed places or of whom one fell out: "she told me her father had it", "her father told me she did"."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import grouped, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import found

# Words between the two, at most: "told me".
BETWEEN = 8


@needs("moved")
def owner_exchanged(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where somebody and who is named by him did or said each what the other had done."""
    if not any(change.kind == "moved" for change in changes):
        return
    for one, other in ((said, recorded), (recorded, said)):
        for first, second in _pairs(other):
            turned = (*other.words[second : second + 2], *other.words[first + 1 : second], other.words[first])
            at = next((n for n in range(len(one)) if one.words[n : n + len(turned)] == turned), -1)
            if at >= 0:
                mine, theirs = (at, at + len(turned)), (first, second + 2)
                place = (*mine, *theirs) if one is said else (*theirs, *mine)
                yield found("roles", "guard.exchanged", said, recorded, place, turns=True)
                return


@needs("dropped", words=among({"'s"}))
def owner_lost(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where the one fell out through whom another is named: "his (wife's) family", "her (father's) lawyer"."""
    owning = listed("possessives") | {"his", "her"}
    for c in changes:
        run, before = recorded.words[c.r0 : c.r1], recorded.words[max(0, c.r0 - 1) : c.r0]
        related = run[1:] == ("'s",) and run[0] in listed("guard_relations")
        if c.kind == "dropped" and related and before != () and before[0] in owning:
            place = (c.c0, c.c1, c.r0, c.r1)
            yield found("name", "guard.owner_lost", said, recorded, place, turns=True)


def _pairs(text: Atoms) -> Iterator[tuple[int, int]]:
    """Where a pronoun stands that can do something, and behind it somebody who is named by it: "she … her father"."""
    persons, owning = grouped("guard_pronouns"), listed("possessives") | {"his", "her"}
    for first, word in enumerate(text.words):
        if word not in listed("subject_pronouns") or (word,) not in persons:
            continue
        for second in range(first + 2, min(len(text) - 1, first + BETWEEN)):
            owner = text.words[second]
            if owner in owning and persons.get((owner,)) == persons[(word,)]:
                yield first, second
