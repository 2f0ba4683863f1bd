"""Follows addresses: starts the crawling process, hands it what is known, and stores what it tells.

Scrapy runs in a process of its own (`scrapers.crawl`), which opens neither archive nor database.
"""

import hashlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import IO

from db.store import Store
from quotes.errors import CannotRead
from quotes.intake.preparing import Brought, Prepared, ahead
from quotes.intake.runs import Progress, Run
from scrapers.crawl.canonical import key
from scrapers.crawl.frontier import settle
from scrapers.crawl.job import KINDS, Job
from scrapers.crawl.lines import Counters, Duplicate, Ended, Page, Refused, Would, parsed
from scrapers.fetching.fetch import Fetched

# A crawl that was told to stop ends the requests under way; after so many seconds it is ended.
PATIENCE = 10.0
RAW = "?action=raw"


def crawl(run: Run, *, since: str | None, progress: Progress) -> None:
    """Follow an entry's addresses to the end. Raises `CannotRead` when the crawling process breaks."""
    source, known = run.source, known_addresses(run.store)
    assert source.kind in KINDS
    job = Job(
        source.name,
        source.kind,
        source.addresses,
        str(run.folder),
        str(run.folder.parents[1] / "cache"),
        source.manners,
        source.depth,
        source.budget,
        source.under,
        source.not_under,
        since,
        run.dry,
        known,
        tuple(run.settled(known)),
    )
    with _crawling(job, run) as lines:
        with run.noting() as settled:
            for line, prepared in ahead(parsed(lines), partial(_brought, run), run.hands):
                settled(map(key, _take(run, line, prepared)))
                progress(run.tally)
        if run.tally.ended == "finished":
            settle(run.folder)
            run.finish()


def known_addresses(store: Store) -> dict[str, str]:
    """Under which keys an address is stored, and when it was last read."""
    found: dict[str, str] = {}
    for url, canonical, read in store.addresses():
        for address in filter(None, (url, canonical, f"{url}{RAW}" if "/wiki/" in url else None)):
            name = key(address)
            found[name] = max(found.get(name, ""), read)
    return found


def _brought(run: Run, line: object) -> Brought | None:
    """What is to be read of a line: a page that is no list of others, unless nothing is to be stored."""
    if not isinstance(line, Page) or line.role == "list" or run.dry:
        return None
    return run.brought(_fetched(run, line))


def _take(run: Run, line: object, prepared: Prepared | None) -> tuple[str, ...]:
    """Store one line; gives back the addresses that are settled by it."""
    match line:
        case Page():
            run.page()
            if not run.dry:
                _put(run, line, prepared)
            return (line.url, *line.also)
        case Refused(url=url):
            run.refuse(line)
            return (url,)
        case Duplicate(url=url):
            return (url,)
        case Would(url=url):
            run.tally = replace(run.tally, would=(*run.tally.would, url))
        case Counters(asked=asked, unchanged=unchanged):
            run.tally = replace(run.tally, asked=asked, unchanged=unchanged)
        case Ended(reason=reason):
            run.tally = replace(run.tally, ended=reason)
    return ()


def _put(run: Run, page: Page, prepared: Prepared | None) -> None:
    fetched = _fetched(run, page)
    if page.role == "list":
        run.keep(fetched)
    else:
        # What a site's front page holds is a list of links as often as not: that it is no article is no failure.
        start = page.role == "start" and run.source.kind != "site"
        run.put(run.brought(fetched), prepared, start=start)


def _fetched(run: Run, page: Page) -> Fetched:
    """The page as `quotes add` would have it; a wiki's page under the address that a person knows."""
    url, final = page.url, page.final_url
    if run.source.kind == "wikiquote":
        url, final = url.removesuffix(RAW), final.removesuffix(RAW)
    digest = hashlib.sha256(page.body).hexdigest()
    return Fetched(page.body, url, final, page.status, page.headers, page.media_type, page.fetched, digest)


@contextmanager
def _crawling(job: Job, run: Run) -> Iterator[IO[bytes]]:
    """The lines of a crawling process, which is ended with the block however that ends."""
    command = [sys.executable, "-P", "-m", "scrapers.crawl"]
    log_path = run.folder / "crawl.log"
    with log_path.open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            # A process that ended at once tells why in its log; its code is looked at below.
            with suppress(BrokenPipeError), process.stdin as pipe:
                pipe.write(job.written().encode("ascii") + b"\n")
            with process.stdout as lines:
                yield lines
            code = process.wait(PATIENCE)
        finally:
            _end(process)
    if code:
        raise CannotRead(
            f"The crawl of {job.name} broke off (code {code}); {log_path} says why. "
            "What came is stored; run it again to go on."
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
