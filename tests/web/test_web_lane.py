"""The thread that looks up claims: one, whatever else is asked of the database."""

import asyncio
import sqlite3
import threading

import pytest

from quotes.web import lane
from tests.web_fixtures import desk


async def test_claims_are_looked_up_one_at_a_time_beside_what_tables_ask() -> None:
    at_work, seen = threading.Semaphore(1), []

    def claim(conn: sqlite3.Connection) -> str:
        alone = at_work.acquire(blocking=False)
        seen.append((alone, threading.current_thread().name))
        conn.execute("select count(*) from variants").fetchone()
        at_work.release()
        return "answered"

    async with desk() as site:
        db = site.get_database("quotes")
        wait = threading.Event()
        table = asyncio.ensure_future(db.execute_fn(lambda conn: wait.wait(10)))
        answers = await asyncio.gather(*(lane.of(db).read(claim, 1000) for _ in range(20)))
        wait.set()
        assert await table
    assert answers == ["answered"] * 20
    assert {alone for alone, _ in seen} == {True}
    assert len({name for _, name in seen}) == 1


async def test_a_claim_that_takes_too_long_is_interrupted_and_the_next_one_is_answered() -> None:
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
    async with desk() as site:
        of = lane.of(site.get_database("quotes"))
        with pytest.raises(sqlite3.OperationalError, match="interrupt"):
            await of.read(lambda conn: conn.execute(endless).fetchone(), 30)
        assert await of.read(lambda conn: conn.execute("select 1").fetchone(), 30) == (1,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await of.read(lambda conn: conn.execute("delete from variants"), 1000)
