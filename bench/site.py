"""How fast the site answers over a large database, measured with wrk, a public load tool.

    python -m bench site

Starts `quotes serve` on the loopback over the database that `bench.linking` built, asks for verdicts on wordings of
the database (half of them with a word dropped, so that nothing is found by its digest alone). The peer is the full-text
search of Datasette's own table page, asked for the same words. wrk (`apt-get install wrk`) runs on the same machine, so
its share of the processor is part of the figures. Without wrk a small asyncio client measures; it takes several times
the processor that wrk does, and the result says so.
"""

import asyncio
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import httpx

from bench.figures import Cell, Figure, Ratio, Result, Table
from bench.inputs import CORPUS, WORK, sha256

CLAIMS = 2_000
SEARCH = "Datasette's search"
CLIENTS, SECONDS, REPEATS = 20, 8, 3
# Characters of an address that a table shows.
SHOWN = 40
# wrk draws the addresses in turn; each connection starts at another place.
LUA = """
local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local at = 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
local wait = %d
if wait > 0 then delay = function() return math.random(0, 2 * wait) end end
done = function(summary, latency, requests)
  io.write(string.format("RESULT %%f %%f %%f %%d %%d %%f\\n", latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000, summary.requests, summary.errors.status + summary.errors.timeout + summary.errors.read,
    summary.duration / 1e6))
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What many clients at once saw: milliseconds by the clock, answers a second, and how many were no answer."""

    median: float
    slowest: float
    most: float
    rate: float
    wrong: int


