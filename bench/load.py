"""The site under load: many visitors at once, and those who mean it no good.

    python -m bench load                                                         for the record, with the others
    python -m bench.load [DATABASE] [--minutes 5] [--clients 200] [--batches 1000] [--workers 1]

Starts `quotes serve` on the loopback, over the database that `bench.linking` built where no other is named. While wrk
(`apt-get install wrk`) asks for verdicts with 200 clients without pause, others open connections and say nothing, ask for
ten thousand rows and read a few bytes a second, send bodies that are too large and claims of 50,000 characters, and send a
thousand batches of a hundred claims. Beside them one visitor opens the home page, a quote and a search every half second.
Told are the answers by status, what that one visitor waited, and the memory of the server at the start, each minute,
and the end.
"""

import argparse
import asyncio
import contextlib
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx

from bench import site
from bench.figures import Figure, Result, Table
from bench.inputs import WORK

# What the site may answer (docs/api.md); anything else is a fault.
DOCUMENTED = (200, 304, 408, 413, 429, 503)
# Characters of the longest claim (docs/site.md, claim_characters).
LONGEST = 50_000
# What becomes of connections that ask for nothing.
HELD = ("closed", "open at the end")
LUA = """
local paths, at = {}, 0
for line in io.lines("%s") do paths[#paths + 1] = line end
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
counts = ""
local by = {}
response = function(status)
  by[status] = (by[status] or 0) + 1
  counts = ""
  for code, number in pairs(by) do counts = counts .. code .. "=" .. number .. " " end
end
local all = {}
setup = function(thread) all[#all + 1] = thread end
done = function(summary)
  io.write("COUNTS " .. all[1]:get("counts") .. "\\n")
  io.write("BROKEN " .. summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout .. "\\n")
end
"""


@dataclass
class Seen:
    """What came back: statuses by who asked, milliseconds that the one visitor waited, megabytes of the server."""

    statuses: dict[str, Counter[int | str]] = field(default_factory=dict)
    waited: dict[str, list[float]] = field(default_factory=dict)
    memory: list[int] = field(default_factory=list)

    def count(self, who: str, what: int | str, number: int = 1) -> None:
        """Note an answer."""
        self.statuses.setdefault(who, Counter())[what] += number

    def faults(self) -> dict[str, Counter[int | str]]:
        """The answers that no page documents."""
        bad = {
            who: Counter({k: n for k, n in c.items() if k not in (*DOCUMENTED, *HELD)})
            for who, c in self.statuses.items()
        }
        return {who: counter for who, counter in bad.items() if counter}


@dataclass(frozen=True)
class Attack:
    """How much of everything; `seconds` long."""

    seconds: float = 300
    clients: int = 200
    batches: int = 1000
    batch: int = 100
    silent: int = 200
    slow: int = 20


# A tenth of everything for a few seconds, to see that it runs.
SMALL = Attack(seconds=10, clients=20, batches=20, batch=20, silent=20, slow=4)


def measure(quick: bool = False) -> Result:
    """All of it for five minutes, over the rows that `bench.linking` linked."""
    database = WORK / f"linking{'-quick' if quick else ''}.db"
    if not database.exists():
        raise SystemExit(f"{database.name} is not there; run `python -m bench linking` first.")
    attack, words = SMALL if quick else Attack(), site.claims(database)
    with site.served(database) as (address, pid):
        seen = asyncio.run(under_load(address, pid, words, attack))
    return _result(seen, attack)


def _result(seen: Seen, attack: Attack) -> Result:
    answers = [
        (who, str(what), number)
        for who, counter in seen.statuses.items()
        for what, number in sorted(counter.items(), key=str)
    ]
    waits = [(name, len(waited), *_cuts(waited)) for name, waited in seen.waited.items()]
    told = (
        f"{attack.clients} clients for {attack.seconds / 60:.3g} minutes, {attack.silent} that say nothing, "
    )
    told += f"{attack.slow} that read 500 bytes a second, {attack.batches:,} batches of {attack.batch} claims"
    return Result(
        name="load",
        figures=[
            Figure(
                "answers that no page documents", sum(sum(c.values()) for c in seen.faults().values()), ",d"
            ),
            Figure("memory of the server at the start", seen.memory[0], "d", "MB"),
            Figure("at most, looked at each minute", max(seen.memory), "d", "MB"),
            Figure("at the end", seen.memory[-1], "d", "MB"),
        ],
        tables=[
            Table("Answers", ("who asked", "answer", "how many"), ("", "", ",d"), answers),
            Table(
                "What one visitor waited meanwhile",
                ("page", "times", "median ms", "99 % ms", "most ms"),
                ("", ",d", ",.0f", ",.0f", ",.0f"),
                waits,
            ),
        ],
        notes=[told, *([] if shutil.which("wrk") else ["The clients were a load themselves: install wrk"])],
    )


