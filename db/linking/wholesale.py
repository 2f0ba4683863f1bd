"""All wordings at once: read in one pass with their places, and stored as quotes of their own in one go."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from db.linking import families
from db.linking.families import Origin, Wording
from db.rows import QuoteRow

# Wordings stored at once as quotes of their own: half a second's work.
ALONE = 50_000
Numbers = NDArray[np.int64]
# Functions by the names that SQL calls them.
Told = Mapping[str, Callable[..., str | None]]
_PAIR = np.dtype([("one", np.int64), ("other", np.int64)])


def texts(conn: sqlite3.Connection) -> tuple[list[int], list[str], list[str]]:
    """The numbers, ids and texts of all wordings, side by side, by number."""
    numbers: list[int] = []
    ids: list[str] = []
    held: list[str] = []
    for n, ident, text in conn.execute("SELECT n, id, text FROM variants ORDER BY n"):
        numbers.append(n)
        ids.append(ident)
        held.append(text)
    return numbers, ids, held


class Sizes(NamedTuple):
    """Of wordings, side by side and by number: the number, how many words, the id."""

    numbers: Numbers
    words: Numbers
    ids: NDArray[np.bytes_]


class Passages(NamedTuple):
    """Wordings that are passages of a record or book, each with the number of that source, side by side."""

    numbers: Numbers
    sources: Numbers


def sizes(conn: sqlite3.Connection, numbers: Sequence[int]) -> Sizes:
    """What ranks these wordings."""
    wanted = json.dumps(numbers)
    rows = np.fromiter(conn.execute(f"SELECT v.n, v.words {_THESE_BY_N}", [wanted]), _PAIR)
    ids = [ident for (ident,) in conn.execute(f"SELECT v.id {_THESE_BY_N}", [wanted])]
    return Sizes(rows["one"], rows["other"], np.char.encode(ids, "utf-8") if ids else np.empty(0, "S1"))


def passages(conn: sqlite3.Connection, numbers: Sequence[int]) -> Passages:
    """What `families.passages` gives, side by side."""
    rows = np.fromiter(conn.execute(_PASSAGES, [json.dumps(numbers)]), _PAIR)
    return Passages(rows["one"], rows["other"])


def several(conn: sqlite3.Connection) -> list[int]:
    """The wordings of which more is to be told than one place and one credit: those that `alone` cannot store."""
    return [n for (n,) in conn.execute(_SEVERAL)]


def places(conn: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[Wording, list[Origin]]]:
    """Wordings with the places they stand in, in the order given: what `families.origins` gives, read in one pass."""
    decided = {ident for (ident,) in conn.execute(_DECIDED)}
    rows = conn.execute(_PLACES, [json.dumps(list(numbers))])
    for _, mine in groupby(rows, itemgetter(0)):
        credited = [list(group) for _, group in groupby(mine, itemgetter(4))]
        yield (
            Wording(*credited[0][0][:4]),
            [_origin(credits, decided) for credits in credited if credits[0][4] is not None],
        )


def _origin(credits: Sequence[tuple[Any, ...]], decided: set[str]) -> Origin:
    """One place, of which there is a row for each credit."""
    n, _, _, _, ident, source, kind, tier, published, said_on, modified, added, *more = credits[0]
    prefix, suffix, publisher, snapshot, speaker, status, _, via = more
    if len(credits) > 1:
        speaker, via = _credit([row[-4:] for row in credits])
    elif status != "asserted":
        speaker = None
    around = f"{prefix or ''} | {suffix or ''}"
    return Origin(
        n, ident, source, kind, tier, published, said_on, modified, added,
        speaker, around, publisher, via, snapshot, ident in decided,
    )  # fmt: skip


def _credit(credits: Sequence[tuple[str | None, ...]]) -> tuple[str | None, str | None]:
    """The speaker whose credit stands most surely, and through whom it came, as `families.origins` chooses them."""
    asserted = [(sure != "certain", str(who)) for who, status, sure, _ in credits if status == "asserted"]
    vias = [via for _, _, _, via in credits if via is not None]
    return min(asserted)[1] if asserted else None, min(vias, default=None)


@contextmanager
def unindexed(conn: sqlite3.Connection) -> Iterator[None]:
    """Write quotes without their indexes, and make those anew at the end: a third of the time of keeping them up."""
    indexes = conn.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        conn.execute(f"DROP INDEX [{name}]")
    yield
    for _, sql in indexes:
        conn.execute(sql)


def alone(
    conn: sqlite3.Connection, others: Sequence[int], told: Told, progress: Callable[[int], None]
) -> None:
    """Store each wording as a quote of its own in place of all quotes there were, save `others`.

    Each of these has one place and one credit at most. `told` has the functions that say what SQLite cannot:
    `quote_id` of a wording's id, `first_said` of the dates, tier and day of storing, `lone_rule` and `lone_reason` of the
    tier and the kind of the place.
    """
    for name, function in told.items():
        conn.create_function(name, -1, function, deterministic=True)
    conn.execute("DELETE FROM quotes")
    (last,) = conn.execute("SELECT coalesce(max(n), 0) FROM variants").fetchone()
    left = np.ones(last + 1, bool)
    left[np.array(others, np.int64)] = False
    for begin in range(0, last + 1, ALONE):
        end = min(begin + ALONE, last + 1)
        passed = json.dumps((begin + np.flatnonzero(~left[begin:end])).tolist())
        done = conn.execute(_OWN_ID, [begin, end, passed])
        done = conn.execute(_OWN_QUOTE, [begin, end, passed])
        progress(done.rowcount)


def together(conn: sqlite3.Connection, made: Iterable[Sequence[tuple[QuoteRow, Sequence[int]]]]) -> None:
    """Store families, which come in parts."""
    numbers: list[tuple[int, str]] = []
    for part in made:
        conn.executemany(families.PUT_QUOTE, (quote for quote, _ in part))
        numbers += ((n, quote.id) for quote, members in part for n in members)
    # In the order in which the rows lie in the file: in that of the families nearly every one is on another page.
    numbers.sort()
    conn.executemany("UPDATE variants SET quote_id = ?2 WHERE n = ?1 AND quote_id IS NOT ?2", numbers)


_DECIDED = "SELECT object_id FROM rulings WHERE kind = 'original' AND NOT contested"
_THESE_BY_N = "FROM json_each(?) w CROSS JOIN variants v ON v.n = w.value ORDER BY v.n"
_PLACES = """
SELECT v.n, v.id, v.text, v.words, o.id, o.source_id, o.kind, s.tier, s.published, o.said_on, s.modified, s.added,
  o.prefix, o.suffix, s.publisher, o.snapshot_id, a.speaker_id, a.status, a.confidence, a.via
