"""Sources with what they looked like when they were read, and what brought or refused them."""

from sqlite_utils import Database


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
