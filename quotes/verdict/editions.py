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

from db.reading.evidence import Place
from quotes.verdict.held_to import held_to
from quotes.verdicts import Comparison

TOLD = "told only: another edition may have it so"
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
        if found.turns and not held_to(found, comparison, claim, text)
        else found
        for found in comparison.findings
    )
    turned = any(found.turns for found in findings)
    return replace(comparison, wording="meaning_changed" if turned else "altered", findings=findings)


def _editions(names: Sequence[str]) -> frozenset[str]:
    """What stands in brackets behind some names."""
    found = (_EDITION.fullmatch(name) for name in names)
    return frozenset(edition[1].casefold() for edition in found if edition)
