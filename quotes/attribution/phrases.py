"""The noun phrases that can speak: where they begin and end, and which names stand in them."""

from bisect import bisect_left
from typing import Literal, NamedTuple

from quotes.attribution.cues import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    INDEFINITES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    finite,
    is_adverb,
    speaks,
)
from quotes.attribution.people import CALENDAR, FUNCTION, PARTICLES, PLACES, ROLES, TITLES, Name, personal
from quotes.attribution.sentences import QUOTE, Line

# Longer noun phrases without a verb or a comma do not occur in the tuned half.
_LONGEST = 14
_NEVER_LAST = frozenset(("a", "an", "the", "his", "her", "their", "its", "my", "our", "your", "every", "no"))
_OWN = frozenset(("his", "her", "their"))
_HANGING = frozenset(("of", "for", "at", "from", "with", "in"))
_TIMES = frozenset(
    ("yesterday", "today", "later", "week", "month", "year", "morning", "night", "evening", "afternoon")
)

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
    return word[0].isupper() and word not in FUNCTION


def name_of(line: Line, first: int, last: int) -> Name | None:
    """The personal name that tokens `first` to `last` hold; a nickname in marks is left out."""
    return personal(tuple(word for word in line.words[first : last + 1] if word != QUOTE))


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
        if not (capitalised(word) and word not in CALENDAR) and not (
            word in PARTICLES
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
        if (capitalised(word) and word not in CALENDAR and not _starts_afresh(words[first], word)) or (
            word in PARTICLES
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


def phrase_left(line: Line, at: int, floor: int, depth: int = 0) -> Phrase | None:
    """The noun phrase that ends at token `at`, with its "of", "for" and "at" phrases."""
    at = _over_asides(line, at, floor)
    words, lows = line.words, line.lows
    if at < floor or depth > 4:
        return None
    if lows[at] in PRONOUNS:
        return Phrase(at, at, "pronoun")
    named = capitalised(words[at]) and words[at] not in CALENDAR
    if not named and not _may_end(line, at):
        return None
    first = _office_left(line, run_left(line, at, floor), at, floor) if named else at
    start = _opening(line, first, at, floor)
    # "Speaking to the Elm Mail Finch claimed": the comma behind the opening words is left out.
    opened = start == floor + 2 and lows[floor].endswith("ing")
    if (
        start > floor
        and not opened
        and lows[start - 1] in PREPOSITIONS
        and lows[start - 1] not in SUBORDINATORS
    ):
        head = phrase_left(line, start - 2, floor, depth + 1)
        if head is None or not _heads(line, head):
            return None
        return Phrase(head.first, at if head.kind == "description" else head.last, head.kind, head.names)
    if named and name_of(line, first, at) is not None:
        return _joined_left(line, Phrase(start, at, "name", ((first, at),)), floor)
    return _with_others(line, start, at, floor)


def _with_others(line: Line, start: int, at: int, floor: int) -> Phrase:
    """ "Finch and her team" is Finch; "the singer and guitarist" is one person."""
    if start - 2 >= floor and line.lows[start - 1] == "and":
        before = start - 2
        if line.lows[start] in _OWN and capitalised(line.words[before]):
            first = run_left(line, before, floor)
            if name_of(line, first, before) is not None:
                return Phrase(first, at, "name", ((first, before),))
        if start == at and line.lows[before] in ROLES and line.lows[at] in ROLES:
            return Phrase(_opening(line, before, before, floor), at, "description")
    return Phrase(start, at, "description")


def _over_asides(line: Line, at: int, floor: int) -> int:
    """Step left over a bracket ("(R-Ohio)") and over the day on which something was said."""
    words, lows = line.words, line.lows
    if at > floor and words[at] == ")":
        while at > floor and words[at] != "(":
            at -= 1
        at -= 1
    while at > floor and (words[at] in CALENDAR or lows[at] in _TIMES):
        at -= 1
        if at > floor and lows[at] in ("on", "last", "this", "in"):
            at -= 1
    return at


def _may_end(line: Line, at: int) -> bool:
    low = line.lows[at]
    return (
        low[0].isalpha()
        and low not in _NEVER_LAST
        and low not in FINITE
        and low not in PREPOSITIONS
        and low not in CONJUNCTIONS
        and low not in SUBORDINATORS
        and (line.words[at] not in FUNCTION or low in INDEFINITES)
    )


def _opening(line: Line, first: int, at: int, floor: int) -> int:
    """The first small word of the phrase before its name or noun ("former president", "the gambling")."""
    start = first
    while start > floor and at - start < _LONGEST:
        low = line.lows[start - 1]
        if low in DETERMINERS:
            return start - 1
        if (
            not low[0].isalnum()
            or low in PREPOSITIONS
            or low in CONJUNCTIONS
            or low in SUBORDINATORS
            or low in RELATIVES
            or low in PRONOUNS
            or line.words[start - 1] in FUNCTION
            or finite(line, start - 1)
            or is_adverb(line.words[start - 1])
        ):
            break
        start -= 1
    return start


def _office_left(line: Line, first: int, at: int, floor: int) -> int:
    """Take in an office before the name ("Minister of Rural Affairs Elena Markova")."""
    words = line.words
    start = first
    while at - first >= 2:
        of = start - 1
        if of > floor and words[of] == "the":
            of -= 1
        if of <= floor or words[of] not in ("of", "for") or not capitalised(words[of - 1]):
            break
        start = run_left(line, of - 1, floor)
        if words[of - 1] in TITLES:
            name = name_of(line, start, at)
            return start if name is not None and len(name.words) < at + 1 - first else first
    return first


def _heads(line: Line, head: Phrase) -> bool:
    """Whether a phrase before a preposition can be what the preposition hangs on."""
    if head.kind != "description":
        return head.kind == "name"
    lows = line.lows[head.first : head.last + 1]
    if any(low in ROLES or low in DETERMINERS or low in INDEFINITES or low[0].isdigit() for low in lows):
        return True
    return line.words[head.last] in TITLES


def _joined_left(line: Line, last: Phrase, floor: int) -> Phrase:
    """Both people of "X and Y", all of "X, Y and Z"."""
    at = last.first - 1
    if at <= floor or line.lows[at] != "and":
        return last
    names, first = list(last.names), last.first
    end = at - 2 if line.words[at - 1] == "," else at - 1
    while end >= floor and capitalised(line.words[end]):
        start = run_left(line, end, floor)
        if name_of(line, start, end) is None or (start > floor and line.lows[start - 1] in PREPOSITIONS):
            break
        names.insert(0, (start, end))
        first = start
        if start - 2 < floor or line.words[start - 1] != ",":
            break
        end = start - 2
    return Phrase(first, last.last, "name", tuple(names))


def phrase_right(line: Line, at: int, limit: int) -> Phrase | None:
    """The noun phrase that starts at token `at` ("said X, the spokesman")."""
    if at >= limit or is_adverb(line.words[at]):
        return None
    lows = line.lows
    if lows[at] in PRONOUNS:
        return Phrase(at, at, "pronoun")
    end, run = _extent(line, at, limit)
    if end == at:
        return None
    if run is not None and run[1] == end - 1:
        first = run[0]
        # "Secretary of State Ada Finch": the office and the name are one phrase.
        while first - 2 >= at and lows[first - 1] in ("of", "for") and line.words[first - 2] in TITLES:
            first = run_left(line, first - 2, at)
        if name_of(line, first, end - 1) is not None and not any(
            low in PREPOSITIONS for low in lows[at:first]
        ):
            names = [(first, end - 1)]
            end = _joined_right(line, end, limit, names)
            return Phrase(at, end - 1, "name", tuple(names))
    return _apposed(line, at, end, limit) or Phrase(at, end - 1, "description")


def _extent(line: Line, at: int, limit: int) -> tuple[int, tuple[int, int] | None]:
    """How far a noun phrase reaches to the right, and the last run of capitalised words in it."""
    words, lows = line.words, line.lows
    end = at
    run: tuple[int, int] | None = None
    while end < limit and end - at < 2 * _LONGEST:
        word, low = words[end], lows[end]
        if capitalised(word) and word not in CALENDAR:
            stop = run_right(line, end, limit)
            run = (end, stop - 1)
            end = stop
            if end < limit and lows[end] in ("of", "for") and words[end - 1] in TITLES:
                end += 1
            continue
        if low in PREPOSITIONS:
            if low not in _HANGING or end == at or (run and run[1] == end - 1 and not _body(line, run)):
                break
            if low == "in" and not any(small in ROLES for small in lows[at:end]):
                break
        elif (
            not word[0].isalnum()
            or low in CONJUNCTIONS
            or low in SUBORDINATORS
            or low in RELATIVES
            or word in CALENDAR
            or (
                end > at
                and (
                    speaks(line, end)
                    or finite(line, end)
                    or (is_adverb(word) and lows[end - 1] not in DETERMINERS)
                    or low in PRONOUNS
                )
            )
        ):
            break
        end += 1
    return end, run


def _body(line: Line, run: tuple[int, int]) -> bool:
    """Whether a run of capitalised words is no person, so that "of …" may still belong to it."""
    return name_of(line, *run) is None


def _apposed(line: Line, at: int, end: int, limit: int) -> Phrase | None:
    """The name behind a description and a comma ("said the envoy, Ada Finch")."""
    if end >= limit or line.words[end] != "," or not any(low in ROLES for low in line.lows[at:end]):
        return None
    start = end + 2 if line.lows[end + 1 : end + 2] == ["the"] else end + 1
    stop = run_right(line, start, limit)
    name = name_of(line, start, stop - 1) if stop > start else None
    if name is None or len(name.words) < 2:
        return None
    return Phrase(at, stop - 1, "name", ((start, stop - 1),))


def _joined_right(line: Line, end: int, limit: int, names: list[tuple[int, int]]) -> int:
    """Add the other people of "X, Y and Z"; the answer is the index just past the last of them."""
    at = end
    found: list[tuple[int, int]] = []
    while at + 1 < limit and (line.words[at] == "," or line.lows[at] == "and"):
        last = line.lows[at] == "and" or line.lows[at + 1] == "and"
        start = at + 2 if line.words[at] == "," and line.lows[at + 1] == "and" else at + 1
        stop = run_right(line, start, limit)
        if stop == start or name_of(line, start, stop - 1) is None:
            break
        found.append((start, stop - 1))
        at = stop
        if last:
            names += found
            return at
    return end
