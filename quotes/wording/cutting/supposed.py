"""A supposition in a sentence before the words kept, of which they tell what would come: "Suppose the dam breaks. | We drown"."""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.alignment import find
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.verbs import third_person
from quotes.wording.cutting.governors import Governor, is_clause, tells

# Words of such a sentence, at most.
LONGEST = 20
# What is so whatever is supposed: "Suppose nobody rows. The race goes on."
_ANYWAY = frozenset({"goes", "still", "anyway", "regardless", "continues", "remains"})
_PARTICIPLE_OF = tuple((word,) for word in (*classed("is"), "'s", "'re", "be"))
_SUPPOSING = frozenset({"suppose", "imagine", "picture", "assume"})
_LET_US = frozenset({"let", "us", "'s", "now", "just", "so", "and", "well", "but"})
# Behind these nothing is supposed to happen: "imagine that", "suppose so", "imagine my surprise".
_NOTHING = frozenset({"so", "not", "my", "our", "his", "her", "their"})


def may_suppose(text: str, kept: Sequence[str]) -> bool:
    """Whether a text holds a word by which something is supposed; asked before its words are read."""
    folded = text.casefold()
    return any(word in folded for word in _SUPPOSING) or (
        "if " in folded and (_would_be(kept) or _doing(kept) != ())
    )


def _would_be(kept: Sequence[str]) -> bool:
    """Whether words begin with what somebody else or something would do: "they'd get nothing", "it would sink"."""
    subject, short, _ = kept[0].partition("'d")
    behind = kept[1 + (not short) : 2 + (not short)]
    if subject in ("i", "we") or subject not in listed("subject_pronouns") or not behind:
        return False
    if short:
        return not is_past(behind[0]) and behind[0] not in ("better", "rather", "like", "love")
    return kept[1] == "would" and behind[0] not in ("rather", "like", "love")


def _doing(kept: Sequence[str]) -> tuple[str, ...]:
    """Who would do what, with the verb, where words begin with that: "I would have left"; else nothing."""
    subject, short, _ = kept[0].partition("'d")
    behind = kept[1 + (not short) : 3 + (not short)]
    would = short or tuple(kept[1:2]) in (("would",), ("'d",))
    return (
        (subject, "would", *behind)
        if would and len(behind) == 2 and subject in listed("subject_pronouns")
        else ()
    )


def supposed(left: Atoms, kept: Sequence[str]) -> Governor | None:
    """The sentence right before the words kept, where it tells its hearer to suppose something and they tell what then is."""
    start = len(left) - 1
    while start > 0 and not sentence_start(left, start):
        start -= 1
    at = start
    while at < len(left) and left.words[at] in _LET_US:
        at += 1
    words = left.words[at:]
    told = tuple("would" if word == "'d" else word for word in words)
    again = (
        _doing(kept) != () and find(_doing(kept), told) >= 0
    )  # "If I knew, I'd have left. | I'd have left at once"
    if words[:1] == ("if",) and (again or (_would_be(kept) and "would" in words)):
        return Governor("condition", "cut.condition", start, len(left), True)
    if not 3 <= len(words) <= LONGEST or words[0] not in _SUPPOSING or words[1] in _NOTHING:
        return None
    happens = is_clause(words[1:]) or any(third_person(word) for word in words[2:])
    if not happens or not tells(kept) or _happened(kept[:4]) or not _ANYWAY.isdisjoint(kept):
        return None
    return Governor("condition", "cut.condition", start, len(left), True)


def _happened(words: Sequence[str]) -> bool:
    """Whether words tell what was, by a past that is no participle: "left", not "is left"."""
    return any(is_past(word) and words[at - 1 : at] not in _PARTICIPLE_OF for at, word in enumerate(words))
