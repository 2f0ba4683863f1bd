"""A small database and a site over it, for the tests of the pages. The town and everybody in it are made up."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from datasette import version
from datasette.app import Datasette

from db.store import Store
from quotes.identity import ident
from quotes.intake.records import records
from quotes.quotation import Attribution, Quotation
from quotes.search.shingles import shingles
from quotes.text import words
from scrapers.document import Document, Span

METADATA = Path(__file__).resolve().parents[1] / "metadata.yml"
AT = "2026-03-01T10:00:00Z"
ONE = version.__version__.startswith("1.")

RECORD = "We have already seen that the new bridge does not need a toll, and I never promised one to anybody."
CLAIM_ALTERED = "We have seen that the new bridge does not need a toll"
CLAIM_TURNED = "We have already seen that the new bridge does need a toll"
SCRIPT = "<script>document.title='owned'</script>"
HOSTILE_WORDS = (
    f"{SCRIPT} The ferry \"><img src=x onerror=alert(1)> leaves at nine & 'not' before {{{{ 7*7 }}}}"
)

_MEETING = f"COUNCILLOR MARLOW: {RECORD}\nMAYOR ASHBY: Thank you. The item is closed."
_ARTICLE = (
    "Radio Larkhaven called the tax collectors “human scum” on Friday night, and nobody in the studio laughed. "
    "The words were those of Dunstan Pike, its host. “We will read the names again tomorrow,” he added."
)
_SAYINGS = "A small town keeps a long memory."


def documents() -> Iterator[tuple[Document, list[Quotation]]]:
    """The sources of the fixture with the quotations in them, found by hand."""
    turn = Span(19, 19 + len(RECORD), "turn", speaker="Ines Marlow")
    meeting = Document(
        _MEETING, "https://larkhaven.example/council/2025-11-04", "transcript", "a1" * 32,
        title="Council of Larkhaven, 4 November 2025", published="2025-11-04", site="Town of Larkhaven",
        tier="primary", language="en", spans=(turn,),
    )  # fmt: skip
    said = Attribution(("Ines Marlow",), said_on="2025-11-04", confidence="certain", rule="turn")
    yield meeting, [Quotation(turn.start, turn.end, RECORD, "turn", said)]
    article = Document(
        _ARTICLE, "https://courier.example/radio-larkhaven", "article", "b2" * 32, title="Radio host insults collectors",
        published="2025-12-06", site="The Larkhaven Courier", authors=("Petra Lindqvist",), language="en",
    )  # fmt: skip
    pike = Attribution(("Dunstan Pike",), confidence="likely", rule="those_of", cue="those of")
    yield (
        article,
        [
            _quotation(_ARTICLE, "human scum", pike),
            _quotation(_ARTICLE, "We will read the names again tomorrow", pike),
        ],
    )
    entry = Span(
        0,
        len(_SAYINGS),
        "entry",
        speaker="Ottoline Grey",
        section="misattributed",
        said_by="Bram Teller",
        citation="Almanac of Larkhaven, 1911",
    )
    yield (
        Document(
            _SAYINGS,
            "sayings.txt",
            "collection",
            "c3" * 32,
            title="Sayings of the coast",
            tier="collection",
            spans=(entry,),
        ),
        [],
    )
    hostile = Document(
        f"“{HOSTILE_WORDS}” said somebody.", "javascript:alert(document.domain)", "article", "d4" * 32,
        title=f"{SCRIPT} A title", published="2025-12-07", site=f"{SCRIPT} A publisher", authors=(SCRIPT,), language="en",
    )  # fmt: skip
    bad = Attribution((f"{SCRIPT} Speaker",), confidence="certain", rule="said", via=SCRIPT)
    yield hostile, [_quotation(hostile.text, HOSTILE_WORDS, bad)]


def _quotation(text: str, exact: str, said: Attribution) -> Quotation:
    at = text.index(exact)
    return Quotation(at, at + len(exact), exact, "direct", said)


def build(path: Path) -> Path:
    """The fixture as a database file: four sources, each wording a quote of its own."""
    with Store(path, create=True) as store:
        for document, quotations in documents():
            batch = records(document, quotations, at=AT)
            store.put(batch, lambda text: shingles(words(text)).all())
        families(store.conn)
        store.conn.execute("PRAGMA journal_mode = DELETE")
    return path


def families(conn: sqlite3.Connection) -> None:
    """Make each wording a quote, as linking does where there is nothing to link."""
    rows = conn.execute(
        "select v.n, v.text, o.id, a.speaker_id from variants v join occurrences o on o.variant_n = v.n "
        "left join attributions a on a.occurrence_id = o.id and a.status = 'asserted' group by v.n"
    ).fetchall()
    for number, text, occurrence, speaker in rows:
        quote = ident("quote", text)
        conn.execute(
            "insert into quotes (id, text, speaker_id, first_said, variants, occurrences, independent_sources, "
            "original_occurrence, original_reason) values (?, ?, ?, '2025-11-04', 1, 1, 1, ?, 'the only place')",
            (quote, text, speaker, occurrence),
        )
        conn.execute("update variants set quote_id = ? where n = ?", (quote, number))
    conn.commit()


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()  # kept to the end of the run, then taken away


@cache
def larkhaven() -> Path:
    """The fixture's database file, built once a run; called quotes.db, as metadata.yml expects."""
    return build(Path(_folder().name) / "quotes.db")


@cache
def metadata() -> dict[str, Any]:
    """`metadata.yml` as it ships."""
    return dict(yaml.safe_load(METADATA.read_text("utf-8")))


def site(
    path: Path, *, plugin: dict[str, Any] | None = None, config: dict[str, Any] | None = None, **options: Any
) -> Any:
    """A Datasette over that file with our metadata, in the form the installed version wants."""
    config = {**(config or metadata()), **({"plugins": {"quotes": plugin}} if plugin is not None else {})}
    if ONE:
        options["config"] = config
    return Datasette([str(path)], metadata=config, **options)


@asynccontextmanager
async def desk(path: Path | None = None, **options: Any) -> AsyncIterator[Any]:
    """A started site over the fixture, or over another file; its threads end with it."""
    datasette = site(path or larkhaven(), **options)
    await datasette.invoke_startup()
    try:
        yield datasette
    finally:
        if hasattr(datasette, "close"):
            datasette.close()
        elif datasette.executor is not None:
            datasette.executor.shutdown(wait=True)


def row_id(table: str, column: str, start: str) -> str:
    """The id of the fixture's row whose column starts with these words."""
    conn = sqlite3.connect(larkhaven())
    try:
        row = conn.execute(
            f"select id from {table} where substr({column}, 1, ?) = ?", (len(start), start)
        ).fetchone()
        return str(row[0])
    finally:
        conn.close()


def quote_id(start: str) -> str:
    """The id of the fixture's quote that starts with these words."""
    return row_id("quotes", "text", start)
