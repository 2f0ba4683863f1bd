"""What a rule finds in a sentence: the phrase that speaks and the words that say so."""

from typing import NamedTuple

from quotes.attribution.grammar.cues import DENIABLE, DENIALS, NEGATIONS, STANCE, is_adverb
from quotes.attribution.grammar.phrases import Phrase
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.wordlists import words


def beside(line: Line, last: int, verb: int) -> bool:
    """Whether a verb stands right behind its subject, adverbs and auxiliaries apart."""
    return verb == last + 1 or (last < verb and all(map(is_adverb, line.words[last + 1 : verb])))


_NOBODY = frozenset(("nobody", "no", "none", "neither"))
# "Nor did Finch say", "neither Finch nor Krantz said".
_NEITHER = frozenset(("neither", "nor"))
_WONDERING = frozenset(
    ("say", "know", "clear", "asked", "wonder", "wondered", "confirm", "remember", "recall")
)
_HEARSAY = words("grammar_hearsay")
_UNCONFIRMED = frozenset(("confirm", "verify", "substantiate", "corroborate", "no", "false"))
# A denial of reports stands this near the clause that was reported (tokens).
_NEAR = 8
BE = frozenset(("is", "was", "were", "are", "been", "being", "be"))
_CALLED_AS = frozenset(("as", "a", "an", "the"))
_PARTICIPLES = frozenset(("told", "heard", "seen", "known", "written", "said", "found", "held"))


def according_to(line: Line, at: int) -> bool:
    """Whether "according to" stands at a token."""
    return line.lows[at] == "according" and line.lows[at + 1 : at + 2] == ["to"]


class Found(NamedTuple):
    """What a rule found: who speaks, the cue (first and last token), the rule's name, and who tells of it by hearsay."""

    phrase: Phrase | None
    cue: tuple[int, int] | None
    rule: str
    denied: bool = False
    teller: Phrase | None = None


def denied(line: Line, verb: int, phrase: Phrase) -> bool:
    """Whether a negation stands at the verb ("never said"), a denial governs it ("denied saying", "refused to
    say"), or nobody vouches for its clause."""
    if _unvouched(line, phrase):
        return True
    if line.lows[verb] not in DENIABLE:
        return False
    at = verb - 1
    while at > phrase.last and is_adverb(line.words[at]):
        if line.lows[at] in NEGATIONS:
            return True
        at -= 1
    if at > 0 and line.lows[at] == "to":
        return line.lows[at - 1] in DENIALS
    return line.lows[verb].endswith("ing") and at >= 0 and line.lows[at] in DENIALS


def _unvouched(line: Line, phrase: Phrase) -> bool:
    """Whether nobody vouches for the clause of a subject: "whether Finch had said", "denied that Finch said",
    "would not confirm reports that Finch said", "nobody said"."""
    first, lows = phrase.first, line.lows
    # "No 10 sources said" denies nothing.
    numbered = lows[first + 1].isdigit() if first < phrase.last else False
    if (lows[first] in _NOBODY and phrase.kind == "description" and not numbered) or (
        first and (lows[first - 1] in _NEITHER or (first > 1 and lows[first - 2] in _NEITHER))
    ):
        return True
    if first < 2:
        return False
    lead, before = lows[first - 1], lows[first - 2]
    if lead == "whether":
        return True
    if lead == "if":
        return before in _WONDERING
    if lead != "that":
        return False
    if before in DENIALS or lows[max(0, first - 4) : first - 1] in (
        ["rumor", "has", "it"],
        ["rumour", "has", "it"],
    ):
        return True
    return before in _HEARSAY and any(
        low in _UNCONFIRMED or low in DENIALS for low in lows[max(0, first - _NEAR) : first - 2]
    )


def _lead(line: Line, verb: int) -> int:
    """The token before a verb, adverbs apart."""
    at = verb - 1
    while at > 0 and is_adverb(line.words[at]) and line.lows[at] not in BE:
        at -= 1
    return at


def names_noun(line: Line, verb: int) -> bool:
    """Whether a participle behind a comma only tells what its noun is called ("the firm, once hailed as “…”")."""
    at = _lead(line, verb)
    if line.words[at] != "," or line.words[at - 1] == QUOTE or not line.lows[verb].endswith("ed"):
        return False
    at = verb + 1
    while at < len(line.words) and line.lows[at] in _CALLED_AS:
        at += 1
    if line.words[at : at + 1] != [QUOTE] or line.lows[verb] not in STANCE:
        return False
    floor = line.sentence_start(verb)
    return line.words[floor:verb].count(",") == 1


def passive(line: Line, verb: int) -> bool:
    """Whether the subject of the verb at a token only has it done to it, and so says nothing.

    So it does behind a form of "be" ("Finch was called “…”"), in front of "by" ("a plan hailed by Finch as “…”") and
    behind a comma, where a participle tells what its noun is called ("the firm, once hailed as “…”, closed").
    """
    low = line.lows[verb]
    if low == "read" and line.lows[verb + 1 : verb + 2] == ["by"]:
        # "A statement read by the prosecutor"
        return True
    if not low.endswith("ed") and low not in _PARTICIPLES:
        return False
    at = _lead(line, verb)
    if line.words[at] == "," and names_noun(line, verb):
        return True
    return line.lows[at] in BE or (low.endswith("ed") and line.lows[verb + 1 : verb + 2] == ["by"])
