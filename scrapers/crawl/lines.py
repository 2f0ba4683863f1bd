"""What the crawling process tells, one JSON object a line, and how it is read back.

Page       a page as it came, with its bytes        Refused    an address that gave no page, and why
Duplicate  another name of a page that was planned  Would      an address that a dry run would ask
Counters   how far the crawl is                     Ended      why it ended
"""

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came; `also` are the addresses that led to it by redirects, `role` as in the frontier.

    `url` is the address that was asked, `final_url` the one that answered, `fetched` UTC.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    media_type: str | None
    fetched: str
    body: bytes
    role: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """An address that gave no page; `reason` is one sentence, `kind` the name of the error, `start` if named by hand."""

    url: str
    reason: str
    kind: str
    start: bool = False


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Another name of a page."""

    url: str
    of: str


@dataclass(frozen=True, slots=True)
class Would:
    """An address that a dry run would ask."""

    url: str


@dataclass(frozen=True, slots=True)
class Counters:
    """Requests sent so far, repeated ones among them, and answers that said "not modified"."""

    asked: int
    retried: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The crawl is over: `finished`, or what stopped it."""

    reason: str


Line = Page | Refused | Duplicate | Would | Counters | Ended
NAMES = {kind.__name__.lower(): kind for kind in (Page, Refused, Duplicate, Would, Counters, Ended)}


def written(line: Line) -> bytes:
    """One line, its end included."""
    row: dict[str, Any] = asdict(line)
    if isinstance(line, Page):
        row["body"] = base64.b64encode(line.body).decode("ascii")
    return json.dumps({type(line).__name__.lower(): row}).encode("ascii") + b"\n"


def parsed(stream: Iterable[bytes]) -> Iterator[Line]:
    """The lines of a stream. One that was cut off, as by a killed process, ends it."""
    for data in stream:
        if not data.endswith(b"\n"):
            return
        ((name, row),) = json.loads(data).items()
        if name == "page":
            row["body"] = base64.b64decode(row["body"])
            row["headers"] = tuple((k, v) for k, v in row["headers"])
            row["also"] = tuple(row["also"])
        yield NAMES[name](**row)
