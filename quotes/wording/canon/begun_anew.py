"""Beginnings that speech gives up before another subject, verb or measure: "we had, what we had was", "and it, nothing came"."""

from collections.abc import Sequence

from quotes.lexicon import listed
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.markers import markers

# Words of a beginning, and words that may stand before it when it is said again.
LONGEST, WIDENED = 6, 3
# Words of the clause in which what was given up is said again.
CLAUSE = 7
# Words before a subject in which its clause begins, and behind its verb in which no other verb may stand.
LED, VERB = 4, 8
_JOINTS = frozenset({"and", "but", "so", "because"})
_HAVING = frozenset({"has", "have", "had", "is", "are", "was", "were", "'s", "'re", "'ve", "'m"})
_SUBJECTS = frozenset({"he", "she", "it", "they"})
_DASHES = ("–", "—", "--", " - ")


def begun_anew(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is a beginning that got no further than a comma or a dash, and what follows begins anew."""
    run, behind = text.words[start:end], text.words[end : end + LONGEST + WIDENED]
    if not 0 < len(run) <= LONGEST or not _apart(text, end):
        return False
    if len(run) == 1:
        return _subject_alone(text, start)
    opened = start == 0 or text.between(start).strip() != "" or text.words[start - 1] in _JOINTS
    return opened and (_told_in_what(run, behind) or _measured(run, behind) or _denied_again(run, behind))


def _subject_alone(text: Atoms, at: int) -> bool:
    """Whether a subject stands alone behind "and", before a clause that has another: "and [it,] nothing happened"."""
    after = "".join(text.words[at + 1 : at + 2])
    other = after in listed("grammar_indefinites", "subject_pronouns") or after in ("nothing", "there")
    joined = at > 1 and text.words[at - 1] in _JOINTS and text.between(at - 1).strip() != ""
    verb = "".join(text.words[at + 2 : at + 3])
    told = verb != "" and (verb in _HAVING or not markers((verb,)))
    return (
        joined and other and told and text.words[at] in listed("subject_pronouns") and after != text.words[at]
    )


def _told_in_what(run: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a subject and its verb are said again behind a "what": "[we had,] what we had was a hut"."""
    return (
        run[0] in listed("subject_pronouns") and behind[:1] == ("what",) and behind[1 : len(run) + 1] == run
    )


def _measured(run: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether an amount is said again with a bound: "[half of that,] more than half of that"."""
    for size in range(1, WIDENED + 1):
        if behind[size : size + len(run)] == run:
            found = markers(behind[:size])
            return (
                len(found) == 1
                and found[0].end - found[0].start == size
                and found[0].kind in ("bound", "comparison")
            )
    return False


def _denied_again(run: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a denial got no further, and the same subject denies anew: "[he has no,] he's got no use for it"."""
    short = len(run) == 3 and run[1] in _HAVING and run[2] in ("no", "not")
    return (
        short
        and run[0] in listed("subject_pronouns")
        and behind[:1] == run[:1]
        and run[2] in behind[1:CLAUSE]
    )


def said_twice_over(text: Atoms, at: int) -> bool:
    """Whether a pronoun only says a subject again before its verb, without a comma: "that same farmer [he] is paying".

    "The reserves they dropped were lost" tells whose they were: another verb follows there.
    """
    if not 0 < at < len(text) - 1 or text.words[at] not in _SUBJECTS or text.between(at).strip():
        return False
    noun = text.words[at - 1]
    if noun in listed("light_words", "clause_openers", "finite_verbs", "subject_pronouns") or markers(
        (noun,)
    ):
        return False
    if not _has_verb(text.words[at + 1 : at + 3]):
        return False
    return _heads_clause(text, at - 1) and not _another_verb(text, at + 2)


def _has_verb(words: Sequence[str]) -> bool:
    """Whether a verb that is told stands first: "dropped", "'s paying"."""
    return words[:1] != () and (
        words[0] in listed("finite_verbs") or words[0] in _HAVING or is_past(words[0])
    )


def _heads_clause(text: Atoms, noun: int) -> bool:
    """Whether a noun, behind an article and the like, is the first thing of its clause: "that reserves", "the crew"."""
    low = max(0, noun - LED)
    for at in range(noun, low - 1, -1):
        before = text.words[at - 1] if at else ""
        if at == 0 or any(mark in text.between(at) for mark in ".!?;,\n") or before in _OPENING:
            led = text.words[at] in listed("grammar_determiners", "possessives")
            return led or at == noun or before == "that"
    return False


_OPENING = frozenset({"that", "and", "but", "so", "because", "is"})


def _another_verb(text: Atoms, low: int) -> bool:
    """Whether a second verb follows in the sentence, of which the noun may be the subject."""
    for at in range(low, min(len(text), low + VERB)):
        word = text.words[at]
        if any(mark in text.between(at) for mark in ".!?,;") or word in listed("clause_openers"):
            return False
        if word in listed("finite_verbs") or word in _HAVING:
            return True
    return False


def _apart(text: Atoms, at: int) -> bool:
    gap = text.between(at)
    return any(mark in gap for mark in (",", *_DASHES)) and not any(mark in gap for mark in ".?!")
