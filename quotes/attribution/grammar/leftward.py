"""The noun phrase that ends at a token, read to the left: what stands before a verb of speech."""

from quotes.attribution.cast.names import FUNCTION, ROLES, TITLES
from quotes.attribution.grammar.cues import (
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
)
from quotes.attribution.grammar.handles import is_handle
from quotes.attribution.grammar.phrases import (
    LONGEST,
    Phrase,
    calendar,
    capitalised,
    name_of,
    nameable,
    run_left,
)
from quotes.attribution.grammar.sentences import Line

_NEVER_LAST = frozenset(("a", "an", "the", "his", "her", "their", "its", "my", "our", "your", "every", "no"))
# A share opens a clause ("85% of voters said"), or it is an object ("rated 32% of claims as").
_OPENING = CONJUNCTIONS | {",", ".", ";", "while"}
_YEAR = 4
# What opens the office that somebody named has ("Finch, the warden, and Krantz").
_APPOSED = frozenset(("a", "an", "the", "his", "her", "their"))
_IN = frozenset(("in", "early", "late", "since", "by"))
_OTHERS = frozenset(("his", "her", "their", "other", "others"))
_ONE = frozenset(("he", "she"))
_THEMSELVES = frozenset(("himself", "herself", "itself", "themselves"))
_TIMES = frozenset(
    ("yesterday", "today", "later", "week", "month", "year", "morning", "night", "evening", "afternoon")
)


def phrase_left(line: Line, at: int, floor: int, depth: int = 0) -> Phrase | None:
    """The noun phrase that ends at token `at`, with its "of", "for" and "at" phrases."""
    at = _over_asides(line, at, floor)
    lows = line.lows
    if at < floor or depth > 4:
        return None
    named = nameable(line, at)
    if lows[at] in PRONOUNS and not named:
        return Phrase(at, at, "pronoun")
    if not named and (not _may_end(line, at) or _acts(line, at, floor)):
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
        if lows[start - 1] == "outside" and lows[at] in ROLES:
            # "Outside experts"
            return Phrase(start - 1, at, "description")
        head = phrase_left(line, start - 2, floor, depth + 1)
        if head is None and lows[start - 2] == "and" and start - 4 > floor:
            # "officials in the council and at the ministry": both hang on the same noun.
            head = phrase_left(line, start - 3, floor, depth + 1)
            head = (
                head
                if head is not None and not PREPOSITIONS.isdisjoint(lows[head.first : head.last + 1])
                else None
            )
        if head is None and finite(line, start - 2):
            # "an email sent by the manager"
            head = phrase_left(line, start - 3, floor, depth + 1) if lows[start - 1] == "by" else None
        if head is None or not _heads(line, head):
            return None
        return Phrase(head.first, at if head.kind == "description" else head.last, head.kind, head.names)
    if named and name_of(line, first, at) is not None:
        return _joined_left(line, Phrase(start, at, "name", ((first, at),)), floor)
    return _with_others(line, start, at, floor)


def _acts(line: Line, at: int, floor: int) -> bool:
    """Whether a token is what somebody named before it does ("Judge Ada Finch listened")."""
    if at <= floor or not capitalised(line.words[at - 1]) or not finite(line, at):
        return False
    named = name_of(line, run_left(line, at - 1, floor), at - 1) is not None
    return named and line.lows[at + 1 : at + 2] != ["by"]


def _with_others(line: Line, start: int, at: int, floor: int) -> Phrase:
    """ "Finch and her team", "Finch and other members" are Finch; "the singer and guitarist" is one person."""
    if start - 2 >= floor and line.lows[start - 1] == "and":
        before = start - 2
        if (with_ := _first_of(line, before, start, at, floor)) is not None:
            return with_
        if line.lows[start] in _OTHERS and capitalised(line.words[before]):
            first = run_left(line, before, floor)
            if name_of(line, first, before) is not None:
                return Phrase(first, at, "name", ((first, before),))
        if start == at and line.lows[before] in ROLES and line.lows[at] in ROLES:
            return Phrase(_opening(line, before, before, floor), at, "description")
    return Phrase(start, at, "description")


def _first_of(line: Line, before: int, start: int, at: int, floor: int) -> Phrase | None:
    """Whoever speaks with people only described ("that she and two colleagues", "Finch and a friend")."""
    low = line.lows[start]
    if low not in INDEFINITES and low not in _OTHERS and low not in ("a", "an"):
        return None
    pronoun = line.lows[before] in _ONE
    first = before if pronoun else run_left(line, before, floor)
    led = line.lows[floor] in PREPOSITIONS and not any(finite(line, word) for word in range(floor, first))
    opens = first == floor or line.words[first - 1] == "," or line.lows[first - 1] in SUBORDINATORS | {"that"}
    if pronoun:
        return Phrase(before, before, "pronoun")
    if not (opens or led) or not capitalised(line.words[before]) or name_of(line, first, before) is None:
        return None
    return Phrase(first, at, "name", ((first, before),))


