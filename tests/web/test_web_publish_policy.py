"""What a source's publish policy keeps back is nowhere on the site: no page, JSON, search, export, feed or query."""

import sqlite3
from pathlib import Path
from urllib.parse import urlencode

import pytest

from db.store import Store
from quotes.family.gathering import link
from quotes.intake.deposit import keys_of
from quotes.intake.records import records
from quotes.quotation import Attribution, Quotation
from scrapers.document import Document
from tests.web_fixtures import AT, desk

WORDS = "The gull on the town hall has been there longer than the mayor"
KEPT_BACK = "zanzibar"
NEAR = "marmalade"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report with a word beside the quotation, and another far from it on either side."""
    far = "and so the afternoon went on as afternoons do. " * 20
    before = f"{KEPT_BACK} {far}{NEAR} was served. “"
    text = f"{before}{WORDS},” said Petra Lindqvist. {far}{KEPT_BACK}"
    document = Document(
        text, "https://courier.example/gull", "article", "e5" * 32, title="The gull", site="The Courier"
    )
    said = Attribution(("Petra Lindqvist",), confidence="certain", rule="colon")
    quotation = Quotation(len(before), len(before) + len(WORDS), WORDS, "direct", said)
    path = tmp_path / "quotes.db"
    with Store(path, create=True) as store:
        store.put(records(document, [quotation], at=AT), keys_of)
        link(store)
        store.conn.execute("PRAGMA journal_mode = DELETE")
    return path


async def test_a_report_is_shown_around_its_quotations_alone(report: Path) -> None:
    conn = sqlite3.connect(report)
    (quote, variant, place, source, speaker) = conn.execute(
        "select v.quote_id, v.n, o.id, o.source_id, a.speaker_id from variants v join occurrences o on o.variant_n = v.n "
        "join attributions a on a.occurrence_id = o.id"
    ).fetchone()
    tables = [name for (name,) in conn.execute("select name from sqlite_master where type = 'table'")]
    conn.close()
    claim = urlencode({"quote": WORDS})
    sql = urlencode({"sql": "select * from sources, occurrences", "_shape": "array"})
    paths = [
        "/", f"/-/verify?{claim}", f"/-/verify.json?{claim}", f"/-/find?words={NEAR}", "/-/find?words=gull",
        f"/-/check.json?{urlencode({'text': f'“{WORDS},” said Petra Lindqvist.'})}",
        f"/quotes/quotes/{quote}", f"/quotes/variants/{variant}", f"/quotes/sources/{source}", f"/quotes/speakers/{speaker}",
        *(f"/quotes/quotes/{quote}.{ending}" for ending in ("json", "quotation", "annotation", "bibtex", "tree")),
        f"/quotes/occurrences/{place}.json", f"/quotes/sources/{source}.json", f"/quotes.json?{sql}",
        *(f"/quotes/{table}.{form}?_size=max" for table in tables for form in ("json", "csv")),
        "/quotes/search.json?words=gull&speaker=", "/quotes/recently_added.csv", "/quotes/feed_search.json?words=gull&speaker=",
    ]  # fmt: skip
    seen = ""
    async with desk(report) as site:
        for path in paths:
            answer = await site.client.get(path)
            assert KEPT_BACK not in answer.text.lower(), path
            seen += answer.text
        found = (await site.client.get(f"/quotes/sources.json?_search={KEPT_BACK}&_shape=array")).json()
        near = (await site.client.get(f"/quotes/sources.json?_search={NEAR}&_shape=array")).json()
        words = await site.client.get(f"/-/find?words={KEPT_BACK}")
    assert found == []
    assert len(near) == 1
    assert NEAR in seen
    assert "Nothing found" in words.text


async def test_the_shown_part_of_a_text_begins_with_a_mark_of_what_is_left_out(report: Path) -> None:
    conn = sqlite3.connect(report)
    (source,) = conn.execute("select id from sources").fetchone()
    conn.close()
    async with desk(report) as site:
        page = (await site.client.get(f"/quotes/sources/{source}")).text
    shown = page.partition('<div class="draft source-text"')[2].partition("</div>")[0].partition(">")[2]
    assert shown.startswith("…")
