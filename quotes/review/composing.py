"""Makes a decision of what somebody filled in: checked, anchored to the words in view, and ready to be stored."""

import re
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import get_args

from db.reviewing import anchors, reviews
from db.reviewing.reviews import About, DecisionRow, Kind, Reviews
from quotes.deep_links import web_address
from quotes.identity import ident
from quotes.review.locating import variant_of
from quotes.review.weighing import CREDIT, PAIRS, opposed, standing, topic
from quotes.speakers import name_fold, speaker_id

KINDS: tuple[Kind, ...] = get_args(Kind)
ABOUTS: tuple[About, ...] = get_args(About)
# What each kind of decision can be about.
FITS: dict[str, frozenset[str]] = {
    **dict.fromkeys(CREDIT, frozenset({"quote", "variant", "occurrence", "attribution"})),
    "same_quote": frozenset({"quote", "variant"}),
    "not_same_quote": frozenset({"quote", "variant"}),
    "same_person": frozenset({"speaker"}),
    "not_same_person": frozenset({"speaker"}),
    "original": frozenset({"occurrence"}),
    "hide": frozenset({"quote", "variant", "occurrence", "speaker", "source"}),
    "note": frozenset(ABOUTS),
    "undo": frozenset(ABOUTS),
}
# Readers are told why these were decided, so a reason is asked for.
REASONED = frozenset({"misattributed", "disputed", "hide", "note"})
LONGEST_REASON, LONGEST_ADDRESS, LONGEST_NAME = 4_000, 2_000, 300
_ID = re.compile(r"[0-9a-f]{16}")
_WORDING_PAGE = re.compile(r"/variants/([0-9]{1,12})\b")


class BadDecision(Exception):
    """A decision that cannot be taken as it stands; the message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to decide. `named` is a name, or the id or address of another quote or speaker.

    `number` is that of the form it was filled in on: the same form sent twice is the same decision.
    """

    kind: str
    about: str
    object: str
    author: str
    at: str
    named: str = ""
    reason: str = ""
    evidence_url: str = ""
    number: str = ""


def compose(conn: sqlite3.Connection, asked: Asked) -> DecisionRow:
    """The decision as it is stored; `conn` is the database it is about. Raises `BadDecision`."""
    row = _anchored(conn, _checked(asked))
    if asked.kind in CREDIT:
        row = _credited(conn, row, asked.named)
    elif asked.kind in PAIRS:
        row = _paired(conn, row, asked.named)
    elif asked.kind == "original":
        row = _original(conn, row)
    return replace(row, id=_id(row, asked.number))


def undo(held: Reviews, target: str, *, author: str, at: str, reason: str = "") -> DecisionRow:
    """The decision that takes another back. Raises `BadDecision` where there is none, or it was taken back already."""
    found = reviews.decision(held.conn, target)
    if found is None or found.kind == "undo":
        raise BadDecision("There is no such decision to undo; open the history and choose one.")
    about = reviews.about(held.conn, [found.object])
    if target not in {one.decision.id for one in standing(about)}:
        raise BadDecision("That decision no longer stands; there is nothing to undo.")
    return _undone(found, author, at, reason.strip() or None)


def _undone(found: DecisionRow, author: str, at: str, reason: str | None) -> DecisionRow:
    row = replace(
        found, kind="undo", author=author, at=at, reason=reason, evidence_url=None, supersedes=found.id, n=0
    )
    return replace(row, id=_id(row, ""))


def settled(row: DecisionRow, about: Iterable[DecisionRow], seen: Collection[str]) -> list[DecisionRow]:
    """The decision with what it takes the place of: what others decided otherwise, and its author had in view.

    What was decided meanwhile was not in view: it stands beside, as a conflict. Of several decisions in view the
    first is superseded, the others are undone in the same breath. `about` is every decision about the thing.
    """
    others = [
        one.decision
        for one in standing(about)
        if one.decision.id in seen
        and one.decision.author != row.author
        and topic(one.decision) == topic(row)
        and opposed(row, one.decision)
    ]
    if not others:
        return [row]
    row = replace(row, supersedes=others[0].id)
    return [row, *(_undone(other, row.author, row.at, f"settled by {row.id}") for other in others[1:])]


