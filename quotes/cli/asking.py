"""`quotes verify` and `quotes search`: questions and their answers."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from db.reading.evidence import Evidence as Record
from db.record import reading
from quotes import settings as limits
from quotes.cli.answers import answering
from quotes.cli.batches import REFUSED, object_in, refusal, tell_unread, write
from quotes.cli.options import against, as_json, console, database, day, fail_on, progress
from quotes.cli.reading import read_document
from quotes.cli.report import print_found, print_verdict
from quotes.errors import BadClaim, BadInput, CannotRead
from quotes.text import words as words_of
from quotes.verdict.verification import Claim, verify_claim
from quotes.verdicts import SCHEMA, Verdict


@click.command("verify")
@click.argument("text", required=False)
@click.option("--speaker", metavar="NAME", help="Who is said to have said it.")
@click.option(
    "--source", metavar="URL", help="Where it is said to stand: an address, a title or a publisher."
)
@day("--said-on", "When it is said to have been said")
@against
@click.option(
    "--batch",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help='Check many: {"id","claim","speaker"?} lines.',
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="Where a batch is answered; standard output unless named, or -.",
)
@fail_on
@database
@as_json
def verify_command(
    text: str | None,
    speaker: str | None,
    source: str | None,
    said_on: str | None,
    against: Path | None,
    batch: Path | None,
    output: Path | None,
    fail_on: tuple[str, ...],
    db_path: Path,
    json_: bool,
) -> None:
    """Check whether somebody said something, in these words.

    Exit code 1 when the verdict is one of --fail-on; a batch ends with 0 once every line is answered.

    Example: quotes verify "the words somebody claims" --speaker "Their Name"
    """
    if batch is not None:
        if text is not None:
            raise click.UsageError("Give the words to check or --batch FILE, not both.")
        with _record(against, db_path) as (record, what):
            _batch(batch, output, record, what)
        return
    if output is not None:
        raise click.UsageError(
            "-o is where a batch is answered: give --batch FILE, or send the output there with >."
        )
    if text is None:
        raise click.UsageError("Missing the words to check: quotes verify TEXT (or --batch FILE).")
    claim = Claim(text, speaker, source, said_on)
    with _record(against, db_path) as (record, what):
        verdict = verify_claim(claim, record, settings=limits.in_force(), what=what)
    if json_:
        click.echo(json.dumps(verdict.as_dict(), ensure_ascii=False, indent=2))
    else:
        print_verdict(console(), verdict)
    if {verdict.wording, verdict.attribution} & set(fail_on):
        raise click.exceptions.Exit(1)


@contextmanager
def _record(against: Path | None, db_path: Path) -> Iterator[tuple[Record, str]]:
    """What is asked, and what it is: the text `against`, which needs no database, or else the database."""
    if against is None:
        with reading(db_path) as record:
            yield record, "database"
        return
    from quotes.desk import given

    with given(read_document(str(against), None)) as record:
        yield record, "text"


def _batch(batch: Path, output: Path | None, record: Record, what: str) -> None:
    try:
        # A line of JSON may hold U+2028 and other ends of lines than this one.
        lines = (sys.stdin.read() if str(batch) == "-" else batch.read_text("utf-8", "replace")).split("\n")
    except OSError as error:
        raise CannotRead(f"{error.filename} cannot be opened ({error.strerror}); check the path.") from error
    settings = limits.in_force()
    unread: list[str] = []
    # Hours of answers are worth keeping where the last is missing.
    with answering(output, keep=True) as out, progress("Verifying", len(lines)) as advance:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    answer = _answered(line, number, record, settings, what)
                except BadInput as error:
                    unread.append(str(number))
                    answer = refusal(line, error)
                write(out, answer)
            advance(1)
    tell_unread(unread)


def _answered(
    line: str, number: int, record: Record, settings: limits.Settings, what: str
) -> dict[str, object]:
    """The answer to a line of a batch; to a claim without words it is the reason.

    Raises `BadInput` like `claim_in`, and for words too many or a day that is none.
    """
    row, claim = claim_in(line, number)
    row = {key: value for key, value in row.items() if key not in REFUSED}
    try:
        return {
            **row,
            **verify_claim(claim, record, settings=settings, what=what).as_dict(),
            "id": row.get("id"),
        }
    except BadClaim as error:
        if words_of(claim.words):
            raise BadInput(f"Line {number}: {error}") from error
        empty = Verdict(claim.words, "not_found", "not_recorded", str(error), speaker=claim.speaker)
        return {**row, **empty.as_dict(), "id": row.get("id"), "error": str(error)}


def claim_in(line: str, number: int) -> tuple[dict[str, Any], Claim]:
    """A line of a batch as it stands and as a claim; raises `BadInput` with the number of a line that is none."""
    row = object_in(line, number)
    # Over HTTP the words are "quote".
    words = row.get("claim", row.get("quote"))
    if words is not None and not isinstance(words, str):
        raise BadInput(f'Line {number}: "claim" must be text.')
    if words is None:
        raise BadInput(
            f'Line {number} has no "claim"; each must be an object like {{"id": 1, "claim": "words"}}.'
        )
    speaker, source, said_on = (row.get(name) or None for name in ("speaker", "source", "said_on"))
    if not all(value is None or isinstance(value, str) for value in (speaker, source, said_on)):
        raise BadInput(f'Line {number}: "speaker", "source" and "said_on" must be text.')
    return row, Claim(words, speaker, source, said_on)


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--speaker", metavar="NAME", help="Only what this person is credited with.")
@day("--before", "Only sources of before this day, month or year")
@day("--after", "Only sources of this day, month or year, or later")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@database
@as_json
def search_command(
    words: tuple[str, ...],
    speaker: str | None,
    before: str | None,
    after: str | None,
    limit: int,
    db_path: Path,
    json_: bool,
) -> None:
    """Look for what somebody said, by words in any order.

    Example: quotes search human scum
    """
    from db.index.search import search
    from quotes.speakers import name_fold

    wanted = words_of(" ".join(words))
    if not wanted:
        raise BadClaim("There is no word to search for; type at least one.")
    with reading(db_path) as record:
        found = search(
            record.conns,
            wanted,
            speaker=name_fold(speaker) if speaker else None,
            before=before,
            after=after,
            limit=limit,
        )
    if json_:
        for row in found:
            click.echo(json.dumps({"schema": SCHEMA, **row.as_dict()}, ensure_ascii=False))
    else:
        print_found(console(), found)
