"""What no edition of a work chooses, so that a claim is held to it though it may quote another one.

A number of the same things, another name, an opposite, a time, two exchanged, and a denial are the work's. A denial that came
or went with words of content is told otherwise as well and proves nothing, nor does one in a question that the other edition
asks too, or one that stands right before or behind the answer. Who is let and who made to do something, or what is heard and
what seen, translators put for one another; so is a saying told from its other half, where both have both opposites and one
denies them ("a good tree bears good fruit, a bad one bad", "a good tree cannot bear bad fruit").
"""

import re

from rapidfuzz import fuzz

from quotes.lexicon import classed
from quotes.text import first_word, words
from quotes.verdicts import Comparison, Finding
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import bases

_ALWAYS = frozenset({"guard.unit", "guard.date", "guard.relation", "guard.quantifier", "guard.exchanged"})
# From so much of their letters on (of 100) two names are one in two spellings: "Sophereth", "Hassophereth"; "Ahaziah", "Azariah".
ALIKE = 70
# Words behind the answer, up to a mark, in which its denial stands in another order, and before it.
NEAR = 2
BEFORE = 3
# Letters of the shortest name that can be told from another.
SHORTEST = 3
_VOWELS = frozenset("aeiouy")
_DENIALS = frozenset({
    "not", "no", "never", "none", "without", "neither", "nor", "nobody", "nothing", "n't", "cannot",
})  # fmt: skip
_CLAUSE = re.compile(r"[^.;:!?]*")
_SENTENCE_END = re.compile(r"[.!?]")
# "A Psalm" and "the king" are no names, in whatever letters.
_COMMON = re.compile(r"(?:the|an?) \w+")
_CHOSEN = ("causing", "perceiving")
_RUNS = frozenset({"words.added", "words.dropped"})


def held_to(found: Finding, comparison: Comparison, claim: str, text: str) -> bool:
    """Whether a finding tells of what no edition chooses; positions are code points of the claim and of the `text`."""
    if found.rule == "guard.negation":
        return _denies(found, comparison, claim, text)
    if found.rule == "guard.number":
        return first_word(claim[found.claim_end or 0 :]) == first_word(text[found.recorded_end or 0 :])
    if found.rule == "guard.name":
        names = found.claim.casefold(), found.recorded.casefold()
        told = (found.note.split(" / ") if " / " in found.note else names)[:2]
        alike = fuzz.ratio(*told) >= ALIKE or _but_for_a_vowel(*told)
        return not alike and not any(_COMMON.fullmatch(name) for name in names)
    if found.rule == "guard.opposite":
        answer = text[comparison.recorded_start : comparison.recorded_end]
        return _opposed(found, frozenset(words(claim)), frozenset(words(answer)))
    return found.rule in _ALWAYS


def _denies(found: Finding, comparison: Comparison, claim: str, text: str) -> bool:
    """Whether a denial came, went or stands for one word by itself, and the other edition has none for it."""
    put = found.claim.casefold(), found.recorded.casefold()
    if all(put):
        return not ("not" in put or " " in "".join(put) or _DENIALS.isdisjoint(put))
    denial = words(put[0] or put[1])
    if _DENIALS.isdisjoint(denial) or _with_others(found, comparison.findings):
        return False
    if _asked(claim, found.claim_end) and _asked(text, found.recorded_end):
        return False
    return bool(found.recorded) or not _denied_beside(comparison, text)


def _with_others(found: Finding, findings: tuple[Finding, ...]) -> bool:
    """Whether what came or went with a denial holds words of content: "[may not be lost, but]"."""
    for run in findings:
        if run.rule not in _RUNS or bool(run.claim) != bool(found.claim):
            continue
        side = "claim" if run.claim else "recorded"
        start, end = getattr(run, f"{side}_start"), getattr(run, f"{side}_end")
        at = getattr(found, f"{side}_start")
        if None not in (start, end, at) and start <= at < end:
            return any(not (small_word(w) or w in _DENIALS) for w in words(getattr(run, side)))
    return False


def _asked(text: str, at: int | None) -> bool:
    """Whether the sentence around a place is a question."""
    end = _SENTENCE_END.search(text, at or 0)
    return end is not None and end[0] == "?"


def _denied_beside(comparison: Comparison, text: str) -> bool:
    """Whether a denial stands right behind the answer or before it: "bless, and curse [not]", "[no more do] they drink"."""
    behind = _CLAUSE.findall(text[comparison.recorded_end :].casefold())[0]
    before = _CLAUSE.findall(text[: comparison.recorded_start].casefold())
    led = words(before[-2])[-BEFORE:] if len(before) > 1 else []
    return not _DENIALS.isdisjoint((*words(behind)[:NEAR], *led))


def _opposed(found: Finding, claimed: frozenset[str], answer: frozenset[str]) -> bool:
    """Whether one of two opposites stands for the other, of two that no translator puts for one another."""
    if not (found.claim and found.recorded):
        return False
    pair = frozenset(found.note.split(" / "))
    if any(all(not classed(kind).isdisjoint(_bases(word)) for word in pair) for kind in _CHOSEN):
        return False
    denied = _DENIALS.isdisjoint(claimed) != _DENIALS.isdisjoint(answer)
    return not (denied and pair <= claimed and pair <= answer)


def _bases(word: str) -> frozenset[str]:
    """The forms a verb can be of, in the older English too: "urgeth"."""
    old = (word.removesuffix("eth"), word.removesuffix("th"))
    return frozenset((word, *bases(word), *(form for one in old for form in (one, *bases(one)))))


def _but_for_a_vowel(one: str, other: str) -> bool:
    """Whether two short names differ in one vowel behind their first letter: "Tou", "Toi"."""
    differing = [pair for pair in zip(one[1:], other[1:], strict=False) if pair[0] != pair[1]]
    short = SHORTEST <= len(one) == len(other) and one[0] == other[0]
    return short and len(differing) == 1 and _VOWELS.issuperset(differing[0])
