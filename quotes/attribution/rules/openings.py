"""Whom the sentence or paragraph before words that stand alone is about."""

from bisect import bisect_left

from quotes.attribution.cast.names import ROLES
from quotes.attribution.grammar.capitals import is_title
from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    OWNERS,
    SPEECH,
    SPEECH_NOUNS,
    SUBORDINATORS,
    finite,
    is_adverb,
    speaks,
)
from quotes.attribution.grammar.phrases import Phrase, name_of, nameable, run_right
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.subjects import subject
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.authors import author
from quotes.attribution.rules.evidence import BE, Found
from quotes.attribution.rules.foreign import foreign_before
from quotes.attribution.rules.presenting import presented

# Whoever is brought on by these is not the one who spoke before.
_OTHERS = words("grammar_others")
# The subject of a sentence and its verb stand within as many tokens of its head.
_OPENING = 24
_ASKING = frozenset(("ask", "asks", "asked", "asking"))
# A sentence without a verb that leads up to words is no longer (tokens).
_FRAGMENT = 12
# Nor is one that only tells where or when (tokens).
_LONGEST_LEAD = 18
_SHAKING = frozenset(("shook", "shakes", "shake"))
_AUXILIARIES = frozenset(
    (
        *(
            "could",
            "would",
            "will",
            "can",
            "may",
            "might",
            "must",
            "should",
            "did",
            "does",
            "do",
            "has",
            "had",
        ),
        *("have", "couldn't", "couldn’t", "wouldn't", "wouldn’t", "didn't", "didn’t", "doesn't", "doesn’t"),
    )
)
_BODIES = words("grammar_bodies")
_LEADS = words("grammar_leads")
_OUT_OF = frozenset(("from", "in", "on"))
_PUT = frozenset(("asked", "pressed", "told"))
# "An angry letter from" has as many tokens before whoever sent it.
_SENT = 5
_OF = frozenset(("of", "from", "at"))
_FOR = frozenset(("for", "to"))
HERE = frozenset(("here", "here's", "here’s"))


def opening_subject(line: Line, k: int) -> Found | None:
    """The subject of the sentence before a quotation that is a sentence of its own ("Birch rose. “Go!”")."""
    q = line.quotes[k]
    if (led := verbless_lead(line, q)) is not None:
        q = led
    if q < 3 or not line.ends_sentence(q - 1) or line.words[q - 1] == QUOTE:
        return None
    floor = line.sentence_start(q - 2)
    plain = QUOTE not in line.words[floor : q - 1]
    owned = owner_of_fragment(line, floor, q - 1)
    if owned is not None:
        return owned
    found = _told_at_its_end(line, floor, q - 1) if plain else None
    found = found or for_somebody(line, floor, q) or presented(line, floor, q - 1)
    found = found or main_clause(line, floor, q, bodies=line.words[q - 1] != "?")
    return found._replace(cue=None, rule="sentence-before") if found is not None else None


def verbless_lead(line: Line, q: int) -> int | None:
    """Where a lead without a verb and without a speaker begins ("But in a text message to the Bugle:")."""
    if q < 2 or line.words[q - 1] != ":":
        return None
    floor = line.sentence_start(q - 1)
    if line.lows[floor] not in _LEADS or q - floor > _LONGEST_LEAD:
        return None
    if any(
        finite(line, at) or line.lows[at] in BE or line.words[at] in (QUOTE, ":")
        for at in range(floor, q - 1)
    ):
        return None
    return floor


def others_between(line: Line, k: int) -> bool:
    """Whether the sentence right before words that stand alone brings on somebody unnamed ("Others were unsure.")."""
    q = line.quotes[k]
    if q < 3 or not line.ends_sentence(q - 1) or line.words[q - 1] == QUOTE:
        return False
    floor = line.sentence_start(q - 2)
    return line.words[floor] in _OTHERS and QUOTE not in line.words[floor:q]


def another_between(line: Line, k: int) -> Found | None:
    """Who acts last between two quotations ("Finch said. Ada Krantz agreed. It was late. “…”").

    A sentence about a thing is passed over. The cue is the verb of the sentence where it answers (one of
    speech, a shaken head), None where it tells of something else.
    """
    stop = line.quotes[k]
    if stop > 2 and not line.ends_sentence(stop - 1) and line.text[line.marks[k].start].islower():
        # "Krantz rose. He had no wish to fight. The gate would be “open from dawn to dusk”."
        stop = line.sentence_start(stop - 1)
    if stop < 3 or not line.ends_sentence(stop - 1) or line.words[stop - 1] == QUOTE:
        return None
    while stop > 2:
        floor = line.sentence_start(stop - 2)
        if QUOTE in line.words[floor:stop]:
            return None
        found = main_clause(line, floor, stop) or _described(line, floor, stop)
        if found is not None:
            answers = found.cue is not None and _answers(line, found.cue[1])
            return found._replace(cue=found.cue if answers else None, rule="sentence-before")
        stop = floor
    return None


