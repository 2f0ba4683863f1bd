"""Attributions that stand behind a mark: ", Finch said", "said Finch", "— Finch"."""

from bisect import bisect_left

from quotes.attribution.cast.names import ROLES
from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SPEECH,
    SPEECH_NOUNS,
    STANCE,
    SUBORDINATORS,
    finite,
    is_adverb,
    may_speak,
)
from quotes.attribution.grammar.phrases import Phrase, name_of, nameable, plausible, run_right
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import ENDS, QUOTE, Line
from quotes.attribution.grammar.subjects import QUOTING, subject
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.grammar.works import told_of
from quotes.attribution.rules.ascribing import ascribed
from quotes.attribution.rules.asides import time_clause
from quotes.attribution.rules.authors import author, in_words_of, wrote
from quotes.attribution.rules.endings import bracketed, signature
from quotes.attribution.rules.evidence import BE, Found, beside, denied, passive
from quotes.attribution.rules.foreign import foreign, known_by_place
from quotes.attribution.rules.quoting import quoted
from quotes.attribution.rules.unlisted import long_apposition, unknown_verb

_ADDRESSING = frozenset(("told", "tells", "asked", "asks"))
_TIMES = frozenset(("as", "when", "after", "before", "while"))
_DAYS = words("grammar_that_day") | {".", ","}
_COMING = frozenset(("came", "comes"))
_CHOSEN = frozenset(("chosen", "used", "offered", "picked", "given", "preferred"))
# Base forms that are past tenses as well.
_ALIKE = frozenset(("read", "put", "bid", "cast"))
_SAID = frozenset(("said", "says"))
_WANTING = frozenset(("wanted", "wants"))
# What may stand between marked words and who said them.
_BETWEEN = DASHES | {",", "(", ")", "]", "'", "’"}
# A clause is over at one of these, and at marked words unless they are a name or a title.
_STOPS = frozenset((";", ":", QUOTE))
_SPEAKING = SPEECH | QUOTING
_INNER_MARKS = " ’'”\"»›"


# A verb this many tokens after the mark is still its verb: longer appositions do not occur in the tuned half.
_REACH = 45
# Nor is the subject of more verbs looked for: a text of nothing else would be read over and over.
_VERBS = 6


def after(line: Line, k: int) -> Found | None:
    """The attribution that follows a mark in its own sentence: ", Finch said", "said Finch"."""
    q = line.quotes[k]
    words, lows = line.words, line.lows
    n = len(words)
    if q + 1 == n:
        return None
    tail = _tail(line, k)
    last = tail[-1:]
    if words[q + 1] == "(" and (named := bracketed(line, q)) is not None:
        return named
    if words[q + 1] == ":" and (headed := _headed(line, q, n)) is not None:
        return headed
    at = q + 1
    # A sentence that trails off or is broken off goes on with its attribution, as one with a comma does.
    comma = last in (",", "…", "—", "–") or tail[-2:] == ".."
    dash = False
    while at < n and words[at] in _BETWEEN:
        comma = comma or words[at] == ","
        dash = dash or words[at] in DASHES
        at += 1
    if at >= n or words[at] == QUOTE or not (words[at][0].isalnum() or words[at][0] == "@"):
        return None
    if (given := ascribed(line, q, at)) is not None:
        return given
    ended = last in ENDS and tail[-2:] != ".."
    if lows[at] == "so" and at + 1 < n and lows[at + 1] in ("said", "says"):
        return _inverted(line, at + 1, n, punctuated=True)
    if ended and not comma and words[at] not in PRONOUNS and words[at][0].isupper() and last == ".":
        return signature(line, at, n, dash)
    if lows[at] in ("was", "is") and comma and lows[at + 1 : at + 2] not in (["how"], ["what"]):
        return _possessed(line, at, n)
    if dash and lows[at] in ("that", "this") and lows[at + 1 : at + 2] in (["was"], ["is"]):
        if lows[at + 2 : at + 3] == ["how"] and (put := phrase_right(line, at + 3, n)) is not None:
            return Found(put, (at + 1, at + 2), "response")
        return _possessed(line, at + 1, n)  # "“…” – that was the verdict of Finch"
    if lows[at] in ("is", "was") and lows[at + 1 : at + 2] in (["how"], ["what"]):
        phrase = phrase_right(line, at + 2, n)
        return Found(phrase, (at, at + 1), "response") if phrase is not None else None
    if lows[at] == "in" and (comma or ended) and (owner := in_words_of(line, at, n)) is not None:
        return Found(owner, (at, at), "according-to")
    if lows[at] == "per" and (comma or ended):
        return _per(line, at, n)
    if lows[at] == "according" and at + 2 < n and lows[at + 1] == "to":
        return _according(line, at, n)
    return (
        _inverted(line, at, n, comma or ended or dash)
        or _following(line, q, at, n, comma, ended)
        or signature(line, at, n, dash)
    )


