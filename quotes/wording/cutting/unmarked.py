"""Where a sentence ends in words without marks, as captions are made by a machine: nothing parts it from the next.

Every word before and behind an excerpt looks like its own sentence there. What stands outside bears on it only where the
words at the edge lean on each other ("I don't think | he will", "if | we close"), and not where a clause with a subject and
a verb of its own begins at the edge and what stands before it is complete ("… when they were not | but you had banks").
"""

import re
from collections.abc import Sequence
from functools import cache

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.cutting.fresh import (
    ASKING,
    DOERS,
    JOINTS,
    SUBJECT,
    acts,
    adverbial,
    asks,
    clause,
    fresh,
    joined,
    modal,
    names,
    openers,
    parts,
)
from quotes.wording.cutting.governors import Governor

# Code points on either side in which no mark may stand, some sixty words, and words that must be seen without any.
NEAR, FEWEST = 360, 40
# Words of the shortest condition, with its opener: "if it rains".
CONDITION = 3
# Words of the longest condition after which its consequence is still looked for.
LONGEST = 16

# A full stop behind one letter may stand in "u.s.", and one behind a title ends nothing.
_MARK = re.compile(
    r"(?<=\w\w)(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bst)[.;:…,]['’\")]?(?=\s|$)|[!?]|[—–]|\n\n", re.IGNORECASE
)
# "As if it rained", "even if it rains", "ask if it rains" make nothing depend on it.
_NO_CONDITION = frozenset(
    {"as", "even", "what", "only", "ask", "asked", "see", "wonder", "wondered", "if", "or"}
)
_OF_CLAUSES = frozenset({"cut.negation", "cut.denied_saying", "cut.voice", "cut.condition"})
# Whose content may stand far behind: "told the court | he was there".
_OF_SAYING = frozenset({"cut.denied_saying", "cut.voice"})
# Words up to the verb of saying a run ends with, and words before that verb in which what it answers to stands.
SAID, ASKED = 6, 4
_ASKED = frozenset({"what", "how", "why", "as"})
_TAGS = (("you", "know"), ("i", "know"), ("we", "know"), ("you", "see"))
_OBJECTS = frozenset({"it", "you", "them", "him", "me", "us", "this", "so"})
# Words before what a sentence goes on to name, and before a noun in which it is denied: "no sign | they failed".
_NAMING = frozenset({"to", "a", "an", "the", "my", "our", "your", "his", "her", "its", "their", "every"})
_DENYING = frozenset(
    {"no", "any", "a", "little", "much", "enough", "every", "slightest", "scant", "not", "without"}
)
_DOING = frozenset({"do", "does", "did", "doing", "done", "have", "had"})
# Behind these stands a noun: "on the show", "for sure".
_BEFORE_NOUNS = frozenset(
    {"a", "an", "the", "my", "our", "your", "their", "its", "for", "of", "on", "at", "in"}
)
_HELPING = frozenset({"do", "does", "did", "can", "could", "will", "would", "should", "may", "might", "must"})
_LEADING = frozenset({
    "to", "a", "an", "the", "my", "our", "your", "his", "her", "its", "their", "every", "no", "nor", "only", "hardly", "true",
    "like",
})  # fmt: skip


def is_unmarked(text: str, start: int, end: int, before: str = "", after: str = "") -> bool:
    """Whether no mark stands in `text[start:end]` or near it, and words enough do to tell that there are none."""
    left = (before[-NEAR:] + text[max(0, start - NEAR) : start])[-NEAR:]
    right = (text[end : end + NEAR] + after[:NEAR])[:NEAR]
    around = f"{left}{text[start:end]}{right}"
    return _MARK.search(around) is None and len(around.split()) >= FEWEST


def apart(left: Atoms, governor: Governor, kept: Sequence[str]) -> bool:
    """Whether a sentence of its own begins with the words kept, so that what was found before them is the last one's."""
    if (begun := openers(kept)) and clause(kept, begun):
        return True  # "… so I would think | yeah I believe it"
    words = left.words
    if governor.rule in _OF_SAYING:
        return _begun_behind(words, governor) or _said_out(words, kept)
    if governor.rule == "cut.denied_subject":
        return fresh(kept)  # no predicate of that subject: "… nobody else | is it far"
    if governor.rule not in _OF_CLAUSES or not (fresh(kept) or _named(words, governor, kept)):
        return False
    if _leans(words, kept):
        return False
    if governor.rule == "cut.condition":
        return kept[0] not in JOINTS and _answered(words[governor.start :])
    return True


def _named(words: Sequence[str], governor: Governor, kept: Sequence[str]) -> bool:
    """Whether a sentence about something that is only named begins behind a denial that stands farther off."""
    return governor.rule == "cut.negation" and words[-1] not in ("not", "never", "to") and names(kept)


def _begun_behind(words: Sequence[str], governor: Governor) -> bool:
    """Whether the speaker's own "I know" begins behind a denial, whose sentence was complete: "he did not come | I know"."""
    verb = _last_said(words)
    at = verb - 1
    while at > max(0, verb - SUBJECT) and (words[at] in listed("finite_verbs") or words[at].endswith("ly")):
        at -= 1
    if at <= max(1, governor.start) or words[at - 1] in ("not", "never"):
        return False
    return (words[at] in ("i", "we") or words[at : at + 2] in _TAGS) and not leads_on(words[:at])


