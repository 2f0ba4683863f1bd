"""Who the grammar makes the subject of a verb of speech.

The search walks over tokens from the verb to the left: over adverbs and auxiliaries, over an apposition
or a relative clause between commas, until it stands on the noun phrase that governs the verb.
"""

from quotes.attribution.cast.names import ROLES
from quotes.attribution.grammar.appositions import antecedent, behind_comma, left_open, over_relative
from quotes.attribution.grammar.controlling import controlled
from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEECH,
    SPEECH_NOUNS,
    SUBORDINATORS,
    finite,
    has_agent,
    is_adverb,
)
from quotes.attribution.grammar.leftward import phrase_left
from quotes.attribution.grammar.phrases import (
    Phrase,
    calendar,
    name_of,
    nameable,
    plausible,
    run_left,
    run_right,
)
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.shown import made_to, shown
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.grammar.works import closes_apposition, titled_by

_OF_TIME = words("grammar_of_time")
# A sentence is read no farther (tokens).
_LONGEST = 150
# How many verbs are tried on the way to the main clause, and how deep: no real sentence needs more, and
# without a limit a text of nothing but verbs would cost exponential time.
_VERBS = 5
_DEPTH = 3
# Stands for a depth where the subject of a verb is kept, and not that of a clause.
_GOVERNS = -2
_BODIES = words("grammar_bodies")
# Behind a capitalised word that opens the sentence these make it a common noun.
_NOUN_LED = frozenset(("of", "after", "before", "ago", "later", "into"))
PERCEIVING = words("cues_perceiving")
BLAMING = words("cues_blaming")
# What two people do with each other: no clause of its own hangs on its "with".
_TOGETHER = frozenset(
    (
        "met",
        "meets",
        "meet",
        "meeting",
        "spoke",
        "speaks",
        "talked",
        "talks",
        "clashed",
        "agreed",
        "disagreed",
        "sided",
        "sat",
    )
)
ACCUSING = frozenset(("accuse", "accuses", "accused", "accusing", "suspect", "suspects", "suspected"))
_SAYING = SPEECH | words("cues_calling")
# "Finch was ordered out for": the participle stands within as many tokens.
_PARTICLES = 3
# Tokens of an aside with "with" before a verb.
_ASIDE, _WITH = 14, 8
QUOTING = words("cues_quoting")
_OF_WHICH = frozenset(("which", "whom"))
# A clause behind one of these is told for its own sake, and a second verb in it has its subject.
_SCENES = frozenset(
    ("while", "when", "as", "after", "before", "where", "because", "though", "although", "until")
)
_BEGINNING = frozenset(("began", "begins", "started", "starts", "kept", "keeps", "continued", "continues"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))


def subject(line: Line, verb: int, floor: int, depth: int = 0) -> Phrase | None:
    """The noun phrase that governs the verb at token `verb`, not looking left of token `floor`.

    `depth` counts the verbs already passed on the way from a participle or a second verb to its clause. What was found
    for a verb is kept: marks behind each other look at the same ones.
    """
    if depth:
        return _subject(line, verb, floor, depth)
    key = (verb, floor, _GOVERNS)
    if key not in line.found:
        line.found[key] = _subject(line, verb, floor, 0)
    found: Phrase | None = line.found[key]
    return found


