"""A document's wordings compared with those on record, and the families they reach made anew."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from db.index.library import Library
from db.linking import families, relations
from db.linking.families import Wording
from db.linking.heritage import remember
from db.rows import LinkRow, QuoteRow
from db.store import Store
from quotes.family import asking, bonds, keys, kinship, lineage, linking, signs
from quotes.family.agreement import Bench, related
from quotes.family.judging import judged
from quotes.family.keys import Keyed
from quotes.family.kinship import Pairs
from quotes.family.linking import Family, Kin
from quotes.family.signs import Lines
from quotes.review.obeying import recredit
from quotes.search.shingles import Keys, shingles
from quotes.text import words

# The last two words of a wording begin no run of three.
_NO_KEYS = np.zeros(2, np.uint64)
Made = tuple[QuoteRow, Sequence[int]]


def link_some(store: Store, new: Sequence[int]) -> None:
    """Compare a few wordings with those on record, and make anew the families they reach."""
    conn = store.conn
    stale = families.touched(conn)
    pairs: set[tuple[int, int]] = set()
    if new:
        library = Library(conn)
        library.refresh()
        pairs = _near(store, library, new)
        families.forget_kinship(conn, pairs)
        families.put_kinship(conn, _related(store, library, pairs))
    reached = _bonded(store, [*new, *stale, *(n for pair in pairs for n in pair)])
    remember(conn, reached)
    members = families.wordings(conn, reached)
    kin = [Kin(*row) for row in families.kinship(conn, reached)]
    grouped = bonds.obeyed(
        members,
        linking.families(members, kin, families.passages(conn, reached)),
        asking.bonds_of(store, reached),
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
    while more := {n for bond in asking.bonds_of(store, reached) for n in (bond.one, bond.other)} - reached:
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
    return lineage.quote_of(wordings[0], wordings, origins, asking.sketches(store, origins)), group


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
        return int(keys.weights(np.array([self.key], np.uint64), np.array([len(self.rows) - fewer]))[0])


def _holders(library: Library, wordings: Sequence[Wording]) -> Iterator[_Holders]:
    """Who holds each telling key of some wordings; phrases that were phrases before are left out."""
    _, keyed, stored = _keys(wordings)
    distinct, first = np.unique(stored, return_index=True)
    telling = keyed.keys[first]
    counts = library.postings(distinct, 0).frequencies
    wanted = np.flatnonzero((counts > 1) & (counts <= keys.most(telling, keys.FAR) + len(wordings)))
    answer = library.postings(distinct[wanted], int(counts[wanted].sum()) + 1)
    order = np.argsort(answer.owners, kind="stable")
    rows = np.split(answer.rows[order], np.cumsum(np.bincount(answer.owners, minlength=len(wanted)))[:-1])
    worths = keys.weights(telling[wanted], counts[wanted]).tolist()
    for key, held, worth in zip(telling[wanted].tolist(), rows, worths, strict=False):
        yield _Holders(key, set(held.tolist()), worth)


def _keys(wordings: Sequence[Wording]) -> tuple[Lines, Keyed, Keys]:
    """The words of some wordings, their telling keys, and the same as the match index has them."""
    keyed = keys.keyed(lines := signs.read([wording.text for wording in wordings]))
    stored = [np.append(shingles(words(wording.text)).threes, _NO_KEYS) for wording in wordings]
    whole = [part[: int(count)] for part, count in zip(stored, lines.counts(), strict=True)]
    return lines, keyed, np.concatenate(whole)[keyed.places] if whole else np.empty(0, np.uint64)


def _related(store: Store, library: Library, pairs: Iterable[tuple[int, int]]) -> Iterator[Kin]:
    """Which of these pairs are kin, as the library is now."""
    pairs = sorted(pairs)
    wordings = list(families.wordings(store.conn, {n for pair in pairs for n in pair}).values())
    if not wordings:
        return
    lines, keyed, stored = _keys(wordings)
    at = {wording.n: i for i, wording in enumerate(wordings)}
    weights = _weights(library, keyed, stored, [(at[a], at[b]) for a, b in pairs])
    held: list[dict[int, int]] = [{} for _ in wordings]
    for row, key, worth in zip(keyed.rows.tolist(), stored.tolist(), weights.tolist(), strict=True):
        held[row][key] = worth
    near = []
    for a, b in ((at[a], at[b]) for a, b in pairs):
        shared = sum(worth for key, worth in held[a].items() if key in held[b])
        if shared >= kinship.EVIDENCE:
            near.append((a, b, shared) if wordings[a].words <= wordings[b].words else (b, a, shared))
    columns = np.array(near, np.int64).reshape(-1, 3)
    bench = Bench(lines, keys.placed(lines, keyed, weights))
    ids = np.array([wording.id for wording in wordings], np.bytes_)
    for short, long, score, whole in linking.kin_of(related(bench, Pairs(*columns.T), ids)):
        yield Kin(wordings[short].n, wordings[long].n, score, whole)


def _weights(library: Library, keyed: Keyed, stored: Keys, pairs: Iterable[tuple[int, int]]) -> keys.Weights:
    """What the keys of wordings are worth as the library is now; only those are looked up that both of a pair hold.

    Nothing else is evidence of anything: what two wordings share they both have.
    """
    held: dict[int, set[int]] = {}
    for row, key in zip(keyed.rows.tolist(), stored.tolist(), strict=True):
        held.setdefault(row, set()).add(key)
    none: set[int] = set()
    both = {key for a, b in pairs for key in held.get(a, none) & held.get(b, none)}
    wanted = np.flatnonzero(np.isin(stored, np.fromiter(both, np.uint64, len(both))))
    distinct, places = np.unique(stored[wanted], return_inverse=True)
    found = np.zeros(len(stored), np.int16)
    found[wanted] = keys.weights(keyed.keys[wanted], library.postings(distinct, 0).frequencies[places])
    return found
