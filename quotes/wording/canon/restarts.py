"""Clauses that a speaker begins anew: "the pier is, it's closed", "I went down there, I went down alone", "and I just, I ran".

A run left out can be read a word to the left or to the right where the words around it are the same; each place is tried.
"""

from collections.abc import Iterator

from quotes.lexicon import classed, listed, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import markers

# Words of a clause begun anew, at most, and words that it must have in common with the one that follows.
LONGEST, SHARED = 6, 3
# Words of an aside behind which a clause is taken up, with its beginning.
LONGEST_ASIDE = 12
_TAKEN_UP = classed("taken_up")
# Small words that the first beginning may have beyond the second.
_DROPPED = classed("given_up_with")
_AUXILIARIES = classed("auxiliaries")
_HANGING = _AUXILIARIES | {"'s", "'re", "'m"}
_LETTING = (("let", "us"), ("let", "'s"), ("let", "me"))
# Words of a clause in which the verb given up stands again.
CLAUSE = 7
_CLITICS = frozenset({"'s", "'re", "'m", "'d", "'ve", "'ll"})
# What joins a clause, and ends none.
_JOINING = (listed("clause_openers") | classed("relatives") | {"whether"}) - {
    "and",
    "but",
    "or",
    "so",
    "yet",
    "than",
    "as",
}
_DASHES = ("–", "—", "--", " - ")
_JOINTS = classed("before_restarts")
_CORRECTING = frozenset({("i", "mean"), ("i", "meant"), ("or", "rather"), ("rather",), ("make", "that")})
_OPENING_NOUNS = classed("articles") | listed("possessives")
# What ends no clause, so that one which ends so was given up: "I can't do more than, I can't do two".
_HELD_OUT = frozenset({"than", "the", "a", "an"})
_PREPOSITIONS = listed("prepositions") | {"to"}
_GOT = (("'s", "got"), ("has", "got"), ("have", "got"), ("'ve", "got"))
_IS = (frozenset({"is", "'s"}), frozenset({"are", "'re"}), frozenset({"was"}), frozenset({"were"}))


def restarted(text: Atoms, start: int, end: int, opened: int) -> bool:
    """Whether the run [start, end) only begins what the words around it say again; fillers before it begin at `opened`."""
    if end - start > LONGEST:
        return False
    if _verb_again(text, start, end, opened) or _verb_exchanged(text, start, end):
        return True
    if _subject_again(text, start, end):
        return True
    if (
        _said_without_adverb(text, start, end)
        or _resumed(text, start, end)
        or _told_in_what(text, start, end)
    ):
        return True
    rules = (
        _clause_again, _joint_again, _given_up_at_filler, _begun_often, _named_again, _put_right, _broken_off,
    )  # fmt: skip
    return any(rule(text, a, b) for a, b in _places(text, start, end) for rule in rules)


