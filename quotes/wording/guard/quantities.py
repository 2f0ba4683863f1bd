"""Numbers, their bounds and the quantifiers: how many, how much, by how much."""

from collections.abc import Iterator
from fractions import Fraction

from quotes.lexicon import listed, paired
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import Marker, markers
from quotes.wording.regions import Region

_VALUE = frozenset("0123456789/%-")
# Words before a "but" in which it is denied of all others.
DENIED = 15
# The signs of coins, and the digits from which on a number hardly counts anything but money, with its mark.
_COINS = "$£€¥"
LARGE = 7
# Adding one of these claims more than was said; dropping one says more than was said.
_STRONG_WHEN_ADDED = frozenset({"all", "only", "few", "most", "half"})
# Pairs that say the same of any one: "any of them", "either of them", "all of them".
_SAME_FORCE = (
    {"any", "either"},
    {"any", "all"},
    {"any", "some"},
    {"either", "all"},
    {"both", "all"},
    {"both", "either"},
)
# Bounds that are first of all prepositions of place.
_PLACES = frozenset({"over", "under", "above", "below", "around", "about"})
# "Something different" for "different" leaves no quantity out.
_SOMETHING = frozenset({"something", "somebody", "someone"})
_BELONGING = frozenset(
    {"as", "be", "being", "been", "is", "are", "am", "was", "were", "'s", "become", "becomes", "became"}
)
# Phrases in which "some" counts nothing.
_SOME = frozenset(
    {("some", word) for word in ("point", "day", "time", "way", "sort", "kind", "extent", "reason")}
)
# Words that may be no more than an article.
_NARROWING = frozenset({"some", "certain", "several"})
_STRONG_WHEN_DROPPED = frozenset({"some", "few", "most", "only", "half"})


def number(region: Region) -> Iterator[Finding]:
    """Alarm where a number, with its unit, stands for another one, or was put where none was."""
    ours, theirs = region.only("number")
    if _halves(region, ours, theirs):
        return
    if ours and theirs:
        if not _sum_of_money(ours, theirs):
            yield region.finding("number", "guard.number", ours, theirs)
    elif (
        ours
        and not region.free
        and any(m.group not in region.recorded.words and not _counts_them(region, m) for m in ours)
    ):
        yield region.finding("number", "guard.number_added", ours, theirs)
    elif theirs and not region.free and (_replaced(region) or _nothing(theirs)):
        yield region.finding("number", "guard.number_replaced", ours, theirs)


def _counts_them(region: Region, marker: Marker) -> bool:
    """Whether the number only says who "they" are: "they left", "the two men left"."""
    return any(
        c.c0 <= marker.start < c.c1
        and region.recorded.words[c.r0 : c.r1] in (("they",), ("them",), ("both",))
        for c in region.changes
    )


def _sum_of_money(ours: list[Marker], theirs: list[Marker]) -> bool:
    """Whether of one large sum only the coin was left out: "4 billion dollars", "4 billion"."""
    if len(ours) != 1 or len(theirs) != 1:
        return False
    one, other = ours[0].group, theirs[0].group
    plain = one.rstrip(_COINS)
    large = len(plain) > LARGE and plain[1:].isdigit()
    return large and plain == other.rstrip(_COINS) and one != other and plain in (one, other)


def swapped_number(region: Region) -> Iterator[Finding]:
    """Alarm where brackets put one number in the place of another; a number of the writer's own may stand there."""
    ours, theirs = region.only("number")
    if ours and theirs:
        yield region.finding("number", "guard.number", ours, theirs)


def _halves(region: Region, ours: list[Marker], theirs: list[Marker]) -> bool:
    """Whether a word only stands for the number: half for fifty per cent, twice for two times."""
    words = {*region.claim_words(), *region.recorded_words()}
    values = {f"#{paired('number_names')[word]}" for word in words if word in paired("number_names")}
    values |= {"#50%"} if "half" in words else set()
    values |= {"#25%"} if "quarter" in words else set()
    found = {m.group for m in (*ours, *theirs)}
    if len(ours) == len(theirs) == 1:
        return _same_value(ours[0].group, theirs[0].group) or _short_year(region, ours[0], theirs[0])
    return len(found) == 1 and found <= values


def _same_value(one: str, other: str) -> bool:
    """Whether a share and a fraction are one value: 75 % and three quarters."""
    if one.endswith("%") == other.endswith("%") or not _VALUE.issuperset(one[1:] + other[1:]):
        return False
    share, part = (one, other) if one.endswith("%") else (other, one)
    return Fraction(share[1:-1]) == Fraction(part[1:]) * 100


def _short_year(region: Region, ours: Marker, theirs: Marker) -> bool:
    """Whether one is the other's year without its century: '62 for 1962."""
    for text, short, full in ((region.said, ours, theirs), (region.recorded, theirs, ours)):
        before = text.text[: text.starts[short.start]][-1:]
        if before in ("'", "’", "‘") and before and full.group.endswith(short.group[1:]):
            return True
    return False


def _nothing(found: list[Marker]) -> bool:
    """Whether a nought was left out: "zero tolerance"."""
    return any(m.group.rstrip("$£€¥%") == "#0" for m in found)


def _replaced(region: Region) -> bool:
    """Whether the number gave way to another word of quantity ("three" became "several", "one" or "a")."""
    if any(m.kind == "quantifier" and m.group not in ("both", "either") for m in region.claim_markers):
        return True
    if listed("number_words") & set(region.claim_words()):
        return True
    # "Five years" is not "a year", in one and the same change.
    return any(
        region.said.words[c.c0] in ("a", "an") and region.recorded.words[c.r0][0] == "#"
        for c in region.changes
        if c.c0 < c.c1 and c.r0 < c.r1
    )


