"""A surname alone that fits several persons on record: the family is named, not the member."""

from collections.abc import Iterable
from dataclasses import replace

from quotes.persons.names import relation
from quotes.speakers import name_fold, parts
from quotes.verdict.credits import Ruling
from quotes.verdict.summary import listed
from quotes.verdicts import Finding

# How two names stand to each other that can be one person's.
ONE = frozenset({"same", "shorter", "sounds", "surname"})
RULE = "surname_of_several"


def surname(claimed: str | None) -> str:
    """The claimed name, folded, where it is a single word ("Bush", "Mr. Bush"); else empty."""
    return name_fold(claimed) if claimed and len(parts(claimed)) == 1 else ""


def persons(names: Iterable[str]) -> tuple[str, ...]:
    """One full name for each person: names that can be one person's ("J. Bush", "Jeb Bush") are one."""
    found: list[str] = []
    for name in sorted({name for name in names if len(parts(name)) > 1}, key=lambda n: (-len(n), n)):
        if not any(relation(name, other) in ONE for other in found):
            found.append(name)
    return tuple(sorted(found))


def unsure(ruling: Ruling) -> Ruling:
    """The ruling where the credit fits a claimed surname that others on record bear too: `likely` at most."""
    return replace(ruling, verdict="likely", rule=RULE)


def told(claimed: str, found: tuple[str, ...]) -> Finding:
    """The finding that names them."""
    note = f"{claimed} can be {listed(found).replace(' and ', ' or ')}; name the one that is meant."
    return Finding("ambiguous_name", "", "", RULE, note=note)
