"""The reporter behind a clause: "Finch said Krantz wanted it to be" is Finch's."""

from quotes.attribution.cast.names import ROLES
from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEECH,
    STANCE,
    SUBORDINATORS,
    finite,
    is_adverb,
    speaks,
)
from quotes.attribution.grammar.phrases import Phrase, calendar, plausible
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.subjects import ACCUSING, BLAMING, PERCEIVING, subject
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.asides import closed_before, tells_of_subject, time_clause
from quotes.attribution.rules.authors import author
from quotes.attribution.rules.evidence import Found, according_to, beside, denied, passive
from quotes.attribution.rules.quoting import as_saying

# What people tell of their own minds: whoever "said she told her" may speak of somebody else.
_MIND = frozenset(
    ("hoped", "hopes", "thought", "thinks", "believed", "believes", "felt", "feels", "feared", "wished")
)
_MEANWHILE = frozenset(("as", "while", "after", "before"))
# "Said any claim that it was": what is said is a clause, and no thing.
_SAID = frozenset(("said", "says"))
_ABOUT = frozenset(("about", "of", "against"))
# "A claim that", "the sort of plan" before whoever calls it something (tokens).
_NOUN = 6
_SCENE = frozenset(("which", "where", "when"))
TELLING = words("cues_telling")


def climb(line: Line, found: Found, floor: int) -> Found:
    """From an inner clause to the reporter: "Finch said Krantz wanted it to be" is Finch's."""
    if found.cue is not None and as_saying(line, found.cue[1] - 1):
        # "the Bugle quoted Finch as saying": whoever quotes carries the words.
        return found
    while found.phrase is not None:
        ahead = line.lows[found.phrase.first - 1] if found.phrase.first > floor else ""
        if ahead == "with" or (ahead in PERCEIVING and found.cue and line.lows[found.cue[1]].endswith("ing")):
            # "…, with Finch warning of", "remember Finch declaring": the clause stands by itself.
            return found
        behind = line.lows[found.phrase.last + 1]
        if (ahead in BLAMING and behind == "for") or (ahead in ACCUSING and behind == "of"):
            return found
        if (ahead in CONJUNCTIONS and _own_clause(line, found)) or tells_of_subject(line, found):
            return found
        outer = _reporter(line, found.phrase.first, floor)
        if outer is None:
            return _according_to(line, found, floor) or found
        found = outer
    return found


def _own_clause(line: Line, found: Found) -> bool:
    """Whether somebody named speaks in a clause of their own behind "and" ("… whether he had read it and Finch retorted")."""
    if found.phrase is None or found.cue is None or found.phrase.kind != "name":
        return False
    low = line.lows[found.cue[1]]
    return low in SPEECH and low not in STANCE and beside(line, found.phrase.last, found.cue[1])


def same_reporter(line: Line, found: Found, floor: int) -> Found:
    """Whoever said right before that "he" or "she" hoped or thought so: "Finch said he hoped for rain: “…”" is Finch."""
    assert found.phrase is not None
    first = found.phrase.first
    verb = first - 2 if first > floor + 1 and line.lows[first - 1] == "that" else first - 1
    mind = found.cue is not None and line.lows[found.cue[1]] in _MIND
    if not mind or verb <= floor or line.lows[first] not in ("he", "she", "they"):
        return found
    outer = _reporter(line, first, floor)
    if outer is None or outer.cue is None or outer.cue[1] != verb or outer.denied:
        return found
    return found._replace(phrase=outer.phrase)


def teller(line: Line, found: Found) -> Phrase | None:
    """Who alone tells that somebody spoke: "According to Kay, Lee had promised that", "Kay said Lee had promised that".

    Only a person relays; a paper or a document that gives the words is not hearsay. A pronoun may be the teller.
    """
    if found.phrase is None or found.cue is None or found.phrase.kind == "pronoun":
        return None
    first, floor = found.phrase.first, line.sentence_start(found.phrase.first)
    if according_to(line, floor):
        who = phrase_right(line, floor + 2, first)
    elif found.cue[1] > first and (outer := _reporter(line, first, floor)) is not None:
        who = outer.phrase
    else:
        who = _behind(line, found.cue[1])
    if who is None or who.kind != "name":
        return None
    own = set(line.words[first : found.phrase.last + 1])
    return who if own.isdisjoint(line.words[who.first : who.last + 1]) else None


def _behind(line: Line, cue: int) -> Phrase | None:
    """Whom "according to" names between a verb of speech and the end of its sentence."""
    if "according" not in line.lows:
        return None
    for at in range(cue + 1, len(line.words) - 1):
        if according_to(line, at):
            return phrase_right(line, at + 2, len(line.words))
        if line.ends_sentence(at):
            return None
    return None


