"""Which words say that somebody speaks, and who the grammar makes their subject.

The matcher walks over tokens from the verb to the left: over adverbs and auxiliaries, over an apposition
or a relative clause between commas, over "of", "for" and "at" phrases, until it stands on the noun phrase
that governs the verb.
"""

from typing import Literal, NamedTuple

from quotes.wordlists import marked, words
from quotes.people import CALENDAR, FUNCTION, PARTICLES, PLACES, ROLES, SUFFIXES, TITLES, bare, personal
from quotes.sentences import QUOTE, Line

SPEECH = words("cues_speech")
STANCE = words("cues_stance")
ADVERBS = words("cues_adverbs")
NEGATIONS = words("cues_negations")
DENIALS = words("cues_denials")
PRONOUNS = marked("grammar_pronouns")
PREPOSITIONS = words("grammar_prepositions")
DETERMINERS = words("grammar_determiners")
RELATIVES = frozenset(("who", "which"))
CONJUNCTIONS = frozenset(("and", "but", "or", "yet", "nor"))
SUBORDINATORS = frozenset(
    (
        "when",
        "while",
        "as",
        "because",
        "if",
        "where",
        "although",
        "though",
        "that",
        "whether",
        "since",
        "until",
        "after",
        "before",
        "what",
        "how",
        "why",
        "so",
        "than",
    )
)
DASHES = frozenset(("–", "—", "--", "-", "―"))
_STOPS = frozenset((".", "?", "!", ":", ";", QUOTE))
_LONGEST_PHRASE = 14

Kind = Literal["name", "pronoun", "description", "author"]


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