FROM json_each(?) w CROSS JOIN variants v ON v.n = w.value
LEFT JOIN occurrences o INDEXED BY idx_occurrences_variant_n ON o.variant_n = v.n
LEFT JOIN sources s ON s.id = o.source_id LEFT JOIN attributions a ON a.occurrence_id = o.id
"""
_PASSAGES = """
SELECT o.variant_n, s.rowid FROM json_each(?) w CROSS JOIN occurrences o ON o.variant_n = w.value
CROSS JOIN sources s ON s.id = o.source_id
WHERE o.kind = 'turn' OR (s.tier = 'collection' AND o.start IS NULL)
"""
_SEVERAL = f"""
SELECT variant_n FROM occurrences GROUP BY 1 HAVING count(*) > 1
UNION SELECT n FROM variants v WHERE NOT EXISTS (SELECT 1 FROM occurrences WHERE variant_n = v.n)
UNION SELECT o.variant_n FROM (
  SELECT occurrence_id AS id FROM attributions GROUP BY 1 HAVING count(*) > 1
  UNION SELECT occurrence_id FROM attributions WHERE via IS NOT NULL
  UNION {_DECIDED}
) credited CROSS JOIN occurrences o ON o.id = credited.id
"""
_THESE = "v.n >= ?1 AND v.n < ?2 AND v.n NOT IN (SELECT value FROM json_each(?3))"
_OWN_ID = f"""
UPDATE variants AS v SET quote_id = quote_id(id) WHERE {_THESE} AND (quote_id IS NULL OR quote_id != quote_id(id))
"""
_OWN_QUOTE = f"""
INSERT OR REPLACE INTO quotes (id, text, speaker_id, first_said, variants, occurrences, independent_sources,
  original_occurrence, original_reason, original_rule)
SELECT v.quote_id, v.text, iif(a.status = 'asserted', a.speaker_id, NULL),
  iif(coalesce(s.published, o.said_on) IS NULL, NULL, first_said(s.published, o.said_on, s.modified, s.tier, s.added)),
  1, 1, 1,
  o.id, lone_reason(s.tier, o.kind), lone_rule(s.tier, o.kind)
FROM variants v CROSS JOIN occurrences o INDEXED BY idx_occurrences_variant_n ON o.variant_n = v.n
CROSS JOIN sources s ON s.id = o.source_id LEFT JOIN attributions a ON a.occurrence_id = o.id WHERE {_THESE}
"""
_INDEXES = """
SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
AND (tbl_name IN ('quotes', 'links', 'kinship') OR name = 'idx_variants_quote_id')
"""
