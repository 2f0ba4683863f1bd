"""Attributions that lead up to a mark: "Finch said:", "Finch called it a", "From Chairwoman X:"."""

from quotes.attribution.cast.names import heads_note
from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    CROWD,
    DASHES,
    DETERMINERS,
    NAMING,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH,
    STANCE,
    finite,
    holds,
    is_adverb,
    speaks,
)
from quotes.attribution.grammar.leftward import phrase_left
from quotes.attribution.grammar.phrases import Phrase, name_of, plausible, run_left
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import ENDS, QUOTE, Line
from quotes.attribution.grammar.subjects import QUOTING, behind_with, main_subject, subject
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.asides import aside, heard_aside, inscribed
from quotes.attribution.rules.authors import author, in_words_of, wrote
from quotes.attribution.rules.claims import answered_claim, owned_noun
from quotes.attribution.rules.evidence import BE, Found, according_to, beside, denied, names_noun, passive
from quotes.attribution.rules.foreign import foreign_before, only_article
from quotes.attribution.rules.labels import labelled
from quotes.attribution.rules.openings import (
    HERE,
    for_somebody,
    from_somebody,
    owner_of_fragment,
    verbless_lead,
)
from quotes.attribution.rules.parentheses import parenthesis, turned, with_words
from quotes.attribution.rules.quoting import quoted
from quotes.attribution.rules.relayed import as_well, said_at_once, told_on
from quotes.attribution.rules.reporters import TELLING, climb, read_on, same_reporter

# Behind these a passive's agent may follow the marked words ("was called A and B by C").
_ASIDE = frozenset(("asked", "told", "called", "quoted", "described", "labeled", "dubbed", "termed"))
# An agent farther than this from the marks governs something else ("used by X to …").
_AGENT_REACH = 4
# What may stand between a clause and a sentence of its subject's words, and how many spaces such a sentence has at least.
APPOSING = DASHES | {",", "like"}
_SENTENCE = 4
# Behind whom somebody else urges or tells ("Finch, the warden, urged Olive Pell not to").
_HEARERS = {
    "that": ("asked", "asks", "inquired", "pressed"),
    "to": ("felt", "feels", "agreed", "agrees", "thinks"),
}
USING = frozenset(("use", "uses", "used", "using"))
_EXPRESSIONS = words("grammar_expressions")
# No sentence has more verbs of saying before marked words; a text of nothing else would be read over and over.
_VERBS = 12
ARTICLES = frozenset(("a", "an", "the", "his", "her", "its", "their", "as", "of"))
# All that decides which verb governs marked words; what stands between is passed over.
_GOVERNING = SPEECH | STANCE | NAMING | {"in", "to", ";", ":"}


def before(line: Line, k: int) -> Found | None:
    """The attribution that leads up to mark `k` in its own sentence."""
    q = line.quotes[k]
    if q > 1 and line.words[q - 1] == "?":
        return owner_of_fragment(line, line.sentence_start(q - 2), q - 1)  # "Finch's answer?"
    if q == 0 or line.ends_sentence(q - 1):
        return None
    floor = line.sentence_start(q - 1)
    colon = line.words[q - 1] == ":"
    if colon:
        if heads_note(line.words[floor : q - 1]):
            return None
        label = labelled(line, q - 1, floor)
        if label is not None:
            return label
    if k and (other := as_well(line, k)) is not None:
        return other
    other = foreign_before(line, q, floor)
    if other is not None:
        return other
    opened = turned(line, q, floor)
    if opened is not None:
        return opened
    if (worded := with_words(line, q, floor)) is not None:
        return worded
    # Behind an article even a capital opens a part of the sentence ("calling it a “Chinese menu”").
    whole = line.text[line.marks[k].start : line.marks[k].start + 1].isupper() and (
        line.lows[q - 1] not in ARTICLES
    )
    found = parenthesis(line, q, floor) if not whole else None
    found = found or _governor(line, q, floor, whole)
    if found is not None:
        return _settled(line, q, floor, whole, found)
    return owned_noun(line, q, floor) or _ungoverned(line, k, floor, whole)


