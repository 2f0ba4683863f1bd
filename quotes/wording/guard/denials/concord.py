"""Negations that deny nothing anew: agreeing with one before them, doubled in speech, fallen out with all they denied."""

from collections.abc import Sequence
from itertools import pairwise

from quotes.lexicon import classed, grouped, listed, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.equivalence import negated_stem
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import Marker, bases, is_opposed, marker_words, markers, opposite
from quotes.wording.canon.spelling import inflected
from quotes.wording.guard.torn import displaced
from quotes.wording.regions import Region
from quotes.wording.rewording import archaic

# Words from a negation to what it denies, or to the one that doubles it.
REACH = 5
# Negations that follow another without denying anew, and what stands in their place on the other side.
_CONCORD = classed("concord")
_DOUBLES = classed("doubling") | {"hardly", "scarcely"}
_FIRST_OF_TWO = frozenset({"not", "never", "nobody", "nothing", "none"})
# Full verbs among the negations: a sentence that lost one is broken, and none that says the reverse.
_DENYING_VERBS = classed("denying")
_AUXILIARIES = classed("do") | classed("finite_auxiliaries")
_ADVERBS = frozenset({"never", "neither", "nor"})
_GONE = classed("gone")
_JOINED = frozenset({"neither", "nor"})
_JOINING = classed("alternatives")
# Negations that stand before a noun and may fall out with it.
_WITHOUT = classed("before_nouns")
# Words before such a negation in which the first one stands.
CONCORD = 20
# A shorter word in un- or -less hardly denies anything ("until", "less").
SHORTEST_DENIED = 6


def _doubled(text: Atoms, marker: Marker, changed: Sequence[tuple[int, int]]) -> bool:
    """Whether a "not" only doubles the "no" behind its verb, as spoken English does: "I don't have no idea".

    Where both are among the words `changed` the two are one denial, the first.
    """
    if text.words[marker.start : marker.end + 1] == ("not", "never"):
        return True  # "I ain't never seen it"
    if text.words[marker.start] in _DOUBLES:
        before = markers(text.words, marker.start - REACH + 1, marker.start)
        near = [m for m in before if m.kind == "negation" and text.words[m.start] in _FIRST_OF_TWO]
        if _subject_of_its_own(text, marker):
            return False
        return bool(near) and all(not text.between(n).strip() for n in range(near[-1].end, marker.start + 1))
    if text.words[marker.start] != "not":
        return False
    after = range(marker.end, min(len(text), marker.end + REACH - 1))
    at = next((n for n in after if text.words[n] in _DOUBLES), 0)
    if any(start <= at < end for start, end in changed):
        return False  # "I [didn't have no] time", "I had time"
    if not at or not listed("clause_openers").isdisjoint(text.words[marker.end : at]):
        return False  # "I cannot promise that nobody is left": in a clause of its own each denies
    return all(not text.between(n).strip() for n in range(marker.end, at + 1))


def _subject_of_its_own(text: Atoms, marker: Marker) -> bool:
    """Whether a "nobody" is who does something in a clause of its own, and so denies: "I never claimed nobody was at fault"."""
    verb = text.words[marker.end : marker.end + 1]
    return verb != () and verb[0] in listed("finite_verbs")


def helpless(region: Region, marker: Marker) -> bool:
    """Whether of "can't help laughing" the help alone fell out, so that what is left denies: "can't laugh"."""
    run = region.recorded.words[marker.start : marker.end]
    at = marker.start + 2
    gone = "help" in run[2:3] and any(start <= at < end for start, end in region.spans(1))
    return gone and "not" in region.said.words[region.claim_span[0] - 1 : region.claim_span[0]]


def own(region: Region, marker: Marker, side: int) -> bool:
    """Whether a denial of several words was changed in what denies: "refrained from" still says "refrained"."""
    single = marker.end - marker.start == 1
    text = region.text(side)
    if single and not side and _in_place_of_a_thing(region, marker):
        return False
    if (
        _doubled(text, marker, region.spans(side))
        or _no_verb(region, marker, side)
        or (side and _with_its_verb(region, marker))
    ):
        return False
    return single or text.words[marker.start] in _CONCORD or region.head_changed(marker, side, first=True)


def _with_its_verb(region: Region, marker: Marker) -> bool:
    """Whether a "not" fell out with the verb between it and its modal: "she could [not understand] anything that changed"."""
    text, at = region.recorded, marker.start
    if (
        text.words[at] not in ("not", "never")
        or not at
        or text.words[at - 1 : at] not in grouped("guard_modals")
    ):
        return False
    verb = text.words[marker.end : marker.end + 1]
    plain = verb != () and verb[0] not in listed("light_words") and not verb[0].endswith("ly")
    return plain and any(c.kind == "dropped" and (c.r0, c.r1) == (at, marker.end + 1) for c in region.changes)