def _tail(line: Line, k: int) -> str:
    """The last characters of marked words, without the marks that close within them."""
    mark = line.marks[k]
    return line.text[max(mark.start, mark.end - 6) : mark.end].rstrip(_INNER_MARKS)


def _according(line: Line, at: int, n: int) -> Found | None:
    """ "“…,” according to Ada Finch": whoever is named behind two tokens."""
    phrase = wrote(line, phrase_right(line, at + 2, n), n)
    return Found(phrase, (at, at + 1), "according-to") if phrase else None


def _per(line: Line, at: int, n: int) -> Found | None:
    """ "“…,” per Ada Finch": whoever is named behind "per" at a token."""
    phrase = phrase_right(line, at + 1, n)
    return Found(phrase, (at, at), "according-to") if phrase and phrase.kind != "description" else None


def _headed(line: Line, q: int, n: int) -> Found | None:
    """ "“…”: Ada Finch", as headings have it: a name in full behind a colon, to the end of the line."""
    end = run_right(line, q + 2, n)
    name = name_of(line, q + 2, end - 1) if end == n and end > q + 3 else None
    if name is None or not name.gender:
        return None
    return Found(Phrase(q + 2, end - 1, "name", ((q + 2, end - 1),)), None, "signature")


def _inverted(line: Line, at: int, n: int, punctuated: bool) -> Found | None:
    """ "said Finch", "wrote the committee": the verb stands before its subject."""
    words, lows = line.words, line.lows
    verb = at
    while verb < n and (is_adverb(words[verb]) and lows[verb] not in SPEECH) and verb - at < 3:
        verb += 1
    if verb + 1 >= n or lows[verb].endswith("ing") or not words[verb].islower():
        return None
    nxt = verb + 1
    told = foreign(line, verb, n)
    if told is not None:
        return told
    if lows[verb] not in SPEECH:
        return _unknown_inverted(line, verb, n) if punctuated else None
    if lows[nxt] in PREPOSITIONS or lows[nxt] in SUBORDINATORS or lows[nxt] in CONJUNCTIONS:
        return None
    if not punctuated and (lows[verb] in STANCE or not nameable(line, nxt)):
        return None
    phrase = phrase_right(line, nxt, n)
    if phrase is None or not plausible(line, phrase) or _acts(line, phrase.last + 1, n):
        return None
    if phrase.kind == "description" and "then" in lows[at:verb]:
        # "She insists there will be “none”, then announces a new one": the next thing that she does.
        return None
    speaker = author(line, phrase)
    if lows[verb] in _COMING and speaker == phrase and lows[phrase.last] in SPEECH_NOUNS:
        # "“With everyone,” came the reply.": nobody says whose.
        return Found(None, None, "reply")
    return Found(speaker, (verb, verb), "verb-subject-after")


def _acts(line: Line, at: int, n: int) -> bool:
    """Whether a verb stands behind what looks like the subject of the one before it ("“…”, believes the notices are void")."""
    return at < n and (line.lows[at] in BE or (finite(line, at) and line.lows[at] in FINITE))


def _possessed(line: Line, at: int, n: int) -> Found | None:
    """Whose words stand in front of "was" at token `at`, by the noun behind it that says what the words were.

    “…,” was Finch's reply: whoever owns the noun. “…,” was the verdict of Finch: whoever stands behind its "of".
    “…,” was all Finch would say: the subject behind "all". A noun of speech that is nobody's gives nobody.
    """
    said = at + 2 if line.lows[at + 1 : at + 2] == ["all"] else at + 1
    said += said > at + 1 and line.lows[said : said + 1] == ["that"]
    phrase = phrase_right(line, said, n)
    if phrase is None:
        return None
    if said > at + 1:
        # "“Rubbish,” was all Finch would say."
        return Found(phrase, (at, at + 1), "response") if phrase.kind != "description" else None
    owner = author(line, phrase)
    if owner == phrase and (told := _of_somebody(line, phrase)) is not None:
        owner = told
    return Found(owner, (at, at), "response") if owner != phrase else None


