"""On what condition: "if", "unless", "whether" and their like."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import classed, grouped, listed, phrases
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import Marker
from quotes.wording.guard.gate import needs
from quotes.wording.guard.misplaced import misplaced
from quotes.wording.guard.torn import displaced, exchanged
from quotes.wording.regions import Region

_PARDONING = classed("pardoning")
_OPENING = frozenset({"if", "unless"})
# Of a condition of so many words the head must have changed: "(as) long as you pay".
LONG = 3
# Behind these "if" only asks: "I am not sure (if) it came".
_UNSURE = classed("unsure")


@needs(marked={"condition"})
def condition(region: Region) -> Iterator[Finding]:
    """Alarm where a condition came, went or became a fact ("if" to "when"), or a reason became a concession."""
    if region.free:
        return
    ours, theirs = region.only("condition")
    if any(_adds_one(region.recorded, m) for m in theirs):
        return
    ours, theirs = (
        [
            m
            for m in found
            if _conditions(text, m)
            and (m.end - m.start < LONG or _whole(region, m, side))
            and not (
                _in_a_row(region, m, side)
                or _only_asks(region, m, side)
                or _torn(region, m, side)
                or (not side and misplaced(region, m))
            )
        ]
        for side, (text, found) in enumerate(((region.said, ours), (region.recorded, theirs)))
    )
    groups = {m.group for m in (*ours, *theirs)}
    if ours and theirs:
        denials = sum(m.kind == "negation" for m in (*region.claim_markers, *region.recorded_markers))
        if groups == _OPENING and denials % 2:
            return
        if (groups & _OPENING and "whether" not in groups) or {"although", "because"} <= groups:
            yield region.finding("condition", "guard.condition", ours, theirs)
    elif "whether" in groups and theirs and "that" in region.claim_words() and not _doubted(region):
        yield region.finding("condition", "guard.condition_dropped", ours, theirs)
    elif groups & _OPENING and not _inverted(region):
        yield region.finding(
            "condition", "guard.condition_added" if ours else "guard.condition_dropped", ours, theirs
        )


def _torn(region: Region, marker: Marker, side: int) -> bool:
    """Whether a condition is only made by a word that fell out of it ("in [this] case"), or went with its clause ("if it's").

    A word of content in its place leaves no sentence, and no other condition.
    """
    text = region.text(side)
    met = any(m.kind == "condition" for m in region.markers(1 - side))
    for c in region.changes:
        (start, end), other = c.span(side), region.run(c, 1 - side)
        if marker.start < start == end < marker.end or (
            not (met and other) and _no_word(other) and _half(text, marker, start, end)
        ):
            return True
        if start <= marker.start and marker.end < end and not other:
            rest = region.run(c, side)[marker.end - start :]
            led = rest[-1] in listed("subject_pronouns") and not text.between(end).strip()
            return led or any(word in listed("finite_verbs") or word == "'s" for word in rest)
        if (start, end) == (marker.start, marker.end):
            return not met and exchanged(other, end - start)
    return False


def _adds_one(text: Atoms, marker: Marker) -> bool:
    """Whether an "or even if" only adds a condition to another and concedes nothing."""
    joined = text.words[marker.start - 1 : marker.start] in (("or",), ("and",)) if marker.start else False
    return joined and text.words[marker.start : marker.end] == ("even", "if")


def _in_a_row(region: Region, marker: Marker, side: int) -> bool:
    """Whether it is one of several conditions that begin alike: "if they …, (if) they …, if they …"."""
    words, at = region.text(side).words, marker.start
    begun = words[at : marker.end + 1]
    row = sum(words[n : n + len(begun)] == begun for n in range(len(words)))
    return side == 1 and marker.end - at == 1 and row > 2


def _only_asks(region: Region, marker: Marker, side: int) -> bool:
    """Whether an "if" only asks, and what was asked is not told as found ("that"): "so that you find out (if) it leaks"."""
    before = region.text(side).words[max(0, marker.start - 1) : marker.start]
    other = region.claim_words() if side else region.recorded_words()
    return (
        before != ()
        and before[0] in classed("asking_if")
        and "that" not in other
        and not region.only("negation")[side]
    )


def _no_word(other: Sequence[str]) -> bool:
    """Whether nothing, or one word of content, stands in the place of half a condition: "as [cubit] as you pay"."""
    return not other or (len(other) <= LONG - 1 and displaced(other))


def _half(text: Atoms, marker: Marker, start: int, end: int) -> bool:
    """Whether of a condition a part was left that is none: "[in] case it rains", "[as long] as we pay"."""
    if not (start < marker.end and marker.start < end):
        return False
    left = (
        *text.words[marker.start : max(marker.start, start)],
        *text.words[min(marker.end, end) : marker.end],
    )
    return bool(left) and left not in grouped("guard_conditions")


def _whole(region: Region, marker: Marker, side: int) -> bool:
    """Whether a condition of several words did not only lose some of them: "as [long as] you pay"."""
    if not region.head_changed(marker, side):
        return False
    spans = region.spans(side, "dropped", "added")
    return not any(marker.start < start < marker.end for start, _ in spans)


@needs(marked={"condition"})
def swapped_condition(region: Region) -> Iterator[Finding]:
    """Alarm where brackets put "when" for "if"; a condition of the writer's own may stand there."""
    if all(region.only("condition")):
        yield from condition(region)