def _answers(line: Line, verb: int) -> bool:
    """Whether a verb is one of speech, or shakes a head."""
    lows = line.lows
    return lows[verb] in SPEECH or (
        lows[verb] in _SHAKING and lows[verb + 1] in OWNERS and lows[verb + 2 : verb + 3] == ["head"]
    )


def _described(line: Line, floor: int, stop: int) -> Found | None:
    """ "The lawyer countered.": somebody known by an office alone at the head of a sentence, and the verb beside it.

    An office named above in the paragraph may be that of whoever spoke: then the verb is no cue.
    """
    first = floor + (line.lows[floor] in CONJUNCTIONS or is_adverb(line.words[floor]))
    phrase = phrase_right(line, first, stop)
    if phrase is None or phrase.kind != "description" or line.lows[phrase.last] not in ROLES:
        return None
    verb = phrase.last + 1
    while verb < stop and is_adverb(line.words[verb]):
        verb += 1
    if verb == stop or not finite(line, verb):
        return None
    known = line.lows[phrase.last] in line.lows[:floor]
    return Found(phrase, None if known else (verb, verb), "main")


def asked_whom(line: Line, k: int, found: Found | None) -> Found | None:
    """Whom the question of mark `k` is put to behind it (“…?” a reporter asked Ada Finch)."""
    if found is None or found.cue is None or line.text[line.marks[k].end - 1] != "?":
        return None
    verb = found.cue[1]
    if line.lows[verb] not in _ASKING or verb < line.quotes[k]:
        return None
    whom = phrase_right(line, verb + 1, len(line.words))
    if whom is None or whom.kind != "name" or (found.phrase is not None and found.phrase.first > verb):
        # "“Was it?” asked Ada Finch": she asks.
        return None
    return Found(whom, None, "asked")


def last_subject(line: Line) -> Found | None:
    """Whom the last sentence of a line without marks is about ("Olive Tanner was delighted.")."""
    end = len(line.words)
    floor = line.sentence_start(end - 2) if end > 2 else 0
    found = _told_at_its_end(line, floor, end - 1) or presented(line, floor, end - 1)
    found = found or main_clause(line, floor, end)
    return found._replace(cue=None, rule="paragraph-before") if found is not None else None


def _told_at_its_end(line: Line, floor: int, stop: int) -> Found | None:
    """ "It is too late, says Ada Finch of the guild.": who tells the sentence that ends at token `stop`."""
    for verb in range(stop - 1, floor + 1, -1):
        if line.lows[verb] in SPEECH and not line.lows[verb].endswith("ing") and speaks(line, verb):
            if line.words[verb - 1] == "," and nameable(line, verb + 1):
                phrase = phrase_right(line, verb + 1, stop)
                return Found(phrase, None, "told") if phrase is not None and phrase.kind == "name" else None
            if verb == stop - 1:
                phrase = subject(line, verb, floor)
                told = phrase is not None and phrase.first > floor and line.words[phrase.first - 1] == ","
                return Found(phrase, None, "told") if told else None
    return None


def for_somebody(line: Line, floor: int, stop: int) -> Found | None:
    """ "For Ada Finch, the choice was simple.": whom the sentence is about."""
    if line.lows[floor : floor + 2] == ["to", "hear"]:
        # "To hear Ada Finch tell it, the night was"
        end = run_right(line, floor + 2, stop)
        tells = line.lows[end : end + 1] == ["tell"] and name_of(line, floor + 2, end - 1) is not None
        return (
            Found(Phrase(floor + 2, end - 1, "name", ((floor + 2, end - 1),)), None, "for") if tells else None
        )
    if line.lows[floor] not in _FOR or floor + 1 >= stop or not nameable(line, floor + 1):
        return None
    phrase = phrase_right(line, floor + 1, stop)
    if phrase is None or phrase.kind != "name":
        return None
    behind = phrase.last + 1
    if line.lows[behind] in _OF:
        # "For Ada Finch of the Elm Guild, the choice was simple."
        of = phrase_right(line, behind + 1, stop)
        behind = of.last + 1 if of is not None else behind
    return Found(phrase, None, "for") if line.words[behind : behind + 1] == [","] else None


def from_somebody(line: Line, floor: int, stop: int) -> Found | None:
    """ "More from our reporter Ada Finch, who is in Elm Creek:", "Here's Finch in December:": from whom words come that
    no verb leads up to."""
    if line.lows[floor] in HERE:
        at = floor + 1 + (line.lows[floor + 1] in BE)
        phrase = phrase_right(line, at, stop)
        return Found(phrase, None, "from") if phrase is not None and phrase.kind == "name" else None
    for at in range(floor, min(stop, floor + _SENT)):
        if line.lows[at] == "from":
            phrase = phrase_right(line, at + 1, stop)
            return Found(phrase, None, "from") if phrase is not None and phrase.kind == "name" else None
        if finite(line, at) or line.lows[at] in BE or not line.words[at][0].isalnum():
            return None
    return None