def _checked(asked: Asked) -> DecisionRow:
    kind = next((k for k in KINDS if k == asked.kind), None)
    about = next((a for a in ABOUTS if a == asked.about), None)
    if kind is None or about is None or kind == "undo" or about not in FITS[kind]:
        raise BadDecision("There is no such decision; choose one from the list.")
    if kind in REASONED and not asked.reason.strip():
        raise BadDecision("Give a reason: whoever reads the decision later must be able to follow it.")
    if max(len(asked.reason), len(asked.named)) > LONGEST_REASON:
        raise BadDecision(f"The reason is too long; use at most {LONGEST_REASON:,} characters.")
    address = asked.evidence_url.strip()
    if address and (len(address) > LONGEST_ADDRESS or web_address(address) is None):
        raise BadDecision("The evidence must be an address that begins with http:// or https://.")
    return DecisionRow(
        "", kind, about, asked.object, asked.author, asked.at, reason=asked.reason.strip() or None,
        evidence_url=address or None,
    )  # fmt: skip


def _anchored(conn: sqlite3.Connection, row: DecisionRow) -> DecisionRow:
    """The row with the words in view; raises `BadDecision` where the id stands for nothing."""
    spot: anchors.Spot | None = None
    words: str | None = None
    if row.about in ("occurrence", "attribution"):
        spot = anchors.spot(conn, row.object)
    elif row.about == "variant":
        spoken = anchors.wording(conn, row.object)
        words, spot = (spoken.text, anchors.first_of(conn, row.object)) if spoken else (None, None)
    elif row.about == "quote":
        words = anchors.quote(conn, row.object)
        spot = anchors.first_of(conn, variant_of(words)) if words else None
    elif row.about == "speaker":
        words = anchors.speaker(conn, row.object)
    elif found := anchors.source(conn, row.object):
        return replace(row, exact=found[0], snapshot=found[1])
    if spot is not None:
        row = replace(row, snapshot=spot.sha256, prefix=spot.prefix, suffix=spot.suffix)
    exact = words or (spot.exact if spot else None)
    if exact is None:
        raise BadDecision(f"There is no such {row.about} any more; open it again from a search.")
    return replace(row, exact=exact)


def _credited(conn: sqlite3.Connection, row: DecisionRow, named: str) -> DecisionRow:
    name = " ".join(named.split())
    if not name:
        raise BadDecision("Name the person: the one who said it, or the one who is wrongly credited.")
    if len(name) > LONGEST_NAME or not any(c.isalpha() for c in name):
        raise BadDecision(f"{name[:40]!r} is no name; write it as it should be shown.")
    if _ID.fullmatch(name) and (known := anchors.speaker(conn, name)):
        return replace(row, value=name, value_text=known)
    owners = anchors.speakers_called(conn, name_fold(name))
    if len(owners) == 1 and (known := anchors.speaker(conn, owners[0])):
        return replace(row, value=owners[0], value_text=known)
    return replace(row, value=speaker_id(name), value_text=name)


def _paired(conn: sqlite3.Connection, row: DecisionRow, named: str) -> DecisionRow:
    other = _named_id(conn, named)
    if PAIRS[row.kind] == "person":
        found = [other] if anchors.speaker(conn, other) else anchors.speakers_called(conn, name_fold(named))
        if len(found) != 1:
            raise BadDecision(
                "Name the other person by the address of their page, or by a name only one has."
            )
        if found[0] == row.object:
            raise BadDecision("That is the same entry; name another person.")
        return replace(row, value=found[0], value_text=anchors.speaker(conn, found[0]))
    # A decision about two quotes is kept as one about two wordings, whose ids are permanent.
    words = anchors.quote(conn, other) or (spoken.text if (spoken := anchors.wording(conn, other)) else None)
    if words is None:
        raise BadDecision("Name the other quote by the address of its page, or by its id.")
    own = variant_of(row.exact or "") if row.about == "quote" else row.object
    if variant_of(words) == own:
        raise BadDecision("That is the same wording; name another quote.")
    return replace(row, about="variant", object=own, value=variant_of(words), value_text=words)


def _named_id(conn: sqlite3.Connection, named: str) -> str:
    """The id in an address of a page, or what was given; the pages of wordings are addressed by number."""
    if numbered := _WORDING_PAGE.search(named):
        return anchors.numbered(conn, int(numbered[1])) or ""
    found = _ID.findall(named)
    return found[-1] if found else named.strip()


def _original(conn: sqlite3.Connection, row: DecisionRow) -> DecisionRow:
    spot = anchors.spot(conn, row.object)
    spoken = anchors.wording(conn, spot.variant_id) if spot else None
    return replace(row, value=(spoken.quote_id if spoken else None) or (spot.variant_id if spot else None))


def _id(row: DecisionRow, number: str) -> str:
    if number:
        return ident("decision", number, row.author, row.object)
    return ident(
        "decision", row.kind, row.about, row.object, row.value, row.author, row.at, row.reason, row.supersedes
    )
