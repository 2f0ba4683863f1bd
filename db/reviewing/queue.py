"""What deserves a person's look: rows that the queue of the desk is made of, the most copied first.

Every function reads at most `limit` rows on a connection that may be read-only.
"""

import json
import sqlite3
from dataclasses import dataclass, replace

# So many changed wordings are listed, the most copied.
CHANGED = 60
# A changed wording that stands in fewer places is not much copied.
COPIED = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to look at: what kind of thing, its id, its words, in how many places, and what else is to be said.

    `who` are names concerned; `decision` is the decision it is about, `page` the id or number its page goes by.
    """

    about: str
    id: str
    words: str
    places: int
    page: str
    who: tuple[str, ...] = ()
    decision: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A much-copied wording that goes back to a longer one: both texts, and in how many places it stands.

    `turned` is what turned the meaning, as linking noted it; None where the guard has not read the two yet.
    """

    n: int
    id: str
    text: str
    from_text: str
    places: int
    turned: tuple[str, ...] | None


def contested(conn: sqlite3.Connection, limit: int) -> list[Waiting]:
    """Things of which decisions contradict each other, with everybody those name."""
    found: dict[str, Waiting] = {}
    for one in _of_rulings(conn, "r.contested", limit):
        before = found.get(one.id)
        found[one.id] = replace(before, who=(*before.who, *one.who)) if before else one
    return list(found.values())


def unanchored(conn: sqlite3.Connection, limit: int) -> list[Waiting]:
    """Decisions whose place is lost or ambiguous."""
    return _of_rulings(conn, "r.anchor IN ('lost', 'ambiguous')", limit)


def overtaken(conn: sqlite3.Connection, limit: int) -> list[Waiting]:
    """Quotes and wordings decided on, of which a source that came in later says otherwise."""
    rows = conn.execute(_OVERTAKEN, [limit]).fetchall()
    return [
        Waiting(
            "quote" if quote else "variant",
            quote or variant,
            text,
            places,
            quote or str(n),
            (who,),
            decision,
            title,
        )
        for quote, variant, n, text, places, who, decision, title in rows
    ]


def disagreeing(conn: sqlite3.Connection, limit: int) -> list[Waiting]:
    """Quotes that one source credits to one person and another source to another, with nobody's decision."""
    return [
        Waiting("quote", ident, text, places, ident, tuple(sorted(json.loads(names))))
        for ident, text, places, names in conn.execute(_DISAGREEING, [limit])
    ]


def unsure(conn: sqlite3.Connection, limit: int) -> list[Waiting]:
    """Quotes whose best credit is only likely, the most copied first, with nobody's decision."""
    return [
        Waiting("quote", ident, text, places, ident, (name,))
        for ident, text, places, name in conn.execute(_UNSURE, [limit])
    ]


def changed(conn: sqlite3.Connection) -> list[Changed]:
    """The most copied wordings whose meaning was changed from longer ones, or of which that is not known yet."""
    rows = conn.execute(_CHANGED, [COPIED, CHANGED])
    return [
        Changed(n, ident, text, source, places, _turned(edits) if kind == "meaning_changed" else None)
        for n, ident, text, source, places, kind, edits in rows
    ]


def _turned(edits: str) -> tuple[str, ...]:
    """What turned the meaning, of the edits of a link."""
    return tuple(dict.fromkeys(str(edit[1]) for edit in json.loads(edits) if edit[0] == "turned"))