def _settled(line: Line, q: int, floor: int, whole: bool, found: Found) -> Found:
    """Whose words they are where a verb governs them: its subject's, unless another clause says otherwise."""
    if not found.denied and (owned := answered_claim(line, q, floor, found)) is not None:
        return owned
    if (told := read_on(line, found, floor)) is not None:
        return told
    if found.phrase is not None and line.lows[found.phrase.first - 1] == "what":
        # "Finch said what everybody was thinking:" is Finch's.
        return climb(line, found, floor)
    if whole and found.phrase is not None and found.phrase.kind == "pronoun":
        return same_reporter(line, found, floor)
    if not whole and found.rule in OPEN and not found.denied and told_on(line, found, q):
        # Whoever reports it is the only one to say that they did.
        outer = climb(line, found, floor)
        return found if outer.phrase == found.phrase else found._replace(rule=f"{found.rule}/weak")
    inner = found.rule in OPEN and not said_at_once(line, found, q)
    if not whole and not found.denied and (inner or _trails(line, found, q)):
        return climb(line, found, floor)
    return found


def _ungoverned(line: Line, k: int, floor: int, whole: bool) -> Found | None:
    """Whose words they are where no verb governs them and no noun of speech is owned."""
    q = line.quotes[k]
    colon = line.words[q - 1] == ":"
    if colon and (named := _closing_name(line, q - 2, floor)) is not None:
        # "The union's secretary, Mara Lund:" ends in the name of whoever the description is about.
        return Found(named, None, "colon-subject")
    if (found := owner_of_fragment(line, floor, q - 1)) is not None:
        return found
    if not colon and _is_to(line, q):
        return for_somebody(line, floor, q)
    if whole and (words_before := line.words[q - 1]) in APPOSING:
        return _apposed_words(line, k, floor, words_before)
    if colon and not _is_reference(line, floor, q - 1):
        led = for_somebody(line, floor, q) or from_somebody(line, floor, q - 1)
        phrase = led.phrase if led is not None else main_subject(line, q - 2, floor)
        if phrase is not None and led is None and _led_to(line, phrase, q):
            return None
        if phrase is not None and plausible(line, phrase) and not only_article(line, phrase):
            return Found(phrase if led is not None else author(line, phrase), None, "colon-subject")
    return None


# A verb right beside its subject is surer than one behind an apposition or in a second clause, and a participle
# may have another subject ("children use a doll to bash a house, yelling").
_BY_DISTANCE = frozenset(("subject-verb-before", "colon"))


# Verbs that may stand inside another reporter's clause ("Finch said Krantz wanted it to be").
OPEN = frozenset(("speech-before", "stance-before"))


def _trails(line: Line, found: Found, q: int) -> bool:
    """Whether a part of a sentence only trails the verb before it ("had sung every hymn, “even the odd ones”")."""
    return (
        found.rule == "subject-verb-before"
        and line.words[q - 1] == ","
        and found.cue is not None
        and q - found.cue[1] > 2
    )


def _apposed_words(line: Line, k: int, floor: int, joint: str) -> Found | None:
    """ "Finch let some of her worry show at the dinner, “…”": a sentence of words that a whole clause leads up to."""
    q, mark = line.quotes[k], line.marks[k]
    if QUOTE in line.words[floor:q]:
        return None
    if line.text[mark.end - 1] not in ENDS or line.text.count(" ", mark.start, mark.end) < _SENTENCE:
        return None
    if joint == "," and (line.words[q + 1 : q + 2] not in ([], ["."]) or q - floor < _SENTENCE):
        return None
    if not any(finite(line, at) or line.lows[at] in BE for at in range(floor, q)):
        return None
    phrase = main_subject(line, q - 2, floor)
    if phrase is None or phrase.kind == "description" or not plausible(line, phrase):
        return None
    return Found(phrase, None, "apposed")


def _led_to(line: Line, phrase: Phrase, q: int) -> bool:
    """Whether a lead without a verb only names whom the words went to ("But in a note to the Bugle on Monday:")."""
    first = run_left(line, phrase.first, 0)
    first -= line.lows[first - 1] in DETERMINERS
    return verbless_lead(line, q) is not None and line.lows[first - 1] in PREPOSITIONS


def _is_to(line: Line, q: int) -> bool:
    """Whether marked words are what something is to somebody ("To Finch, the vote was a “…”")."""
    at = q - 2 if line.lows[q - 1] in DETERMINERS else q - 1
    return line.lows[at] in BE


