"""Where a sentence ends in words without marks, as captions are made by a machine: nothing parts it from the next.

Every word before and behind an excerpt looks like its own sentence there. What stands outside bears on it only where the
words at the edge lean on each other ("I don't think | he will", "if | we close"), and not where a clause with a subject and
a verb of its own begins at the edge and what stands before it is complete ("… when they were not | but you had banks").
"""

import re
from collections.abc import Sequence

from quotes.lexicon import classed, grouped, listed
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.cutting.governors import CLAUSE, Governor

# Code points on either side in which no mark may stand, some sixty words, and words that must be seen without any.
NEAR, FEWEST = 360, 40
# Words of a subject up to its verb: "my old plan", "the men of the lock".
SUBJECT = 5
# Openers before a clause: "yeah well I", "sorry but that's".
OPENERS = 3
# Words of the shortest condition, with its opener: "if it rains".
CONDITION = 3
# Words of the longest condition after which its consequence is still looked for.
LONGEST = 16

# A full stop behind one letter may stand in "u.s.", and one behind a title ends nothing.
_MARK = re.compile(
    r"(?<=\w\w)(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bst)[.;:…,]['’\")]?(?=\s|$)|[!?]|[—–]|\n\n", re.IGNORECASE
)
_NEW = classed("begins_anew")
_DOERS = frozenset({"i", "he", "she", "we", "they"})
# "As if it rained", "even if it rains", "ask if it rains" make nothing depend on it.
_NO_CONDITION = frozenset(
    {"as", "even", "what", "only", "ask", "asked", "see", "wonder", "wondered", "if", "or"}
)
_JOINTS = frozenset({"and", "but", "so"})
_OF_CLAUSES = frozenset({"cut.negation", "cut.denied_saying", "cut.voice", "cut.condition"})
# Whose content may stand far behind: "told the court | he was there".
_OF_SAYING = frozenset({"cut.denied_saying", "cut.voice"})
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
    if (begun := _begun(kept)) and _clause(kept, begun):
        return True  # "… so I would think | yeah I believe it"
    joints = next((at for at, word in enumerate(kept) if word not in _JOINTS), 0)
    if governor.rule not in _OF_CLAUSES or not _clause(kept, joints):
        return False
    if governor.rule in _OF_SAYING and left.words[-3:-1] in (("what", "to"), ("how", "to")):
        return True  # "… to tell the crew what to say | I think this is bad"
    if _leans(left.words, kept):
        return False
    if governor.rule == "cut.condition":
        return not joints and _answered(left.words[governor.start :])
    return governor.rule not in _OF_SAYING or joints > 0


def condition_before(left: Atoms, kept: Sequence[str]) -> int:
    """Where the condition begins of which the words kept tell what would be: "if it rains | we will close"; 0 for none.

    A sentence may as well have ended with it, so that it must be short and without a consequence, and a modal must follow.
    """
    words = left.words
    polite = kept[2:3] != () and kept[2] in listed("guard_attitudes")  # "I would say that"
    if polite or not any(map(_modal, kept[:SUBJECT])) or kept[0] in listed("clause_openers"):
        return 0
    for at in range(len(words) - CONDITION, max(0, len(words) - LONGEST), -1):
        if words[at] in ("if", "unless"):
            told = words[at + 1 :]
            over = words[at - 1] in _NO_CONDITION or words[at - 1] in listed(
                "guard_attitudes", "guard_saying"
            )
            own = "then" in told or sum(_parts(told, n)[0] in _DOERS for n in range(len(told))) > 1
            return 0 if over or own or any(map(_modal, told)) or _leads_on(words) else at
    return 0


def begins_anew(right: Atoms) -> bool:
    """Whether the words behind begin as only a new sentence does: "secondly there have been", "which is why"."""
    words = right.words
    if words[:2] == ("none", "of") or words[:3] in (("which", "is", "why"), ("which", "was", "why")):
        return True
    begun = _begun(words) or int(words[:1] == ("no",))
    return bool(begun) and _clause(words, begun)


def has_its_own(right: Atoms, kept: Sequence[str]) -> bool:
    """Whether a condition behind the words kept has a consequence of its own: "| if we did that we would know".

    "But if" and "and if" begin a clause; a mere "if" belongs to the words before it where these tell what would be.
    """
    words = right.words
    head = int(words[:1] in (("but",), ("and",)))
    if words[head : head + 1] not in (("if",), ("unless",)) or len(words) <= head + CONDITION:
        return False
    if kept[-1:] == () or _leads_on(kept):
        return False  # "you promised that | if you are elected"
    return head > 0 or (not any(map(_modal, kept[-CLAUSE:])) and _follows(words))


