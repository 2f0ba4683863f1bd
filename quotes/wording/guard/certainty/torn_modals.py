"""Modals that left a sentence broken, or went with the words that they said something of.

"This plan [would] be dear" cannot be read without its modal, "we [could do] that" lost its verb with it, "it [could] go" left a
verb that no longer agrees, and of "why [would] you" no question is left: words fell out, and what is left says nothing else.
Such a claim is `altered`, and the finding shows the words. "We [could] go there" can be read, and says more than was said.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, listed, paired
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import Marker
from quotes.wording.guard.torn import displaced, exchanged
from quotes.wording.regions import Region

# Words before a modal in which stands what it is all of: "all it can", "as fast as you can".
WHOLE = 3
# Words on each side of a modal in which it may stand again, moved and not left out.
NEAR = 4
# Words back from a verb to the article of its subject: "the long first winter".
SUBJECT = 4
_WHOLES = classed("all_one_can")
_HAVE = classed("has")
_ADVERBS = frozenset({"never", "ever", "always", "also"})
_LIGHT_ADVERBS = classed("loose_adverbs") | classed("between_verbs") | {"better", "best"}
_PARTICLES = frozenset({"up", "down", "out", "off", "back", "away", "over"})
_AUXILIARIES = tuple((word,) for word in classed("auxiliaries"))
_BARE = (("be",), ("been",))
_PERSONS = classed("persons") | {"it"}
_OBJECTS = frozenset({"me", "us", "him", "them", "her"})
_ASKED = (
    _PERSONS | classed("somebody") | classed("somebody_one") | listed("possessives") | classed("articles")
    | classed("certain_ones") | {"there", "that", "this"}
)  # fmt: skip
_ONE = classed("somebody_one") | {"he", "she", "it", "this", "what"}
# Verbs whose past is their plain form, so that "the plan [could] cut it" can be read.
_UNCHANGED = classed("unchanged_past")
# Where a speaker breaks off.
_BREAKS = ("--", "\u2013", "\u2014", "...", "\u2026")


def torn_modal(region: Region, marker: Marker, side: int) -> bool:
    """Whether a modal that came or went left no sentence behind, or stood without a verb of its own."""
    text, other = region.text(side), region.text(1 - side)
    if _all_one_can(text, marker) or _had_done(text, marker) or _verb_gone(region, marker, side):
        return True
    for change in region.changes:
        (start, end), (first, last) = change.span(side), change.span(1 - side)
        if not start <= marker.start < end:
            continue
        run = other.words[first:last]
        near = (
            word for word in other.words[last : last + 2] if word not in _ADVERBS and not word.endswith("ly")
        )
        behind = tuple(near)[:1]
        if behind in _BARE and listed("finite_verbs").isdisjoint(run) and run[-1:] != ("to",):
            return True  # not "deserve to | be"
        got = text.words[marker.start] == "got" and start and text.words[start - 1] in _HAVE
        if got and listed("finite_verbs").isdisjoint(run):
            return True
        if run and _gave_way_whole(text.words[start : marker.start], run, end <= marker.end):
            return True
        if run and not side:
            return exchanged(run, end - start) or (
                end - start == len(run) and displaced(run[marker.start - start :][:1])
            )
        if run:
            return exchanged(run, end - start)
        if _broke_off(text, marker) or _left_alone(region, marker, side, change):
            return True
        if end <= marker.end:
            return behind == ("not",) and other.words[first - 1 : first] not in _AUXILIARIES
        if text.words[marker.end : marker.end + 1] in _BARE:
            return text.between(marker.end) != "-"  # "the would-be buyer"
        led = listed("subject_pronouns").issuperset(text.words[start : marker.start])
        return led and (not behind or _hangs_on_a_verb(other, last))
    return False


def _all_one_can(text: Atoms, marker: Marker) -> bool:
    """Whether no verb hangs on a modal that only says how far: "all it can in this way", "as fast as you can"."""
    if text.words[marker.start] not in ("can", "could", "may"):
        return False
    after = text.words[marker.end : marker.end + 1]
    alone = not after or text.between(marker.end).strip() or after[0] in listed("prepositions")
    return bool(alone) and not _WHOLES.isdisjoint(text.words[max(0, marker.start - WHOLE) : marker.start])


def _hangs_on_a_verb(text: Atoms, at: int) -> bool:
    """Whether a word begins what stands behind a verb: its object, or where and when."""
    word = text.words[at]
    return (
        word in listed("grammar_determiners")
        or word in listed("grammar_prepositions")
        or word in listed("subject_pronouns")
        or word in listed("possessives")
        or word in _OBJECTS
        or word == "to"
        or word in _PARTICLES
        or text.raw(at, at + 1)[:1].isupper()
    )


def _had_done(text: Atoms, marker: Marker) -> bool:
    """Whether a "'d" taken for "would" is a "had": "I'd actually met him"."""
    if text.words[marker.start] != "would" or "'d" not in text.surface[marker.start].replace("’", "'"):
        return False
    behind = [
        word for word in text.words[marker.end :][:3] if word not in _ADVERBS and not word.endswith("ly")
    ]
    done = behind[0] if behind else ""
    return is_past(done) and done not in paired("irregular_forms").values() and done not in _UNCHANGED


def _verb_gone(region: Region, marker: Marker, side: int) -> bool:
    """Whether a modal and its verb fell out, each at a place of its own: "I [can] always [talk] about it"."""
    text, gone = region.text(side), region.spans(side, "dropped")
    at = marker.end
    while at < len(text) and (text.words[at] in _ADVERBS | _LIGHT_ADVERBS or text.words[at].endswith("ly")):
        at += 1
    if not marker.end < at < len(text) or text.words[at] in _HAVE | {"have"}:
        return False
    spans = [[(start, end) for start, end in gone if start <= n < end] for n in (marker.start, at)]
    return bool(spans[0] and spans[1]) and spans[0] != spans[1]


def _broke_off(text: Atoms, marker: Marker) -> bool:
    """Whether the speaker broke off behind a modal, so that it says nothing: "all that you would -- even then"."""
    return marker.end < len(text) and any(mark in text.between(marker.end) for mark in _BREAKS)


def _left_alone(region: Region, marker: Marker, side: int, change: Change) -> bool:
    """Whether a modal fell out, alone or with its subject, and left a verb that has no subject or does not agree with it."""
    text, other = region.text(side), region.text(1 - side)
    start, end = change.span(side)
    first, last = change.span(1 - side)
    rest = text.words[marker.end : end]
    if rest and (classed("articles") | _PERSONS).issuperset(rest):
        return True  # "nor [can the] crane fail", "and [might it] not be well"
    if any(word not in _ADVERBS and not word.endswith("ly") for word in rest):
        return False
    if marker.group in _groups_near(region, side, first):
        return False
    if start < marker.start and not classed("joining").issuperset(text.words[start : marker.start]):
        return _lost_its_subject(text, other, marker.start, start, first)
    asked = text.words[marker.end : marker.end + 2]
    if asked and asked[0 if asked[0] != "not" else -1] in _ASKED:
        return True
    return _disagrees(other, first, last, text.raw(marker.end, min(len(text), marker.end + SUBJECT)))


def _groups_near(region: Region, side: int, at: int) -> set[str]:
    """The modals of the other side close to a place: there the modal was only moved."""
    return {m.group for m in region.markers(1 - side) if m.kind == "modal" and abs(m.start - at) <= NEAR}


def _gave_way_whole(subject: Sequence[str], run: Sequence[str], ended: bool) -> bool:
    """Whether one word of content stands for a modal and its subject: "[startled] all be like", where "we'd" stood."""
    return ended and bool(subject) and _PERSONS.issuperset(subject) and len(run) == 1 and displaced(run)


def _lost_its_subject(text: Atoms, other: Atoms, modal: int, start: int, at: int) -> bool:
    """Whether the subject of a modal fell out with it: "a list that [we might] as well sort", not "they met and [may] vote"."""
    before = other.words[at - 1 : at] if at else ()
    subject = text.words[modal - 1]
    if before == (subject,):
        return False  # "he, he may have": the subject still stands
    if subject in _PERSONS:
        return not before or before[0] not in classed("joining") or sentence_start(text, start - 1)
    noun = subject not in listed("light_words")
    return (
        noun and before != () and (before[0] in listed("grammar_determiners") or before[0] in ("and", "or"))
    )


def _disagrees(text: Atoms, first: int, last: int, governed: str) -> bool:
    """Whether a verb left bare, as it stood in the words `governed`, stands behind a subject that is one: "it go"."""
    while first > 0 and (text.words[first - 1] in _ADVERBS or text.words[first - 1].endswith("ly")):
        first -= 1
    while last < len(text) - 1 and (text.words[last] in _ADVERBS or text.words[last].endswith("ly")):
        last += 1
    if not first or last >= len(text) or text.between(first).strip():
        return False
    verb, subject = text.words[last], text.words[first - 1]
    if text.raw(last, last + 1).casefold() not in governed.casefold().split():
        return False  # "the bill would ban it", "the bill bans it"
    if verb in _UNCHANGED or is_past(verb) or verb in listed("light_words") - {"have", "do"}:
        return False
    shown = subject == "that" and (
        first < 2 or text.words[first - 2] in classed("joining") or sentence_start(text, first - 1)
    )
    return subject in _ONE or shown or (_one_thing(text, first - 1) and _led(text, first - 1))


def _one_thing(text: Atoms, at: int) -> bool:
    """Whether a word can be a noun of one: "plan", not "plans", "people" or "them"."""
    word = text.words[at]
    plural = (word.endswith("s") and not word.endswith("ss")) or word in paired("irregular_plurals")
    plural = plural or word in classed("collectives")  # "the crew rest", as the British say
    known = word in listed("light_words") or word in listed("grammar_prepositions") or word in _OBJECTS
    return word.isalpha() and not (plural or known or word in ("people", "police", "who", "which", "that"))


def _led(text: Atoms, at: int) -> bool:
    """Whether a noun is the head of its subject: "the plan", not "members of the plan" nor "the cook and the maid"."""
    for n in range(at - 1, max(-1, at - 1 - SUBJECT), -1):
        word = text.words[n]
        if word in listed("grammar_determiners") or word in listed("possessives"):
            one = word not in classed("certain_ones") - {"the"} and word not in ("few", "all", "two", "three")
            before = text.words[n - 1] if n else ""
            joined = before in listed("grammar_prepositions") or before in classed("joining")
            opened = not n or sentence_start(text, n) or bool(text.between(n).strip())
            return one and (opened or not joined)
        if word in listed("light_words") or word in listed("grammar_prepositions"):
            return False
    return False
