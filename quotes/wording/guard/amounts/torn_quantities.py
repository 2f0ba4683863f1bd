"""Quantities that left a sentence broken, or said only how small or how very: "to see [some] of it", "my own [little] boat".

Half of what counts is no count ("at [least] 40", "a vast [majority] of them"): a reader sees that a word is missing there, and
nothing else is said. Such a claim is `altered`. Where the quantity fell out whole, the sentence says more than was said.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, grouped, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import Marker
from quotes.wording.guard.torn import displaced
from quotes.wording.regions import Region

# Words behind a "some" in which the verb of its noun stands: "some lasting cure will be found".
PHRASE = 4
# Words behind "a little" in which stands what is small: "a little glue layer".
SMALL = 3
_SMALL_THINGS = classed("small_things")
_MANY = frozenset({"people", "of", "men", "women", "children", "police"})
_OF_VERBS = classed("verbs_of")
_PERSONS = classed("persons") | {"it"}
_BE = classed("is") | classed("was") | {"be", "been", "being"}


def torn_quantity(region: Region, marker: Marker) -> bool:
    """Whether a quantity of the record fell out of a sentence that is broken without it, or counted nothing there."""
    words, at = region.recorded.words, marker.start
    after, before = words[marker.end : marker.end + 1], words[at - 1 : at] if at else ()
    if _emphasis(words, marker) or (words[at] == "little" and _of_size(words, marker.end)):
        return True
    if (words[at] == "enough" and before and before[0] in classed("enough_said")) or (
        words[at] == "generally" and before == ("more",)
    ):
        return True  # "funny enough", "of boats more generally"
    if words[at] == "only" and before == ("if",) and after and after[0] in _PERSONS:
        return True  # "if only we could"
    if marker.start and region.recorded.between(marker.start) == "-":
        return True  # "online-only"
    noun = words[at : marker.end] == ("few",) and at > 0 and words[at - 1] not in listed("light_words")
    if noun and marker.end < len(words) and region.recorded.between(marker.end).strip():
        return True  # "from the learned few, but"
    if marker.end < len(words) and "--" in region.recorded.between(marker.end):
        return True  # "how most -- everyone knows it"
    if words[at] == "some" and _as_article(region.recorded, marker):
        return True
    for change in region.changes:
        if change.kind != "dropped" or not change.r0 <= at < change.r1:
            continue
        alone = change.r1 == marker.end
        if words[at] == "majority" and change.r0 == at:
            return True
        if (
            alone
            and after == ("of",)
            and not _told_of(region.said.words[change.c0 - 1 : change.c0] if change.c0 else ())
        ):
            return True
        if change.r1 > marker.end and words[marker.end] in _PERSONS:
            return True  # "the last [few I] saw"
        if words[at] == "most" and before == ("the",) and change.r1 == marker.end + 1:
            return True  # "the [most violent] among us"
        if marker.group in ("some", "few") and _with_its_noun(region.recorded, marker.end, change.r1):
            return True
    return False


def _with_its_noun(text: Atoms, at: int, end: int) -> bool:
    """Whether all that a quantity counted fell out with it: "some advice [and some ropes] for the crew"."""
    nouns = [word for word in text.words[at:end] if word not in listed("light_words")]
    ends = (
        end >= len(text)
        or bool(text.between(end).strip())
        or text.words[end] in listed("grammar_prepositions")
    )
    return bool(nouns) and ends and at < end and text.words[at] != "of"


def _of_size(words: Sequence[str], at: int) -> bool:
    """Whether a "little" before a word is a size: "little sails", "little harbour lights", "a little brother"."""
    behind = words[at : at + 2]
    if not behind or behind[0] in listed("light_words") or behind[0] in listed("grammar_prepositions"):
        return False
    return any(_many((word,)) for word in behind) or behind[0] in _SMALL_THINGS


def _told_of(before: Sequence[str]) -> bool:
    """Whether an "of" can stand behind a word: "we know [some] of the facts"."""
    return bool(before) and before[0] in _OF_VERBS


def _emphasis(words: Sequence[str], marker: Marker) -> bool:
    """Whether a "most" only says very ("it was most cordial"), or stands for a thing of its own ("the most I need")."""
    if words[marker.start] != "most" or not marker.start:
        return False
    after = words[marker.end : marker.end + 1]
    return words[marker.start - 1] in _BE | {"proved", "proven", "become", "became"} or (
        bool(after) and after[0] in _PERSONS
    )


def _many(word: Sequence[str]) -> bool:
    return bool(word) and word[0].endswith("s") and not word[0].endswith(("ss", "us"))


def _as_article(text: Atoms, marker: Marker) -> bool:
    """Whether a "some" within a sentence stands before one thing: "that some lasting cure will be found"."""
    if sentence_start(text, marker.start) or text.words[marker.end : marker.end + 1] == ("of",):
        return False
    if text.words[marker.end : marker.end + 1] == ("other",):
        return True
    behind = text.words[marker.end : marker.end + PHRASE]
    before = text.words[marker.start - 1] if marker.start else ""
    led = ("that", "until", "till", "if", "when", "at", "in", "on", "by", "for", "from")
    if before in led and not any(
        _many((word,)) or word in _MANY or word in listed("grammar_prepositions") for word in behind[:SMALL]
    ):
        return True
    verb = next((n for n, word in enumerate(behind) if word in listed("finite_verbs")), 0)
    return verb > 0 and not any(_many((word,)) or word in _MANY for word in behind[:verb])


def is_small(region: Region, marker: Marker) -> bool:
    """Whether a "little" that lost its article only says that a thing is small: "fix [a] little problem"."""
    words = region.recorded.words
    if words[marker.end - 1] != "little":
        return False
    behind = words[marker.end : marker.end + SMALL]
    if behind and behind[0] in ("more", "less", "bit"):
        return True
    if behind and behind[0] not in listed("light_words", "grammar_prepositions", "clause_openers"):
        return classed("measured_by_little").isdisjoint(behind)
    return not _SMALL_THINGS.isdisjoint(behind) or _many(behind[:1]) or behind[:1] == ("too",)


def article_torn(region: Region, ours: Sequence[Marker], theirs: Sequence[Marker]) -> bool:
    """Whether of a quantity only the article gave way, and to a word of content: "[ranging] few", where "a few" stood."""
    if len(ours) != 1 or len(theirs) != 1 or theirs[0].end - theirs[0].start <= ours[0].end - ours[0].start:
        return False
    articles = classed("articles")
    return any(
        change.r0 <= theirs[0].start < change.r1
        and region.recorded.words[theirs[0].start] in articles
        and change.r1 == theirs[0].start + 1
        and (
            (change.kind == "replaced" and displaced(region.run(change, 0)[-1:]))
            or (change.kind == "dropped" and _content_word(region.run(change, 1)[:-1]))  # "I [list a] few"
        )
        for change in region.changes
    )


def _content_word(run: Sequence[str]) -> bool:
    return bool(run) and run[-1] not in listed("light_words", "grammar_prepositions") | listed(
        "clause_openers"
    )


def torn_bound(region: Region, marker: Marker) -> bool:
    """Whether a bound of the record fell out with its number ("[nearly 100] years"), or half of it is no bound: "at 40"."""
    words = region.recorded.words
    for c in region.changes:
        if c.kind not in ("dropped", "replaced") or not (c.r0 < marker.end and marker.start < c.r1):
            continue
        left = (*words[marker.start : max(marker.start, c.r0)], *words[min(marker.end, c.r1) : marker.end])
        if left:
            return left not in grouped("guard_bounds")
        return c.kind == "dropped" and c.r1 > marker.end
    return False