def _subject(line: Line, verb: int, floor: int, depth: int) -> Phrase | None:
    lows = line.lows
    at = _before_verb(line, verb, floor)
    if at < floor:
        return None
    low = lows[at]
    if lows[verb].endswith("ing") and low in _BEGINNING and depth <= _DEPTH:
        # "Finch, the warden, began shouting"
        return subject(line, at, floor, depth + 1)
    if lows[verb] == "adding" and (told := _told_before(line, at, floor)) is not None:
        return told
    participle = lows[verb].endswith("ing") and not any(be in _BE for be in lows[at + 1 : verb])
    if low in PRONOUNS and not nameable(line, at):
        return Phrase(at, at, "pronoun")
    if low in RELATIVES or (low == "that" and at > floor and line.words[at - 1][0].isupper()):
        return antecedent(line, at, floor)
    if participle and (own := _own_of_participle(line, at, floor)) is not None:
        return own
    if participle and low in CONJUNCTIONS | {","}:
        if (seen := _perceived(line, at, floor)) is not None:
            return seen
        first, at = at, _chained(line, at, floor)
        if at < first and line.words[at] == "," and (own := _of_with(line, at, floor)) is not None:
            return own
    if (
        low in ("for", "of")
        and participle
        and at == verb - 1
        and lows[verb] in _SAYING
        and (blamed := _blamed(line, at, floor)) is not None
    ):
        return blamed
    if (titled := titled_by(line, at, floor)) is not None:
        return titled
    if closes_apposition(line, at) and (told := behind_comma(line, at, floor)) is not None:
        return told
    if low == "to" and at == verb - 1 and at - 1 > floor and depth <= _DEPTH and finite(line, at - 1):
        # "Finch recalled how Krantz used to say": whoever used to.
        return subject(line, at - 1, floor, depth + 1)
    if low == "to" or low in CONJUNCTIONS or low in PREPOSITIONS or line.words[at] == QUOTE:
        return controlled(line, verb, at, floor) or main_subject(line, at, floor, depth)
    if participle:
        return main_subject(line, _chained(line, at, floor), floor, depth)
    if low == "," or low in DASHES:
        return behind_comma(line, at, floor) or main_subject(line, at - 1, floor, depth)
    owner = _owner_of_body(line, at, floor)
    if owner is not None:
        return owner
    found = over_relative(line, phrase_left(line, at, floor), at, floor)
    return left_open(line, found, floor) or found


def _own_of_participle(line: Line, at: int, floor: int) -> Phrase | None:
    """The subject that a participle has to itself: "Finch saying she was glad", "with many marchers chanting"."""
    low = line.lows[at]
    if line.words[at][0].isupper() and line.words[at][-2:] not in ("'s", "’s"):
        own = phrase_left(line, at, floor)
        if own is not None and (own.kind == "name" or _written(line, own, at)):
            return own
    if (low[0].isalpha() or low == ",") and (own := _of_with(line, at, floor)) is not None:
        return own
    if (low == "," or low in ROLES) and (seen := shown(line, at, floor)) is not None:
        return seen
    if low[0].isalpha() and (made := made_to(line, at, floor)) is not None:
        return made
    return _quoted(line, at, floor) if low == "as" else None


def _told_before(line: Line, at: int, floor: int) -> Phrase | None:
    """Who said what somebody goes on "adding" to: the subject of the nearest verb of speech before it."""
    verbs = (verb for verb in range(at, floor, -1) if line.lows[verb] in SPEECH and finite(line, verb))
    verb = next(verbs, floor)
    if verb == floor or not {";", ":"}.isdisjoint(line.words[verb:at]):
        return None
    found = subject(line, verb, floor, 1)
    return found if found is not None and found.last < verb and plausible(line, found) else None


def _owner_of_body(line: Line, at: int, floor: int) -> Phrase | None:
    """ "Ada Finch, whose office describes": Finch, since an office or a campaign speaks for whose it is."""
    if line.lows[at] not in _BODIES or at - 2 < floor or "whose" not in line.lows[at - 2 : at]:
        return None
    owner = antecedent(line, at - 1 if line.lows[at - 1] == "whose" else at - 2, floor)
    return owner if owner is not None and owner.kind == "name" else None


def _perceived(line: Line, at: int, floor: int) -> Phrase | None:
    """Whom somebody saw doing one thing and another ("recalls Finch pushing a plate over and saying")."""
    for first in range(at - 1, floor + 1, -1):
        if not line.words[first][0].isalnum():
            continue
        if line.lows[first].endswith("ing") and line.words[first].islower() and nameable(line, first - 1):
            start = run_left(line, first - 1, floor)
            while start > floor and line.lows[start - 1] in ROLES:
                start -= 1
            named = name_of(line, run_left(line, first - 1, floor), first - 1) is not None
            if named and start > floor and line.lows[start - 1] in PERCEIVING:
                run = run_left(line, first - 1, floor)
                return Phrase(run, first - 1, "name", ((run, first - 1),))
            return None
    return None


