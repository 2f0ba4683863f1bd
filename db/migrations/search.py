"""Full-text search and the match index."""

from sqlite_utils import Database

from db.index import postings, unspaced
from db.owners import QUOTES


def m006_search(db: Database) -> None:
    """Full-text search over wordings and over as much of each source as may be shown."""
    tokenize = "unicode61 remove_diacritics 2"
    db.table("variants").enable_fts(["text"], create_triggers=True, tokenize=tokenize)
    db.table("sources").enable_fts(["title", "text"], create_triggers=True, tokenize=tokenize)
    db.table("state").create({"name": str, "value": str}, pk="name", strict=True)
    db.execute(f"PRAGMA application_id = {QUOTES.application_id}")


def m007_match_index(db: Database) -> None:
    """The posting lists that find a passage by the words it shares with a claim."""
    postings.create(db.conn)


def m012_search_by_batch(db: Database) -> None:
    """Wordings enter the search a batch at a time (db.store): row by row it takes five times as long."""
    db.execute("DROP TRIGGER variants_ai")
    # What SQLite gathers before it writes a segment; a batch of 20,000 wordings needs 8 MB.
    db.execute("INSERT INTO variants_fts (variants_fts, rank) VALUES ('hashsize', 16777216)")


def m013_unspaced(db: Database) -> None:
    """Search in scripts that put no space between words."""
    unspaced.create(db.conn)
