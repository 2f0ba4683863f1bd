"""Which words say that somebody speaks, and whether they stand as verbs.

Two lists: verbs of speech ("said"), which carry words by themselves, and verbs of stance ("called it a"),
which carry marked words only as their object. Many of them are nouns as well: "the report", "his remarks".
"""

from quotes.lexicon import listed
from quotes.people import ROLES
from quotes.sentences import Line
from quotes.wordlists import marked, words

SPEECH = words("cues_speech")
STANCE = words("cues_stance")
ADVERBS = words("cues_adverbs")
NEGATIONS = words("cues_negations")
DENIALS = words("cues_denials")
PRONOUNS = marked("grammar_pronouns")
PREPOSITIONS = words("grammar_prepositions")
DETERMINERS = words("grammar_determiners")
SUBORDINATORS = words("grammar_subordinators")
RELATIVES = frozenset(("who", "which"))
CONJUNCTIONS = frozenset(("and", "but", "or", "yet", "nor"))
DASHES = frozenset(("–", "—", "--", "-", "―"))
_ARTICLES = frozenset(("a", "an", "the", "his", "her", "their", "its"))
# Forms that are never nouns; they stand for three cues in four.
_ALWAYS = frozenset(("said", "told", "wrote", "thought", "says", "tells", "writes", "asks"))
_THIRD_PERSON = frozenset(
    form for line in listed("cues_speech") | listed("cues_stance") for form in line.split()[1:2]
)
_PUT = frozenset(("put", "puts", "putting"))
_ADJECTIVAL = ("al", "ic", "ent", "ive", "ous")
_FINITE = words("grammar_finite")
_NOT_FINITE = frozenset(("hundred", "need", "indeed", "speed", "feed", "seed", "breed", "unnamed", "united"))


def is_adverb(low: str) -> bool:
    """Whether a token may stand between a subject and its verb."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4)


def speaks(line: Line, at: int) -> bool:
    """Whether token `at` is a verb of speech and not the noun of the same form."""
    return line.lows[at] in SPEECH and line.words[at].islower() and _is_verb(line, at)


def holds(line: Line, at: int) -> bool:
    """Whether token `at` is a verb that takes somebody's words as its object."""
    return line.lows[at] in STANCE and line.words[at].islower() and _is_verb(line, at)


def _is_verb(line: Line, at: int) -> bool:
    low = line.lows[at]
    if low in _PUT:
        return line.lows[at + 1 : at + 2] == ["it"]
    if low in _ALWAYS or at == 0:
        return True
    before = line.lows[at - 1]
    if low.endswith("ed"):
        return before not in _ARTICLES
    if before in DETERMINERS or before[-2:] in ("'s", "’s"):
        return False
    if low.endswith("ing"):
        return True
    if low in _THIRD_PERSON:
        if before in PREPOSITIONS or before.endswith("ing"):
            return False
        after_article = at > 1 and line.lows[at - 2] in _ARTICLES and before not in ROLES
        return not (after_article and before.endswith(_ADJECTIVAL))
    # A base form needs a plural subject, "to", a modal or another verb beside it.
    if before in PRONOUNS:
        return before not in ("he", "she", "it")
    if before == "to" or is_adverb(before) or before in CONJUNCTIONS or before in RELATIVES:
        return True
    return before.endswith("s") and not before.endswith("ss")


def finite(line: Line, at: int) -> bool:
    """Whether token `at` looks like a verb that has a subject of its own."""
    low = line.lows[at]
    if low in SPEECH or low in STANCE:
        return not low.endswith("ing") and line.words[at].islower() and _is_verb(line, at)
    return finite_form(low) and line.words[at].islower()


def finite_form(low: str) -> bool:
    """Whether a word looks like a finite verb wherever it stands."""
    if low in _FINITE:
        return True
    return low.endswith("ed") and len(low) > 4 and low not in _NOT_FINITE
