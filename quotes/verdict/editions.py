"""A work that is on record in several editions: whoever quotes it without saying which may have another before him.

"Bible (JPS)" and "Bible (OEB)" are two translations under one name. Where a claim names the work alone and has other words than
an edition on record, who is spoken of, how a thing is told and where a verse ends are that other edition's. Another number of
the same things, another name, an opposite, another time, and a denial that came, went or
stood for one word are held against the
record as anywhere.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from db.reading.evidence import Place
from quotes.text import first_word, words
from quotes.verdicts import Comparison, Finding

TOLD = "told only: another edition may have it so"
# What is no edition's to choose.
_HELD = frozenset({
    "guard.unit", "guard.date", "guard.opposite", "guard.relation", "guard.quantifier", "guard.exchanged",
})  # fmt: skip
# From so much of their letters on (of 100) two names are one in two spellings: "Sophereth", "Hassophereth".
ALIKE = 80
# Words behind the answer, up to a mark, in which its denial stands in another order.
NEAR = 2
# Letters of the shortest name that can be told from another.
SHORTEST = 3
_VOWELS = frozenset("aeiouy")
_DENIALS = frozenset({"not", "no", "never", "none", "without", "neither"})
_CLAUSE = re.compile(r"[^.;:!?]*")
_THE = re.compile(r"the \w+")
_EDITION = re.compile(r".*\S\s*\(([^()]+)\)")
# What tells that an edition was quoted as it stands there, up to a mark or a spelling.
_PUT = frozenset({
    "words.replaced", "words.added", "words.dropped", "words.moved", "words.exchanged", "words.older_form",
    "words.clarification",
})  # fmt: skip


def of_a_work(claimed: str | None, places: Sequence[Place]) -> bool:
    """Whether the first of these places is one edition of several that the record credits a work with, and the claim names none.

    An edition stands in brackets behind the work, and its source goes by it: "Bible (JPS)" in "JPS".
    """
    if claimed and _EDITION.fullmatch(claimed.strip()):
        return False
    return any(
        len(editions) > 1 and (places[0].title or "").casefold() in editions
        for credit in places[0].credits
        if (editions := _editions((credit.name, *credit.aliases)))
    )


def in_editions(comparison: Comparison, claim: str, text: str) -> Comparison:
    """The comparison with such a work, where what another edition may have otherwise turns nothing.

    Positions are code points of the claim and of the `text` compared. Words that stand there as they are claimed are of
    that very edition, so that a cut is the claim's.
    """
    if comparison.wording != "meaning_changed" or _PUT.isdisjoint(f.rule for f in comparison.findings):
        return comparison
    findings = tuple(
        replace(found, turns=False, note="; ".join(filter(None, (found.note, TOLD))))
        if found.turns
        and not (_held(found, claim, text) and not _denied_behind(found, text[comparison.recorded_end :]))
        else found
        for found in comparison.findings
    )
    turned = any(found.turns for found in findings)
    return replace(comparison, wording="meaning_changed" if turned else "altered", findings=findings)


def _editions(names: Sequence[str]) -> frozenset[str]:
    """What stands in brackets behind some names."""
    found = (_EDITION.fullmatch(name) for name in names)
    return frozenset(edition[1].casefold() for edition in found if edition)


def _but_for_a_vowel(one: str, other: str) -> bool:
    """Whether two short names differ in one vowel behind their first letter: "Tou", "Toi"."""
    differing = [pair for pair in zip(one[1:], other[1:], strict=False) if pair[0] != pair[1]]
    short = SHORTEST <= len(one) == len(other) and one[0] == other[0]
    return short and len(differing) == 1 and _VOWELS.issuperset(differing[0])


def _denied_behind(found: Finding, behind: str) -> bool:
    """Whether a denial that only the claim has stands right behind the words that answer it: "bless, and curse" and "not."."""
    came = found.rule == "guard.negation" and not found.recorded
    return came and not _DENIALS.isdisjoint(words(_CLAUSE.findall(behind.casefold())[0])[:NEAR])


def _held(found: Finding, claim: str, text: str) -> bool:
    """Whether a finding tells of what no edition chooses."""
    if found.rule == "guard.negation":
        put = (found.claim.casefold(), found.recorded.casefold())
        return not all(put) or not ("not" in put or " " in "".join(put))
    if found.rule == "guard.number":
        return first_word(claim[found.claim_end or 0 :]) == first_word(text[found.recorded_end or 0 :])
    if found.rule == "guard.name":
        names = found.claim.casefold(), found.recorded.casefold()
        alike = fuzz.ratio(*names) >= ALIKE or _but_for_a_vowel(*names)
        return not alike and not any(_THE.fullmatch(name) for name in names)
    return found.rule in _HELD