def _closing_name(line: Line, last: int, floor: int) -> Phrase | None:
    first = run_left(line, last, floor)
    closes = first - 1 > floor and line.words[first - 1] == "," and name_of(line, first, last) is not None
    return Phrase(first, last, "name", ((first, last),)) if closes else None


def _is_reference(line: Line, floor: int, stop: int) -> bool:
    """Whether what stands before a colon only says where words stand: "Inquiry, day 14:"."""
    if line.lows[floor] in HERE or not line.words[stop - 1].isdigit():
        return False
    return not any(finite(line, at) for at in range(floor, stop))


def _governor(line: Line, q: int, floor: int, whole: bool) -> Found | None:
    """The nearest verb that governs the marked words, and its subject."""
    words, lows = line.words, line.lows
    fallback: Found | None = None
    tried = 0
    for verb in range(q - 1, floor - 1, -1):
        low = lows[verb]
        if low not in _GOVERNING:
            continue
        if words[verb] == ";" or (words[verb] == ":" and verb != q - 1):
            break
        if (cited := _cited(line, verb, q, floor)) is not None:
            return _put(line, verb - 1, floor) or cited
        speech = low in SPEECH and speaks(line, verb)
        if low in NAMING and _names_a_thing(line, verb, q, floor):
            return None
        if low == "quote" or not (speech or (low in STANCE and holds(line, verb))):
            continue
        if (tried := tried + 1) > _VERBS:
            break
        if (told := quoted(line, verb, q)) is not None:
            return told
        if inscribed(line, verb) and not according_to(line, floor):
            return Found(None, None, "inscription")
        if aside(line, verb, q, floor) or heard_aside(line, verb):
            continue
        if low in USING and (not _uses_words(line, verb, q) or lows[verb - 2 : verb] == ["for", "not"]):
            # "slammed Finch for not using the term “…”": whoever blames her uses it.
            continue
        if passive(line, verb):
            if (done := _passive(line, verb, q, floor)) is not None:
                return done
            continue
        phrase = subject(line, verb, floor)
        if phrase is None and speech and not low.endswith("ing") and "with" in lows[floor:verb]:
            phrase = behind_with(line, verb, floor)
        if phrase is None or phrase.last >= verb or not plausible(line, phrase):
            continue
        if _of_hearer(line, verb, q, floor):
            # "told a reporter who asked about it that": what is told stands behind the hearer's clause.
            continue
        if low in CROWD and not beside(line, phrase.last, verb):
            # "Finch wore a hat reading", "while chanting": nobody named here need have said it.
            return None
        rule = _rule(line, phrase, verb, q, whole)
        found = Found(author(line, phrase), (verb, verb), rule, denied(line, verb, phrase))
        if (speech or not whole) and not _aside(line, phrase, verb):
            return found
        fallback = fallback or found
    return fallback


def _put(line: Line, comma: int, floor: int) -> Found | None:
    """ "As Finch put it to the board, according to two members:": Finch, whoever tells of it."""
    if line.lows[floor] != "as" or line.words[comma - 1 : comma] != [","]:
        return None
    phrase = phrase_right(line, floor + 1, comma)
    verb = phrase.last + 1 if phrase is not None else floor
    if phrase is None or phrase.kind == "description" or not speaks(line, verb):
        return None
    return Found(phrase, (verb, verb), "speech-before")


def _cited(line: Line, at: int, q: int, floor: int) -> Found | None:
    """ "In Finch's words", "according to Finch": who is cited by the preposition at a token."""
    if line.lows[at] == "in" and (owner := in_words_of(line, at, q)) is not None:
        return Found(owner, (at, at), "according-to-before")
    if line.lows[at] == "to" and at > floor and line.lows[at - 1] == "according":
        phrase = wrote(line, phrase_right(line, at + 1, q), q)
        return Found(phrase, (at - 1, at), "according-to-before") if phrase else None
    return None


def _passive(line: Line, verb: int, q: int, floor: int) -> Found | None:
    """By whom a thing was said or called: the agent, or whoever was quoted by one."""
    agent = _agent(line, verb, q)
    if agent is None:
        return None
    # "Finch was quoted by the Bugle: “…”": the words are Finch's.
    person = subject(line, verb, floor) if line.lows[verb] in QUOTING else None
    named = person is not None and person.kind == "name" and person.last < verb
    return Found(person if named else agent, (verb, verb), "passive")


