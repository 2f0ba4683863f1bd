"""What keeps one visitor from becoming everybody's problem, and an unchanged answer from being given twice."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from db.store import Store
from quotes.verdict import verification
from quotes.web import api, checking, drafting, lane, rate
from tests.web_fixtures import desk, larkhaven

VERIFY = "/-/verify.json?quote=human+scum"


async def test_an_answer_that_is_still_the_same_is_not_sent_again(tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    shutil.copy(larkhaven(), path)
    async with desk(path) as site:
        first = await site.client.get(VERIFY)
        held = {"If-None-Match": f'"other", {first.headers["etag"]}'}
        again = await site.client.get(VERIFY, headers=held)
        other_words = await site.client.get("/-/verify.json?quote=rain", headers={"If-None-Match": '"other"'})
        with Store(path) as store:
            store.name([], [])
        written = await site.client.get(VERIFY, headers=held)
    assert (first.status_code, again.status_code, again.text) == (200, 304, "")
    assert again.headers["etag"] == first.headers["etag"]
    assert "no-cache" in first.headers["cache-control"]
    assert other_words.status_code == 200
    assert written.status_code == 200
    assert written.headers["etag"] != first.headers["etag"]


async def test_a_claim_asked_again_is_looked_up_again_once_something_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "quotes.db"
    shutil.copy(larkhaven(), path)
    asked: list[str] = []
    verify = verification.verify_claim

    def counted(claim: Any, record: Any, **options: Any) -> Any:
        asked.append(claim.words)
        return verify(claim, record, **options)

    monkeypatch.setattr(verification, "verify_claim", counted)
    async with desk(path) as site:
        first, again = [(await site.client.get(VERIFY)).json() for _ in range(2)]
        await site.client.get(f"{VERIFY}&speaker=Ines+Marlow")
        assert asked == ["human scum"] * 2
        with Store(path) as store:
            store.conn.execute("update attributions set status = 'misattributed'")
            store.conn.commit()
        written = (await site.client.get(VERIFY)).json()
        home = await site.client.get("/")
    assert {**again, "ms": first["ms"]} == first
    assert len(asked) == 3
    assert (first["speakers"], written["speakers"]) == (["Dunstan Pike"], [])
    assert "human scum" in home.text


async def test_the_settings_are_part_of_the_tag_and_a_post_has_none() -> None:
    async with desk() as site, desk(plugin={"evidence_places": 1}) as other:
        one, two = [await each.client.get(VERIFY) for each in (site, other)]
        posted = await site.client.post("/-/verify.json", content=b'{"quote": "human scum"}')
    assert one.headers["etag"] != two.headers["etag"]
    assert "etag" not in posted.headers
    assert posted.headers["cache-control"] == "no-store"


async def test_whoever_may_not_see_the_answer_is_not_told_that_it_is_unchanged() -> None:
    from tests.web_fixtures import metadata

    hidden = {**metadata(), "databases": {"quotes": {"tables": {"speakers": {"allow": False}}}}}
    async with desk() as site, desk(config=hidden) as closed:
        etag = (await site.client.get(VERIFY)).headers["etag"]
        answer = await closed.client.get(VERIFY, headers={"If-None-Match": etag})
    assert answer.status_code == 403


async def test_beyond_the_rate_the_answer_is_429_with_the_seconds_to_wait() -> None:
    async with desk(plugin={"claims_per_minute": 3}) as site:
        allowed = [(await site.client.get(VERIFY)).status_code for _ in range(3)]
        json_, page, draft = [
            await site.client.get(path)
            for path in (VERIFY, "/-/verify?quote=rain", "/-/check.json?text=rain")
        ]
        home = await site.client.get("/")
        form = await site.client.get("/-/verify")
    assert allowed == [200] * 3
    for refused in (json_, page, draft):
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["retry-after"]) <= 20
        assert "3 claims a minute" in refused.text
    assert json_.json()["status"] == 429
    assert home.status_code == form.status_code == 200


async def test_a_batch_counts_by_its_claims_and_a_draft_by_its_quotations() -> None:
    claims = json.dumps({"claims": [{"quote": "rain"}] * 5}).encode()
    text = json.dumps(
        {"text": " ".join(f"“It rained for {n} whole days,” he said." for n in range(5))}
    ).encode()
    for path, body in (("/-/verify.json", claims), ("/-/check.json", text)):
        async with desk(plugin={"claims_per_minute": 4}) as site:
            first = await site.client.post(path, content=body)
            second = await site.client.get(VERIFY)
        assert (first.status_code, second.status_code) == (200, 429)


def test_a_bucket_is_refilled_evenly_and_a_debt_is_paid_off_first() -> None:
    now = [0.0]
    buckets = rate.Buckets(60, lambda: now[0])
    assert [buckets.take("a") for _ in range(60)] == [0.0] * 60
    assert buckets.take("a") == pytest.approx(1)
    assert buckets.take("b") == 0
    now[0] = 1.5
    assert buckets.take("a", 10) == 0
    assert buckets.take("a") == pytest.approx(9.5)
    now[0] = 1_000_000
    assert [buckets.take("a") == 0 for _ in range(61)].count(True) == 60


def test_no_more_than_so_many_clients_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate, "MOST_CLIENTS", 10)
    buckets = rate.Buckets(1)
    for number in range(100):
        buckets.take(str(number))
    assert len(buckets) == 10
    assert buckets.take("99") > 0
    assert buckets.take("0") == 0


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"), ("testserver", "testserver"), (None, "unknown"),
    ],
)  # fmt: skip
def test_a_client_is_an_address_or_the_network_of_one_subscriber(host: str | None, counted: str) -> None:
    request: Any = SimpleNamespace(scope={"client": (host, 1) if host else None})
    assert rate.client(request) == counted


async def test_a_batch_that_takes_too_long_is_given_up_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(api, "time", SimpleNamespace(monotonic=lambda: -10.0))
    async with desk(plugin={"request_limit_ms": 2500}) as site:
        body = json.dumps({"claims": [{"quote": "rain"}] * 5}).encode()
        answer = await site.client.post("/-/verify.json", content=body)
    assert answer.status_code == 503
    assert "fewer" in answer.json()["error"]


async def test_a_long_batch_gives_way_to_others_between_its_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[int] = []
    read = lane.Lane.read

    async def counted(of: lane.Lane, question: Any, limit_ms: int) -> Any:
        done = await read(of, question, limit_ms)
        turns.append(len(done))
        return done

    monkeypatch.setattr(lane.Lane, "read", counted)
    body = json.dumps({"claims": [{"id": n, "quote": f"rain {n // 2}"} for n in range(10)]}).encode()
    async with desk() as site:
        together = await site.client.post("/-/verify.json", content=body)
    monkeypatch.setattr(checking, "TURN_S", 0)
    async with desk() as site:
        apart = await site.client.post("/-/verify.json", content=body)
    # The same claim is looked up once.
    assert (sum(turns[:-5]), turns[-5:]) == (5, [1] * 5)
    for answer in (together, apart):
        assert [(v["id"], v["claim"]) for v in answer.json()["verdicts"]] == [
            (n, f"rain {n // 2}") for n in range(10)
        ]


async def test_where_too_many_wait_the_next_is_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "MOST_WAITING", 0)
    async with desk() as site:
        answer, page, home = [await site.client.get(path) for path in (VERIFY, "/-/verify?quote=rain", "/")]
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert answer.json()["error"] == checking.BUSY
    assert (page.status_code, checking.BUSY in page.text) == (503, True)
    assert home.status_code == 200


async def test_a_body_that_comes_too_slowly_is_given_up() -> None:
    async def slowly() -> AsyncIterator[bytes]:
        yield b'{"quote":'
        await asyncio.sleep(2)
        yield b'"rain"}'

    async with desk(plugin={"request_limit_ms": 50}) as site:
        answer = await site.client.post("/-/verify.json", content=slowly())
    assert answer.status_code == 408
    assert "0.05 s" in answer.json()["error"]


@pytest.mark.parametrize("path", ["/-/login", "/quotes", "/-/nothing", "/-/check", "/-/review/decide"])
async def test_no_body_is_read_beyond_the_bound_whoever_reads_it(path: str) -> None:
    given = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal given
        while given < 10_000_000:
            given += 65_536
            yield b"x" * 65_536

    form = {"content-type": "application/x-www-form-urlencoded", "cookie": "ds_csrftoken=x"}
    async with desk(plugin={"body_bytes": 100_000}) as site:
        # What does not read a body answers as it would anyway.
        answer = await site.client.post(path, content=endless(), headers=form)
    assert answer.status_code in (404, 405, 413)
    if answer.status_code == 413:
        assert "at most 154,096 bytes" in answer.text


async def test_a_draft_that_takes_too_long_is_given_up_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = iter(range(1000))
    monkeypatch.setattr(drafting, "time", SimpleNamespace(monotonic=lambda: float(next(now))))
    async with desk(plugin={"request_limit_ms": 1500}) as site:
        answer = await site.client.get(
            "/-/check.json", params={"text": "“It rained for two whole days,” he said."}
        )
    assert (answer.status_code, answer.json()["error"]) == (503, drafting.TOO_LONG)


async def test_a_page_that_is_not_there_prints_nothing_of_what_was_asked(
    capfd: pytest.CaptureFixture[str],
) -> None:
    async with desk() as site:
        assert (await site.client.get("/-/nothing?quote=a+private+claim")).status_code == 404
    told = capfd.readouterr()
    assert "private" not in told.out + told.err
