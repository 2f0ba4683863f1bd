"""Where the next sentence begins behind an excerpt from words without marks: it has a clause of its own.

A condition behind belongs to the words kept ("we will close | if it rains"), or to a consequence behind it ("| if it rains
we stay at home"); a "no" may be theirs ("he trusts | no one") or an answer, or count somebody who does something.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.cutting.fresh import (
    DOERS,
    JOINTS,
    SUBJECT,
    acts,
    asks,
    clause,
    fresh,
    inverted,
    modal,
    openers,
    parts,
)
from quotes.wording.cutting.governors import CLAUSE, Governor
from quotes.wording.cutting.unmarked import CONDITION, leads_on

# Words behind an "if" among which its consequence is looked for.
CONSEQUENCE = 18
_OPENING = frozenset({"if", "unless", "once", "when"})
_SUBJECTS = DOERS | {"you", "it", "there", "that", "this"}
_WAS = frozenset({"was", "were", "had", "did", "didn't", "wasn't", "weren't"})
_LEADING_TO = frozenset({"how", "what", "why", "where"})
_NOBODY = frozenset({"nobody", "nothing", "none"})
_WHOLE = frozenset({"it", "them", "him", "me", "us", "here", "there", "now", "too", "again", "today"})


def apart_behind(right: Atoms, governor: Governor, kept: Sequence[str]) -> bool:
    """Whether a sentence of its own begins behind the words kept, so that what was found there is the next one's."""
    words = right.words
    if _begins_anew(words) or (governor.rule == "cut.condition" and _has_its_own(words, kept)):
        return True
    if leads_on(kept):
        return False
    if governor.rule == "cut.complement":
        return _answers(words) or _nobody_does(words) or kept[-1] in _WHOLE
    return governor.rule == "cut.denied_limit" and fresh(words)


def _begins_anew(words: Sequence[str]) -> bool:
    """Whether words begin as only a new sentence does: "secondly there have been", "which is why"."""
    if words[:2] == ("none", "of") or words[:3] in (("which", "is", "why"), ("which", "was", "why")):
        return True
    begun = openers(words) or int(words[:1] == ("no",))
    return bool(begun) and clause(words, begun)


def _answers(words: Sequence[str]) -> bool:
    """Whether a "no" is an answer: "no but we paid", "no why would I", "no no"."""
    if words[:1] != ("no",) or len(words) < CONDITION:
        return False
    return words[1] in classed("answer_goes_on") or fresh(words[1:]) or openers(words[1:]) > 0


def _nobody_does(words: Sequence[str]) -> bool:
    """Whether who is denied does something in a clause of its own: "nobody really talks", "no effort has been made"."""
    if words[0] not in _NOBODY and words[0] != "no":
        return False
    first = 1 if words[0] in _NOBODY else 2
    for word in words[first : first + SUBJECT]:
        if word in listed("clause_openers"):
            return False
        if acts(word) or (word[-1:] == "s" and first == 1 and word[-2:] not in ("ss", "us")) or word == "'s":
            return True
    return False


def _has_its_own(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether a condition behind the words kept has a consequence of its own: "| if we did that we would know".

    "But if" and "and if" begin a clause; a mere "if" belongs to the words before it where these tell what would be.
    """
    head = int(words[:1] in (("but",), ("and",)))
    if words[head : head + 1] == () or words[head] not in _OPENING or len(words) <= head + CONDITION:
        return False
    if kept[-1:] == () or leads_on(kept):
        return False  # "you promised that | if you are elected"
    if head > 0:
        return True
    told = asks(kept) or _told(kept)
    return not any(map(modal, kept[-CLAUSE:])) and _consequence(words, would=not told)


def _told(kept: Sequence[str]) -> bool:
    """Whether the words kept tell what was, which hangs on no condition of now: "I thought they knew", "it was a gift"."""
    at = openers(kept) or int(kept[0] in JOINTS or kept[0] == "because")
    head, tail = parts(kept, at)
    verb = kept[at + 1] if kept[at + 1] not in classed("between_verbs") else "".join(kept[at + 2 : at + 3])
    return head in _SUBJECTS and not tail and (is_past(verb) or verb in _WAS)


def _consequence(words: Sequence[str], *, would: bool) -> bool:
    """Whether a clause follows a condition in its own sentence: "… we would", "… what would you", "… it 's gone".

    With `would` only one that tells what would be: any other may as well be the next sentence.
    """
    for at in range(CONDITION, min(len(words) - 1, CONSEQUENCE)):
        one, other, led = words[at], words[at + 1], words[at - 1]
        if one == "then" and led != "and":
            return True
        if led in _LEADING_TO and inverted(one) and other in _SUBJECTS:
            return True
        if not _stands_free(words, at):
            continue
        if one in _SUBJECTS and (modal(other) or (one == "that" and other == "'s")):
            return True
        if would:
            continue
        if one in _SUBJECTS and (acts(other) or other[:1] == "'"):
            return True
        if one in DOERS and clause(words, at) and other not in ("to", "the", "a", "all", "not"):
            return True
    return False


def _stands_free(words: Sequence[str], at: int) -> bool:
    """Whether a clause at a word hangs on none before it: not "if you believe that | we can"; "if we did that | we would"."""
    led = words[at - 1]
    if led == "that" and words[at - 2] in ("do", "does", "did"):
        return True
    hangs = listed("guard_attitudes", "guard_saying", "clause_openers", "prepositions")
    return led not in hangs and led not in _LEADING_TO and led != "if"
