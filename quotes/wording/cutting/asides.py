"""What is thrown in between two commas at the end of the words left out, behind what governs the words kept."""

from collections.abc import Sequence
from dataclasses import replace

from quotes.lexicon import classed, listed, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import markers
from quotes.wording.cutting.governors import REACH, Governor, dashed, parted

# Words thrown in between two commas, at most, behind a plain denial and behind a word that ends no clause.
ASIDE, LONG_ASIDE = 4, 12
# Words of a beginning that is given up.
BEGUN = 5
# What stands between "that" and what it joins.
_BEHIND_THAT = frozenset(
    {"somehow", "basically", "actually", "really", "obviously", "apparently", "well", "just"}
)
_AUXILIARIES = classed("auxiliaries") | {"'s", "'re", "'m"}
# Words thrown in behind "he said", besides those that open sentences.
_ANSWERS = (("no",), ("good",), ("great",), ("fine",), ("please",))
_SAYING = tuple((word,) for word in listed("guard_saying"))
_TITLES = tuple((word,) for word in listed("speaker_titles"))
# No clause ends with one of these.
_HANGING = frozenset({"only", "not", "never", "almost", "nearly", "without", "unless", "if"})


def before_aside(left: Atoms, start: int) -> int:
    """Where the words left out end but for what is thrown in between two commas: "you should not[, please,] go"."""
    end = len(left)
    if not parted(left, end):
        return end
    opens = next((at for at in range(end - 1, max(start, end - ASIDE) - 1, -1) if parted(left, at)), end)
    return opens if left.words[opens - 1 : opens] in (("not",), ("never",)) else end


def without_aside(left: Atoms, start: int) -> Atoms | None:
    """The words left out without a clause thrown in between two commas at their end: "almost[, I think it's fair to say,] every".

    Only behind a word that ends no clause, so that what it is said of stands behind the second comma; else None.
    """
    end = len(left)
    if left.words[-1] == "that" and not parted(left, end) and parted(left, end - 1):
        return _without_told_aside(left, start)
    if not parted(left, end) or start == 0 == end - 1:
        return None
    opens = next((at for at in range(end - 1, max(start, end - LONG_ASIDE) - 1, -1) if parted(left, at)), 0)
    if opens <= start or "," not in left.between(opens):
        return None
    words = left.words[:opens]
    told = words[-1] in listed("guard_saying")
    said = left.words[opens:]
    told = told or (
        words[-1] in listed("not_possessive") and words[-2:-1] == ("to",) and words[-3:-2] in _SAYING
    )
    hails = len(said) == 1 and (said[0] in listed("titles_before_names") or said in phrases("hails"))
    if told and (said in phrases("openers") or said in _ANSWERS or hails or said in _TITLES):
        return replace(left.part(0, opens), last=left.ends[opens - 1])  # "he said, good, | you will learn"
    bounds = [m for m in markers(words, max(start, opens - REACH)) if m.kind in ("bound", "hedge")]
    hangs = (
        words[-1] in _HANGING
        or words[-2:] in phrases("guard_cut_negations")
        or any(m.end == opens and (m.kind == "bound" or m.group == "almost") for m in bounds)
    )
    if not hangs:
        return None
    return replace(left.part(0, opens), last=left.ends[opens - 1])


def _without_told_aside(left: Atoms, start: int) -> Atoms | None:
    """The words left out up to the verb whose "that" an aside parts from it: "the mayor said[, and I wrote it down, that]"."""
    end = len(left) - 1
    opens = next((at for at in range(end - 1, max(start, end - LONG_ASIDE) - 1, -1) if parted(left, at)), 0)
    told = opens > start and left.words[opens - 1] in listed("guard_saying", "guard_attitudes")
    return replace(left.part(0, opens), last=left.ends[opens - 1]) if told else None


def last_said(left: Atoms) -> int:
    """Where words end but for a sound or an adverb between "that" and what it joins: "he tells me that[, uh,] trade is"."""
    sounds = listed("filler_sounds")
    end = next((at for at in range(len(left), 0, -1) if left.words[at - 1] not in sounds | _BEHIND_THAT), 0)
    if end and left.words[end - 1] == "that":
        return end
    return next((at for at in range(len(left), 1, -1) if left.words[at - 1] not in sounds), len(left))


def begun_again(left: Atoms, kept: Sequence[str]) -> int:
    """Where the words left out end but for a beginning that the words kept say again: "we never, | we never got it"."""
    end = len(left)
    if not parted(left, end) or len(kept) < 2:
        return end
    low = max(0, end - BEGUN)
    opens = next((at for at in range(end - 1, low - 1, -1) if at == 0 or parted(left, at)), end)
    begun = left.words[opens:]
    if begun in (("and", kept[0]), ("but", kept[0]), ("so", kept[0])) and kept[0] in listed(
        "subject_pronouns"
    ):
        return 0  # "maybe you won't, and I, | I was forty": a clause of its own
    same = (
        len(begun) > 1
        and begun == tuple(kept[: len(begun)])
        and not any(m in left.between(end) for m in ".!?")
    )
    return opens if same or _broken_off(left, opens, kept) else end


def _broken_off(left: Atoms, opens: int, kept: Sequence[str]) -> bool:
    """Whether a clause was given up at a dash before it denied anything: "it's not -- | I don't think it's safe".

    The words kept begin a clause of their own.
    """
    begun = left.words[opens:]
    if len(begun) < 2 or begun[0] not in listed("subject_pronouns"):
        return False
    denied = begun[-1] == "never" or (begun[-1] == "not" and begun[-2] in _AUXILIARIES)
    hanging = denied or begun[-1] in _AUXILIARIES
    return hanging and kept[0] in listed("subject_pronouns") and dashed(left, len(left))


def torn_denial(left_out: Atoms) -> Governor | None:
    """A denial of which an aside parts the last word: "incapable[, and I say so as his friend,] of", "has yet[, alas,] to"."""
    last = len(left_out) - 1
    if last < 2 or not parted(left_out, last) or parted(left_out, last + 1):
        return None
    end = next((at for at in range(1, last) if parted(left_out, at)), last)
    whole = (*left_out.words[:end], left_out.words[last])
    for marker in markers(whole):
        if marker.kind == "negation" and marker.start < end < marker.end:
            return Governor("negation", "cut.negation", marker.start, last + 1, True)
    return None
