"""The schema, as numbered steps that are only ever appended to.

Ids are derived from content by whoever hands rows in; `n` numbers the distinct wordings densely, for the
match index and full-text search, and is the one number here that differs between machines.
"""

from sqlite_utils import Database, Migrations

from db.index import postings, unspaced
from db.owners import QUOTES

migrations = Migrations("quotes")


@migrations()
def m001_sources(db: Database) -> None:
    """Where words were found, and what those places looked like when they were read."""
    db.table("sources").create(
        {
            "id": str,
            "title": str,
            "publisher": str,
            "published": str,
            "tier": str,
            "url": str,
            "authors": str,
            "collection": str,
            "language": str,
            "licence": str,
            "publish": str,
            "text": str,
            "canonical": str,
            "modified": str,
            "reader": str,
            "added": str,
        },
        pk="id",
        not_null={"id", "url", "tier", "publish", "reader", "added"},
        strict=True,
    )
    db.table("sources").create_index(["url"])
    db.table("sources").create_index(["published"])
    db.table("sources").create_index(["added"])
    db.table("snapshots").create(
        {"id": str, "source_id": str, "sha256": str, "media_type": str, "characters": int, "fetched": str},
        pk="id",
        not_null={"id", "source_id", "sha256", "fetched"},
        foreign_keys=[("source_id", "sources", "id")],
        strict=True,
    )
    db.table("snapshots").create_index(["source_id"])


@migrations()
def m002_speakers(db: Database) -> None:
    """Persons, organisations and offices, each with the names they go by."""
    db.table("speakers").create(
        {"id": str, "name": str, "kind": str, "qid": str},
        pk="id",
        not_null={"id", "name"},
        strict=True,
    )
    db.table("speaker_aliases").create(
        {"speaker_id": str, "alias": str, "fold": str, "origin": str},
        pk=("speaker_id", "fold"),
        not_null={"speaker_id", "alias", "fold"},
        foreign_keys=[("speaker_id", "speakers", "id")],
        strict=True,
    )
    db.table("speaker_aliases").create_index(["fold"])


@migrations()
def m003_quotes(db: Database) -> None:
    """Wordings, the families they belong to, and every place where one was found."""
    db.table("quotes").create(
        {
            "id": str,
            "text": str,
            "speaker_id": str,
            "first_said": str,
            "variants": int,
            "occurrences": int,
            "independent_sources": int,
            "original_occurrence": str,
            "original_reason": str,
        },
        pk="id",
        not_null={"id", "text"},
        foreign_keys=[("speaker_id", "speakers", "id")],
        strict=True,
    )
    db.table("quotes").create_index(["speaker_id"])
    db.table("variants").create(
        {"n": int, "id": str, "text": str, "words": int, "quote_id": str},
        pk="n",
        not_null={"id", "text", "words"},
        foreign_keys=[("quote_id", "quotes", "id")],
        strict=True,
    )
    db.table("variants").create_index(["id"], unique=True)
    db.table("variants").create_index(["quote_id"])
    _occurrences_and_links(db)


def _occurrences_and_links(db: Database) -> None:
    db.table("occurrences").create(
        {
            "id": str,
            "variant_n": int,
            "source_id": str,
            "snapshot_id": str,
            "kind": str,
            "start": int,
            "end": int,
            "exact": str,
            "prefix": str,
            "suffix": str,
            "position": int,
            "section": str,
            "citation": str,
            "said_on": str,
            "seconds": float,
            "external_id": str,
        },
        pk="id",
        not_null={"id", "variant_n", "source_id", "kind"},
        foreign_keys=[
            ("variant_n", "variants", "n"),
            ("source_id", "sources", "id"),
            ("snapshot_id", "snapshots", "id"),
        ],
        strict=True,
    )
    db.table("occurrences").create_index(["variant_n"])
    db.table("occurrences").create_index(["source_id", "position"])
    db.table("links").create(
        {"variant_n": int, "to_variant_n": int, "kind": str, "score": float, "edits": str},
        pk=("variant_n", "to_variant_n"),
        not_null={"kind"},
        foreign_keys=[("variant_n", "variants", "n"), ("to_variant_n", "variants", "n")],
        strict=True,
    )
    db.table("links").create_index(["to_variant_n"])


@migrations()
def m004_attributions(db: Database) -> None:
    """Who is credited with an occurrence, by which rule, and whether the credit holds."""
    db.table("attributions").create(
        {
            "occurrence_id": str,
            "speaker_id": str,
            "status": str,
            "confidence": str,
            "rule": str,
            "cue": str,
            "via": str,
            "start": int,
            "end": int,
        },
        pk=("occurrence_id", "speaker_id", "status"),
        not_null={"occurrence_id", "speaker_id", "status", "confidence", "rule"},
        foreign_keys=[("occurrence_id", "occurrences", "id"), ("speaker_id", "speakers", "id")],
        strict=True,
    )
    db.table("attributions").create_index(["speaker_id"])
    db.table("attributions").create_index(["status"])


