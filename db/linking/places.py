"""All places where wordings stand, side by side: what tells which of many is the original."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from db.linking import wholesale
from db.linking.wholesale import Numbers, Passages, Sizes

Codes = NDArray[np.int32]
Flags = NDArray[np.bool_]


class Stated(NamedTuple):
    """What a place and its source state of when, and how, the words were said; dates as they stand there."""

    tier: str
    kind: str
    published: str | None
    said_on: str | None
    modified: str | None
    added: str


class Places(NamedTuple):
    """Places side by side, sorted by the wording's number: that, the place's id, its source's number, what it states, who spoke.

    `stated` and `speakers` count in `Record.stated` and `Record.speakers`, -1 being nobody. `whole` says that it is a row
    of its own and no span of a text; `copied`, that other words than the quotation are known of the text, by which copies
    are told; `more`, that more is to be told of the place than stands here: several credits, one through others, or a
    decision that it is the original.
    """

    numbers: Numbers
    ids: NDArray[np.bytes_]
    sources: Numbers
    stated: Codes
    speakers: Codes
    whole: Flags
    copied: Flags
    more: Flags


class Record(NamedTuple):
    """All wordings by number, and all places they stand in."""

    sizes: Sizes
    places: Places
    stated: Sequence[Stated]
    speakers: Sequence[str]


def read(conn: sqlite3.Connection) -> Record:
    """All wordings with all their places, read in the order in which they lie in the file and sorted by wording."""
    told: dict[tuple[str, str | None], int] = {}
    columns = [_NO_PLACE]
    rows = conn.execute(_PLACES)
    while part := rows.fetchmany(wholesale.PART):
        numbers, ids, sources, whole, copied, kinds, days = zip(*part, strict=True)
        columns.append((
            np.array(numbers, np.int64), np.array(ids, np.bytes_), np.array(sources, np.int64),
            np.array([told.setdefault(one, len(told)) for one in zip(kinds, days, strict=True)], np.int32),
            np.array(whole, bool), np.array(copied, bool), _hashes(ids),
        ))  # fmt: skip
    numbers_, ids_, sources_, stated_, whole_, copied_, hashes = map(
        np.concatenate, zip(*columns, strict=True)
    )
    speakers, more, names = _credited(conn, hashes)
    every = Places(numbers_, ids_, sources_, stated_, speakers, whole_, copied_, more)
    places, stated = _stated(conn, every, list(told))
    return Record(wholesale.sizes(conn), _sorted(conn, places), stated, names)


def among(record: Record, some: Numbers) -> Record:
    """Some of the wordings, given as their places in `sizes`, and the places they stand in, in as much time as there are."""
    sizes, held = record.sizes.placed(some), record.places.numbers
    first, end = (np.searchsorted(held, sizes.numbers, side) for side in ("left", "right"))
    many = end - first
    at = np.arange(many.sum()) + np.repeat(first - np.cumsum(many) + many, many)
    return record._replace(sizes=sizes, places=Places._make(column[at] for column in record.places))


def passages(record: Record, numbers: Numbers) -> Passages:
    """Which of some wordings are passages, and of what: as `families.passages` tells it."""
    places = record.places
    turn = np.array([one.kind == "turn" for one in record.stated], bool)
    listed = np.array([one.tier == "collection" for one in record.stated], bool)
    found = turn[places.stated] | (listed[places.stated] & places.whole)
    found &= np.isin(places.numbers, numbers)
    return Passages(places.numbers[found], places.sources[found])


def _stated(
    conn: sqlite3.Connection, places: Places, told: Sequence[tuple[str, str | None]]
) -> tuple[Places, list[Stated]]:
    """Places of which `stated` counted in what they tell themselves, with what their sources state beside it."""
    of: dict[tuple[str, str | None, str | None, str], int] = {}
    rows = conn.execute("SELECT rowid, tier, published, modified, added FROM sources")
    codes = np.fromiter(
        ((n, of.setdefault(rest, len(of))) for n, *more in rows if (rest := tuple(more))), wholesale.PAIR
    )
    source = np.zeros(int(codes["one"].max(initial=0)) + 1, np.int64)
    source[codes["one"]] = codes["other"]
    both, stated = np.unique(source[places.sources] * max(1, len(told)) + places.stated, return_inverse=True)
    sources = list(of)
    found = []
    for tier_of, mine in zip(*(part.tolist() for part in np.divmod(both, max(1, len(told)))), strict=True):
        (tier, published, modified, added), (kind, said_on) = sources[tier_of], told[mine]
        found.append(Stated(tier, kind, published, said_on, modified, added))
    return places._replace(stated=stated.astype(np.int32)), found


def _credited(conn: sqlite3.Connection, places: Numbers) -> tuple[Codes, Flags, list[str]]:
    """Who spoke at each place, if nobody else is credited, and whether more is to be told of it; and who the speakers are.

    Credits are read as they lie in the file, and found their places here: to look up ten million of them by an id that
    is a hash took three times as long, page by page from all over the file.
    """
    speakers: dict[str | None, int] = {None: -1}
    columns = [_NO_CREDIT]
    rows = conn.execute(_CREDITS)
    while part := rows.fetchmany(wholesale.PART):
        ids, whom, through = zip(*part, strict=True)
        who = np.array([speakers.setdefault(one, len(speakers) - 1) for one in whom], np.int32)
        columns.append((_hashes(ids), who, np.array(through, bool)))
    of, who, through_ = map(np.concatenate, zip(*columns, strict=True))
    mine, theirs = np.argsort(places), np.argsort(of)
    begin, end = (np.searchsorted(places[mine], of[theirs], side) for side in ("left", "right"))
    # A credit of no place, which `quotes doctor` tells of, is nobody's.
    at, theirs = mine[begin[end > begin]], theirs[end > begin]
    found = np.full(len(places), -1, np.int32)
    found[at] = who[theirs]
    more = np.bincount(at, minlength=len(places)) > 1
    more[at[through_[theirs]]] = True
    return found, more, [one for one in speakers if one is not None]


def _hashes(ids: Sequence[str]) -> Numbers:
    """Ids as numbers of 64 bits, as many as they have themselves, by which they are told apart in this process."""
    return np.fromiter(map(hash, ids), np.int64, len(ids))


def _sorted(conn: sqlite3.Connection, places: Places) -> Places:
    """The places of a wording together, in the order they have; those that somebody decided on have more to tell."""
    decided = [ident for (ident,) in conn.execute(wholesale.DECIDED)]
    if decided:
        places = places._replace(more=places.more | np.isin(places.ids, np.array(decided, np.bytes_)))
    order = np.argsort(places.numbers, kind="stable")
    return Places._make(column[order] for column in places)


_PLACES = """
SELECT o.variant_n, o.id, s.rowid, o.start IS NULL,
  o.snapshot_id IS NOT NULL OR coalesce(o.prefix, o.suffix) IS NOT NULL, o.kind, o.said_on
FROM occurrences o NOT INDEXED CROSS JOIN sources s ON s.id = o.source_id ORDER BY o.rowid
"""
_CREDITS = """
SELECT occurrence_id, iif(status = 'asserted', speaker_id, NULL), via IS NOT NULL
FROM attributions NOT INDEXED ORDER BY rowid
"""
_NO_PLACE = (
    np.empty(0, np.int64), np.empty(0, "S1"), np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, bool),
    np.empty(0, bool), np.empty(0, np.int64),
)  # fmt: skip
_NO_CREDIT = np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, bool)