def owner_of_fragment(line: Line, floor: int, stop: int) -> Found | None:
    """ "Her fear, in three words:", "Finch's rule for the pond?": whose matter a sentence without a verb names."""
    if stop - floor > _FRAGMENT or line.words[stop] not in (":", "?") or stop - floor < 2:
        return None
    if any(finite(line, at) or line.lows[at] in BE or line.words[at] == QUOTE for at in range(floor, stop)):
        return None
    if line.lows[floor] in _OUT_OF:
        floor += 1
    if line.lows[floor] in OWNERS:
        return Found(Phrase(floor, floor, "pronoun"), None, "owner")
    end = run_right(line, floor, stop)
    if end == floor or line.words[end - 1][-2:] not in ("'s", "’s") or name_of(line, floor, end - 1) is None:
        return None
    return Found(Phrase(floor, end - 1, "name", ((floor, end - 1),)), None, "owner")


def main_clause(line: Line, floor: int, stop: int, bodies: bool = False) -> Found | None:
    """The subject of the first verb of a sentence; with `bodies` also somebody's campaign or an office."""
    if (line.lows[floor] in SUBORDINATORS or line.lows[floor] in _PUT) and (
        led := _behind_opening(line, floor, stop)
    ):
        return led
    for verb in range(floor + 1, min(stop, floor + _OPENING)):
        if line.words[verb] == QUOTE:
            if names_work(line, verb):
                continue
            return None
        if line.lows[verb] in _AUXILIARIES:
            verb = _behind_auxiliary(line, verb, stop)
        elif line.words[verb - 1] == "," and line.lows[verb + 1 : verb + 2] == ["by"]:
            # "Finch, buoyed by the vote, opened"
            continue
        elif not ((finite(line, verb) and not is_adverb(line.words[verb])) or line.lows[verb] in BE):
            continue
        phrase = subject(line, verb, floor)
        if phrase is None or phrase.last >= verb:
            return None
        if phrase.kind == "description":
            phrase = _owner_of_words(line, phrase) or (phrase if bodies and _is_body(line, phrase) else None)
        return Found(phrase, (verb, verb), "main") if phrase is not None else None
    return None


def _is_body(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is of an office ("the governor"), or of somebody's campaign or the like ("Finch's campaign")."""
    head = line.lows[phrase.last]
    owned = any(word[-2:] in ("'s", "’s") for word in line.words[phrase.first : phrase.last])
    return head in ROLES or (owned and head in _BODIES)


def _behind_opening(line: Line, floor: int, stop: int) -> Found | None:
    """The main clause behind a subordinate one ("When the hall booed, Finch sent a note", "Asked why, he thought")."""
    for comma in range(floor + 1, stop - 2):
        if line.words[comma] == QUOTE:
            return None
        if line.words[comma] != ",":
            continue
        phrase = phrase_right(line, comma + 1, stop)
        if phrase is None or phrase.kind == "description":
            continue
        verb = phrase.last + 1
        while verb < stop and is_adverb(line.words[verb]):
            verb += 1
        helped = verb > phrase.last + 1
        if verb < stop and (helped or (line.words[verb].islower() and finite(line, verb))):
            return Found(phrase, (verb, verb), "main")
    return None


def names_work(line: Line, token: int) -> bool:
    """Whether the marked words at a token are the name of a programme ("On “Face the Town,” Finch blamed")."""
    mark = line.marks[bisect_left(line.quotes, token)]
    inner = line.text[mark.start : mark.end].rstrip(",")
    return inner[:1].isupper() and inner[-1].isalnum() and is_title(inner)


def _behind_auxiliary(line: Line, verb: int, stop: int) -> int:
    """The verb behind "could not", "has never"; the auxiliary itself where none is."""
    at = verb + 1
    while at < stop and is_adverb(line.words[at]):
        at += 1
    return at if at < stop and line.words[at].islower() and line.words[at].isalpha() else verb


def _owner_of_words(line: Line, phrase: Phrase) -> Phrase | None:
    """Whose answer a sentence is about ("Finch's answer was short.", "Her warning came late.")."""
    owner = author(line, phrase)
    if owner != phrase and owner.kind == "name":
        return owner
    owned = line.lows[phrase.first] in OWNERS and line.lows[phrase.last] in SPEECH_NOUNS
    return Phrase(phrase.first, phrase.first, "pronoun") if owned else None


def resumed(line: Line, k: int, found: list[Found | None]) -> Found | None:
    """Who goes on behind a clause that cuts a quotation in two ("“That,” said Finch, “is it.”")."""
    before = found[k - 1] if k else None
    if before is None or before.phrase is None or before.denied:
        return None
    last, q = line.quotes[k - 1], line.quotes[k]
    if line.words[q - 1] != "," or before.phrase.first < last or not line.text[line.marks[k].start].islower():
        return None
    return before if not any(line.ends_sentence(at) for at in range(last, q)) else None


def told_by_another(line: Line, k: int) -> bool:
    """Whether a verb of speech right beside the marks names somebody whom no rule could read: "said May", an office of
    another language."""
    q = line.quotes[k]
    if q > 2 and foreign_before(line, q, line.sentence_start(q - 1)) is not None:
        return True
    behind = line.words[line.quotes[k] + 1 : line.quotes[k] + 3]
    return len(behind) == 2 and behind[0] in SPEECH and behind[1][0].isupper()
