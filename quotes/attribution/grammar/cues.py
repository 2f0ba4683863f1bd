"""Which words say that somebody speaks, and whether they stand as verbs.

Two lists: verbs of speech ("said"), which carry words by themselves, and verbs of stance ("called it a"),
which carry marked words only as their object. Many of them are nouns as well: "the report", "his remarks".
"""

from functools import lru_cache

from quotes.attribution.cast.names import ROLES, TITLES
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.wordlists import tagged, words
from quotes.lexicon import listed

# What a word is wherever it stands is asked once for so many words.
_WORDS = 65536
SPEECH = words("cues_speech")
STANCE = words("cues_stance")
ADVERBS = words("cues_adverbs")
NEGATIONS = words("cues_negations")
CROWD = words("cues_crowd")
NAMING = words("cues_naming")
DENIALS = words("cues_denials")
DENIABLE = words("cues_deniable")
PRONOUNS = tagged("grammar_pronouns")
# Whose words they are: "her answer was", "his claim that".
OWNERS = {"his": "m", "her": "f", "their": "p"}
# Pronouns behind "according to".
OBJECTS = {"him": "m", "her": "f", "them": "p"}
PREPOSITIONS = words("grammar_prepositions")
DETERMINERS = words("grammar_determiners")
INDEFINITES = words("grammar_indefinites")
SUBORDINATORS = words("grammar_subordinators")
RELATIVES = frozenset(("who", "which"))
CONJUNCTIONS = frozenset(("and", "but", "or", "yet", "nor"))
DASHES = frozenset(("–", "—", "--", "-", "―"))
_ARTICLES = frozenset(("a", "an", "the", "his", "her", "their", "its"))
_ALWAYS = words("cues_always")
# "Held", "found", "saw": past tenses that do not end in "ed" ("known" is none); the base form opens its line of a list.
_PAST = frozenset(
    form
    for line in listed("cues_speech", "cues_stance")
    for form in line.split()[1:]
    if not form.endswith(("s", "ed", "ing", "n", "ne", "ung"))
) | {"read", "put", "cast"}
_THIRD_PERSON = frozenset(form for form in SPEECH | STANCE if form.endswith("s") and not form.endswith("ss"))
_INVERTING = words("cues_inverting")
_OF_THOUGHT = frozenset(("some", "much", "any", "more", "little", "further", "a", "the", "of"))
# "As Finch put it", "he went on": verbs of speech only together with the next word.
_PAIRED = {
    **dict.fromkeys(("put", "puts", "putting"), ("it", "in")),
    **dict.fromkeys(("go", "goes", "went", "going"), ("on",)),
    **dict.fromkeys(("make", "makes", "made", "making"), ("clear",)),
    **dict.fromkeys(("shoot", "shoots", "shot", "shooting"), ("back",)),
    **dict.fromkeys(("come", "comes", "came", "coming"), ("back",)),
    **dict.fromkeys(("fire", "fires", "fired", "firing"), ("back", "off")),
    **dict.fromkeys(("hit", "hits", "hitting"), ("back", "out")),
    **dict.fromkeys(("weigh", "weighs", "weighed", "weighing"), ("in",)),
    **dict.fromkeys(("allowed", "ventured"), ("that", "on", ".", ",")),
    **dict.fromkeys(("let", "lets", "letting"), ("slip", "on")),
    **dict.fromkeys(("cut", "cuts", "cutting", "break", "breaks", "broke", "breaking"), ("in",)),
}
_GOING = frozenset(("go", "goes", "went", "going"))
_NOT_SPOKEN = PREPOSITIONS - {"to"}
_OBJECTS = words("cues_objects")
_POINTING = frozenset(("this", "that", "these", "those"))
_ADJECTIVAL = ("al", "ic", "ive", "ous")
_NOUNLIKE = words("cues_nounlike")
_PLURALS = words("cues_plurals")
SPEECH_NOUNS = words("grammar_speech_nouns")
FINITE = words("grammar_finite")
_NOT_ADVERBS = words("grammar_not_adverbs")
# Verbs behind which somebody does something by a verb without "to".
_HEARING = frozenset(("hear", "hears", "heard", "saw", "watched", "made", "let", "had"))
# Tokens of an aside between a plural noun and its verb.
_ASIDE = 6
_HANGING_ON = frozenset(("of", "for", "with", "in", "from", "around", "near", "as", "like"))
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_NOT_FINITE = words("cues_not_finite")


@lru_cache(maxsize=_WORDS)
def is_adverb(word: str) -> bool:
    """Whether a token may stand between a subject and its verb; Kelly and Sally are none."""
    if word in ADVERBS:
        return True
    return word.endswith("ly") and len(word) > 4 and word.islower() and word not in _NOT_ADVERBS


# "What the evening programme calls" is as long (tokens).
_WHAT = 5


def speaks(line: Line, at: int) -> bool:
    """Whether token `at` is a verb of speech and not the noun of the same form."""
    return line.lows[at] in SPEECH and line.words[at].islower() and _is_verb(line, at)


def holds(line: Line, at: int) -> bool:
    """Whether token `at` is a verb that takes somebody's words as its object."""
    return line.lows[at] in STANCE and line.words[at].islower() and _is_verb(line, at)


