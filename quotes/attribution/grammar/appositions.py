"""What stands between a subject and its verb: appositions, relative clauses, asides, and whom they explain."""

import re

from quotes.attribution.cast.names import FIRST, PLACES, ROLES, TITLES
from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    SPEECH,
    finite,
    is_adverb,
)
from quotes.attribution.grammar.leftward import phrase_left
from quotes.attribution.grammar.phrases import Phrase, capitalised, name_of, run_left, run_right
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.wordlists import words

# A relative clause without commas is hardly ever longer (tokens).
_CLAUSE = 14
# "R-Ohio", "D-N.M."
_PARTY = re.compile(r"[RDI]-[A-Z][\w.]*+")
_TAG = re.compile(rf"{_PARTY.pattern}|\d{{1,3}}")
_RELATIVES = frozenset(("who", "whose", "whom"))
# What opens a clause inside an aside ("Finch, speaking in a hall where some called for its head, Krantz, said").
_INNER = _RELATIVES | {"which", "where", "when", "that", "after", "before", "while", "as"}
_COMMAS = 6
# The letters of "OH", "Md".
_STATE = 2
# "Her lawyer, Ada Finch of Finch & Krantz, said".
_BEFORE_NAME = frozenset(("named", "called", "late", "great", "famous", "legendary", "celebrated"))
_FROM = frozenset(("of", "from", "at", "with"))
# Tokens of "(R-Ohio)" behind a name.
_BRACKET = 6
# "A tired old plumber" is no longer (tokens).
_FEW = 4
_OPENS_APPOSITION = words("grammar_apposition")


def over_relative(line: Line, found: Phrase | None, at: int, floor: int) -> Phrase | None:
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


def antecedent(line: Line, relative: int, floor: int) -> Phrase | None:
    """The noun phrase that "who" stands for."""
    at = relative - 1
    if at < floor:
        return None
    if line.lows[at] in CONJUNCTIONS and (first := _first_relative(line, at, floor)) is not None:
        return antecedent(line, first, floor)
    comma = line.words[at] == "," or line.words[at] in DASHES
    if comma and at - 2 > floor and line.words[at - 2] == "," and _TAG.fullmatch(line.words[at - 1]):
        # "Sen. Ada Finch, R-Ohio, who", "Ada Finch, 43, who"
        at -= 2
    found = phrase_left(line, at - 1 if comma else at, floor)
    if found is not None and found.kind == "description" and line.lows[relative] == "who":
        found = _person_of(line, found) or found
    if found is not None and found.kind == "description" and comma and not _explains_name(line, found, floor):
        # "a stage with the painter Ada Finch, who": the name that stands right before it.
        found = _right_before(line, at - 1, found) or found
    if comma:
        found = _outermost(line, found, floor)
    if found is None and (named := _named_before(line, at - 1 if comma else at, floor)) is not None:
        # "wrote to Finch, who answered": the name itself, since its preposition leads nowhere.
        return named
    if found is None and comma and line.lows[relative] == "who":
        return _described_before(line, at - 1, floor)
    if found is None and comma and line.lows[relative] == "which" and capitalised(line.words[at - 1]):
        # "was paid for by the Elm Creek Council, which said"
        first = run_left(line, at - 1, floor)
        first -= first > floor and line.lows[first - 1] == "the"
        return Phrase(first, at - 1, "description")
    # "X, Y and Z, who joked": the last of them.
    return found._replace(names=found.names[-1:]) if found is not None else None


def _described_before(line: Line, last: int, floor: int) -> Phrase | None:
    """The few plain words, from an article on, that end at a token ("the best line goes to a tired plumber, who says")."""
    for first in range(last - 1, max(floor, last - _FEW) - 1, -1):
        if line.lows[first] in DETERMINERS:
            return Phrase(first, last, "description")
        if not line.words[first].isalpha() or line.lows[first] in PREPOSITIONS:
            break
    return None


def _named_before(line: Line, last: int, floor: int) -> Phrase | None:
    """The name that ends at a token, where its bearer is from apart ("Finch of Elm Creek", "Finch (R-Ohio)")."""
    if line.words[last] == ")" and "(" in line.words[max(floor, last - _BRACKET) : last]:
        last = max(at for at in range(floor, last) if line.words[at] == "(") - 1
    if last < floor or not capitalised(line.words[last]):
        return None
    first = run_left(line, last, floor)
    of = first - 2 if first > floor + 1 and line.lows[first - 1] == "the" else first - 1
    if of > floor and line.lows[of] in _FROM and capitalised(line.words[of - 1]):
        last = of - 1
        first = run_left(line, last, floor)
    return Phrase(first, last, "name", ((first, last),)) if name_of(line, first, last) is not None else None


