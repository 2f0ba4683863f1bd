"""Which place a family of wordings is traced to, and why; and how many sources tell it independently."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from db.linking.families import NOTHING, Origin, Wording
from db.rows import QuoteRow
from quotes.deep_links import site
from quotes.family import copies
from quotes.family.copies import Sketch
from quotes.family.dating import Dated, dated, said
from quotes.family.naming import Named, named
from quotes.identity import ident
from quotes.speakers import name_fold
from quotes.text import fold

RULES = {
    "decided": "a reviewer decided so",
    "primary": "a primary source contains the words",
    "earliest": "the earliest dated occurrence",
    "named": "the source that others name as theirs",
    "only": "the only occurrence",
    "undated": "no occurrence is dated; the longest wording stands first",
}
# Why the date of a place was set aside, as the reason says it of one place and of several.
ASIDE = {
    "future": "dated after the day of storing",
    "unreadable": "with a date that cannot be read",
    "updated": "known only by the day of the last change",
    "claimed": "known only by the day that is claimed for the words",
}
# Two reports with these many characters in common around a quotation were copied, one from the other or from a third.
COPIED = 40
# Characters of an ISO date that tells the day; of a year or a month nothing is concluded.
DAY = 10
# Places whose dates were set aside, and names, that the evidence lists.
LISTED = 10


Standing = tuple[bool, bool, bool, str, bool, str]


class _Placed(NamedTuple):
    """A place with the day it is dated by, and whether its publisher is the one others name."""

    origin: Origin
    at: Dated
    named: bool

    def rank(self, length: Mapping[int, int]) -> tuple[Standing, int, str]:
        """What comes first is the original: the order of evidence, then the longest, ties to the smaller id everywhere."""
        origin = self.origin
        record = is_record(origin.tier, origin.kind)
        stands = standing(self.at, record=record, decided=origin.decided, named=self.named)
        return stands, -length[origin.variant_n], origin.occurrence_id


def quote_of(
    head: Wording,
    members: Sequence[Wording],
    origins: Sequence[Origin],
    sketches: Mapping[str, Sketch] | None = None,
) -> QuoteRow:
    """The family as one row: `head` is its longest wording, from which the id comes.

    The original is, in this order: the place that a reviewer decided on, a primary source that contains the
    words, the earliest dated occurrence, the one whose publisher the others name as their source, the longest
    wording. `sketches` are those of the snapshots that the origins stand in.
    """
    if len(members) == len(origins) == 1:
        return _alone(head, origins[0])
    length = {member.n: member.words for member in members}
    names = named((o.publisher, o.via) for o in origins) if any(o.via for o in origins) else Named()
    placed = sorted((_placed(o, names) for o in origins), key=lambda p: p.rank(length))
    first = placed[0] if placed else None
    rule = _rule(placed)
    texts = {member.n: member.text for member in members}
    return QuoteRow(
        quote_id(head.id),
        texts[first.origin.variant_n] if first else head.text,
        next((p.origin.speaker_id for p in placed if p.origin.speaker_id), None),
        _first_said(placed),
        len(members),
        len(origins),
        independent(origins, sketches or {}),
        first.origin.occurrence_id if first else None,
        _reason(rule, placed, names) if rule else None,
        rule,
        _evidence(placed, names),
    )


def _alone(head: Wording, origin: Origin) -> QuoteRow:
    """A wording that stands in one place: what most of a million rows are, so nothing is ranked for it."""
    o, evidence = origin, None
    rule, reason = lone_rule(o.tier, o.kind), lone_reason(o.tier, o.kind)
    if o.decided:
        rule, reason = "decided", RULES["decided"]
    if o.via:
        placed, names = [_placed(o, Named())], named([(o.publisher, o.via)])
        reason, evidence = _reason(rule, placed, names), _evidence(placed, names)
    return QuoteRow(
        quote_id(head.id),
        head.text,
        o.speaker_id,
        first_said(o.published, o.said_on, o.modified, o.tier, o.added),
        1,
        1,
        1,
        o.occurrence_id,
        reason,
        rule,
        evidence,
    )


def quote_id(head: str) -> str:
    """The id of a quote, which comes from that of its longest wording."""
    return ident("quote", head)


def first_said(
    published: str | None, said_on: str | None, modified: str | None, tier: str, added: str
) -> str | None:
    """The day on which words were said as far as one place can tell."""
    return said(published, said_on, modified, tier=tier, added=added)


def lone_rule(tier: str, kind: str) -> str:
    """By which rule the only place of a wording is its original."""
    return "primary" if is_record(tier, kind) else "only"


def lone_reason(tier: str, kind: str) -> str:
    """The same in words."""
    return RULES[lone_rule(tier, kind)]


def standing(at: Dated, *, record: bool, decided: bool = False, named: bool = False) -> Standing:
    """How a place stands in the order of evidence, the original first: decided, a record of the words, dated, earlier, named."""
    return not decided, not record, at.day is None, at.day or "", not named, at.moment


def is_record(tier: str, kind: str) -> bool:
    """Whether a place is a record of the words, and no report in others' words."""
    return tier == "primary" and kind != "indirect"