def _of_rulings(conn: sqlite3.Connection, which: str, limit: int) -> list[Waiting]:
    rows = conn.execute(
        "SELECT r.about, r.object_id, coalesce(q.text, v.text, k.name, s.title, s.url, w.text, ''), r.decision_id, r.kind, "
        "r.value_text, coalesce(v.n, x.variant_n) FROM rulings r LEFT JOIN quotes q ON q.id = r.object_id "
        "LEFT JOIN variants v ON v.id = r.object_id LEFT JOIN speakers k ON k.id = r.object_id "
        "LEFT JOIN sources s ON s.id = r.object_id LEFT JOIN occurrences x ON x.id = r.object_id "
        f"LEFT JOIN variants w ON w.n = x.variant_n WHERE {which} ORDER BY r.at, r.decision_id LIMIT ?",
        [limit],
    )
    return [
        Waiting(
            about,
            ident,
            text,
            0,
            str(n) if about == "variant" and n else ident,
            (named,) if named else (),
            decision,
            kind,
        )
        for about, ident, text, decision, kind, named, n in rows
    ]


# Joins are in the order written and `status` is not looked up by its index: nearly every credit is `asserted`, and going
# through all of them once for each quote took minutes on 60,000 wordings.
_DECIDED = """
NOT EXISTS (SELECT 1 FROM rulings r WHERE r.object_id = q.id AND r.kind IN ('confirm', 'speaker', 'misattributed', 'disputed'))
"""
_DISAGREEING = f"""
SELECT q.id, q.text, q.occurrences, json_group_array(DISTINCT p.name)
FROM (
  SELECT v.quote_id AS id FROM attributions a JOIN occurrences o ON o.id = a.occurrence_id JOIN variants v ON v.n = o.variant_n
  WHERE a.status = 'asserted' AND v.quote_id IS NOT NULL GROUP BY v.quote_id
  HAVING min(a.speaker_id) <> max(a.speaker_id) AND count(DISTINCT o.source_id) > 1
) several CROSS JOIN quotes q ON q.id = several.id CROSS JOIN variants v ON v.quote_id = q.id
CROSS JOIN occurrences o ON o.variant_n = v.n CROSS JOIN attributions a ON a.occurrence_id = o.id AND +a.status = 'asserted'
CROSS JOIN speakers p ON p.id = a.speaker_id
WHERE {_DECIDED} GROUP BY q.id ORDER BY q.occurrences DESC, q.id LIMIT ?
"""
_UNSURE = f"""
SELECT q.id, q.text, q.occurrences, p.name FROM quotes q JOIN speakers p ON p.id = q.speaker_id
WHERE q.occurrences > 1 AND {_DECIDED} AND NOT EXISTS (
  SELECT 1 FROM variants v CROSS JOIN occurrences o ON o.variant_n = v.n CROSS JOIN attributions a ON a.occurrence_id = o.id
  WHERE v.quote_id = q.id AND +a.status = 'asserted' AND a.confidence = 'certain')
ORDER BY q.occurrences DESC, q.id LIMIT ?
"""
_OVERTAKEN = """
SELECT CASE r.about WHEN 'quote' THEN v.quote_id END, v.id, v.n, v.text,
  (SELECT count(*) FROM occurrences o2 WHERE o2.variant_n = v.n), p.name, r.decision_id, coalesce(s.title, s.url)
FROM overruled b JOIN occurrences o ON o.id = b.occurrence_id JOIN variants v ON v.n = o.variant_n
JOIN sources s ON s.id = o.source_id JOIN speakers p ON p.id = b.speaker_id
JOIN rulings r ON r.object_id IN (v.quote_id, v.id) AND s.added > r.at AND NOT r.contested
WHERE b.status = 'asserted' AND ((r.kind = 'speaker' AND r.value <> b.speaker_id)
  OR (r.kind IN ('misattributed', 'disputed') AND r.value = b.speaker_id))
GROUP BY r.decision_id, b.speaker_id ORDER BY s.added DESC, r.decision_id LIMIT ?
"""
_CHANGED = """
SELECT v.n, v.id, v.text, w.text, count(o.id) AS places, l.kind, l.edits FROM links l JOIN variants v ON v.n = l.variant_n
JOIN variants w ON w.n = l.to_variant_n JOIN occurrences o ON o.variant_n = v.n
WHERE l.kind IN ('meaning_changed', 'unread') GROUP BY v.n HAVING count(o.id) >= ? ORDER BY places DESC, v.id LIMIT ?
"""