def _first_relative(line: Line, conjunction: int, floor: int) -> int | None:
    """The relative pronoun that opens the first of two joined clauses ("Finch, whose father dug coal and who says")."""
    for at in range(conjunction - 1, max(floor, conjunction - _CLAUSE), -1):
        if line.lows[at] in _RELATIVES:
            return at
        if line.words[at] in (";", ":"):
            break
    return None


def _person_of(line: Line, found: Phrase) -> Phrase | None:
    """The person behind the "of" of a thing ("the support of a retired general who")."""
    for of in range(found.last - 1, found.first, -1):
        if line.lows[of] in _FROM or line.lows[of] == "for":
            person = line.lows[found.last] in ROLES and line.lows[of - 1] not in ROLES
            return Phrase(of + 1, found.last, "description") if person else None
    return None


def _right_before(line: Line, last: int, found: Phrase) -> Phrase | None:
    """The person whose name ends a description at token `last`, behind a preposition."""
    first = run_left(line, last, found.first)
    if (
        (last == first and line.lows[last + 2] != "who")
        or first == found.first
        or name_of(line, first, last) is None
    ):
        return None
    return Phrase(first, last, "name", ((first, last),))


def _explains_name(line: Line, found: Phrase, floor: int) -> bool:
    """Whether a description of a person tells who is named before its comma ("Ada Finch, a former aide to Krantz, who")."""
    name = found.first - 2
    if name < floor or line.words[name + 1] != "," or not capitalised(line.words[name]):
        return False
    head = found.first
    while head < found.last and line.lows[head + 1] not in PREPOSITIONS:
        head += 1
    return line.lows[head] in ROLES and name_of(line, run_left(line, name, floor), name) is not None


def left_open(line: Line, found: Phrase | None, floor: int) -> Phrase | None:
    """Who opens a sentence and is explained up to its verb, without a closing comma ("Finch, an aide to Krantz said")."""
    if found is None or found.kind != "description" or line.lows[found.first] not in ("a", "an"):
        return None
    last = found.first - 2
    if last < floor or line.words[last + 1] != "," or not _explains_name(line, found, floor):
        return None
    first = run_left(line, last, floor)
    name = name_of(line, first, last)
    full = name is not None and len(name.words) > 1 and " ".join(line.words[first : last + 1]) not in PLACES
    return Phrase(first, last, "name", ((first, last),)) if full and first == floor else None


def _outermost(line: Line, found: Phrase | None, floor: int) -> Phrase | None:
    """The name that a chain of appositions explains ("Finch, the head of X, a body that …")."""
    while (
        found is not None
        and found.kind == "description"
        and found.first - 2 >= floor
        and line.lows[found.first - 1] in (",", "and")
    ):
        further = phrase_left(line, found.first - 2, floor) or _behind_preposition(
            line, found.first - 2, floor
        )
        if further is None or further.last >= found.first:
            break
        found = further
    return found


def _behind_preposition(line: Line, last: int, floor: int) -> Phrase | None:
    """The name at a token whose preposition leads nowhere ("that of Ada Finch, an adviser to the guild, who")."""
    first = run_left(line, last, floor) if capitalised(line.words[last]) else last
    named = (
        last > first > floor
        and line.lows[first - 1] in PREPOSITIONS
        and name_of(line, first, last) is not None
    )
    return Phrase(first, last, "name", ((first, last),)) if named else None


def behind_comma(line: Line, comma: int, floor: int, depth: int = 0) -> Phrase | None:
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
    if dashed and line.lows[opening + 1] in CONJUNCTIONS and line.lows[opening + 2] in _RELATIVES:
        # "Finch, who runs the mill — and who owns it — says"
        return antecedent(line, opening + 2, floor)
    then = opening > floor + 1 and is_adverb(words_[opening - 1])
    if opening > floor + 1 and line.lows[opening - 1 - then] in CONJUNCTIONS:
        # "read it aloud and then, turning to the chair, asked": a second verb of the same subject.
        return None
    if line.lows[opening - 1] in _RELATIVES and opening - 1 > floor:
        # "Finch who, when they offered him pie, asked"
        return antecedent(line, opening - 1, floor)
    if not dashed and depth == 0 and (named := _over_participle(line, comma, floor)) is not None:
        return named
    between = opening + 1
    if finite(line, between) and (whose := _opening_relative(line, opening, floor)) is not None:
        # "Finch, whose father, Leo, ran the mill, said": the apposition is inside the clause of "whose".
        return antecedent(line, whose, floor)
    if (acting := _acts_between(line, between, comma)) is not None:
        return acting
    explained = phrase_left(line, opening - 1, floor)
    if explained is not None and _is_place(line, explained):
        # "Pell, of Ashton, Md., who": the place is on the way, not the answer.
        explained = None
    named = _named_between(line, between, comma, explained)
    if named is not None:
        return named
    if explained is not None and _tells_of(line, between, explained, floor):
        return _outermost(line, explained, floor)
    inward = opening > floor and not dashed and depth < _COMMAS
    deeper = behind_comma(line, opening, floor, depth + 1) if inward else None
    return deeper or explained


