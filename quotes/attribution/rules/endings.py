"""Attributions that end a sentence or stand alone: the closing parenthesis, a signature."""

from quotes.attribution.cast.names import FIRST, ROLES
from quotes.attribution.grammar.cues import DETERMINERS, SPEECH, finite, speaks
from quotes.attribution.grammar.phrases import Phrase, name_of, run_right
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.subjects import subject
from quotes.attribution.rules.evidence import Found

# "— Ada Finch on the kiln": what a name in full was asked about, or where.
_ABOUT = frozenset(("on", "in", "at", "after", "to"))
_IN_FULL = 2
# Tokens behind a name in brackets: what somebody is, or when it was said.
_ASIDE = 8
# No sentence has more verbs of saying behind marked words; a text of nothing else would be read over and over.
_VERBS = 6
# The verbs of speech, and the end of "according to".
_CLOSING = SPEECH | {"to"}


def signature(line: Line, at: int, n: int, dash: bool) -> Found | None:
    """ "…" — Name: a name alone behind a dash to the end of the line or sentence."""
    if not dash:
        return None
    end = run_right(line, at, n)
    if end == at:
        return _office(line, at, n)
    if end < n and line.words[end] not in (".", ",", "(") and line.words[end] != QUOTE:
        if line.lows[end] not in _ABOUT or any(
            finite(line, verb) for verb in range(end, line.sentence_end(at))
        ):
            return None
        name = name_of(line, at, end - 1)
        if name is None or len(name.words) < _IN_FULL:
            return None
    return Found(Phrase(at, end - 1, "name", ((at, end - 1),)), None, "signature")


def bracketed(line: Line, q: int) -> Found | None:
    """ "…" (Name) or "…" (Name, the keeper): a person alone in brackets behind marked words, to the end of the line."""
    words, n = line.words, len(line.words)
    end = run_right(line, q + 2, n) if words[q + 1 : q + 2] == ["("] else 0
    if end <= q + 2 or words[end : end + 1] not in ([")"], [","]):
        return None
    shut = words.index(")", end) if ")" in words[end:] else n
    name = name_of(line, q + 2, end - 1)
    alone = shut - end <= _ASIDE and words[shut + 1 :] in ([], ["."], [","], [";"])
    if not alone or name is None or not (len(name.words) > 1 and (name.titled or name.words[0] in FIRST)):
        return None
    return Found(Phrase(q + 2, end - 1, "name", ((q + 2, end - 1),)), None, "signature")


def _office(line: Line, at: int, n: int) -> Found | None:
    """ "— the council's chair": an office alone behind a dash, to the end of the line."""
    if at >= n or line.lows[at] not in DETERMINERS:
        return None
    phrase = phrase_right(line, at, n)
    if phrase is None or line.words[phrase.last + 1 :] not in ([], ["."]):
        return None
    office = any(low in ROLES for low in line.lows[at : phrase.last + 1])
    return Found(phrase, None, "signature") if office else None


def closing(line: Line, k: int) -> Found | None:
    """The parenthesis that ends the sentence of a partial quotation: "… was "grave" for all, he said." """
    q = line.quotes[k]
    words, lows = line.words, line.lows
    if q + 1 == len(words):
        return None
    end = line.sentence_end(q)
    tried = 0
    for verb in range(q + 2, end):
        if lows[verb] not in _CLOSING:
            continue
        if lows[verb] in SPEECH and not lows[verb].endswith("ing") and speaks(line, verb):
            if (tried := tried + 1) > _VERBS:
                return None
            if lows[verb] == "told" and words[verb + 1 : end] in ([], ["."]):
                # "…, murder trial told": who hears it speaks no words.
                return None
            phrase = subject(line, verb, q + 1)
            if phrase is not None and phrase.first > q + 1 and words[phrase.first - 1] == ",":
                return Found(phrase, (verb, verb), "closing")
            if words[verb - 1] == ",":
                following = phrase_right(line, verb + 1, end)
                # "…, one of the two “no” votes, said the decision was late": what is said begins there.
                behind = following.last + 1 if following is not None else end
                if following is not None and not (behind < end and finite(line, behind)):
                    return Found(following, (verb, verb), "closing")
        if lows[verb] == "to" and lows[verb - 1] == "according":
            phrase = phrase_right(line, verb + 1, end)
            if phrase is not None:
                return Found(phrase, (verb - 1, verb), "according-to")
    return None
