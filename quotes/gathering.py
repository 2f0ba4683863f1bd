"""Gathering wordings into families in a database: candidates from the match index, links, quotes."""

import json
from collections.abc import Callable, Sequence

from db import families
from db.library import Library
from db.rows import LinkRow, QuoteRow
from db.store import Store
from quotes import lineage, linking
from quotes.shingles import shingles
from quotes.text import words
from quotes.verdicts import Comparison

# Posting lists read for one wording: its candidates are those that share its rarest runs of words.
BUDGET = 4_000
CANDIDATES = 60
# Wordings linked in one transaction.
BATCH = 200


def link(
    store: Store, numbers: Sequence[int] | None = None, *, progress: Callable[[int], None] = lambda _: None
) -> int:
    """Link wordings that belong to no quote yet: those given, or all there are; gives back how many.

    Each batch is one transaction: killed at any moment and run again, it ends in the same families.
    """
    library, done = Library(store.conn), 0
    if numbers is not None:
        if numbers:
            with store.transaction():
                _link_batch(store, library, numbers)
        return len(numbers)
    while part := families.unlinked(store.conn, BATCH):
        with store.transaction():
            _link_batch(store, library, part)
        done += len(part)
        progress(len(part))
    return done


def _link_batch(store: Store, library: Library, numbers: Sequence[int]) -> None:
    library.refresh()
    for wording in families.wordings(store.conn, numbers).values():
        found = linking.links_of(
            wording, candidates(wording, library), lambda wanted: families.wordings(store.conn, wanted)
        )
        families.put_links(
            store.conn,
            (
                LinkRow(k.n, k.to, k.comparison.wording, round(k.comparison.score, 2), _edits(k.comparison))
                for k in found
            ),
        )
    reached = families.component(store.conn, numbers)
    rows = [(row.variant_n, row.to_variant_n, row.score) for row in families.links_among(store.conn, reached)]
    members = families.wordings(store.conn, reached)
    made: list[tuple[QuoteRow, list[int]]] = []
    for group in linking.families(members, rows):
        origins = families.origins(store.conn, group)
        made.append((lineage.quote_of(members[group[0]], [members[n] for n in group], origins), group))
    families.put_families(store.conn, made)


def candidates(wording: families.Wording, library: Library) -> list[int]:
    """The wordings that share a good part of the rarest runs of words with this one."""
    keys = shingles(words(wording.text)).threes
    if not len(keys):
        return []
    answer = library.postings(keys, BUDGET)
    counts: dict[int, int] = {}
    for row in answer.rows.tolist():
        counts[row] = counts.get(row, 0) + 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [n for n, _ in ranked[: CANDIDATES + 1] if n != wording.n]


def _edits(comparison: Comparison) -> str:
    """A list of `[op, recorded words, claimed words]` as JSON, equal stretches left out."""
    steps = [[e.op, e.recorded.strip(), e.claim.strip()] for e in comparison.edits if e.op != "equal"]
    return json.dumps(steps, ensure_ascii=False)
