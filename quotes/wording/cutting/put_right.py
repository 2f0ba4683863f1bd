"""A slip that the speaker puts right at once, cut away behind it: "on Tuesday[, no, Wednesday,]", "it was Marta[, well, actually
it was Helena]". Who keeps the slip has printed what was taken back.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, grouped, listed, marked, phrases
from quotes.text import tokens
from quotes.wording.canon.atoms import Atoms, atoms
from quotes.wording.canon.markers import opposite
from quotes.wording.cutting.governors import dashed, is_count, parted

# Words of the longest phrase that puts right, of what it puts right, and of what it puts there.
LONGEST, SLIP, RIGHT = 4, 3, 8
_VERBS = classed("auxiliaries")
# Words before the slip in which is looked for what is said again.
NEAR = 6


def put_right(right: Atoms, kept: Sequence[str]) -> int:
    """How many words behind the words kept say otherwise what these end with; 0 for none."""
    if not kept or not parted(right, 0):
        return 0
    if size := _counted_again(right, kept):
        return size
    sizes = range(min(LONGEST, len(right) - 1), 0, -1)
    for size in sizes:
        strong = right.words[:size] in phrases("corrections")
        weak = right.words[:size] in phrases("corrections_weak")
        if strong or weak:
            break
    else:
        return 0
    most = min(len(right), size + RIGHT)
    end = next((at for at in range(size + 1, most) if parted(right, at)), most)
    again = right.words[size:end]
    on = size + 1 if right.words[size] in listed("prepositions") and size + 1 < end else size
    if _of_a_kind(right, on, kept[-1]):
        return end
    if strong and (size == len(right) or not parted(right, size)) and right.words[0] == "no" and size == 1:
        return 0  # "we left, no one spoke"
    slip = _slip(again, kept)
    slip = [word for word in slip if word not in again]
    told = [word for word in again if word not in kept]
    if not slip or not told:
        return 0
    if {*slip, *told} <= _VERBS and parted(right, end):
        return end  # "we are[, or we were,] the biggest yard"
    if not any(opposite(a, b) for a in slip for b in told):
        told = [word for word in told if word not in listed("light_words")]
    if strong:
        return end if told else 0
    named = any(right.raw(at, at + 1)[:1].isupper() for at in range(size + 1, end))
    return end if told and (named or any(opposite(a, b) for a in slip for b in told)) else 0


def _counted_again(right: Atoms, kept: Sequence[str]) -> int:
    """How many words behind a number kept only hesitate and give another: "four[, uh, five] sailors"; 0 for none.

    "Four, five sailors" gives both, and so does "four or five".
    """
    at = next((n for n in range(len(right)) if right.words[n] not in listed("filler_sounds")), len(right))
    if not (0 < at < len(right) or dashed(right, 0)) or at >= len(right):
        return 0
    told = is_count(right.words[at]) and is_count(kept[-1])
    again = atoms(tokens(kept[-1])).words[-1:] == right.words[at : at + 1]
    return at + 1 if told and not again else 0


def _of_a_kind(right: Atoms, at: int, last: str) -> bool:
    """Whether what follows is another day or month, or another person by a first name: "Tuesday, no, Wednesday"."""
    word = right.words[at]
    times = grouped("guard_times")
    one, other = times.get((last,), ""), times.get((word,), "")
    if one.startswith(("day/", "month/")) and one.partition("/")[0] == other.partition("/")[0]:
        return one != other
    first = marked("names_first")
    return word != last and right.raw(at, at + 1) in first and last.capitalize() in first


def _slip(again: Sequence[str], kept: Sequence[str]) -> Sequence[str]:
    """The words kept behind those that are said again, in place of which others are put; empty for none."""
    tail = [*kept[-NEAR:]]
    for size in range(1, SLIP + 1):
        before, slip = tail[:-size], tail[-size:]
        said = range(1, min(len(before), len(again) - 1) + 1)
        if any(tuple(before[-n:]) == tuple(again[:n]) for n in said):
            light = listed("light_words") - listed("small_opposites") - _VERBS
            return slip if any(word not in light for word in slip) else ()
    same = next((n for n in range(min(len(tail), len(again))) if tail[-n - 1] != again[-n - 1]), 0)
    counts = [tuple(run[-same - 1 : len(run) - same]) for run in (tail, list(again))]
    counted = all(one in grouped("guard_quantifiers") for one in counts)
    return (
        tail[-same - 1 : len(tail) - same] if same and counted else ()
    )  # "all of them, or rather most of them"
