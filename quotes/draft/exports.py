"""A checked draft as a file: JSON for programs, CSV for a spreadsheet; the page to read is in `quotes.draft.report`."""

import csv
import io
import json
from collections.abc import Iterator

from quotes.draft.badges import advice
from quotes.draft.drafts import CheckedDraft, CheckedQuotation

COLUMNS = (
    "number", "start", "end", "quotation", "speaker", "speaker_as_written", "wording", "attribution", "summary",
    "advice", "recorded", "recorded_speakers", "suggested", "citation", "link", "guard",
)  # fmt: skip
# A spreadsheet runs a cell that begins so as a formula (OWASP, CSV Injection); an apostrophe before it stops that.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_json(draft: CheckedDraft) -> str:
    """The whole answer, the draft's text included."""
    return (
        json.dumps(draft.as_dict(), ensure_ascii=False, indent=2).encode("utf-8", "replace").decode() + "\n"
    )


def as_csv(draft: CheckedDraft) -> str:
    """A row for each place of a quotation (RFC 4180); no cell can be run as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for checked in draft.quotations:
        writer.writerows(_rows(checked))
    return out.getvalue()


def _rows(checked: CheckedQuotation) -> Iterator[list[str]]:
    quotation, verdict = checked.quotation, checked.verdict
    citation = checked.citation
    for place in quotation.places:
        cells: list[str | int | None] = [
            checked.number, place.start, place.end, quotation.written(place), ", ".join(quotation.speakers), quotation.mention,
            verdict.wording, verdict.attribution, verdict.summary, advice(checked), verdict.recorded,
            ", ".join(verdict.speakers), place.suggested, citation.chicago if citation else None,
            citation.link if citation else None, verdict.guard,
        ]  # fmt: skip
        yield [safe(cell) for cell in cells]


def safe(cell: str | int | None) -> str:
    """A cell that no spreadsheet runs: what begins like a formula gets an apostrophe before it."""
    text = "" if cell is None else str(cell)
    text = "".join(c if c.isprintable() or c in "\n\t\u00a0" else " " for c in text)
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) else text
