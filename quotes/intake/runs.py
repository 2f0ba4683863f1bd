"""One run of collecting: stores what comes, and writes down what is settled, so that a killed run goes on.

What is settled is written down after it is stored: nothing that is stored is asked or read again, and nothing that is not
stored counts as done.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from db.keeping.archive import Archive
from db.linking import families
from db.rows import RunRow
from db.store import Store
from quotes.executors import Workers
from quotes.family.gathering import link
from quotes.identity import ident
from quotes.intake import deposit
from quotes.intake.preparing import FAULTS, Brought, Prepared
from quotes.intake.watchlist import Followed
from scrapers.crawl.lines import Refused
from scrapers.errors import ReadError
from scrapers.errors import Refused as NotAsked
from scrapers.fetching.fetch import Fetched

# The run's row is brought up to date this often, in pages, so that a killed run shows how far it came.
NOTED = 25
# Times are compared by the second; what was removed is stored as read in a year that never comes.
SECOND = 19
NEVER = "9999"


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a run is. `pages` came over the network or out of a file, `asked` counts every request, `new` the
    documents stored.

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


def write_whole(path: Path, text: str) -> None:
    """Put a note of a run in its place: on a full disk the one before stays, and no half of one is read."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, "utf-8")
    part.replace(path)


class Run:
    """One run of an entry, with its row in the database, its journal on disk and its tally.

    `hands` are the workers of a cluster that read what is fetched, where there is one.
    """

    def __init__(
        self,
        store: Store,
        archive: Archive,
        source: Followed,
        folder: Path,
        dry: bool,
        hands: Workers | None = None,
    ) -> None:
        self.hands = hands
        self.store, self.archive, self.source, self.folder, self.dry = store, archive, source, folder, dry
        self.journal, self.began = folder / "settled", folder / "began"
        self.tally = Tally()
        started = datetime.now(UTC).isoformat(timespec="microseconds")
        self.resumed = self.began.exists()
        if not self.resumed:
            write_whole(self.began, started)
        self.row = RunRow(ident("run", source.name, started), source.name, started[:SECOND] + "Z")
        if not dry:
            store.run(self.row)
            if self.resumed:
                # The kill may have fallen between storing a page and linking it, and the page is not read again.
                began = self.began.read_text("ascii")[:SECOND]
                link(store, families.unlinked_since(store.conn, began))

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

    @contextmanager
    def noting(self) -> Iterator[Callable[[Iterable[str]], None]]:
        """A function that writes down keys as settled; the run's row is brought up to date however it ends."""
        try:
            with self.journal.open("a", encoding="utf-8") as journal:
                yield lambda addresses: self._settle(journal, addresses)
        finally:
            self._note()

    def finish(self) -> None:
        """The run came to its end: its journal is let go, and its row says so."""
        self.journal.unlink(missing_ok=True)
        self.began.unlink(missing_ok=True)
        self.row = replace(self.row, finished=deposit.now())
        self._note()

    def page(self) -> None:
        """Count a page that came."""
        self.tally = replace(self.tally, pages=self.tally.pages + 1)
        if self.tally.pages % NOTED == 0:
            self._note()

    def brought(self, fetched: Fetched, format: str | None = None) -> Brought:
        """What was fetched, with what the entry says of it."""
        stated = dict(self.source.stated) if self.source.stated else None
        return Brought(fetched, format or self.source.format, stated)

    def put(self, brought: Brought, prepared: Prepared | None, *, start: bool = False) -> None:
        """Store what was fetched, or keep it with the reason why no document is in it."""
        fetched = brought.fetched
        try:
            for added in deposit.add(self.store, self.archive, brought, run=self.row.id, prepared=prepared):
                tally = self.tally
                quotations = added.quotations if added.new else 0
                self.tally = replace(
                    tally, new=tally.new + added.new, quotations=tally.quotations + quotations
                )
        except ReadError as error:
            if not isinstance(error, NotAsked):
                # Nothing was read, but the page is kept: a later version may read it. What was removed is not.
                self.keep(fetched)
            self._count(Refused(fetched.url, str(error), type(error).__name__, start))
        except FAULTS as error:
            # One page must not end a run that goes on for hours, and would end the next one too.
            self.keep(fetched)
            reason = f"The program failed on this page ({type(error).__name__}); report it with the address."
            self.refuse(Refused(fetched.url, reason, "Fault", start))

    def keep(self, fetched: Fetched) -> None:
        """Keep a page in the archive, without a document."""
        if "://" not in fetched.url:
            return
        self.archive.keep_page(
            fetched.data,
            url=fetched.final_url,
            status=fetched.status or 200,
            headers=list(fetched.headers),
            at=fetched.fetched,
        )

    def refuse(self, refused: Refused) -> None:
        """Note an address that gave no page, and why."""
        if not self.dry:
            deposit.refuse(self.store, refused.url, refused.reason, refused.kind, run=self.row.id)
        self._count(refused)

    def _count(self, refused: Refused) -> None:
        failed = (*self.tally.failed, refused) if refused.start else self.tally.failed
        self.tally = replace(self.tally, rejects=self.tally.rejects + 1, failed=failed)

    def _settle(self, journal: IO[str], keys: Iterable[str]) -> None:
        if not self.dry:
            journal.writelines(json.dumps(name) + "\n" for name in keys)
            journal.flush()

    def _note(self) -> None:
        if not self.dry:
            tally = self.tally
            self.row = replace(
                self.row, documents=tally.new, quotations=tally.quotations, rejects=tally.rejects
            )
            self.store.run(self.row)