def _in_place_of_a_thing(region: Region, marker: Marker) -> bool:
    """Whether an adverb that denies stands where a word of content stood, and no adverb can: "maths and [hardly]"."""
    word = region.said.words[marker.start]
    if not (word.endswith("ly") or word in _ADVERBS):
        return False
    if word in _JOINED and region.said.between(marker.start).strip():
        return False  # ", neither came it", where ", which came not" stood
    runs = [region.run(c, 1) for c in region.changes if c.kind == "replaced" and c.c0 <= marker.start < c.c1]
    return any(displaced(run) or classed("articles").issuperset(run) for run in runs)


def _no_verb(region: Region, marker: Marker, side: int) -> bool:
    """Whether only the verb of a sentence, which denied besides, fell out or was put in, and left it broken: "they [deny] it"."""
    text = region.text(side)
    spans = region.spans(side, "dropped", "added")
    led = text.words[marker.start - 1] if marker.start else ""
    if text.words[marker.end - 1] == "of" and led in listed("grammar_determiners"):
        return (marker.start, marker.end - 1) in spans  # "a [lack] of use"
    if marker.end - marker.start > 1 or text.words[marker.start] not in _DENYING_VERBS:
        return False
    if marker.start and text.words[marker.start - 1] in listed("grammar_determiners"):
        return True  # "at this [forbid] period"
    led_out = any(start <= marker.start < end for start, end in spans) and text.words[marker.start].endswith(
        "ing"
    )
    if led_out and marker.start and text.words[marker.start - 1] in ("for", "of", "in", "by", "with", "at"):
        return True  # "it is good for [avoiding] reefs"
    # "Stop (denying) coverage" is whole without it.
    if text.words[marker.start].endswith("s") and "to" in text.words[max(0, marker.start - 2) : marker.start]:
        return True  # "able to [denies] close"
    finite = not text.words[marker.start].endswith("ing")
    return (finite and (marker.start, marker.end) in spans) or _joins(region, marker, side)


def _joins(region: Region, marker: Marker, side: int) -> bool:
    """Whether a verb stands where only a conjunction can: "so [avoiding] now you can" for "so that now you can"."""
    for c in region.changes:
        start, end = c.span(side)
        other = region.run(c, 1 - side)
        if (start, end) == (marker.start, marker.end) and other:
            return (listed("clause_openers", "prepositions") | classed("articles") | {"to"}).issuperset(other)
    return False


def gone_whole(region: Region, marker: Marker) -> bool:
    """Whether a negation was dropped with all that it denied: "without hesitation", "not once"."""
    words = region.recorded.words
    for change in region.changes:
        if change.kind != "dropped" or not change.r0 <= marker.start < change.r1:
            continue
        if _set_in(region, change.r0, change.r1):
            return True  # "is not, and has never been, for sale"
        denied = [at for at in range(marker.end, change.r1) if words[at] not in listed("light_words")]
        last = words[change.r1 - 1]
        hangs = (
            small_word(last)
            or last in _JOINED  # "were [neither seen nor] heard"
            or last in listed("guard_attitudes")
            or last in listed("guard_saying")
        )
        return (
            bool(denied)
            and not hangs
            and words[marker.start] in _WITHOUT
            and not _counts_on(region, marker, change.r1)
        )
    return False


def _counts_on(region: Region, marker: Marker, end: int) -> bool:
    """Whether the noun that a "no" was said of stands behind what fell out: "[no credible] evidence"."""
    text = region.recorded
    if text.words[marker.start] != "no" or end >= len(text) or text.between(end).strip():
        return False
    return not small_word(text.words[end])


def _set_in(region: Region, start: int, end: int) -> bool:
    """Whether a run is set in between two commas and only says the same of another time: ", and has never been,"."""
    text = region.recorded
    joined = text.words[start] in ("and", "or", "nor") and text.between(start).strip() == ","
    denied = {m.start for m in markers(text.words, 0, start) if m.kind == "negation"}
    near = any(start - at <= REACH for at in denied)
    return joined and near and end < len(text) and text.between(end).strip() == ","


def broken_off(region: Region, marker: Marker, side: int) -> bool:
    """Whether a "not" ended its clause, and fell out with its verb ("I [don't] --") or answers a word of content.

    "They were not" is "they were dead" in one translation; of a word that stands in both texts something was denied.
    """
    text = region.text(side)
    last = marker.end >= len(text) or bool(text.between(marker.end).strip())
    if text.words[marker.start] != "not" or not last:
        return False
    for c in region.changes:
        (start, end), run = c.span(side), region.run(c, 1 - side)
        if not start <= marker.start < end:
            continue
        if c.kind == "dropped":
            return (
                end == marker.end and text.words[start] in _AUXILIARIES and end - start == len(("do", "not"))
            )
        if _said_whole(region, marker, side) and end == marker.end:
            return False
        plain = not listed("light_words").issuperset(run) and not markers(run)
        said_once = {*run}.isdisjoint(text.words) and not "".join(run[:1]).endswith("ly")
        return (start, end) == (marker.start, marker.end) and plain and said_once
    return False


def _said_whole(region: Region, marker: Marker, side: int) -> bool:
    """Whether one text is the other up to a last word that denies it: "the bridge is [not]", "the bridge is [safe]".

    Whoever "is not" in old English is dead, and nothing is denied.
    """
    words, other = region.text(side).words, region.text(1 - side).words
    start, end = region.changes[0].span(1 - side)
    whole = marker.end == len(words) and len(region.changes) == 1 and _GONE.isdisjoint(other[start:end])
    led = words[: marker.start]
    return (
        whole
        and led[-1:] != ()
        and led[-1] in _AUXILIARIES
        and other[max(0, start - len(led)) : start] == led
    )


