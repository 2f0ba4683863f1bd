"""Attribution by confidence and by rule: how much each covers, and how often it is right.

A quotation is judged where the benchmark names its speaker; pronouns it does not resolve are covered but not judged, nor are
descriptions for which we give a name.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from bench.figures import Cell, Table
from bench.inputs import EXTRACTION
from bench.scorers import scorer
from quotes.quotation import Quotation

Span = tuple[int, int]
JUDGED = ("named", "propernoun", "pronoun", "nominal")


def judged(articles: Sequence[dict[str, Any]], found: dict[str, list[Quotation]]) -> list[Table]:
    """Two tables over matched direct quotations: by confidence, and by rule."""
    score = scorer(EXTRACTION)
    tiers: dict[str, Counter[str]] = defaultdict(Counter)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for article in articles:
        text = article["text"]
        ours = [(q, score.trim(text, q.start, q.end)) for q in found[article["id"]]]
        for gold in article["quotes"]:
            if gold["kind"] != "direct":
                continue
            quotation = _matched(ours, score.trim(text, gold["start"], gold["end"]))
            kind, _, right, rested = score.judge(gold, as_row(quotation) if quotation else {})
            if quotation is not None and kind == "nominal" and rested and named(text, quotation):
                # "The president" is all that the benchmark says; whether our name for him is right it cannot tell.
                kind = "unresolved"
            total += Counter(all=1, judged=kind in JUDGED)
            if quotation is None:
                continue
            told = quotation.attribution
            for tally in (tiers[told.confidence], rules[f"{told.confidence} {told.rule}"]):
                tally += Counter(n=1, judged=kind in JUDGED, right=kind in JUDGED and right)
    return [_by_confidence(tiers, total), _by_rule(rules)]


def named(text: str, quotation: Quotation) -> bool:
    """Whether a credit gives the name of somebody whom the text only describes where they speak ("the president")."""
    told = quotation.attribution
    rested = text[told.speaker_start : told.speaker_end]
    return told.speaker is not None and rested.lower().startswith("the ") and told.speaker not in rested


def as_row(quotation: Quotation) -> dict[str, Any]:
    """A quotation in the benchmark's form."""
    told = quotation.attribution
    row: dict[str, Any] = {"start": quotation.start, "end": quotation.end, "speaker": told.speaker}
    if told.speaker_start is not None:
        row |= {"speaker_start": told.speaker_start, "speaker_end": told.speaker_end}
    return row


def _by_confidence(tiers: dict[str, Counter[str]], total: Counter[str]) -> Table:
    rows: list[list[Cell]] = []
    for tier in ("certain", "likely", "possible", "none"):
        one = tiers[tier]
        share, sure = one["n"] / max(1, total["all"]), one["judged"] / max(1, total["judged"])
        rows.append([tier, share, sure, _right(one) if tier != "none" else None])
    head = ("confidence", "share of all", "share of those that could be judged", "right")
    return Table("By confidence, on the same half", head, ("", ".1%", ".1%", ".1%"), rows)


def _by_rule(rules: dict[str, Counter[str]]) -> Table:
    ranked = sorted(rules.items(), key=lambda item: (-item[1]["n"], item[0]))
    rows: list[list[Cell]] = [[rule, one["n"], one["judged"], _right(one)] for rule, one in ranked]
    return Table("By rule", ("rule", "found", "judged", "right"), ("", "d", "d", ".1%"), rows)


def _right(tally: Counter[str]) -> float | None:
    return tally["right"] / tally["judged"] if tally["judged"] else None


def _matched(ours: list[tuple[Quotation, Span]], gold: Span) -> Quotation | None:
    for quotation, (start, end) in ours:
        shared = min(end, gold[1]) - max(start, gold[0])
        if shared > 0 and shared >= 0.8 * max(end - start, gold[1] - gold[0]):
            return quotation
    return None