def _cuts(waited: list[float]) -> tuple[float, float, float]:
    """The median, the 99th percentile and the most of some milliseconds."""
    cuts = statistics.quantiles(waited, n=100) if len(waited) > 1 else waited * 99
    return round(cuts[49], 1), round(cuts[98], 1), round(max(waited), 1)


def memory(pid: int) -> int:
    """Megabytes that a process and its children hold of their own (RssAnon: not the mapped database file)."""
    kilobytes = 0
    for one in (pid, *_children(pid)):
        for line in Path(f"/proc/{one}/status").read_text().splitlines():
            if line.startswith("RssAnon:"):
                kilobytes += int(line.split()[1])
    return kilobytes // 1024


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(one) for one in found.read_text().split()]


async def under_load(address: str, pid: int, words: list[str], attack: Attack) -> Seen:
    """All of it at once, for so many seconds."""
    seen, until = Seen(), time.monotonic() + attack.seconds
    seen.memory.append(memory(pid))
    database = site.database_name(address)
    limits = httpx.Limits(max_connections=50, max_keepalive_connections=0)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
        jobs = [
            _crowd(address, words, attack, seen),
            _visitor(client, until, database, words, seen),
            _large(client, until, words, seen),
            _remember(pid, until, seen),
            *(_batches(client, words, attack, seen, part) for part in range(4)),
            *(_silent(address, until, seen) for _ in range(attack.silent)),
            *(_slow(address, until, database, seen) for _ in range(attack.slow)),
        ]
        await asyncio.gather(*jobs)
    await asyncio.sleep(1)
    seen.memory.append(memory(pid))
    return seen