@migrations()
def m005_collecting(db: Database) -> None:
    """What was run, and what could not be read and why."""
    db.table("collection_runs").create(
        {
            "id": str,
            "name": str,
            "started": str,
            "finished": str,
            "documents": int,
            "quotations": int,
            "rejects": int,
        },
        pk="id",
        strict=True,
    )
    db.table("rejects").create(
        {"id": str, "url": str, "reason": str, "kind": str, "sha256": str, "at": str, "run_id": str},
        pk="id",
        not_null={"id", "url", "reason", "at"},
        foreign_keys=[("run_id", "collection_runs", "id")],
        strict=True,
    )
    db.table("tombstones").create(
        {"source_id": str, "url": str, "sha256": str, "reason": str, "at": str},
        pk="source_id",
        not_null={"source_id", "reason", "at"},
        strict=True,
    )


@migrations()
def m006_search(db: Database) -> None:
    """Full-text search over wordings and over as much of each source as may be shown."""
    tokenize = "unicode61 remove_diacritics 2"
    db.table("variants").enable_fts(["text"], create_triggers=True, tokenize=tokenize)
    db.table("sources").enable_fts(["title", "text"], create_triggers=True, tokenize=tokenize)
    db.table("state").create({"name": str, "value": str}, pk="name", strict=True)
    db.execute(f"PRAGMA application_id = {QUOTES.application_id}")


@migrations()
def m007_match_index(db: Database) -> None:
    """The posting lists that find a passage by the words it shares with a claim."""
    postings.create(db.conn)


@migrations()
def m008_kinship(db: Database) -> None:
    """Which wordings are alike, from which families are made; and search that ignores a change of family."""
    db.execute(
        "CREATE TABLE kinship (variant_n INTEGER NOT NULL, to_variant_n INTEGER NOT NULL, "
        "score INTEGER NOT NULL, whole INTEGER NOT NULL, PRIMARY KEY (variant_n, to_variant_n)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX idx_kinship_to_variant_n ON kinship (to_variant_n)")
    db.execute(
        "CREATE TRIGGER variants_kinship AFTER DELETE ON variants BEGIN "
        "DELETE FROM kinship WHERE variant_n = old.n; DELETE FROM kinship WHERE to_variant_n = old.n; END"
    )
    # The trigger that came with search writes a wording anew whenever its family changes: 300,000 times a linking.
    db.execute("DROP TRIGGER variants_au")
    db.execute(
        "CREATE TRIGGER variants_au AFTER UPDATE OF text ON variants BEGIN "
        "INSERT INTO variants_fts (variants_fts, rowid, text) VALUES ('delete', old.n, old.text); "
        "INSERT INTO variants_fts (rowid, text) VALUES (new.n, new.text); END"
    )


@migrations()
def m009_lineage(db: Database) -> None:
    """The rule and the evidence behind each original; and sketches by which copied articles are told."""
    db.execute("ALTER TABLE quotes ADD COLUMN original_rule TEXT")
    db.execute("ALTER TABLE quotes ADD COLUMN original_evidence TEXT")
    db.execute(
        "CREATE TABLE sketches (snapshot_id TEXT PRIMARY KEY, hashes BLOB NOT NULL, prose INTEGER NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TRIGGER snapshots_sketch AFTER DELETE ON snapshots BEGIN "
        "DELETE FROM sketches WHERE snapshot_id = old.id; END"
    )


@migrations()
def m010_rulings(db: Database) -> None:
    """The decisions that stand, taken over from reviews.db, and the credits that they overrule."""
    db.table("rulings").create(
        {
            "decision_id": str,
            "kind": str,
            "about": str,
            "object_id": str,
            "at": str,
            "anchor": str,
            "contested": int,
            "value": str,
            "value_text": str,
            "reason": str,
            "evidence_url": str,
            "variant_id": str,
        },
        pk="decision_id",
        not_null={"kind", "about", "object_id", "at", "anchor", "contested"},
        strict=True,
    )
    for column in ("object_id", "value", "variant_id"):
        db.table("rulings").create_index([column])
    # Anchors are found again by the bytes they stood in.
    db.table("snapshots").create_index(["sha256"])
    db.table("overruled").create(
        {
            "occurrence_id": str,
            "speaker_id": str,
            "status": str,
            "confidence": str,
            "rule": str,
            "cue": str,
            "via": str,
            "start": int,
            "end": int,
        },
        pk=("occurrence_id", "speaker_id", "status"),
        not_null={"occurrence_id", "speaker_id", "status", "confidence", "rule"},
        foreign_keys=[("occurrence_id", "occurrences", "id"), ("speaker_id", "speakers", "id")],
        strict=True,
    )


