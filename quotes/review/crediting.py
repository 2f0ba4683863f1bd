"""What decisions make of the credits at one place: whose words they are on record as, and by whose word.

A decision about the quote holds at all its places, one about a wording wherever that stands, one about a place
there alone; the narrower one wins. The rule of a credit says which it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from db.reviewing.rulings import RULES as STORED
from db.reviewing.rulings import RulingRow
from db.rows import AttributionRow
from quotes.review.weighing import ASSERTING

# The rule of a credit that a decision made, by what the decision is about; the narrowest last.
RULES = dict(zip(("quote", "variant", "occurrence"), STORED, strict=False))
CONTESTED = STORED[3]


@dataclass(frozen=True, slots=True)
class Level:
    """The decisions of one reach that bear on a place, and the rule their credits are stored under."""

    rule: str
    rulings: tuple[RulingRow, ...]


def levels(rulings: Iterable[RulingRow]) -> list[Level]:
    """The decisions that bear on one place by their reach, the narrowest first."""
    held: dict[str, list[RulingRow]] = {reach: [] for reach in RULES}
    for ruling in rulings:
        held["occurrence" if ruling.about == "attribution" else ruling.about].append(ruling)
    return [Level(RULES[reach], tuple(held[reach])) for reach in reversed(RULES) if held[reach]]


def credits(
    place: str, read: Sequence[AttributionRow], rulings: Iterable[RulingRow], *, first: bool = True
) -> list[AttributionRow]:
    """The credits of a place: `read` is what extraction read there, `rulings` every decision that bears on it.

    A denied credit that nobody gives at the place is noted at the `first` place of the words only.
    """
    rows = {(row.speaker_id, row.status): row for row in read}
    settled: set[str] = set()
    named = False
    for level in levels(rulings):
        for ruling in level.rulings:
            if ruling.value is None or ruling.value in settled:
                continue
            if ruling.kind in ASSERTING and not ruling.contested:
                if named and ruling.kind == "speaker":
                    continue
                if ruling.kind == "speaker":
                    _only(rows, ruling.value, settled)
                    named = True
                _assert(rows, place, ruling.value, level.rule)
            else:
                status = "disputed" if ruling.contested or ruling.kind == "disputed" else "misattributed"
                _doubt(
                    rows, place, ruling.value, status, CONTESTED if ruling.contested else level.rule, first
                )
        settled |= {ruling.value for ruling in level.rulings if ruling.value}
    return list(rows.values())


_Rows = dict[tuple[str, str], AttributionRow]


def _only(rows: _Rows, speaker: str, settled: set[str]) -> None:
    """Take out who else is credited, unless a narrower decision says so."""
    for key in [k for k in rows if k[1] == "asserted" and k[0] != speaker and k[0] not in settled]:
        del rows[key]


def _assert(rows: _Rows, place: str, speaker: str, rule: str) -> None:
    held = _taken(rows, speaker)
    row = held or AttributionRow(place, speaker, "asserted", "certain", rule)
    rows[speaker, "asserted"] = replace(row, status="asserted", confidence="certain", rule=rule)


def _doubt(rows: _Rows, place: str, speaker: str, status: str, rule: str, first: bool) -> None:
    held = _taken(rows, speaker)
    if held is None and not first:
        return
    row = held or AttributionRow(place, speaker, status, "certain", rule)
    rows[speaker, status] = replace(row, status=status, confidence="certain", rule=rule)


def _taken(rows: _Rows, speaker: str) -> AttributionRow | None:
    """The credit of a speaker as it was, taken out; the one that stands, where there are several."""
    keys = sorted((key for key in rows if key[0] == speaker), key=lambda key: key[1] != "asserted")
    found = [rows.pop(key) for key in keys]
    return found[0] if found else None
