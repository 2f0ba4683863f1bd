"""Collects a site of about 2,000 articles on loopback, kills the run at half-way, and goes on: python -m bench.crawl

Counts what must be exact: the pages stored, what was asked twice although it was stored, what must not be asked.
"""

import argparse
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.crawl_site import SOURCES, Paper, entry, serving

COMMAND = [sys.executable, "-c", "from quotes.cli import main; main()", "collect", "canal", "--json"]


def main() -> None:
    """Run both halves and print the figures as JSON; exit code 1 when one of them is not exact."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--whole", action="store_true", help="without the kill at half-way")
    options = parser.parse_args()
    size = options.pages
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Paper(size, slow=size // 40, flapping=size // 20)) as paper,
    ):
        home = Path(folder)
        more = {"depth": size, "budget": size * 4}
        (home / "sources.yml").write_text(SOURCES + entry("canal", "site", paper.starts, **more), "utf-8")
        figures = {} if options.whole else killed(home, paper)
        have = stored(home)
        paper.asked.clear()
        began = time.monotonic()
        ran = subprocess.run(COMMAND, cwd=home, check=False, capture_output=True, text=True)
        seconds = time.monotonic() - began
        figures |= {"exit": ran.returncode, **measured(home, paper, have), "seconds": round(seconds, 1)}
        told = json.loads(ran.stdout)
        figures |= {"pages_per_second": round(told["pages"] / seconds, 1), "requests": told["asked"]}
    print(json.dumps(figures, indent=2))
    exact = ("missing", "foreign", "asked_although_stored", "forbidden")
    sys.exit(any(figures[name] for name in exact) or figures["exit"] != 0)


def killed(home: Path, paper: Paper) -> dict[str, float]:
    """Run until half of the articles were asked, and kill parent and crawler at once."""
    process = subprocess.Popen(COMMAND, cwd=home, start_new_session=True, stdout=subprocess.DEVNULL)
    while sum(path.startswith("paper/a/") for path in list(paper.asked)) < paper.size / 2:
        if process.poll() is not None:
            sys.exit("the crawl ended before half-way")
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    time.sleep(0.5)
    return {"stored_at_the_kill": len(stored(home) & paper.read)}


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


if __name__ == "__main__":
    main()
