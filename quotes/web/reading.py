"""The text of a source with its quotations marked in place, each leading to its quote."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.reading.places import Place


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text; `place` is the quotation it is, or None."""

    text: str
    place: Place | None = None


def marked(text: str, places: Sequence[Place]) -> tuple[Stretch, ...]:
    """The text in stretches, in order; put together they are the text again.

    Quotations come in the order of the source, so each is looked for from the last one on: where only parts of a
    text may be shown, offsets into the whole do not hold. What runs into another quotation is not marked twice.
    """
    found: list[Stretch] = []
    at = 0
    for place in places:
        start = text.find(place.text, at) if place.text else -1
        if start < 0:
            continue
        if start > at:
            found.append(Stretch(text[at:start]))
        at = start + len(place.text)
        found.append(Stretch(text[start:at], place))
    if at < len(text):
        found.append(Stretch(text[at:]))
    return tuple(found)
