"""Gathering wordings into families in a database: all at once, or a document's wordings among the others."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from db import families, relations, wholesale
from db.families import Wording
from db.heritage import record, remember, told
from db.library import Library
from db.rows import LinkRow, QuoteRow
from db.store import Store
from quotes import cluster
from quotes.executors import cores
from quotes.family import apart, bonds, kinship, lineage, linking, signs
from quotes.family.judging import judged
from quotes.family.kinship import Keyed, Pairs
from quotes.family.linking import Bench, Family, Kin
from quotes.persons.identifying import identify
from quotes.review.obeying import recredit
from quotes.search.shingles import Keys, shingles
from quotes.text import words

# From so many wordings on, all are compared with all: at 300,000 rows that takes as long as 2,000 one by one.
BATCH = 2_000
# From so many wordings, or links to read, another process is worth its start of half a second.
APART, READ_APART = 20_000, 1_500
# The last two words of a wording begin no run of three.
_NO_KEYS = np.zeros(2, np.uint64)
Progress = Callable[[int], None]
Made = tuple[QuoteRow, Sequence[int]]


def link(
    store: Store,
    numbers: Sequence[int] | None = None,
    *,
    progress: Progress = lambda _: None,
    read: bool = True,
    scheduler: str | None = None,
) -> int:
    """Link wordings that belong to no quote yet: those given, or all there are; gives back how many.

    Families are made in one transaction. Where they are many, their links are read by the meaning guard
    afterwards, in parts that each stay (not if `read` is false: then `read_links` is to follow); a link that was
    not read yet is of the kind `unread`. Killed at any moment
    and run again, it ends in the same database. Linking bit by bit ends in the same families as linking all at once.
    What became of ids that were given out, and of originals, is told to the decisions beside the database. Where a
    Dask `scheduler` is named, its workers compare all wordings with all; families and database are the same.
    """
    with store.transaction():
        new = families.unlinked(store.conn) if numbers is None else list(numbers)
        if scheduler is not None or len(new) >= BATCH:
            _all(store, progress, scheduler)
        else:
            _some(store, new)
            progress(len(new))
        families.mark(store.conn)
        identify(store.conn)
        _tell(store)
    if read and (numbers is None or len(new) >= BATCH):
        read_links(store)
    return len(new)


def _tell(store: Store) -> None:
    """Put on record what became of quotes; before the families are stored, so that no id is ever lost."""
    heritage = told(store.conn, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    if store.reviews is not None:
        record(store.reviews, heritage)


def read_links(store: Store, *, progress: Progress = lambda _: None) -> int:
    """Have every link read that was not read yet: its kind, its edits, whether the meaning turned."""
    count = relations.count_unread(store.conn)
    shares = cores() if count >= READ_APART and _on_disk(store) else 1
    if shares < 2:
        rows = [(one.n, one.to, *judged(one.text, one.model)) for one in relations.unread(store.conn)]
        if rows:
            with store.transaction():
                relations.read(store.conn, rows)
        progress(count)
        return count
    with ExitStack() as stack:
        tasks = [apart.working("judge", store.path, share, shares) for share in range(shares)]
        for rows in _in_turn([stack.enter_context(task) for task in tasks]):
            with store.transaction():
                relations.read(store.conn, rows)
            progress(len(rows))
    return count


def _in_turn(reports: list[Iterator[list[apart.Judged]]]) -> Iterator[list[apart.Judged]]:
    """One report of each worker after the other, until none has any left."""
    while reports:
        for part in list(reports):
            try:
                yield next(part)
            except StopIteration:
                reports.remove(part)


def _on_disk(store: Store) -> bool:
    return str(store.path) != ":memory:"


def _all(store: Store, progress: Progress, scheduler: str | None = None) -> None:
    """Compare all wordings with all, and make every family anew.

    While another process compares, every wording is stored as a quote of its own; families take their place.
    """
    remember(store.conn)
    with wholesale.unindexed(store.conn):
        relations.clear(store.conn)
        if scheduler is not None:
            kin = apart.kin_of(_spread(store, scheduler))
            wholesale.everyone_alone(store.conn, _alone(store, progress))
            links, made = apart.gathered(store, kin)
        elif cores() > 1 and families.count(store.conn) >= APART and _on_disk(store):
            with apart.working("compare", store.path) as reports:
                wholesale.everyone_alone(store.conn, _alone(store, progress))
                kin = apart.kin_of(next(reports))
                links, made = next(reports)
        else:
            kin = apart.kin_of(apart.compared(store))
            wholesale.everyone_alone(store.conn, _alone(store, progress))
            links, made = apart.gathered(store, kin)
        families.put_kinship(store.conn, _kin_rows(kin))
        relations.put(store.conn, links)
        wholesale.together(store.conn, made)
    if recredit(store.conn):
        # Decisions on a quote bear on the credits of all its wordings, and those on who is named first.
        with wholesale.unindexed(store.conn):
            wholesale.everyone_alone(store.conn, _alone(store, lambda _: None))
            wholesale.together(store.conn, apart.gathered(store, kin)[1])


def _spread(store: Store, scheduler: str) -> apart.Columns:
    with cluster.connected(scheduler) as client:
        from quotes.family import spread  # Dask takes a second to load, and is in an extra

        return spread.compared(client, *wholesale.texts(store.conn))


def _alone(store: Store, progress: Progress) -> Iterator[tuple[QuoteRow, int]]:
    for wording, origins in wholesale.places(store.conn):
        sketches = apart.sketches(store, origins) if len(origins) > 1 else {}
        yield lineage.quote_of(wording, [wording], origins, sketches), wording.n
        progress(1)


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
    reached = _bonded(store, [*new, *stale, *(n for pair in pairs for n in pair)])
    remember(conn, reached)
    members = families.wordings(conn, reached)
    kin = [Kin(*row) for row in families.kinship(conn, reached)]
    grouped = bonds.obeyed(
        members,
        linking.families(members, kin, families.passages(conn, reached)),
        apart.bonds_of(store, reached),
    )
    known = relations.known(conn, reached)
    relations.forget(conn, reached)
    relations.put(conn, _links(members, grouped, known))
    together = {n for family in grouped for n in family.members}
    groups = [*(family.members for family in grouped), *((n,) for n in reached if n not in together)]
    families.put_families(conn, [_quote(store, members, group) for group in groups], reached)
    if recredit(conn, reached):
        families.put_families(conn, [_quote(store, members, group) for group in groups], reached)


def _bonded(store: Store, numbers: Sequence[int]) -> list[int]:
    """Every wording that kinship or people's decisions lead to from these."""
    reached = families.component(store.conn, numbers)
    while more := {n for bond in apart.bonds_of(store, reached) for n in (bond.one, bond.other)} - reached:
        reached = families.component(store.conn, [*reached, *more])
    return sorted(reached)


