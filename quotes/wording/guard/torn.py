"""Words that fell into a sentence which they break: no adverb and no verb, where only one could stand."""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import is_past
from quotes.wording.canon.markers import marker_words, markers

# Verbs that another may follow at once: "they help build".
_BEFORE_VERBS = classed("before_verbs")


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
