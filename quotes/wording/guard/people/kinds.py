"""One thing put for another of its kind: a thief for a priest, a harbour for an airport."""

from collections.abc import Iterator

from quotes.verdicts import Finding
from quotes.wording.canon.things import is_thing, other_things
from quotes.wording.guard.gate import needs, where
from quotes.wording.guard.people.names import other_title
from quotes.wording.regions import Region
from quotes.wording.rewording import archaic


@needs("replaced", facing=where(is_thing))
def kind(region: Region) -> Iterator[Finding]:
    """Alarm where one thing took the place of another of its kind ("priest", "thief"), and no other word for it."""
    for change in region.changes:
        if change.kind != "replaced" or change.c1 - change.c0 != 1 or change.r1 - change.r0 != 1:
            continue
        if other_title(region, change):
            continue  # `title` tells it
        ours, theirs = region.said.words[change.c0], region.recorded.words[change.r0]
        if other_things(ours, theirs) and not (archaic(region.said) or archaic(region.recorded)):
            yield region.finding("name", "guard.kind", (), (), f"{theirs} / {ours}")
            return