@migrations()
def m011_heritage(db: Database) -> None:
    """Which quote each wording belonged to before its family was made anew, until it is told what became of it."""
    db.execute(
        "CREATE TABLE former (variant_id TEXT PRIMARY KEY, quote_id TEXT NOT NULL, original_occurrence TEXT) STRICT"
    )
    db.execute("CREATE INDEX idx_former_quote_id ON former (quote_id)")


@migrations()
def m012_search_by_batch(db: Database) -> None:
    """Wordings enter the search a batch at a time (db.store): row by row it takes five times as long."""
    db.execute("DROP TRIGGER variants_ai")
    # What SQLite gathers before it writes a segment; a batch of 20,000 wordings needs 8 MB.
    db.execute("INSERT INTO variants_fts (variants_fts, rank) VALUES ('hashsize', 16777216)")


@migrations()
def m013_unspaced(db: Database) -> None:
    """Search in scripts that put no space between words."""
    unspaced.create(db.conn)


@migrations()
def m014_persons(db: Database) -> None:
    """Which speakers are one person and why; what lists tell of lives and offices."""
    # Every form of a name is kept: "Mrs. Quill" and "Senator Quill" fold alike and tell different things.
    db.table("speaker_aliases").transform(pk=("speaker_id", "alias"))
    db.execute("ALTER TABLE speakers ADD COLUMN born TEXT")
    db.execute("ALTER TABLE speakers ADD COLUMN died TEXT")
    db.execute(
        "CREATE TABLE speaker_offices (speaker_id TEXT NOT NULL REFERENCES speakers (id), role TEXT NOT NULL, "
        "start TEXT NOT NULL, [end] TEXT, origin TEXT, PRIMARY KEY (speaker_id, role, start)) STRICT"
    )
    db.execute(
        "CREATE TABLE identities (speaker_id TEXT PRIMARY KEY REFERENCES speakers (id), person_id TEXT NOT NULL "
        "REFERENCES speakers (id), with_id TEXT, rule TEXT, evidence TEXT) STRICT"
    )
    db.execute("CREATE INDEX idx_identities_person_id ON identities (person_id)")
    # What identities are made of: surnames by sound, years on record, and every reason that was found.
    db.execute(
        "CREATE TABLE person_sounds (sound TEXT NOT NULL, speaker_id TEXT NOT NULL, PRIMARY KEY (sound, speaker_id)) "
        "STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX idx_person_sounds_speaker_id ON person_sounds (speaker_id)")
    db.execute(
        "CREATE TABLE person_years (speaker_id TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE person_reasons (sound TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, rule TEXT NOT NULL, "
        "evidence TEXT NOT NULL, PRIMARY KEY (sound, one, other, rule)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX idx_person_reasons_one ON person_reasons (one)")
    db.execute("CREATE INDEX idx_person_reasons_other ON person_reasons (other)")
    db.execute("CREATE TABLE person_pending (speaker_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")


@migrations()
def m015_rulings_found(db: Database) -> None:
    """The few decisions that are asked for without saying of what: about persons, contested, or without a place."""
    for name, column, which in (
        ("persons", "kind", "kind IN ('same_person', 'not_same_person')"),
        ("contested", "at", "contested"),
        ("unanchored", "at", "anchor IN ('lost', 'ambiguous')"),
    ):
        db.execute(f"CREATE INDEX idx_rulings_{name} ON rulings ({column}) WHERE {which}")


@migrations()
def m016_last_names(db: Database) -> None:
    """Names on record by their last word, which a claim that names nobody but "Bush" asks for."""
    # Reading 200,000 names to the end took 15 ms, several times as long as the verdict; the index takes 0.1 ms.
    db.execute(
        "CREATE INDEX idx_speaker_aliases_last_word ON speaker_aliases "
        "(substr(fold, length(rtrim(fold, replace(fold, ' ', ''))) + 1))"
    )


@migrations()
def m017_places_of_offices(db: Database) -> None:
    """Whose office a term was of: the mayor of one town is not the mayor of another."""
    db.execute("ALTER TABLE speaker_offices RENAME TO placeless")
    db.execute(
        "CREATE TABLE speaker_offices (speaker_id TEXT NOT NULL REFERENCES speakers (id), role TEXT NOT NULL, "
        "start TEXT NOT NULL, [end] TEXT, origin TEXT, place TEXT NOT NULL DEFAULT '', "
        "PRIMARY KEY (speaker_id, role, start, place)) STRICT"
    )
    db.execute(
        "INSERT INTO speaker_offices (speaker_id, role, start, [end], origin) "
        "SELECT speaker_id, role, start, [end], origin FROM placeless"
    )
    db.execute("DROP TABLE placeless")