def _said_out(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what was said, thought or known is told before the words kept: "… as you know |", "I can't believe it |".

    A joint, a reason or a question is no content of a verb that stands right before it: "they never said | so we paid".
    """
    if not (fresh(kept) or names(kept)):
        return False
    if joined(kept) or asks(kept):
        return words[-1] in _verbs() or words[-1] == "that" or not leads_on(words)
    verb = _last_said(words)
    if verb and verb == len(words) - 1:
        if _governs_nothing(words, kept):
            return True
        asked = not _ASKED.isdisjoint(words[max(0, verb - ASKED) : verb]) or words[verb - 2] == "like"
        return asked or words[verb - 1 :] in _TAGS
    told = verb > 0 and words[verb] not in listed("telling_verbs")
    return told and len(words) - verb == 2 and words[-1] in _OBJECTS


def _governs_nothing(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what looks like a verb of saying at the end of a run takes no clause: "on the show |", "what they want |".

    "I don't know" stands by itself before what its speaker begins anew.
    """
    before, last = words[-2], words[-1]
    if before in _BEFORE_NOUNS:
        return True
    alone = words[-4:] == ("i", "do", "not", "know") and parts(kept, 0)[0] in ("i", "we", "you", "it")
    return alone or last in classed("takes_no_clause")


def _last_said(words: Sequence[str]) -> int:
    """Where the verb of saying or thinking stands that a run ends with; 0 for none."""
    low = max(0, len(words) - SAID)
    return next((at for at in range(len(words) - 1, low, -1) if words[at] in _verbs()), 0)


def condition_before(left: Atoms, kept: Sequence[str]) -> int:
    """Where the condition begins of which the words kept tell what would be: "if it rains | we will close"; 0 for none.

    A sentence may as well have ended with it, so that it must be short and without a consequence, and a modal must follow.
    """
    words = left.words
    polite = kept[2:3] != () and kept[2] in listed("guard_attitudes")  # "I would say that"
    if polite or not any(map(modal, kept[:SUBJECT])) or kept[0] in listed("clause_openers"):
        return 0
    for at in range(len(words) - CONDITION, max(0, len(words) - LONGEST), -1):
        if words[at] in ("if", "unless"):
            told = words[at + 1 :]
            over = words[at - 1] in _NO_CONDITION or words[at - 1] in listed(
                "guard_attitudes", "guard_saying"
            )
            own = "then" in told or sum(parts(told, n)[0] in DOERS for n in range(len(told))) > 1
            return 0 if over or own or any(map(modal, told)) or leads_on(words) else at
    return 0


def _leans(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether a run cannot end before the words kept: it leads on to them, or its "not" is of a verb set before its doer."""
    last, (head, tail) = words[-1], parts(kept, 0)
    if last == "no" and words[-2:-1] not in (("is",), ("are",), ("was",), ("'s",), ("has",), ("have",)):
        return False  # "… oh no | he's here"
    if last == "not" and (joined(kept) or (head in ASKING and asks(kept))):
        return False
    if last == "not" and (adverbial(kept) or _of_no_thing(words, kept)):
        return False
    if last == "not":
        verb = words[-2:-1] and words[-2] in listed("finite_verbs")
        finite = bool(tail) or acts("".join(kept[1:2]))
        asked = words[-3:-2] and words[-3] in ASKING
        return bool(asked) or head not in DOERS or (bool(verb) and not finite)
    if joined(kept) and (_pointed(words) or last not in listed("clause_openers")) and last not in _NAMING:
        return False  # "that was not always the case | so we paid"
    if last == "to" or (last in listed("prepositions") and last not in listed("clause_openers")):
        return head not in DOERS  # "a party I was not invited to | I went": no preposition stands before "I"
    return leads_on(words)


def _of_no_thing(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether a "not" is of a verb that no thing follows, where one does: "the others cannot | the next part is mine"."""
    things = listed("grammar_determiners", "possessives")
    return words[-2:-1] != () and words[-2] in _HELPING and kept[0] in things and clause(kept, 0)


def leads_on(words: Sequence[str]) -> bool:
    """Whether a sentence hardly ends with a run: "they promised that", "there is no chance"."""
    last = words[-1]
    if _pointed(words):
        return False
    if last in listed("guard_denied_nouns"):
        return words[-2:-1] == () or words[-2] in _DENYING  # not "that is not my plan", "… all the time"
    lists = (
        "prepositions",
        "clause_openers",
        "finite_verbs",
        "guard_attitudes",
        "guard_saying",
        "guard_denying",
    )
    return last in _LEADING or last in JOINTS or last in listed(*lists)


def _pointed(words: Sequence[str]) -> bool:
    """Whether a last "that" points at something and joins nothing: "we could not do that", "not about that"."""
    before = words[-2:-1]
    return (
        words[-1] == "that" and before != () and (before[0] in _DOING or before[0] in listed("prepositions"))
    )


def _answered(words: Sequence[str]) -> bool:
    """Whether a condition has had its consequence: "if it rains then we paint the hall"."""
    for at in range(CONDITION, len(words) - CONDITION):
        if words[at] == "then" and words[at - 1] != "and" and clause(words, at + 1):
            return True
    return False


@cache
def _verbs() -> frozenset[str]:
    return listed("guard_attitudes", "guard_saying")
