"""One of two, or both: "a degree or three years at sea" is no "a degree and three years at sea"."""

from collections.abc import Iterator

from quotes.lexicon import grouped, phrases
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.verbs import is_finite
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import Region

# Words before an "or" in which a denial, a question or a word for all makes it an "and": "nobody in Leeds or York".
REACH = 10
_SAME_THERE = frozenset({"whether", "any", "anybody", "anyone", "anything", "without", "than"})


# What goes with "or" and with "and": "[either] sell it or close it".
_PAIRING = frozenset({"either", "both"})


@needs("replaced", words=among({"or", "and"}))
def choice(region: Region) -> Iterator[Finding]:
    """Alarm where "or" took the place of "and", or the reverse, and nothing beside it changed."""
    changes = [c for c in region.changes if not _PAIRING.issuperset((*region.run(c, 0), *region.run(c, 1)))]
    if region.loose or len(changes) != 1:
        return
    runs = region.runs(changes[0])
    if {*runs} == {("or",), ("and",)} and not any(
        _one_there(region.text(side), changes[0].span(side)[0]) for side in (0, 1)
    ):
        yield region.finding("quantifier", "guard.choice", (), ())


def _one_there(text: Atoms, at: int) -> bool:
    """Whether "and" and "or" say the same here: under a denial, in a question, of all ("all in Leeds and York")."""
    start = next(
        (n for n in range(at, max(0, at - REACH), -1) if text.between(n).strip(" ,")), max(0, at - REACH)
    )
    before = text.words[start:at]
    denied = any((word,) in phrases("guard_negations") for word in before)
    whole = next((n for n in reversed(range(len(before))) if _of_all(before[n])), len(before))
    of_all = whole < len(before) and not any(map(is_finite, before[whole + 1 :]))
    stop = next((n for n in range(at + 1, len(text) + 1) if text.between(n).strip(" ,")), len(text))
    asked = "?" in text.between(stop)
    doubled = text.words[at - 1 : at] == text.words[at + 1 : at + 2] if at else False  # "again and again"
    return denied or of_all or asked or doubled or not _SAME_THERE.isdisjoint(before)


def _of_all(word: str) -> bool:
    """Whether a word counts every one of those named behind it; what all of them do is behind their verb."""
    return grouped("guard_quantifiers").get((word,)) == "all"