def _inverted(region: Region) -> bool:
    """Whether one of the texts says its condition by order alone: "should it rain", "had we known"."""
    openers = phrases("condition_openers")
    return any(
        len(pair) == 2 and pair in openers and pair[0] in ("should", "were", "had")
        for text, (start, _) in ((region.said, region.claim_span), (region.recorded, region.recorded_span))
        for pair in (text.words[max(0, start - 1) : start + 1], text.words[start : start + 2])
    )


def _conditions(text: Atoms, marker: Marker) -> bool:
    """Whether "providing", "assuming" and the like open a clause, and are no plain verb ("need of providing")."""
    if text.words[marker.start] == "if" and text.words[max(0, marker.start - 1)] in _UNSURE:
        return False
    if text.words[marker.start] == "if" and asks_for_attention(text.words[marker.end : marker.end + 3]):
        return False
    if text.words[marker.start] == "if" and "-" in (text.between(marker.end), text.between(marker.start)):
        return False  # "an if-else"
    if text.words[marker.start] == "if" and _owned_guess(text.words, marker):
        return False
    if text.words[marker.start] == "if" and text.words[max(0, marker.start - 1)] == "regardless":
        return False  # "regardless (if) it is old"
    if text.words[marker.start] == "if" and text.words[max(0, marker.start - 1)] == "what":
        return False  # "what if" asks
    if text.words[marker.start] == "provided" and text.words[marker.end : marker.end + 1] == ("for",):
        return False  # "provided for Jesus"
    if text.words[marker.start] not in ("providing", "provided", "assuming", "suppose", "supposing"):
        return True
    before = text.words[marker.start - 1] if marker.start else ""
    if before == "not":
        return False  # "I'm not providing it"
    after = text.words[marker.end] if marker.end < len(text) else ""
    if before in listed("subject_pronouns"):
        return False  # "if we suppose the case"
    opens = after in listed("subject_pronouns", "grammar_determiners") | {"there", "that"}
    named = text.raw(marker.end, min(marker.end + 1, len(text)))[:1].isupper()
    joined = not text.between(marker.start).strip()
    told = joined and (after == "that" or before in ("us", "them", "me", "him"))
    if text.words[marker.start] == "providing" and (told or not (opens or named)):
        return False  # "officers providing services", "a law providing that"
    if before in listed("grammar_determiners") or after.endswith("ing") or after in listed("prepositions"):
        return False  # "a provided engine"
    led = listed("prepositions", "finite_verbs") | {"be", "been", "being"}  # "lamps should be provided"
    return before not in led


def _owned_guess(words: Sequence[str], marker: Marker) -> bool:
    """Whether the speaker only says with what reserve he speaks: "if I had to guess", "correct me if I am wrong"."""
    if words[marker.start - 2 : marker.start] == ("correct", "me"):
        return True
    return any(words[marker.end : marker.end + len(run)] == run for run in phrases("guard_own_guesses"))


def asks_for_attention(words: Sequence[str]) -> bool:
    """Whether words behind an "if" set no condition, but only ask to look or to listen: "(if) you look at the users".

    "You don't know" does where nothing is named that is not known, and "you forgive me" where the speaker is forgiven.
    """
    if tuple(words[:1]) not in (("you",), ("we",), ("one",)):
        return False
    if not _PARDONING.isdisjoint(words[1:2]):
        return tuple(words[2:3]) in (("me",), ("us",), ("my",), ("our",))  # not "if you forgive them"
    unknown = tuple(words[1:]) == ("do", "not", "know")
    return unknown or not listed("guard_attention").isdisjoint(words[1:2])


def _doubted(region: Region) -> bool:
    """Whether a doubt stands before "whether", where "that" says the same: "I doubt that", "I don't know that"."""
    before = region.recorded.words[max(0, region.recorded_span[0] - 4) : region.recorded_span[0]]
    return any(
        (word,) in phrases("guard_negations") or word.startswith(("doubt", "question")) for word in before
    )
