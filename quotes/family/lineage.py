"""Which place a family of wordings is traced to, and why; and how many sources tell it independently."""

from collections import Counter
from collections.abc import Sequence

from db.families import Origin, Wording
from db.rows import QuoteRow
from quotes.identity import ident
from quotes.speakers import name_fold
from quotes.text import fold

REASONS = {
    "primary": "a primary source contains the words",
    "earliest": "the earliest dated occurrence",
    "named": "the source that others name as theirs",
    "only": "the only occurrence",
    "undated": "no occurrence is dated; the longest wording stands first",
}
# Two reports with these many characters in common around a quotation were copied, one from the other or from a third.
COPIED = 40


def quote_of(head: Wording, members: Sequence[Wording], origins: Sequence[Origin]) -> QuoteRow:
    """The family as one row: `head` is its longest wording, from which the id comes.

    The original is, in this order: a primary source that contains the words, the earliest dated
    occurrence, the one whose publisher the others name as their source, the longest wording. Ties fall to
    the smaller id, so that every machine agrees.
    """
    length = {member.n: member.words for member in members}
    named = _named(origins) if len(origins) > 1 else None
    ranked = sorted(
        origins,
        key=lambda o: (
            o.tier != "primary",
            o.dated is None,
            o.dated or "",
            named is None or _publisher(o) != named,
            -length[o.variant_n],
            o.occurrence_id,
        ),
    )
    first = ranked[0] if ranked else None
    texts = {member.n: member.text for member in members}
    said = [o.dated for o in ranked if o.dated]
    return QuoteRow(
        ident("quote", head.id),
        texts[first.variant_n] if first else head.text,
        next((o.speaker_id for o in ranked if o.speaker_id), None),
        min(said) if said else None,
        len(members),
        len(origins),
        independent(origins),
        first.occurrence_id if first else None,
        _reason(first, len(origins), named),
    )


def independent(origins: Sequence[Origin]) -> int:
    """How many sources tell it by themselves: wire copies and mirrors, alike around the words, count once."""
    if len(origins) < 2:
        return len(origins)
    group: dict[str, str] = {}

    def top(name: str) -> str:
        while (up := group.setdefault(name, name)) != name:
            name = up
        return name

    for origin in origins:
        one = top(f"source {origin.source_id}")
        around = fold(origin.around)
        if len(around) >= COPIED:
            group[top(f"around {around}")] = one
    return len({top(name) for name in list(group)})


def _publisher(origin: Origin) -> str | None:
    return name_fold(origin.publisher) if origin.publisher else None


def _named(origins: Sequence[Origin]) -> str | None:
    """The publisher that other publishers name as their source; None if two are named, each by the other."""
    names = Counter(
        name
        for o in origins
        if o.via
        and (name := name_fold(o.via)) != _publisher(o)
        and any(_publisher(p) == name for p in origins)
    )
    return next(iter(names)) if len(names) == 1 else None


def _reason(first: Origin | None, count: int, named: str | None) -> str | None:
    if first is None:
        return None
    if first.tier == "primary":
        return REASONS["primary"]
    if count == 1:
        return REASONS["only"]
    if first.dated:
        return REASONS["earliest"]
    return REASONS["named" if named and _publisher(first) == named else "undated"]
