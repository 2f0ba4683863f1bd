"""The quantifiers: some, all, most, "only"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.lexicon import classed, grouped, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import Marker, markers
from quotes.wording.guard.amounts.quantities import counts, same_number
from quotes.wording.guard.amounts.torn_quantities import article_torn, is_small, torn_quantity
from quotes.wording.guard.gate import needs
from quotes.wording.guard.misplaced import misplaced
from quotes.wording.regions import Region

# Words before a "but" in which it is denied of all others.
DENIED = 15
# Words before "part of" in which a form of "be" makes it belong: "has been an essential and important part of".
BELONGING = 5
# And words before a quantifier in which its clause is denied.
NEAR_DENIAL = 6
# Adding one of these claims more than was said; dropping one says more than was said.
_STRONG_WHEN_ADDED = frozenset({"all", "only", "few", "most", "half", "enough"})
_STRONG_WHEN_DROPPED = frozenset({"some", "few", "most", "only", "half", "enough"})
# Pairs that say the same of any one: "any of them", "either of them", "all of them".
_SAME_FORCE = (
    {"any", "either"},
    {"any", "all"},
    {"any", "some"},
    {"either", "all"},
    {"both", "all"},
    {"both", "either"},
)
# "Something different" for "different" leaves no quantity out.
_SOMETHING = classed("something")
_NEXT = classed("next")
_FURTHER = (("additional",), ("further",), ("more",), ("such",))
_BELONGING = classed("belonging")
# Phrases in which "some" counts nothing.
_SOME = frozenset(
    {("some", word) for word in ("point", "day", "time", "way", "sort", "kind", "extent", "reason")}
)
# Words between "we" and the "all" behind its verb.
BETWEEN = 3
_NOT_MANY, _FEW = (["not", "many"], ["not", "much"]), (["few"], ["little"])
# Words that may be no more than an article.
_NARROWING = classed("narrowing")


@needs(marked={"quantifier"})
def quantifier(region: Region) -> Iterator[Finding]:
    """Alarm where some became all, most became some, or "only" came or went."""
    ours, theirs = region.only("quantifier")
    ours = [m for m in ours if not misplaced(region, m)]
    if _not_many(region):
        return
    if region.free or not (ours or theirs) or same_number(region, *region.only("number")):
        return
    words = {*region.claim_words(), *region.recorded_words()}
    groups = {m.group for m in (ours[:1] + theirs[:1])}
    if ours and theirs:
        small = groups == {"some", "few"} and (
            "one" in region.claim_words()  # "a little child", "one little child"
            or all(
                counts(text.words[m.end]) or (_span(text.words, m) and not sentence_start(text, m.start))
                for text, m in ((region.said, ours[0]), (region.recorded, theirs[0]))
                if m.end < len(text)
            )
        )  # "a few thousand", "few thousand"
        small = small or (groups == {"some", "few"} and is_small(region, theirs[0]))
        if article_torn(region, ours, theirs):
            return
        if (groups not in _SAME_FORCE and not small) or (groups == {"any", "all"} and _denied(region)):
            yield region.finding("quantifier", "guard.quantifier", ours, theirs)
    elif groups == {"only"} and (not words.isdisjoint(("just", "alone")) or _but_only(region, theirs)):
        return
    elif groups & {"all", "most", "many", "both"} and theirs and "one" in region.claim_words():
        yield region.finding("quantifier", "guard.quantifier", ours, theirs)
    elif strong := [m for m in ours if _put_in(region, m)]:
        yield region.finding("quantifier", "guard.quantifier_added", strong, ())
    elif weak := [m for m in theirs if _left_out(region, m)]:
        yield region.finding("quantifier", "guard.quantifier_dropped", (), weak)


def _not_many(region: Region) -> bool:
    """Whether "not many" stands for "few", or the reverse, and nothing else was counted."""
    runs = region.claim_words(), region.recorded_words()
    counted = [[word for word in run if word not in ("so", "too", "very")] for run in runs]
    return any(one in _NOT_MANY and other in _FEW for one, other in (counted, counted[::-1]))


def _put_in(region: Region, m: Marker) -> bool:
    """Whether a quantifier that only the claim has says more than the record."""
    return (
        m.group in _STRONG_WHEN_ADDED
        and _by_itself(region, m, 0)
        and _alone(region, m)
        and not (m.group == "all" and region.said.words[m.start - 1 : m.start] == ("you",))  # "you all"
        and not _still_counted(region, m)
        and not (m.group == "few" and m.end - m.start == 1 and _torn_few(region, m))
        and not _only_moved(region, m)
    )


def _only_moved(region: Region, m: Marker) -> bool:
    """Whether the record has a quantifier with what it counts as often as the claim, at another place: "all their princes"."""
    words = region.said.words
    persons, before = grouped("guard_pronouns"), words[max(0, m.start - BETWEEN) : m.start]
    meant = {persons[(word,)] for word in before if (word,) in persons}
    places = (n for n, word in enumerate(region.recorded.words) if word == words[m.start])
    for of, whom in (region.recorded.words[n + 1 : n + 3] for n in places if n + 2 < len(region.recorded)):
        if of == "of" and persons.get((whom,)) in meant:
            return True  # "all of us were there", "we were all there"
    of_some = words[m.end : m.end + 1] == ("of",) and m.end + 1 < len(words)
    if of_some and (words[m.end + 1], words[m.start]) in pairwise(region.recorded.words):
        return True  # "all of us", "us all"
    runs = [f" {' '.join(words[m.start : m.end + 2])} "]
    if m.start and words[m.start - 1] in listed("subject_pronouns"):
        runs.append(f" {' '.join(words[m.start - 1 : m.end])} ")  # "they all"
    said, recorded = (f" {' '.join(text.words)} " for text in (region.said, region.recorded))
    return any(recorded.count(run) >= said.count(run) for run in runs)


def _left_out(region: Region, m: Marker) -> bool:
    """Whether a quantifier that only the record has limited what is claimed."""
    words = region.recorded.words
    return (
        m.group in _STRONG_WHEN_DROPPED
        and words[m.start] not in _SOMETHING
        and region.head_changed(m, 1)
        and words[m.start : m.end + 1] not in _SOME
        and not (m.group == "half" and listed("old_coins").issuperset(words[m.end : m.end + 1]))
        and not _belongs(region.recorded, m)
        and not _unstressed(region.recorded, m)
        and not torn_quantity(region, m)
        and not (m.end - m.start > 1 and _half_gone(region, m))
        and not (_span(words, m) and words[m.start - 1 : m.start] and words[m.start - 1] in _NEXT)
        and not (m.start and words[m.start - 1][0] == "#")  # "the third part of them"
        and (
            m.group != "enough"
            or any((c.r0, c.r1) == (m.start, m.end) and c.kind == "dropped" for c in region.changes)
        )
        and _by_itself(region, m, 1)
    )


def _torn_few(region: Region, m: Marker) -> bool:
    """Whether a "few" took the place of an article before a thing that is one: "part of [few] group"."""
    articles = any(region.run(c, 1) in (("a",), ("an",), ("the",)) for c in region.changes if c.c0 == m.start)
    behind = region.said.words[m.end :][:2]
    many = behind[:1] == ("of",) or any(word.endswith("s") or word in ("men", "people") for word in behind)
    return articles and not many


def _half_gone(region: Region, m: Marker) -> bool:
    """Whether of "a few" or "a number of" one part is left, so that the sentence is broken: "a [few] houses"."""
    words = region.recorded.words
    for c in region.changes:
        if c.kind == "dropped" and c.r0 < m.end and m.start < c.r1 and not region.whole(m, 1):
            left = (*words[m.start : max(m.start, c.r0)], *words[min(m.end, c.r1) : m.end])
            return left not in grouped("guard_quantifiers")
    return False


def _span(words: Sequence[str], m: Marker) -> bool:
    """Whether a quantifier only measures a time: "the next few years"."""
    return grouped("guard_times").get(tuple(words[m.end : m.end + 1]), "").startswith("unit/")


def _denied(region: Region) -> bool:
    """Whether both sides deny before the change, where "not everything" leaves something and "not anything" nothing."""
    starts = (region.said, region.claim_span[0]), (region.recorded, region.recorded_span[0])
    return all(
        any(m.kind == "negation" for m in markers(text.words, at - NEAR_DENIAL, at)) for text, at in starts
    )


def _but_only(region: Region, theirs: list[Marker]) -> bool:
    """Whether an "only" fell out behind a "but" that says the same: "nobody, but (only) the king"."""
    words = region.recorded.words
    return any(
        words[max(0, m.start - 1) : m.start] == ("but",)
        and any(before.kind == "negation" for before in markers(words, m.start - DENIED, m.start))
        for m in theirs
    )


def _still_counted(region: Region, marker: Marker) -> bool:
    """Whether an "all" was put before a number that the record has: "the wings of them four", "all four had wings"."""
    counted = region.said.words[marker.end : marker.end + 1]
    return bool(counted) and counted[0][0] == "#" and counted[0] in region.recorded.words


def _alone(region: Region, marker: Marker) -> bool:
    """Whether a quantifier was put in without a phrase of its own: "all the", not "before them all"."""
    light = listed("light_words")
    return any(
        c.c0 <= marker.start < c.c1
        and (c.kind != "added" or light.issuperset(region.said.words[c.c0 : marker.start]))
        for c in region.changes
    )


def _belongs(text: Atoms, marker: Marker) -> bool:
    """Whether "part of" only says what belongs where ("as part of it", "are an active part of"), and counts nothing."""
    before = text.words[max(0, marker.start - BELONGING) : marker.start]
    if before[-1:] in (("this",), ("that",)):
        return text.words[marker.start] in ("part", "parts")  # "all that part of the country"
    return text.words[marker.start] in ("part", "parts") and not _BELONGING.isdisjoint(before)


def _unstressed(text: Atoms, marker: Marker) -> bool:
    """Whether a word of quantity counts nothing: "have some proxy", "their most fervent thanks", "for the most part".

    "Some" and its like narrow what a sentence speaks of where they open it or its clause, or before "of"; behind a
    verb or a preposition they are little more than an article. "Most" is emphasis behind a possessive or "a", and
    before an adverb.
    """
    words, at = text.words, marker.start
    before, after = words[at - 1] if at else "", words[marker.end : marker.end + 1]
    if words[at] == "most":
        owned = (
            before in ("a", "an", "this", "that", "these", "those")
            or before in listed("possessives")
            or "'s" in before
        )
        return owned or after == ("part",) or (bool(after) and after[0].endswith("ly"))
    if words[at] not in _NARROWING or after == ("of",):
        return False
    if words[at] == "some" and after in _FURTHER:
        return True
    led = at > 1 and before in listed("prepositions")
    first = at - 1 if led else at
    opened = sentence_start(text, first) or text.between(first).strip()
    return not opened and words[first - 1] not in listed("clause_openers", "guard_saying")


def _by_itself(region: Region, marker: Marker, side: int) -> bool:
    """Whether a quantifier came or went by itself, or gave way to a mere article or pronoun."""
    light = listed("light_words")
    for c in region.changes:
        start, end = c.span(side)
        if start < marker.end and marker.start < end:
            other = region.run(c, 1 - side)
            return all(word in light or word[0] == "#" or word in listed("number_words") for word in other)
    return False
