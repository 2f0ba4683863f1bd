"""`/-/verify.json`: the same answer as on the page, as JSON, on both versions of Datasette."""

import asyncio
import json
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from quotes.errors import BadInput, CannotRead
from quotes.verdict import verification
from quotes.verdicts import Verdict
from quotes.web import settings
from tests.web_fixtures import CLAIM_ALTERED, HOSTILE_WORDS, RECORD, desk

VERIFY = "/-/verify.json"
KEYS = ["schema", *Verdict.__slots__]  # the order in which they are declared


async def test_one_claim_in_an_address_is_answered_with_the_whole_verdict() -> None:
    async with desk() as site:
        answer = await site.client.get(VERIFY, params={"quote": CLAIM_ALTERED, "speaker": "Ines Marlow"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/json")
    verdict = answer.json()
    assert list(verdict) == KEYS
    assert (verdict["schema"], verdict["wording"], verdict["attribution"]) == (1, "altered", "confirmed")
    assert verdict["evidence"][0]["url"] == "https://larkhaven.example/council/2025-11-04"


async def test_a_posted_claim_gets_the_answer_that_an_address_gets() -> None:
    async with desk() as site:
        by_address = (await site.client.get(VERIFY, params={"quote": RECORD})).json()
        by_body = (await site.client.post(VERIFY, content=json.dumps({"quote": RECORD}).encode())).json()
    by_address.pop("ms"), by_body.pop("ms")
    assert by_address == by_body


async def test_a_batch_is_answered_in_order_and_echoes_ids() -> None:
    claims = [
        {"quote": RECORD, "id": "x"},
        {"quote": "words that were never on any record", "speaker": "Nobody"},
    ]
    async with desk() as site:
        answer = await site.client.post(VERIFY, content=json.dumps({"claims": claims}).encode())
    body = answer.json()
    assert answer.status_code == 200
    assert list(body) == ["schema", "verdicts"]
    assert [(v["id"], v["wording"]) for v in body["verdicts"]] == [("x", "exact"), (None, "not_found")]


async def test_a_browser_that_carries_cookies_may_post_too() -> None:
    async with desk() as site:
        answer = await site.client.post(
            VERIFY,
            content=b'{"quote": "human scum"}',
            headers={"content-type": "application/json"},
            cookies={"ds_messages": "x"},
        )
    assert (answer.status_code, answer.json()["wording"]) == (200, "exact")


@pytest.mark.parametrize(
    ("method", "options", "status"),
    [
        ("GET", {}, 400),
        ("GET", {"params": {"quote": ""}}, 400),
        ("GET", {"params": {"quote": "…!?"}}, 400),
        ("GET", {"params": {"quote": "x" * 201}}, 413),
        ("POST", {"content": b"quote=Hello"}, 400),
        ("POST", {"content": b""}, 400),
        ("POST", {"content": b'{"quote": "' + b"x" * 3000 + b'"}'}, 413),
        ("POST", {"content": b'{"claims": [{"quote": "a"}, {"quote": "b"}, {"quote": "c"}]}'}, 413),
        ("PUT", {"content": b"{}"}, 405),
        ("DELETE", {}, 405),
    ],
)
async def test_a_request_that_cannot_be_answered_gets_one_sentence(
    method: str, options: dict[str, Any], status: int
) -> None:
    async with desk(plugin={"claim_characters": 200, "batch_claims": 2, "body_bytes": 2000}) as site:
        answer = await site.client.request(method, VERIFY, **options)
    assert answer.status_code == status
    body = answer.json()
    assert (body["schema"], body["ok"], body["status"]) == (1, False, status)
    assert body["error"].endswith(".")
    assert ("allow" in answer.headers) == (status == 405)
    assert "Traceback" not in answer.text


async def test_a_lone_surrogate_and_control_characters_are_no_accident() -> None:
    async with desk() as site:
        answer = await site.client.post(
            VERIFY, content=b'{"quote": "human\\u0000scum \\ud800", "speaker": "\\udfff\\u0007"}'
        )
        address = await site.client.get(VERIFY + "?quote=%FF%00human+scum%ED%A0%80")
    assert answer.status_code == 200
    assert "human scum" in answer.json()["claim"]
    assert address.status_code == 200


async def test_hostile_words_come_back_as_data_and_are_never_sniffed_as_a_page() -> None:
    async with desk() as site:
        answer = await site.client.get(VERIFY, params={"quote": HOSTILE_WORDS})
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.json()["claim"] == HOSTILE_WORDS


async def test_a_search_that_takes_too_long_is_given_up_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"

    def forever(claim: Any, record: Any, **_: Any) -> Any:
        return record.conn.execute(slow).fetchone()

    monkeypatch.setattr(verification, "verify_claim", forever)
    async with desk(plugin={"time_limit_ms": 30}) as site:
        answer = await site.client.get(VERIFY, params={"quote": "rain"})
        page = await site.client.get("/-/verify", params={"quote": "rain"})
    assert answer.status_code == page.status_code == 503
    assert "took too long" in answer.json()["error"]
    assert "took too long" in page.text


async def test_other_visitors_are_answered_while_a_claim_is_looked_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    verify, released = verification.verify_claim, threading.Event()

    def waiting(*args: Any, **options: Any) -> Verdict:
        assert released.wait(30)
        return verify(*args, **options)

    monkeypatch.setattr(verification, "verify_claim", waiting)
    async with desk() as site:
        slow = asyncio.create_task(site.client.get(VERIFY, params={"quote": "human scum"}))
        other = await site.client.get("/-/find", params={"words": "human"})
        assert not slow.done()
        released.set()
        answer = await slow
    assert (other.status_code, answer.json()["wording"]) == (200, "exact")


async def test_what_is_said_when_a_database_cannot_be_read_is_no_verdict(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(claim: Any, record: Any, **_: Any) -> Any:
        raise CannotRead("The index cannot be read; run quotes doctor.")

    monkeypatch.setattr(verification, "verify_claim", broken)
    async with desk() as site:
        answer = await site.client.get(VERIFY, params={"quote": "rain"})
    assert (answer.status_code, answer.json()["error"]) == (
        503,
        "The index cannot be read; run quotes doctor.",
    )


async def test_a_fault_of_ours_is_told_without_the_inside_of_the_program(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(claim: Any, record: Any, **_: Any) -> Any:
        raise KeyError("secret_name")

    monkeypatch.setattr(verification, "verify_claim", faulty)
    async with desk() as site:
        answers = [await site.client.get(path, params={"quote": "rain"}) for path in (VERIFY, "/-/verify")]
    for answer in answers:
        assert answer.status_code == 500
        assert "nothing is said about it" in answer.text
        assert "secret_name" not in answer.text
    assert "secret_name" in caplog.text


async def test_other_sites_may_ask_only_where_the_operator_allows_it() -> None:
    async with desk() as closed, desk(cors=True) as opened:
        assert (
            "access-control-allow-origin"
            not in (await closed.client.get(VERIFY, params={"quote": "rain"})).headers
        )
        answer = await opened.client.get(VERIFY, params={"quote": "rain"})
        preflight = await opened.client.options(VERIFY)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert preflight.status_code == 200


async def test_a_site_without_a_database_of_ours_says_so_and_stays_datasettes(tmp_path: Path) -> None:
    conn = sqlite3.connect(tmp_path / "other.db")
    conn.execute("create table quotes (id primary key, text)")
    conn.execute("insert into quotes values ('1', 'words')")
    conn.commit()
    conn.close()
    async with desk(tmp_path / "other.db") as site:
        answer = await site.client.get(VERIFY, params={"quote": "rain"})
        home = await site.client.get("/")
        row = await site.client.get("/other/quotes/1")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)
    assert "quotes serve" in answer.json()["error"]
    assert "1 row" in " ".join(home.text.split())
    assert row.status_code == 200


@pytest.mark.parametrize(
    "config", [{"claim_charcters": 3}, {"time_limit_ms": 0}, {"body_bytes": "1"}, {"batch_claims": True}]
)
async def test_a_mistake_in_the_settings_stops_the_start(config: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match=next(iter(config))):
        async with desk(plugin=config):
            pass


def test_the_settings_in_the_metadata_are_the_defaults_and_all_of_them() -> None:
    from tests.web_fixtures import metadata

    configured = metadata()["plugins"]["quotes"]
    assert set(configured) == set(settings.NAMES)
    assert settings.read(configured) == settings.read(None)


async def test_a_day_that_is_none_is_refused_on_the_page_and_in_json() -> None:
    async with desk() as site:
        asked = {"quote": CLAIM_ALTERED, "said_on": "yesterday"}
        answers = [
            await site.client.get(VERIFY, params=asked),
            await site.client.post(VERIFY, content=json.dumps(asked).encode()),
            await site.client.get("/-/verify", params=asked),
        ]
        assert [answer.status_code for answer in answers] == [400, 400, 400]
        assert all(
            "is no date; write it as 2024-03-12" in answer.text.replace("&#39;", "'") for answer in answers
        )
