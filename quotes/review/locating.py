"""Where in a database a decision belongs now, whatever became of the ids it was made with."""

import sqlite3
from dataclasses import dataclass

from db.reviewing import anchors, succession
from db.reviewing.reviews import DecisionRow
from quotes.identity import ident
from quotes.review.anchoring import Anchor, Anchored, Candidate, State, anchor
from quotes.review.weighing import PAIRS
from quotes.speakers import name_fold
from quotes.text import fold


@dataclass(frozen=True, slots=True)
class Located:
    """Where a decision belongs: `id` of the thing it is about now; `variant_id` the wording that stands for a quote."""

    state: State
    id: str | None = None
    variant_id: str | None = None


def locate(conn: sqlite3.Connection, held: sqlite3.Connection, decision: DecisionRow) -> Located:
    """Find the place of a decision; `held` is reviews.db, which knows what became of merged quotes."""
    where = Anchor(decision.exact or "", decision.prefix or "", decision.suffix or "")
    if decision.about in ("occurrence", "attribution"):
        return _of_place(conn, decision, where)
    if decision.about == "variant":
        return _of_pair(conn, decision, where)
    if decision.about == "quote":
        return _of_quote(conn, held, decision, where)
    if decision.about == "speaker":
        return _of_speaker(conn, decision)
    return _of_source(conn, decision)


def variant_of(words: str) -> str:
    """The permanent id of a wording."""
    return ident("variant", fold(words))


def _of_place(conn: sqlite3.Connection, decision: DecisionRow, where: Anchor) -> Located:
    spot = anchors.spot(conn, decision.object)
    found = [spot] if spot and fold(spot.exact) == fold(where.exact) else []
    if not found and decision.snapshot:
        found = anchors.spots_in(conn, decision.snapshot)
    there = anchor(decision.object, where, [_candidate(s) for s in found])
    if there.state == "lost":
        # The bytes are gone, or other than they were: the words may stand elsewhere with the same around them.
        others = [s for s in anchors.spots_of(conn, variant_of(where.exact)) if _same_surroundings(s, where)]
        there = anchor(decision.object, where, [_candidate(s) for s in others])
    return Located(there.state, there.id)


def _of_wording(conn: sqlite3.Connection, known: str, decision: DecisionRow, where: Anchor) -> Located:
    """The wording itself, by its permanent id or its words, or what it became where it was cut anew."""
    for named in dict.fromkeys((known, variant_of(where.exact))):
        if anchors.wording(conn, named):
            return Located("exact" if named == known else "moved", named, named)
    if not decision.snapshot:
        return Located("lost")
    spots = anchors.spots_in(conn, decision.snapshot)
    there: Anchored = anchor("", where, [_candidate(s) for s in spots])
    now = next((s.variant_id for s in spots if s.id == there.id), None)
    return Located(there.state, now, now)


def _of_pair(conn: sqlite3.Connection, decision: DecisionRow, where: Anchor) -> Located:
    there = _of_wording(conn, decision.object, decision, where)
    if decision.kind not in PAIRS or there.state in ("ambiguous", "lost"):
        return there
    if anchors.wording(conn, decision.value or "") is None:
        return Located("lost")
    return there


def _of_quote(
    conn: sqlite3.Connection, held: sqlite3.Connection, decision: DecisionRow, where: Anchor
) -> Located:
    """The family that the wording belongs to now; a merged quote is followed only where its words are gone."""
    there = _of_wording(conn, variant_of(where.exact), decision, where)
    if there.id is not None and (spoken := anchors.wording(conn, there.id)):
        now = spoken.quote_id or decision.object
        same = there.state == "exact" and now == decision.object
        return Located("exact" if same else "moved", now, there.id)
    today = succession.leads_to(held, decision.object)
    texts = [(quote, text) for quote in today if (text := anchors.quote(conn, quote))]
    if len(texts) == 1:
        quote, text = texts[0]
        return Located("exact" if quote == decision.object else "moved", quote, variant_of(text))
    return Located("ambiguous" if texts or there.state == "ambiguous" else "lost")


def _of_speaker(conn: sqlite3.Connection, decision: DecisionRow) -> Located:
    if anchors.speaker(conn, decision.object):
        return Located("exact", decision.object)
    name = name_fold(decision.exact or "")
    found = anchors.speakers_called(conn, name) if name else []
    return Located("moved", found[0]) if len(found) == 1 else Located("ambiguous" if found else "lost")


def _of_source(conn: sqlite3.Connection, decision: DecisionRow) -> Located:
    if anchors.source(conn, decision.object):
        return Located("exact", decision.object)
    found = anchors.sources_of(conn, decision.snapshot) if decision.snapshot else []
    return Located("moved", found[0]) if len(found) == 1 else Located("ambiguous" if found else "lost")


def _candidate(spot: anchors.Spot) -> Candidate:
    return Candidate(spot.id, spot.exact, spot.prefix, spot.suffix)


def _same_surroundings(spot: anchors.Spot, where: Anchor) -> bool:
    return bool(where.prefix or where.suffix) and (spot.prefix, spot.suffix) == (where.prefix, where.suffix)
