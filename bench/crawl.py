"""Collects a site of about 2,000 articles on loopback, kills the run at half-way, and goes on.

Counts what must be exact: the pages stored, what was asked twice although it was stored, what must not be asked.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, Result
from tests.crawl_site import SOURCES, Paper, entry, serving

COMMAND = [sys.executable, "-c", "from quotes.cli import main; main()", "collect", "canal", "--json"]
PAGES, FEW = 2_000, 100
# Anything else than none of these fails the run.
EXACT = ("missing", "foreign", "asked_although_stored", "forbidden")


def measure(quick: bool = False) -> Result:
    """Both halves of the crawl. Raises SystemExit where a figure that must be exact is not."""
    size = FEW if quick else PAGES
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Paper(size, slow=size // 40, flapping=size // 20)) as paper,
    ):
        home = Path(folder)
        more = {"depth": size, "budget": size * 4}
        (home / "sources.yml").write_text(SOURCES + entry("canal", "site", paper.starts, **more), "utf-8")
        at_the_kill = killed(home, paper)
        have = stored(home)
        paper.asked.clear()
        began = time.monotonic()
        ran = subprocess.run(COMMAND, cwd=home, check=False, capture_output=True, text=True)
        seconds = time.monotonic() - began
        counted = measured(home, paper, have)
    wrong = [f"{name}: {counted[name]}" for name in EXACT if counted[name]]
    if ran.returncode or wrong:
        raise SystemExit(
            f"The crawl was not exact ({', '.join(wrong)}), exit code {ran.returncode}: {ran.stderr}"
        )
    told = json.loads(ran.stdout)
    rate = Figure("pages a second, in the second run", told["pages"] / seconds, ".1f")
    counts = [Figure(name.replace("_", " "), count, ",d") for name, count in counted.items()]
    return Result(name="crawl", figures=[Figure("stored at the kill", at_the_kill, ",d"), *counts, rate])


def killed(home: Path, paper: Paper) -> int:
    """Run until half of the articles were asked, kill parent and crawler at once; how many were stored then."""
    process = subprocess.Popen(COMMAND, cwd=home, start_new_session=True, stdout=subprocess.DEVNULL)
    while sum(path.startswith("paper/a/") for path in list(paper.asked)) < paper.size / 2:
        if process.poll() is not None:
            sys.exit("the crawl ended before half-way")
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    time.sleep(0.5)
    return len(stored(home) & paper.read)


def stored(home: Path) -> set[str]:
    """The addresses in the database."""
    if not (home / "quotes.db").exists():
        return set()
    conn = sqlite3.connect(home / "quotes.db")
    try:
        return {url for (url,) in conn.execute("SELECT url FROM sources")}
    finally:
        conn.close()


def measured(home: Path, paper: Paper, have: set[str]) -> dict[str, int]:
    """What must be exact, and what a polite crawler keeps small."""
    found = stored(home)
    paths = {"paper": "paper", "slow": "slow", "flapping": "flapping"}
    asked = {
        paper.url(path.removeprefix(which), which)
        for path in paper.asked
        for which in paths
        if path.startswith(f"{which}/")
    }
    articles = {path: times for path, times in paper.asked.items() if path.startswith("paper/a/")}
    return {
        "articles": len(paper.read),
        "missing": len(paper.read - found),
        "foreign": len(
            {url for url in found - paper.read if "/a/" in url or "/copy/" in url or "/amp/" in url}
        ),
        "asked_although_stored": len(asked & have),
        "articles_asked_more_than_once": sum(times > 1 for times in articles.values()),
        "forbidden": len([path for path in paper.asked if "/private/" in path or "inside" in path]),
        "calendar": sum(times for path, times in paper.asked.items() if "calendar" in path),
    }
