"""Behind marked words: a verb that no list knows ("…," Finch gloated), or one behind an apposition left open."""

from quotes.attribution.grammar.cues import DETERMINERS, PRONOUNS, SPEECH, STANCE, finite, is_adverb, speaks
from quotes.attribution.grammar.phrases import Phrase, name_of, run_right
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.rules.evidence import Found

_STARTING = frozenset(("began", "begins"))


def long_apposition(line: Line, at: int, limit: int) -> Found | None:
    """ "Finch, the potter who founded the guild tweeted": the comma that closes the apposition is missing."""
    end = run_right(line, at, limit)
    if (
        end == at
        or end >= limit
        or line.words[end] not in (",", "(", "who")
        or name_of(line, at, end - 1) is None
    ):
        return None
    for verb in range(end + 1, limit):
        if line.words[verb] == QUOTE or line.ends_sentence(verb - 1):
            return None
        if line.lows[verb] in SPEECH and not line.lows[verb].endswith("ing") and speaks(line, verb):
            return Found(Phrase(at, end - 1, "name", ((at, end - 1),)), (verb, verb), "long-apposition")
    return None


def _closing_verb(line: Line, comma: int, limit: int) -> int | None:
    """A past tense that ends the sentence behind an apposition ("Finch, the potter from Elm Creek, typed.")."""
    verb = line.sentence_end(comma) - 1
    if not comma + 2 < verb < limit or line.words[comma] != "," or line.words[verb - 1] != ",":
        return None
    apposed = line.words[comma + 1 : verb - 1]
    whole = "," not in apposed and not any(finite(line, at) for at in range(comma + 1, verb - 1))
    return verb if whole and line.words[verb].islower() and line.lows[verb].endswith("ed") else None


def unknown_verb(line: Line, at: int, limit: int, comma: bool) -> Found | None:
    """ "…," Smith gloated: a name or pronoun and a past tense that no list knows."""
    words, lows = line.words, line.lows
    end = max(at + 1, run_right(line, at, limit))
    if lows[end + 1 : end + 2] in (["me"], ["us"]) and words[end].islower() and lows[end].endswith("s"):
        # "“…,” Finch corrects me": whatever is done to the writer with words, only speech goes with a comma.
        whom = Phrase(at, end - 1, "name", ((at, end - 1),)) if name_of(line, at, end - 1) else None
        told = Phrase(at, at, "pronoun") if lows[at] in PRONOUNS else whom
        return Found(told, (end, end), "unknown-verb") if told is not None else None
    phrase = phrase_right(line, at, limit)
    if phrase is None or (phrase.kind == "description" and lows[at] not in DETERMINERS):
        return None
    end = phrase.last + 1
    while end < limit and is_adverb(words[end]):
        end += 1
    if (
        end < limit
        and words[end].islower()
        and (lows[end].endswith("ed") or lows[end] in STANCE or lows[end] in _STARTING)
    ):
        return Found(phrase, (end, end), "unknown-verb")
    if phrase.kind == "name" and comma and (closes := _closing_verb(line, end, limit)) is not None:
        return Found(phrase, (closes, closes), "unknown-verb")
    if phrase.kind == "name" and comma and end < limit and lows[end] in ("from", "on", "in", "at", "via"):
        return Found(phrase, None, "name-only")
    return None
