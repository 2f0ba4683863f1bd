"""Words left out that govern the words kept, as values; and what is asked of every cut."""

from collections.abc import Sequence

from quotes.lexicon import listed, paired
from quotes.text import DOUBLE_MARKS
from quotes.values import value
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.markers import markers

# Words of no weight of their own allowed between a negation and the words it governs.
REACH = 4


# A clause after which "if …" is a condition of it has a subject among its last words.
CLAUSE = 12


# Words in which a denial that was broken off is made: "I do not think it".
AGAIN = 7


# A subject that stands alone has hardly more words.
SUBJECT = 4


# Words looked at for the verb of saying that the words kept hang on.
SAYING = 12
_DASHES = ("--", "—", "–")
_QUOTES = frozenset(DOUBLE_MARKS)
# What stands behind the comma at which a denial only pauses.
_PAUSED = frozenset({"however", "of", "in", "therefore", "indeed", "as", "then", "at", "for", "by", "until"})


@value
class Governor:
    """Words left out that govern the words kept: their kind, rule, and place among the words read."""

    kind: str
    rule: str
    start: int
    end: int
    turns: bool


def parted(text: Atoms, at: int) -> bool:
    """Whether punctuation stands before a word (or after the last)."""
    return bool(text.between(at).strip())


def dashed(text: Atoms, at: int) -> bool:
    """Whether a dash stands before a word, or behind the last."""
    return any(dash in text.between(at) for dash in _DASHES)


def cut_short(right: Atoms, end: int) -> bool:
    """Whether a denial of these words was broken off, by the speaker or by another, before it denied anything: "It was not --".

    "It's not -- I don't think it's as bad as it looked" makes it in the words behind.
    """
    words = right.words
    if words[end - 1 : end] != ("not",) or not dashed(right, end):
        return False
    again = words[end : end + 1] == ("i",) and "not" in words[end + 1 : end + 4]
    made = again and words[end - 3] in words[end + 3 : end + AGAIN]
    return end == len(words) or "\n" in right.between(end) or made


def quoted(gap: str) -> bool:
    """Whether quotation marks stand at an edge: then the words outside are the narrator's, not the speaker's."""
    return not _QUOTES.isdisjoint(gap)


def is_count(word: str) -> bool:
    """Whether a word kept is a number, in figures or in words."""
    return (
        word[0].isdecimal() or word[0] == "#" or word in listed("number_words") or word in paired("numbers")
    )


def denies(kept: Sequence[str]) -> bool:
    """Whether the words kept deny anything, which a "No" behind them affirms."""
    return any(word.endswith("n't") or word == "cannot" for word in kept) or any(
        m.kind == "negation" for m in markers(tuple(kept))
    )


def tells(kept: Sequence[str]) -> bool:
    """Whether words kept can say something by themselves: a clause, or more of one than its subject."""
    acts = (
        word
        for word in kept[1:]
        if is_past(word) or (word[-1:] == "s" and word[-2:] not in ("ss", "us", "'s"))
    )
    return is_clause(kept) or len(kept) > SUBJECT or next(acts, None) is not None


def is_clause(kept: Sequence[str]) -> bool:
    """Whether the words kept say something that can depend on a condition: somebody does something."""
    # Claimed words are folded only: "I'll" holds its subject before the apostrophe.
    tail = [part for word in kept[-CLAUSE:] for part in (word, word.partition("'")[0])]
    subjects, verbs = listed("subject_pronouns"), listed("finite_verbs")
    return any(word in subjects or word == "there" for word in tail) or any(word in verbs for word in tail)


def goes_on(right: Atoms, end: int) -> bool:
    """Whether a denial only pauses at a comma: "It did not, however, begin with us"."""
    behind = "".join(right.words[end : end + 1])
    return right.between(end).strip() == "," and (behind in _PAUSED or behind.endswith("ly"))
