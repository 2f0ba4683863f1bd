"""Verifying from Python: against a text, without any database, or against a database file."""

import hashlib
from pathlib import Path

from db.evidence import Evidence as Record
from db.store import Store
from quotes.deposit import keys_of, now
from quotes.extraction import extract
from quotes.intake import records
from quotes.quotation import Quotation
from quotes.settings import DEFAULT, Settings
from quotes.verdicts import Verdict
from quotes.verification import Claim, verify_claim
from scrapers.document import Document


def verify(
    claim: str,
    *,
    speaker: str | None = None,
    source: str | None = None,
    said_on: str | None = None,
    against: str | None = None,
    db: Path | str | None = None,
    settings: Settings = DEFAULT,
) -> Verdict:
    """Whether these words are on record, and whose they are.

    Looks in the text `against`, which needs no database, or else in the database file `db` (`quotes.db`).
    Raises `BadClaim` for a claim without words, `db.errors.DatabaseError` for a file that cannot be used.
    """
    asked = Claim(claim, speaker, source, said_on)
    if against is not None:
        with in_memory(against) as store:
            return verify_claim(asked, Record(store.conn), settings=settings, what="text")
    with Store(db or "quotes.db", readonly=True) as store:
        return verify_claim(asked, Record(store.conn), settings=settings)


def in_memory(text: str) -> Store:
    """A database in memory that holds one text: its quotations with their speakers, and its running words."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(text, "the text given", "text", digest, tier="primary")
    store = Store(":memory:", create=True)
    quotations: list[Quotation] = extract(text)
    store.put(records(document, quotations, at=now()), keys_of)
    return store
