"""Runs the verification for the site: in a worker thread, on Datasette's read-only connection, in bounded time."""

import logging
import math
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from db.reading.evidence import Evidence
from db.reading.places import Credit, credits_in
from quotes.errors import QuotesError
from quotes.verdict import verification
from quotes.verdicts import Verdict
from quotes.web import freshness, lane, together
from quotes.web.claims import Claim, Refused
from quotes.web.settings import SiteSettings

log = logging.getLogger("quotes.web")
TOO_LONG = "Looking these words up took too long. Try again, or check a shorter piece."
TOO_MANY = "These claims took too long together: send fewer at a time."
BUSY = "More is asked at the moment than can be answered. Ask again in a few seconds."
FAULT = "A fault in the program kept this claim from being checked: nothing is said about it. The site's log has the cause."
# A verdict has up to twenty places with their context, some 20 KB: five hundred are 10 MB.
KEPT_VERDICTS, KEPT_CHARACTERS = 500, 2_000
# Of a batch some ten claims at a time: one at a time, a hundred would wait a hundred times for everybody else.
TURN_S = 0.025
# Datasette keeps one connection a thread and database; what was read through it is kept beside it.
_kept = threading.local()


@dataclass(frozen=True, slots=True)
class Checked:
    """A verdict, and who is credited at each of its places, by the id of the occurrence."""

    verdict: Verdict
    credits: Mapping[str, tuple[Credit, ...]]


Kept = OrderedDict[tuple[verification.Claim, str], tuple[freshness.Stamp, Checked]]


async def check(db: Any, claim: Claim, settings: SiteSettings) -> Checked:
    """The verdict on one claim; raises `Refused` with a sentence where there can be none."""
    return (await check_all(db, [claim], settings))[0]


async def check_all(
    db: Any, claims: Sequence[Claim], settings: SiteSettings, until: float = math.inf
) -> list[Checked]:
    """The verdicts on some claims, in their order; raises `Refused` where there can be none on one of them.

    They are looked up a turn at a time, so that other visitors' claims come in between; after `until`
    (`time.monotonic`) no other turn is begun.
    """
    started = time.perf_counter()
    kept, hashed, state = _verdicts(db), settings.hash(), freshness.stamp(db)
    wanted = [
        verification.Claim(c.quote, speaker=c.speaker, source=c.source, said_on=c.said_on) for c in claims
    ]
    answers: dict[verification.Claim, Checked] = {}
    for asked in wanted:
        held = kept.pop((asked, hashed), None) if state is not None else None
        if held is not None and held[0] == state:
            kept[asked, hashed] = held
            ms = round(1000 * (time.perf_counter() - started), 3)
            answers[asked] = Checked(replace(held[1].verdict, ms=ms), held[1].credits)
    missing = [asked for asked in dict.fromkeys(wanted) if asked not in answers]
    while missing:
        if time.monotonic() > until:
            raise Refused(TOO_MANY, 503)
        for checked in await _turn(db, missing, settings):
            asked = missing.pop(0)
            answers[asked] = checked
            if state is not None and len(asked.words) <= KEPT_CHARACTERS:
                kept[asked, hashed] = (state, checked)
    while len(kept) > KEPT_VERDICTS:
        kept.popitem(last=False)
    return [answers[asked] for asked in wanted]


async def _turn(db: Any, wanted: Sequence[verification.Claim], settings: SiteSettings) -> list[Checked]:
    """The first of these, as many as are looked up in a turn; raises `Refused`."""

    # One job for all that is read: each is handed from thread to thread and back.
    def verified(conn: sqlite3.Connection) -> list[Checked]:
        begun, done = time.perf_counter(), []
        for asked in wanted:
            verdict = verification.verify_claim(asked, record(db, conn), settings=settings.shared)
            places = [seen.occurrence_id for seen in verdict.evidence if seen.occurrence_id]
            done.append(Checked(verdict, credits_in(together.conns(db, conn), places)))
            if time.perf_counter() - begun > TURN_S:
                break
        return done

    try:
        return await lane.of(db).read(verified, settings.time_limit_ms)
    except lane.Full as error:
        raise Refused(BUSY, 503, {"Retry-After": "2"}) from error
    except QuotesError as error:
        raise Refused(str(error), 400 if error.exit_code == 2 else 503) from error
    except Exception as error:
        if isinstance(error, sqlite3.OperationalError) and "interrupt" in str(error):
            raise Refused(TOO_LONG, 503) from error
        # Whatever else went wrong is ours: the log has it, and the visitor is not shown the inside of the program.
        log.exception("A claim of %d characters could not be checked.", len(wanted[0].words))
        raise Refused(FAULT, 500) from error


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
