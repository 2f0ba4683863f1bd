"""What a person reads on a terminal: a verdict with its evidence, a list of hits."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from db.index.search import SearchHit
from quotes.counting import counted
from quotes.intake.records import CONTEXT
from quotes.text import head, holds, one_line, tail
from quotes.text import words as words_of
from quotes.verdict.brevity import KIND as TOO_FEW
from quotes.verdict.summary import listed, unguarded
from quotes.verdicts import Credited, Evidence, Finding, Passage, Verdict
from quotes.wording.difference import spaced

SHOWN_PLACES = 5
# Of another wording in a list of places.
SHOWN_CHARACTERS = 240
GOOD = frozenset({"exact", "minor", "excerpt", "elided", "confirmed", "likely", "not_claimed"})


def print_verdict(out: Console, verdict: Verdict) -> None:
    """The verdict in one sentence, then what it rests on."""
    answers = Text()
    for label, value in (("wording", verdict.wording), ("attribution", verdict.attribution)):
        answers.append(f"{label}: ").append(value, "bold green" if value in GOOD else "bold red").append(
            "   "
        )
    if verdict.source != "not_claimed":
        answers.append("source: ").append(
            verdict.source, "bold green" if verdict.source == "same" else "bold red"
        )
    out.print(answers)
    out.print(Text(verdict.summary))
    if verdict.recorded is None:
        out.print(Text(_advice(verdict)))
        _print_nearest(out, verdict.nearest)
        return
    out.print()
    out.print(_diff(verdict))
    for piece in verdict.passages:
        out.print(_passage(piece))
        if len(verdict.passages) > 1:
            out.print(Text(f"  {_stands(piece, verdict.evidence)}"))
    if told := unguarded([verdict]):
        out.print(Text(told))
    for line in dict.fromkeys(map(_line, verdict.findings)):
        out.print(Text(line))
    out.print()
    _print_places(out, verdict.evidence, [piece.recorded for piece in verdict.passages])


def _line(finding: Finding) -> str:
    told = finding.note or " → ".join(filter(None, (one_line(finding.recorded), one_line(finding.claim))))
    return f"{'! ' if finding.turns else '· '}{finding.kind.replace('_', ' ')}: {told} [{finding.rule}]"


def _advice(verdict: Verdict) -> str:
    """What to do about words that were not found."""
    if any(finding.kind == TOO_FEW for finding in verdict.findings):
        return "`quotes search` lists every place that holds single words."
    if verdict.searched.what == "text":
        return "Try other words, or the text in which they should stand."
    return "Try other words, or add the source in which they should stand."


def _print_places(out: Console, evidence: Sequence[Evidence], recorded: Sequence[str]) -> None:
    """Where the words stand, one place of a source; then, a line each, the sources of other parts of the remark."""
    lines = {line.plain: line for place in evidence if place.holds and (line := _place(place, recorded))}
    for line in list(lines.values())[:SHOWN_PLACES]:
        out.print(line)
    if (more := len(lines) - SHOWN_PLACES) > 0:
        out.print(Text(f"and {counted(more, 'more place')} (--json lists them)"))
    held = {_source(place) for place in evidence if place.holds}
    apart = dict.fromkeys(_source(place) for place in evidence if not place.holds)
    if rest := [source for source in apart if source not in held]:
        out.print(Text("other parts of the same remark, which do not hold the words asked about:"))
        for source in rest[:SHOWN_PLACES]:
            out.print(Text(f"  {source}"))
    if (more := len(rest) - SHOWN_PLACES) > 0:
        out.print(Text(f"  and {counted(more, 'more source')} (--json lists them)"))


def _print_nearest(out: Console, nearest: Sequence[Evidence]) -> None:
    """What comes near words that are not found, for a person to look at."""
    if nearest:
        out.print(Text("nearest on record, which may be another remark:"))
    for place in nearest:
        whose = f" ({listed(place.speakers)})" if place.speakers else ""
        out.print(Text(f"  “{one_line(place.text)}”{whose}, {_source(place)}"))


def _source(place: Evidence) -> str:
    """A source in one line: who published it, its title, the day, the tier."""
    where = [one_line(part) for part in (place.publisher, place.title) if part] or [one_line(place.url)]
    dated = f", {one_line(place.published)[:10]}" if place.published else ""
    return f"{', '.join(where)}{dated} [{place.tier}]"


def _diff(verdict: Verdict) -> Text:
    """What was changed, readable without colour: [-dropped-] and {+added+}."""
    line = Text("changes:  ")
    if all(edit.op == "equal" for edit in verdict.edits):
        return line.append(_left_out(verdict) or "none in the words recorded")
    for edit in spaced(verdict.edits):
        if edit.op == "equal":
            line.append(_squeezed(edit.recorded))
            continue
        shown = [
            (f"[-{one_line(edit.recorded)}-]" if edit.recorded.strip() else "", "red strike"),
            (f"{{+{one_line(edit.claim)}+}}" if edit.claim.strip() else "", "green underline"),
        ]
        texts = [text for text in (edit.recorded, edit.claim) if text]
        if any(text[0].isspace() for text in texts) and not line.plain.endswith(" "):
            line.append(" ")
        line.append_text(Text(" ").join(Text(*each) for each in shown if each[0]))
        line.append(" " if any(text[-1].isspace() for text in texts) else "")
    return line


def _left_out(verdict: Verdict) -> str:
    """What turns the meaning of words that agree: it stands before or behind them, and was left out; empty for nothing."""
    told = []
    for words in dict.fromkeys(
        one_line(f.recorded) for f in verdict.findings if f.turns and f.recorded.strip()
    ):
        behind = not any(words in one_line(piece.prefix) for piece in verdict.passages)
        told.append(f"“{words}” {'behind' if behind else 'before'} them was left out")
    return f"the words agree; {' and '.join(told)}" if told else ""


def _squeezed(text: str) -> str:
    """Text on one line, with a single space kept where white space stood at an edge."""
    shown = one_line(text)
    if not shown:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{shown}{' ' * text[-1].isspace()}"


def _passage(piece: Passage) -> Text:
    text = Text("on record: ")
    text.append(_squeezed(tail(piece.prefix, CONTEXT)), "dim").append(_squeezed(piece.recorded), "bold")
    return text.append(_squeezed(head(piece.suffix, CONTEXT)), "dim")


def _stands(piece: Passage, evidence: Sequence[Evidence]) -> str:
    """Who is credited with a piece, and the source in which it stands."""
    place = next((place for place in evidence if place.occurrence_id == piece.occurrence_id), None)
    if place is None:
        return "in a place that is not listed"
    return f"{one_line(', '.join(place.speakers)) or 'nobody named'}: {_source(place)}"


def _place(place: Evidence, recorded: Sequence[str]) -> Text:
    """Who is credited where, and the words that stand there where they are not the `recorded` ones."""
    line = Text("  ").append("; ".join(map(_credit, place.credits)) or "nobody named", "bold")
    line.append(f"\n    {_source(place)}")
    if not any(_holds(words_of(place.text), words_of(words)) for words in recorded):
        there = one_line(place.text).rstrip(",;")
        line.append(
            f"\n    has: “{there if len(there) <= SHOWN_CHARACTERS else there[:SHOWN_CHARACTERS] + '…'}”"
        )
    named = {one_line(part) for part in (place.publisher, place.title)} - {""} or {one_line(place.url)}
    for detail in (place.url, place.citation):
        if detail and one_line(detail) not in named:
            line.append(f"\n    {one_line(detail)}", "dim")
    return line


def _holds(there: list[str], recorded: list[str]) -> bool:
    """Whether words stand in others in a row, or hold all of them: a row of a longer passage is a part of it."""
    return holds(there, recorded) or holds(recorded, there)


def _credit(credit: Credited) -> str:
    name = one_line(credit.speaker)
    if credit.status != "asserted":
        return f"{name}: {credit.status}"
    return (
        f"{name} ({credit.confidence}, {credit.rule}{', via ' + one_line(credit.via) if credit.via else ''})"
    )


def print_found(out: Console, found: Sequence[SearchHit]) -> None:
    """Search hits as a table."""
    if not found:
        out.print(
            "Nothing on record holds all these words; try fewer, or `quotes verify` for a whole quotation."
        )
        return
    table = Table(expand=True)
    for column, ratio in (("Words", 6), ("Speaker", 2), ("Source", 3)):
        table.add_column(column, ratio=ratio, overflow="fold")
    table.add_column("Date", no_wrap=True)
    for hit in found:
        words = one_line(hit.text) if hit.kind != "indirect" else f"(reported) {one_line(hit.text)}"
        source = one_line(", ".join(filter(None, (hit.publisher, hit.title))) or hit.url)
        table.add_row(
            Text(words),
            Text(one_line(", ".join(hit.speakers)) or "—"),
            Text(source),
            Text((hit.published or "—")[:10]),
        )
    out.print(table)
