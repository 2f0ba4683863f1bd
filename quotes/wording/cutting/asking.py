"""Questions of which the words kept are the content: whoever asks whether it is so does not say that it is."""

from collections.abc import Sequence

from quotes.lexicon import listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.cutting.conditions import inverted
from quotes.wording.cutting.governors import Governor, parted, tells


def asked(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A question whether the words kept are so: "is it true that | you sank it", "did anybody tell you that | it leaked"."""
    words = left.words
    if words[-1] not in ("that", "whether", "if") or parted(left, len(words)) or not tells(kept):
        return None
    for at in range(start, len(words) - 2):
        opens = at == start or parted(left, at)
        if not (
            opens and inverted(words[at]) and words[at + 1] in listed("subject_pronouns") | listed("anybody")
        ):
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
