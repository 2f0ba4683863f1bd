"""The site under load, in seconds: readers, batches, oversized bodies, and connections that only take up room."""

import asyncio
import shutil
from pathlib import Path

from bench import load, site
from bench.visitors import Attack, under_load
from tests.hard_fixtures import hard


def test_under_load_nothing_is_answered_but_what_is_documented(tmp_path: Path) -> None:
    database = tmp_path / "quotes.db"
    shutil.copy(hard(), database)
    attack = Attack(seconds=5, clients=20, batches=12, batch=20, silent=20, slow=3)
    words = site.claims(database)
    with site.served(database) as (address, pid):
        seen = asyncio.run(under_load(address, pid, words, attack))
    assert seen.faults() == {}
    assert set(seen.statuses["body of 2 MB"]) == {413}
    assert set(seen.statuses["50,000 characters"]) == set(seen.statuses["50,000 characters, GET"]) == {200}
    assert set(seen.statuses["50,001 characters"]) == set(seen.statuses["50,001 characters, GET"]) == {413}
    for who in ("crowd", "home", "quote", "search", "batches", "slow readers"):
        assert seen.statuses[who][200] > 0, load.told(seen)
    # A hundred megabytes would be a leak of megabytes a second; caches take some twenty.
    assert seen.memory[-1] - seen.memory[0] < 100