def measure(quick: bool = False) -> Result:
    """Pages one by one, a long CSV, and verdicts under load beside Datasette's own search."""
    database = WORK / f"linking{'-quick' if quick else ''}.db"
    if not database.exists():
        raise SystemExit(f"{database.name} is not there; run `python -m bench linking` first.")
    seconds, words = 2 if quick else SECONDS, claims(database)
    pages = [f"/-/verify?{urlencode({'quote': claim})}" for claim in words]
    with served(database) as (address, _):
        table = f"/{database_name(address)}/variants?_size=20"
        searched = [f"{table}&{urlencode({'_search': claim})}" for claim in words]
        kinds = {"verify page": pages, "verify.json": [page.replace("?", ".json?", 1) for page in pages]}
        kinds[SEARCH] = searched
        weights = _weights(address, ["/", "/-/verify", pages[0], "/-/find?words=the+government", searched[0]])
        streamed = stream(address)
        for paths in kinds.values():
            load(address, paths, CLIENTS, 1)
        # Readers pause: so many who ask 160 times a second together wait this long each.
        paced = load(address, pages, CLIENTS, seconds, 1000 * CLIENTS // 160)
        loads = {
            name: [load(address, paths, CLIENTS, seconds) for _ in range(1 if quick else REPEATS)]
            for name, paths in kinds.items()
        }
    rows = [_row("verify page, 160 a second", paced)]
    rows += [
        _row(f"{name}, without pause", sorted(one, key=lambda load: load.rate)[len(one) // 2])
        for name, one in loads.items()
    ]
    head = ("asked", "median ms", "99 % ms", "most ms", "answers a second", "errors")
    peer = [one.rate for one in loads[SEARCH]]
    return Result(
        name="site",
        figures=streamed,
        tables=[
            weights,
            Table(f"{CLIENTS} clients at once", head, ("", ".1f", ".1f", ".0f", ".0f", "d"), rows),
        ],
        ratios=[
            Ratio.of(f"{name}, answers a second", SEARCH, [one.rate for one in loads[name]], peer)
            for name in ("verify page", "verify.json")
            if all(peer)  # on a machine with much else to do it may answer none in the time
        ],
        notes=[] if shutil.which("wrk") else ["Measured with a client that is itself a load: install wrk"],
        data={"corpus.jsonl.gz": sha256(CORPUS)},
    )


def _row(name: str, one: Load) -> list[Cell]:
    return [name, one.median, one.slowest, one.most, one.rate, one.wrong]


def claims(database: Path) -> list[str]:
    """Wordings of the database spread over all of it, every second one without its third word."""
    conn = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    top = conn.execute("select max(n) from variants").fetchone()[0]
    step = max(1, top // CLAIMS)
    rows = conn.execute(
        "select n, text from variants where n % ? = 0 and words between 6 and 60 limit ?", [step, CLAIMS]
    )
    found = []
    for number, text in rows:
        words = text.split()
        found.append(" ".join(words[:2] + words[3:] if number // step % 2 else words))
    conn.close()
    return found


@contextmanager
def served(database: Path, workers: int = 1) -> Iterator[tuple[str, int]]:
    """The address and the process id of `quotes serve` over the database, in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = [sys.executable, "-c", "from quotes.cli import main; main()", "serve", "--db", str(database)]
    program += ["--port", str(port), "--workers", str(workers)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(program, stdout=log, stderr=log)
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(300):
                try:
                    httpx.get(f"{address}/-/versions.json", timeout=2)
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield address, process.pid
        finally:
            process.terminate()
            process.wait(timeout=30)


def load(address: str, paths: list[str], clients: int, seconds: int, wait: int = 0) -> Load:
    """What many clients at once see, each waiting some `wait` ms between answers, by wrk where it is installed."""
    if (wrk := shutil.which("wrk")) is None:
        return asyncio.run(_own_client(address, paths, clients, seconds, wait))
    with tempfile.TemporaryDirectory() as folder:
        listed, script = Path(folder) / "paths.txt", Path(folder) / "ask.lua"
        listed.write_text("\n".join(paths) + "\n", "utf-8")
        script.write_text(LUA % (listed, wait), "utf-8")
        ran = subprocess.run(
            [wrk, "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "10s", "-s", str(script), address],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    found = re.search(r"RESULT (\S+) (\S+) (\S+) (\d+) (\d+) (\S+)", ran.stdout)
    if found is None:
        raise SystemExit(f"wrk did not report: {ran.stdout}{ran.stderr}")
    p50, p99, most, count, wrong, took = (float(figure) for figure in found.groups())
    return Load(p50, p99, most, count / took, int(wrong))


async def _own_client(address: str, paths: list[str], clients: int, seconds: int, wait: int) -> Load:
    times: list[float] = []
    wrong, until, started = 0, time.monotonic() + seconds, time.monotonic()

    async def ask(first: int) -> None:
        nonlocal wrong
        async with httpx.AsyncClient(base_url=address, timeout=10) as client:
            at = first
            while time.monotonic() < until:
                begun = time.perf_counter()
                answer = await client.get(paths[at % len(paths)])
                times.append(1000 * (time.perf_counter() - begun))
                wrong += answer.status_code != 200
                at += clients
                await asyncio.sleep(wait / 1000)

    await asyncio.gather(*(ask(number) for number in range(clients)))
    cuts = statistics.quantiles(times, n=100)
    took = time.monotonic() - started
    return Load(cuts[49], cuts[98], max(times), len(times) / took, wrong)


def _weights(address: str, paths: list[str]) -> Table:
    """Each page asked a few times by itself: the median time, and its weight."""
    rows: list[list[Cell]] = []
    with httpx.Client(timeout=30) as client:
        for path in paths:
            times = []
            for _ in range(15):
                started = time.perf_counter()
                answer = client.get(address + path)
                times.append(1000 * (time.perf_counter() - started))
            answer.raise_for_status()
            shown = path if len(path) <= SHOWN else f"{path[:SHOWN]}…"
            rows.append([f"`{shown}`", statistics.median(times), len(answer.content) / 1024])
    return Table("One reader", ("page", "median ms", "KB"), ("", ".1f", ".0f"), rows)


def stream(address: str) -> list[Figure]:
    """Ten thousand rows as CSV: how soon the first bytes come, and how long the whole takes."""
    started = time.perf_counter()
    first, size = 0.0, 0
    path = f"/{database_name(address)}/variants.csv?_stream=on&_size=max&n__lte=10000"
    with httpx.stream("GET", address + path, timeout=60) as answer:
        for chunk in answer.iter_bytes():
            first = first or 1000 * (time.perf_counter() - started)
            size += len(chunk)
    whole = Figure(f"10,000 rows as CSV, {size / 1e6:.1f} MB", time.perf_counter() - started, ".2f", "s")
    return [whole, Figure("the first bytes of them after", first, ".0f", "ms")]


def database_name(address: str) -> str:
    """What the site calls its database."""
    listed = httpx.get(f"{address}/-/databases.json").json()
    rows = listed if isinstance(listed, list) else listed["databases"]
    return str(rows[0]["name"])
