"""Questions of which the words kept are the content: whoever asks whether it is so does not say that it is."""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.cutting.conditions import inverted
from quotes.wording.cutting.governors import Governor, parted, tells

# Words of "am I really suggesting".
WONDERING = 5
_MODALS = frozenset({"should", "would", "can", "could"})
_SELF = frozenset({"i", "we"})
_ASKS = classed("asks_of_oneself")
_WONDERED = listed("guard_attitudes") | classed("wondering")


def asked(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A question whether the words kept are so: "is it true that | you sank it", "did anybody tell you that | it leaked"."""
    words = left.words
    if (wondered := _wondered(left, start) or _why_believe(left, start)) is not None and tells(kept):
        return wondered
    if words[-1] not in ("that", "whether", "if") or parted(left, len(words)) or not tells(kept):
        return None
    for at in range(start, len(words) - 2):
        asks = inverted(words[at]) and words[at + 1] in listed("subject_pronouns", "anybody")
        if not (asks and _opens(left, start, at)):
            continue
        rest = words[at + 2 : -1]
        presumed = not listed("presuming_verbs").isdisjoint(rest) or "not" in words[at:]
        if (
            presumed
            or words[at + 1] in ("i", "we")
            or any(parted(left, n) for n in range(at + 1, len(words)))
        ):
            return None  # "do you know that", "isn't it true that", "may I say that"
        return Governor("question", "cut.question", at, len(words), True)
    return None


def _wondered(left: Atoms, start: int) -> Governor | None:
    """Whether a speaker asks of themselves what they say or think: "am I saying | the mayor is corrupt?", "do I think that"."""
    words = left.words
    end = len(words) - (words[-1] == "that")
    if words[end - 1] not in _WONDERED or parted(left, len(words)):
        return None
    for at in range(max(start, end - WONDERING), end - 2):
        if words[at] in _ASKS and words[at + 1] in _SELF and _opens(left, start, at):
            return Governor("question", "cut.question", at, len(words), True)
    return None


def _why_believe(left: Atoms, start: int) -> Governor | None:
    """Whether it is asked why somebody should think what follows: "why should we believe that", "how can anyone think"."""
    words = left.words
    end = len(words) - (words[-1] == "that")
    asks = words[start] in ("why", "how") and end - start in (4, 5) and not parted(left, len(words))
    if not asks or words[end - 1] not in listed("guard_attitudes") or "not" in words[start:]:
        return None
    modal = words[start + 1] in _MODALS and words[start + 2] in listed("subject_pronouns", "anybody")
    return Governor("question", "cut.question", start, len(words), True) if modal else None


def _opens(left: Atoms, start: int, at: int) -> bool:
    """Whether a question can begin at a word: at the head of its sentence, behind a mark or a "so"."""
    joined = at == start + 1 and left.words[start] in classed("before_questions")
    return at == start or joined or parted(left, at)


def affirmative(right: Atoms) -> bool:
    """Whether a question is answered with a yes right behind it."""
    if "?" not in right.text:
        return False
    end = next((at for at in range(len(right)) if "?" in right.between(at)), None)
    return end is not None and right.words[end : end + 1] != () and right.words[end] in classed("answers_yes")


def asked_why(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether a run asks why something is not so: "why didn't | you sign"; not the offer "why don't | we go"."""
    if words[-3:-2] != ("why",) or words[-1] != "not":
        return False
    return words[-2] != "do" or (len(kept) > 1 and kept[1] in listed("guard_attitudes"))
