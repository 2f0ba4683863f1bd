"""The body or the paper that "it" means: the subject of a sentence before ("The bank met. … it said")."""

from collections.abc import Iterator, Sequence

from quotes.attribution.cast.names import ORGANISATIONS, ROLES
from quotes.attribution.grammar.cues import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SPEECH
from quotes.attribution.grammar.phrases import Phrase, capitalised, name_of
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import QUOTE, Line

# So many sentences before the pronoun are looked at, the nearest first.
_SENTENCES = 4
# "Shares of Finch & Co. fell": what is told of is the firm.
_SHARES = frozenset(("shares", "stock"))
_LED_BY = frozenset(("for", "to", "at", "in", "but", "and", "yet", "meanwhile", "however"))


def thing_before(line: Line, token: int) -> Phrase | None:
    """The thing that opens the sentence of a token or one before it, None where none does."""
    for floor in _openings(line, token):
        phrase = _opening_phrase(line, floor)
        if phrase is not None and phrase.last < token and _is_thing(line, phrase):
            # "Opinion: Stop calling it": a label is no thing that a text speaks of.
            return phrase if line.words[phrase.last + 1] != ":" else None
    return None


def several_before(line: Line, token: int) -> Phrase | None:
    """The people who open the sentence of "they" at a token ("Members of the panel sent a note in which they")."""
    phrase = _opening_phrase(line, line.sentence_start(token))
    if phrase is None or phrase.kind != "description" or phrase.last >= token or len(phrase.names) > 0:
        return None
    head = phrase.first
    while head < phrase.last and line.lows[head + 1] not in PREPOSITIONS:
        head += 1
    low = line.lows[head]
    return phrase if low in ROLES and low.endswith("s") and not low.endswith("ss") else None


def _openings(line: Line, token: int) -> Iterator[int]:
    """Where the sentence of a token begins, and each before it."""
    floor = token
    for _ in range(_SENTENCES):
        floor = line.sentence_start(floor)
        yield floor
        if floor < 1:
            return
        floor -= 1


def _opening_phrase(line: Line, floor: int) -> Phrase | None:
    at, n = floor, len(line.words)
    while at + 1 < n and (
        line.words[at] in (QUOTE, ",") or line.lows[at] in _LED_BY or line.lows[at] in SPEECH
    ):
        at += 1
    if line.lows[at] in _SHARES and line.lows[at + 1 : at + 2] in (["of"], ["in"]):
        at += 2
    return phrase_right(line, at, n)


def _is_thing(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is one body or paper: no person, no pronoun, no plural."""
    if phrase.kind == "pronoun" or len(phrase.names) > 1:
        return False
    if phrase.kind == "name":
        name = name_of(line, *phrase.names[0])
        # "Prices rose": a plural at the head of a sentence looks like a name.
        plural = name is not None and len(name.words) == 1 and name.words[0].endswith("s")
        return name is not None and not (name.gender or name.titled or plural)
    return _is_body(line.words[phrase.first : phrase.last + 1])


def _is_body(words: Sequence[str]) -> bool:
    """Whether the words of a description are of one body or paper ("the bank", "A message from King Anselm")."""
    lows = [word.lower() for word in words]
    if lows[0] not in DETERMINERS and not (capitalised(words[0]) and not ORGANISATIONS.isdisjoint(words)):
        return False
    head = 0
    while head + 1 < len(lows) and lows[head + 1] not in PREPOSITIONS and lows[head + 1] not in CONJUNCTIONS:
        head += 1
    low = lows[head]
    plural = low.endswith("s") and not low.endswith(("ss", "'s", "’s"))
    return head > 0 and not plural and low not in ROLES and low[0].isalpha()
