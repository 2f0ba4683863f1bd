"""Gathering wordings into families in a database: all at once, or a document's wordings among the others."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

import numpy as np

from db import families, rulings
from db.families import Origin, Wording
from db.heritage import record, remember, told
from db.library import Library
from db.rows import LinkRow, QuoteRow
from db.store import Store
from quotes.family import bonds, kinship, lineage, linking, signs
from quotes.family.bonds import Bond
from quotes.family.changing import change
from quotes.family.copies import Sketch
from quotes.family.kinship import Keyed
from quotes.family.linking import Bench, Family, Kin
from quotes.persons.identifying import identify
from quotes.review.obeying import recredit
from quotes.search.shingles import Keys, shingles
from quotes.text import words

# From so many wordings on, all are compared with all: at 300,000 rows that takes as long as 2,000 one by one.
BATCH = 2_000
# The last two words of a wording begin no run of three.
_NO_KEYS = np.zeros(2, np.uint64)
Progress = Callable[[int], None]
Made = tuple[QuoteRow, Sequence[int]]


def link(store: Store, numbers: Sequence[int] | None = None, *, progress: Progress = lambda _: None) -> int:
    """Link wordings that belong to no quote yet: those given, or all there are; gives back how many.

    Everything is one transaction: killed at any moment and run again, it ends in the same families. Linking
    bit by bit ends in the same families as linking everything at once. What became of ids that were given out, and of
    originals, is told to the decisions beside the database.
    """
    with store.transaction():
        new = families.unlinked(store.conn) if numbers is None else list(numbers)
        if len(new) >= BATCH:
            _all(store, progress)
        else:
            _some(store, new)
            progress(len(new))
        families.mark(store.conn)
        identify(store.conn)
        _tell(store)
    return len(new)


def _tell(store: Store) -> None:
    """Put on record what became of quotes; before the families are stored, so that no id is ever lost."""
    heritage = told(store.conn, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    if store.reviews is not None:
        record(store.reviews, heritage)


def _all(store: Store, progress: Progress) -> None:
    """Compare all wordings with all, and make every family anew."""
    remember(store.conn)
    members = families.wordings(store.conn)
    rows = list(members.values())
    lines = signs.read([row.text for row in rows])
    keyed = kinship.keyed(lines)
    kept, parts = kinship.near(lines, keyed)
    bench = Bench(lines, keyed, kept)
    kin = [one for part in parts for one in linking.related(bench, part, rows)]
    del lines, keyed, kept, bench, rows
    store.conn.execute("DELETE FROM kinship")
    families.put_kinship(store.conn, _kin_rows(kin))
    grouped = bonds.obeyed(members, linking.families(members, kin), _bonds(store.conn))
    families.replace_links(store.conn, None, _links(members, grouped))
    families.replace_families(store.conn, _made(store, members, grouped, progress))
    if recredit(store.conn):
        families.replace_families(store.conn, _made(store, members, grouped, progress))


def _made(
    store: Store, members: dict[int, Wording], grouped: Sequence[Family], progress: Progress
) -> Iterator[Made]:
    shared = {n: at for at, family in enumerate(grouped) for n in family.members}
    gathered: list[list[Origin]] = [[] for _ in grouped]
    alone = set(members) - set(shared)
    for n, places in groupby(families.all_origins(store.conn), lambda origin: origin.variant_n):
        if n in shared:
            gathered[shared[n]] += places
        else:
            alone.discard(n)
            origins = list(places)
            yield lineage.quote_of(members[n], [members[n]], origins, _sketches(store, origins)), (n,)
            progress(1)
    for n in sorted(alone):
        yield lineage.quote_of(members[n], [members[n]], []), (n,)
        progress(1)
    for family, origins in zip(grouped, gathered, strict=True):
        wordings = [members[n] for n in family.members]
        yield lineage.quote_of(wordings[0], wordings, origins, _sketches(store, origins)), family.members
        progress(len(family.members))


def _some(store: Store, new: Sequence[int]) -> None:
    """Compare a few wordings with those on record, and make anew the families they reach."""
    conn = store.conn
    stale = families.touched(conn)
    pairs: set[tuple[int, int]] = set()
    if new:
        library = Library(conn)
        library.refresh()
        pairs = _near(store, library, new)
        families.forget_kinship(conn, pairs)
        families.put_kinship(conn, _kin_rows(_related(store, library, pairs)))
    reached = _bonded(conn, [*new, *stale, *(n for pair in pairs for n in pair)])
    remember(conn, reached)
    members = families.wordings(conn, reached)
    kin = [Kin(*row) for row in families.kinship(conn, reached)]
    grouped = bonds.obeyed(members, linking.families(members, kin), _bonds(conn, reached))
    families.replace_links(conn, reached, _links(members, grouped))
    together = {n for family in grouped for n in family.members}
    groups = [*(family.members for family in grouped), *((n,) for n in reached if n not in together)]
    families.put_families(conn, [_quote(store, members, group) for group in groups], reached)
    if recredit(conn, reached):
        families.put_families(conn, [_quote(store, members, group) for group in groups], reached)


def _bonded(conn: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """Every wording that kinship or people's decisions lead to from these."""
    reached = families.component(conn, numbers)
    while more := {n for bond in _bonds(conn, reached) for n in (bond.one, bond.other)} - reached:
        reached = families.component(conn, [*reached, *more])
    return sorted(reached)


