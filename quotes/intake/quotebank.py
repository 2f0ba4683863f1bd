"""Quotebank: quotations that a machine took from news articles, by quotation or by article, and its forerunner.

A line of the quotation-centric files has `quoteID`, `quotation`, `speaker`, `probas`, `date` and `urls`; one of the
article-centric files `articleID` and `quotations`; one of Quootstrap `canonicalQuotation` and `occurrences`
(Vaucher, Spitz, Catasta and West: Quotebank, WSDM 2021). Its `qids` are every Wikidata item that goes by the
speaker's name, so they tell nobody apart and are left alone; `quotes speakers import` is the place for them.
"""

from collections.abc import Iterator
from typing import Any

from quotes.errors import BadInput
from quotes.intake.bulk import LONGEST_ROW, Row, clean, is_position, object_of
from quotes.quotation import Attribution

COLLECTION = "Quotebank"
# Below an even chance the likeliest speaker is more often wrong than right: the words are kept, the credit is not.
EVEN = 0.5
NOBODY = {"", "none"}
# Code points of context kept on each side, as for every secondary source.
CONTEXT = 150


def rows_of(line: str | bytes) -> tuple[Row, ...]:
    """The rows of one line, one for each place the words were found in; raises `BadInput` when it is no such line."""
    data = object_of(line)
    if "quotations" in data:
        rows = tuple(_article(data))
    elif "occurrences" in data:
        rows = tuple(_quootstrap(data))
    elif "quotation" in data:
        rows = tuple(_quotation(data))
    else:
        raise BadInput('the line has no "quotation", "quotations" or "occurrences"; it is not Quotebank')
    if not rows:
        raise BadInput("the line holds no quotation with words")
    return rows


def _quotation(data: dict[str, Any]) -> Iterator[Row]:
    speaker, sure = _speaker(data.get("speaker"), data.get("probas"))
    urls = [url for url in _list(data.get("urls")) if isinstance(url, str) and url.strip()]
    ident = _str(data.get("quoteID"))
    for url in dict.fromkeys(urls) or [None]:
        yield from _row(
            data.get("quotation"), ident, speaker, sure, url, ident, data.get("date"), "quotation"
        )


def _article(data: dict[str, Any]) -> Iterator[Row]:
    """An article's own speaker of a quotation goes before the one that most articles name."""
    url = _str(data.get("url"))
    document = _str(data.get("articleID") or data.get("articleUID"))
    for item in _list(data["quotations"]):
        if not isinstance(item, dict):
            continue
        near = "local" if _named(item.get("localTopSpeaker")) else "global"
        speaker, sure = _speaker(item.get(f"{near}TopSpeaker"), item.get(f"{near}Probas"))
        offset = item.get("quotationOffset")
        yield from _row(
            item.get("quotation"),
            _str(item.get("quoteID")),
            speaker,
            sure,
            url,
            document,
            data.get("date"),
            f"article-{near}",
            title=_str(data.get("title")),
            position=offset if is_position(offset) else None,
            around=(_str(item.get("leftContext")), _str(item.get("rightContext"))),
        )


def _quootstrap(data: dict[str, Any]) -> Iterator[Row]:
    named = [name for name in _list(data.get("speaker")) if _named(name)]
    sure = data.get("confidence")
    for item in _list(data["occurrences"]):
        if isinstance(item, dict):
            document = _str(item.get("articleUID"))
            yield from _row(
                item.get("quotation") or data.get("quotation"),
                document,
                str(named[0]).strip() if len(named) == 1 else None,
                float(sure) if isinstance(sure, int | float) else None,
                _str(item.get("website")),
                document,
                item.get("date"),
                "quootstrap",
            )


def _row(
    text: object,
    ident: str | None,
    speaker: str | None,
    sure: float | None,
    url: str | None,
    document: str | None,
    date: object,
    rule: str,
    *,
    title: str | None = None,
    position: int | None = None,
    around: tuple[str | None, str | None] = (None, None),
) -> Iterator[Row]:
    if not isinstance(text, str) or not text.strip():
        return
    if len(text) > LONGEST_ROW:
        raise BadInput(f"a quotation has {len(text):,} characters; the limit is {LONGEST_ROW:,}")
    if sure is not None and sure < EVEN:
        speaker = None
    before, after = around
    yield Row(
        clean(text),
        ident,
        speaker,
        document,
        position,
        url,
        title,
        day(date),
        "quote",
        "secondary",
        COLLECTION,
        Attribution((speaker,), confidence="likely", rule=f"quotebank-{rule}") if speaker else None,
        before[-CONTEXT:] if before else None,
        after[:CONTEXT] if after else None,
        "en",
    )


def _speaker(name: object, probas: object) -> tuple[str | None, float | None]:
    """The named speaker and how probable the machine found it, 0 to 1; None where the line says nothing of it."""
    if not _named(name):
        return None, None
    speaker = clean(str(name))
    for pair in _list(probas):
        if isinstance(pair, list) and len(pair) == 2 and pair[0] == name:
            try:
                return speaker, float(pair[1])
            except (TypeError, ValueError):
                return speaker, None
    return speaker, None


def _named(name: object) -> bool:
    return isinstance(name, str) and name.strip().casefold() not in NOBODY


def day(value: object) -> str | None:
    """The ISO date at the head of `2019-03-10 08:49:40`, `20250120103000` or `2025-01-20T10:30:00Z`, if one is there."""
    digits = "".join(c for c in str(value or "")[:10] if c.isdigit() and c.isascii())[:8]
    if len(digits) != 8 or not ("01" <= digits[4:6] <= "12" and "01" <= digits[6:8] <= "31"):
        return None
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _str(value: object) -> str | None:
    return clean(str(value)) or None if isinstance(value, str | int) else None