def is_adverb(low: str) -> bool:
    """Whether a token may stand between a subject and its verb."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4)


def subject(line: Line, verb: int, floor: int) -> Phrase | None:
    """The noun phrase that governs the verb at token `verb`, not looking left of token `floor`."""
    lows = line.lows
    at = verb - 1
    while at >= floor and is_adverb(lows[at]):
        at -= 1
    if at < floor:
        return None
    low = lows[at]
    if low in PRONOUNS:
        return Phrase(at, at, "pronoun")
    if low in RELATIVES or (low == "that" and at > floor and not line.words[at - 1].islower()):
        return antecedent(line, at, floor)
    if (
        low == "to"
        or low in CONJUNCTIONS
        or line.words[at] == QUOTE
        or lows[verb].endswith("ing")
        or low in PREPOSITIONS
    ):
        return main_subject(line, at, floor)
    if low == "," or low in DASHES:
        found = behind_comma(line, at, floor)
        return found if found is not None else main_subject(line, at - 1, floor)
    return phrase_left(line, at, floor)


def antecedent(line: Line, relative: int, floor: int) -> Phrase | None:
    """The noun phrase that "who" stands for."""
    at = relative - 1
    if at >= floor and line.words[at] == ",":
        at -= 1
        # "Davies, the envoy, who said"
        found = phrase_left(line, at, floor)
        if (
            found is not None
            and found.kind == "description"
            and found.first > floor
            and line.words[found.first - 1] == ","
        ):
            return phrase_left(line, found.first - 2, floor) or found
        return found
    return phrase_left(line, at, floor) if at >= floor else None


def main_subject(line: Line, at: int, floor: int) -> Phrase | None:
    """The subject of the clause that a participle, an infinitive or a second verb belongs to."""
    lows = line.lows
    for verb in range(at, floor, -1):
        low = lows[verb]
        if line.words[verb] in (":", ";"):
            break
        if finite(low) and line.words[verb].islower():
            found = (
                subject(line, verb, floor) if not is_adverb(low) or not is_adverb(lows[verb - 1]) else None
            )
            if found is not None and found.last < verb:
                return found
    return first_phrase(line, floor, at)


def finite(low: str) -> bool:
    """Whether a token looks like a verb that has a subject of its own."""
    if low in SPEECH or low in STANCE:
        return not low.endswith("ing")
    return low in _FINITE or (low.endswith("ed") and len(low) > 3 and low not in _NOT_FINITE)


_FINITE = frozenset(
    "is was are were has had have will would could can may might must did does do came went took made got gave began stood sat ran held met kept left led lost won spoke rose fell saw knew became sought brought fought wants seems appears remains gets goes makes takes comes looks used got".split()
)
_NOT_FINITE = frozenset(
    "hundred need indeed speed feed seed breed unnamed united so-called exceed proceed".split()
)


def first_phrase(line: Line, floor: int, limit: int) -> Phrase | None:
    """The first person or pronoun of a sentence, left of token `limit`."""
    at = floor
    while at <= limit:
        low = line.lows[at]
        if low in PRONOUNS and low not in ("it", "you"):
            return Phrase(at, at, "pronoun")
        if capitalised(line.words[at]) and not (at > floor and line.lows[at - 1] in PREPOSITIONS):
            end = run_right(line, at, limit + 1)
            if end > at and personal(tuple(line.words[at:end])) is not None:
                return Phrase(at, end - 1, "name", ((at, end - 1),))
            at = max(end, at + 1)
            continue
        at += 1
    return None


def run_right(line: Line, at: int, limit: int) -> int:
    """The index just past a run of capitalised words that starts at `at`."""
    words_ = line.words
    end = at
    while end < limit:
        word = words_[end]
        if capitalised(word) and word not in CALENDAR:
            end += 1
        elif (
            word in PARTICLES
            and end > at
            and end + 1 < limit
            and (capitalised(words_[end + 1]) or words_[end + 1] in PARTICLES)
        ):
            end += 1
        else:
            break
    return end


def run_left(line: Line, at: int, floor: int) -> int:
    """The index of the first word of a run of capitalised words that ends at `at`."""
    words_ = line.words
    first = at
    while first > floor:
        word = words_[first - 1]
        if (
            capitalised(word)
            and word not in CALENDAR
            and not (
                words_[first] in TITLES and "." in words_[first] and word not in TITLES and word not in PLACES
            )
        ):
            first -= 1
        elif word in PARTICLES and first - 2 >= floor and capitalised(words_[first - 2]):
            first -= 1
        else:
            break
    return first


def phrase_left(line: Line, at: int, floor: int, depth: int = 0) -> Phrase | None:
    """The noun phrase that ends at token `at`, with its "of", "for" and "at" phrases."""
    words_, lows = line.words, line.lows
    if at < floor or depth > 4:
        return None
    if words_[at] == ")":
        opening = at
        while opening > floor and words_[opening] != "(":
            opening -= 1
        return phrase_left(line, opening - 1, floor, depth + 1)
    while at > floor and (
        words_[at] in CALENDAR or lows[at] in ("yesterday", "today", "later", "week", "morning")
    ):
        at -= 1
        if lows[at] in ("on", "last", "this"):
            at -= 1
    if lows[at] in PRONOUNS:
        return Phrase(at, at, "pronoun")
    named = capitalised(words_[at]) and words_[at] not in CALENDAR
    first = _office_left(line, run_left(line, at, floor), at, floor) if named else at
    if not named and (
        not words_[at][0].isalpha()
        or lows[at] in PREPOSITIONS
        or lows[at] in CONJUNCTIONS
        or lows[at] in SUBORDINATORS
    ):
        return None
    # Small words before the name or noun: "former president", "the gambling".
    start = first
    while start > floor and at - start < _LONGEST_PHRASE:
        word, low = words_[start - 1], lows[start - 1]
        if low in DETERMINERS:
            start -= 1
            break
        if (
            low in PREPOSITIONS
            or low in CONJUNCTIONS
            or low in SUBORDINATORS
            or low in RELATIVES
            or low in PRONOUNS
            or not (word[0].isalnum())
            or finite(low)
            or low in SPEECH
            or is_adverb(low)
            or word in FUNCTION
        ):
            break
        start -= 1
    if start > floor and lows[start - 1] in PREPOSITIONS and lows[start - 1] != "as" and start - 2 >= floor:
        head = phrase_left(line, start - 2, floor, depth + 1)
        if head is not None and _heads(line, head):
            return Phrase(head.first, at if head.kind == "description" else head.last, head.kind, head.names)
        if not named or lows[start - 1] in ("of", "for"):
            return None
    if named and personal(tuple(words_[first : at + 1])) is not None:
        return _joined_left(line, Phrase(start, at, "name", ((first, at),)), floor)
    return Phrase(start, at, "description")


def _office_left(line: Line, first: int, at: int, floor: int) -> int:
    """Take in an office before the name ("Minister of Foreign Affairs Sergey Lavrov")."""
    words_ = line.words
    of = first - 1
    if of > floor and words_[of] == "the":
        of -= 1
    if of <= floor or words_[of] not in ("of", "for") or words_[of - 1] not in TITLES or at - first < 2:
        return first
    start = run_left(line, of - 1, floor)
    name = personal(tuple(words_[start : at + 1]))
    return start if name is not None and len(name.words) < at + 1 - first else first


def _heads(line: Line, head: Phrase) -> bool:
    """Whether a phrase before a preposition can be what the preposition hangs on."""
    if head.kind == "pronoun":
        return False
    if head.kind == "name":
        return True
    return any(low in ROLES or low in DETERMINERS for low in line.lows[head.first : head.last + 1]) or (
        line.words[head.last] in TITLES
    )


def _joined_left(line: Line, last: Phrase, floor: int) -> Phrase:
    """ "X and Y": both, when a person also stands before the "and"."""
    names = last.names
    at = last.first - 1
    if at > floor and line.lows[at] == "and":
        before = at - 1
        if line.words[before] == "," and before > floor:
            before -= 1
        if capitalised(line.words[before]):
            first = run_left(line, before, floor)
            if personal(tuple(line.words[first : before + 1])) is not None and not (
                first > floor and line.lows[first - 1] in PREPOSITIONS
            ):
                names = ((first, before), *names)
                start = first
                while (
                    start - 2 >= floor and line.words[start - 1] == "," and capitalised(line.words[start - 2])
                ):
                    first = run_left(line, start - 2, floor)
                    if personal(tuple(line.words[first : start - 1])) is None:
                        break
                    names = ((first, start - 2), *names)
                    start = first
                return Phrase(start, last.last, "name", names)
    return last


_OPENS_APPOSITION = frozenset(
    "the a an who whose which then now one his her their its also including formerly of from director president chairman chairwoman spokesman spokeswoman professor founder author and at among like such both".split()
)


def behind_comma(line: Line, comma: int, floor: int) -> Phrase | None:
    """The subject where an apposition, a relative clause or an aside stands between it and its verb."""
    words_, lows = line.words, line.lows
    close = words_[comma]
    at = comma - 1
    opening = at
    while opening >= floor and words_[opening] != close and not (close != "," and words_[opening] in DASHES):
        opening -= 1
    if opening < floor:
        # One comma only: "In Seoul, said" or a list; the phrase before it is the best there is.
        found = phrase_left(line, at, floor)
        return found if found is not None and found.first == floor else None
    between = opening + 1
    if lows[between] in ("including", "such"):
        inner = phrase_left(line, at, between)
        if inner is not None and inner.kind == "name":
            return inner
    whole = run_right(line, between, comma)
    if (
        whole == comma
        and close == ","
        and personal(tuple(words_[between:comma])) is not None
        and " ".join(words_[between:comma]) not in PLACES
    ):
        described = phrase_left(line, opening - 1, floor)
        if described is None or described.kind == "description":
            return Phrase(described.first if described else between, at, "name", ((between, at),))
    found = phrase_left(line, opening - 1, floor)
    if (
        found is not None
        and found.kind == "description"
        and (inner := phrase_left(line, at, between))
        and inner.kind == "name"
        and inner.names
        and all(not w[0].isalpha() or capitalised(w) or w.lower() in ROLES for w in words_[between:comma])
    ):
        return inner
    if found is not None and (
        found.kind != "description" or lows[between] in _OPENS_APPOSITION or lows[between] in ROLES
    ):
        return found
    if opening > floor:
        deeper = behind_comma(line, opening, floor)
        if deeper is not None:
            return deeper
    return found


def phrase_right(line: Line, at: int, limit: int) -> Phrase | None:
    """The noun phrase that starts at token `at` ("said X, the spokesman")."""
    words_, lows = line.words, line.lows
    if at >= limit:
        return None
    if lows[at] in PRONOUNS:
        return Phrase(at, at, "pronoun")
    end = at
    names: list[tuple[int, int]] = []
    last_run: tuple[int, int] | None = None
    while end < limit and end - at < 2 * _LONGEST_PHRASE:
        word, low = words_[end], lows[end]
        if capitalised(word) and word not in CALENDAR:
            stop = run_right(line, end, limit)
            last_run = (end, stop - 1)
            end = stop
            if end < limit and lows[end] in ("of", "for") and words_[end - 1] in TITLES:
                end += 1
            continue
        if low in PREPOSITIONS:
            if (
                low not in ("of", "for", "at", "from", "with", "in")
                or end == at
                or (last_run and last_run[1] == end - 1)
            ):
                break
            if low == "in" and not any(w in ROLES for w in lows[at:end]):
                break
        elif (
            not word[0].isalnum()
            or low in CONJUNCTIONS
            or low in SUBORDINATORS
            or low in RELATIVES
            or (end > at and (low in SPEECH or finite(low) or is_adverb(low)))
        ):
            break
        end += 1
    if end == at:
        return None
    if last_run is not None and last_run[1] == end - 1:
        first = last_run[0]
        # "Secretary of State John Kerry": the office and the name are one phrase.
        while first - 2 >= at and lows[first - 1] in ("of", "for") and words_[first - 2] in TITLES:
            first = run_left(line, first - 2, at)
        before = lows[at:first]
        if personal(tuple(words_[first:end])) is not None and not any(low in PREPOSITIONS for low in before):
            names.append((first, end - 1))
            end = _joined_right(line, end, limit, names)
            return Phrase(at, end - 1, "name", tuple(names))
    if end < limit and words_[end] == ",":
        stop = run_right(line, end + 1, limit)
        if (
            stop > end + 1
            and personal(tuple(words_[end + 1 : stop])) is not None
            and len(personal(tuple(words_[end + 1 : stop])).words) > 1
            and any(low in ROLES for low in lows[at:end])
        ):
            return Phrase(at, stop - 1, "name", ((end + 1, stop - 1),))
    return Phrase(at, end - 1, "description")


def _joined_right(line: Line, end: int, limit: int, names: list[tuple[int, int]]) -> int:
    """Add the other people of "X, Y and Z"; returns the index just past the last of them."""
    at = end
    found: list[tuple[int, int]] = []
    while at + 1 < limit and (line.words[at] == "," or line.lows[at] == "and"):
        both = line.lows[at] == "and"
        start = at + 2 if line.words[at] == "," and line.lows[at + 1] == "and" else at + 1
        both = both or start == at + 2
        stop = run_right(line, start, limit)
        if stop == start or personal(tuple(line.words[start:stop])) is None:
            break
        found.append((start, stop - 1))
        at = stop
        if both:
            names += found
            return at
    return end


def said_of(word: str) -> str:
    """A token without its possessive ending, in small letters."""
    return bare(word).lower()


__all__ = ["SUFFIXES", "Phrase", "phrase_left", "phrase_right", "subject"]