def _bonds(conn: sqlite3.Connection, numbers: Iterable[int] | None = None) -> list[Bond]:
    return [Bond(*row) for row in rulings.bonds(conn, numbers)]


def _quote(store: Store, members: dict[int, Wording], group: Sequence[int]) -> Made:
    wordings = [members[n] for n in group]
    origins = families.origins(store.conn, group)
    return lineage.quote_of(wordings[0], wordings, origins, _sketches(store, origins)), group


def _sketches(store: Store, origins: Sequence[Origin]) -> dict[str, Sketch]:
    """The sketches of the texts that a family stands in, where there are several to compare."""
    snapshots = {origin.snapshot_id for origin in origins if origin.snapshot_id}
    if len(snapshots) < 2:
        return {}
    return {
        name: Sketch.of_bytes(*row) for name, row in families.sketches(store.conn, sorted(snapshots)).items()
    }


def _near(store: Store, library: Library, new: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs to compare: the new wordings with what is near, and kin whose shared words became a phrase."""
    texts = families.wordings(store.conn, new)
    votes: dict[tuple[int, int], int] = {}
    fresh = set(new)
    crossed: list[set[int]] = []
    for holders in _holders(library, [texts[n] for n in new], len(new)):
        ours = holders.rows & fresh
        if holders.over:
            # The new ones made a phrase of it: who was kin by these words may be so no longer.
            if len(holders.rows - ours) <= holders.most:
                crossed.append(holders.rows - ours)
            continue
        for one in ours:
            for other in holders.rows:
                if other != one and (other not in fresh or other > one):
                    votes[one, other] = votes.get((one, other), 0) + 1
    others = {other for _, other in votes} - fresh
    sizes = {n: text.words for n, text in families.wordings(store.conn, others | fresh).items()}
    known = families.linked(store.conn, others) | fresh
    found = {
        (a, b) for (a, b), count in votes.items() if b in known and count >= _needed(min(sizes[a], sizes[b]))
    }
    for rows in crossed:
        found |= {(a, b) for a, b, _, _ in families.kinship(store.conn, rows) if b in rows}
    return found


def _needed(size: int) -> int:
    return int(kinship.needed(np.array([size]))[0])


@dataclass(frozen=True, slots=True)
class _Holders:
    """The wordings that hold a telling key, how many may, and whether more do; then only some are listed."""

    rows: set[int]
    most: int
    over: bool


def _holders(library: Library, wordings: Sequence[Wording], new: int) -> Iterator[_Holders]:
    """Who holds each telling key of some wordings; phrases that were phrases before are left out."""
    keyed, stored = _keys(wordings)
    distinct, first = np.unique(stored, return_index=True)
    most = kinship.most(keyed.keys[first])
    counts = library.postings(distinct, 0).frequencies
    wanted = (counts > 1) & (counts <= most + new)
    answer = library.postings(distinct[wanted], int(counts[wanted].sum()) + 1)
    order = np.argsort(answer.owners, kind="stable")
    rows = np.split(
        answer.rows[order], np.cumsum(np.bincount(answer.owners, minlength=int(wanted.sum())))[:-1]
    )
    for held, limit in zip(rows, most[wanted].tolist(), strict=False):
        yield _Holders(set(held.tolist()), limit, len(held) > limit)


def _keys(wordings: Sequence[Wording]) -> tuple[Keyed, Keys]:
    """The telling keys of some wordings, and the same as the match index has them."""
    lines = signs.read([wording.text for wording in wordings])
    keyed = kinship.keyed(lines)
    stored = [np.append(shingles(words(wording.text)).threes, _NO_KEYS) for wording in wordings]
    whole = [part[: int(count)] for part, count in zip(stored, lines.counts(), strict=True)]
    return keyed, np.concatenate(whole)[keyed.places] if whole else np.empty(0, np.uint64)


def _related(store: Store, library: Library, pairs: Iterable[tuple[int, int]]) -> list[Kin]:
    """Which of these pairs are kin, as the library is now."""
    pairs = sorted(pairs)
    wordings = list(families.wordings(store.conn, {n for pair in pairs for n in pair}).values())
    if not wordings:
        return []
    keyed, stored = _keys(wordings)
    kept = library.postings(stored, 0).frequencies <= kinship.most(keyed.keys)
    at = {wording.n: i for i, wording in enumerate(wordings)}
    held: list[set[int]] = [set() for _ in wordings]
    for row, key in zip(keyed.rows[kept].tolist(), keyed.keys[kept].tolist(), strict=True):
        held[row].add(key)
    lines = signs.read([wording.text for wording in wordings])
    sizes = lines.counts().tolist()
    near = [
        (at[a], at[b])
        for a, b in pairs
        if len(held[at[a]] & held[at[b]]) >= _needed(min(sizes[at[a]], sizes[at[b]]))
    ]
    columns = np.array(near, np.int64).reshape(-1, 2)
    return linking.related(Bench(lines, keyed, kept), (columns[:, 0], columns[:, 1]), wordings)


def _kin_rows(kin: Iterable[Kin]) -> Iterator[families.KinRow]:
    return ((one.n, one.to, one.score, one.whole) for one in kin)


def _links(members: dict[int, Wording], grouped: Iterable[Family]) -> Iterator[LinkRow]:
    for family in grouped:
        for one in family.links:
            kind, edits = change(members[one.n].text, members[one.to].text, whole=one.whole)
            yield LinkRow(one.n, one.to, kind, one.score, edits)
