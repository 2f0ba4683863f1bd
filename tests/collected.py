"""What a run of collecting left in the database of a folder."""

import sqlite3
from typing import Any

from tests.conftest import Program
from tests.crawl_site import Paper


def rows(program: Program, sql: str) -> list[tuple[Any, ...]]:
    """What a query finds."""
    conn = sqlite3.connect(program.folder / "quotes.db")
    try:
        return conn.execute(sql).fetchall()
    finally:
        conn.close()


def stored(program: Program, paper: Paper) -> set[str]:
    """The articles that are stored; front pages and sections are no articles."""
    return {url for (url,) in rows(program, "SELECT url FROM sources")} & paper.read


def sources(program: Program) -> set[str]:
    """The addresses stored so far; none while the tables are being made."""
    try:
        return {url for (url,) in rows(program, "SELECT url FROM sources")}
    except sqlite3.OperationalError:
        return set()