def _over_asides(line: Line, at: int, floor: int) -> int:
    """Step left over a bracket ("(R-Ohio)") and over the day on which something was said."""
    words, lows = line.words, line.lows
    if at > floor and words[at] == ")":
        while at > floor and words[at] != "(":
            at -= 1
        at -= 1
    if at > floor + 1 and lows[at].isdigit() and calendar(line, at - 1):
        # "the entry for May 3"
        at -= 1
    if at > floor and lows[at] in _THEMSELVES:
        # "Finch himself, who bowled, told"
        at -= 1
    while at > floor and (calendar(line, at) or lows[at] in _TIMES):
        at -= 1
        if at > floor and lows[at].isdigit():
            # "the note of 12 April"
            at -= 1
        if at > floor and lows[at] in ("on", "last", "this", "in", "of", "for", "dated", "late", "early"):
            at -= 1
    return at


def _may_end(line: Line, at: int) -> bool:
    low = line.lows[at]
    return (
        (
            low[0].isalpha()
            or is_handle(low)
            or low.endswith("-year-old")
            or (low[-1] == "%" and (at == 0 or line.lows[at - 1] in _OPENING))
        )
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
    while start > floor and at - start < LONGEST:
        low = line.lows[start - 1]
        if start - 2 >= floor and is_adverb(line.words[start - 1]) and line.lows[start - 2] in _NEVER_LAST:
            # "the normally cautious board"
            return start - 2
        if low in DETERMINERS:
            return start - 1
        if low in ("'", "’") and start - 2 >= floor and line.lows[start - 2].endswith("s"):
            # "The Conservatives’ letter"
            start -= 1
            continue
        if (
            not low[0].isalnum()
            or low in PREPOSITIONS
            or low in CONJUNCTIONS
            or low in SUBORDINATORS
            or low in RELATIVES
            or low == "whom"
            or low in PRONOUNS
            or line.words[start - 1] in FUNCTION
            or finite(line, start - 1)
            or is_adverb(line.words[start - 1])
            or (calendar(line, start - 1) and nameable(line, start))
            or (nameable(line, start) and _ends_date(line, start - 1))
        ):
            break
        start -= 1
    return start


def _ends_date(line: Line, at: int) -> bool:
    """Whether a number closes a date ("On 9 July 2023 Finch said", "In 2019 Finch said") and is no part of a name."""
    if at == 0 or not line.lows[at].isdigit():
        return False
    year = len(line.lows[at]) == _YEAR and line.lows[at - 1] in _IN
    return (
        year or calendar(line, at - 1) or (at > 1 and line.lows[at - 1].isdigit() and calendar(line, at - 2))
    )


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
    joint = at - 2 if line.words[at - 1] == "," else at - 1
    end = _told_of_first(line, joint, floor)
    if end != joint and not _opens_clause(line, run_left(line, end, floor), last, floor):
        return last
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


def _opens_clause(line: Line, first: int, second: Phrase, floor: int) -> bool:
    """Whether a name opens its clause, and shares the verb of a second one ("Finch, 43, and Krantz said", no "Krantz is")."""
    opens = first == floor or not line.words[first - 1][0].isalnum() or line.lows[first - 1] in SUBORDINATORS
    return opens and line.lows[second.last + 1 : second.last + 2] not in (["is"], ["was"], ["has"], ["says"])


def _told_of_first(line: Line, end: int, floor: int) -> int:
    """Where the name ends of which an office, a place or a bracket is told before "and" ("Finch of Elm Creek and Krantz")."""
    if end > floor and line.words[end] == ")":
        while end > floor and line.words[end] != "(":
            end -= 1
        return end - 1
    if line.words[end + 1] == ",":
        comma = end
        while comma > floor and comma > end - LONGEST and line.words[comma][0].isalnum():
            comma -= 1
        opens = line.lows[comma + 1]
        acts = opens not in RELATIVES and any(finite(line, at) for at in range(comma + 1, end + 1))
        told = opens in _APPOSED or opens in RELATIVES or opens.isdigit()
        return comma - 1 if line.words[comma] == "," and told and not acts else end
    if capitalised(line.words[end]):
        of = run_left(line, end, floor) - 1
        if of > floor and line.lows[of] in ("of", "from") and capitalised(line.words[of - 1]):
            return of - 1
    return end
