"""What follows a cut and takes back the words before it: "… but that is false", "No, I'm joking.", "…, no, sorry, the other"."""

from collections.abc import Sequence
from functools import cache

from quotes.lexicon import classed, grouped, listed, phrases
from quotes.text import tokens
from quotes.wording.canon.atoms import Atoms, atoms
from quotes.wording.cutting.governors import Governor, cut_short, denies, goes_on, parted, tells
from quotes.wording.cutting.put_right import put_right

# Words after the cut in which it may be called untrue.
REBUTTAL = 8
# Words of a question behind the part of it that is kept: "You will resign[, will you not?]".
QUESTION = 8
# Words of the longest set phrase that takes back; of the shortest clause that points back with one behind it; of the former.
_LONGEST, _SHORTEST, _POINTED = 8, 5, 10
# Words of "to say that" and "to put it so".
_BACK = 4
# Words at the end of a sentence among which its last number stands; words that say that there were several.
COUNTED = 2
_SECOND = frozenset({"or", "and", "to"})
_POINTING = classed("pointing_back")
_JOINING = classed("rebuttal_joints")
_SORRY = (("sorry",), ("correction",), ("no",))
_PARDON, _NAMED = (("excuse", "me"), ("pardon", "me"), ("i", "apologize"), ("i", "apologise")), 3
_WEAKLY = (("i", "mean"), ("i", "meant"), ("or", "rather"))
# What is denied of a thing, and not of what was said of it.
_COMING_ABOUT = frozenset({"possible", "happening", "happened"})
_ASKING = frozenset({"who", "whose", "what", "which", "whether", "if", "how"})
_VERBS = classed("auxiliaries") | {"'s"}
_BE_OR_MODAL = classed("finite_auxiliaries")


def corrected(right: Atoms, kept: Sequence[str] = ()) -> int:
    """How many words put right what stands before them: "the referee, [no, sorry,] the linesman"; 0 for none."""
    if not parted(right, 0):
        return 0
    if size := put_right(right, kept):
        return size
    if right.words[0] in ("no", "sorry", "rather") and parted(right, 1) and right.words[1:2]:
        return 1 if right.words[1][0] == "#" else 0  # "nine, no, ten"
    if right.words[:2] in _WEAKLY and len(right) > 2:
        word = right.words[2]
        told = word[0] == "#" or grouped("guard_times").get((word,), "").startswith(("day/", "month/"))
        return 3 if told and len(right) == 3 else 0  # "Tuesday[, I mean Wednesday,]"
    sizes = (size for size in range(min(5, len(right)), 0, -1) if parted(right, size))
    known = phrases("corrections_strong")
    if (
        right.words[:2] in _PARDON
        and parted(right, 2)
        and right.words[2:3]
        and right.words[2] in kept[-_NAMED:]
    ):
        return 2  # "Senator Finch, excuse me, Senator Lund"
    return next((size for size in sizes if right.words[:size] in known), 0)


def rebutted(right: Atoms, same_sentence: bool) -> int:
    """How many words after the cut are a rebuttal by their wording alone: "which is false", "but that is not true"."""
    words = tuple("is" if word == "'s" else word for word in right.words[:_LONGEST])
    if not words or words[0] not in _openers():
        return 0
    for size in range(len(words), 0, -1):
        ending = words[:size] in phrases("guard_rebuttals_ending")
        if not ending and words[:size] not in phrases("guard_rebuttals"):
            continue
        if _of_its_own(right, 0 if words[0] not in _JOINING else 1, size) or _of_another(right, size):
            continue
        goes_on = size < len(right) and not parted(right, size)
        if words[size - 1] == "that" and goes_on:
            continue  # "I do not believe that the county meant any harm" speaks of something else
        if ending and goes_on:
            continue  # "in theory and in practice", "but one stood out"
        if words[0] in ("almost", "nearly", "not") and not parted(right, 0):
            continue
        bound = words[0] in ("is", "which", "said", "says", "or")
        if (bound and not same_sentence) or (words[0] == "or" and not parted(right, 0)):
            continue
        return size
    return 0


@cache
def _openers() -> frozenset[str]:
    return frozenset(
        run[0] for name in ("guard_rebuttals", "guard_rebuttals_ending") for run in phrases(name)
    )