def _tells_of(line: Line, opens: int, explained: Phrase, floor: int) -> bool:
    """Whether what opens at a token behind a comma tells of the phrase before it, and no second thing beside it."""
    low = line.lows[opens]
    if low in CONJUNCTIONS:
        return False
    if explained.kind != "description" or low in _OPENS_APPOSITION or low in ROLES or low.isdigit():
        return True
    # "The letter, in a note at its foot, said"
    return low in PREPOSITIONS and explained.first == floor


def _opening_relative(line: Line, comma: int, floor: int) -> int | None:
    """The relative pronoun of a clause whose subject is explained before its verb, which follows the comma at a token."""
    inner = comma - 1
    while inner > floor and line.words[inner] != ",":
        inner -= 1
    for at in range(inner - 1, max(floor, inner - _CLAUSE), -1):
        if line.lows[at] in _RELATIVES:
            return at
        if not line.words[at][0].isalnum() or finite(line, at):
            break
    return None


def _acts_between(line: Line, between: int, comma: int) -> Phrase | None:
    """The name with a verb of its own between two commas ("Told of it, Ada Finch paused, looked up and said")."""
    end = run_right(line, between, comma)
    if not between < end < comma or not finite(line, end) or line.lows[end] in SPEECH:
        return None
    named = name_of(line, between, end - 1) is not None
    return Phrase(between, end - 1, "name", ((between, end - 1),)) if named else None


def _over_participle(line: Line, comma: int, floor: int) -> Phrase | None:
    """The name that opens a sentence before an aside with commas of its own ("Finch, echoing her mother, the poet, said")."""
    first = next((at for at in range(floor, comma) if line.words[at] == ","), comma)
    if first == comma or line.words[first + 1 : comma].count(",") != 1 or not _participle(line, first + 1):
        return None
    verbs = [at for at in range(first + 2, comma) if finite(line, at) and line.lows[at + 1] != "by"]
    if verbs and _INNER.isdisjoint(line.lows[first + 2 : verbs[0]]):
        return None
    found = phrase_left(line, first - 1, floor)
    return found if found is not None and found.first == floor and found.kind == "name" else None


def _participle(line: Line, at: int) -> bool:
    return line.words[at].islower() and line.lows[at].endswith("ing")


def _is_place(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase between commas is a place, the short form of a state ("Jackson, Miss.,") or a party's ("R-Ohio")."""
    first, last = phrase.first, phrase.last
    word = line.words[last]
    state = word[-1] == "." or (len(word) == _STATE and word.isupper())
    short = first == last and (state or _PARTY.fullmatch(word) is not None)
    return (short and line.words[first - 1 : first] == [","]) or " ".join(
        line.words[first : last + 1]
    ) in PLACES


def _named_between(line: Line, between: int, comma: int, explained: Phrase | None) -> Phrase | None:
    """The name that an apposition ends in: "the envoy, Ada Finch," or "leaders – including X and Y –"."""
    words_ = line.words
    if words_[comma - 1] == ")" and "(" in words_[between : comma - 1]:
        # "In Berea, Gov. Ada Finch (R-OH), said"
        comma = between + words_[between:comma].index("(")
    if line.lows[between] in ("including", "such"):
        inner = phrase_left(line, comma - 1, between)
        return inner if inner is not None and inner.kind == "name" else None
    if explained is not None and explained.kind != "description":
        return None
    end = run_right(line, between, comma)
    person = end - between > 1 or words_[between] in FIRST
    whole = end == comma or (person and explained is not None and line.lows[end] in _FROM)
    if whole and words_[comma] in (",", "("):
        if name_of(line, between, end - 1) is None or " ".join(words_[between:end]) in PLACES:
            return None
        first = explained.first if explained else between
        return Phrase(first, comma - 1, "name", ((between, end - 1),))
    if explained is None:
        return None
    inner = phrase_left(line, comma - 1, between)
    if inner is None or inner.kind != "name" or inner.last != comma - 1:
        return None
    small = [
        word for word in words_[between : inner.names[0][0]] if word[0].isalpha() and not capitalised(word)
    ]
    # "her doctor, the surgeon and amateur pilot Ada Finch," names her; "the mayor, a friend of Ada Finch," does not.
    trade = not small or (
        (small[-1] in ROLES or small[-1] in _BEFORE_NAME or words_[inner.names[0][0]] in TITLES)
        and PREPOSITIONS.isdisjoint(small)
    )
    if not trade:
        return None
    # "The witness, a driver named Ada Finch, said": all of it is the subject.
    named = bool(small) and small[-1] == "named"
    return Phrase(explained.first, inner.last, "name", inner.names) if named else inner
