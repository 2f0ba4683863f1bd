"""Attributions whose verb is of another language: "…", sagte Uwe Janssen."""

from collections.abc import Sequence

from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    STANCE,
    SUBORDINATORS,
    finite_form,
    is_adverb,
)
from quotes.attribution.grammar.phrases import Phrase, name_of, nameable, run_left, run_right
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.wordlists import tagged, words
from quotes.attribution.rules.evidence import Found
from quotes.lexicon import listed

# An office in small letters before a name is no longer ("a déclaré le maire Luc Morel", tokens).
_OFFICE = 3
_TITLES = words("titles_foreign")
_ARTICLES = words("articles_foreign")
_VERBS = listed("cues_foreign")
# „…“, so Okafor. The English "so" is never followed by a name and a full stop.
_SO = "so"
_OPENING = frozenset(verb.partition(" ")[0] for verb in _VERBS)
_ENGLISH = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | SUBORDINATORS | STANCE | tagged("common_words").keys()


def foreign(line: Line, verb: int, limit: int) -> Found | None:
    """ "sagte Uwe Janssen", "a déclaré Luc Morel" right behind the marks, by a list of "said" in other languages."""
    if line.lows[verb] not in _OPENING:
        return None
    last = next((at for at in (verb + 1, verb) if _is_foreign(line.lows[verb : at + 1])), None)
    if last is None:
        return None
    first = last + 1
    while first < min(limit, last + 1 + _OFFICE) and (
        line.words[first].islower() or line.lows[first] in _TITLES
    ):
        first += 1
    name = _name(line, first, limit)
    return Found(name, (verb, last), "foreign-verb") if name is not None else None


def foreign_before(line: Line, q: int, floor: int) -> Found | None:
    """ "Le ministre Luc Morel a déclaré : “…”", "Herr Janssen sagte: “…”": the same verbs right before the marks.

    The phrase is None where only an office stands before the verb ("La ministre a déclaré").
    """
    if q - 2 <= floor or line.words[q - 1] not in (":", ","):
        return None
    verb = next((at for at in (q - 3, q - 2) if at > floor and _is_foreign(line.lows[at : q - 1])), None)
    if verb is None:
        return None
    first = run_left(line, verb - 1, floor) if nameable(line, verb - 1) else verb
    while first < verb and (line.lows[first] in _TITLES or line.lows[first] in _ARTICLES):
        first += 1
    name = _name(line, first, verb)
    if name is not None and name.last == verb - 1:
        return Found(name, (verb, q - 2), "foreign-verb")
    return Found(None, (verb, q - 2), "foreign-verb") if line.lows[floor] in _ARTICLES else None


def only_article(line: Line, phrase: Phrase) -> bool:
    """Whether what looks like a name is an article of another language ("Le" of "Le ministre")."""
    return phrase.first == phrase.last and line.lows[phrase.first] in _ARTICLES


def known_by_place(line: Line, verb: int, limit: int) -> Found | None:
    """ "…", brummte Uwe Janssen: a name and one small word that is not English are the rest of the sentence."""
    low = line.lows[verb]
    if low != _SO and (
        low in _ENGLISH or finite_form(low) or is_adverb(low) or low.endswith("ing") or not low.isalpha()
    ):
        return None
    name = _name(line, verb + 1, limit)
    if name is None or line.words[name.last + 1 : name.last + 2] not in ([], ["."], ["!"]):
        return None
    return Found(name, (verb, verb), "unknown-verb")


def _is_foreign(lows: Sequence[str]) -> bool:
    return lows[0] in _OPENING and " ".join(lows) in _VERBS


def _name(line: Line, first: int, limit: int) -> Phrase | None:
    if first >= limit or not nameable(line, first):
        return None
    last = run_right(line, first, limit) - 1
    return Phrase(first, last, "name", ((first, last),)) if name_of(line, first, last) is not None else None
