"""One and his own who changed places: "she told me her father had it", "her father told me she had it"."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import grouped, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.guard.gate import needs
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
