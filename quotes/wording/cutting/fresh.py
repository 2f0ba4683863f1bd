"""Whether words begin a sentence of their own where no mark tells: a subject and its verb, a question, a joint before either.

"I never did | but we paid", "they know that | is it fair": the words behind the edge need nothing that stands before it.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, grouped, listed, phrases
from quotes.wording.canon.atoms import is_past

# Words of a subject up to its verb: "my old plan", "the men of the lock".
SUBJECT = 5
# Openers before a clause: "yeah well I", "sorry but that's".
OPENERS = 3

DOERS = frozenset({"i", "he", "she", "we", "they"})
JOINTS = frozenset({"and", "but", "so"})
_NEW = classed("begins_anew")
_POINTING = frozenset({"it", "you", "this", "that", "there", "what", "here"})
_REASONS = JOINTS | {"because", "no", "oh", "now"}
ASKING = frozenset({"what", "how", "why", "where", "who", "when"})
_SUBJECTS = DOERS | {"it", "you", "this", "that", "there", "these", "those"}


def fresh(words: Sequence[str]) -> bool:
    """Whether words begin as a sentence does: "we paid", "so the lock held", "is it fair", "because he knew"."""
    at = adverbial(words)
    return clause(words, at) or asks(words[at:]) or joined(words) or (at > 0 and names(words[at:]))


def adverbial(words: Sequence[str]) -> int:
    """How many words set a sentence among what was said: "in fact", "of course", "normally"; 0 for none."""
    known = phrases("sentence_adverbials")
    size = next((n for n in range(min(5, len(words) - 2), 0, -1) if tuple(words[:n]) in known), 0)
    return size or int(len(words) > 2 and words[0].endswith("ly"))


def joined(words: Sequence[str]) -> bool:
    """Whether what begins is set beside what was said before: "so we paid", "because I know", "well, did they"."""
    at = 0
    while at < min(OPENERS, len(words) - 1) and (words[at] in _REASONS or words[at] in _NEW):
        at += 1
    return at > 0 and (clause(words, at) or asks(words[at:]))


def names(words: Sequence[str]) -> bool:
    """Whether something named without an article, and its verb, begin a sentence: "research shows", "most crews are"."""
    if words[0] in listed(
        "finite_verbs", "prepositions", "guard_attitudes", "guard_saying", "clause_openers"
    ):
        return False
    if words[0].endswith(("ing", "ed", "ly")) or parts(words, 0)[0] in _SUBJECTS | {
        "not",
        "to",
        "be",
        "been",
    }:
        return False
    for at in range(1, min(len(words), SUBJECT)):
        if words[at] in listed("clause_openers", "subject_pronouns") or words[at] in ("to", "be", "been"):
            return False
        if words[at] in listed("finite_verbs") or words[at].removesuffix("n't") in listed("finite_verbs"):
            return True
    return False


def asks(words: Sequence[str]) -> bool:
    """Whether words begin as a question does: "is it", "how do you", "what's he"."""
    head, tail = parts(words, 0)
    if head in ASKING:
        return bool(tail) or (words[1:2] != () and inverted(words[1]))
    verb = words[0] if words[:1] and words[0].endswith("n't") else head
    doer = parts(words, 2 if words[1:2] == ("not",) else 1)[0]  # "aren't you" is held as two words or one
    own = verb in ("do", "have") and doer != "you"
    return inverted(verb) and doer in (DOERS if own else _SUBJECTS)  # not "do that", "have it"


def inverted(word: str) -> bool:
    """Whether a verb may stand before its subject: "is", "didn't", "would"."""
    plain = word.removesuffix("n't")
    return (
        plain in listed("finite_verbs") or (plain,) in grouped("guard_modals") or word in ("can't", "won't")
    )


def openers(words: Sequence[str]) -> int:
    """How many words only open a sentence: "yeah", "sorry but", "number two"; 0 for none."""
    if words[:1] and words[0] == "number" and words[1:2]:
        return 2
    if not words or words[0] not in _NEW:
        return 0
    at = 1
    while at < min(len(words), OPENERS) and (words[at] in _NEW or words[at] in JOINTS):
        at += 1
    return at + (at < len(words) and words[at].endswith("ly"))


def clause(words: Sequence[str], at: int) -> bool:
    """Whether a subject and its verb begin at a word: "I went", "it's", "there have been", "my plan is"."""
    head, tail = parts(words, at)
    behind = words[at + 1 : at + 2]
    if not behind:
        return False
    if head in DOERS:
        return bool(tail) or (
            behind[0] not in listed("clause_openers") and behind[0] not in listed("prepositions")
        )
    if head == "let":
        return bool(tail) or behind[0] in ("me", "us", "him", "her", "them", "it")
    if head in ("these", "those") and acts(behind[0]):
        return True
    if head in _POINTING:
        verb = behind[0] if behind[0] not in classed("between_verbs") else "".join(words[at + 2 : at + 3])
        return (
            bool(tail)
            or behind[0][:1] == "'"
            or acts(verb)
            or (verb[-1:] == "s" and verb[-2:] not in ("ss", "us"))
        )
    if head == "as":
        return any(parts(words, n)[0] in DOERS for n in range(at + 2, min(len(words), at + SUBJECT)))
    if head not in listed("grammar_determiners", "possessives"):
        return False
    if is_past("".join(words[at + 2 : at + 3])) and words[at + 3 : at + 4] not in (
        ("by",),
        ("to",),
        ("for",),
        ("in",),
    ):
        return True  # "the wind kicked up"; not "the men hired by"
    for word in words[at + 2 : at + 1 + SUBJECT]:
        if word in listed("clause_openers"):
            return False
        if word in listed("finite_verbs") or modal(word) or word == "'s":
            return True
    return False


def parts(words: Sequence[str], at: int) -> tuple[str, str]:
    """A word and what is contracted to it: "we" and "ll"."""
    head, _, tail = "".join(words[at : at + 1]).partition("'")
    return head, tail


def acts(word: str) -> bool:
    """Whether a word is a verb that stands beside its subject."""
    return word in listed("finite_verbs") or modal(word) or is_past(word)


def modal(word: str) -> bool:
    """Whether a word tells what would, can or must be, also contracted to its subject."""
    return (
        (word,) in grouped("guard_modals")
        or word in ("will", "would", "can", "could")
        or word.endswith(("'ll", "'d"))
    )
