"""What people decided, as the database obeys it."""

from sqlite_utils import Database


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


def m015_rulings_found(db: Database) -> None:
    """The few decisions that are asked for without saying of what: about persons, contested, or without a place."""
    for name, column, which in (
        ("persons", "kind", "kind IN ('same_person', 'not_same_person')"),
        ("contested", "at", "contested"),
        ("unanchored", "at", "anchor IN ('lost', 'ambiguous')"),
    ):
        db.execute(f"CREATE INDEX idx_rulings_{name} ON rulings ({column}) WHERE {which}")
