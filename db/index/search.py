"""Full-text search over wordings: what somebody said, by words in any order."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from db.index import phrases, unspaced


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A wording that holds the words looked for, at the first place where it stands."""

    quote_id: str | None
    variant_id: str
    text: str
    kind: str
    speakers: tuple[str, ...]
    title: str | None
    publisher: str | None
    published: str | None
    url: str
    occurrences: int

    def as_dict(self) -> dict[str, Any]:
        """The hit as JSON-ready data."""
        return asdict(self)


def search(
    conns: Sequence[sqlite3.Connection],
    words: Sequence[str],
    *,
    speaker: str | None = None,
    before: str | None = None,
    after: str | None = None,
    limit: int = 20,
) -> list[SearchHit]:
    """Wordings that hold all the words, best first; `speaker` is a folded name or a part of one.

    The words are looked for as they are: nothing in them is read as search syntax. Of several files (shards) each ranks
    what it holds by its own counts of words.
    """
    pairs = unspaced.query(words)
    table = "unspaced_fts" if pairs else "variants_fts"
    query = phrases.query(words) if pairs is None else pairs
    asked = {"query": query, "speaker": speaker, "before": before, "after": after, "limit": limit}
    rows = sorted(row for conn in conns for row in conn.execute(_SEARCH.format(table=table), asked))
    hits = (SearchHit(ident, variant, *rest) for _, variant, ident, *rest in rows[:limit])
    return [replace(hit, speakers=tuple(filter(None, json.loads(str(hit.speakers))))) for hit in hits]


_SEARCH = """
WITH hits AS (
  SELECT rowid AS n, rank FROM {table} WHERE {table} MATCH :query ORDER BY rank LIMIT 2000
)
SELECT hits.rank, v.id, v.quote_id, v.text, o.kind,
  (SELECT json_group_array(DISTINCT k.name) FROM attributions a JOIN speakers k ON k.id = a.speaker_id
   JOIN occurrences p ON p.id = a.occurrence_id WHERE p.variant_n = v.n AND a.status = 'asserted'),
  s.title, s.publisher, s.published, s.url,
  (SELECT count(*) FROM occurrences c WHERE c.variant_n = v.n)
FROM hits CROSS JOIN variants v ON v.n = hits.n
JOIN occurrences o ON o.id = (
  SELECT q.id FROM occurrences q JOIN sources t ON t.id = q.source_id WHERE q.variant_n = v.n
  ORDER BY t.tier != 'primary', t.published IS NULL, t.published, q.id LIMIT 1)
JOIN sources s ON s.id = o.source_id
WHERE (:before IS NULL OR s.published < :before) AND (:after IS NULL OR s.published >= :after)
  AND (:speaker IS NULL OR EXISTS (
    SELECT 1 FROM occurrences p JOIN attributions a ON a.occurrence_id = p.id
    JOIN speaker_aliases l ON l.speaker_id IN (SELECT a.speaker_id UNION ALL SELECT j.speaker_id FROM identities i
      JOIN identities j ON j.person_id = i.person_id WHERE i.speaker_id = a.speaker_id)
    WHERE p.variant_n = v.n AND instr(' ' || l.fold || ' ', ' ' || :speaker || ' ')))
ORDER BY hits.rank, v.id LIMIT :limit
"""
