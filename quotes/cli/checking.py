"""`quotes check`: every quotation of a draft, as a table, JSON, CSV or a page to read."""

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quotes.cli.answers import answering, is_stdout
from quotes.cli.options import against, allowing, as_json, console, database, fail_on, progress
from quotes.cli.reading import read_document
from quotes.counting import counted
from quotes.desk import DRAFT_BYTES, DRAFT_NAMES, check_document, quotations_of, read_draft
from quotes.draft.badges import advice, badges, tone
from quotes.draft.drafts import CheckedDraft, CheckedQuotation
from quotes.draft.exports import as_csv
from quotes.draft.exports import as_json as json_of
from quotes.draft.report import as_html
from quotes.errors import BadInput
from quotes.text import one_line
from quotes.verdict.summary import unguarded, where
from scrapers.document import Document
from scrapers.fetching.fetch import Limits, fetch

FORMATS = {"json": json_of, "csv": as_csv, "html": as_html}
# What the ending of a file that is written to says of its format.
ENDINGS = {"": "text", "txt": "text", "text": "text", "htm": "html"} | {name: name for name in FORMATS}
STYLES = {"plain": "dim", "good": "green", "care": "yellow", "open": "cyan", "bad": "bold red"}


@click.command("check")
@click.argument("draft", required=False)
@click.option("--url", metavar="URL", help="Check a published page instead of a file.")
@click.option(
    "--as",
    "written",
    type=click.Choice(list(DRAFT_NAMES)),
    help="What standard input is written in; told by its look unless named.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv", "html"]),
    help="How to answer; text unless named.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Where to write (- is standard output); its ending names the format.",
)
@against
@allowing
@fail_on
@database
@as_json
def check_command(
    draft: str | None,
    url: str | None,
    written: str | None,
    format_: str | None,
    output: Path | None,
    against: Path | None,
    sources_path: Path | None,
    fail_on: tuple[str, ...],
    db_path: Path,
    json_: bool,
) -> None:
    """Check every quotation of a draft: HTML, Markdown, plain text or Word; `-` is standard input.

    Exit code 1 when a verdict on one of them is in --fail-on.

    Example: quotes check draft.docx -o draft-checked.html
    """
    if (draft is None) == (url is None):
        raise click.UsageError("Name one draft: quotes check FILE, quotes check - or quotes check --url URL.")
    if written and draft != "-":
        raise click.UsageError(
            "--as is for standard input; of a file its ending tells what it is written in."
        )
    output = None if output is None or is_stdout(output) else output
    kind = _format(format_, output, json_)
    document = _page(url, sources_path) if url else _draft(draft or "", written)
    quotations = quotations_of(document)
    with progress("Checking", len(quotations)) as advance:
        checked = check_document(
            document,
            quotations,
            db=db_path,
            against=read_document(str(against), None) if against else None,
            progress=advance,
        )
    _write(checked, kind, output)
    if any(quotation.fails(fail_on) for quotation in checked.quotations):
        raise click.exceptions.Exit(1)


def _format(format_: str | None, output: Path | None, json_: bool) -> str:
    if json_ and format_ not in (None, "json"):
        raise click.UsageError(f"--json and --format {format_} exclude each other; leave one out.")
    if named := format_ or ("json" if json_ else None):
        return named
    ending = output.suffix.lower().lstrip(".") if output else ""
    if ending not in ENDINGS:
        raise click.UsageError(
            f"The ending .{one_line(ending)} names no format; use .html, .csv, .json or .txt, or choose with --format."
        )
    return ENDINGS[ending]


def _draft(name: str, written: str | None) -> Document:
    if name == "-":
        data = sys.stdin.buffer.read(DRAFT_BYTES + 1)
        return read_draft(data, name=DRAFT_NAMES[written] if written else "stdin")
    if "://" in name:
        raise BadInput(f"{one_line(name)} is an address; check a published page with --url.")
    got = fetch(name, limits=Limits(size=DRAFT_BYTES))
    return read_draft(got.data, name=Path(name).name, media_type=got.media_type)


def _page(url: str, sources_path: Path | None) -> Document:
    from quotes.intake.collecting import allowed

    if "://" not in url:
        raise BadInput(f"{one_line(url)} is no address; it must begin with http:// or https://.")
    got = fetch(url, limits=Limits(size=DRAFT_BYTES), allow=allowed(sources_path))
    return read_draft(
        got.data, name=Path(got.final_url).name or "page", url=got.url, media_type=got.media_type
    )


def _write(checked: CheckedDraft, kind: str, output: Path | None) -> None:
    """The answer to a file or to standard output; a file is written whole or not at all."""
    if output is None:
        if kind == "text":
            print_checked(console(), checked)
        else:
            click.echo(FORMATS[kind](checked), nl=False)
        return
    with answering(output) as file:
        if kind == "text":
            print_checked(Console(file=file, width=100, highlight=False), checked)
        else:
            file.write(FORMATS[kind](checked))
    click.echo(f"{_count(checked)} checked; written to {output}.", err=True)


def print_checked(out: Console, checked: CheckedDraft) -> None:
    """The quotations of a draft as a table: the words, whose they are, the answer and what to do."""
    if not checked.quotations:
        out.print("There is no quotation in this draft: nothing in marks, no block quote.")
        return
    title = Text(
        f"{one_line(checked.title) or 'Draft'}: {_count(checked)}, searched in {where(checked.searched)}"
    )
    out.print(title)
    table = Table(expand=True, show_lines=True)
    table.add_column("", no_wrap=True, min_width=len(str(len(checked.quotations))))
    for column, ratio in (("In the draft", 12), ("Answer", 7), ("To do", 12)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for quotation in checked.quotations:
        table.add_row(str(quotation.number), _written(quotation), _answer(quotation), _to_do(quotation))
    out.print(table)
    if told := unguarded([quotation.verdict for quotation in checked.quotations]):
        out.print(Text(told))


def _written(checked: CheckedQuotation) -> Text:
    quotation = checked.quotation
    words = " … ".join(
        one_line(f"{place.before}{quotation.written(place)}{place.after}") for place in quotation.places
    )
    return Text(words).append(
        f"\n{one_line(', '.join(checked.quotation.speakers)) or 'no speaker named'}", "bold"
    )


def _answer(checked: CheckedQuotation) -> Text:
    text = Text("\n").join(Text(badge.text, STYLES[badge.tone]) for badge in badges(checked))
    return text if tone(checked) != "good" else Text("✓ ").append(text)


def _to_do(checked: CheckedQuotation) -> Text:
    text = Text(one_line(advice(checked)))
    for place in checked.quotation.places:
        if place.suggested:
            text.append(f"{chr(10) if text.plain else ''}{one_line(place.suggested)}", "green")
    if checked.citation is not None:
        text.append(f"{chr(10) if text.plain else ''}{one_line(checked.citation.chicago)}", "dim")
    return text


def _count(checked: CheckedDraft) -> str:
    return counted(len(checked.quotations), "quotation")
