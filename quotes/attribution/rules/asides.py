"""Clauses that only tell who or what somebody is: "the plan, which aides had called routine, was “…”"."""

from quotes.attribution.grammar.cues import PREPOSITIONS, PRONOUNS, RELATIVES, SPEECH, finite, is_adverb
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.wordlists import words as listed_words
from quotes.attribution.rules.evidence import Found

# A clause between commas is no longer (tokens).
_LONGEST = 16
_OPENING = RELATIVES | {"whose", "whom", "as", "where"}
# "Hours after", "just two days before", "the night before": a span stands within as many tokens.
_SPANS = listed_words("grammar_spans")
_MEASURE = 4
INSCRIBED = listed_words("grammar_inscribed")
# "The court heard", "the inquest has been told" (tokens).
_HEARD, _HEARER = frozenset(("heard", "hears", "told")), 7
_READ = frozenset(("read", "reads", "reading", "said", "says", "saying"))


def _opens(line: Line, verb: int, floor: int) -> int | None:
    """The comma behind which a clause about somebody or something opens that holds the verb at a token."""
    at = next((at for at in range(verb - 1, max(floor, verb - _LONGEST), -1) if line.words[at] == ","), None)
    return at if at is not None and line.lows[at + 1] in _OPENING else None


def closed_before(line: Line, verb: int, subject: int, floor: int) -> bool:
    """Whether a verb's clause is over in front of a subject ("Unlike Finch, who said so, Krantz")."""
    return line.words[subject - 1] == "," and _opens(line, verb, floor) is not None


def heard_aside(line: Line, verb: int) -> bool:
    """Whether a verb only tells who heard of the words, between commas ("Finch's reply, the court heard, was “…”")."""
    if line.lows[verb] not in _HEARD or line.words[verb + 1] != ",":
        return False
    opens = next((at for at in range(verb - 1, max(-1, verb - _HEARER), -1) if line.words[at] == ","), 0)
    between = line.lows[opens + 1 : verb]
    return bool(opens and between) and all(low.isalpha() for low in between)


def heard_behind(line: Line, q: int) -> bool:
    """Whether a sentence ends in who heard of the marked words at a token ("“…”, the inquiry into the grounding heard")."""
    end = min(line.sentence_end(q), q + 2 * _HEARER)
    if line.words[q + 1 : q + 2] != [","] or line.lows[q + 2 : q + 3] not in (["the"], ["a"]):
        return False
    return any(line.lows[at] in ("heard", "hears") for at in range(q + 3, end))


def aside(line: Line, verb: int, q: int, floor: int) -> bool:
    """Whether a verb stands in a clause between commas behind which its sentence goes on to the mark at token `q`.

    "Finch said the plan, which aides had called routine, was “…”": the aides say nothing in the marks.
    """
    words, opens = line.words, _opens(line, verb, floor)
    if opens is None:
        return False
    closes = next((at for at in range(verb + 1, min(q, verb + _LONGEST)) if words[at] == ","), None)
    if closes is None or QUOTE in words[opens:closes]:
        return False
    behind = closes + 1
    while behind < q and is_adverb(words[behind]) and not finite(line, behind):
        behind += 1
    return behind < q and finite(line, behind)


def tells_of_subject(line: Line, found: Found) -> bool:
    """Whether the cue is the verb of a clause that tells of its subject ("apologized to Finch, who called him a “…”")."""
    if found.phrase is None or found.cue is None:
        return False
    at = found.cue[1] - 1
    while at > found.phrase.last and is_adverb(line.words[at]):
        at -= 1
    if at <= found.phrase.last + 1 or line.lows[at] != "who" or line.words[at - 1] != ",":
        return False
    # Whoever is only told of ("Finch said she had met Krantz, who called it") is the teller's.
    governs = found.phrase.first - 1
    governs -= line.lows[governs] in ("to", "with")
    return governs >= 0 and line.lows[governs] in SPEECH


def inscribed(line: Line, verb: int) -> bool:
    """Whether a verb only tells what stands on something ("held a sign that read", "in hats reading")."""
    if line.lows[verb] not in _READ or not verb:
        return False
    that = line.lows[verb - 1] == "that" and verb > 1
    return line.lows[verb - 2 if that else verb - 1] in INSCRIBED and (
        that or line.lows[verb].endswith("ing")
    )


def lettered(line: Line, found: Found) -> bool:
    """Whether what speaks only has the words on it ("A mug on his desk reads:"): nobody need have said them."""
    if found.phrase is None or found.phrase.kind != "description" or found.cue is None:
        return False
    if not line.lows[found.cue[1]].startswith("read"):
        # "The board said" is a body's.
        return False
    head = found.phrase.first
    while head < found.phrase.last and line.lows[head + 1] not in PREPOSITIONS:
        head += 1
    return line.lows[head] in INSCRIBED


def time_clause(line: Line, at: int) -> bool:
    """Whether a clause only tells when the words were said ("hours after Finch had told the paper")."""
    for word in range(at, min(at + _MEASURE, len(line.lows) - 1)):
        if line.lows[word] in _SPANS and line.lows[word + 1] in ("after", "before"):
            return True
        low = line.lows[word]
        if not (line.words[word].islower() or low.isdigit()) or low in PRONOUNS or low in SPEECH:
            # "Finch said hours after the vote" has said so.
            return False
    return False
