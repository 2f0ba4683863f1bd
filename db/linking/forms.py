"""The forms in which wordings stand: texts with the same words in other glyphs, case or punctuation."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from db.index import unspaced
from db.linking.relations import UNREAD


class Form(NamedTuple):
    """Places of a wording that have it in one form and state the same dates; `recorded` is the form on record."""

    n: int
    recorded: str
    text: str
    published: str | None
    said_on: str | None
    modified: str | None
    tier: str
    added: str
    places: int


def varied(conn: sqlite3.Connection, numbers: Sequence[int] | None = None) -> Iterator[Form]:
    """The forms of wordings that stand somewhere in another than the one on record, wording by wording; of some, or all."""
    if numbers is None:
        rows = conn.execute(_FORMS.format(which=_ALL))
    else:
        rows = conn.execute(_FORMS.format(which=_SOME), [json.dumps(numbers)])
    return (Form(*row) for row in rows)


def put(conn: sqlite3.Connection, chosen: Iterable[tuple[int, str]]) -> None:
    """Have wordings, by number, on record in another form; what their links say is to be read again."""
    for n, text in chosen:
        values = {"n": n, "text": text, "unread": UNREAD}
        for sql in _PUT:
            conn.execute(sql, values)
        unspaced.put(conn, [(n, text)])


_ALL = "(SELECT DISTINCT variant_n AS n FROM occurrences WHERE exact IS NOT NULL)"
_SOME = """(SELECT w.value AS n FROM json_each(?) w WHERE EXISTS (
  SELECT 1 FROM occurrences x WHERE x.variant_n = w.value AND x.exact IS NOT NULL))"""
_FORMS = """
SELECT v.n, v.text, coalesce(o.exact, v.text), s.published, o.said_on, s.modified, s.tier, s.added, count(*)
FROM {which} w CROSS JOIN variants v ON v.n = w.n CROSS JOIN occurrences o ON o.variant_n = v.n
CROSS JOIN sources s ON s.id = o.source_id GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1
"""
# A place keeps its form only where that is not the one on record.
_PUT = (
    "UPDATE occurrences SET exact = (SELECT text FROM variants WHERE n = :n) WHERE variant_n = :n AND exact IS NULL",
    "UPDATE occurrences SET exact = NULL WHERE variant_n = :n AND exact = :text",
    "UPDATE variants SET text = :text WHERE n = :n",
    "UPDATE links SET kind = :unread, edits = '[]' WHERE variant_n = :n OR to_variant_n = :n",
    "DELETE FROM unspaced_fts WHERE rowid = :n",
)
