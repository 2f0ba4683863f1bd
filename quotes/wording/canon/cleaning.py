"""What a careful writer cleans up: fillers, the openers of a sentence, false starts."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from quotes.lexicon import classed, listed, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.begun_anew import begun_anew
from quotes.wording.canon.hailing import hailed
from quotes.wording.canon.restarts import restarted
from scrapers.glyphs import STOPS

# Longest abandoned beginning ("we have to — we must"), in words.
# Words of a clause that was given up behind its subject, with the one it begins anew with.
LONGEST_GIVEN_UP = 4
LONGEST_FALSE_START = 6
# Words of the longest sentence that is said twice in a row.
LONGEST_SAID_AGAIN = 16
# Words of an aside in dashes behind which the last word before it is said again.
LONGEST_BROKEN_IN = 12
# Words before an "I said" in which it may have been said already.
TOLD = 10
# The longest correction, in words; these stand without a comma before them too.
LONGEST_CORRECTION = 5
_UNSET = (("i", "mean"), ("excuse", "me"))
_DASHES = ("—", "–", "--", " - ", "...", "…", "-\n")
# Without one of these in it a text has no second sentence.
ENDS = (".", "!", "?", "\n\n")
_ASKING = classed("asking")
_HEIGHTENING = classed("heightening")
_JOINING = (("and",), ("but",), ("so",))
_SPOKEN, _TAGS = (("you", "know"), ("i", "mean")), (("right",), ("okay",))
_MEASURED = frozenset({"all", "not", "to", "turn", "go", "going"})
_ABOUT = frozenset({"maybe", "perhaps", "probably", "about", "around", "roughly"})
_ENDS = frozenset(STOPS)
# Pronouns by which a speaker takes up the subject once more.
_TAKEN_UP = classed("taken_up")


def sentence_start(text: Atoms, at: int) -> bool:
    """Whether a sentence begins at this atom: a full stop, question or exclamation mark stands before it."""
    if at <= 0:
        return True
    gap = text.between(at)
    if at >= len(text.words):
        return not _ENDS.isdisjoint(gap)
    if gap == " " or _ENDS.isdisjoint(gap):
        return "\n\n" in gap
    if "\n\n" in gap:
        return True
    before = text.surface[at - 1]
    short = "." in gap and "!" not in gap and "?" not in gap
    return not (short and (len(before) == 1 or before in listed("abbreviations_pointed")))


def sentence_like(text: Atoms, at: int) -> bool:
    """Whether something new begins at this atom: after a stop, a comma or a dash."""
    return at == 0 or bool(text.between(at).strip())


def is_cleaned(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is only fillers, openers and false starts, which a careful writer leaves out."""
    rest = after_fillers(text, start, end)
    return rest == end or is_false_start(text, rest, before_fillers(text, rest, end), end)


def before_fillers(text: Atoms, start: int, end: int) -> int:
    """Where a run ends but for the fillers set off at its end: "You[, you know,] you pull on it"; one word stays."""
    known = phrases("fillers") | phrases("asides")
    while size := next(
        (n for n in range(min(4, end - start - 1), 0, -1) if text.words[end - n : end] in known), 0
    ):
        sound = size == 1 and text.words[end - 1] in listed("filler_sounds")
        if not sound and not (sentence_like(text, end - size) and sentence_like(text, end)):
            break
        end -= size
    return end


def after_fillers(text: Atoms, start: int, end: int, *, hails: bool = False) -> int:
    """Where a run goes on after its fillers, and its openers if a sentence begins there; `end` if nowhere.

    With `hails` whom the speaker turns to is one: "look, Jake, I".
    """
    at = start
    if _scoffs(text, start, end):
        return start
    opening = sentence_start(text, start) or _still_opening(text, start)
    while at < end:
        size = _longest(text.words, at, end, "openers") if opening else 0
        if not size:
            size = _longest(text.words, at, end, "fillers")
            size = size if size and _set_off(text, at, at + size) else 0
        if not size:
            size = _longest(text.words, at, end, "asides")
            thrown_in = size and at and sentence_like(text, at) and sentence_like(text, at + size)
            size = size if thrown_in or _in_captions(text, at, at + size) else 0
        if not size and hails:
            size = hailed(text, at, end)
        if not size:
            return at
        at += size
    return at


def _scoffs(text: Atoms, start: int, end: int) -> bool:
    """Whether a "Yeah, right." behind a sentence is a sentence of its own, which takes that back and fills nothing."""
    if text.words[start : start + 2] != ("yes", "right") or not start or end < start + 2:
        return False
    spoken = text.raw(start, start + 1).casefold() == "yeah" and "?" not in text.between(start)
    return spoken and sentence_start(text, start) and sentence_start(text, start + 2)


def _still_opening(text: Atoms, at: int) -> bool:
    """Whether a sentence got no further than its openers: "Okay, [so] the boat came"."""
    before = (text.words[first:at] for first in range(max(0, at - 2), at) if sentence_start(text, first))
    return sentence_like(text, at) and any(run in phrases("openers") for run in before)