def _is_verb(line: Line, at: int) -> bool:
    low = line.lows[at]
    if low in _PAIRED:
        paired = at + 1 < len(line.lows) and line.lows[at + 1] in _PAIRED[low]
        # "The talks have been going on for a year" tells of no words.
        return paired and not (low in _GOING and not _NOT_SPOKEN.isdisjoint(line.lows[at + 2 : at + 3]))
    if line.lows[at + 1 : at + 2] == ["nothing"]:
        # "Finch said nothing": whatever words stand near, they are not hers.
        return False
    if line.words[max(0, at - 2) : at] == [",", "as"] and line.words[at + 1 : at + 2] == [","]:
        # "Finch did not, as reported, call it", but "quoted Finch, as saying, “…”"
        return low.endswith("ing")
    if low in _ALWAYS or at == 0:
        # "After some thought", "a moment's thought"
        return low != "thought" or not at or line.lows[at - 1] not in _OF_THOUGHT
    before = line.lows[at - 1]
    if before[-2:] in ("'s", "’s") and before not in PRONOUNS:
        return False
    if low.endswith("ed") or low in _PAST:
        return before not in _ARTICLES
    if before in DETERMINERS:
        return False
    if line.words[at + 1 : at + 2] == [QUOTE] and "what" in line.lows[max(0, at - _WHAT) : at - 1]:
        # "what the programme calls “…”"
        return True
    if low.endswith("ing"):
        return True
    if low in _THIRD_PERSON:
        if before in PREPOSITIONS or before.endswith("ing"):
            return False
        behind = line.lows[at + 1] if at + 1 < len(line.lows) else ""
        if behind in ("to", "of", "from") and low in _PLURALS and before.islower() and before not in PRONOUNS:
            # "the liner notes to the album"
            return False
        if low in _NOUNLIKE and (behind == "," or finite_form(behind)):
            # "Tax credits, which …", "party rules let …".
            return False
        if behind in _OBJECTS or (behind in _POINTING and line.words[at + 2 : at + 3] == [QUOTE]):
            return True
        after_article = at > 1 and line.lows[at - 2] in _ARTICLES and before not in ROLES
        return not (after_article and (before.endswith(_ADJECTIVAL) or low in _NOUNLIKE))
    # A base form needs a plural subject, "to", a modal or another verb beside it.
    if before == ",":
        return _plural_behind_aside(line, at - 1)
    if before in PRONOUNS:
        return before not in ("he", "she", "it") or (at > 1 and line.lows[at - 2] in _INVERTING)
    if before == "to" or is_adverb(line.words[at - 1]) or before in CONJUNCTIONS or before in RELATIVES:
        return True
    plural = before.endswith("s") and not before.endswith(("ss", "ous"))
    return plural or _plural_with(line, at) or _overheard(line, at)


def _overheard(line: Line, at: int) -> bool:
    """Whether somebody named before a verb was heard or made to do what it tells ("heard Ada Finch say")."""
    first = at
    while first > 0 and line.words[first - 1][0].isupper():
        first -= 1
    return 0 < first < at and line.lows[first - 1] in _HEARING


def _plural_with(line: Line, at: int) -> bool:
    """Whether a name that hangs on a plural noun stands before a verb ("Critics of Ada Finch say")."""
    first = at
    while first > 0 and line.words[first - 1][0].isupper():
        first -= 1
    if not 1 < first < at or line.lows[first - 1] not in _HANGING_ON:
        return False
    noun = line.lows[first - 3 if first > 2 and line.lows[first - 2] == "such" else first - 2]
    return noun.endswith("s") and not noun.endswith("ss")


def _plural_behind_aside(line: Line, comma: int) -> bool:
    """Whether an aside between commas follows a plural noun ("The lawmakers, however, argue")."""
    for at in range(comma - 1, max(0, comma - _ASIDE), -1):
        if line.words[at] == ",":
            noun = line.lows[at - 1]
            return noun.endswith("s") and not noun.endswith("ss") and noun not in PRONOUNS
    return False


def may_speak(line: Line, at: int) -> bool:
    """Whether token `at` can be a verb of speech right behind marked words, where few nouns stand."""
    low = line.lows[at]
    if low not in SPEECH or low.endswith("ing") or not line.words[at].islower():
        return False
    if low in _PAIRED:
        return speaks(line, at)
    before = line.lows[at - 1]
    # "Krantz's more divisive remarks" is no clause.
    return before not in _ARTICLES and not (low in _NOUNLIKE and before.endswith(_ADJECTIVAL))


def finite(line: Line, at: int) -> bool:
    """Whether token `at` looks like a verb that has a subject of its own."""
    low = line.lows[at]
    cue = low in SPEECH or low in STANCE
    if not (cue or finite_form(low)) or (at and line.lows[at - 1] == "to"):
        return False
    if cue:
        if low in _PAIRED and line.lows[at + 1 : at + 2] and line.lows[at + 1] not in _PAIRED[low]:
            # "Finch came to the hall" is a clause of its own.
            return low in FINITE and line.words[at].islower()
        return not low.endswith("ing") and line.words[at].islower() and _is_verb(line, at)
    if low.endswith("ed") and at and line.lows[at - 1] in DETERMINERS:
        return False
    if low == "retired" and line.words[at + 1 : at + 2] and line.words[at + 1] in TITLES:
        # "retired Gen. Ada Finch"
        return False
    return line.words[at].islower()


def has_agent(line: Line, verb: int) -> bool:
    """Whether a participle only tells by whom its noun was made ("slammed a suit filed by a clerk, calling it")."""
    agent = line.lows[verb].endswith("ed") and line.lows[verb + 1 : verb + 2] == ["by"]
    # "Finch responded by posting"
    posting = "".join(line.lows[verb + 2 : verb + 3]).endswith("ing")
    return agent and not posting and line.lows[verb - 1] not in _BEING and not is_adverb(line.words[verb - 1])


@lru_cache(maxsize=_WORDS)
def finite_form(low: str) -> bool:
    """Whether a word looks like a finite verb wherever it stands."""
    if low in FINITE:
        return True
    return low.endswith("ed") and len(low) > 4 and low not in _NOT_FINITE
