"""What a speaker held at one time, gave up, or reports in the version of others: "when I was young I was certain that"."""

from collections.abc import Sequence

from quotes.lexicon import classed, listed, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.cutting.governors import Governor, parted, tells

# Words of "in the chairman's telling of it", and between the speaker and what was held.
TELLING, BETWEEN = 7, 3
# What was thought before more was known.
_FIRST_VIEWS = frozenset(
    (early, view, was)
    for early in ("#1.", "initial", "early", "original")
    for view in ("thought", "impression", "assumption", "instinct", "guess", "feeling", "theory", "belief")
    for was in ("was", "is", "had")
)
_MINE = frozenset({"my", "our"})
_SELF = frozenset({"i", "we"})
_HELD = classed("thought_once")
_SURE = classed("sure")
# How somebody leaves off holding something, and what is left off; at most so many words tell how long ago.
_LEFT_OFF = (*((word,) for word in classed("leaving_off")), ("given", "up"), ("gave", "up"), ("left", "off"))
_HOLDING = classed("holding_a_view")
AGO = 4


def once_held(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A view of another time, or somebody else's telling, before the words kept."""
    words = left.words
    if words[start] == "in":
        return _their_telling(left, start)
    if (given_up := _given_up(left, start)) is not None and tells(kept):
        return given_up
    end = len(words) - (words[-1] == "that")
    if end - start < BETWEEN or parted(left, len(words)):
        return None
    if words[end - 3 : end] in _FIRST_VIEWS and not _MINE.isdisjoint(words[max(start, end - 4) : end]):
        return Governor("embedding", "cut.disowned", start, len(words), True)  # "my first thought was that"
    last = words[end - 1]
    said = words[end - 2 : end] == ("have", "said")
    if not (last in _HELD or said or (last in _SURE and words[end - 2] in classed("was"))):
        return None
    if _SELF.isdisjoint(words[max(start, end - 2 - BETWEEN) : end - 1]) or not tells(kept):
        return None
    known = phrases("once_held")
    for at in range(start, end):
        if any(words[at : at + size] in known for size in range(1, 5)):
            return Governor("embedding", "cut.disowned", at, len(words), True)
    return None


def _given_up(left: Atoms, start: int) -> Governor | None:
    """ "I stopped believing long ago that", "we gave up hoping that"; not "I never stopped believing that"."""
    words, end = left.words, len(left)
    low = max(start, end - AGO - 2)
    verb = next((at for at in range(end - 1, low, -1) if words[at] in _HOLDING), None)
    if (
        verb is None
        or (verb < end - 1 and words[-1] != "that")
        or any(parted(left, at) for at in range(verb + 1, end + 1))
    ):
        return None
    size = next((len(off) for off in _LEFT_OFF if words[verb - len(off) : verb] == off), 0)
    denied = not {"not", "never", "cannot", "hardly"}.isdisjoint(
        words[max(start, verb - size - BETWEEN) : verb - size]
    )
    return Governor("embedding", "cut.disowned", verb - size, end, True) if size and not denied else None


def _their_telling(left: Atoms, start: int) -> Governor | None:
    """ "In their version of it," before the words kept."""
    words = left.words[start:]
    if (
        len(words) > TELLING
        or not parted(left, len(left))
        or not {"my", "our", "this", "that"}.isdisjoint(words)
    ):
        return None
    told = next((at for at, word in enumerate(words) if word in listed("tellings")), 0)
    owned = told and (words[1] in listed("possessives") or "'s" in words[:told])
    return Governor("nested_speaker", "cut.voice", start, len(left), True) if owned else None
