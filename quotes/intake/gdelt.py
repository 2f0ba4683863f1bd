"""GDELT's Global Quotation Graph: quotations from online news with the words before and after each.

A line is one article: `{"date", "url", "lang", "quotes": [{"pre", "quote", "post"}]}`. It names no speaker, so
each snippet is put together again and read like any other text; who spoke is known where the snippet says it.
"""

from collections.abc import Iterator
from typing import Any

from quotes.attribution.extraction import extract
from quotes.errors import BadInput
from quotes.intake.bulk import LONGEST_ROW, Row, clean, object_of
from quotes.intake.quotebank import day
from quotes.quotation import Attribution

COLLECTION = "GDELT Global Quotation Graph"
# The graph cuts its snippets at about a hundred characters; more is not one.
SNIPPET = 600


def rows_of(line: str | bytes) -> tuple[Row, ...]:
    """The rows of one article, in order; raises `BadInput` when the line is no article of the graph."""
    data = object_of(line)
    quotes = data.get("quotes")
    if not isinstance(quotes, list):
        raise BadInput('the line has no list of "quotes"; it is not of the Global Quotation Graph')
    rows = tuple(_rows(data, quotes))
    if not rows:
        raise BadInput("the line holds no quotation with words")
    return rows


def _rows(data: dict[str, Any], quotes: list[Any]) -> Iterator[Row]:
    url = data.get("url")
    url = clean(url) if isinstance(url, str) else None
    published, language = day(data.get("date")), _language(data.get("lang"))
    for position, item in enumerate(quotes):
        if not isinstance(item, dict) or not isinstance(item.get("quote"), str):
            continue
        text = clean(item["quote"])
        if len(text) > LONGEST_ROW:
            raise BadInput(f"a quotation has {len(text):,} characters; the limit is {LONGEST_ROW:,}")
        if not text:
            continue
        before, after = _snippet(item.get("pre"))[-SNIPPET:], _snippet(item.get("post"))[:SNIPPET]
        said = _said(before, text, after, published)
        yield Row(
            text,
            None,
            said.speaker if said else None,
            None,
            position,
            url,
            None,
            published,
            "quote",
            "secondary",
            COLLECTION,
            said,
            before or None,
            after or None,
            language,
        )


def _said(before: str, text: str, after: str, published: str | None) -> Attribution | None:
    """Who the snippet says has spoken; offsets into the snippet mean nothing elsewhere and are left out."""
    start = len(before) + 2 if before else 1
    whole = f"{before} “{text}” {after}" if before else f"“{text}” {after}"
    for found in extract(whole, published=published):
        if found.start <= start < found.end:
            said = found.attribution
            if not said.speaker:
                return None
            return Attribution(
                (said.speaker,),
                cue=said.cue,
                via=said.via,
                said_on=said.said_on,
                confidence=said.confidence,
                rule=said.rule,
            )
    return None


def _snippet(value: object) -> str:
    return clean(value) if isinstance(value, str) else ""


def _language(value: object) -> str | None:
    return clean(value)[:20].casefold() or None if isinstance(value, str) else None
