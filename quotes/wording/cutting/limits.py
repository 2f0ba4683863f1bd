"""What stands right behind the words kept and leaves less of them: another choice, or the limit of what they deny."""

from collections.abc import Sequence

from quotes.lexicon import listed, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.cutting.governors import CLAUSE, Governor, parted

# Words behind a cut that are read for what limits a denial, and shown of another choice.
REACH = 6
LONGEST = 3


def other_choice(right: Atoms) -> Governor | None:
    """Another choice that was left open: "on Wednesday[, or perhaps on Thursday]"; it turns nothing, since the first was said."""
    words = right.words
    if words[:1] != ("or",) or words[1:2] in ((), ("so",)):
        return None
    return Governor("hedge", "cut.alternative", 0, _phrase_end(right), False)


def limit_of_denial(right: Atoms, kept: Sequence[str]) -> Governor | None:
    """What alone was denied ("we do not raise prices [every year]"), which turns; or when or where, which does not."""
    if parted(right, 0) or not denies(kept):
        return None
    words, end = right.words, _phrase_end(right)
    known = phrases("guard_denied_limits")
    for at in range(end):
        if at and words[at] in listed("clause_openers"):
            break
        for size in range(min(LONGEST, end - at), 0, -1):
            if words[at : at + size] in known:
                return Governor("negation", "cut.denied_limit", 0, at + size, True)
    if words[0] in listed("guard_denied_limits_told"):
        return Governor("condition", "cut.denied_limit", 0, end, False)
    return None


def denies(kept: Sequence[str]) -> bool:
    """Whether the last clause of the words kept denies what it tells."""
    tail = kept[-CLAUSE:]
    at = max((n for n, word in enumerate(tail) if _is_denial(word)), default=len(tail))
    following = {word.partition("'")[0] for word in tail[at + 1 :]}
    return at < len(tail) and following.isdisjoint(listed("clause_openers") | listed("subject_pronouns"))


def _is_denial(word: str) -> bool:
    # Claimed words are folded only: "don't" is one word.
    return word in ("not", "never", "cannot") or word.endswith("n't")


def _phrase_end(right: Atoms) -> int:
    """Where the first phrase behind a cut ends: at a mark, or after a few words."""
    most = min(len(right), REACH)
    return next((at for at in range(1, most) if parted(right, at)), most)
