"""Which place a family of wordings is traced to, and why."""

from collections.abc import Sequence

from db.families import Origin, Wording
from db.rows import QuoteRow
from quotes.identity import ident

REASONS = {
    "primary": "a primary source contains the words",
    "earliest": "the earliest dated occurrence",
    "only": "the only occurrence",
    "undated": "no occurrence is dated; the longest wording stands first",
}


def quote_of(head: Wording, members: Sequence[Wording], origins: Sequence[Origin]) -> QuoteRow:
    """The family as one row: `head` is its longest wording, from which the id comes.

    The original is, in this order: a primary source that contains the words, the earliest dated
    occurrence, the longest wording. Ties fall to the smaller id, so that every machine agrees.
    """
    length = {member.n: member.words for member in members}
    ranked = sorted(
        origins,
        key=lambda o: (
            o.tier != "primary",
            o.dated is None,
            o.dated or "",
            -length[o.variant_n],
            o.occurrence_id,
        ),
    )
    first = ranked[0] if ranked else None
    by_number = {member.n: member for member in members}
    said = [o.dated for o in ranked if o.dated]
    return QuoteRow(
        ident("quote", head.id),
        by_number[first.variant_n].text if first else head.text,
        next((o.speaker_id for o in ranked if o.speaker_id), None),
        min(said) if said else None,
        len(members),
        len(origins),
        len({o.source_id for o in origins}),
        first.occurrence_id if first else None,
        _reason(first, len(origins)),
    )


def _reason(first: Origin | None, count: int) -> str | None:
    if first is None:
        return None
    if first.tier == "primary":
        return REASONS["primary"]
    if count == 1:
        return REASONS["only"]
    return REASONS["earliest" if first.dated else "undated"]