def taken_back(right: Atoms, same_sentence: bool, kept: Sequence[str] = ()) -> int:
    """How many words after the cut call what was said untrue: "but it was not so", "would be madness"."""
    words = right.words
    if size := _outright(right, same_sentence) or _in_short(right, same_sentence):
        return size
    opening = listed("rebuttal_openers") if same_sentence else listed("rebuttal_sentences")
    if not words or words[0] not in opening:
        return 0
    end = next(
        (at for at in range(1, min(len(words), REBUTTAL)) if parted(right, at)), min(len(words), REBUTTAL)
    )
    if "always" in words[1:end]:
        return 0  # "It was not always so." speaks of another time
    if not same_sentence and words[0] == "that" and not {*kept}.isdisjoint({*words[1:2]} - _VERBS):
        return 0  # "That system is still an outrage." speaks of the system
    for at in range(1, end):
        # "Not the right answer" calls nothing untrue: the word must end its clause.
        last = at + 1 == len(words) or parted(right, at + 1)
        denied = (
            last
            and words[at] in listed("true_words")
            and not {"not", "never", "hardly"}.isdisjoint(words[:at])
            and _ASKING.isdisjoint(words[1:at])  # "it doesn't matter who is right"
        )
        if denied and words[at] in _COMING_ABOUT and denies(kept):
            return 0  # "We can't reopen it. It's not possible."
        untrue = words[at] in listed("guard_untrue") and words[at - 1] != "there"  # "in this there lies"
        own = _of_its_own(right, words[0] in _JOINING, at + 1) or _of_another(right, at + 1)
        if (denied or untrue) and not own:
            return at + 1
    return 0


def _outright(right: Atoms, same_sentence: bool) -> int:
    """How many words are a judgement of their own: "Not true.", "or so I thought", "… is what they want you to hear"."""
    words = right.words
    alone = bool(words) and parted(right, 0) and parted(right, 1)
    if alone and (words[0] in listed("guard_untrue") or words[0] == "not"):
        return 1  # "… -- not.", "…? Nonsense."
    if words[:1] == ("not",) and words[1:2] and words[1] in listed("true_words") and parted(right, 0):
        return 2 if len(words) == 2 or parted(right, 2) else 0
    if words[:2] == ("yes", "right") and not same_sentence and right.raw(0, 1).casefold() == "yeah":
        return 2 if cut_short(right, 2) or len(words) == 2 or parted(right, 2) else 0
    if words[:2] == ("or", "thought") or (words[:2] == ("or", "so") and not same_sentence):
        return 2
    if same_sentence and words[:2] == ("is", "what"):
        return 2
    if words[:3] == ("or", "at", "least") and words[3:4] and words[3] in ("he", "she", "they", "you"):
        return 4  # "or at least he thinks so"
    return 0


def _in_short(right: Atoms, same_sentence: bool) -> int:
    """How many words deny what was said and end their clause: "It works. No, it doesn't.", "…, but it isn't."."""
    words = right.words
    answered = words[:1] == ("no",) and not same_sentence and parted(right, 1)
    if not (answered or (words[:1] == ("but",) and same_sentence)):
        return 0
    at = next((n for n in range(2, min(5, len(words))) if words[n] == "not"), 0)
    ends = at and (at + 1 == len(words) or parted(right, at + 1))
    return at + 1 if ends and words[1] in listed("subject_pronouns") else 0


def taken_back_late(right: Atoms) -> int:
    """How many words take back what stands before a clause that only says whose it was: "…, that was the rumour, but it's false".

    0 for none.
    """
    words = right.words
    if len(words) < _SHORTEST or words[0] not in ("that", "which", "this") or not parted(right, 0):
        return 0
    if words[1] not in _BE_OR_MODAL and words[1] != "'s":
        return 0
    end = next((at for at in range(2, min(len(words), _POINTED + 1)) if parted(right, at)), 0)
    if not end or "," not in right.between(end):
        return 0
    rest = right.part(end, len(words))
    size = rebutted(rest, True) or taken_back(rest, True)
    return end + size if size else 0