def agreeing(region: Region, ours: list[Marker], theirs: list[Marker]) -> bool:
    """Whether the negation too many only agrees with one before it: "not of this nor of that", "… or that"."""
    for text, mine, others, words in (
        (region.said, ours, theirs, region.recorded_words()),
        (region.recorded, theirs, ours, region.claim_words()),
    ):
        if not others and len(mine) == 1 and _joined_on(text, mine[0]):
            return True  # "without terror and [without] fear"
        extra = mine[len(others) :]
        if not extra or any(text.words[m.start] not in _CONCORD for m in mine):
            continue
        if not others and text.words[mine[0].start] == "nor" and text.words[mine[0].end : mine[0].end + 1]:
            # "… in princes, nor in the son of man": no new clause, no new denial.
            clause = text.words[mine[0].end] in listed("finite_verbs")
            if not clause and _denied_before(text, mine[0].start):
                return True
        joined = not _JOINING.isdisjoint(words) or "nor" in text.words[mine[0].end : mine[0].end + REACH]
        if joined and any(
            m.kind == "negation" for m in markers(text.words, mine[0].start - CONCORD, mine[0].start)
        ):
            return True
        if joined and mine[0].start < extra[0].start:
            return True
    return False


def as_often_denied(said: Atoms, recorded: Atoms) -> bool:
    """Whether two texts deny as often, "lest he fall" and "that he fall not" being one, and so is "who knows whether not"."""
    ours, theirs = (_denials(text) for text in (said, recorded))
    return ours == theirs


def _denials(text: Atoms) -> int:
    denied = [m for m in markers(text.words) if m.kind == "negation" or m.kind == "idiom"]
    asked = [m for m in denied if text.words[m.start] == "not" and _asks_whether(text, m.start)]
    return len(denied) - len(asked) + text.words.count("lest")


def _asks_whether(text: Atoms, at: int) -> bool:
    """Whether a "not" only asks: "who knows whether he will not turn", which is "who knows if he will"."""
    before = text.words[max(0, at - REACH) : at]
    opened = [n for n, word in enumerate(before) if word in ("whether", "if")]
    asking = text.words[max(0, at - REACH - len(("who", "knows"))) : at]
    return bool(opened) and "who" in asking


def replaced(region: Region, found: Sequence[tuple[Marker, int]]) -> bool:
    """Whether in a translation every denial went with what it denied, and other words of weight stand for both.

    Whether "perish" says what "not escape" says is more than lists can tell: the words are changed, no marker alone.
    """
    if not (region.loose or archaic(region.said) or archaic(region.recorded)):
        return False
    return bool(found) and all(_taken_over(region, marker, side) for marker, side in found)


def _taken_over(region: Region, marker: Marker, side: int) -> bool:
    for change in region.changes:
        start, end = change.span(side)
        if change.kind != "replaced" or not start <= marker.start < end:
            continue
        mine = {word for word in region.run(change, side) if word not in listed("light_words")}
        weights = [word for word in region.run(change, 1 - side) if word not in listed("light_words")]
        denied = mine - {"not", "no", "never", "none"}
        plain = [
            word for word in weights if (word not in marker_words() or is_opposed(word)) and word[0] != "#"
        ]
        return bool(denied and plain) and not any(_related(a, b) for a in plain for b in mine)
    return False


def _related(one: str, other: str) -> bool:
    """Whether two words are forms of one, opposites, or one the other with a prefix that denies."""
    prefixed = bool(negated_stem(one, (other,)) or negated_stem(other, (one,)))
    return prefixed or opposite(one, other) or inflected(one, other)


def _joined_on(text: Atoms, marker: Marker) -> bool:
    """Whether a "without" only goes on behind another and an "and": what it adds hangs on the first as well."""
    led = text.words[marker.start - 1 : marker.start] in (("and",), ("or",))
    before = text.words[max(0, marker.start - CONCORD) : marker.start]
    return text.words[marker.start] == "without" and led and "without" in before


def _denied_before(text: Atoms, at: int) -> bool:
    return any(m.kind == "negation" for m in markers(text.words, at - CONCORD, at))


def absorbed(region: Region, count: int) -> bool:
    """Whether the side with the negation less has a word that denies in itself: "unsparingly" for "without pity"."""
    mine, others = region.recorded_words(), region.claim_words()
    if count < 0:
        mine, others = others, mine
    if any(
        (word.startswith("un") and len(word) > SHORTEST_DENIED and word not in listed("guard_not_denied"))
        or (word.endswith("less") and len(word) > SHORTEST_DENIED)
        for word in mine
    ):
        return True
    denying = [run for run in (*zip(mine), *pairwise(mine)) if run in phrases("guard_denying_verbs")]
    return any(all(bases(run[0]).isdisjoint(bases(other)) for other in others) for run in denying)
