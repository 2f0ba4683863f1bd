"""One verb in another time: "she works there" and "she worked there", "he doesn't know" and "he didn't", "he's" and "he was"."""

from collections.abc import Iterator
from itertools import pairwise

from quotes.lexicon import classed, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases
from quotes.wording.guard.gate import needs, where
from quotes.wording.guard.people.reference import is_span
from quotes.wording.regions import Region

# Words before a verb in which the verb of a report or of a tale stands.
LEAD = 8
# The forms of now and of then of the verbs that help others; "'s" only behind a word that owns nothing.
_HELPERS = frozenset({
    ("do", "did"), ("does", "did"), ("has", "had"), ("have", "had"), ("'s", "was"), ("'s", "had"),
})  # fmt: skip
_THEN = classed("was") | {"did", "had"}
_OWNS_NOTHING = listed("subject_pronouns") | {"there", "here", "what", "where", "how"}
_HELP = classed("auxiliaries") | {"be", "been", "being", "having", "to", "not"}
_ONE = classed("third_persons") - {"they"}
# What tells that it was, or only is wished, whatever the verb's form.
_LONG_AGO = frozenset({"yesterday", "ago", "wish"})
_PLURALS = listed("irregular_plurals") | {"people"}
_JOINS = frozenset({"and", "or", "but"})
_SPEAK = listed("reporting_verbs", "guard_saying", "telling_verbs")


@needs("replaced", words=where(is_past) | where(_THEN.__contains__))
def other_time(region: Region) -> Iterator[Finding]:
    """Alarm where one verb, and nothing else, was put into another time outside a report or a tale."""
    if len(region.changes) > 1 or region.free:
        return
    change = region.changes[0]
    ours, theirs = region.runs(change)
    if len(ours) != 1 or len(theirs) != 1:
        return
    for (now, text, at), then in (
        ((ours[0], region.said, change.c0), theirs[0]),
        ((theirs[0], region.recorded, change.r0), ours[0]),
    ):
        if _moved(now, then, text, at) and not _told(region, change):
            yield region.finding("tense", "guard.tense", (), (), f"{theirs[0]} / {ours[0]}")
            return


def _moved(now: str, then: str, text: Atoms, at: int) -> bool:
    """Whether `now`, which stands in a text at a word, is told of then by the other word."""
    if (now, then) in _HELPERS:
        return now != "'s" or text.words[at - 1 : at] == () or text.words[at - 1] in _OWNS_NOTHING
    if not is_past(then) or now in _HELP or now in _SPEAK:
        return False
    third = now.endswith("s") and not now.endswith("ss")
    slip = (now == "use" and text.words[at + 1 : at + 2] == ("to",)) or (
        not third and not _ONE.isdisjoint(text.words[max(0, at - 2) : at])
    )
    if slip:
        return False  # "I use to live there", "he ask me": tidied grammar
    stems = (bases(now) - {now}) if third else {now}
    same = then not in stems and not stems.isdisjoint(bases(then) - {then})
    return same and _acts(text, at, third=third)


def _acts(text: Atoms, at: int, *, third: bool) -> bool:
    """Whether a word has its subject before it: "the bank owns", "our members support"; not "to work", "the works"."""
    before = text.words[at - 1] if at and not text.between(at).strip() else ""
    if before in listed("guard_manner") or before.endswith("ly"):
        before = text.words[at - 2] if at > 1 else ""
    if before in listed("subject_pronouns") or before in classed("relatives"):
        return True
    if (
        not before
        or before in _HELP
        or before in _JOINS
        or before in listed("light_words", "grammar_determiners", "possessives", "prepositions")
        or before[0] in "#'"
    ):
        return False
    return third or before in _PLURALS or (before.endswith("s") and not before.endswith("ss"))


def _told(region: Region, change: Change) -> bool:
    """Whether a verb of a report or of a tale stands before a verb, which moves its time, or a day tells when it was."""
    start, end = max(0, change.r0 - LEAD), change.r1 + LEAD
    around = region.recorded.words[start:end]
    if not _LONG_AGO.isdisjoint(around) or any(a == "last" and is_span(b) for a, b in pairwise(around)):
        return True  # "yesterday I walk to the mill"
    return any(
        is_past(word) or word in _THEN or word in _SPEAK
        for text, start in ((region.said, change.c0), (region.recorded, change.r0))
        for word in text.words[max(0, start - LEAD) : start]
    )
