"""Who the grammar makes the subject of a verb of speech.

The search walks over tokens from the verb to the left: over adverbs and auxiliaries, over an apposition
or a relative clause between commas, until it stands on the noun phrase that governs the verb.
"""

from quotes.attribution.cues import (
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    INDEFINITES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEECH,
    SPEECH_NOUNS,
    SUBORDINATORS,
    finite,
    is_adverb,
)
from quotes.attribution.leftward import phrase_left
from quotes.attribution.people import CALENDAR, PLACES, ROLES
from quotes.attribution.phrases import Phrase, capitalised, name_of, run_left, run_right
from quotes.attribution.rightward import phrase_right
from quotes.attribution.sentences import QUOTE, Line
from quotes.attribution.wordlists import words

# A relative clause without commas is hardly ever longer (tokens).
_CLAUSE = 14
# How many verbs are tried on the way to the main clause, and how deep: no real sentence needs more, and
# without a limit a text of nothing but verbs would cost exponential time.
_OF_TIME = frozenset(("on", "last", "this", "in", "late", "early", "next", "earlier"))
# "in the candid words of" and the like are no longer (tokens).
_WORDS = 7
_VERBS = 5
_COMMAS = 6
_DEPTH = 3
_QUOTING = frozenset(("quoted", "quotes", "quoting", "cited", "cites", "citing", "paraphrased"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_OPENS_APPOSITION = words("grammar_apposition")


def subject(line: Line, verb: int, floor: int, depth: int = 0) -> Phrase | None:
    """The noun phrase that governs the verb at token `verb`, not looking left of token `floor`.

    `depth` counts the verbs already passed on the way from a participle or a second verb to its clause.
    """
    lows = line.lows
    at = _before_verb(line, verb, floor)
    if at < floor:
        return None
    low = lows[at]
    participle = lows[verb].endswith("ing") and not any(be in _BE for be in lows[at + 1 : verb])
    if low in PRONOUNS:
        return Phrase(at, at, "pronoun")
    if low in RELATIVES or (low == "that" and at > floor and line.words[at - 1][0].isupper()):
        return _antecedent(line, at, floor)
    if participle and line.words[at][0].isupper():
        # "Finch saying she was glad": the participle has a subject of its own.
        own = phrase_left(line, at, floor)
        if own is not None and own.kind == "name" and line.words[at][-2:] not in ("'s", "’s"):
            return own
    if participle and low[0].isalpha() and (own := _of_with(line, at, floor)) is not None:
        return own
    if low == "as" and participle and (quoted := _quoted(line, at, floor)) is not None:
        return quoted
    if low == "to" or low in CONJUNCTIONS or low in PREPOSITIONS or line.words[at] == QUOTE:
        return main_subject(line, at, floor, depth)
    if participle:
        return main_subject(line, at, floor, depth)
    if low == "," or low in DASHES:
        return _behind_comma(line, at, floor) or main_subject(line, at - 1, floor, depth)
    return _over_relative(line, phrase_left(line, at, floor), at, floor)


def _quoted(line: Line, at: int, floor: int) -> Phrase | None:
    """ "The paper quoted Finch as saying": Finch. "Finch was quoted as saying" is left to the grammar."""
    told = phrase_left(line, at - 1, floor)
    if told is None or told.first <= floor or line.lows[told.first - 1] not in _QUOTING:
        return None
    return told


def _over_relative(line: Line, found: Phrase | None, at: int, floor: int) -> Phrase | None:
    """ "An official who spoke to discuss strategy said": the noun before a clause that no comma sets off."""
    if found is not None and found.kind == "pronoun":
        return found
    edge = found.first if found is not None else at + 1
    for who in range(edge - 1, max(floor, edge - _CLAUSE) - 1, -1):
        if not line.words[who][0].isalnum():
            break
        if line.lows[who] == "who" and who > floor:
            inside = any(finite(line, verb) for verb in range(who + 1, edge))
            return phrase_left(line, who - 1, floor) or found if inside else found
    return found


def _before_verb(line: Line, verb: int, floor: int) -> int:
    """The token left of a verb once adverbs, auxiliaries and a day ("on Monday announced") are passed."""
    at = verb - 1
    while at >= floor:
        if is_adverb(line.words[at]):
            at -= 1
        elif line.words[at] in CALENDAR or (line.lows[at] in ("week", "month", "year") and at > floor):
            at -= 1
            while at > floor and line.lows[at] in _OF_TIME:
                at -= 1
        else:
            break
    return at


def _of_with(line: Line, at: int, floor: int) -> Phrase | None:
    """The subject of a participle behind "with" ("with many marchers chanting")."""
    for opening in range(at, max(floor, at - 8) - 1, -1):
        if line.lows[opening] == "with" and opening < at:
            return phrase_left(line, at, opening + 1)
        if not line.words[opening][0].isalnum():
            break
    return None


def _antecedent(line: Line, relative: int, floor: int) -> Phrase | None:
    """The noun phrase that "who" stands for."""
    at = relative - 1
    if at < floor:
        return None
    comma = line.words[at] == "," or line.words[at] in DASHES
    found = phrase_left(line, at - 1 if comma else at, floor)
    if comma:
        found = _outermost(line, found, floor)
    if found is None and capitalised(line.words[at - 1 if comma else at]):
        # "wrote to Finch, who answered": the name itself, since its preposition leads nowhere.
        last = at - 1 if comma else at
        first = run_left(line, last, floor)
        if name_of(line, first, last) is not None:
            return Phrase(first, last, "name", ((first, last),))
    # "X, Y and Z, who joked": the last of them.
    return found._replace(names=found.names[-1:]) if found is not None else None


def _outermost(line: Line, found: Phrase | None, floor: int) -> Phrase | None:
    """The name that a chain of appositions explains ("Finch, the head of X, a body that …")."""
    while (
        found is not None
        and found.kind == "description"
        and found.first - 2 >= floor
        and line.lows[found.first - 1] in (",", "and")
    ):
        further = phrase_left(line, found.first - 2, floor)
        if further is None or further.last >= found.first:
            break
        found = further
    return found


def main_subject(line: Line, at: int, floor: int, depth: int = 0) -> Phrase | None:
    """The subject of the clause that a participle, an infinitive or a second verb belongs to."""
    embedded: Phrase | None = None
    tried = 0
    for verb in range(at, floor, -1):
        if line.words[verb] in (":", ";"):
            break
        if finite(line, verb):
            tried += 1
            if tried > _VERBS or depth > _DEPTH:
                break
            found = subject(line, verb, floor, depth + 1)
            if found is None or found.last >= verb or not plausible(line, found):
                continue
            lead = line.lows[found.first - 1] if found.first > floor else ""
            if lead in SUBORDINATORS or lead in SPEECH:
                # "regret that Krantz was …, telling": the clause inside has its own subject.
                embedded = embedded or found
                continue
            return found
    return embedded or _first_phrase(line, floor, at)


def plausible(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase can speak at all: a name, a pronoun, or a noun with a determiner, a role, a plural."""
    if phrase.kind != "description":
        return True
    lows = line.lows[phrase.first : phrase.last + 1]
    if lows[0].endswith("ing") and len(lows[0]) > 4:
        return False
    if lows[0] in DETERMINERS or lows[0] in INDEFINITES or lows[-1].endswith("s") or not _lower(line, phrase):
        return True
    return any(low in ROLES for low in lows)


def author(line: Line, phrase: Phrase) -> Phrase:
    """ "Finch's response" is Finch's: the owner of the words rather than the words."""
    if phrase.kind != "description" or not SPEECH_NOUNS.intersection(
        line.lows[phrase.first : phrase.last + 1]
    ):
        return phrase
    for at in range(phrase.last - 1, phrase.first - 1, -1):
        owns = line.words[at][-2:] in ("'s", "’s") and line.lows[phrase.last] in SPEECH_NOUNS
        if owns and capitalised(line.words[at]):
            first = run_left(line, at, phrase.first)
            if name_of(line, first, at) is not None:
                return Phrase(first, at, "name", ((first, at),))
            return Phrase(phrase.first, at, "description")
        if owns and line.lows[at][:-2] in ROLES:
            return Phrase(phrase.first, at, "description")
        if line.lows[at] in ("from", "by"):
            source = phrase_left(line, phrase.last, at + 1)
            return source if source is not None and source.first == at + 1 else phrase
    return phrase


def in_words_of(line: Line, at: int, limit: int) -> Phrase | None:
    """ "in Finch's words", "in the words of Finch", starting at token `at`."""
    lows = line.lows
    for noun in range(at + 1, min(limit, at + _WORDS)):
        if lows[noun] != "words":
            continue
        if lows[noun + 1 : noun + 2] == ["of"]:
            return phrase_right(line, noun + 2, limit)
        owner = author(line, Phrase(at + 1, noun, "description"))
        return owner if owner.last < noun else None
    return None


def _lower(line: Line, phrase: Phrase) -> bool:
    return all(word[0].islower() for word in line.words[phrase.first : phrase.last + 1])


def _first_phrase(line: Line, floor: int, limit: int) -> Phrase | None:
    """The first person or pronoun of a sentence, left of token `limit`."""
    at = floor
    while at <= limit:
        low = line.lows[at]
        if low in PRONOUNS and low not in ("it", "you"):
            return Phrase(at, at, "pronoun")
        if capitalised(line.words[at]) and not (at > floor and line.lows[at - 1] in PREPOSITIONS):
            end = run_right(line, at, limit + 1)
            if end > at and name_of(line, at, end - 1) is not None:
                return Phrase(at, end - 1, "name", ((at, end - 1),))
            at = max(end, at + 1)
            continue
        at += 1
    return None


def _behind_comma(line: Line, comma: int, floor: int, depth: int = 0) -> Phrase | None:
    """The subject where an apposition, a relative clause or an aside stands between it and its verb."""
    words_ = line.words
    dashed = words_[comma] in DASHES
    opening = comma - 1
    while opening >= floor and not (words_[opening] in DASHES if dashed else words_[opening] == ","):
        opening -= 1
    if opening < floor:
        # One comma only: "In Seoul, said". The phrase before it counts if it is all there is.
        found = phrase_left(line, comma - 1, floor)
        return found if found is not None and found.first == floor else None
    between = opening + 1
    explained = phrase_left(line, opening - 1, floor)
    if explained is not None and " ".join(line.words[explained.first : explained.last + 1]) in PLACES:
        # "Pell, of Ashton, Md., who": the place is on the way, not the answer.
        explained = None
    named = _named_between(line, between, comma, explained)
    if named is not None:
        return named
    if (
        explained is not None
        and line.lows[between] not in CONJUNCTIONS
        and (
            explained.kind != "description"
            or line.lows[between] in _OPENS_APPOSITION
            or line.lows[between] in ROLES
            or line.lows[between].isdigit()
        )
    ):
        return _outermost(line, explained, floor)
    inward = opening > floor and not dashed and depth < _COMMAS
    deeper = _behind_comma(line, opening, floor, depth + 1) if inward else None
    return deeper or explained


def _named_between(line: Line, between: int, comma: int, explained: Phrase | None) -> Phrase | None:
    """The name that an apposition ends in: "the envoy, Ada Finch," or "leaders – including X and Y –"."""
    words_ = line.words
    if line.lows[between] in ("including", "such"):
        inner = phrase_left(line, comma - 1, between)
        return inner if inner is not None and inner.kind == "name" else None
    if explained is not None and explained.kind != "description":
        return None
    if run_right(line, between, comma) == comma and words_[comma] == ",":
        if name_of(line, between, comma - 1) is None or " ".join(words_[between:comma]) in PLACES:
            return None
        first = explained.first if explained else between
        return Phrase(first, comma - 1, "name", ((between, comma - 1),))
    if explained is None:
        return None
    inner = phrase_left(line, comma - 1, between)
    small = (word for word in words_[between:comma] if word[0].isalpha() and not capitalised(word))
    return (
        inner if inner is not None and inner.kind == "name" and all(word in ROLES for word in small) else None
    )
