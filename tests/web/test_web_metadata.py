"""`metadata.yml`: every table and column in words, every query runs, internals are hidden, on both Datasettes."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

import pytest

from quotes.web import functions
from tests.web_fixtures import METADATA, ONE, desk, larkhaven, metadata, quote_id

TABLES = metadata()["databases"]["quotes"]["tables"]
QUERIES = metadata()["databases"]["quotes"]["queries"]
SHOWN = sorted(name for name, table in TABLES.items() if not table.get("hidden"))
# Rows of each table in the grown fixture, and the steps of SQLite's machine that a query may take for each:
# looking through one table takes up to 24, one table for each row of another some 5 * COPIES.
COPIES = 2_000
STEPS_A_ROW = 100


@contextmanager
def _open() -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(larkhaven())
    try:
        yield conn
    finally:
        conn.close()


def _columns(conn: sqlite3.Connection) -> dict[str, list[str]]:
    tables = conn.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    return {name: [row[1] for row in conn.execute(f"pragma table_info([{name}])")] for (name,) in tables}


def test_every_table_is_described_or_hidden_and_every_column_of_it_is_in_words() -> None:
    with _open() as conn:
        schema = _columns(conn)
    internal = [name for name, table in TABLES.items() if table.get("hidden")]
    visible = {name: columns for name, columns in schema.items() if not name.startswith(tuple(internal))}
    assert sorted(visible) == SHOWN
    assert {name: set(TABLES[name]["columns"]) for name in SHOWN} == {
        name: set(visible[name]) for name in SHOWN
    }


def test_labels_sorting_and_facets_name_columns_that_are_there() -> None:
    with _open() as conn:
        schema = _columns(conn)
    for name in SHOWN:
        table = TABLES[name]
        named = {table[key] for key in ("label_column", "sort", "sort_desc") if key in table} | set(
            table.get("facets", ())
        )
        assert named <= set(schema[name]), name
        assert table["title"], name
        assert table["description"], name


async def test_only_described_tables_are_shown() -> None:
    async with desk() as site:
        tables = (await site.client.get("/quotes.json")).json()["tables"]
    assert sorted(table["name"] for table in tables if not table["hidden"]) == SHOWN


@pytest.mark.parametrize("name", SHOWN)
async def test_every_table_has_its_page_and_its_json(name: str) -> None:
    async with desk() as site:
        page = await site.client.get(f"/quotes/{name}")
        rows = await site.client.get(f"/quotes/{name}.json?_shape=array")
        objects = await site.client.get(f"/quotes/{name}.json?_shape=objects")
    assert page.status_code == rows.status_code == objects.status_code == 200
    assert TABLES[name]["description"].split(".")[0] in unescape(" ".join(page.text.split()))
    assert objects.json()["rows"] == rows.json()


@pytest.mark.parametrize(
    ("table", "words", "column", "found"),
    [
        ("variants", "scum", "text", "human scum"),
        ("sources", "insults", "title", "Radio host insults collectors"),
    ],
)
async def test_wordings_and_sources_are_searched_by_words(
    table: str, words: str, column: str, found: str
) -> None:
    async with desk() as site:
        rows = (await site.client.get(f"/quotes/{table}.json?_search={words}&_shape=array")).json()
    assert [row[column] for row in rows] == [found]


@pytest.mark.parametrize(
    ("query", "start", "expected"),
    [
        (
            "search?words=human+scum&speaker=",
            "human scum",
            {"speaker": "Dunstan Pike", "status": "asserted", "date": "2025-12-06"},
        ),
        (
            "search?words=%22long+memory%22&speaker=grey",
            "A small",
            {"speaker": "Ottoline Grey", "status": "misattributed"},
        ),
        (
            "by_speaker?speaker=marlow",
            "We have",
            {"speaker": "Ines Marlow", "source": "Council of Larkhaven, 4 November 2025"},
        ),
        ("misattributed?", "A small", {"credited_to": "Ottoline Grey", "others_credited": "Bram Teller"}),
        ("earliest_source?words=bridge", "We have", {"date": "2025-11-04", "tier": "primary"}),
        ("recently_added?", "", {"added": "2026-03-01T10:00:00Z"}),
    ],
)
async def test_a_query_tells_words_speaker_source_date_and_link(
    query: str, start: str, expected: dict[str, str]
) -> None:
    name, _, arguments = query.partition("?")
    async with desk() as site:
        rows = (await site.client.get(f"/quotes/{name}.json?_shape=array&{arguments}")).json()
        page = await site.client.get(f"/quotes/{query}")
    assert expected.items() <= rows[0].items()
    assert {"text", "source", "date", "link", "quote_id"} <= set(rows[0])
    assert rows[0]["text"].startswith(start)
    assert page.status_code == 200
    assert QUERIES[name]["title"] in page.text
    if start:
        assert f"/quotes/quotes/{quote_id(start)}" in page.text


@pytest.mark.parametrize(
    "query",
    [
        "search?words=&speaker=",
        "by_speaker?speaker=",
        "earliest_source?words=",
        "search?words=%22&speaker=%25",
    ],
)
async def test_a_query_without_words_finds_nothing_and_is_no_mistake(query: str) -> None:
    async with desk() as site:
        answer = await site.client.get(f"/quotes/{query.replace('?', '.json?_shape=array&')}")
    assert (answer.status_code, answer.json()) == (200, [])


async def test_every_query_has_a_title_a_description_and_the_parameters_it_uses() -> None:
    for name, query in QUERIES.items():
        assert query["title"], name
        assert query["description"], name
        assert all(f":{parameter}" in query["sql"] for parameter in query.get("params", ())), name


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_no_query_scans_one_table_for_each_row_of_another(name: str) -> None:
    """Steps grow with the rows looked through, not with their square."""
    with _open() as disk:
        conn = sqlite3.connect(":memory:")
        disk.backup(conn)
    try:
        conn.create_function("escape_fts", 1, lambda text: f'"{text}"')
        functions.register(conn)
        values = {"words": "scum", "speaker": "Pike"}
        _grow(conn)
        steps = _steps(conn, QUERIES[name]["sql"], values)
        print(name, steps / COPIES)
        assert steps < STEPS_A_ROW * COPIES
    finally:
        conn.close()


def _steps(conn: sqlite3.Connection, sql: str, values: dict[str, str]) -> int:
    count = 0

    def tick() -> int:
        nonlocal count
        count += 100
        return 0

    conn.set_progress_handler(tick, 100)
    conn.execute(sql, values).fetchall()
    conn.set_progress_handler(None, 100)
    return count


def _grow(conn: sqlite3.Connection) -> None:
    """Thousands of sources, wordings, places and credits of other speakers beside those of the fixture."""
    numbers = [(f"g{n}",) for n in range(COPIES)]
    conn.executemany(
        "insert into sources (id, url, tier, publish, reader, added) values (?1, ?1, 'secondary', 'full', 'x', '2020')",
        numbers,
    )
    conn.executemany("insert into speakers (id, name) values (?1, ?1)", numbers)
    conn.executemany(
        "insert into variants (n, id, text, words) values (?2 + 100, ?1, ?1, 1)",
        [(f"g{n}", n) for n in range(COPIES)],
    )
    conn.executemany(
        "insert into occurrences (id, variant_n, source_id, kind, position) values (?1, ?2 + 100, ?1, 'direct', 1)",
        [(f"g{n}", n) for n in range(COPIES)],
    )
    conn.executemany(
        "insert into attributions (occurrence_id, speaker_id, status, confidence, rule) "
        "values (?1, ?1, 'asserted', 'certain', 'x')",
        numbers,
    )


def test_datasette_alone_serves_the_queries_from_the_metadata_file() -> None:
    """The form that the README gives: -m on 0.65, -m and -c on 1.0."""
    command = [sys.executable, "-m", "datasette", str(larkhaven()), "-m", str(METADATA)]
    command += ["-c", str(METADATA)] if ONE else []
    path = "/quotes/by_speaker.json?speaker=Pike&_shape=array"
    done = subprocess.run([*command, "--get", path], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert {row["speaker"] for row in json.loads(done.stdout)} == {"Dunstan Pike"}
