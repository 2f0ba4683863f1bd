"""Many lines in, as many answers out: what `verify --batch` and `extract --jsonl` share.

Every line is answered, a line that cannot be read with the refusal of the HTTP interface in its place.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

import click

from quotes.counting import counted
from quotes.errors import BadInput
from quotes.verdicts import SCHEMA

# What only the answer to a line that cannot be read has, whatever a line holds under these names.
REFUSED = ("ok", "status", "error")
# Lines that are named to a person; the answers tell of the others.
SHOWN = 5


def object_in(line: str, number: int) -> dict[str, Any]:
    """A line as a JSON object; raises `BadInput` with the number of a line that is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"Line {number} is not JSON ({error}).") from error
    if not isinstance(row, dict):
        raise BadInput(f"Line {number} is not a JSON object.")
    return row


def refusal(line: str, error: BadInput) -> dict[str, Any]:
    """The answer to a line that cannot be read: what it held, as far as it is an object, and the reason."""
    try:
        row = object_in(line, 0)
    except BadInput:
        row = {}
    return {**row, "schema": SCHEMA, "id": row.get("id"), "ok": False, "status": 400, "error": str(error)}


def write(out: TextIO, answer: Mapping[str, Any]) -> None:
    """An answer as a line."""
    # JSON can write half a surrogate pair, UTF-8 cannot.
    out.write(f"{json.dumps(answer, ensure_ascii=False).encode('utf-8', 'replace').decode()}\n")


def tell_unread(numbers: Iterable[str]) -> None:
    """Say on stderr which lines could not be read, if any."""
    if unread := list(numbers):
        more = ", …" if len(unread) > SHOWN else ""
        said = f"{', '.join(unread[:SHOWN])}{more}"
        lines = counted(len(unread), "line")
        click.echo(
            f'{lines} could not be read ({said}); the answer says why under "error"',
            err=True,
        )
