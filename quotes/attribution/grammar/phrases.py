"""The noun phrases that can speak: where they begin and end, and which names stand in them."""

from bisect import bisect_left
from typing import Literal, NamedTuple

from quotes.attribution.cast.names import (
    AMBIGUOUS,
    BEFORE_MONTHS,
    CALENDAR,
    DEMONYMS,
    FIRST,
    FUNCTION,
    ORGANISATIONS,
    PARTICLES,
    PLACES,
    ROLES,
    THINGS,
    TITLES,
    Name,
    articled,
    bare,
    personal,
)
from quotes.attribution.grammar.cues import (
    DETERMINERS,
    INDEFINITES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEECH,
)
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.wordlists import words

# Months and small words that may be somebody's name, and their possessives.
_AMBIGUOUS = frozenset(word + owned for word in AMBIGUOUS for owned in ("", "'s", "’s"))
# What may stand inside a name between two capitals ("Ursula van Berg", "Calder & Sons").
_JOINTS = PARTICLES | {"&"}
# "I'd", "You’ll" at the head of a sentence.
_CONTRACTED = frozenset(word.capitalize() for word in PRONOUNS if not word.isalpha())
_NO_NAMES = (FUNCTION | CALENDAR | _CONTRACTED) - _AMBIGUOUS
# Verbs of speech that are no base forms, beside those that end in "ed" or "s" ("June told", but "may tell").
_ALONE = frozenset(("said", "told", "wrote", "thought", "began", "went"))
# Longer noun phrases without a verb or a comma do not occur in the tuned half.
LONGEST = 14
# "Days", "a few weeks": spans of time say nothing, "the minutes" may.
_SPANS, _FEW = words("grammar_spans"), 4
_OF_OTHERS = frozenset(("whom", "whose", "which"))
Kind = Literal["name", "pronoun", "description"]


class Phrase(NamedTuple):
    """A noun phrase that can speak: tokens `first` to `last` (inclusive), and what sort it is.

    `names` holds (first, last) token ranges of each person joined in it, for several speakers of one cue.
    """

    first: int
    last: int
    kind: Kind
    names: tuple[tuple[int, int], ...] = ()


def capitalised(word: str) -> bool:
    """Whether a token could be part of a name."""
    return (word[0].isupper() and word not in FUNCTION) or articled(word)


def nameable(line: Line, at: int) -> bool:
    """Whether token `at` can be a word of a name here: months and small words are so only in some places."""
    word = line.words[at]
    if word == "I":
        return _regnal(line, at)
    if not word[0].isupper():
        return articled(word)
    if word in _NO_NAMES and word not in line.surnames:
        return False
    return word not in _AMBIGUOUS or _names_somebody(line, at)


def _regnal(line: Line, at: int) -> bool:
    """Whether "I" numbers a ruler ("Elizabeth I told Parliament") and is not the writer ("to Elizabeth I said")."""
    if not at or line.words[at - 1] not in FIRST:
        return False
    before = at - 2
    if before < 0 or line.words[before] == QUOTE or line.words[before] in TITLES:
        return True
    low = line.lows[before]
    return not (low in PREPOSITIONS or low in SPEECH or (low.endswith("ed") and line.words[before].islower()))


def calendar(line: Line, at: int) -> bool:
    """Whether token `at` is a day or a month, and not somebody called June."""
    return line.words[at] in CALENDAR and not nameable(line, at)


def _names_somebody(line: Line, at: int) -> bool:
    """Whether a month or a small word is a person: beside another name, or right beside a verb of speech."""
    words, lows = line.words, line.lows
    before = words[at - 1] if at else ""
    behind = words[at + 1] if at + 1 < len(words) else "."
    if before in FIRST and not behind[0].isdigit():
        return True
    if before.lower() in BEFORE_MONTHS or behind[0].isdigit() or words[at] == "March":
        return False
    if behind[0].isupper():
        return words[at] in FIRST and not any(
            behind in kind for kind in (FUNCTION, CALENDAR, DEMONYMS, ORGANISATIONS, THINGS)
        )
    if lows[at + 1 : at + 2] and lows[at + 1] in SPEECH:
        return lows[at + 1] in _ALONE or lows[at + 1].endswith(("ed", "s"))
    told = before.lower() in SPEECH and before[0].islower()
    return told and (not behind[0].isalnum() or behind in PREPOSITIONS or behind in RELATIVES)


