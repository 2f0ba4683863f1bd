"""What the words around a name make of it: the subject of a verb, a speaker, an owner, a sort of thing.

Everything is read from the text itself, a few words to either side, since a pronoun asks for many names.
"""

import re

from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    PREPOSITIONS,
    RELATIVES,
    SPEECH,
    STANCE,
    SUBORDINATORS,
    finite_form,
    is_adverb,
)
from scrapers.glyphs import CLOSING_A_SENTENCE, STOPS

SENTENCE_END = re.compile(rf"[{STOPS}\n](?:(?<=\n)|[{CLOSING_A_SENTENCE}]{{0,2}}\s)")
_WORD = re.compile(r"\s*+([^\W\d_][\w'’]*+)")
_NOUN = re.compile(r" ([a-z]{2,}+)(?![\w'’])")
# Words in small letters that may follow the name of a person who is meant.
_BETWEEN = (
    PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | RELATIVES
    | {"that", "to", "than", "as", "himself", "herself"}
)
# A verb farther behind its subject than this many code points, or commas, is somebody else's.
_APPOSITION, _COMMAS = 240, 5
# So many words may stand between "said" and the name behind it ("said the club's manager, Ada Finch").
_INVERTED, _INVERTED_REACH = 7, 90
_LONGEST_BRACKET = 30
# So many adverbs may stand between a subject and its verb.
_ADVERBS = 2
_DASHES = (" —", " –", " -")
_POSSESSIVE = ("'s", "’s", "s'", "s’")


def possessive(text: str, end: int) -> bool:
    """Whether a name that ends at an offset owns what follows ("Finch's")."""
    return text.startswith(_POSSESSIVE, end - 2) or text.startswith(("'", "’"), end)


def verb_behind(text: str, end: int) -> str | None:
    """The verb whose subject a mention is: right behind it, or behind an apposition between commas."""
    at = end
    behind = text[at : at + 2]
    if behind == " (":
        closed = text.find(")", at, at + _LONGEST_BRACKET)
        at = closed + 1 if closed > 0 else at
        behind = text[at : at + 2]
    if behind[:1] == " ":
        verb = _verb_at(text, at)
        if verb is None and behind in _DASHES and text.startswith((" — ", " – ", " - ", " -- "), at):
            closed = text.find(text[at : at + 3], at + 3, at + _APPOSITION)
            return _verb_at(text, closed + 2) if closed > 0 and "\n" not in text[at:closed] else None
        return verb
    if behind[:1] != ",":
        return None
    limit = min(len(text), end + _APPOSITION)
    over = SENTENCE_END.search(text, at, limit)
    limit = over.start() if over is not None else limit
    for tried in range(_COMMAS):
        verb = _verb_at(text, at + 1)
        if verb is not None:
            inverted = (
                tried == 0 and verb in SPEECH and text[at + 3 + len(verb) : at + 4 + len(verb)].isupper()
            )
            return None if inverted else verb
        at = text.find(",", at + 1, limit)
        if at < 0:
            return None
    return None


def who_says(text: str, end: int) -> bool:
    """Whether a relative clause right behind a mention is of speech ("to Ada Finch, who said that")."""
    return text.startswith(", who ", end) and _verb_at(text, end + len(", who")) in SPEECH


def modifies(text: str, end: int) -> bool:
    """Whether a name only tells what sort of thing follows ("Finch supporters", "the Finch campaign")."""
    match = _NOUN.match(text, end)
    if match is None:
        return False
    word = match.group(1)
    return word not in _BETWEEN and not is_adverb(word) and not word.endswith("ing")


def _verb_at(text: str, at: int) -> str | None:
    """The finite verb that stands at an offset, a few adverbs passed; "not" for one that only its "n't" tells."""
    negated = False
    for _ in range(_ADVERBS + 1):
        match = _WORD.match(text, at)
        if match is None:
            break
        word, at = match.group(1), match.end()
        if word in SPEECH or word in STANCE or finite_form(word):
            return None if word.endswith("ing") else word
        negated = negated or word.endswith(("n't", "n’t"))
        if not is_adverb(word):
            break
    return "not" if negated else None


def said_before(text: str, start: int) -> bool:
    """Whether a verb of speech leads up to a mention: "said Ada Finch", "said the manager, Ada Finch"."""
    if start == 0 or text[start - 1] != " ":
        return False
    words = text[max(0, start - _INVERTED_REACH) : start - 1].rsplit(" ", _INVERTED)[1:]
    if SPEECH.isdisjoint(words):
        return False
    behind = ""
    for word in reversed(words):
        if word in SPEECH:
            return behind != "that" and behind not in PREPOSITIONS
        if not word or "\n" in word or not (word[0].isalnum() and (word[-1].isalnum() or word[-1] in ".,")):
            return False
        behind = word
    return False


def word_before(text: str, start: int) -> str:
    space = text.rfind(" ", max(0, start - 14), start - 1)
    return text[space + 1 : start - 1].lower() if space > 0 else ""
