"""What `evidence` asks the database: each question is one statement, its arguments in the order of their marks."""

from collections.abc import Iterable
from json.encoder import encode_basestring_ascii


def strings(values: Iterable[str]) -> str:
    """Strings as a list in JSON, which `json_each` takes apart: `json.dumps` takes as long for a few as their query."""
    return f"[{','.join(map(encode_basestring_ascii, values))}]"


DATED = "nullif(coalesce(o.said_on, s.published), '')"
# Everybody who is the same person as those that a first SELECT finds: by decisions, and by what ties speakers.
_SAME = """
  UNION SELECT r.value FROM same CROSS JOIN rulings r ON r.object_id = same.id
    WHERE r.kind = 'same_person' AND NOT r.contested
  UNION SELECT r.object_id FROM same CROSS JOIN rulings r ON r.value = same.id
    WHERE r.kind = 'same_person' AND NOT r.contested
  UNION SELECT j.speaker_id FROM same CROSS JOIN identities i ON i.speaker_id = same.id
    CROSS JOIN identities j ON j.person_id = i.person_id
) SELECT id FROM same
"""
OWNERS = f"WITH RECURSIVE same(id) AS (SELECT speaker_id FROM speaker_aliases WHERE fold = ?{_SAME}"
# By the last word, as the index has it: what is left when all before the last space is taken away.
BEARERS = """
SELECT DISTINCT s.name FROM speaker_aliases a CROSS JOIN speakers s ON s.id = a.speaker_id
WHERE substr(a.fold, length(rtrim(a.fold, replace(a.fold, ' ', ''))) + 1)
  = substr(?1, length(rtrim(?1, replace(?1, ' ', ''))) + 1)
  AND a.fold LIKE '% ' || ?1 ORDER BY s.name LIMIT 200
"""
CAST = """
SELECT DISTINCT n.speaker_id, n.alias
FROM (SELECT id FROM occurrences WHERE source_id = ? ORDER BY position LIMIT 2000) o
CROSS JOIN attributions a ON a.occurrence_id = o.id AND a.status = 'asserted'
CROSS JOIN speaker_aliases n ON n.speaker_id = a.speaker_id ORDER BY n.alias LIMIT 2000
"""
ITEM = f"WITH RECURSIVE same(id) AS (SELECT id FROM speakers WHERE qid = ?{_SAME}"
# A year alone is held against the years of a term.
_HELD = """FROM speaker_offices
  WHERE role = ?1 AND substr(start, 1, length(?2)) <= ?2 AND ([end] IS NULL OR substr([end], 1, length(?2)) >= ?2)"""
ROLES = "SELECT DISTINCT role FROM speaker_offices"
SEATS = f"SELECT DISTINCT place {_HELD} ORDER BY 1"
OFFICERS = f"""
WITH RECURSIVE same(id) AS (
  SELECT speaker_id {_HELD} AND place IN (SELECT value FROM json_each(?3)){_SAME}"""
CALLED = "SELECT DISTINCT name FROM speakers WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name"
STRANGERS = """
SELECT r.value FROM json_each(?1) w CROSS JOIN rulings r ON r.object_id = w.value
  WHERE r.kind = 'not_same_person' AND NOT r.contested
UNION SELECT r.object_id FROM json_each(?1) w CROSS JOIN rulings r ON r.value = w.value
  WHERE r.kind = 'not_same_person' AND NOT r.contested
"""
PLACES = f"""
SELECT v.n, v.id, v.quote_id, o.id, s.id, coalesce(o.exact, v.text), o.kind, coalesce(o.prefix, ''), coalesce(o.suffix, ''),
  o.start, o.[end], o.section, o.citation, o.said_on, o.external_id, p.sha256, s.title, s.publisher, s.url, s.canonical,
  s.published, s.tier, s.publish, s.language, o.seconds, s.authors
FROM json_each(?) AS wanted
CROSS JOIN variants v ON v.n = wanted.value
CROSS JOIN occurrences o ON o.variant_n = v.n
CROSS JOIN sources s ON s.id = o.source_id
LEFT JOIN snapshots p ON p.id = o.snapshot_id
ORDER BY wanted.key, s.tier != 'primary', {DATED} IS NULL, {DATED}, o.id
LIMIT ?
"""
FAMILY = """
SELECT DISTINCT w.n FROM json_each(?) AS wanted
CROSS JOIN variants v ON v.n = wanted.value
CROSS JOIN variants w ON w.quote_id = v.quote_id
WHERE v.quote_id IS NOT NULL ORDER BY w.n LIMIT ?
"""
RUNNING = "SELECT coalesce(substr(text, ?, ?), '') FROM sources WHERE id = ?"
QUOTED = """
SELECT start, variant_n FROM occurrences WHERE source_id = ? AND kind IN ('direct', 'mixed') AND start >= ? AND [end] <= ?
ORDER BY start LIMIT ?
"""
AT = """
SELECT o.position FROM json_each(?) AS wanted CROSS JOIN occurrences o ON o.id = wanted.value
WHERE o.source_id = ? AND o.position IS NOT NULL
"""
# From the index alone, where the texts would be read for nothing.
HOW_MANY = """
SELECT count(*) FROM (SELECT 1 FROM occurrences WHERE source_id = ? AND position BETWEEN ? AND ? LIMIT ?)
"""
FROM_TO = """
SELECT o.position, o.id, v.text, v.words FROM occurrences o JOIN variants v ON v.n = o.variant_n
WHERE o.source_id = ? AND o.position BETWEEN ? AND ? ORDER BY o.position, o.id
"""
FIRSTHAND = """
SELECT wanted.value FROM json_each(?) AS wanted WHERE EXISTS (
  SELECT 1 FROM occurrences o CROSS JOIN sources s ON s.id = o.source_id
  WHERE o.variant_n = wanted.value AND s.tier = 'primary' AND o.kind != 'indirect')
"""
CREDITED = """
SELECT wanted.value FROM json_each(?) AS wanted WHERE EXISTS (
  SELECT 1 FROM occurrences o CROSS JOIN attributions a ON a.occurrence_id = o.id
  WHERE o.variant_n = wanted.value AND a.speaker_id IN (SELECT value FROM json_each(?)))
"""
NAMED = """
SELECT DISTINCT n, name FROM (
  SELECT o.variant_n AS n, k.name AS name FROM json_each(?) AS wanted CROSS JOIN occurrences o ON o.variant_n = wanted.value
  CROSS JOIN attributions a ON a.occurrence_id = o.id CROSS JOIN speakers k ON k.id = a.speaker_id LIMIT 1000)
"""
ALIASES = "SELECT alias FROM speaker_aliases WHERE speaker_id = ? ORDER BY alias LIMIT 20"
CREDITS = """
SELECT a.occurrence_id, k.id, k.name, a.status, a.confidence, a.rule, a.cue, a.via
FROM json_each(?) AS wanted
CROSS JOIN attributions a ON a.occurrence_id = wanted.value
CROSS JOIN speakers k ON k.id = a.speaker_id
ORDER BY wanted.key, a.status, a.start, k.name
"""
# Neither column has an index, and a record of millions of rows may have as many sources.
PUBLISHER = """
SELECT publisher FROM (SELECT publisher FROM sources LIMIT 100000)
WHERE publisher COLLATE NOCASE IN (SELECT value FROM json_each(?)) LIMIT 1
"""
