"""What stands behind a number and bounds it, come or gone by itself: "40 or more" is no "40"."""

import re
from collections.abc import Iterator

from quotes.lexicon import phrases
from quotes.verdicts import Finding
from quotes.wording.guard.amounts.same_bounds import without_same_bounds
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import Region

# Words before it among which the number stands: "40 new boats or more".
COUNTED = 3
# "Forty-odd boats" are about forty; "three odd boats" are strange.
_ROUND = re.compile(r"#[1-9]\d*0")


@needs("dropped", "added", words=among({phrase[-1] for phrase in phrases("guard_bounds_behind")}))
def bound_behind(region: Region) -> Iterator[Finding]:
    """Alarm where such a phrase alone came or went, and nothing else says the same of the number."""
    for change in region.changes:
        for side in (0, 1):
            start, _ = change.span(side)
            words = region.text(side).words
            near = words[max(0, start - COUNTED) : start]
            counted = any(word[0] == "#" for word in near)
            if region.run(change, side) == ("odd",):
                counted = near[-1:] != () and _ROUND.fullmatch(near[-1]) is not None
            if (
                counted
                and region.run(change, side) in phrases("guard_bounds_behind")
                and not region.run(change, 1 - side)
            ):
                told = " ".join(region.run(change, side))
                alarm = region.finding("bound", "guard.bound", (), (), told)
                yield from without_same_bounds(region, [alarm])
                return
