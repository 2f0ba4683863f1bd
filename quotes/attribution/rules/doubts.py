"""What makes the grammar in front of marked words a weak ground for a credit.

Most were found on the subjects of 1,388 reported clauses of the benchmark's tuned half, on which no rule had been
tuned: 99 in 100 were right apart from their verb without a doubt, 86 with one; of the subjects of participles 92 and
71. The distance to the marks and the people in between were found on quotations of which only a part is marked.
"""

from quotes.attribution.cast.names import ROLES, TITLES
from quotes.attribution.grammar.cues import DENIALS, INDEFINITES, PRONOUNS, SPEECH, STANCE, finite
from quotes.attribution.grammar.phrases import Phrase, name_of, nameable, run_right
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.evidence import Found, according_to, beside

# Rules by which a verb need not stand right beside its subject, or right before the marks.
LOOSE = frozenset(
    (
        "speech-before",
        "stance-before",
        "subject-verb-before-apart",
        "participle",
        "colon-apart",
        "stance-colon",
    )
)
# Bodies and papers that speak without being people ("the ministry", "the letter").
_BODIES = words("grammar_bodies")
# A subject so many tokens before its verb was the wrong one in a quarter of all cases.
_FAR = 18
# So many tokens of a clause between the verb and the marks leave room for another speaker.
_WIDE = 16
_MODALS = frozenset(("will", "would", "shall", "should", "may", "might", "could", "must"))
_PLANNED = words("grammar_planned")
# What spreads words, the verbs by which it does, and what makes it the place where somebody claims ("in a post, Lee claims").
_RUMOUR = words("grammar_rumour_carriers")
_CLAIMING = SPEECH | STANCE | DENIALS
_CIRCUMSTANCE = frozenset(("in", "on", "by", "with", "under"))
# Tokens between such a preposition and its noun, and those in which "according to" names it.
_LED, _ACCORDING = 3, 7
# Who speaks for another, and the tokens before a name in which they do.
_SPOKESPEOPLE = words("grammar_spokespeople")
_LEADING = 14
_ARTICLES = frozenset(("a", "an", "the", "his", "her", "their", "its", "this", "that", "these", "those"))
_UNNAMED = frozenset(
    ("it", "you", "who", "him", "her", "them", "us", "me", "himself", "herself", "themselves")
)


def doubtful(line: Line, found: Found, q: int) -> bool:
    """Whether the words of the mark at token `q` may well be another's than the found subject's."""
    if found.phrase is None or found.cue is None or not found.phrase.last < found.cue[1] < q:
        return False
    phrase, verb = found.phrase, found.cue[1]
    apart = not beside(line, phrase.last, verb)
    if phrase.kind == "description" and (
        apart or not _speaks(line, phrase) or (_thing(line, phrase) and _yet_to_come(line, phrase, verb))
    ):
        return True
    if apart and (verb - phrase.last >= _FAR or line.lows[verb - 1] == "to"):
        return True
    if q - verb > _WIDE or _people(line, verb + 1, q) > 1:
        return True
    return line.lows[verb] not in SPEECH and any(finite(line, at) for at in range(verb + 1, q))


def rumoured(line: Line, found: Found) -> bool:
    """Whether a post or a picture is all that says who said the words: "posts claim that Finch said"."""
    if found.phrase is None or found.cue is None:
        return False
    first = found.phrase.first
    said = first - 1
    while said > 0 and (line.lows[said] == "that" or line.words[said] in TITLES):
        said -= 1
    floor = line.sentence_start(first) if first else 0
    if said > floor and line.lows[said] in _CLAIMING:
        spread = [at for at in range(floor, said) if line.lows[at] in _RUMOUR]
        return any(not _CIRCUMSTANCE.intersection(line.lows[max(floor, at - _LED) : at]) for at in spread)
    return according_to(line, floor) and not _RUMOUR.isdisjoint(
        line.lows[floor + 2 : min(first, floor + _ACCORDING)]
    )


def spoken_for(line: Line, found: Found) -> bool:
    """Whether a name may be that of whom somebody speaks for: "a spokesman for the minister, Ada Finch, said".

    Behind a body ("for the ministry, Ada Finch") only the one who speaks has a name.
    """
    if found.phrase is None or not found.phrase.names:
        return False
    name = found.phrase.names[-1][0]
    if name < _LED or line.words[name - 1] != "," or line.lows[name - 2] not in ROLES:
        return False
    floor = max(line.sentence_start(name - 1), name - _LEADING)
    links = [at for at in range(floor + 1, name - 2) if line.lows[at] in ("for", "to", "of")]
    return any(line.lows[at - 1] in _SPOKESPEOPLE for at in links)


def _speaks(line: Line, phrase: Phrase) -> bool:
    """Whether a description is of a person, a body or a paper, and not of a thing."""
    return any(
        low in ROLES or low in INDEFINITES or low in _BODIES or line.words[at][0].isupper()
        for at, low in enumerate(line.lows[phrase.first : phrase.last + 1], phrase.first)
        if at > phrase.first or low not in _ARTICLES
    )


def _thing(line: Line, phrase: Phrase) -> bool:
    """Whether a description is of a body or a paper."""
    return ROLES.keys().isdisjoint(line.lows[phrase.first : phrase.last + 1])


def _yet_to_come(line: Line, phrase: Phrase, verb: int) -> bool:
    """Whether a body or a paper has said nothing yet ("A planned review will ask whether")."""
    return not _MODALS.isdisjoint(line.lows[phrase.last + 1 : verb]) or not _PLANNED.isdisjoint(
        line.lows[phrase.first : phrase.last + 1]
    )


def _people(line: Line, first: int, limit: int) -> int:
    """How many people and pronouns stand in a stretch of tokens."""
    count, at = 0, first
    while at < limit:
        end = at + 1
        if line.lows[at] in PRONOUNS:
            count += line.lows[at] not in _UNNAMED
        elif nameable(line, at):
            end = max(end, run_right(line, at, limit))
            count += name_of(line, at, end - 1) is not None
        at = end
    return count
