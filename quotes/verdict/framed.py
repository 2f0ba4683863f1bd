"""What the writer says himself before the marks: of "he did not “have a plan”" the denial was not cut away, it stands outside.

A fragment is often taken into a sentence of the writer's own. What governs it on record, just before the words, turns
nothing where the writer's clause before the marks says as much. Where that clause has the verb of the record without its
denial ("she said she had “a plan”" for "I don't have a plan"), the words are right and what is said with them is not.
"""

import re
from dataclasses import replace

from quotes.lexicon import listed, words
from quotes.text import tokens
from quotes.verdicts import Comparison, Finding
from quotes.wording.canon.atoms import Atoms, atoms
from quotes.wording.canon.markers import bases, markers
from quotes.wording.collation import compare

RULE = "frame.negation"
TOLD = "the writer says so before the marks"
LOST = "the writer has the verb before the marks without its denial"
# So far before the words a denial is looked for (code points), and so many words of a verb stand between ("have to have").
SIGHT, VERB = 120, 4
_AS_RECORDED = frozenset({"exact", "excerpt", "minor", "elided"})
# Kinds of what governs words from before them and can be said as well in a clause of another's.
_KINDS = frozenset({"negation", "hedge", "modal", "condition", "quantifier", "bound", "time"})
_BREAK = re.compile(r"[,;:.!?()\n—–]")


def framed(comparison: Comparison, claim: str, passage: str, lead: str) -> Comparison:
    """The comparison of a claim with a passage, read with the writer's words before the marks.

    `lead` is those words, as far as they belong to the sentence; with none the comparison stands as it is. Positions are code
    points of `passage`.
    """
    if not lead or comparison.guard == "unavailable":
        return comparison
    clause = _clause(atoms(tokens(lead)))
    if comparison.wording == "meaning_changed":
        return _carried(comparison, claim, passage, clause)
    if comparison.wording in _AS_RECORDED and (lost := _denial_lost(comparison, passage, clause)) is not None:
        return replace(comparison, wording="meaning_changed", findings=(*comparison.findings, lost))
    return comparison


def _carried(comparison: Comparison, claim: str, passage: str, clause: Atoms) -> Comparison:
    """The words as they are by themselves, where all that turns them was cut off in front and is said in the clause."""
    turning = [finding for finding in comparison.findings if finding.turns]
    if not all(_in_front(finding, comparison) and _said(finding, clause) for finding in turning):
        return comparison
    alone = compare(claim, passage[comparison.recorded_start : comparison.recorded_end]).wording
    told = tuple(
        replace(finding, turns=False, note=TOLD) if finding.turns else finding
        for finding in comparison.findings
    )
    return replace(comparison, wording="excerpt" if alone == "exact" else alone, findings=told)


def _denial_lost(comparison: Comparison, passage: str, clause: Atoms) -> Finding | None:
    """The denial of the verb that the clause has as the record has it, right before the words, and does not deny."""
    low = max(0, comparison.recorded_start - SIGHT)
    read = atoms(tokens(passage[low : comparison.recorded_start]))
    denials = [m for m in markers(read.words) if m.kind == "negation"]
    if not denials or any(m.kind == "negation" for m in markers(clause.words)):
        return None
    last = denials[-1]
    verb = len(read) - last.end
    if (
        not 0 < verb <= VERB
        or verb > len(clause)
        or any(_BREAK.search(read.between(at)) for at in range(last.end, len(read) + 1))
    ):
        return None
    theirs, ours = read.words[last.end :], clause.words[-verb:]
    if any(bases(a).isdisjoint(bases(b)) for a, b in zip(theirs, ours, strict=True)):
        return None
    return Finding(
        "negation", "", read.raw(last.start, last.end), RULE, True,
        recorded_start=low + read.starts[last.start], recorded_end=low + read.ends[last.end - 1], note=LOST,
    )  # fmt: skip


def _clause(lead: Atoms) -> Atoms:
    """The end of a lead, from its last break or verb of saying on: "said he did not" of "In the end, she said he did not"."""
    at = len(lead)
    while at and not _BREAK.search(lead.between(at)):
        at -= 1
        if lead.words[at] in words("cues_speech"):
            break
    return lead.part(at, len(lead))


def _in_front(finding: Finding, comparison: Comparison) -> bool:
    """Whether something was cut off before the words, of a kind that can be said otherwise."""
    start = finding.recorded_start
    before = start is None or start < comparison.recorded_start
    return before and finding.rule.startswith("cut.") and finding.kind in _KINDS


def _said(finding: Finding, clause: Atoms) -> bool:
    """Whether a clause has a marker of the same kind and group, or the same word in another form ("I think", "he thought")."""
    cut = atoms(tokens(finding.recorded)).words
    groups = {m.group for m in markers(cut) if m.kind == finding.kind}
    here = {m.group for m in markers(clause.words) if m.kind == finding.kind}
    if not groups.isdisjoint(here):
        return True
    weights = {form for word in cut if word not in listed("light_words") for form in bases(word)}
    return not weights.isdisjoint(form for word in clause.words for form in bases(word))
