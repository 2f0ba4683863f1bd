"""Mr. and Mrs. of one surname: a record that has nothing but the surname files both as one speaker.

Which of them speaks at a place is told by the label before the words there, or by the sentence that credits them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from db.reading.evidence import Credit, Place
from quotes.persons.names import titled
from quotes.speakers import parts
from quotes.verdict.called import called

# A label that is longer (characters) is a sentence with a colon.
_LONGEST = 60
_BOTH = frozenset({"m", "f"})


def told_apart(places: Sequence[Place]) -> tuple[Place, ...]:
    """Places in order, each credit of a surname alone made that of the one who speaks ("Mr. Finch", "Mrs. Finch").

    A report that has the surname without a title follows those that credit the same words with one. Where the record has
    both titles and the place does not tell, the credit is possible at most and is the surname's.
    """
    if not any(_alone(credit) for place in places for credit in place.credits):
        return tuple(places)
    read = [
        replace(place, credits=tuple(_reported(credit, place) for credit in place.credits))
        for place in places
    ]
    known = _titles(credit for place in read for credit in place.credits)
    return tuple(
        replace(place, credits=tuple(_told(_known(credit, known), place) for credit in place.credits))
        for place in read
    )


def _alone(credit: Credit) -> bool:
    """Whether all that is known of a speaker is a surname."""
    return all(len(parts(name)) == 1 for name in (credit.name, *credit.aliases))


def _of_both(credit: Credit) -> bool:
    """Whether all that is known of a speaker is a surname, with titles of a man's and of a woman's."""
    return len(credit.aliases) > 1 and _alone(credit) and _genders(credit) >= _BOTH


def _genders(credit: Credit) -> frozenset[str]:
    """What the titles of a credit's names tell, m or f."""
    return frozenset(titled(name) for name in (credit.name, *credit.aliases)) - {""}


def _reported(credit: Credit, place: Place) -> Credit:
    """The credit with the title that a report gives its speaker there."""
    if place.kind == "turn" or not _alone(credit):
        return credit
    name = called(credit, place)
    if not name or _genders(credit) == {titled(name)}:
        return credit
    return replace(credit, name=name, aliases=())


def _titles(credits: Iterable[Credit]) -> dict[str, set[str]]:
    """Of speakers known by a surname alone, the names with a title that the places give, by the id."""
    found: dict[str, set[str]] = {}
    for credit in credits:
        if _alone(credit) and len(_genders(credit)) == 1 and titled(credit.name):
            found.setdefault(credit.speaker_id, set()).add(credit.name)
    return found


def _known(credit: Credit, known: dict[str, set[str]]) -> Credit:
    names = sorted(known.get(credit.speaker_id, ()))
    if _genders(credit) or not _alone(credit) or len({titled(name) for name in names}) != 1:
        return credit
    return replace(credit, name=names[0], aliases=())


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