def read_on(line: Line, found: Found, floor: int) -> Found | None:
    """Whoever tells what a sign, a shirt or the like read ("According to the Bugle, one sign read, “…”")."""
    if found.cue is None or found.phrase is None or line.lows[found.cue[1]] != "read":
        return None
    if found.phrase.kind != "description" or not ROLES.keys().isdisjoint(
        line.lows[found.phrase.first : found.phrase.last + 1]
    ):
        return None
    if not according_to(line, floor):
        return None
    source = phrase_right(line, floor + 2, found.phrase.first)
    return Found(source, (floor, floor + 1), "according-to-before") if source is not None else None


def _according_to(line: Line, found: Found, floor: int) -> Found | None:
    """ "According to the complaint, Krantz knew that it was": the complaint says so, unless the clause has a reporter."""
    if not according_to(line, floor) or found.phrase is None or found.cue is None:
        return None
    source = phrase_right(line, floor + 2, found.phrase.first)
    if source is None or line.lows[found.cue[1]] in SPEECH:
        return None
    return Found(source, (floor, floor + 1), "according-to-before")


def _adverbial(line: Line, phrase: Phrase, verb: int, inner: int, floor: int) -> bool:
    """Whether a verb stands in a clause of its own before the main one ("After Krantz argued that …, Finch said")."""
    opens = line.lows[phrase.first - 1] in SUBORDINATORS if phrase.first > floor else False
    return (opens or line.lows[floor] in SUBORDINATORS) and "," in line.words[verb:inner]


def _in_relative(line: Line, verb: int, inner: int) -> bool:
    """Whether the inner clause only tells which thing the verb is about ("declared victory in a vote that critics say")."""
    if line.lows[inner - 1] != "that" or line.lows[verb] in TELLING | _SAID or inner - 3 <= verb:
        return False
    objects = line.lows[verb + 1] not in PREPOSITIONS and not is_adverb(line.words[verb + 1])
    return objects and line.lows[inner - 3] in DETERMINERS and not calendar(line, verb + 1)


def _in_scene(line: Line, verb: int, inner: int) -> bool:
    """Whether the inner clause tells what happened where or when ("recalls a dinner at which Krantz asked")."""
    if inner - 2 == verb and line.lows[inner - 1] in _MEANWHILE:
        # "Finch laughed as Krantz called her": whoever laughs reports nothing.
        return True
    return line.lows[inner - 1] in _SCENE and inner - 2 > verb and line.words[inner - 2] != ","


def _told_of_thing(line: Line, comma: int, inner: int) -> bool:
    """Whether the inner clause hangs on a noun behind a comma ("Finch said it held, a claim that Krantz called")."""
    if line.lows[inner] in PRONOUNS:
        # "a claim he called": whoever said so, as a rule.
        return False
    stop = inner - 1 if line.lows[inner - 1] in ("that", "which") else inner
    if stop == comma + 1:
        # "a claim Krantz called", which looks like a trade before a name
        while stop < min(comma + _NOUN, len(line.words) - 1) and line.words[stop].islower():
            stop += 1
        if (
            line.lows[stop - 1] in ROLES
            or line.lows[stop - 1] in DETERMINERS
            or not line.words[stop][0].isupper()
        ):
            return False
    between = line.lows[comma + 1 : stop]
    return (
        0 < len(between) <= _NOUN
        and between[0] in DETERMINERS | {"something"}
        and all(low.isalpha() for low in between)
        and not any(finite(line, at) for at in range(comma + 1, stop))
    )


def _reporter(line: Line, inner: int, floor: int) -> Found | None:
    """A verb of speech left of token `inner` in whose clause it stands."""
    words, lows = line.words, line.lows
    for verb in range(inner - 1, floor, -1):
        low = lows[verb]
        if words[verb] in (";", ":", QUOTE) or words[verb] in DASHES:
            return None
        if words[verb] == "," and (
            lows[verb + 1] in CONJUNCTIONS
            or lows[verb + 1] in RELATIVES
            or lows[verb + 1] == "whose"
            or lows[verb + 1] in SUBORDINATORS
            or time_clause(line, verb + 1)
            or _told_of_thing(line, verb, inner)
        ):
            return None
        if low in SPEECH and not low.endswith("ing") and speaks(line, verb) and not passive(line, verb):
            phrase = subject(line, verb, floor)
            if phrase is None or phrase.last >= verb or not plausible(line, phrase):
                return None
            if (
                _adverbial(line, phrase, verb, inner, floor)
                or _in_relative(line, verb, inner)
                or _in_scene(line, verb, inner)
                or closed_before(line, verb, inner, floor)
                # "Finch joked about it on the stairs and Krantz called her": joking about it reports no more.
                or (line.lows[inner - 1] in CONJUNCTIONS and line.lows[verb + 1] in _ABOUT)
            ):
                return None
            return Found(author(line, phrase), (verb, verb), "speech-before", denied(line, verb, phrase))
    return None
