"""Runs a crawl and stores what it brings: pages into the archive and the database, refusals and the run as rows.

Scrapy runs in a process of its own (`scrapers.crawl`), which opens neither. What is settled is written down after it
is stored, so that a run that was killed anywhere goes on without asking for anything that is stored.
"""

import hashlib
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from db.archive import Archive
from db.rows import RunRow
from db.store import Store
from quotes.errors import BadInput, CannotRead
from quotes.identity import ident
from quotes.intake import deposit
from quotes.intake.watchlist import Followed, watchlist
from scrapers.crawl.canonical import key
from scrapers.crawl.frontier import settle
from scrapers.crawl.job import Job
from scrapers.crawl.lines import Counters, Duplicate, Ended, Page, Refused, Would, parsed
from scrapers.errors import ReadError
from scrapers.errors import Refused as NotAsked
from scrapers.fetch import Fetched

# The run's row is brought up to date this often, in pages, so that a killed run shows how far it came.
NOTED = 25
# A crawl that was told to stop ends the requests under way; after so many seconds it is ended.
PATIENCE = 10.0
# What a mistake of a reader shows itself as; errors of the disk and the database end a run.
FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
# Times are compared by the second; what was removed is stored as read in a year that never comes.
SECOND = 19
NEVER = "9999"


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a run is. `pages` came over the network, `asked` counts every request, `new` the documents stored.

    `failed` are addresses of sources.yml itself that could not be read; `would` is what a dry run would ask.
    """

    pages: int = 0
    new: int = 0
    quotations: int = 0
    rejects: int = 0
    asked: int = 0
    unchanged: int = 0
    failed: tuple[Refused, ...] = ()
    would: tuple[str, ...] = ()
    ended: str | None = None


Progress = Callable[[Tally], None]


def followed(path: Path) -> dict[str, Followed]:
    """The entries of a sources.yml; raises `BadInput` when there is none or it has a mistake."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise BadInput(f"{path} cannot be read ({reason}); docs/collecting.md has an example.") from error
    return watchlist(text, path.name)


def collect(
    store: Store,
    archive: Archive,
    source: Followed,
    *,
    since: str | None = None,
    dry: bool = False,
    progress: Progress = lambda _: None,
) -> Tally:
    """Follow one entry of sources.yml to its end, or go on with a run of it that was stopped.

    Raises `CannotRead` when another run of the same entry is under way, or when the crawling process breaks.
    """
    folder = archive.folder.with_suffix(".jobs") / source.name / ("dry" if dry else "run")
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder, source.name):
        run = _Run(store, archive, source, folder, dry)
        known = _known(store)
        job = Job(
            source.name,
            source.kind,
            source.addresses,
            str(folder),
            str(folder.parents[1] / "cache"),
            source.manners,
            source.depth,
            source.budget,
            source.under,
            source.not_under,
            since,
            dry,
            known,
            tuple(run.settled(known)),
        )
        with _crawling(job, folder) as lines:
            run.take(lines, progress)
        return run.tally


def _known(store: Store) -> dict[str, str]:
    """Under which keys an address is stored, and when it was last read."""
    found: dict[str, str] = {}
    for url, canonical, read in store.addresses():
        for address in filter(None, (url, canonical, f"{url}?action=raw" if "/wiki/" in url else None)):
            name = key(address)
            found[name] = max(found.get(name, ""), read)
    return found