def is_false_start(
    text: Atoms,
    start: int,
    end: int,
    after: int | None = None,
    *,
    opened: int | None = None,
    claimed: bool = False,
) -> bool:
    """A word or phrase begun twice ("we, we will"), or begun and given up at a dash.

    `opened` is where the fillers before the run begin: "we will, um, we will".
    """
    size = end - start
    run = text.words[start:end]
    after = end if after is None else after
    opened = start if opened is None else opened
    if not claimed and 0 < size <= LONGEST_SAID_AGAIN and run in _beside(text, opened, after, size):
        return True  # "It is not lost. [It isn't lost.] It is late."
    if size > LONGEST_FALSE_START:
        return False
    if {*run} == {"not"} and _denied_twice(text, start, end):
        return False
    if claimed and size > 1 and start and sentence_start(text, start) and end in (len(text), after):
        return False  # a sentence that the claim says twice, or puts to another that ends alike, was begun by nobody
    if after < len(text) and {*run} == {text.words[after]}:
        return True  # "I, I, I want it"
    if opened and {*run} == {text.words[opened - 1]} and sentence_like(text, start):
        return True  # "and, and, and then"
    if text.words[after : after + size] == run or (
        opened >= size and text.words[opened - size : opened] == run
    ):
        return True
    if not claimed and _begun_twice(text, start, end):
        return True
    if size > 1 and _corrected(text, start, end):
        return True
    if not claimed and (
        _only_begun(text, start, end) or _said_twice(text, start, end) or _taken_up(text, start, end)
    ):
        return True
    # In a transcript; in a claim the same marks stand for words left out.
    return not claimed and _anew(text, start, end, opened)


def _anew(text: Atoms, start: int, end: int, opened: int) -> bool:
    """Whether speech begins anew behind a run, by other words than the run's own or at a dash."""
    if (
        restarted(text, start, end, opened)
        or begun_anew(text, start, end)
        or _taken_up_behind(text, start, end)
    ):
        return True
    again = end < len(text) and text.words[end] in text.words[start:end][:2] and sentence_like(text, start)
    if again and any(dash in text.between(end) for dash in _DASHES):
        return True
    return _given_up(text, start, end)


def _beside(text: Atoms, start: int, end: int, size: int) -> tuple[tuple[str, ...], ...]:
    """As many words right before a run and right behind it as it has, where more than a beginning is said again."""
    if size <= LONGEST_FALSE_START:
        return ()
    return text.words[max(0, start - size) : start], text.words[end : end + size]


def _denied_twice(text: Atoms, start: int, end: int) -> bool:
    """Whether a "not" stands right beside an "n't", which it denies: "I don't not like it"."""
    beside = (
        at for at in (start, end) if 0 < at < len(text) and text.words[at - 1] == text.words[at] == "not"
    )
    return any(text.surface[at - 1] != text.surface[at] and not sentence_like(text, at) for at in beside)


def _given_up(text: Atoms, start: int, end: int) -> bool:
    """Whether a clause was given up at a dash right behind its subject and begun again: "that [we — that] the board"."""
    joint = text.words[start - 1] if start else ""
    again = 1 < end - start <= LONGEST_GIVEN_UP and text.words[end - 1] == joint in listed(
        "clause_openers"
    ) | listed("interrogatives")
    dashed = again and any(dash in text.between(end - 1) for dash in _DASHES)
    return dashed and text.words[start] in listed("subject_pronouns", "grammar_determiners")


def _corrected(text: Atoms, start: int, end: int) -> bool:
    """Whether what stands before a correction was taken back at once: "nine, no, ten", "the referee was, no sorry, …"."""
    if text.words[end - 1] not in _last_of_corrections() or not any(
        mark in text.between(end) for mark in (",", *_DASHES)
    ):
        return False
    for size in range(min(LONGEST_CORRECTION, end - start - 1), 0, -1):
        if text.words[end - size : end] in phrases("corrections"):
            return sentence_like(text, end - size) or text.words[end - size : end] in _UNSET
    return False


@cache
def _last_of_corrections() -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in phrases("corrections"))


def _begun_twice(text: Atoms, start: int, end: int) -> bool:
    """Whether a run holds only beginnings said again around it: "we need, [we need to,] to pay"."""
    before = text.words[max(0, start - LONGEST_FALSE_START) : start]
    after = text.words[end : end + LONGEST_FALSE_START]
    broken = any(sentence_like(text, at) for at in range(start, end + 1)) and not any(
        sentence_start(text, at) for at in range(start, end + 1)
    )
    resumed = end - start > 1 and text.words[end - 1] in _TAKEN_UP and sentence_like(text, end - 1)
    if broken and resumed and text.words[start : end - 1] == after[: end - 1 - start]:
        return True  # "the crew [just, they] just howled"
    run = [text.words[at] for at in range(start, end) if not _broken_off(text, at)]
    return broken and _once((*before, *run, *after)) == _once((*before, *after))