def independent(origins: Sequence[Origin], sketches: Mapping[str, Sketch]) -> int:
    """How many sources tell it by themselves: wire copies and mirrors count once.

    Copies are told by the prose they share, or by the same words around the quotation. Where nothing but the quotation is
    known of a source, what one site printed on one day is one source, however many of its addresses have it.
    """
    sources = {origin.source_id for origin in origins}
    if len(sources) < 2:
        return len(sources)
    where = {o.snapshot_id: o.source_id for o in origins if o.snapshot_id}
    held = {snapshot: sketches[snapshot] for snapshot in where if snapshot in sketches}
    pairs = [(where[one], where[other]) for one, other in copies.copies(held)]
    around: dict[str, str] = {}
    sites: dict[tuple[str, str], str] = {}
    for origin in origins:
        day = (origin.published or "")[:DAY]
        if origin.url and len(day) == DAY and (house := site(origin.url)):
            pairs.append((sites.setdefault((house, day), origin.source_id), origin.source_id))
        if origin.around != NOTHING and len(words := fold(origin.around)) >= COPIED:
            pairs.append((around.setdefault(words, origin.source_id), origin.source_id))
    return copies.groups(pairs, sorted(sources)) if pairs else len(sources)


def _placed(origin: Origin, names: Named) -> _Placed:
    at = dated(origin.published, origin.said_on, origin.modified, tier=origin.tier, added=origin.added)
    return _Placed(origin, at, bool(names.publisher) and _house(origin) == names.publisher)


def _house(origin: Origin) -> str | None:
    return name_fold(origin.publisher) if origin.publisher else None


def _first_said(placed: Sequence[_Placed]) -> str | None:
    days = (
        said(o.published, o.said_on, o.modified, tier=o.tier, added=o.added)
        for o in (p.origin for p in placed)
    )
    return min((day for day in days if day), default=None)


def _rule(placed: Sequence[_Placed]) -> str | None:
    """Which piece of evidence put the first place first."""
    if not placed:
        return None
    first, others = placed[0], placed[1:]
    if first.origin.decided:
        return "decided"
    if is_record(first.origin.tier, first.origin.kind):
        return "primary"
    if not others:
        return "only"
    rival = others[0]
    if first.named and not rival.named and first.at.day == rival.at.day:
        return "named"
    return "earliest" if first.at.day else "undated"


def _reason(rule: str, placed: Sequence[_Placed], names: Named) -> str:
    said_so = [RULES[rule]]
    via = placed[0].origin.via
    if via and any(via == other for other in names.others):
        said_so.append(f"it names {via} as its source, which is not on record")
    if rule in ("earliest", "named", "undated"):
        if names.circular:
            said_so.append("sources name each other as theirs, which tells nothing")
        if aside := [p.at.why for p in placed if p.at.why in ASIDE]:
            told = [f"{count} {ASIDE[why]}" for why, count in sorted(Counter(aside).items())]
            said_so.append(f"set aside: {', '.join(told)}")
    return "; ".join(said_so)


def _evidence(placed: Sequence[_Placed], names: Named) -> str | None:
    """What the choice rests on beside its rule, as JSON; None where the rule says all."""
    aside = [p for p in placed if p.at.why in ASIDE]
    if not (aside or names.publisher or names.others or names.circular):
        return None
    told = {
        "day": placed[0].at.day,
        "why": placed[0].at.why,
        "set_aside": [{"occurrence": p.origin.occurrence_id, "why": p.at.why} for p in aside[:LISTED]],
        "set_aside_total": len(aside),
        "named": names.publisher,
        "named_not_on_record": list(names.others[:LISTED]),
        "circular": names.circular,
    }
    return json.dumps(told, ensure_ascii=False)
