"""What the writer says himself before the marks: of "he did not “have a plan”" the denial was not cut away, it stands outside.

A fragment is often taken into a sentence of the writer's own. What governs it on record, just before the words, turns
nothing where the writer's clause before the marks says as much. Where of that clause and the record only one denies the
verb that both have ("she said she had “a plan”" for "I don't have a plan", "they will not “build it”" for "we will build
it"), the words are right and what is said with them is not.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from quotes.lexicon import classed, grouped, listed, words
from quotes.text import tokens
from quotes.verdicts import Comparison, Finding
from quotes.wording.canon.atoms import Atoms, atoms
from quotes.wording.canon.markers import Marker, bases, markers
from quotes.wording.collation import compare

RULE = "frame.negation"
TOLD = "the writer says so before the marks"
TOLD_BEHIND = "the writer gives the condition outside the marks"
LOST = "the writer has the verb before the marks without its denial"
PUT = "the writer denies before the marks what the record does not"
# So far before the words a denial is looked for (code points), and so many words of a verb stand between ("have to have").
SIGHT, VERB = 120, 4
# Words between a "denied" and the marks, at most: "that the guild of the old bridge would".
DENIED = 9
_AS_RECORDED = frozenset({"exact", "excerpt", "minor", "elided"})
# Kinds of what governs words from before them and can be said as well in a clause of another's.
_KINDS = frozenset({"negation", "hedge", "modal", "condition", "quantifier", "bound", "time"})
_STOP = re.compile(r"[.!?;\n]")
_BREAK = re.compile(r"[,;:.!?()\n—–]")
# Between these two denials are of two clauses, or the second goes on with the first: "did not and will not", "neither … nor".
_JOINING = frozenset({"and", "or", "nor"})


class Frame(NamedTuple):
    """The writer's words before the marks and behind them, as far as they belong to the sentence."""

    lead: str
    trail: str = ""


def framed(comparison: Comparison, claim: str, passage: str, frame: Frame) -> Comparison:
    """The comparison of a claim with a passage, read with the writer's words around the marks.

    Without such words the comparison stands as it is. Positions are code points of `passage`.
    """
    if not (frame.lead or frame.trail) or comparison.guard == "unavailable":
        return comparison
    before = atoms(tokens(frame.lead))
    if comparison.wording == "meaning_changed":
        return _carried(comparison, claim, passage, before, atoms(tokens(frame.trail)))
    if comparison.wording in _AS_RECORDED and frame.lead:
        turned = _denied_otherwise(comparison, claim, passage, _clause(before))
        if turned is not None:
            return replace(comparison, wording="meaning_changed", findings=(*comparison.findings, turned))
    return comparison


def _carried(comparison: Comparison, claim: str, passage: str, lead: Atoms, trail: Atoms) -> Comparison:
    """The words as they are by themselves, where all that turns them was cut off and is said outside the marks."""
    turning = [finding for finding in comparison.findings if finding.turns]
    if not all(
        (len(lead) and _in_front(finding, comparison) and _said(finding, lead))
        or _condition_given(finding, comparison, passage, (lead, trail))
        for finding in turning
    ):
        return comparison
    alone = compare(claim, passage[comparison.recorded_start : comparison.recorded_end]).wording
    told = tuple(
        replace(finding, turns=False, note=TOLD if _in_front(finding, comparison) else TOLD_BEHIND)
        if finding.turns
        else finding
        for finding in comparison.findings
    )
    return replace(comparison, wording="excerpt" if alone == "exact" else alone, findings=told)


def _denied_otherwise(comparison: Comparison, claim: str, passage: str, clause: Atoms) -> Finding | None:
    """The denial that only the record or only the clause has, right before the words, of a verb that both have."""
    at = comparison.recorded_start
    low = max(0, at - SIGHT)
    record = _unbroken(atoms(tokens(passage[low:at])))
    lost, put = _denials(record), _denials(clause)
    if len(lost) % 2 == len(put) % 2:
        return None
    if len(lost) % 2:
        last = lost[-1]
        return Finding(
            "negation", "", record.raw(last.start, last.end), RULE, True, note=LOST,
            recorded_start=low + record.starts[last.start], recorded_end=low + record.ends[last.end - 1],
        ) if _same_verb(record, last, clause) else None  # fmt: skip
    last = put[-1]
    if any(m.kind == "condition" for m in markers(clause.words)):
        return None  # "if they do not “build it”" tells of another case
    if not (
        _same_verb(clause, last, record)
        or _denies_next(clause, last, record)
        or _denies_that(clause, last, record)
    ):
        return None
    return Finding(
        "negation",
        clause.raw(last.start, last.end),
        "",
        RULE,
        True,
        note=PUT,
        recorded_start=at,
        recorded_end=at,
    )


def _denials(clause: Atoms) -> list[Marker]:
    """What denies in a clause, one that goes on with another ("did not and will not") left out."""
    found: list[Marker] = []
    end = 0
    for marker in markers(clause.words):
        if marker.kind != "negation":
            continue
        if not found or _JOINING.isdisjoint(clause.words[end : marker.end]):
            found.append(marker)
        else:
            found[-1] = marker
        end = marker.end
    return found