def _written(line: Line, phrase: Phrase, at: int) -> bool:
    """Whether a phrase that ends in the name at a token tells by whom something is ("a letter from Ada Finch saying")."""
    sender = run_left(line, at, phrase.first) - 1
    return line.lows[sender] in ("from", "by") and not SPEECH_NOUNS.isdisjoint(
        line.lows[phrase.first : sender]
    )


def _chained(line: Line, at: int, floor: int) -> int:
    """The token before the first of the participles joined with one behind token `at`, which is a comma or "and".

    "Finch is trying, announcing that he won't run and advising members to": what "announcing" governs is passed over.
    """
    joint = at
    for first in range(at - 1, floor + 1, -1):
        if line.words[first] in (";", ":", QUOTE):
            break
        ahead = line.words[first - 1]
        if (
            line.words[first].islower()
            and line.lows[first].endswith("ing")
            and (ahead == "," or ahead in DASHES or ahead in CONJUNCTIONS)
        ):
            joint = first - 1
        elif line.words[first] == "," and line.lows[first + 1] in CONJUNCTIONS:
            break
    return joint


def _blamed(line: Line, at: int, floor: int) -> Phrase | None:
    """Whom somebody blames or thanks for what they said ("criticized Finch for calling it", "Finch was sent off for calling")."""
    for verb in range(at - 1, max(floor, at - _PARTICLES), -1):
        if line.lows[verb - 1] in _BE:
            return subject(line, verb, floor, 1)
    if at - 2 < floor or not nameable(line, at - 1):
        return None
    first = run_left(line, at - 1, floor)
    whom = Phrase(first, at - 1, "name", ((first, at - 1),))
    blaming = ACCUSING if line.lows[at] == "of" else BLAMING
    return whom if line.lows[first - 1] in blaming and name_of(line, first, at - 1) is not None else None


def _quoted(line: Line, at: int, floor: int) -> Phrase | None:
    """ "The paper quoted Finch as saying": Finch. "Finch was quoted as saying" is left to the grammar."""
    comma = line.words[at - 1] == ","
    told = behind_comma(line, at - 1, floor) if comma else phrase_left(line, at - 1, floor)
    if told is None or told.first <= floor or line.lows[told.first - 1] not in QUOTING:
        return None
    return told


def _before_verb(line: Line, verb: int, floor: int) -> int:
    """The token left of a verb once adverbs, auxiliaries and a day ("on Monday announced") are passed."""
    at = verb - 1
    while at >= floor:
        if is_adverb(line.words[at]):
            at -= 1
        elif calendar(line, at) or (line.lows[at] in ("week", "month", "year") and at > floor):
            at -= 1
            while at > floor and line.lows[at] in _OF_TIME:
                at -= 1
        elif at > floor and line.lows[at].isdigit() and line.lows[at - 1] in ("in", "since"):
            # "who in 2012 called it"
            at -= 2
        else:
            break
    return at


def _of_with(line: Line, at: int, floor: int) -> Phrase | None:
    """The subject of a participle behind "with": "with many marchers chanting", "with its chair, Ada Finch, telling",
    "with Finch blaming the board and the board warning of"."""
    comma = line.words[at] == ","
    for opening in range(at - 1, max(floor, at - _ASIDE) - 1, -1):
        if line.lows[opening] == "with":
            if comma and opening > floor and line.lows[opening - 1] in _TOGETHER:
                # "met with the clerk, Ada Finch, on Sunday, telling"
                return None
            if comma and "," not in line.words[opening:at]:
                # "clashed with Finch, saying"
                return None
            found = behind_comma(line, at, opening + 1) if comma else phrase_left(line, at, opening + 1)
            if comma:
                return found if found is not None and found.kind == "name" else None
            if found is None or at - opening <= _WITH:
                return found
            return found if line.lows[found.first - 1] == "and" else None
        if not line.words[opening][0].isalnum() and not (comma and line.words[opening] == ","):
            break
    return None


