"""Follows files: Wikiquote dumps and WARC archives, page by page, whatever their size.

A page is kept in the archive by itself: a dump's as an export of that one page, a WARC's as the record it was. So the next
month's dump adds what changed, and a rebuild needs neither file.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from glob import glob
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from quotes.executors import hired
from quotes.intake.deposit import now
from quotes.intake.preparing import Brought, ahead
from quotes.intake.runs import Progress, Run, write_whole
from scrapers.crawl.lines import Refused
from scrapers.errors import ReadError
from scrapers.fetching.fetch import Fetched
from scrapers.material import Refused as Tell
from scrapers.readers import warc, wikiquote

# Bytes of a page in a packed file, rather too many than too few: only tells whether processes are worth starting.
PAGE_BYTES = 16 * 1024
NO_FILE = "There is no file {}; check the path, which is meant from where sources.yml stands."


@dataclass(frozen=True, slots=True)
class Item:
    """One page of a file: its name in the journal, what was fetched (None when nothing is to be read), its day."""

    name: str
    url: str
    fetched: Fetched | None
    day: str | None
    format: str | None = None


def read(run: Run, *, since: str | None, progress: Progress) -> None:
    """Read an entry's files to the end; those that were read whole before and are the same are passed over."""
    whole = run.folder.parent / "read.json"
    seen: dict[str, list[int]] = json.loads(whole.read_text("utf-8")) if whole.exists() else {}
    settled = set(run.settled({}))
    for pattern in run.source.addresses:
        paths = sorted(path for path in glob(pattern, recursive=True) if Path(path).is_file())
        if not paths:
            run.refuse(Refused(pattern, NO_FILE.format(pattern), "Unreachable", start=True))
        for path in paths:
            status = Path(path).stat()
            state = [status.st_size, status.st_mtime_ns]
            if seen.get(path) == state and not since:
                run.tally = replace(run.tally, unchanged=run.tally.unchanged + 1)
                continue
            if _read(run, Path(path), settled, since, progress) and not run.dry and not since:
                seen[path] = state
                write_whole(whole, json.dumps(seen))
    run.tally = replace(run.tally, ended="finished")
    run.finish()
    progress(run.tally)


def _read(run: Run, path: Path, settled: set[str], since: str | None, progress: Progress) -> bool:
    """Read one file; False when it broke off."""
    broken: list[str] = []

    def told(address: str, reason: str) -> None:
        """A record that holds no page has an address; without one, the file itself broke off."""
        broken.extend([] if address else [reason])
        run.refuse(Refused(address or str(path), reason, "NotADocument", start=not address))

    items = _pages_of_dump if run.source.kind == "dump" else _pages_of_archive
    try:
        pieces = 0 if run.dry else path.stat().st_size // PAGE_BYTES
        with path.open("rb") as file, run.noting() as settle, hired(run.hands, pieces) as hands:
            wanted = (item for item in items(file, path, told) if _is_wanted(run, item, settled, since))
            for item, prepared in ahead(wanted, partial(_brought, run), hands):
                run.page()
                if run.dry:
                    run.tally = replace(run.tally, would=(*run.tally.would, item.url))
                elif (brought := _brought(run, item)) is not None:
                    run.put(brought, prepared)
                settle([item.name])
                progress(run.tally)
    except ReadError as error:
        run.refuse(Refused(str(path), str(error), type(error).__name__, start=True))
        return False
    except OSError as error:
        reason = (
            f"The file {path} could not be read ({error.strerror or error}); check it and its permissions."
        )
        run.refuse(Refused(str(path), reason, "Unreachable", start=True))
        return False
    return not broken


def _is_wanted(run: Run, item: Item, settled: set[str], since: str | None) -> bool:
    if item.name in settled or (since and item.day and item.day < since):
        return False
    return _inside(run, item.url)


def _brought(run: Run, item: Item) -> Brought | None:
    return None if run.dry or item.fetched is None else run.brought(item.fetched, item.format)


def _pages_of_dump(file: BinaryIO, path: Path, refused: Tell) -> Iterator[Item]:
    for page in wikiquote.pages(file, refused):
        url = page.url or f"{path}#{page.title}"
        name = f"{path.name}#{page.title}@{page.modified}"
        # Pages without quotations (years, lists, help) are most of some wikis, and no failure.
        data = wikiquote.exported(page) if wikiquote.document_of(page, url, "") else None
        fetched = data and Fetched(
            data, url, url, 200, (), "application/xml", now(), hashlib.sha256(data).hexdigest()
        )
        yield Item(name, url, fetched or None, page.modified, "wikiquote")


def _pages_of_archive(file: BinaryIO, path: Path, refused: Tell) -> Iterator[Item]:
    for page in warc.pages(file, refused=refused):
        at = page.fetched or now()
        digest = hashlib.sha256(page.data).hexdigest()
        headers = (("Content-Type", page.media_type),) if page.media_type else ()
        fetched = Fetched(page.data, page.url, page.url, 200, headers, page.media_type, at, digest)
        yield Item(f"{path.name}#{page.number}", page.url, fetched, at)


def _inside(run: Run, url: str) -> bool:
    """Whether an address lies below the paths that the entry keeps to."""
    under, not_under = run.source.under, run.source.not_under
    path = urlsplit(url).path if under or not_under else ""
    return (not under or path.startswith(under)) and not (not_under and path.startswith(not_under))