def name_of(line: Line, first: int, last: int) -> Name | None:
    """The personal name that tokens `first` to `last` hold; a nickname in marks is left out."""
    if first == last and line.words[first] in _AMBIGUOUS:
        only = bare(line.words[first])
        return Name((only,), FIRST.get(only, ""), "") if nameable(line, first) else None
    held = line.words[first : last + 1]
    name = personal(tuple(held if QUOTE not in held else [word for word in held if word != QUOTE]))
    if name is None and first == last and bare(line.words[first]) in line.surnames:
        return Name((bare(line.words[first]),), "", "")
    return name


def _nickname(line: Line, token: int) -> bool:
    """Whether the marked words at a token are one capitalised word, as in Ada “Fire” Finch."""
    mark = line.marks[bisect_left(line.quotes, token)]
    inner = line.text[mark.start : mark.end]
    return inner[:1].isupper() and inner.isalpha()


def run_right(line: Line, at: int, limit: int) -> int:
    """The index just past a run of capitalised words that starts at `at`."""
    words = line.words
    end = at
    while end < limit:
        word = words[end]
        if not nameable(line, end) and not (
            word in _JOINTS
            and at < end < limit - 1
            and (capitalised(words[end + 1]) or words[end + 1] in PARTICLES)
        ):
            break
        end += 1
        if word[-2:] in ("'s", "’s") and end < limit and not capitalised(words[end]):
            break
    return end


def run_left(line: Line, at: int, floor: int) -> int:
    """The index of the first word of a run of capitalised words that ends at `at`."""
    words = line.words
    first = at
    while first > floor:
        word = words[first - 1]
        if (nameable(line, first - 1) and not _starts_afresh(words[first], word)) or (
            word in _JOINTS
            and first - 2 >= floor
            and (capitalised(words[first - 2]) or words[first - 2] in PARTICLES)
        ):
            first -= 1
        elif (
            word == QUOTE
            and first - 2 >= floor
            and capitalised(words[first - 2])
            and _nickname(line, first - 1)
        ):
            first -= 2
        else:
            break
    return first


def _starts_afresh(word: str, before: str) -> bool:
    """An abbreviated title opens a new phrase ("in Lisbon Mr. Finch"), unless a title leads up to it."""
    return (
        word in TITLES and word[-1] == "." and before not in TITLES and before not in PLACES and len(word) < 5
    )


def plausible(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase can speak at all: a name, a pronoun, or a noun with a determiner, a role, a plural."""
    if phrase.kind != "description":
        return True
    lows = line.lows[phrase.first : phrase.last + 1]
    if lows[-1] in _SPANS and lows[0] != "the" and len(lows) <= _FEW:
        # "Nine days later came a note:"
        return False
    if not _OF_OTHERS.isdisjoint(lows):
        # "with reporters, most of whom had gone": a clause about somebody else.
        return False
    named = len(lows) > 1 and not _in_small_letters(line, phrase) and line.words[phrase.last][0].isupper()
    if lows[0].endswith("ing") and len(lows[0]) > 4 and lows[-1] not in ROLES and not named:
        return False
    if (
        lows[0] in DETERMINERS
        or lows[0] in INDEFINITES
        or lows[-1].endswith("s")
        or not _in_small_letters(line, phrase)
    ):
        return True
    return any(low in ROLES for low in lows)


def _in_small_letters(line: Line, phrase: Phrase) -> bool:
    held = line.words[phrase.first : phrase.last + 1]
    return all(word[0].islower() and not articled(word) for word in held)
