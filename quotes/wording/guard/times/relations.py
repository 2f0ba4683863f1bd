"""How two things stand to each other: "because" is no "after", and "closed on Friday" no "closed until Friday".

A newspaper's "after" tells an order and no cause. "As", "since" and "while" have two senses each and are not read.
"""

from collections.abc import Iterator

from quotes.lexicon import classed, grouped, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import Region

# What a word says of two clauses, of a moment and of a span of time.
_CLAUSES = {
    "because": "cause", "so": "result", "although": "in spite of", "though": "in spite of", "despite": "in spite of",
    "before": "before", "after": "after", "when": "when", "once": "when", "until": "until", "till": "until",
}  # fmt: skip
_MOMENTS = {
    "on": "at", "in": "at", "at": "at", "during": "at", "until": "until", "till": "until", "before": "before",
    "after": "after", "since": "since", "by": "by", "from": "from",
}  # fmt: skip
_SPANS = {"in": "end", "within": "end", "after": "end", "for": "length", "until": "until", "since": "length"}
# One order of time told otherwise, and what other rules tell: "when he left", "after he left"; "before", "after".
_ALIKE = ({"when", "after"}, {"before", "after"}, {"before", "until"}, {"before", "by"}, {"from", "after"})
_HELPERS = classed("is") | classed("was") | classed("has") | {"have", "been", "'ve", "'s"}
# Words from such a word to the day, the year or the unit that it is said of: "in the early hours", "in two weeks".
NEAR = 3


@needs("replaced", words=among(_CLAUSES.keys() | _MOMENTS.keys() | _SPANS.keys()))
def relation(region: Region) -> Iterator[Finding]:
    """Alarm where a word of time or cause took the place of one of another sense, and nothing beside it changed."""
    others = [c for c in region.changes if not _helps(region, c)]
    if region.loose or len(others) != 1:
        return
    change = others[0]
    ours, theirs = (tuple(word for word in run if word != "of") for run in region.runs(change))
    if len(ours) != 1 or len(theirs) != 1:
        return
    for senses in _senses(region.said, change.c1):
        one, other = senses.get(ours[0], ""), senses.get(theirs[0], "")
        if one and other and one != other and {one, other} not in _ALIKE:
            yield region.finding("date" if senses is not _CLAUSES else "condition", "guard.relation", (), ())
            return


def _helps(region: Region, change: Change) -> bool:
    """Whether only the time of a verb was moved with it: "have been ill since Monday", "was ill on Monday"."""
    ours, theirs = region.runs(change)
    return _HELPERS.issuperset((*ours, *theirs))


def _senses(text: Atoms, at: int) -> Iterator[dict[str, str]]:
    """What such words tell before the words that follow: of a span or a moment of time, or else of two clauses."""
    ahead = text.words[at : at + NEAR]
    kinds = [grouped("guard_times").get((word,), "").partition("/")[0] for word in ahead]
    if "unit" in kinds and (ahead[0][0] == "#" or ahead[0] in ("a", "an", "several", "many", "some")):
        yield _SPANS
    elif not {"day", "month", "season", "near"}.isdisjoint(kinds) or _year(ahead):
        yield _MOMENTS
    elif ahead and (
        ahead[0] in listed("subject_pronouns", "grammar_determiners") or ahead[0].endswith("ing")
    ):
        yield _CLAUSES


def _year(ahead: tuple[str, ...]) -> bool:
    """Whether a year, a day of a month or an hour stands first: "1880", "May 8", "9:30"."""
    return (
        bool(ahead)
        and ahead[0][0] == "#"
        and (len(ahead[0]) == len("#1880") or ahead[0][1:2] == "@" or ":" in ahead[0])
    )
