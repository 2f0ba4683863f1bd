"""Clauses that give somebody words which they are said not to have said: "denied having called it", "was misquoted as saying"."""

from quotes.attribution.grammar.cues import (
    DENIALS,
    NEGATIONS,
    PREPOSITIONS,
    SPEECH,
    STANCE,
    is_adverb,
    speaks,
)
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.subjects import subject
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.evidence import BE, Found

_FALSELY_TOLD = (["quoted"], ["quotes"], ["credited"], ["credits"])
_FALSELY = words("grammar_falsely")
_MISQUOTING = words("cues_misquoting")
_UNTRUE = words("grammar_untrue")
_NOUNS = words("grammar_denial_nouns")
_SAYING = SPEECH | STANCE
# What leads from a report of words to its verb: "quoted as saying", "credited with saying", "reported to have said".
_LINKS = frozenset(("as", "with", "have", "to", "for"))
# Whoever denies stands this near behind the words that were given ("…”, which she denies"), in tokens.
_BEHIND = 6
# A denial and its clause, or a report and its verb, stand no farther apart (tokens).
_REACH = 14
_DENYING = frozenset(form for form in DENIALS if form.startswith(("deni", "deny", "reject", "disput")))
# A sentence without one of these disowns nothing.
_TELLING = DENIALS | _FALSELY | _MISQUOTING | _UNTRUE | _NOUNS | {"true"}


def disowned(line: Line, k: int, found: Found) -> bool:
    """Whether the sentence that gives somebody the words of mark `k` says that they were not said."""
    q = line.quotes[k]
    floor = line.sentence_start(q - 1) if q else 0
    behind = max(q, found.cue[1] if found.cue is not None else q) + _BEHIND
    if _TELLING.isdisjoint(line.lows[floor : behind + 1]):
        return False
    if found.cue is not None and found.cue[0] > q:
        return found.phrase is not None and _falsely_said(line, found.phrase.last + 1, found.cue[1] + 4)
    verb = next((at for at in range(q - 1, floor - 1, -1) if _says(line, at)), None)
    if verb is None or found.rule == "with-words":
        return _falsely_said(line, floor, q)
    if _having(line, verb, floor) or _as_saying(line, verb, floor) or _denied_behind(line, q):
        return True
    phrase = subject(line, verb, floor)
    return phrase is not None and phrase.last < verb and _not_so(line, phrase.first, floor)


def _says(line: Line, at: int) -> bool:
    """Whether a verb of saying stands at a token, and no denial."""
    low = line.lows[at]
    return low in _SAYING and low not in DENIALS and (low in STANCE or speaks(line, at))


def _having(line: Line, verb: int, floor: int) -> bool:
    """ "denied (ever) having called", "a denial of having called", "denies ever saying"."""
    at = _past_adverbs(line, verb - 1, floor)
    if line.lows[at] == "having":
        at = _past_adverbs(line, at - 1, floor)
    elif not line.lows[verb].endswith("ing"):
        return False
    if line.lows[at] == "of" and at > floor:
        return line.lows[at - 1] in _NOUNS
    return at >= floor and line.lows[at] in DENIALS


def _past_adverbs(line: Line, at: int, floor: int) -> int:
    """The last token up to one that is no adverb; "having" counts as none."""
    while at > floor and is_adverb(line.words[at]) and line.lows[at] != "having":
        at -= 1
    return at


def _as_saying(line: Line, verb: int, floor: int) -> bool:
    """ "was misquoted as saying", "was wrongly reported to have said", "wrongly credited with calling"."""
    if verb <= floor or line.lows[verb - 1] not in _LINKS:
        return False
    return _falsely_said(line, max(floor, verb - _REACH), verb - 1)


def _falsely_said(line: Line, first: int, stop: int) -> bool:
    """Whether somebody is misquoted, or has words falsely ascribed to them, in a stretch of tokens.

    "Finch falsely said" is what Finch said; "Finch was falsely said to have" is not.
    """
    for at in range(first, min(stop, len(line.words))):
        low = line.lows[at]
        if line.words[at] == QUOTE:
            break
        if low in _MISQUOTING:
            return not any(line.words[between] == "," for between in range(at, min(stop, len(line.words))))
        if low in _FALSELY and (
            line.lows[max(0, at - 1)] in BE or line.lows[at + 1 : at + 2] in _FALSELY_TOLD
        ):
            return True
    return False


def _denied_behind(line: Line, q: int) -> bool:
    """ "was accused of calling it “…”, which she denies", "That she called it “…” was denied"."""
    behind = line.lows[q + 1 : q + 1 + _BEHIND]
    if behind[:2] == [",", "which"] or behind[:3] == [",", "a", "charge"]:
        return not _DENYING.isdisjoint(behind) and "not" not in behind
    return behind[:1] in (["was"], ["is"], ["were"]) and behind[1:2] == ["denied"]


def _not_so(line: Line, first: int, floor: int) -> bool:
    """Whether the clause whose subject begins at a token is one that somebody denies or calls untrue."""
    lows = line.lows
    at = first - 1
    if at < floor:
        return False
    if lows[at] in _DENYING:
        return not lows[at].startswith("reject")
    if lows[at] != "that":
        return False
    at -= 1
    if lows[at] in _NOUNS:
        return True
    if lows[at] in _UNTRUE or lows[at] == "true":
        near = lows[max(floor, at - 4) : at]
        negated = not NEGATIONS.isdisjoint(near) or "nor" in near or "n’t" in near
        return not BE.isdisjoint(near) and negated == (lows[at] == "true")
    if lows[at] in _SAYING and lows[at - 1] in _FALSELY:
        return True
    return _denied_to_somebody(line, at, floor)


def _denied_to_somebody(line: Line, at: int, floor: int) -> bool:
    """Whether only to whom, where and when stands between a denial and its "that" ("denied to reporters on Friday that")."""
    for verb in range(at, max(floor, at - _REACH), -1):
        if line.lows[verb] in _DENYING:
            return verb == at or line.lows[verb + 1] in PREPOSITIONS or is_adverb(line.words[verb + 1])
        if line.words[verb] in (",", ":", ";", QUOTE) or line.lows[verb] in _SAYING:
            return False
    return False
