"""A question whose asker the record does not name is none of the words of whoever answers it under the own name."""

from collections.abc import Callable, Sequence

from db.reading.evidence import Evidence as Record
from db.reading.evidence import Place
from quotes.lexicon import phrases
from quotes.verdict.credits import Ruling
from quotes.wording import voices

RULE = "asked_by_another"
# Whom the record credits with a question under "Q" or "QUESTION".
ASKER = "a questioner"
# Characters before a passage in which the label of its turn is looked for.
SIGHT = 4_000


def asked_by_another(
    ruling: Ruling, here: Sequence[Place], heard: Callable[[Place], bool], record: Record
) -> Ruling:
    """The ruling, `different_speaker` where all places are of a nameless asker's turn and the claimed person is `heard` there."""
    if ruling.rule != "no_credit" or not here or not all(map(heard, here)):
        return ruling
    if not all(_is_question(place, record) for place in here):
        return ruling
    return Ruling("different_speaker", (ASKER,), RULE)


def _is_question(place: Place, record: Record) -> bool:
    """Whether a passage stands in a turn under a label that only says that somebody asks."""
    if place.kind != "turn" or place.tier != "primary" or place.start is None:
        return False
    before = record.running(place.source_id, max(0, place.start - SIGHT), place.start + 1)
    named = voices(before, [len(before)], interjections=True)
    return bool(named) and (named[-1],) in phrases("askers")