def _of_somebody(line: Line, phrase: Phrase) -> Phrase | None:
    """ "the verdict of the striker Ada Finch": whoever stands behind the noun of speech."""
    for at in range(phrase.first + 1, phrase.last):
        if line.lows[at] == "of" and line.lows[at - 1] in SPEECH_NOUNS:
            return phrase_right(line, at + 1, phrase.last + 1)
    # "“Shambles,” was the word chosen by Finch."
    by = phrase.last + 1 if line.lows[phrase.last] in _CHOSEN else phrase.last + 2
    chosen = line.lows[by : by + 1] == ["by"] and line.lows[by - 1] in _CHOSEN
    return phrase_right(line, by + 1, len(line.words)) if chosen else None


def _unknown_inverted(line: Line, verb: int, n: int) -> Found | None:
    """ "beamed Donald Hartley": a past tense that no list knows and a person behind it."""
    if not line.lows[verb].endswith("ed") and line.lows[verb] not in (
        "begins",
        "began",
        "goes",
        "went",
        "reads",
        "ran",
    ):
        return known_by_place(line, verb, n)
    phrase = phrase_right(line, verb + 1, n)
    if (
        phrase is None
        or phrase.kind == "pronoun"
        or (phrase.kind == "description" and line.lows[verb].endswith("ed"))
    ):
        return None
    return Found(phrase, (verb, verb), "unknown-verb")


def _following(line: Line, q: int, at: int, n: int, comma: bool, ended: bool) -> Found | None:
    """ "Finch said", "Finch, the envoy, told reporters" behind the mark."""
    words, lows = line.words, line.lows
    if lows[at] in CONJUNCTIONS or (lows[at] in PREPOSITIONS and lows[at] != "as"):
        return None
    floor = at + 1 if lows[at] == "as" else at
    if floor == n or lows[floor] in SUBORDINATORS or lows[floor] in RELATIVES or time_clause(line, floor):
        return None
    limit = min(n, at + _REACH, line.sentence_end(floor) + 1)
    tried = 0
    for verb in range(floor + 1, limit):
        low = lows[verb]
        if low in _STOPS and (low != QUOTE or _long(line, verb)):
            limit = verb
            break
        if low not in _SPEAKING:
            continue
        if low in QUOTING and (comma or ended) and (told := quoted(line, verb, n)) is not None:
            return told
        if low in SPEECH and may_speak(line, verb):
            if (tried := tried + 1) > _VERBS:
                return None
            if (comma or ended) and low not in QUOTING and (by := _by_agent(line, verb, n)) is not None:
                return by
            if words[verb - 1] == "," and not (comma or ended) and verb + 1 < n and nameable(line, verb + 1):
                # "Any “grave” answer of Krantz, said Ada Finch, is late."
                return _inverted(line, verb, n, punctuated=True)
            phrase = subject(line, verb, floor)
            if phrase is None or not plausible(line, phrase):
                continue
            if phrase.kind == "description" and _verb_of_none(line, phrase, low):
                # "“…”, a reference to the council's written offer": the verb is a noun.
                continue
            if ended and not comma and line.words[floor][0].isupper() and not _brief(line, phrase, verb, n):
                return None
            if _begins_clause(line, verb + 1):
                # "Reading from the note, which called it “…,” Finch asked whether": what she asks stands behind.
                return None
            if phrase.first > floor and not _only_opening(line, floor, phrase.first):
                continue
            if not (comma or ended) and phrase.kind == "description" and _far(line, q, at, verb - floor):
                return None
            rule = _by_distance(line, phrase.last, verb) if comma or ended else "subject-verb-after-open"
            return Found(author(line, phrase), (verb, verb), rule, denied(line, verb, phrase))
    if comma:
        return long_apposition(line, floor, limit) or unknown_verb(line, floor, limit, comma)
    return _wondered(line, floor, limit) if ended else None


def _far(line: Line, q: int, at: int, words: int) -> bool:
    """Whether a description behind words that end in no mark may tell of something else than who said them."""
    return words > 3 or line.words[at - 1] in DASHES or (q > 0 and line.lows[q - 1] in DETERMINERS)


def _by_agent(line: Line, verb: int, n: int) -> Found | None:
    """Whoever a passive verb says it was: "“…” was said by Finch"."""
    if not passive(line, verb) or _of_which(line, verb):
        return None
    agent = phrase_right(line, verb + 2, n) if line.lows[verb + 1 : verb + 2] == ["by"] else None
    return Found(agent, (verb, verb), "passive") if agent is not None and plausible(line, agent) else None


