"""Negation and opposites: what was denied and is now said, or the other way round.

Negations are counted after folding, a negative prefix beside its stem being one ("unfair" beside "fair"); an
even difference takes nothing back ("not unfair" for "fair"), and neither does an opposite that comes with a
negation ("not bad" for "good").
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from quotes.lexicon import classed, grouped, listed, phrases
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.equivalence import may_be_negated, negated_stem
from quotes.wording.canon.markers import Marker, may_oppose
from quotes.wording.guard.amounts.shortfall import falls_short
from quotes.wording.guard.denials.concord import (
    absorbed,
    agreeing,
    as_often_denied,
    broken_off,
    gone_whole,
    helpless,
    own,
    replaced,
)
from quotes.wording.guard.denials.opposites import of_degree, opposed, told
from quotes.wording.guard.gate import MARKER, among, needs, where
from quotes.wording.guard.misplaced import misplaced
from quotes.wording.guard.people.names import names_somebody
from quotes.wording.regions import Region
from quotes.wording.rewording import archaic

# Code points over which one "not" may have moved, in two texts that began alike.
MOVED = 60
_WHOLES = classed("wholes")
# What "yet to" denies: "has yet to pay", where "is yet to pay" is "is to pay".
_BEFORE_YET = tuple((word,) for word in ("has", "have", "had", "'s", "'d"))
_NONE = classed("none")
_DENY = classed("denying")
_DOING = (("do",), ("does",), ("did",))
# Words before an "or not" in which stands what it ends: "whether you can code it or not".
QUESTION = 12
# Words between a negation and the word it governs; and between a denial and its repetition.
REACH, AGAIN = 5, 3
# Words beside a region in which a denial of all stands for one of a part: "[not always]", "never".
BESIDE = 2


@needs(words=among({"too", "out"}) | where(may_be_negated), facing=where(may_oppose), marked={MARKER})
def negation(region: Region) -> Iterator[Finding]:
    """Alarm where the number of negations differs by an odd count, or an opposite was put."""
    ours, theirs = _own_denials(region, 0), _own_denials(region, 1)
    claimed, recorded = _only(region.claim_words(), region.recorded_words())
    count = _count(region.said, ours) - _count(region.recorded, theirs)
    counted = _marked(region.said, ours) | _marked(region.recorded, theirs)
    count += sum(bool(negated_stem(word, tuple(recorded))) for word in claimed if word not in counted)
    count -= sum(bool(negated_stem(word, tuple(claimed))) for word in recorded if word not in counted)
    pairs = opposed(region, counted)
    degrees = [pair for pair in pairs if of_degree(region, *pair)]
    weighed = {word for pair in degrees for word in pair}
    count += _too(region.said, region.spans(0), weighed)
    count -= _too(region.recorded, region.spans(1), weighed)
    opposites = [pair for pair in pairs if pair not in degrees]
    if count % 2:  # "did not remember", "forgot": the opposite is the denial
        opposites = [pair for pair in opposites if listed("guard_denying_verbs").isdisjoint(pair)]
    if not (count or opposites or region.claim_markers or region.recorded_markers):
        return  # as with most changes
    # "Unless it rains" and "if it does not rain" are one condition.
    turned = {
        m.group for m in (*region.claim_markers, *region.recorded_markers) if m.kind == "condition"
    } >= {"if", "unless"}
    odd = count % 2 == 1 and not turned and not agreeing(region, ours, theirs) and not absorbed(region, count)
    old = region.loose and (archaic(region.said) or archaic(region.recorded))
    if odd and old and not _bare(region):
        return  # "spare not", "without mercy": in another translation the denial was put otherwise too
    if odd and falls_short(region):
        return
    if odd and not opposites and replaced(region, (*((m, 0) for m in ours), *((m, 1) for m in theirs))):
        return  # "shall perish", "shall not escape"
    if odd and degrees and not opposites:
        yield region.finding("polarity", "guard.opposite", (), (), told(degrees))
    elif odd and len(opposites) % 2 == 0:
        yield region.finding("negation", "guard.negation", ours, theirs)
    elif partly := _partly(region):
        yield region.finding("quantifier", "guard.partly_denied", (), (), partly)
    elif bare := _bared(region):
        yield region.finding("negation", "guard.negation", (), bare)
    elif opposites and not odd:
        yield region.finding("polarity", "guard.opposite", (), (), told(opposites))
    elif ours and theirs and not _together(region, ours[0], theirs[0]) and _moved(region, ours[0], theirs[0]):
        if region.changes[1:] and (archaic(region.said) or archaic(region.recorded)):
            return  # "hast not given water", "hast given no water"
        yield region.finding("negation", "guard.negation_moved", ours, theirs)


def _bare(region: Region) -> bool:
    """Whether nothing was changed but words that deny, and words of no weight: "shall not", "shall"."""
    return all(
        word in listed("light_words")
        or word in ("man", "men")  # "no man", "everyone"
        or (word,) in phrases("guard_negations")
        or (word,) in grouped("guard_quantifiers")
        for word in (*region.claim_words(), *region.recorded_words())
    )


def _partly(region: Region) -> str:
    """Whether some were denied and now all are, or the reverse: "not all of us", "none of us"; empty where neither."""
    for side in (0, 1):
        text, other = region.text(side), region.text(1 - side)
        changed = [at for span in region.spans(side) for at in range(*span)]
        part = any(text.words[at] in _WHOLES and text.words[at - 1 : at] == ("not",) for at in changed)
        if not part:
            continue
        low, high = region.claim_span if side else region.recorded_span
        whole = _NONE.intersection(other.words[max(0, low - BESIDE) : high + BESIDE]) - {*text.words}
        if whole and "not" not in (region.claim_words() if side else region.recorded_words()):
            return " / ".join(
                " ".join(words) or "…" for words in (region.recorded_words(), region.claim_words())
            )
    return ""


def _bared(region: Region) -> list[Marker]:
    """Idioms of which one half was left: "it's not only wrong" is no "it's not wrong", and no "it's only wrong"."""
    halves = {(c.r0, c.r1) for c in region.changes if c.kind == "dropped"}
    # "you don't just pour it" is no "you just pour it" either
    halves |= {(start + 1, end) for start, end in halves if region.recorded.words[start : end - 1] in _DOING}
    replaced = {(c.r0, c.r1) for c in region.changes if c.kind == "replaced"}
    return [
        marker
        for marker in region.recorded_markers
        if marker.kind == "idiom"
        and (
            (
                marker.end - marker.start == 2
                and region.recorded.words[marker.start] == "not"
                and not halves.isdisjoint(((marker.end - 1, marker.end), (marker.start, marker.end - 1)))
            )
            or helpless(region, marker)
            or _no_longer_sure(region, marker, halves | replaced)
        )
    ]


def _no_longer_sure(region: Region, marker: Marker, gone: Collection[tuple[int, int]]) -> bool:
    """Whether of "no doubt" or "no question" the "no" alone went: "there is some doubt that"."""
    led = region.recorded.words[marker.start : marker.start + 1] == ("no",)
    return led and marker.end - marker.start == 2 and (marker.start, marker.start + 1) in gone


def _own_denials(region: Region, side: int) -> list[Marker]:
    """The denials of one side that were really changed, without those that fell out with all they denied."""
    other = 1 - side
    found = [
        m for m in _negations(region, side) if own(region, m, side) and not _as_adjective(region, m, side)
    ]
    if not found:
        return []
    if any(not own(region, m, other) for m in _negations(region, other)):
        # "The lack of it" beside "the lack": the denial stands on both sides.
        found = [m for m in found if region.head_changed(m, side, first=True)]
    found = [m for m in found if not (broken_off(region, m, side) or (not side and misplaced(region, m)))]
    return [m for m in found if not (side and gone_whole(region, m))]


def _as_adjective(region: Region, marker: Marker, side: int) -> bool:
    """Whether the other side says by an adjective what an adverb denies: "deal falsely", "be false"."""
    word = region.text(side).words[marker.start]
    others = region.recorded_words() if not side else region.claim_words()
    return word.endswith("ly") and word.removesuffix("ly") in others


def _together(region: Region, ours: Marker, theirs: Marker) -> bool:
    """Whether both negations belong to one and the same change: it was re-worded, not moved."""
    return any(
        c.c0 < ours.end and ours.start < c.c1 and c.r0 < theirs.end and theirs.start < c.r1
        for c in region.changes
    )


def raised(said: Atoms, recorded: Atoms, found: list[Finding], *, reworded: bool = False) -> list[Finding]:
    """The alarms without two that are one thought: "I don't think he is" and "I think he isn't".

    In a text put otherwise (`reworded`) a "not" that moved to another word is one thought too.
    """
    odd = [f for f in found if f.rule == "guard.negation"]
    if reworded and len(odd) == 1 and as_often_denied(said, recorded):
        return [
            f for f in found if f not in odd
        ]  # the denial stands at another place: "spare not", "without mercy"
    if len(odd) != 2:
        return found
    if (reworded or archaic(said) or archaic(recorded)) and _one_denial(odd):
        return [f for f in found if f not in odd]  # "bringeth not", "does not bring"
    if bool(odd[0].claim) == bool(odd[1].claim):
        return found
    verbs = listed("guard_raising")
    if any(verbs.isdisjoint(text.words) for text in (said, recorded)):
        return found
    first, last = min(f.recorded_start or 0 for f in odd), max(f.recorded_end or 0 for f in odd)
    if any(mark in recorded.text[first:last] for mark in ".!?;"):
        return found
    return [f for f in found if f not in odd and f.kind != "hedge"]


def _one_denial(odd: Sequence[Finding]) -> bool:
    """Whether one alarm tells of a "not" that came and the other, close by, of one that went."""
    came, went = (f for f in sorted(odd, key=lambda f: bool(f.recorded)))
    apart = abs((came.claim_start or 0) - (went.recorded_start or 0))
    return came.claim == "not" and not came.recorded and went.recorded == "not" and apart <= MOVED


def _marked(text: Atoms, found: list[Marker]) -> set[str]:
    return {word for m in found for word in text.words[m.start : m.end]}


def _negations(region: Region, side: int) -> list[Marker]:
    """The negations, without the "No," that only answers a question and the "without" that means outside."""
    text = region.text(side)
    return [m for m in region.markers(side) if m.kind == "negation" and not _denies_nothing(text, m)]


def _denies_nothing(text: Atoms, marker: Marker) -> bool:
    word = text.words[marker.start]
    if marker.end < len(text) and any(mark in text.between(marker.end) for mark in ("--", "\u2014")):
        return word in ("not", "no")  # "it's about not -- as I said"
    if word == "not" and (_tag(text, marker) or _or_not(text, marker)):
        return True
    if word == "yet":
        return (
            text.words[marker.start - 1 : marker.start] not in _BEFORE_YET
        )  # "the land (yet) to be cleared"
    if word == "no":
        set_off = sentence_start(text, marker.start) or bool(text.between(marker.start).strip())
        answered = "not" in text.words[marker.end : marker.end + REACH]  # "the answer is no, it's not"
        return (set_off or answered) and any(
            mark in text.between(marker.end) for mark in (",", " -", "\u2013", "\u2014")
        )
    return word == "without" and (
        marker.end >= len(text) or any(mark in text.between(marker.end) for mark in ".,;:?!")
    )


def _or_not(text: Atoms, marker: Marker) -> bool:
    """Whether an "or not" only ends a question: "whether you can code it or not"."""
    before = text.words[max(0, marker.start - QUESTION) : marker.start]
    closed = marker.end >= len(text) or bool(text.between(marker.end).strip())
    return before[-1:] == ("or",) and closed and not {"whether", "if"}.isdisjoint(before)


def _tag(text: Atoms, marker: Marker) -> bool:
    """Whether a "not" only asks for a yes behind what was said: "You like it, don't you?"."""
    verb, person, end = marker.start - 1, marker.end, marker.end + 1
    if verb < 1 or end > len(text) or "," not in text.between(verb):
        return False
    asks = text.words[verb] in listed("finite_verbs") and text.words[person] in listed("subject_pronouns")
    return asks and "?" in text.between(end)


def _too(text: Atoms, changes: Iterable[tuple[int, int]], weighed: Collection[str]) -> int:
    """How often a "too" denies among the changed words: "too … to", or before a word weighed against an "enough".

    "Too close to the wall" denies nothing, and "too often yields to them" less still.
    """
    return sum(
        text.words[at] == "too"
        and text.words[at + 1 : at + 2] not in (("close",), ("often",), ("frequently",), ("rarely",))
        and "," not in text.between(at + 1)  # "the dead, too, rose to speak"
        and (
            not {*text.words[at + 1 : at + 2]}.isdisjoint(weighed)
            or any(
                text.words[n] == "to" and not names_somebody(text, n + 1) and text.between(n + 1).isspace()
                for n in range(at + 2, min(at + 4, len(text)))
            )
        )
        for start, end in changes
        for at in range(start, end)
    )


def _count(text: Atoms, found: list[Marker]) -> int:
    """How often something is denied: neither … nor is one denial, a negation said twice is one, and "nor denied" too."""
    words = [text.words[m.start] for m in found]
    repeated = sum(
        a == b and (m.end == n.start or _said_again(text, m, n))
        for a, b, m, n in zip(words, words[1:], found, found[1:], strict=False)
    )
    # "Neither sang nor danced", "never sang nor danced", "neither owned nor denied it".
    joined = words[1:].count("nor")
    joined += sum(
        m.start > 0 and text.words[m.start - 1] == "nor" and text.words[m.start] in _DENY for m in found
    )
    return len(found) - repeated - joined


def _said_again(text: Atoms, one: Marker, other: Marker) -> bool:
    """Whether a denial was only begun twice: "I'm not, I'm not going to", "we never -- we have never"."""
    gap = text.between(one.end).strip()
    if not gap or other.start - one.end > AGAIN:
        return False
    led = text.words[one.start - 1 : one.start] == text.words[other.start - 1 : other.start]
    return led or text.words[one.start - 1 : one.start] == text.words[one.end : one.end + 1]


def _only(claimed: list[str], recorded: list[str]) -> tuple[list[str], list[str]]:
    """The words of each side that the other has not."""
    shared = {*claimed}.intersection(recorded)
    return [w for w in claimed if w not in shared], [w for w in recorded if w not in shared]


def _moved(region: Region, ours: Marker, theirs: Marker) -> bool:
    """Whether a negation now governs another word that stands in both texts ("not A but B", "A but not B")."""
    governed = _governed(region.said, ours)
    before = _governed(region.recorded, theirs)
    if governed == before or not governed or not before:
        return False
    if before == _preceding(region.said, ours) or governed == _preceding(region.recorded, theirs):
        return False
    raised = listed("guard_raising")
    if governed in raised or before in raised:
        return False
    c0, c1 = region.claim_span
    r0, r1 = region.recorded_span
    near_ours = region.said.words[max(0, c0 - REACH) : c1 + REACH]
    near_theirs = region.recorded.words[max(0, r0 - REACH) : r1 + REACH]
    return before in near_ours and governed in near_theirs


def _governed(text: Atoms, marker: Marker) -> str:
    light = listed("light_words")
    return next((word for word in text.words[marker.end : marker.end + REACH] if word not in light), "")


def _preceding(text: Atoms, marker: Marker) -> str:
    return text.words[marker.start - 1] if marker.start else ""
