"""Whether the row before or behind a passage really stands beside it, so that what it says can bear on the words kept.

Rows are imported with their places in a running text, and some may be left out: what comes next on record may stand sixty
sentences on, or be somebody else's, who takes nothing back of what the speaker said.
"""

from collections.abc import Sequence

from db.reading.evidence import Evidence as Record
from db.reading.evidence import Place
from quotes.verdicts import Comparison


def from_outside(answer: Comparison) -> bool:
    """Whether something turns that stands outside the passage itself."""
    return any(
        finding.turns and finding.recorded_start is None and finding.rule.startswith("cut.")
        for finding in answer.findings
    )


def stand_beside(rows: Sequence[int], places: Sequence[Place], record: Record) -> tuple[bool, bool]:
    """Whether the rows before and behind a passage follow on it with nothing between, by the same speaker."""
    beside = record.library.neighbours(rows[0])
    behind = record.library.neighbours(rows[-1]) if len(rows) > 1 else beside
    before = next((left for left, _ in beside if left), None)
    after = next((right for _, right in behind if right), None)
    return _next_to(rows[0], before, places, record), _next_to(rows[-1], after, places, record)


def _next_to(row: int, other: int | None, places: Sequence[Place], record: Record) -> bool:
    if other is None:
        return False
    own = [place for place in places if place.variant_n == row]
    return any(
        one.source_id == two.source_id
        and _of_one(one, two)
        and len(record.from_to(one.source_id, (one.occurrence_id, two.occurrence_id))) == len((one, two))
        for two in record.places([other])
        for one in own
    )


def _of_one(one: Place, two: Place) -> bool:
    """Whether two places are credited to one person, or either to nobody."""
    ours, theirs = ({credit.speaker_id for credit in place.credits} for place in (one, two))
    return not ours or not theirs or not ours.isdisjoint(theirs)
