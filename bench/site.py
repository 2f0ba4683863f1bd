"""How fast the site answers over a large database, measured with wrk, a public load tool.

    python -m bench.site DATABASE [--seconds 10] [--clients 20]

Starts `quotes serve` on the loopback, asks for verdicts on wordings of the database (half of them with a word
dropped, so that nothing is found by its digest alone), and prints milliseconds and answers a second. wrk
(`apt-get install wrk`) runs on the same machine, so its share of the processor is part of the figures. Without
wrk a small asyncio client measures; it takes several times the processor that wrk does and says so.
"""

import argparse
import asyncio
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import httpx

CLAIMS = 2_000
PORT = 8765
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
def served(database: Path) -> Iterator[str]:
    """The address of `quotes serve` over the database, in a process of its own."""
    program = [sys.executable, "-m", "quotes.cli", "serve", "--db", str(database), "--port", str(PORT)]
    shell = Path(sys.executable).with_name("quotes")
    if shell.exists():
        program[:3] = [str(shell)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(program, stdout=log, stderr=log)
        address = f"http://127.0.0.1:{PORT}"
        try:
            for _ in range(300):
                try:
                    httpx.get(f"{address}/-/versions.json", timeout=2)
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=30)


def load(address: str, paths: list[str], clients: int, seconds: int, wait: int = 0) -> str:
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
    return _told(p50, p99, most, int(count), int(wrong), took, "wrk")


async def _own_client(address: str, paths: list[str], clients: int, seconds: int, wait: int) -> str:
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
    return _told(
        cuts[49], cuts[98], max(times), len(times), wrong, took, "own client, itself a load: install wrk"
    )


def _told(p50: float, p99: float, most: float, count: int, wrong: int, took: float, tool: str) -> str:
    return f"p50 {p50:.1f} ms, p99 {p99:.1f} ms, max {most:.0f} ms, {count / took:.0f} a second, {wrong} errors ({tool})"


def weigh(address: str, path: str) -> str:
    """One page asked a few times by itself: its weight, and the median time."""
    times = []
    with httpx.Client(timeout=30) as client:
        for _ in range(15):
            started = time.perf_counter()
            answer = client.get(address + path)
            times.append(1000 * (time.perf_counter() - started))
    return f"{statistics.median(times):.1f} ms, {len(answer.content) / 1024:.0f} KB ({answer.status_code})"


def stream(address: str) -> str:
    """Ten thousand rows as CSV: how soon the first bytes come, and how long the whole takes."""
    started = time.perf_counter()
    first, size = 0.0, 0
    path = f"/{_database(address)}/variants.csv?_stream=on&_size=max&n__lte=10000"
    with httpx.stream("GET", address + path, timeout=60) as answer:
        for chunk in answer.iter_bytes():
            first = first or 1000 * (time.perf_counter() - started)
            size += len(chunk)
    return f"first bytes after {first:.0f} ms, {size / 1e6:.1f} MB in {time.perf_counter() - started:.2f} s"


def _database(address: str) -> str:
    listed = httpx.get(f"{address}/-/databases.json").json()
    rows = listed if isinstance(listed, list) else listed["databases"]
    return str(rows[0]["name"])


def main() -> None:
    """Run all and print the figures beside what is asked of them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("database", type=Path)
    arguments.add_argument("--seconds", type=int, default=10)
    arguments.add_argument("--clients", type=int, default=20)
    asked = arguments.parse_args()
    words = claims(asked.database)
    pages = [f"/-/verify?{urlencode({'quote': claim})}" for claim in words]
    with served(asked.database) as address:
        for path in ("/", "/-/verify", pages[0], "/-/find?words=the+government"):
            print(f"{path[:40]:46}{weigh(address, path)}; asked: <= 20 ms for the home page, <= 60 KB")
        print(f"{'10,000 rows as CSV':46}{stream(address)}")
        json_twins = [page.replace("/-/verify?", "/-/verify.json?") for page in pages]
        # Readers pause: twenty of them who ask 160 times a second together wait this long each.
        pause = 1000 * asked.clients // 160
        for name, paths, wait, bound in (
            ("verify page, 160 a second", pages, pause, "p50 <= 15, p99 <= 80"),
            ("verify page, as fast as it goes", pages, 0, ">= 150 a second"),
            ("verify.json, as fast as it goes", json_twins, 0, ">= 150 a second"),
        ):
            load(address, paths, asked.clients, 2, wait)
            told = load(address, paths, asked.clients, asked.seconds, wait)
            print(f"{name}, {asked.clients} clients".ljust(46) + f"{told}; asked: {bound}")


if __name__ == "__main__":
    main()
