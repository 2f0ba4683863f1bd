"""A statement that its speaker says the opposite of at once: "I said I'm good. I wasn't good.", "I don't care. … I care"."""

from collections.abc import Sequence

from quotes.lexicon import listed
from quotes.text import tokens
from quotes.wording.canon.atoms import Atoms, atoms
from quotes.wording.canon.cleaning import after_fillers, sentence_start
from quotes.wording.canon.markers import bases, markers
from quotes.wording.cutting.governors import Governor, denies

# Words of the sentence that says the opposite, and sentences behind the words kept that are read.
LONGEST, SENTENCES = 10, 3
# Words of a thing granted between the two: "everybody says that".
GRANTED = 5
_DENYING = frozenset({"not", "never", "no"})
# How much of it is so after all: "a little bit", "sort of".
_DEGREES = frozenset({"little", "bit", "sort", "kind", "actually", "really", "too", "somewhat", "all", "at"})


def gainsaid(right: Atoms, kept: Sequence[str]) -> Governor | None:
    """The sentence close behind the words kept that says of the same subject, in their words, what they deny, or denies it.

    Nothing may be added in it but how much: "I'm not angry. I'm angry with the board" goes on.
    """
    last = _last_clause(kept)
    if not last or "\n" in right.between(0) or "?" in right.between(0):
        return None
    begun = 0
    for _ in range(SENTENCES):
        end = next((n for n in range(begun + 1, len(right) + 1) if sentence_start(right, n)), 0)
        if not end:
            return None
        words = right.words[(first := after_fillers(right, begun, end)) : end]
        if 1 < len(words) <= LONGEST and words[0] == last[0] and "?" not in right.between(end):
            opposite = Governor("rebuttal", "cut.gainsaid", first, end, True)
            return opposite if _opposite(last, words) else None
        if len(words) > GRANTED or "\n" in right.between(end):
            return None
        begun = end
    return None


def _last_clause(kept: Sequence[str]) -> tuple[str, ...]:
    """The last clause of the words kept that begins with a pronoun; empty where none does, or another is told to have said it."""
    read = atoms(tokens(" ".join(kept))).words
    at = next((n for n in range(len(read) - 2, -1, -1) if read[n] in listed("subject_pronouns")), -1)
    if at < 0 or len(read) - at > LONGEST:
        return ()
    others = not listed("guard_saying").isdisjoint(read[:at]) and "i" not in read[:at]
    return () if others else read[at:]


def _opposite(clause: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether one of two clauses of one subject denies what the other says, or some of it."""
    if denies(clause) == denies(behind) or _modals(clause) != _modals(behind):
        return False
    said, told = _weight(clause), _weight(behind)
    stems = frozenset[str]().union(*map(bases, said))
    if not told or any(bases(word).isdisjoint(stems) for word in told):
        return False
    # "He is not a good man. He is a man."
    return denies(behind) or len(told) == len(said) or not _DEGREES.isdisjoint(behind)


def _modals(words: Sequence[str]) -> list[str]:
    return [marker.group for marker in markers(tuple(words)) if marker.kind == "modal"]


def _weight(words: Sequence[str]) -> frozenset[str]:
    """What a clause says of its subject: its words without small ones, what denies and what only grades."""
    small = listed("light_words", "finite_verbs") | _DENYING | _DEGREES
    return frozenset(word for word in words[1:] if word not in small)