def refused(right: Atoms, kept: Sequence[str], *, narrated: bool = False) -> Governor | None:
    """The "No." that answers the question which the words kept were asked in, or takes them back as the next sentence.

    Words that deny are affirmed by it. What stands in another turn is somebody else's "No", which takes nothing back but
    a question.
    """
    words = right.words
    asked = _asked(right) if "?" in right.text else 0
    gap = right.between(0)
    whole = "?" in gap
    if not (asked or whole) and (
        narrated or not tells(kept) or not any(mark in gap for mark in ".!") or "\n" in gap
    ):
        return None
    if denies(kept) or not listed("clause_openers").isdisjoint(words[:asked]):
        return None
    # The label of who answers stands before the answer.
    at = asked + ((asked > 0 or whole) and asked + 1 < len(words) and ":" in right.between(asked + 1))
    ends = ".!,;" if asked or whole else ".!"
    for size in range(min(3, len(words) - at), 0, -1):
        if words[at : at + size] in phrases("answers_no") and set(right.between(at + size)) & set(ends):
            return Governor("rebuttal", "cut.rebuttal", at, at + size, True)
    return None


def _asked(right: Atoms) -> int:
    """Where a question ends of which the words kept are the first part, 0 where they ask nothing."""
    stops = (n for n in range(min(QUESTION, len(right))) if any(mark in right.between(n) for mark in ".!?"))
    ended = next(stops, 0)
    return ended if "?" in right.between(ended) else 0


def _of_its_own(right: Atoms, subject: int, end: int) -> bool:
    """Whether a judgement is passed on what follows it, not on what was said: "It would be wrong to say that the tugs …".

    An "it" points forward to the clause behind; "to say so" and "to say that" at the end of the sentence point back.
    """
    words = right.words
    if words[subject : subject + 1] not in (("it",), ("is",), ("was",), ("would",)):
        return False
    if words[end - 1] == "that":
        end -= 1
    if words[end : end + 1] not in (("to",), ("that",), ("if",), ("when",)) or parted(right, end):
        return False
    stop = next((at for at in range(end + 1, len(words)) if parted(right, at)), len(words))
    return stop - end > _BACK or words[stop - 1] not in _POINTING


def _of_another(right: Atoms, end: int) -> bool:
    """Whether somebody is said to be wrong in something that is named: "But the Deputy is wrong on his figures"."""
    words = right.words
    led = words[end - 1] == "wrong" and words[end : end + 1] in (("about",), ("on",), ("in",))
    return led and words[end + 1 : end + 2] != () and words[end + 1] not in _POINTING


def answered_no(right: Atoms, kept: Sequence[str]) -> bool:
    """Whether the next sentence is only the denial of what was said, by its own verb: "The depot was empty. It wasn't."."""
    words = right.words
    denied = (
        len(words) > 2 and words[2] == "not" and words[0] in listed("subject_pronouns") - {"i", "we", "you"}
    )
    if not (denied and words[1] in _BE_OR_MODAL and words[1] in kept):
        return False
    if cut_short(right, 3):
        return False
    return len(words) == 3 or (parted(right, 3) and not goes_on(right, 3))


def _counts_otherwise(word: str, kept: Sequence[str]) -> bool:
    """Whether a number is another than the one that ends some words, with what it counts: "forty-five", "forty minutes"."""
    if word[:1] != "#":
        return False
    read = atoms(tokens(" ".join(kept))).words
    told = [other for other in read[-COUNTED:] if other[:1] == "#"]
    return len(told) == 1 and word not in read and _SECOND.isdisjoint(read[-2 * COUNTED :])


def said_otherwise(right: Atoms, kept: Sequence[str]) -> int:
    """How many words put the sentence before them right: "The king is ill. [Sorry, the queen is ill.]"; 0 for none."""
    words = right.words
    if words and parted(right, 1) and tells(kept) and _counts_otherwise(words[0], kept):
        return 1  # "after forty minutes. Forty-five."
    if len(words) < len(kept) or words[:1] not in _SORRY or not parted(right, 1):
        return 0
    end = next((at for at in range(2, len(words) + 1) if parted(right, at)), len(words))
    said = words[1:end]
    same = sum(word in kept for word in said)
    return (
        end if len(said) == len(kept) and len(said) - same in (1, 2) and said[-1:] == tuple(kept[-1:]) else 0
    )
