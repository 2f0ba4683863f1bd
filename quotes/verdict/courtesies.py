"""Mr. and Mrs. of one surname: a record that has nothing but the surname files both as one speaker.

Which of them speaks at a place is told by the label before the words there.
"""

from collections.abc import Sequence
from dataclasses import replace

from db.reading.evidence import Credit, Place
from quotes.persons.names import titled
from quotes.speakers import parts

# A label that is longer (characters) is a sentence with a colon.
_LONGEST = 60
_BOTH = frozenset({"m", "f"})


def told_apart(places: Sequence[Place]) -> tuple[Place, ...]:
    """Places in order, each credit of two people of one surname ("Mr. Finch", "Mrs. Finch") made that of the one who speaks.

    Where the place does not tell, the credit is possible at most and is the surname's.
    """
    return tuple(
        replace(place, credits=tuple(_told(credit, place) for credit in place.credits))
        if any(_of_both(credit) for credit in place.credits)
        else place
        for place in places
    )


def _of_both(credit: Credit) -> bool:
    """Whether all that is known of a speaker is a surname, with titles of a man's and of a woman's."""
    names = (credit.name, *credit.aliases)
    if len(credit.aliases) < 2 or any(len(parts(name)) != 1 for name in names):
        return False
    return {titled(name) for name in names} >= _BOTH


def _told(credit: Credit, place: Place) -> Credit:
    if not _of_both(credit):
        return credit
    surname = parts(credit.name)
    label = _label(place.prefix)
    title = titled(label) if parts(label) == surname else ""
    theirs = tuple(name for name in dict.fromkeys((credit.name, *credit.aliases)) if titled(name) == title)
    if title and theirs:
        return replace(credit, name=theirs[0], aliases=theirs)
    confidence = "possible" if credit.status == "asserted" else credit.confidence
    return replace(credit, name=surname[0].title(), aliases=(), confidence=confidence)


def _label(before: str) -> str:
    """What stands before a colon at the end of the text before some words; empty where nothing does."""
    line = before.rstrip().rpartition("\n")[2]
    return line[:-1].strip() if line.endswith(":") and len(line) <= _LONGEST else ""