async def _crowd(address: str, words: list[str], attack: Attack, seen: Seen) -> None:
    """Readers and programs without pause, by wrk where it is installed."""
    asked = [
        f"/-/verify{'.json' if n % 2 else ''}?{urlencode({'quote': claim})}" for n, claim in enumerate(words)
    ]
    if (wrk := shutil.which("wrk")) is None:
        await asyncio.gather(
            *(_reader(address, asked[n:], attack.seconds, seen) for n in range(attack.clients))
        )
        return
    with tempfile.TemporaryDirectory() as folder:
        listed, script = Path(folder) / "paths.txt", Path(folder) / "ask.lua"
        listed.write_text("\n".join(asked) + "\n", "utf-8")
        script.write_text(LUA % listed, "utf-8")
        command = [
            wrk,
            "-t1",
            f"-c{attack.clients}",
            f"-d{int(attack.seconds)}s",
            "--timeout",
            "60s",
            "-s",
            str(script),
            address,
        ]
        process = await asyncio.create_subprocess_exec(
            *command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        told = (await process.communicate())[0].decode()
    for line in told.splitlines():
        if line.startswith("COUNTS "):
            for code, number in (pair.split("=") for pair in line.split()[1:]):
                seen.count("crowd", int(code), int(number))
        if line.startswith("BROKEN ") and (broken := int(line.split()[1])):
            seen.count("crowd", "broken", broken)


async def _reader(address: str, asked: list[str], seconds: float, seen: Seen) -> None:
    until = time.monotonic() + seconds
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        for path in asked * 1000:
            if time.monotonic() > until:
                return
            seen.count("crowd", (await client.get(path)).status_code)


async def _visitor(
    client: httpx.AsyncClient, until: float, database: str, words: list[str], seen: Seen
) -> None:
    """One who only wants to read."""
    verdict = (await client.get("/-/verify.json", params={"quote": words[0]})).json()
    pages = {
        "home": "/",
        "quote": f"/{database}/quotes/{verdict['quote_id']}",
        "search": "/-/find?words=the+government",
    }
    while time.monotonic() < until:
        for name, path in pages.items():
            begun = time.perf_counter()
            seen.count(name, (await client.get(path)).status_code)
            seen.waited.setdefault(name, []).append(1000 * (time.perf_counter() - begun))
        await asyncio.sleep(0.5)


async def _large(client: httpx.AsyncClient, until: float, words: list[str], seen: Seen) -> None:
    """Bodies that are too large, whole and in pieces, and the longest claims there may be."""

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * 65_536

    joined = " ".join(words) + " "
    long = (joined * (1 + LONGEST // len(joined)))[: LONGEST - 1] + "x"
    plain = ("stone " * LONGEST)[: LONGEST - 1] + "x"
    form = {"content-type": "application/x-www-form-urlencoded", "cookie": "ds_csrftoken=x"}
    while time.monotonic() < until:
        for path in ("/-/verify.json", "/-/check.json", "/-/check"):
            seen.count("body of 2 MB", (await client.post(path, content=b"x" * 2_000_000)).status_code)
        seen.count(
            "body of 2 MB", (await client.post("/-/login", content=pieces(), headers=form)).status_code
        )
        for more, who in (("", "50,000 characters"), ("x", "50,001 characters")):
            seen.count(who, (await client.post("/-/verify.json", json={"quote": long + more})).status_code)
            asked = await client.get("/-/verify", params={"quote": plain + more})
            seen.count(f"{who}, GET", asked.status_code)
        await asyncio.sleep(0.5)


async def _batches(
    client: httpx.AsyncClient, words: list[str], attack: Attack, seen: Seen, part: int
) -> None:
    draw = random.Random(part)
    for _ in range(attack.batches // 4):
        body = {"claims": [{"quote": claim} for claim in draw.choices(words, k=attack.batch)]}
        answer = await client.post("/-/verify.json", json=body)
        seen.count("batches", answer.status_code)
        if answer.status_code == 429:
            await asyncio.sleep(min(5.0, float(answer.headers["retry-after"])))


async def _silent(address: str, until: float, seen: Seen) -> None:
    """Somebody who begins a request and sends a header every few seconds, for ever."""
    while time.monotonic() < until:
        reader, writer = await _opened(address)
        writer.write(b"GET / HTTP/1.1\r\nHost: a\r\n")
        with contextlib.suppress(ConnectionError):
            while time.monotonic() < until and not reader.at_eof():
                writer.write(b"X-a: b\r\n")
                await writer.drain()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(reader.read(1), 3)
        seen.count("silent", "closed" if reader.at_eof() else "open at the end")
        writer.close()


async def _slow(address: str, until: float, database: str, seen: Seen) -> None:
    """Somebody who asks for ten thousand rows and reads hardly any."""
    reader, writer = await _opened(address)
    writer.write(
        f"GET /{database}/variants.csv?_stream=on&_size=max&n__lte=10000 HTTP/1.1\r\nHost: a\r\n\r\n".encode()
    )
    read = 0
    with contextlib.suppress(ConnectionError):
        while time.monotonic() < until and (piece := await asyncio.wait_for(reader.read(256), 60)):
            read += len(piece)
            await asyncio.sleep(0.5)
    seen.count("slow readers", 200 if read else "nothing read")
    writer.close()


async def _opened(address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    host = urlsplit(address)
    return await asyncio.open_connection(host.hostname, host.port, limit=1024)


async def _remember(pid: int, until: float, seen: Seen) -> None:
    while time.monotonic() + 60 < until:
        await asyncio.sleep(60)
        seen.memory.append(memory(pid))


def told(seen: Seen) -> list[str]:
    """What is printed."""
    lines = [
        f"{who:24}" + ", ".join(f"{k}: {n:,}" for k, n in sorted(c.items(), key=str))
        for who, c in seen.statuses.items()
    ]
    for name, waited in seen.waited.items():
        median, slowest, most = _cuts(waited)
        lines.append(f"{name + ' page':24}p50 {median:.0f} ms, p99 {slowest:.0f} ms, most {most:.0f} ms")
    lines.append(f"{'memory, MB':24}" + ", ".join(map(str, seen.memory)))
    lines.append(f"{'undocumented answers':24}{seen.faults() or 'none'}")
    return lines


def main() -> None:
    """Run it and print the figures."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("database", type=Path, nargs="?", default=WORK / "linking.db")
    arguments.add_argument("--minutes", type=float, default=5)
    arguments.add_argument("--clients", type=int, default=200)
    arguments.add_argument("--batches", type=int, default=1000)
    arguments.add_argument("--workers", type=int, default=1)
    asked = arguments.parse_args()
    words = site.claims(asked.database)
    attack = Attack(60 * asked.minutes, asked.clients, asked.batches)
    with site.served(asked.database, workers=asked.workers) as (address, pid):
        print("\n".join(told(asyncio.run(under_load(address, pid, words, attack)))))


if __name__ == "__main__":
    main()
