"""Who asks the site under load: a crowd, programs with batches, one who only wants to read, and those who mean it no good."""

import asyncio
import contextlib
import random
import shutil
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