def _begun(words: Sequence[str]) -> int:
    """How many words only open a sentence: "yeah", "sorry but", "number two"; 0 for none."""
    if words[:1] and words[0] == "number" and words[1:2]:
        return 2
    if not words or words[0] not in _NEW:
        return 0
    at = 1
    while at < min(len(words), OPENERS) and (words[at] in _NEW or words[at] in _JOINTS):
        at += 1
    return at + (at < len(words) and words[at].endswith("ly"))


def _clause(words: Sequence[str], at: int) -> bool:
    """Whether a subject and its verb begin at a word: "I went", "it's", "there have been", "my plan is"."""
    head, tail = _parts(words, at)
    behind = words[at + 1 : at + 2]
    if not behind:
        return False
    if head in _DOERS:
        return bool(tail) or (
            behind[0] not in listed("clause_openers") and behind[0] not in listed("prepositions")
        )
    if head in ("it", "you", "this", "that", "there", "let", "what", "here"):
        verb = behind[0] if behind[0] not in classed("between_verbs") else "".join(words[at + 2 : at + 3])
        return (
            bool(tail)
            or behind[0][:1] == "'"
            or _acts(verb)
            or (verb[-1:] == "s" and verb[-2:] not in ("ss", "us"))
        )
    if head == "as":
        return any(_parts(words, n)[0] in _DOERS for n in range(at + 2, min(len(words), at + SUBJECT)))
    if head not in listed("grammar_determiners", "possessives"):
        return False
    for word in words[at + 2 : at + 1 + SUBJECT]:
        if word in listed("clause_openers"):
            return False
        if word in listed("finite_verbs") or _modal(word) or word == "'s":
            return True
    return False


def _parts(words: Sequence[str], at: int) -> tuple[str, str]:
    """A word and what is contracted to it: "we" and "ll"."""
    head, _, tail = "".join(words[at : at + 1]).partition("'")
    return head, tail


def _acts(word: str) -> bool:
    return word in listed("finite_verbs") or _modal(word) or is_past(word)


def _modal(word: str) -> bool:
    return (
        (word,) in grouped("guard_modals")
        or word in ("will", "would", "can", "could")
        or word.endswith(("'ll", "'d"))
    )


def _leans(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether a run cannot end before the words kept: it leads on to them, or its "not" is of a verb set before its doer."""
    last = words[-1]
    if last == "not":
        verb = words[-2:-1] and words[-2] in listed("finite_verbs")
        head, tail = _parts(kept, 0)
        finite = bool(tail) or _acts("".join(kept[1:2]))
        return head not in _JOINTS and (head not in _DOERS or (bool(verb) and not finite))
    return _leads_on(words)


def _leads_on(words: Sequence[str]) -> bool:
    """Whether a sentence hardly ends with a run: "they promised that", "there is no chance"."""
    last = words[-1]
    if last in listed("guard_denied_nouns"):
        return words[-2:-1] == () or words[-2] not in listed("possessives")  # "that is not my plan"
    lists = (
        "prepositions",
        "clause_openers",
        "finite_verbs",
        "guard_attitudes",
        "guard_saying",
        "guard_denying",
    )
    return last in _LEADING or last in _JOINTS or last in listed(*lists)


def _answered(words: Sequence[str]) -> bool:
    """Whether a condition has had its consequence: "if it rains then we paint the hall"."""
    for at in range(CONDITION, len(words) - CONDITION):
        if words[at] == "then" and words[at - 1] != "and" and _clause(words, at + 1):
            return True
    return False


def _follows(words: Sequence[str]) -> bool:
    """Whether somebody would do something behind a condition, in its own sentence: "… we would", "… what would you"."""
    for at in range(CONDITION, len(words) - 1):
        one, other = words[at : at + 2]
        led = words[at - 1] in listed("guard_attitudes", "clause_openers")
        if led and one != "that" and words[at - 2] not in ("do", "does", "did"):
            continue  # "if you believe that we can"; not "if we did that we would"
        if one in listed("subject_pronouns") and (_modal(other) or (one == "that" and other == "'s")):
            return True
        if (
            _modal(one)
            and other in listed("subject_pronouns")
            and words[at - 1] in ("what", "how", "who", "why")
        ):
            return True
    return False
