"""What the tree of a quote is made of: its wordings, how alike they are, and every place with who is credited there."""

import json
import sqlite3
from dataclasses import dataclass

# A tree of more wordings is not read, and each is compared with its ancestor while somebody waits.
WORDINGS = 100
# Places that are counted; the earliest ones, so that a first carrier is never missed.
PLACES = 5_000


@dataclass(frozen=True, slots=True)
class Member:
    """A wording of the quote and the number of places it stands in."""

    n: int
    id: str
    text: str
    words: int
    places: int


@dataclass(frozen=True, slots=True)
class Carrying:
    """A wording at a place, and one of those credited there (None: nobody); dates as the source states them."""

    n: int
    occurrence_id: str
    kind: str
    source_id: str
    title: str | None
    publisher: str | None
    url: str
    tier: str
    published: str | None
    said_on: str | None
    modified: str | None
    added: str
    speaker_id: str | None
    speaker: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Kinship:
    """The shorter wording `n` is kin of the longer `to`; `score` is 0 to 100."""

    n: int
    to: int
    score: int


@dataclass(frozen=True, slots=True)
class Family:
    """A quote as it is on record; `total` says how many wordings it has where `members` holds fewer."""

    quote_id: str
    text: str
    original_occurrence: str | None
    original_reason: str | None
    members: tuple[Member, ...]
    total: int
    kin: tuple[Kinship, ...]
    places: tuple[Carrying, ...]


def family(conn: sqlite3.Connection, quote_id: str) -> Family | None:
    """One quote with its wordings and places, or None where there is no such quote; reads only."""
    row = conn.execute(
        "SELECT id, text, original_occurrence, original_reason, variants FROM quotes WHERE id = ?", [quote_id]
    ).fetchone()
    if row is None:
        return None
    ident, text, original, reason, total = tuple(row)
    members = tuple(Member(*tuple(found)) for found in conn.execute(_MEMBERS, [ident, original, WORDINGS]))
    numbers = json.dumps([member.n for member in members])
    kin = conn.execute(_KIN, [numbers, numbers])
    places = conn.execute(_PLACES, [numbers, PLACES])
    return Family(
        ident, text, original, reason, members, int(total),
        tuple(Kinship(n, to, score) for n, to, score in kin),
        tuple(Carrying(*tuple(place)) for place in places),
    )  # fmt: skip


_MEMBERS = """
SELECT v.n, v.id, v.text, v.words, count(o.id) AS places
FROM variants v LEFT JOIN occurrences o ON o.variant_n = v.n
WHERE v.quote_id = ? GROUP BY v.n ORDER BY max(o.id = ?) DESC, places DESC, v.words DESC, v.id LIMIT ?
"""
# A copy that was made to give away has no kinship any more, but always links.
_KIN = """
SELECT k.variant_n, k.to_variant_n, max(k.score) FROM (
  SELECT x.variant_n, x.to_variant_n, x.score FROM json_each(?1) w CROSS JOIN kinship x ON x.variant_n = w.value
  UNION ALL SELECT l.variant_n, l.to_variant_n, CAST(l.score AS INTEGER)
    FROM json_each(?1) w CROSS JOIN links l ON l.variant_n = w.value) k
WHERE k.to_variant_n IN (SELECT value FROM json_each(?2)) GROUP BY 1, 2 ORDER BY 1, 2
"""
_PLACES = """
SELECT o.variant_n, o.id, o.kind, s.id, s.title, s.publisher, s.url, s.tier, s.published, o.said_on, s.modified, s.added,
  a.speaker_id, p.name, a.status
FROM json_each(?) AS wanted
CROSS JOIN occurrences o ON o.variant_n = wanted.value
CROSS JOIN sources s ON s.id = o.source_id
LEFT JOIN attributions a ON a.occurrence_id = o.id
LEFT JOIN speakers p ON p.id = a.speaker_id
ORDER BY coalesce(s.published, o.said_on, '9'), o.id, a.status, a.speaker_id LIMIT ?
"""