def _same_verb(denied: Atoms, denial: Marker, plain: Atoms) -> bool:
    """Whether the words between a denial and the marks are those before the marks in the other text, in whatever form."""
    verb = len(denied) - denial.end
    if not 0 < verb <= VERB or verb > len(plain):
        return False
    pairs = zip(denied.words[denial.end :], plain.words[-verb:], strict=True)
    return not any(bases(a).isdisjoint(bases(b)) for a, b in pairs)


def _denies_next(clause: Atoms, denial: Marker, record: Atoms) -> bool:
    """Whether "will not" or "he never" stands right before words that the record has right behind a modal or a subject."""
    led = clause.words[max(0, denial.start - 1) : denial.start]
    subjects = listed("subject_pronouns")
    if (
        clause.words[denial.start :] not in (("not",), ("never",))
        or led == ()
        or led[0] not in (classed("auxiliaries") | subjects)
    ):
        return False
    behind = record.words[-1:]
    return behind in grouped("guard_modals") or not subjects.isdisjoint(behind)


def _denies_that(clause: Atoms, denial: Marker, record: Atoms) -> bool:
    """Whether "denied that they would" or "denied having" stands right before words that the record has of its subject."""
    if bases(clause.words[denial.start]).isdisjoint(("deny",)):
        return False
    told = clause.words[denial.end :]
    if not 0 < len(told) <= DENIED:
        return False
    ends = classed("auxiliaries") | listed("subject_pronouns") | {"having", "that"}
    if told[-1] not in ends or (told[-1] == "that" and len(record)):
        return False
    behind = record.words[-1:]
    return behind in grouped("guard_modals") or ends.issuperset(behind)


def _unbroken(text: Atoms) -> Atoms:
    """The end of a text, from its last break on."""
    at = len(text)
    while at and not _BREAK.search(text.between(at)):
        at -= 1
    return text.part(at, len(text))


def _clause(lead: Atoms) -> Atoms:
    """The end of a lead, from its last break or verb of speech on: "said he did not" of "In the end, she said he did not".

    A verb that denies and one of opinion count with what denies them: "did not deny that he", "did not think he".
    """
    clause = _unbroken(lead)
    denying = {at for m in markers(clause.words) if m.kind == "negation" for at in range(m.start, m.end)}
    spoken = (
        at
        for at, word in enumerate(clause.words)
        if word in words("cues_speech")
        and at not in denying
        and bases(word).isdisjoint(listed("guard_raising"))
    )
    return clause.part(max(spoken, default=0), len(clause))


def _condition_given(
    finding: Finding, comparison: Comparison, passage: str, around: tuple[Atoms, Atoms]
) -> bool:
    """Whether a condition that stands behind the words on record is given by the writer before the marks or behind them."""
    start = finding.recorded_start
    if finding.rule != "cut.condition" or start is None or start < comparison.recorded_end:
        return False
    told = _weights(atoms(tokens(_STOP.split(passage[start : start + SIGHT])[0])))
    return any(_marked(finding, text) and not told.isdisjoint(_weights(text)) for text in around)


def _weights(text: Atoms) -> frozenset[str]:
    """The words of weight that stand behind the first condition of a text, in all their forms."""
    at = next((m.end for m in markers(text.words) if m.kind == "condition"), len(text))
    heavy = (word for word in text.words[at:] if word not in listed("light_words"))
    return frozenset(form for word in heavy for form in bases(word))


def _in_front(finding: Finding, comparison: Comparison) -> bool:
    """Whether something was cut off before the words, of a kind that can be said otherwise."""
    start = finding.recorded_start
    before = start is None or start < comparison.recorded_start
    return before and finding.rule.startswith("cut.") and finding.kind in _KINDS


def _said(finding: Finding, lead: Atoms) -> bool:
    """Whether the clause before the marks has what a finding says was cut off.

    A denial is there where the clause denies; a condition also where its own words are told farther in front; all else by a
    marker of the same group, or by the same word in another form ("I think", "he thought").
    """
    clause = _clause(lead)
    if finding.kind == "negation":
        return len(_denials(clause)) % 2 == 1
    if finding.kind == "condition":
        return _marked(finding, clause) or (_marked(finding, lead) and _worded(finding, lead))
    return _marked(finding, clause) or _worded(finding, clause)


def _marked(finding: Finding, text: Atoms) -> bool:
    """Whether a text has a marker of the kind and group of what was cut off, without an "if" that tells what was asked."""
    groups = {m.group for m in markers(atoms(tokens(finding.recorded)).words) if m.kind == finding.kind}
    return any(
        m.kind == finding.kind
        and m.group in groups
        and not (m.kind == "condition" and m.start and text.words[m.start - 1] in classed("asking"))
        for m in markers(text.words)
    )


def _worded(finding: Finding, text: Atoms) -> bool:
    """Whether a text has a word of weight of what was cut off, in whatever form."""
    cut = atoms(tokens(finding.recorded)).words
    weights = {form for word in cut if word not in listed("light_words") for form in bases(word)}
    return any(not weights.isdisjoint(bases(word)) for word in text.words)
