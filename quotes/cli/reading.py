"""`quotes extract` and `quotes read`: what a file holds, without storing anything."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from quotes.attribution.extraction import extract, extract_from
from quotes.cli.batches import object_in, refusal, tell_unread, write
from quotes.cli.options import as_format, as_json, console
from quotes.counting import counted
from quotes.errors import BadInput
from quotes.quotation import Quotation
from scrapers.document import Document
from scrapers.errors import ReadError
from scrapers.fetching.fetch import fetch
from scrapers.registry import read


@click.command("extract")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--jsonl", is_flag=True, help='Read {"id","text"} lines and write a line of quotations for each.'
)
@click.option("--indirect", is_flag=True, help="Also give reported speech without marks.")
@as_format
@as_json
def extract_command(
    files: tuple[str, ...], jsonl: bool, indirect: bool, format_: str | None, json_: bool
) -> None:
    """Print quotations and who said them, without storing. `-` is standard input.

    Example: quotes extract article.html
    """
    if jsonl:
        _extract_lines(files, indirect)
        return
    for name in files:
        document = read_document(name, format_)
        found = extract_from(document, indirect=indirect)
        if json_:
            click.echo(
                json.dumps(
                    {"schema": 1, "id": name, "quotes": [as_row(q) for q in found]}, ensure_ascii=False
                )
            )
        else:
            _print(name, document, found)


def as_row(found: Quotation) -> dict[str, Any]:
    """A quotation in the form of the contract."""
    said = found.attribution
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "kind": found.kind,
        "speaker": said.speaker,
        "speakers": list(said.speakers),
        "speaker_start": said.speaker_start,
        "speaker_end": said.speaker_end,
        "via": said.via,
        "said_on": said.said_on,
        "cue": said.cue,
        "confidence": said.confidence,
        "rule": said.rule,
    }


def _extract_lines(files: tuple[str, ...], indirect: bool) -> None:
    """A line of quotations for every line of the files, or of the reason why it cannot be read."""
    unread: list[str] = []
    for name in files:
        for number, line in _lines(name):
            try:
                row = _parsed(line, number)
            except BadInput as error:
                unread.append(str(number) if len(files) == 1 else f"{name}:{number}")
                write(sys.stdout, refusal(line, error))
                continue
            quotes = extract(row["text"], published=row.get("published"), indirect=indirect)
            write(sys.stdout, {"id": row["id"], "quotes": [as_row(q) for q in quotes]})
    tell_unread(unread)


def _lines(name: str) -> Iterator[tuple[int, str]]:
    """The lines of a file that are not blank, with their numbers from 1."""
    if name == "-":
        yield from ((number, line) for number, line in enumerate(sys.stdin, 1) if line.strip())
        return
    try:
        with Path(name).open(encoding="utf-8", errors="replace") as file:
            yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())
    except OSError as error:
        raise ReadError(f"{name} cannot be read ({error.strerror}); check the path.") from error


def _parsed(line: str, number: int) -> dict[str, Any]:
    row = object_in(line, number)
    if not isinstance(row.get("text"), str) or "id" not in row:
        raise BadInput(f'Line {number} has no "id" or no "text"; each must be an object with both.')
    if not isinstance(row.get("published"), str | None):
        raise BadInput(f'Line {number}: "published" must be an ISO date.')
    return row


def read_document(name: str, format_: str | None) -> Document:
    """The first document of a file, an address, or standard input."""
    if name == "-":
        return read(sys.stdin.buffer.read(), name="stdin", format=format_)
    got = fetch(name)
    return read(
        got.data,
        name=Path(got.final_url).name or name,
        url=got.url,
        format=format_,
        media_type=got.media_type,
    )


def _print(name: str, document: Document, found: list[Quotation]) -> None:
    table = Table(
        title=f"{document.title or name}: {counted(len(found), 'quotation')}",
        title_justify="left",
        expand=True,
    )
    for column, ratio in (("Words", 5), ("Speaker", 2), ("Cue", 2)):
        table.add_column(column, ratio=ratio, overflow="fold")
    # Words of our own, none longer than the heading: they take the room that they need.
    for column in ("Kind", "Confidence"):
        table.add_column(column, no_wrap=True)
    for q in found:
        said = q.attribution
        table.add_row(
            _plain(q.text),
            _plain(", ".join(said.speakers)) or "—",
            _plain(said.cue or ""),
            q.kind,
            said.confidence,
        )
    console().print(table)


def _plain(text: str) -> str:
    # A terminal obeys control characters, and rich reads square brackets as markup.
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text).replace("[", "\\[")


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--jsonl", is_flag=True, help="Write one JSON line a file.")
@as_format
@as_json
def read_command(files: tuple[str, ...], jsonl: bool, format_: str | None, json_: bool) -> None:
    """Print the document that a reader makes of a file.

    Example: quotes read page.html
    """
    failed = 0
    for name in files:
        started = time.perf_counter()
        try:
            document = read_document(name, format_)
        except ReadError as error:
            failed += 1
            click.echo(f"quotes: {name}: {error}", err=True)
            continue
        row = _document_row(name, document, 1000 * (time.perf_counter() - started))
        if jsonl or json_:
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            _print_document(document)
    if failed:
        raise click.exceptions.Exit(3)


def _document_row(name: str, document: Document, ms: float) -> dict[str, Any]:
    return {
        "id": Path(name).name.split(".")[0],
        "text": "\n".join(document.text[s:e].strip("\n") for s, e in document.body()),
        "title": document.title,
        "authors": list(document.authors),
        "date": document.published,
        "site": document.site,
        "ms": round(ms, 3),
        "url": document.url,
        "canonical": document.canonical,
        "modified": document.modified,
        "language": document.language,
        "tier": document.tier,
        "reader": document.reader,
        "sha256": document.sha256,
        "spans": [
            {"start": s.start, "end": s.end, "kind": s.kind, "speaker": s.speaker} for s in document.spans
        ],
        "furniture": [list(pair) for pair in document.furniture],
        "notes": list(document.notes),
        "wire": document.wire,
        "captions": list(document.captions),
    }


def _print_document(document: Document) -> None:
    for label, value in (
        ("Title", document.title),
        ("By", ", ".join(document.authors)),
        ("Date", document.published),
        ("Site", document.site),
        ("Wire", document.wire),
        ("Read as", f"{document.reader} ({document.tier})"),
        ("SHA-256", document.sha256),
    ):
        if value:
            click.echo(f"{label}: {value}")
    for start, end in document.body():
        click.echo(document.text[start:end])
