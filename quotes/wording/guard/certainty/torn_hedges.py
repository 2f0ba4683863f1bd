"""Hedges that only lost a part, or gave way to a word that can be none, so that the sentence is broken and claims no more.

"We are [willing] to go", "the ships [indicate] war", "in [trauma]" for "in part". Where a verb that is sure took the place of
one that holds back ("proves", "managed to"), it was no slip.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import Marker, marker_words
from quotes.wording.guard.torn import displaced, exchanged
from quotes.wording.regions import Region

# Verbs that hold back and are the only verb of their clause.
BARE_VERBS = tuple((word,) for word in classed("bare_hedging"))
_PLAIN_VERBS = classed("plain_hedging")
_BETWEEN = classed("between_verbs")
BE = classed("is") | classed("before_left")
# Of a hedge these alone are none.
_HALVES = frozenset({"in", "to", "so", "as", "from"})
_IN_PART = (("in", "part"), ("in", "theory"), ("in", "principle"))
_SEEMING = (("seem",), ("seems",), ("seemed",))
# Of these the first alone holds back: "I like to row" tells a habit.
WOULD_LIKE = ("would", "like", "to")
_SORT = (("kind", "of"), ("sort", "of"))


def torn_hedge(region: Region, marker: Marker, side: int) -> bool:
    """Whether the first change that touches a hedge only broke it; `side` is 0 for the claim, 1 for the record."""
    for change in region.changes:
        start, end = change.span(side)
        if not (start < marker.end and marker.start < end):
            continue
        if change.kind in ("dropped", "added"):
            return _lost(region, marker, side, start, end)
        if change.kind == "replaced":
            return _gave_way(region, marker, side, change)
    return False


def _lost(region: Region, marker: Marker, side: int, start: int, end: int) -> bool:
    """Whether a hedge that lost the words [start, end) is broken, or was lost with what it held back."""
    text = region.text(side)
    words = text.words[marker.start : marker.end]
    if marker.start < start:
        sure = words[-1] in ("sure", "certain") and end == marker.end  # "she's pretty [sure]"
        half = words[0] in _HALVES  # "in [my view], the law", "so [far]"
        return end >= marker.end and (
            sure or half or words[0] in listed("subject_pronouns")
        )  # "it [seems] to be"
    if marker.group == "almost" and end > marker.end and text.words[marker.end][0] == "#":
        return True  # "last the town [nearly forty] years"
    if _with_its_verb(text, marker, end) or (marker.group == "until" and end < marker.end):
        return True  # "it is [as] yet too early"
    if words == ("i", "feel", "like") and end == marker.end - 1:
        return True  # "but [I feel] like that is it"
    if text.words[end : end + 1] == ("be",) and end == marker.end:
        return True  # "you [want to] be there"
    if words[0] in ("i", "we") and _with_its_clause(text, start, end, marker.end):
        return True
    after = text.words[marker.end : marker.end + 1]
    plain = (
        after != () and after[0] not in listed("light_words") and not after[0].endswith(("ed", "ing", "s"))
    )
    if words in _SEEMING and (
        after == ("like",) or (side and plain and (start, end) == (marker.start, marker.end))
    ):
        return True  # "that [seems] like, you know"
    near = [word for word in text.words[max(0, start - 2) : start] if word not in _BETWEEN]
    if words[-1] == "to" and end == marker.end and _led_by_be(near):
        return True  # "we are [willing to] go"
    return (words[-1] in ("to", "of") and end < marker.end and words != WOULD_LIKE) or words in BARE_VERBS


def _with_its_verb(text: Atoms, marker: Marker, end: int) -> bool:
    """Whether a hedge fell out with the verb that it held back, and no sentence is left: "as you can [probably tell] by now"."""
    words = text.words[marker.start : marker.end]
    if (
        end != marker.end + 1
        or text.between(marker.end).strip()
        or not (len(words) == 1 or words[-1] == "to")
    ):
        return False
    verb = text.words[marker.end]
    return verb not in listed("light_words") and verb not in marker_words() and verb[0] != "#"


def _with_its_clause(text: Atoms, start: int, end: int, at: int) -> bool:
    """Whether a hedge fell out with the subject and the verb behind it, and nothing is said: "[I think we are] at a point".

    Not where both were begun before it ("it was -- [I think it was] the first"), or it is thrown in ("we had[, I think it
    was,] forty").
    """
    rest = [word for word in text.words[at:end] if word != "that"]
    begun = list(text.words[max(0, start - len(rest)) : start]) == rest
    if begun or ("," in text.between(start) and rest[:1] == ["it"]):
        return False
    return len(rest) > 1 and rest[0] in listed("subject_pronouns") and rest[-1] in listed("finite_verbs")


def _led_by_be(near: Sequence[str]) -> bool:
    """Whether words end with a form of "be", or with one that asks and its subject: "am I"."""
    asked = len(near) > 1 and near[-1] in listed("subject_pronouns") and near[-2] in BE
    return bool(near) and (near[-1] in BE or asked)


def _gave_way(region: Region, marker: Marker, side: int, change: Change) -> bool:
    """Whether what stands in the place of a hedge, or of a part of it, leaves no sentence."""
    text, (start, end) = region.text(side), change.span(side)
    words, other = text.words[marker.start : marker.end], region.run(change, 1 - side)
    nonsense = exchanged(other, end - start) and listed("guard_achieving").isdisjoint(other)
    if marker.start < start:
        half = words in _IN_PART and end <= marker.end and other not in (("fact",), ("truth",), ("full",))
        met = any(m.kind == "hedge" for m in region.markers(1 - side))
        return (half and not met) or (
            words[0] in listed("prepositions") and end <= marker.end and nonsense
        )  # "in [trauma]"
    if not side and words[0] in _PLAIN_VERBS and start and text.words[start - 1] in BE | {"'s"}:
        return True  # "that's [claim] to bring"
    first, last = change.span(1 - side)
    met = any(m.start < last and first < m.end for m in region.markers(1 - side))
    if words[-1] == "to" and end < marker.end and not met and nonsense:
        return True  # "she [walnut] to sleep", "she seemed to sleep"
    adverb = len(words) == 1 and (marker.group in ("perhaps", "almost") or words[0].endswith("ly"))
    if not side and adverb and classed("articles").issuperset(other):
        return True  # "and [largely] protection"
    if not side and (adverb or words in BARE_VERBS + _SEEMING) and displaced(other):
        return True
    if words in BARE_VERBS:
        # "Thrift would [walnut] it"; "…, [indicates] I guess".
        return nonsense or (listed("clause_openers", "subject_pronouns")).issuperset(other)
    return words in _SORT and end < marker.end  # "external [complement] of tooling"
