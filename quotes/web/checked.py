"""A checked draft as the page shows it: the text with its quotations marked, a list beside it, files to keep."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response
from markupsafe import Markup

from quotes.deep_links import web_address
from quotes.draft.badges import TONES, Badge, advice, badges, tone
from quotes.draft.drafts import CheckedDraft, CheckedQuotation
from quotes.draft.exports import as_csv, as_json
from quotes.draft.report import HEADINGS, as_html, marked_text, word_diff
from quotes.verdict.summary import unguarded
from quotes.web.claims import Refused

FILES = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "json": ("application/json; charset=utf-8", as_json),
    "html": ("text/html; charset=utf-8", as_html),
}
# What is longer is shown by its beginning: the whole stands beside it, marked.
SHOWN = 240
# A longer address is refused by many servers.
LONGEST_LINK = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A quotation in the list beside the draft."""

    checked: CheckedQuotation
    tone: str
    badges: tuple[Badge, ...]
    words: str
    diff: Markup | None
    advice: str
    suggested: tuple[str, ...]
    link: str | None
    verify: str | None


@dataclass(frozen=True, slots=True)
class Drafted:
    """A checked draft as the page shows it; `counts` are the tones with how many quotations have each."""

    draft: CheckedDraft
    text: Markup
    entries: tuple[Entry, ...]
    counts: tuple[tuple[str, str, int], ...]
    unguarded: str


def drafted(draft: CheckedDraft) -> Drafted:
    """The draft in the pieces that the page shows."""
    counts = Counter(tone(checked) for checked in draft.quotations)
    return Drafted(
        draft=draft,
        # Escaped where it is made: the report holds that by tests of its own.
        text=Markup("".join(marked_text(draft))),
        entries=tuple(entry(checked) for checked in draft.quotations),
        counts=tuple((name, HEADINGS[name], counts[name]) for name in reversed(TONES) if counts[name]),
        unguarded=unguarded([checked.verdict for checked in draft.quotations]),
    )


def entry(checked: CheckedQuotation) -> Entry:
    """One quotation as the list shows it."""
    quotation, verdict = checked.quotation, checked.verdict
    changed = any(edit.op != "equal" for edit in verdict.edits)
    words = quotation.words if len(quotation.words) <= SHOWN else f"{quotation.words[:SHOWN].rstrip()}…"
    asked = [("quote", quotation.words), *(("speaker", name) for name in quotation.speakers[:1])]
    query = urlencode(asked, errors="replace")
    return Entry(
        checked=checked,
        tone=tone(checked),
        badges=badges(checked),
        words=words,
        diff=Markup(word_diff(verdict.edits)) if changed else None,
        advice=advice(checked),
        suggested=tuple(place.suggested for place in quotation.places if place.suggested),
        link=web_address(checked.citation.link) if checked.citation else None,
        verify=query if len(query) <= LONGEST_LINK else None,
    )


def downloaded(draft: CheckedDraft, form: str) -> Any:
    """The checked draft as a file to keep; raises `Refused` for a form there is none of."""
    if form not in FILES:
        raise Refused(f"There is no such file to download; there are {', '.join(FILES)}.")
    media_type, make = FILES[form]
    headers = {
        "Content-Disposition": f'attachment; filename="checked-draft.{form}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(make(draft), status=200, headers=headers, content_type=media_type)
