"""Verbs behind which "to" and "-ing" are two things: "he stopped to help" helped, and "he stopped helping" did not."""

from collections.abc import Iterator

from quotes.lexicon import classed
from quotes.verdicts import Finding
from quotes.wording.canon.markers import bases
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import Region


@needs("replaced", words=among({"to"}))
def leaving_off(region: Region) -> Iterator[Finding]:
    """Alarm where what somebody left off, forgot or remembered doing was put for what he was to do, or the reverse."""
    for c in region.changes:
        led = region.recorded.words[max(0, c.r0 - 1) : c.r0]
        if c.kind != "replaced" or classed("two_ways_on").isdisjoint(led):
            continue
        for one, other in (region.runs(c), region.runs(c)[::-1]):
            to_do = len(one) == len(("to", "help")) and one[0] == "to"
            if to_do and len(other) == 1 and other[0].endswith("ing") and one[1] in bases(other[0]):
                yield region.finding("polarity", "guard.leaving_off", (), ())
                return