def bound(region: Region) -> Iterator[Finding]:
    """Alarm where "at least", "nearly", "more than" before a number was dropped, added or changed."""
    ours, theirs = region.only("bound")
    ours = [m for m in ours if _before_number(region.said, m) and not _speaks_of(region, m, 0)]
    theirs = [m for m in theirs if _before_number(region.recorded, m) and not _speaks_of(region, m, 1)]
    if (ours or theirs) and not region.free:
        yield region.finding("bound", "guard.bound", ours, theirs)


def _speaks_of(region: Region, marker: Marker, side: int) -> bool:
    """Whether an "about" gave way to words of weight: "a film about two men", "a film that deals with two men"."""
    if (region.said, region.recorded)[side].words[marker.start] != "about":
        return False
    for c in region.changes:
        start, end = ((c.c0, c.c1), (c.r0, c.r1))[side]
        if start <= marker.start < end:
            other = region.recorded.words[c.r0 : c.r1] if not side else region.said.words[c.c0 : c.c1]
            return not listed("light_words").issuperset(other)
    return False


def _before_number(text: Atoms, marker: Marker) -> bool:
    if text.words[marker.start] == "or":
        return marker.start > 0 and _counts(text.words[marker.start - 1])
    at = marker.end
    if text.words[marker.start] in _PLACES and text.words[at : at + 1] in (
        ("all",),
        ("every",),
        ("nothing",),
    ):
        return False  # "taking over all of this"
    if at < len(text) and text.words[at] in ("a", "an", "the", "one"):
        at += 1
    return at < len(text) and _counts(text.words[at])


def _counts(word: str) -> bool:
    return (word[0] == "#" and word[-1] != ".") or word in (
        "half",
        "all",
        "every",
        "none",
        "dozen",
        "third",
        "quarter",
        "nothing",
    )


def quantifier(region: Region) -> Iterator[Finding]:
    """Alarm where some became all, most became some, or "only" came or went."""
    ours, theirs = region.only("quantifier")
    if region.free or _halves(region, *region.only("number")):
        return
    words = {*region.claim_words(), *region.recorded_words()}
    groups = {m.group for m in (ours[:1] + theirs[:1])}
    if ours and theirs:
        small = groups == {"some", "few"} and (
            "one" in region.claim_words()  # "a little child", "one little child"
            or all(
                _counts(text.words[m.end])
                for text, m in ((region.said, ours[0]), (region.recorded, theirs[0]))
                if m.end < len(text)
            )
        )  # "a few thousand", "few thousand"
        if groups not in _SAME_FORCE and not small:
            yield region.finding("quantifier", "guard.quantifier", ours, theirs)
    elif groups == {"only"} and (not words.isdisjoint(("just", "alone")) or _but_only(region, theirs)):
        return
    elif groups & {"all", "most", "many", "both"} and theirs and "one" in region.claim_words():
        yield region.finding("quantifier", "guard.quantifier", ours, theirs)
    elif strong := [
        m
        for m in ours
        if m.group in _STRONG_WHEN_ADDED
        and _by_itself(region, m, 0)
        and _alone(region, m)
        and not (m.group == "all" and region.said.words[m.start - 1 : m.start] == ("you",))  # "you all"
    ]:
        yield region.finding("quantifier", "guard.quantifier_added", strong, ())
    elif weak := [
        m
        for m in theirs
        if m.group in _STRONG_WHEN_DROPPED
        and region.recorded.words[m.start] not in _SOMETHING
        and region.head_changed(m, 1)
        and region.recorded.words[m.start : m.end + 1] not in _SOME
        and not _belongs(region.recorded, m)
        and not _unstressed(region.recorded, m)
        and not (m.start and region.recorded.words[m.start - 1][0] == "#")  # "the third part of them"
        and _by_itself(region, m, 1)
        and (
            region.recorded.words[m.end - 1] not in ("little", "bit")
            or m.end - m.start == 1
            or region.whole(m, 1)
        )
    ]:
        yield region.finding("quantifier", "guard.quantifier_dropped", (), weak)


def _but_only(region: Region, theirs: list[Marker]) -> bool:
    """Whether an "only" fell out behind a "but" that says the same: "nobody, but (only) the king"."""
    words = region.recorded.words
    return any(
        words[max(0, m.start - 1) : m.start] == ("but",)
        and any(before.kind == "negation" for before in markers(words, m.start - DENIED, m.start))
        for m in theirs
    )


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
    before = text.words[max(0, marker.start - 3) : marker.start]
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
        owned = before in ("a", "an") or before in listed("possessives") or "'s" in before
        return owned or after == ("part",) or (bool(after) and after[0].endswith("ly"))
    if words[at] not in _NARROWING or after == ("of",):
        return False
    led = at > 1 and before in listed("prepositions")
    first = at - 1 if led else at
    opened = sentence_start(text, first) or text.between(first).strip()
    return not opened and words[first - 1] not in listed("clause_openers") | listed("guard_saying")


def _by_itself(region: Region, marker: Marker, side: int) -> bool:
    """Whether a quantifier came or went by itself, or gave way to a mere article or pronoun."""
    light = listed("light_words")
    for c in region.changes:
        start, end, other = (
            (c.c0, c.c1, region.recorded.words[c.r0 : c.r1]),
            (c.r0, c.r1, region.said.words[c.c0 : c.c1]),
        )[side]
        if start < marker.end and marker.start < end:
            return all(word in light or word[0] == "#" or word in listed("number_words") for word in other)
    return False