def _places(text: Atoms, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run itself, and every run that leaves the same words where it is left out."""
    yield start, end
    a, b = start, end
    while a > 0 and start - a < LONGEST and text.words[a - 1] == text.words[b - 1]:
        a, b = a - 1, b - 1
        yield a, b
    a, b = start, end
    while b < len(text) and b - end < LONGEST and text.words[a] == text.words[b]:
        a, b = a + 1, b + 1
        yield a, b


def _verb_again(text: Atoms, start: int, end: int, opened: int) -> bool:
    """Whether a pronoun takes up the subject, and its verb with it: "the pier [is, it]'s closed", "is, [uh, it's] closed"."""
    run = text.words[start:end]
    if _auxiliary_again(text, start, end):
        return True
    if len(run) == 3 and run[:2] in _GOT and run[2] in _TAKEN_UP and _set_apart(text, start + 2):
        return not classed("has").isdisjoint(text.words[end : end + 1])  # "my wife['s got, she] has"
    if len(run) != 2:
        return False
    if run[0] in _TAKEN_UP and opened and _set_apart(text, start):
        return any({text.words[opened - 1], run[1]} <= same for same in _IS)
    again = text.words[end : end + 1]
    return (
        bool(again)
        and run[1] in _TAKEN_UP
        and _set_apart(text, start + 1)
        and any({run[0], again[0]} <= same for same in _IS)
    )


def _auxiliary_again(text: Atoms, start: int, end: int) -> bool:
    """Whether a pronoun takes up the subject with the very verb that hung: "the engine did not, [it did not] start"."""
    for a, b in _places(text, start, end):
        again = text.words[a + 1 : b]
        if (
            text.words[a] in _TAKEN_UP
            and again
            and _AUXILIARIES.issuperset(again[:1])
            and _set_apart(text, a)
        ):
            return again[1:] in ((), ("not",), ("been",)) and text.words[a - len(again) : a] == again
    return False


def _subject_again(text: Atoms, start: int, end: int) -> bool:
    """Whether a subject is only said again behind an adverb: "he just [he] got up"."""
    word, pronouns = text.words[start], listed("subject_pronouns")
    return (
        end - start == 1 < start and word in pronouns and word == text.words[start - 2]
        and text.words[start - 1] in _DROPPED and not any(mark in text.between(start) for mark in ".!?")
    )  # fmt: skip


def _verb_exchanged(text: Atoms, start: int, end: int) -> bool:
    """Whether an auxiliary gave way at a dash to the next: "people [can —] are using it"; or a pronoun and its verb to a
    subject with the same verb: "[it is —] the wall is sound"."""
    *subject, verb = text.words[start:end]
    if not subject and verb in ("i", "we") and text.words[end : end + 1] in (("i",), ("we",)):
        return _given_up_at_dash(text, end) and _opens(text, start)  # "and [I —] we are sorry"
    if not _given_up_at_dash(text, end) or end >= len(text) or verb not in _AUXILIARIES:
        return False
    if not subject:
        return start > 0 and not _set_apart(text, start) and text.words[end] in _AUXILIARIES - {verb}
    if len(subject) > 1 or subject[0] not in _TAKEN_UP:
        return False
    anew = text.words[end] in listed("grammar_determiners")
    return anew and verb in text.words[end + 1 : end + CLAUSE] and _opens(text, start)


def _given_up_at_filler(text: Atoms, start: int, end: int) -> bool:
    """Whether what got no further than a comma is begun again.

    "[Anything that, you know,] anything they had", "[He's, uh,] he had".
    """
    low, high = _fillers_around(text, start, end)
    run = text.words[start:low]
    hanging = 1 < len(run) <= SHARED and run[-1] in _OPENING_NOUNS and run[0] in _PREPOSITIONS
    if hanging and text.words[high : high + 1] == run[:1] and _set_apart(text, low):
        return True  # "I went in [to change the, uh,] to swap it out"
    if len(run) != 2 or text.words[high : high + 1] != run[:1] or not _set_apart(text, low):
        return False
    relative = run[1] in classed("relatives") and run[0] not in listed("light_words")
    begun = run[0] in listed("subject_pronouns") and run[1] in _HANGING
    return relative or (begun and _opens(text, start))


def _fillers_around(text: Atoms, start: int, end: int) -> tuple[int, int]:
    """Where the fillers begin and end that close a run, or stand right behind it."""
    known, low, high = phrases("fillers"), end, end
    while size := next((n for n in (2, 1) if low - n > start and text.words[low - n : low] in known), 0):
        low -= size
    while size := next((n for n in (2, 1) if text.words[high : high + n] in known), 0):
        high += size
    return low, high


def _named_again(text: Atoms, start: int, end: int) -> bool:
    """Whether a name or thing is said again behind a dash, with a word more: "Speaker — [Democratic Speaker] Finch"."""
    if not 1 < end - start < SHARED or not start or text.words[start - 1] != text.words[end - 1]:
        return False
    return _given_up_at_dash(text, start) and not markers(text.words[start:end])


def _given_up_at_dash(text: Atoms, at: int) -> bool:
    """Whether a dash stands before a word."""
    return any(dash in text.between(at) for dash in _DASHES)


def _clause_again(text: Atoms, start: int, end: int) -> bool:
    """Whether a clause is said again with the words that it began with: "[I went down there,] I went down alone"."""
    run, after = text.words[start:end], text.words[end : end + LONGEST]
    subject = run[:1] == ("there",) or (run[:1] != () and run[0] in listed("subject_pronouns"))
    if len(run) < SHARED or not subject or not _set_apart(text, end):
        return False
    same = next((n for n, pair in enumerate(zip(run, after, strict=False)) if pair[0] != pair[1]), len(run))
    given_up = (_DROPPED | listed("filler_sounds")).issuperset(run[same:]) or run[-1] in _HELD_OUT
    return same >= SHARED and given_up and _opens(text, start)


def _joint_again(text: Atoms, start: int, end: int) -> bool:
    """Whether what joins a clause is said again where it got no further than a word that ends none.

    "The fund [which we,] which was", "[if he'd,] if he hadn't"; "[if he can,] if she can" names two.
    """
    run = text.words[start:end]
    if not 1 < len(run) <= SHARED or text.words[end : end + 1] != run[:1] or run[0] not in _JOINING:
        return False
    begun = run[1] in listed("subject_pronouns") or run[1] in _OPENING_NOUNS
    if begun and len(run) == SHARED and text.words[end + 1 : end + 2] == run[1:2] and _set_apart(text, end):
        kind = [marker.group for marker in markers(run[2:]) if marker.kind == "modal"]
        again = [m.group for m in markers(text.words[end + 2 : end + 2 + SHARED]) if m.kind == "modal"]
        same = kind == again[:1] or (kind[:1] in (["can"], ["could"]) and again[:1] == ["able"])
        if kind and same:
            return True  # "[whether we could,] whether we were able to"
    return begun and _CLITICS.issuperset(text.surface[start + 2 : end]) and _set_apart(text, end)


def _said_without_adverb(text: Atoms, start: int, end: int) -> bool:
    """Whether a subject and its verb are said again without their adverb: "we simply don't, [we don't] have"."""
    run, low = text.words[start:end], 2 * start - end - 1
    if len(run) < 2 or run[0] not in listed("subject_pronouns") or low < 0 or not _set_apart(text, start):
        return False
    before = text.words[low:start]
    adverb = next((n for n in range(1, len(run)) if before[n] != run[n]), len(run))
    word = before[adverb]
    free = (word.endswith("ly") or word in _DROPPED) and not markers((word,))
    return free and (*before[:adverb], *before[adverb + 1 :]) == run


def _resumed(text: Atoms, start: int, end: int) -> bool:
    """Whether what an aside broke off is only taken up behind it: "I think, with respect, [I think] she should go"."""
    run = text.words[start:end]
    if not 1 < len(run) <= SHARED or run[0] not in listed("subject_pronouns") or not _set_apart(text, start):
        return False
    for at in range(start - len(run), max(-1, start - LONGEST_ASIDE), -1):
        if text.words[at : at + len(run)] == run and _set_apart(text, at + len(run)):
            return not any(mark in text.between(n) for n in range(at + 1, start + 1) for mark in ".!?")
    return False


def _told_in_what(text: Atoms, start: int, end: int) -> bool:
    """Whether a run says again how the clause of a "what" began: "what I won't do is, [I won't] guess"."""
    run = text.words[start:end]
    if (
        len(run) < 2
        or text.words[start - 1 : start] not in (("is",), ("was",))
        or not _set_apart(text, start)
    ):
        return False
    low = max(1, start - LONGEST_ASIDE)
    whats = (at for at in range(low, start - 1) if text.words[at - 1] == "what")
    return any(text.words[at : at + len(run)] == run for at in whats)


def _begun_often(text: Atoms, start: int, end: int) -> bool:
    """Whether a subject got no further than small words, once or more often: "[we were, we had,] we paid"."""
    run, again = text.words[start:end], text.words[end : end + 1]
    if len(run) < 2 or run[0] not in listed("subject_pronouns"):
        return False
    if again != run[:1]:
        widened = {run[0], *again} == {"i", "we"} and text.words[end + 1 : end + len(run)] == run[1:]
        return widened and _set_apart(text, end)  # "[I've got,] we've got"
    begun = all(text.words[at] == run[0] for at in range(start + 1, end + 1) if _set_apart(text, at))
    small = listed("light_words").issuperset(word for word in run if word not in ("not", "got"))
    anew = _opens(text, start) or text.words[end : end + 2] == run[:2]  # "as of noon we [have got, we] have"
    return begun and small and _set_apart(text, end) and anew


def _broken_off(text: Atoms, start: int, end: int) -> bool:
    """Whether a sentence got to a dash behind its first verb, and another begins there: "[It's not --] I don't think it is"."""
    *subject, verb = text.words[start:end]
    if verb == "not" and subject:
        verb = subject.pop()
    begun = len(subject) == 1 and subject[0] in listed("subject_pronouns") and verb in _HANGING
    if (*subject, verb) in _LETTING:
        return _given_up_at_dash(text, end) and _opens(text, start)  # "Let's not --"
    again = end < len(text) and text.words[end] in listed("subject_pronouns")
    return begun and again and _given_up_at_dash(text, end) and _opens(text, start)


def _put_right(text: Atoms, start: int, end: int) -> bool:
    """Whether a thing is named and at once named otherwise: "[the mayor, I mean] the sheriff"."""
    if end >= len(text):
        return False
    run = text.words[start:end]
    size = next((n for n in (2, 1) if run[-n:] in _CORRECTING), 0)
    if not size or not 0 < len(run) - size <= SHARED or not _set_apart(text, end - size):
        return False
    first, again = text.words[start], text.words[end]
    led = listed("grammar_determiners", "possessives", "prepositions")
    named = text.raw(start, start + 1)[:1].isupper() and text.raw(end, end + 1)[:1].isupper()
    return (
        (first in led and again in led) or (first[0] == again[0] == "#") or (named and len(run) - size == 1)
    )


def _opens(text: Atoms, at: int) -> bool:
    """Whether a clause can begin here: behind a mark, or behind a word that joins clauses."""
    ended = any(mark in text.between(at) for mark in ".!?")
    return at == 0 or ended or _set_apart(text, at) or text.words[at - 1] in _JOINTS


def _set_apart(text: Atoms, at: int) -> bool:
    """Whether a comma or a dash stands before a word, and no sentence ends there."""
    gap = text.between(at)
    return any(mark in gap for mark in (",", *_DASHES)) and not any(mark in gap for mark in "?!")