class _Run:
    """One run: stores what comes, and writes down what is settled."""

    def __init__(self, store: Store, archive: Archive, source: Followed, folder: Path, dry: bool) -> None:
        self.store, self.archive, self.source, self.dry = store, archive, source, dry
        self.journal, self.began = folder / "settled", folder / "began"
        self.tally = Tally()
        started = datetime.now(UTC).isoformat(timespec="microseconds")
        self.resumed = self.began.exists()
        if not self.resumed:
            self.began.write_text(started, "ascii")
        self.row = RunRow(ident("run", source.name, started), source.name, started[:19] + "Z")
        if not dry:
            store.run(self.row)

    def settled(self, known: Mapping[str, str]) -> Iterator[str]:
        """The keys that a run before this one was done with when it was stopped.

        A kill may fall between storing a page and noting it: what was read since that run began is settled too.
        """
        if not self.resumed:
            return
        began = self.began.read_text("ascii")[:SECOND]
        yield from (name for name, read in known.items() if began <= read[:SECOND] < NEVER)
        if self.journal.exists():
            for line in self.journal.read_text("utf-8").splitlines(keepends=True):
                if line.endswith("\n"):
                    yield json.loads(line)

    def take(self, lines: IO[bytes], progress: Progress) -> None:
        """Store every line; the row of the run is finished when the crawl says that it ended."""
        try:
            with self.journal.open("a", encoding="utf-8") as journal:
                for line in parsed(lines):
                    addresses = self._take(line)
                    for address in () if self.dry else addresses:
                        journal.write(json.dumps(key(address)) + "\n")
                    journal.flush()
                    progress(self.tally)
            if self.tally.ended == "finished":
                settle(self.journal.parent)
                self.journal.unlink()
                self.began.unlink()
                self.row = replace(self.row, finished=deposit.now())
        finally:
            self._note()

    def _take(self, line: object) -> tuple[str, ...]:
        """Store one line; gives back the addresses that are settled by it."""
        tally = self.tally
        match line:
            case Page():
                self._page(line)
                if self.tally.pages % NOTED == 0:
                    self._note()
                return (line.url, *line.also)
            case Refused(url=url):
                self._refused(line)
                return (url,)
            case Duplicate(url=url):
                return (url,)
            case Would(url=url):
                self.tally = replace(tally, would=(*tally.would, url))
            case Counters(asked=asked, unchanged=unchanged):
                self.tally = replace(tally, asked=asked, unchanged=unchanged)
            case Ended(reason=reason):
                self.tally = replace(tally, ended=reason)
        return ()

    def _page(self, page: Page) -> None:
        self.tally = replace(self.tally, pages=self.tally.pages + 1)
        if self.dry:
            return
        fetched = self._fetched(page)
        if page.role == "list":
            self._keep(fetched)
            return
        try:
            for added in deposit.add(
                self.store,
                self.archive,
                fetched,
                format=self.source.format,
                stated=dict(self.source.stated) if self.source.stated else None,
                run=self.row.id,
            ):
                tally = self.tally
                self.tally = replace(
                    tally,
                    new=tally.new + added.new,
                    quotations=tally.quotations + (added.quotations if added.new else 0),
                )
        except ReadError as error:
            if not isinstance(error, NotAsked):
                # Nothing was read, but the page is kept: a later version may read it. What was removed is not.
                self._keep(fetched)
            start = page.role == "start" and self.source.kind != "site"
            self._reject(Refused(page.url, str(error), type(error).__name__, start))
        except FAULTS as error:
            # One page must not end a run that goes on for hours, and would end the next one too.
            self._keep(fetched)
            reason = f"The program failed on this page ({type(error).__name__}); report it with the address."
            self._refused(Refused(page.url, reason, "Fault", page.role == "start"))

    def _fetched(self, page: Page) -> Fetched:
        """The page as `quotes add` would have it; a wiki's page under the address that a person knows."""
        url, final = page.url, page.final_url
        if self.source.kind == "wikiquote":
            url, final = url.removesuffix("?action=raw"), final.removesuffix("?action=raw")
        digest = hashlib.sha256(page.body).hexdigest()
        return Fetched(
            page.body, url, final, page.status, page.headers, page.media_type, page.fetched, digest
        )

    def _keep(self, fetched: Fetched) -> None:
        self.archive.keep_page(
            fetched.data,
            url=fetched.final_url,
            status=fetched.status or 200,
            headers=list(fetched.headers),
            at=fetched.fetched,
        )

    def _refused(self, line: Refused) -> None:
        if not self.dry:
            deposit.refuse(self.store, line.url, line.reason, line.kind, run=self.row.id)
        self._reject(line)

    def _reject(self, line: Refused) -> None:
        failed = (*self.tally.failed, line) if line.start else self.tally.failed
        self.tally = replace(self.tally, rejects=self.tally.rejects + 1, failed=failed)

    def _note(self) -> None:
        if not self.dry:
            tally = self.tally
            self.row = replace(
                self.row, documents=tally.new, quotations=tally.quotations, rejects=tally.rejects
            )
            self.store.run(self.row)


@contextmanager
def _crawling(job: Job, folder: Path) -> Iterator[IO[bytes]]:
    """The lines of a crawling process, which is ended with the block however that ends."""
    command = [sys.executable, "-P", "-m", "scrapers.crawl"]
    with (folder / "crawl.log").open("wb") as log:
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
            f"The crawl of {job.name} broke off (code {code}); {folder / 'crawl.log'} says why. "
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


@contextmanager
def _alone(folder: Path, name: str) -> Iterator[None]:
    """Hold the folder of a run, so that no second one of the same entry goes beside it; freed by any end."""
    import fcntl

    with (folder / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CannotRead(f"{name} is being collected by another process; try again later.") from error
        yield
