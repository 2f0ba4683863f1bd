"""Making persons of the speakers in a database: all of them, or those of whom a new document told something.

Speakers are compared with those whose surname sounds alike; the reasons found are kept, and persons are made of whoever is
tied by them. What comes out depends on what is on record, not on the order in which it came.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from db.linking import persons as rows
from quotes.persons.grounds import Bearers, Grounds
from quotes.persons.merging import persons
from quotes.persons.names import key, read
from quotes.persons.profiles import Office, Person, Profile, Rule, Same, pairs
from quotes.speakers import bearer

# So many bearers of a surname are compared with each other; of more, those whose first names begin alike.
BEARERS = 200


@dataclass(frozen=True, slots=True)
class Compared:
    """Speakers to be looked at, and by the sound of a surname what speaks for some of its bearers being one person."""

    speakers: set[str]
    grounds: Sequence[tuple[str, Sequence[Grounds]]]


def compare_all(conn: sqlite3.Connection) -> Compared | None:
    """Compare everybody, where that was never done, by all that does not depend on families; else None.

    For `identify`, where families are about to be made: it holds while no credit changes.
    """
    if rows.marked(conn):
        return None
    rows.date(conn)
    return _compared(conn, rows.everybody(conn))


def identify(conn: sqlite3.Connection, compared: Compared | None = None) -> None:
    """Find out who is one person, inside the caller's transaction.

    Asked are all of whom something else is known than the last time; everybody, where it was never asked.
    """
    if compared is None:
        rows.date(conn)
        compared = _compared(conn, rows.touched(conn) if rows.marked(conn) else rows.everybody(conn))
    if compared.speakers:
        reached = set(compared.speakers)
        for sound, grounds in compared.grounds:
            reached |= rows.replace_reasons(conn, sound, _reasons(conn, grounds))
        _made(conn, reached)
    rows.mark(conn)


def _compared(conn: sqlite3.Connection, speakers: set[str]) -> Compared:
    if not speakers:
        return Compared(speakers, ())
    found = [
        (sound, [Bearers(part).grounds() for part in _parts(profiles)])
        for sound, profiles in _bearers(conn, _filed(conn, speakers))
    ]
    return Compared(speakers, found)


def _filed(conn: sqlite3.Connection, speakers: set[str]) -> set[str]:
    """File speakers under the sounds of their surnames; gives back all sounds they are filed under.

    Who is known under several names is filed under the one in use too.
    """
    found = {
        (sound, one.id)
        for one in rows.known(conn, speakers)
        for name in _names(one)
        for sound in (key(name), key(bearer(name) or ""))
        if sound
    }
    rows.put_sounds(conn, sorted(found))
    return {sound for sound, _ in found}


def _bearers(conn: sqlite3.Connection, sounds: set[str]) -> Iterator[tuple[str, list[Profile]]]:
    """Each sound with everybody whose surname has it."""
    held: dict[str, list[str]] = {}
    for sound, ident in rows.sounding(conn, sounds):
        held.setdefault(sound, []).append(ident)
    wanted = {ident for ids in held.values() if len(ids) > 1 for ident in ids}
    profiles = {one.id: _profile(one) for one in rows.known(conn, wanted)}
    for sound, ids in held.items():
        yield sound, [profiles[ident] for ident in ids] if len(ids) > 1 else []


def _reasons(conn: sqlite3.Connection, grounds: Iterable[Grounds]) -> Iterator[rows.Reason]:
    for some in grounds:
        shared = {two: rows.shared(conn, *two) for two, _ in some.asked}
        for same in [*some.told, *some.worded(shared)]:
            yield same.one, same.other, same.rule, same.evidence


def _parts(profiles: Sequence[Profile]) -> Iterator[Sequence[Profile]]:
    """All bearers of a surname, or where those are too many the ones whose first names begin alike."""
    if len(profiles) <= BEARERS:
        yield profiles
        return
    found: dict[str, list[Profile]] = {}
    for one in profiles:
        for letter in sorted({first[0][:1] for name in one.names if (first := read(name).given)}):
            found.setdefault(letter, []).append(one)
    for letter in sorted(found):
        if len(found[letter]) <= BEARERS:
            yield found[letter]
        else:
            yield from _namesakes(found[letter])


def _namesakes(profiles: Sequence[Profile]) -> Iterator[Sequence[Profile]]:
    found: dict[str, list[Profile]] = {}
    for one in profiles:
        for whole in sorted({read(name).joined for name in one.names}):
            found.setdefault(whole, []).append(one)
    return (found[whole] for whole in sorted(found) if 1 < len(found[whole]) <= BEARERS)


def _made(conn: sqlite3.Connection, speakers: set[str]) -> None:
    """Make persons of everybody who is tied to these speakers by reasons or by what somebody decided."""
    decided = rows.bonds(conn)
    same = {(one, other) for one, other, is_same in decided if is_same}
    reached = rows.tied(conn, _bound(speakers, same))
    while (more := rows.tied(conn, _bound(reached, same))) != reached:
        reached = more
    profiles = [_profile(one) for one in rows.known(conn, reached)]
    found = [
        Same(one, other, cast(Rule, rule), told) for one, other, rule, told in rows.reasons(conn, reached)
    ]
    cannot = pairs((one, other) for one, other, is_same in decided if not is_same)
    made = persons(profiles, found, must=pairs(same), cannot=cannot)
    rows.replace_identities(conn, sorted(reached), _identities(made))


def _bound(speakers: set[str], same: set[tuple[str, str]]) -> set[str]:
    return speakers | {ident for two in same for ident in two if speakers & set(two)}


def _identities(made: Iterable[Person]) -> Iterator[rows.Identity]:
    for person in made:
        told = {end: same for same in reversed(person.reasons) for end in (same.one, same.other)}
        for member in person.members:
            same = told[member]
            yield member, person.id, same.other if same.one == member else same.one, same.rule, same.evidence


def _profile(one: rows.Known) -> Profile:
    offices = tuple(Office(*office) for office in one.offices)
    return Profile(one.id, _names(one), one.qid, one.listed, offices, one.born, one.first, one.last)


def _names(one: rows.Known) -> tuple[str, ...]:
    return tuple(dict.fromkeys((one.name, *one.aliases)))
