"""Markers that left a sentence broken, or went with the words that they said something of.

"This plan [would] be dear" cannot be read without its modal, and "we [could do] that" lost its verb with it: words fell
out, and what is left says nothing else. Such a claim is `altered`, and the finding shows the words.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.markers import Marker, marker_words, markers
from quotes.wording.regions import Region

# Words before a modal in which stands what it is all of: "all it can", "as fast as you can".
WHOLE = 3
_WHOLES = classed("all_one_can")
_HAVE = classed("has")
# Verbs that another may follow at once: "they help build".
_BEFORE_VERBS = classed("before_verbs")
_ADVERBS = frozenset({"never", "ever", "always", "also"})
_AUXILIARIES = tuple((word,) for word in classed("auxiliaries"))
_BARE = (("be",), ("been",))


def torn_modal(region: Region, marker: Marker, side: int) -> bool:
    """Whether a modal that came or went left no sentence behind, or stood without a verb of its own."""
    text, other = region.text(side), region.text(1 - side)
    if _all_one_can(text, marker):
        return True
    for change in region.changes:
        (start, end), (first, last) = change.span(side), change.span(1 - side)
        if not start <= marker.start < end:
            continue
        run = other.words[first:last]
        behind = tuple(word for word in other.words[last : last + 2] if word not in _ADVERBS)[:1]
        if behind in _BARE and listed("finite_verbs").isdisjoint(run) and run[-1:] != ("to",):
            return True  # not "deserve to | be"
        got = text.words[marker.start] == "got" and start and text.words[start - 1] in _HAVE
        if got and listed("finite_verbs").isdisjoint(run):
            return True
        if run and not side:
            return exchanged(run, end - start) or (
                end - start == len(run) and displaced(run[marker.start - start :][:1])
            )
        if run:
            return exchanged(run, end - start)
        if end <= marker.end:
            return behind == ("not",) and other.words[first - 1 : first] not in _AUXILIARIES
        if text.words[marker.end : marker.end + 1] in _BARE:
            return text.between(marker.end) != "-"  # "the would-be buyer"
        led = listed("subject_pronouns").issuperset(text.words[start : marker.start])
        return led and (not behind or _hangs_on_a_verb(behind[0]))
    return False


def _all_one_can(text: Atoms, marker: Marker) -> bool:
    """Whether no verb hangs on a modal that only says how far: "all it can in this way", "as fast as you can"."""
    if text.words[marker.start] not in ("can", "could", "may"):
        return False
    after = text.words[marker.end : marker.end + 1]
    alone = not after or text.between(marker.end).strip() or after[0] in listed("prepositions")
    return bool(alone) and not _WHOLES.isdisjoint(text.words[max(0, marker.start - WHOLE) : marker.start])


def _hangs_on_a_verb(word: str) -> bool:
    """Whether a word begins what stands behind a verb: its object, or where and when."""
    return (
        word in listed("grammar_determiners")
        or word in listed("prepositions")
        or word in listed("subject_pronouns")
    )


def displaced(run: Sequence[str]) -> bool:
    """Whether words stood somewhere that no adverb can replace: "the radar", not "quickly" nor "often"."""
    light = listed("light_words")
    weights = [word for word in run if word not in light]
    return bool(weights) and not any(
        word.endswith("ly") or is_past(word) or word in marker_words() or word in _BEFORE_VERBS
        for word in weights
    )


def exchanged(run: Sequence[str], size: int) -> bool:
    """Whether words of content alone stand where a small word stood, with as many of the words beside it."""
    if len(run) != size or not listed("light_words").isdisjoint(run) or markers(run):
        return False
    return any(_content(word) for word in run)


def _content(word: str) -> bool:
    """Whether a word is neither a verb that may stand there, nor an adverb, nor a word that the guard knows."""
    return not (
        word in listed("light_words")
        or word in listed("finite_verbs")
        or word.endswith("ly")
        or is_past(word)
        or word in listed("english")
        or word in _BEFORE_VERBS
    )
