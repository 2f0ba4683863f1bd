"""Proves that the archive can make the database again: its bytes are what came in, and no source is without them."""

import sqlite3
from collections.abc import Iterator

from db.errors import Altered
from db.keeping.archive import Archive, Entry
from db.keeping.integrity import Fault

CHECK = "archive"
SHOWN = 3


def faults_of_archive(conn: sqlite3.Connection, archive: Archive) -> Iterator[Fault]:
    """What a rebuild would miss; nothing where a database has no archive beside it, as one that was copied has none."""
    if not archive.journal.exists():
        return
    try:
        entries = list(archive.entries())
    except Altered as error:
        yield Fault(CHECK, str(error))
        return
    gone = {digest for entry in entries if entry.act == "remove" for digest in entry.sha256.split(",")}
    for entry in entries:
        if entry.act == "remove" or (entry.act == "add" and entry.sha256 in gone):
            continue
        try:
            archive.verify(entry)
        except Altered as error:
            yield Fault(CHECK, str(error))
        except OSError as error:
            yield Fault(
                CHECK, f"the bytes of {entry.name} are lost ({error.filename}); put them back or add it again"
            )
    if urls := _sources_without(conn, entries, gone):
        torn = "; the last line of its journal is damaged" if archive.is_torn() else ""
        named = f"{', '.join(urls[:SHOWN])}{', …' if len(urls) > SHOWN else ''}"
        yield Fault(
            CHECK, f"sources that are not in the archive: {len(urls):,} ({named}){torn}; add them again"
        )


def _sources_without(conn: sqlite3.Connection, entries: list[Entry], gone: set[str]) -> list[str]:
    """The addresses of the sources of which the journal tells no bytes.

    Which rows or pages a bulk file or a WARC file holds is only told by reading it: where there is one, what may be in it
    is taken to be.
    """
    sources = conn.execute(_SOURCES).fetchall()
    added = {entry.sha256 for entry in entries if entry.act == "add"}
    bulk = any(entry.act == "import" and entry.format != "warc" for entry in entries)
    # A file whose bytes are no source's own holds pages that are.
    pages = any(entry.act == "import" and entry.format == "warc" for entry in entries) or bool(
        added - gone - {digest for _, digest in sources}
    )
    missing = (url for url, digest in sources if (digest not in added and not pages if digest else not bulk))
    return list(dict.fromkeys(missing))


_SOURCES = """
SELECT s.url, p.sha256 FROM sources s LEFT JOIN snapshots p ON p.source_id = s.id ORDER BY s.url
"""
