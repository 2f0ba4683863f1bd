"""A surname alone that fits several persons on record: the family is named, not the member."""

import re
from collections.abc import Iterable
from dataclasses import replace

from quotes.persons.names import office_named, relation, titled
from quotes.speakers import name_fold, parts
from quotes.text import fold
from quotes.verdict.credits import Ruling
from quotes.verdict.offices import OTHER
from quotes.verdict.summary import listed
from quotes.verdicts import Finding

# How two names stand to each other that can be one person's.
ONE = frozenset({"same", "shorter", "sounds", "surname"})
RULE = "surname_of_several"
_WORD = re.compile(r"[^\W_]+")


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


def so_called(claimed: str, cast: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Who of a source's `cast` (ids and names) is the one of a surname with the claimed office: "Senator Lund".

    None where the claim has no office, or it is nobody's there or several people's.
    """
    office = _office(claimed)
    if not office:
        return None
    surname_ = parts(claimed)[-1]
    found = {
        ident: name for ident, name in cast if parts(name)[-1:] == (surname_,) and _office(name) == office
    }
    return next(iter(found.items())) if len(found) == 1 else None


def _office(name: str) -> str:
    """The office before a name, empty where a courtesy stands there ("Ms.") or nothing."""
    core, words = parts(name), [fold(word) for word in _WORD.findall(name)]
    front = words[: words.index(core[0])] if core and core[0] in words else []
    return office_named(" ".join(front)) if front and not titled(name) else ""


def another(ruling: Ruling) -> Ruling:
    """The ruling where the source calls somebody else of that surname so."""
    return replace(ruling, verdict="different_speaker", rule=OTHER, meant="")


def unsure(ruling: Ruling) -> Ruling:
    """The ruling where the credit fits a claimed surname that others on record bear too: `likely` at most."""
    return replace(ruling, verdict="likely", rule=RULE)


def told(claimed: str, found: tuple[str, ...]) -> Finding:
    """The finding that names them."""
    note = f"{claimed} can be {listed(found).replace(' and ', ' or ')}; name the one that is meant."
    return Finding("ambiguous_name", "", "", RULE, note=note)