def _broken_off(text: Atoms, at: int) -> bool:
    """Whether a word is only a part of one close behind it, given up at a dash: "a sh-- a shame", "the tack - attack"."""
    cut, part = text.between(at + 1).strip()[:1] in ("-", "–", "—"), text.words[at]
    if not cut:
        return False
    ends = len(part) > 2 and text.words[at + 1 : at + 2] and text.words[at + 1].endswith(part)
    return bool(ends) or any(word.startswith(part) for word in text.words[at + 1 : at + 4])


def _once(run: tuple[str, ...]) -> tuple[str, ...]:
    """A run with what is said twice in a row said once, the longest first."""
    for size in range(min(LONGEST_FALSE_START, len(run) // 2), 0, -1):
        for at in range(len(run) - 2 * size + 1):
            if run[at : at + size] == run[at + size : at + 2 * size]:
                return _once(run[:at] + run[at + size :])
    return run


def _said_twice(text: Atoms, start: int, end: int) -> bool:
    """Whether a speaker only repeats who spoke: "I said to him, I said, leave it"."""
    run = text.words[start:end]
    told = len(run) == 2 and run[0] in listed("subject_pronouns") and run[1] in listed("guard_saying")
    before = pairwise(text.words[max(0, start - TOLD) : start])
    return (
        told
        and sentence_like(text, start)
        and sentence_like(text, end)
        and any(run == pair for pair in before)
    )


def _taken_up(text: Atoms, start: int, end: int) -> bool:
    """Whether a pronoun only takes up the subject before it: "the senator, he, he called me"."""
    run = text.words[start:end]
    noun = start > 0 and text.words[start - 1] not in listed("light_words", "clause_openers")
    aside = sentence_like(text, start) and not sentence_start(text, start)
    return noun and aside and run[0] in _TAKEN_UP and {*run} == {run[0]}


def _taken_up_behind(text: Atoms, start: int, end: int) -> bool:
    """Whether a small word is only said again behind an aside in dashes: "kept on — I am not joking — [on] cards"."""
    if end - start != 1 or not any(dash in text.between(start) for dash in _DASHES):
        return False
    word, low = text.words[start], max(1, start - LONGEST_BROKEN_IN)
    opened = (at for at in range(start - 1, low - 1, -1) if any(dash in text.between(at) for dash in _DASHES))
    at = next(opened, 0)
    return at > 0 and text.words[at - 1] == word in listed("light_words")


def _only_begun(text: Atoms, start: int, end: int) -> bool:
    """Whether a sentence got no further than its subject and an auxiliary before it began anew: "I didn't, I never"."""
    run = text.words[start:end]
    again = end < len(text) and len(run) > 1 and text.words[end] == run[0] in listed("subject_pronouns")
    return (
        again
        and "," in text.between(end)
        and sentence_like(text, start)
        and listed("light_words").issuperset(word for word in run if word != "not")
    )


def _set_off(text: Atoms, start: int, end: int) -> bool:
    """Whether a filler stands apart: a mere sound always does, a word ("look") only beside punctuation."""
    if end - start == 1 and text.words[start] in listed("filler_sounds"):
        return True
    if text.words[start] == "like":
        asking = text.words[end : end + 1] and text.words[end] in listed("interrogatives")
        if asking and start and text.words[start - 1] in _ASKING:
            return True  # "she asked like what time it was"
        after = text.words[end] if end < len(text) else ""
        if (
            start
            and text.words[start - 1] in _ABOUT
            and (after[:1] == "#" or after in listed("number_words"))
        ):
            return True  # "maybe like four or five"
        if start and (after.endswith("ly") or after in _HEIGHTENING):
            return True  # "it was like really cold"
        return start > 0 and sentence_like(text, start) and sentence_like(text, end)
    if text.words[start] == "again":
        # "… and again, they never came"; "they lied again, and" told something.
        return text.words[start - 1 : start] in _JOINING and "," in text.between(end)
    return sentence_like(text, start) or sentence_like(text, end) or _in_captions(text, start, end)


def _in_captions(text: Atoms, start: int, end: int) -> bool:
    """Whether a filler can only be one in a text without punctuation: "I mean", "you know", "the mill right and when"."""
    if any(mark in text.text for mark in ",.") or not start:
        return False
    if text.words[start:end] in _SPOKEN:
        return True
    joins = text.words[end : end + 1] != () and text.words[end] in listed("clause_openers")
    tag = text.words[start:end] in _TAGS and joins
    return tag and text.words[start - 1] not in listed("grammar_determiners", "finite_verbs") | _MEASURED


def joined_sentences(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is one word that joins two clauses, of which a writer may make two sentences: "they paid, [and] I signed".

    A comma or a dash stands before it; in a text without marks nothing would show where a sentence begins.
    """
    apart = sentence_like(text, start) or not any(mark in text.text for mark in ",.")
    return text.words[start:end] in _JOINING and start > 0 and apart


def _longest(words: Sequence[str], at: int, end: int, name: str) -> int:
    known = phrases(name)
    return next((size for size in range(min(5, end - at), 0, -1) if tuple(words[at : at + size]) in known), 0)