def _of_hearer(line: Line, verb: int, q: int, floor: int) -> bool:
    """Whether a verb only tells which hearer somebody told something ("telling a reporter who asked about it that")."""
    if (
        line.lows[verb - 1] != "who"
        or line.lows[verb] not in _HEARERS.get(line.lows[q - 1], ())
        or q - verb < 3
    ):
        return False
    hearer = phrase_left(line, verb - 2, floor)
    if hearer is None or hearer.first <= floor:
        return False
    told = line.lows[hearer.first - 1]
    return told in (TELLING if line.lows[q - 1] == "that" else STANCE)


def _aside(line: Line, phrase: Phrase, verb: int) -> bool:
    """Whether a verb only tells in passing who carries the words ("had said, as the Courier reported, that")."""
    first, words = phrase.first, line.words
    return first > 1 and line.lows[first - 1] == "as" and words[first - 2] == "," and words[verb + 1] == ","


def _uses_words(line: Line, verb: int, q: int) -> bool:
    """Whether it is the marked words that somebody uses ("used the word “…”", "uses “…”"), and not some thing."""
    between = line.lows[verb + 1 : q]
    return all(low in DETERMINERS for low in between) or not _EXPRESSIONS.isdisjoint(between)


def _names_a_thing(line: Line, verb: int, q: int, floor: int) -> bool:
    """Whether marked words are only what something is called ("a route called “the loop”")."""
    between = line.lows[verb + 1 : q]
    named = between in ([], ["a"], ["an"], ["the"], ["as"], ["as", "a"], ["as", "the"])
    if line.lows[verb] == "known" and between[-1:] == ["as"]:
        # "what is known in the trade as “the walk”"
        return True
    if named and line.words[verb - 1] != "," and names_noun(line, verb):
        # "its reserve, sometimes called the “rainy day” fund"
        return True
    relative = any(low in ("what", "which", "that", "who") for low in line.lows[floor:verb])
    noun = (
        line.words[verb - 1].islower() and line.lows[verb - 1] not in PRONOUNS and not finite(line, verb - 1)
    )
    return named and noun and verb > floor and not relative and not is_adverb(line.words[verb - 1])


def _rule(line: Line, phrase: Phrase, verb: int, q: int, whole: bool) -> str:
    """The rule's name, by how closely the verb leads up to the marks and whether it stands right beside its subject."""
    rule = _by_lead(line, verb, q, whole)
    if rule not in _BY_DISTANCE or beside(line, phrase.last, verb):
        return rule
    return "participle" if line.lows[verb].endswith("ing") else f"{rule}-apart"


def _by_lead(line: Line, verb: int, q: int, whole: bool) -> str:
    last, speech = line.words[q - 1], line.lows[verb] in SPEECH and speaks(line, verb)
    if last == ":":
        return "colon" if speech else "stance-colon"
    if not speech:
        return "stance-before"
    near = last == "," or line.lows[q - 1] == "that" or (whole and q - verb <= 2)
    return "subject-verb-before" if near else "speech-before"


def _object_of(line: Line, q: int) -> bool:
    """Whether marked words are what somebody is called or blamed for ("as a “…”", "for “…”")."""
    at = q - 2 if line.lows[q - 1] in DETERMINERS else q - 1
    return line.lows[at] in ("as", "for")


def _agent(line: Line, verb: int, q: int) -> Phrase | None:
    """The "by …" of a passive, before the marks or after them ("was called A and B by C")."""
    for at in range(verb + 1, min(q, verb + 6)):
        if line.lows[at] == "by":
            agent = phrase_right(line, at + 1, q)
            near = agent is not None and q - agent.last <= _AGENT_REACH
            if line.lows[verb] in STANCE and _object_of(line, q):
                # "Finch, dismissed by Krantz in a debate as a “…”"
                return agent
            whole = line.lows[verb] in _ASIDE or line.lows[verb - 1] in BE
            told = agent is not None and line.lows[agent.last + 1] == "that"
            return agent if whole and (near or told or line.lows[verb] == "asked") else None
    if line.lows[verb] not in _ASIDE:
        return None
    n = len(line.words)
    at = q + 1
    while at < n and (line.words[at] in (QUOTE, ",") or line.lows[at] in CONJUNCTIONS):
        at += 1
    return phrase_right(line, at + 1, n) if at + 1 < n and line.lows[at] == "by" else None