def _links(
    members: dict[int, Wording],
    grouped: Iterable[Family],
    known: dict[tuple[int, int], tuple[str, str | None]],
) -> Iterator[LinkRow]:
    for family in grouped:
        for one in family.links:
            kind, edits = known.get((one.n, one.to)) or judged(members[one.n].text, members[one.to].text)
            yield LinkRow(one.n, one.to, kind, one.score, edits or "[]")


def _quote(store: Store, members: dict[int, Wording], group: Sequence[int]) -> Made:
    wordings = [members[n] for n in group]
    origins = families.origins(store.conn, group)
    return lineage.quote_of(wordings[0], wordings, origins, apart.sketches(store, origins)), group


def _near(store: Store, library: Library, new: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs to compare: the new wordings with what is near, and kin by words that are worth less now."""
    texts = families.wordings(store.conn, new)
    shared: Counter[tuple[int, int]] = Counter()
    fresh = set(new)
    cheaper: list[set[int]] = []
    for holders in _holders(library, [texts[n] for n in new]):
        ours = holders.rows & fresh
        if holders.worth_without(len(ours)) > holders.worth:
            # The new ones made a phrase of it, or nearly: who was kin by these words may be so no longer.
            cheaper.append(holders.rows - ours)
        if holders.worth:
            for one in ours:
                for other in holders.rows:
                    if other != one and (other not in fresh or other > one):
                        shared[one, other] += holders.worth
    near = {pair for pair, worth in shared.items() if worth >= kinship.EVIDENCE}
    known = families.linked(store.conn, {other for _, other in near} - fresh) | fresh
    found = {(a, b) for a, b in near if b in known}
    for rows in cheaper:
        found |= {(a, b) for a, b, _, _ in families.kinship(store.conn, rows) if b in rows}
    return found


@dataclass(frozen=True, slots=True)
class _Holders:
    """The wordings that hold a telling key, and what it is worth now."""

    key: int
    rows: set[int]
    worth: int

    def worth_without(self, fewer: int) -> int:
        """What the key was worth while so many wordings fewer held it."""
        return int(kinship.weights(np.array([self.key], np.uint64), np.array([len(self.rows) - fewer]))[0])


def _holders(library: Library, wordings: Sequence[Wording]) -> Iterator[_Holders]:
    """Who holds each telling key of some wordings; phrases that were phrases before are left out."""
    keyed, stored = _keys(wordings)
    distinct, first = np.unique(stored, return_index=True)
    keys = keyed.keys[first]
    counts = library.postings(distinct, 0).frequencies
    wanted = np.flatnonzero((counts > 1) & (counts <= kinship.most(keys) + len(wordings)))
    answer = library.postings(distinct[wanted], int(counts[wanted].sum()) + 1)
    order = np.argsort(answer.owners, kind="stable")
    rows = np.split(answer.rows[order], np.cumsum(np.bincount(answer.owners, minlength=len(wanted)))[:-1])
    worths = kinship.weights(keys[wanted], counts[wanted]).tolist()
    for key, held, worth in zip(keys[wanted].tolist(), rows, worths, strict=False):
        yield _Holders(key, set(held.tolist()), worth)


def _keys(wordings: Sequence[Wording]) -> tuple[Keyed, Keys]:
    """The telling keys of some wordings, and the same as the match index has them."""
    keyed = kinship.keyed(lines := signs.read([wording.text for wording in wordings]))
    stored = [np.append(shingles(words(wording.text)).threes, _NO_KEYS) for wording in wordings]
    whole = [part[: int(count)] for part, count in zip(stored, lines.counts(), strict=True)]
    return keyed, np.concatenate(whole)[keyed.places] if whole else np.empty(0, np.uint64)


def _related(store: Store, library: Library, pairs: Iterable[tuple[int, int]]) -> Iterator[Kin]:
    """Which of these pairs are kin, as the library is now."""
    pairs = sorted(pairs)
    wordings = list(families.wordings(store.conn, {n for pair in pairs for n in pair}).values())
    if not wordings:
        return
    keyed, stored = _keys(wordings)
    weights = kinship.weights(keyed.keys, library.postings(stored, 0).frequencies)
    at = {wording.n: i for i, wording in enumerate(wordings)}
    held: list[dict[int, int]] = [{} for _ in wordings]
    for row, key, worth in zip(keyed.rows.tolist(), stored.tolist(), weights.tolist(), strict=True):
        held[row][key] = worth
    near = []
    for a, b in ((at[a], at[b]) for a, b in pairs):
        shared = sum(worth for key, worth in held[a].items() if key in held[b])
        if shared >= kinship.EVIDENCE:
            near.append((a, b, shared) if wordings[a].words <= wordings[b].words else (b, a, shared))
    columns = np.array(near, np.int64).reshape(-1, 3)
    bench = Bench(signs.read([wording.text for wording in wordings]), keyed, weights)
    ids = [wording.id for wording in wordings]
    for short, long, score, whole in linking.related(bench, Pairs(*columns.T), ids):
        yield Kin(wordings[short].n, wordings[long].n, score, whole)


def _kin_rows(kin: Iterable[Kin]) -> Iterator[families.KinRow]:
    return ((one.n, one.to, one.score, one.whole) for one in kin)
