"""What breaks into pages elsewhere, at the desk: in what sources say and in what reviewers write."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from tests.browser_fixtures import NEEDS_BROWSER, overheard, served
from tests.desk_fixtures import BOT, config
from tests.hard_fixtures import PAYLOADS, hard
from tests.web.test_web_desk_browser import signed_in

pytestmark = NEEDS_BROWSER

# Everything that can be decided about, by the number of the payload in it.
THINGS = {
    "quote": "select v.quote_id from variants v where v.text like ?",
    "variant": "select v.id from variants v where v.text like ?",
    "occurrence": "select o.id from occurrences o join variants v on v.n = o.variant_n where v.text like ?",
    "source": "select o.source_id from occurrences o join variants v on v.n = o.variant_n where v.text like ?",
    "speaker": "select a.speaker_id from attributions a join occurrences o on o.id = a.occurrence_id "
    "join variants v on v.n = o.variant_n where v.text like ?",
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return Path(shutil.copy(hard(), tmp_path / "quotes.db"))


@pytest.fixture
def address(database: Path) -> Iterator[str]:
    with served(database, config=config(sign_ins_per_minute=60)) as found:
        yield found


def things(database: Path) -> list[list[tuple[str, str]]]:
    """For each payload what it stands in: kind and id."""
    with closing(sqlite3.connect(database)) as conn:
        return [
            [
                (about, conn.execute(sql, [f"%number {n} every morning"]).fetchone()[0])
                for about, sql in THINGS.items()
            ]
            for n in range(len(PAYLOADS))
        ]


def decide(address: str, about: str, ident: str, kind: str, payload: str) -> int:
    fields = {"kind": kind, "about": about, "object": ident, "named": payload, "reason": f"{payload} because"}
    headers = {"Authorization": f"Bearer {BOT}", "Content-Type": "application/json"}
    asked = Request(f"{address}/-/review/decide", json.dumps(fields).encode(), headers)
    with urlopen(asked, timeout=60) as answer:
        return int(answer.status)


def test_no_payload_runs_at_the_desk(chromium: Any, address: str, database: Path) -> None:
    held = things(database)
    for payload, found in zip(PAYLOADS, held, strict=True):
        about = dict(found)
        assert decide(address, "quote", about["quote"], "misattributed", payload) == 201
        assert decide(address, "occurrence", about["occurrence"], "note", payload) == 201
    ada = signed_in(chromium, address, "ada")
    said = overheard(ada)
    paths = ["/-/review", "/-/review/history", "/-/review/audit", "/-/search?q=number"]
    paths += [f"/-/review/about/{about}/{ident}" for found in held for about, ident in found]
    paths += [f"/quotes/quotes/{dict(found)['quote']}" for found in held]
    for path in paths:
        ada.goto(address + path)
        assert ada.evaluate("window.owned") is None, path
        assert ada.locator("img, base, iframe, object").count() == 0, path
        links = ada.eval_on_selector_all("a", "all => all.map((a) => a.protocol)")
        assert set(links) <= {"http:", "https:"}, path
    assert said == []
    ada.context.close()
