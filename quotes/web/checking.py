"""Runs the verification for the site: in a worker thread, on Datasette's read-only connection, in bounded time."""

import logging
import sqlite3
import threading
import time
from collections import OrderedDict
from dataclasses import replace
from typing import Any

from db.evidence import Evidence
from quotes.errors import QuotesError
from quotes.verdict import verification
from quotes.verdicts import Verdict
from quotes.web import access, freshness, together
from quotes.web.claims import Claim, Refused
from quotes.web.settings import SiteSettings

log = logging.getLogger("quotes.web")
TOO_LONG = "Looking these words up took too long. Try again, or check a shorter piece."
FAULT = "A fault in the program kept this claim from being checked: nothing is said about it. The site's log has the cause."
# A verdict has up to twenty places with their context, some 20 KB: five hundred are 10 MB.
KEPT_VERDICTS, KEPT_CHARACTERS = 500, 2_000
Kept = OrderedDict[tuple[verification.Claim, str], tuple[freshness.Stamp, Verdict]]
# Datasette keeps one connection a thread and database; what was read through it is kept beside it.
_kept = threading.local()


async def check(db: Any, claim: Claim, settings: SiteSettings) -> Verdict:
    """The verdict on one claim; raises `Refused` with a sentence where there can be none.

    Claims of a batch are checked one after the other, each a job of its own, so that other visitors' jobs
    come in between.
    """
    started = time.perf_counter()
    asked = verification.Claim(claim.quote, speaker=claim.speaker, source=claim.source, said_on=claim.said_on)
    kept, key = _verdicts(db), (asked, settings.hash())
    state = freshness.stamp(db)
    if state is not None and (held := kept.pop(key, None)) is not None and held[0] == state:
        kept[key] = held
        return replace(held[1], ms=round(1000 * (time.perf_counter() - started), 3))

    def verified(conn: sqlite3.Connection) -> Verdict:
        return verification.verify_claim(asked, record(db, conn), settings=settings.shared)

    try:
        verdict = await access.read(db, verified, settings.time_limit_ms)
    except QuotesError as error:
        raise Refused(str(error), 400 if error.exit_code == 2 else 503) from error
    except Exception as error:
        if isinstance(error, sqlite3.OperationalError) and "interrupt" in str(error):
            raise Refused(TOO_LONG, 503) from error
        # Whatever else went wrong is ours: the log has it, and the visitor is not shown the inside of the program.
        log.exception("A claim of %d characters could not be checked.", len(claim.quote))
        raise Refused(FAULT, 500) from error
    if state is not None and len(claim.quote) <= KEPT_CHARACTERS:
        kept[key] = (state, verdict)
        while len(kept) > KEPT_VERDICTS:
            kept.popitem(last=False)
    return verdict


def _verdicts(db: Any) -> Kept:
    """The verdicts given last, for as long as nothing is written: what is viral is asked again and again."""
    found: Kept = db.__dict__.setdefault("_quotes_verdicts", OrderedDict())
    return found


def record(db: Any, conn: sqlite3.Connection) -> Evidence:
    """The record over a connection, or over all shards of a set, made once for each thread.

    It notices by itself when something was written.
    """
    if (joined := together.joined(db)) is not None:
        return joined
    records: dict[int, Evidence] = vars(_kept).setdefault("records", {})
    known = records.get(id(conn))
    if known is None or known.conn is not conn:
        known = records[id(conn)] = Evidence(conn)
    return known