def behind_with(line: Line, verb: int, floor: int) -> Phrase | None:
    """The subject of a verb right behind an aside without commas ("and with his wife looking on from the wings told")."""
    for opening in range(verb - 1, max(floor, verb - _ASIDE), -1):
        if line.lows[opening] == "with":
            looking = any(low.endswith("ing") for low in line.lows[opening:verb])
            return main_subject(line, opening - 1, floor) if looking else None
        if not line.words[opening][0].isalnum():
            break
    return None


def main_subject(line: Line, at: int, floor: int, depth: int = 0) -> Phrase | None:
    """The subject of the clause that a participle, an infinitive or a second verb belongs to."""
    key = (at, floor, depth)
    if key not in line.found:
        line.found[key] = _main_subject(line, at, floor, depth)
    found: Phrase | None = line.found[key]
    return found


def _main_subject(line: Line, at: int, floor: int, depth: int) -> Phrase | None:
    embedded: Phrase | None = None
    apart = line.lows[at] in CONJUNCTIONS or line.words[at] == ","
    joined = apart and line.words[at] != "," and line.words[at - 1] not in (",", QUOTE)
    tried = 0
    for verb in range(at, floor, -1):
        if line.words[verb] in (":", ";"):
            break
        if finite(line, verb):
            if has_agent(line, verb):
                continue
            tried += 1
            if tried > _VERBS or depth > _DEPTH:
                break
            found = subject(line, verb, floor, depth + 1)
            if found is None or found.last >= verb or not plausible(line, found):
                continue
            lead = line.lows[found.first - 1] if found.first > floor else ""
            if joined and (lead in _SCENES or lead in _OF_WHICH):
                # "…, while Finch rose and said": the second verb of the same clause.
                return found
            if lead in SUBORDINATORS or lead in SPEECH or (lead in _OF_WHICH and apart):
                # "regret that Krantz was …, telling": the clause inside has its own subject.
                embedded = embedded or found
                continue
            return found
    return embedded or _first_phrase(line, floor, at)


def _first_phrase(line: Line, floor: int, limit: int) -> Phrase | None:
    """The first person or pronoun of a sentence, left of token `limit`."""
    key = (floor, -1, -1)
    if key not in line.found:
        line.found[key] = _search(line, floor, min(len(line.words), floor + _LONGEST) - 1)
    first: Phrase | None = line.found[key]
    if first is None or first.last <= limit:
        return first
    # A name that reaches over the limit is cut there.
    return _search(line, first.first, limit)


def _search(line: Line, floor: int, limit: int) -> Phrase | None:
    at = floor
    while at <= limit:
        low = line.lows[at]
        if low in PRONOUNS and low not in ("it", "you"):
            return Phrase(at, at, "pronoun")
        if nameable(line, at) and not (at > floor and line.lows[at - 1] in PREPOSITIONS):
            end = run_right(line, at, limit + 1)
            owns = line.words[end - 1][-2:] in ("'s", "’s") or _opens_aside(line, at, end, floor)
            if end > at and not owns and name_of(line, at, end - 1) is not None:
                return Phrase(at, end - 1, "name", ((at, end - 1),))
            at = max(end, at + 1)
            continue
        at += 1
    return None


def _opens_aside(line: Line, at: int, end: int, floor: int) -> bool:
    """Whether a participle or a noun opens the sentence ("Standing in the hall", "Signs of", "Hours after")."""
    if at != floor or end != at + 1:
        return False
    behind = line.lows[end] if end < len(line.lows) else "."
    if behind in _NOUN_LED:
        return True
    if not line.lows[at].endswith(("ing", "ed")):
        return False
    return behind in PREPOSITIONS or behind in DETERMINERS or behind in PRONOUNS
