"""The schema of reviews.db, as numbered steps that are only ever appended to. It is never rebuilt.

Every table takes rows and gives none back: triggers refuse to change or delete one.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("reviews")


@migrations()
def m001_decisions(db: Database) -> None:
    """What people decided, each with the place it was decided at, so that it finds its place again."""
    db.table("decisions").create(
        {
            "n": int,
            "id": str,
            "kind": str,
            "about": str,
            "object": str,
            "value": str,
            "value_text": str,
            "author": str,
            "at": str,
            "reason": str,
            "evidence_url": str,
            "supersedes": str,
            "snapshot": str,
            "exact": str,
            "prefix": str,
            "suffix": str,
        },
        pk="n",
        not_null={"id", "kind", "about", "object", "author", "at"},
        strict=True,
    )
    db.table("decisions").create_index(["id"], unique=True)
    for column in ("object", "value", "supersedes", "author"):
        db.table("decisions").create_index([column])
    _append_only(db, "decisions")


@migrations()
def m002_succession(db: Database) -> None:
    """What became of ids that people may have cited, and where a quote was traced to before."""
    db.table("redirects").create(
        {"n": int, "event": int, "old_id": str, "new_id": str, "kind": str, "at": str, "reason": str},
        pk="n",
        not_null={"event", "old_id", "new_id", "kind", "at"},
        strict=True,
    )
    db.table("redirects").create_index(["old_id", "event"])
    _append_only(db, "redirects")
    db.table("original_changes").create(
        {"n": int, "quote_id": str, "was": str, "became": str, "reason": str, "at": str},
        pk="n",
        not_null={"quote_id", "at"},
        strict=True,
    )
    db.table("original_changes").create_index(["quote_id"])
    _append_only(db, "original_changes")


@migrations()
def m003_audit(db: Database) -> None:
    """Who tried to write what, and what came of it; refusals too."""
    db.table("audit").create(
        {"n": int, "at": str, "actor": str, "action": str, "object": str, "outcome": str, "decision": str},
        pk="n",
        not_null={"at", "action", "outcome"},
        strict=True,
    )
    db.table("audit").create_index(["actor"])
    _append_only(db, "audit")


def _append_only(db: Database, table: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN "
            f"SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    # INSERT OR REPLACE deletes without asking the trigger above.
    db.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE n = new.n) BEGIN "
        f"SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
