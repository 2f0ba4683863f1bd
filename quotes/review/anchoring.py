"""Finds the place of a decision again: by its id, by its words, by what stood around them.

A decision is anchored as the W3C's TextQuoteSelector is: the exact words with what stood before and after. It is
`exact` where its id still holds its words, `moved` where another place holds them, `ambiguous` where several do
and what stands around them does not tell which, and `lost` where none does. Nothing lost is ever dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.text import fold

State = Literal["exact", "moved", "ambiguous", "lost"]
# What stands around is compared by this many folded characters: some four words, enough to tell two places apart.
AROUND = 24
# A wording that was cut anew still holds the words, or is held by them, if it kept this share of them.
KEPT = 0.6


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words a decision was made at, and what stood around them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where the words may stand now."""

    id: str
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a decision belongs now: the id of the place, None where it is ambiguous or lost."""

    state: State
    id: str | None = None


def anchor(ident: str, where: Anchor, candidates: Sequence[Candidate]) -> Anchored:
    """The place of an anchor among candidates; `ident` is the id it had."""
    words = fold(where.exact)
    holding = [c for c in candidates if fold(c.exact) == words]
    if any(c.id == ident for c in holding):
        return Anchored("exact", ident)
    if not holding and words:
        holding = [c for c in candidates if _overlap(words, fold(c.exact))]
    return _told_apart(where, holding)


def in_text(where: Anchor, text: str, start: int) -> tuple[State, int | None]:
    """The place of an anchor in a text that was read again, as code points; `start` is where it stood."""
    if text[start : start + len(where.exact)] == where.exact:
        return "exact", start
    found, at = [], text.find(where.exact) if where.exact else -1
    while at >= 0:
        end = at + len(where.exact)
        found.append(
            Candidate(
                str(at),
                where.exact,
                text[max(0, at - len(where.prefix)) : at],
                text[end : end + len(where.suffix)],
            )
        )
        at = text.find(where.exact, at + 1)
    placed = _told_apart(where, found)
    return placed.state, int(placed.id) if placed.id is not None else None


def _told_apart(where: Anchor, holding: Sequence[Candidate]) -> Anchored:
    if not holding:
        return Anchored("lost")
    if len(holding) == 1:
        return Anchored("moved", holding[0].id)
    agreeing = [_agreement(where, c) for c in holding]
    best = max(agreeing)
    if best == 0 or agreeing.count(best) > 1:
        return Anchored("ambiguous")
    return Anchored("moved", holding[agreeing.index(best)].id)


def _agreement(where: Anchor, there: Candidate) -> int:
    """How many of the two sides agree."""
    before, after = fold(where.prefix)[-AROUND:], fold(where.suffix)[:AROUND]
    return (bool(before) and fold(there.prefix).endswith(before)) + (
        bool(after) and fold(there.suffix).startswith(after)
    )


def _overlap(words: str, other: str) -> bool:
    short, long = sorted((words, other), key=len)
    return len(short) >= KEPT * len(long) and f" {short} " in f" {long} "
