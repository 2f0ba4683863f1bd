"""Wordings, the places where they stand, who is credited there, and the families they make."""

from sqlite_utils import Database


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


def m011_heritage(db: Database) -> None:
    """Which quote each wording belonged to before its family was made anew, until it is told what became of it."""
    db.execute(
        "CREATE TABLE former (variant_id TEXT PRIMARY KEY, quote_id TEXT NOT NULL, original_occurrence TEXT) STRICT"
    )
    db.execute("CREATE INDEX idx_former_quote_id ON former (quote_id)")