def _verb_of_none(line: Line, phrase: Phrase, low: str) -> bool:
    """Whether a description only owns what looks like a verb, or is of one thing, with which a base form cannot agree.

    "A group of members" and the like say.
    """
    if line.words[phrase.last][-2:] in ("'s", "’s"):
        return True
    if f"{low}s" not in SPEECH or low in _ALIKE:
        return False
    held = line.lows[phrase.first : phrase.last + 1]
    return held[0] in ("a", "an", "this") and "of" not in held and "and" not in held


def _of_which(line: Line, verb: int) -> bool:
    """Whether a passive stands in a relative clause ("Finch, who was asked by Krantz to sing, said")."""
    return not RELATIVES.isdisjoint(line.lows[max(0, verb - 3) : verb])


def _begins_clause(line: Line, at: int) -> bool:
    """Whether what somebody says begins behind the verb: "asked whether", "writes that", but not "said that night"."""
    behind = line.lows[at : at + 2]
    return behind[:1] == ["whether"] or (
        behind[:1] == ["that"] and behind[1:] != [] and behind[1] not in _DAYS
    )


def _wondered(line: Line, floor: int, limit: int) -> Found | None:
    """ "…?” Finch wanted to know."""
    for verb in range(floor + 1, limit - 2):
        if line.lows[verb] in _WANTING and line.lows[verb + 1 : verb + 3] == ["to", "know"]:
            phrase = subject(line, verb, floor)
            near = phrase is not None and phrase.first == floor and plausible(line, phrase)
            return (
                Found(phrase, (verb, verb + 2), _by_distance(line, phrase.last, verb))
                if phrase and near
                else None
            )
    return None


def _by_distance(line: Line, last: int, verb: int) -> str:
    """The rule's name: a verb right behind its subject is surer than one behind an apposition."""
    return "subject-verb-after" if beside(line, last, verb) else "subject-verb-after-apart"


def _brief(line: Line, phrase: Phrase, verb: int, n: int) -> bool:
    """Behind "…?" or "…!" a capital may open a new sentence; "Finch asked." is still the speaker."""
    nxt = line.lows[verb + 1] if verb + 1 < n else "."
    if nxt == ":":
        # "“Why now?” Finch answered: “…”": what is answered stands behind.
        return False
    if phrase.kind == "name" and nxt == "of" and line.lows[verb] in _SAID:
        # "Finch, the warden, said of the kiln" says nothing yet: the words stand before it.
        return True
    if (
        line.lows[verb] in _ADDRESSING
        and phrase.kind == "name"
        and nxt != "."
        and _ends_at_hearer(line, verb, n)
    ):
        # "“Why now?” Finch, the warden, asked Krantz."
        return True
    near = phrase.last
    if phrase.kind == "name" and line.lows[near + 1] in ("of", "from") and nameable(line, near + 2):
        # "“Why now?” Ada Finch of Elm Creek asked."
        near = run_right(line, near + 2, verb) - 1
    if verb - near > 2 or (phrase.kind == "description" and not phrase.names):
        return False
    if nxt in DETERMINERS:
        # "Finch told the crowd" is whole; "Finch said the crowd" begins a clause.
        return line.lows[verb] in _ADDRESSING
    return nxt not in PRONOUNS and (nxt not in SUBORDINATORS or nxt in _TIMES)


def _ends_at_hearer(line: Line, verb: int, n: int) -> bool:
    """Whether a sentence is over behind whom its verb is put to ("asked Krantz.")."""
    hearer = phrase_right(line, verb + 1, n)
    return hearer is not None and line.words[hearer.last + 1 : hearer.last + 2] in ([], ["."])


def _long(line: Line, token: int) -> bool:
    """Whether the marked words at a token are more than a name or a title."""
    mark = line.marks[bisect_left(line.quotes, token)]
    return line.text.count(" ", mark.start, mark.end) > 2 and not told_of(line, token)


def _only_opening(line: Line, floor: int, first: int) -> bool:
    """Whether only small words stand before the phrase (the role in "campaign manager Robby Mook")."""
    if first - floor >= 8:
        return False
    if all(low in ROLES or low in (",", "and") for low in line.lows[floor:first]):
        return True
    return all(line.lows[at][0].isalnum() and not finite(line, at) for at in range(floor, first))
