"""Pages of a WARC or WET file into the database: read and searched for quotations on all cores, stored by one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from db.rows import Batch
from db.store import Store
from quotes.attribution.extraction import extract_from
from quotes.errors import Damaged
from quotes.executors import Workers, each, workers
from quotes.intake.deposit import refuse
from quotes.intake.records import records
from scrapers.errors import BrokenOff, NotADocument, ReadError
from scrapers.readers.warc import Page, documents_of, pages

# Pages in one transaction, and pages handed to a worker at once.
STORED_AT_ONCE = 64
HANDED_AT_ONCE = 8
# Below this many bytes starting worker processes takes longer than the work.
WORTH_WORKERS = 4 * 1024 * 1024


@dataclass(slots=True)
class Harvest:
    """What some pages gave: rows by document, refusals as (address, reason, kind); `last` is the last record's number."""

    last: int
    pages: int = 0
    batches: list[Batch] = field(default_factory=list)
    refused: list[tuple[str, str, str]] = field(default_factory=list)


def store_pages(
    store: Store,
    path: Path,
    name: str,
    at: str,
    note: str,
    done: int,
    progress: Callable[[int, int], None],
    cluster: Workers | None = None,
    restore: bool = False,
) -> tuple[int, int, int]:
    """Store the pages after the first `done` records; gives back pages read, refused and new wordings.

    Pages are read by a cluster's workers where there is one, else on all cores. Raises `Damaged` for a file that is no
    archive, or breaks off: then what stands before is stored.
    """
    unread: list[tuple[str, str]] = []
    broken: list[BrokenOff] = []
    counted = [0, 0, 0]
    count = None if path.stat().st_size >= WORTH_WORKERS else 1
    try:
        with path.open("rb") as file, nullcontext(cluster) if cluster else workers(count) as hands:
            kept = pages(file, refused=lambda url, why: unread.append((url or name, why)), after=done)
            read = 0
            for harvest in _together(
                each(partial(harvest_of, at=at), _handfuls(_until(kept, broken)), hands)
            ):
                if restore:
                    store.unbury(batch.sources[0].id for batch in harvest.batches)
                _store(store, harvest, note, counted)
                progress(file.tell() - read, harvest.pages)
                read = file.tell()
    except NotADocument as error:
        raise Damaged(f"{name}: {error}") from error
    for url, why in unread:
        refuse(store, url, why, "NotADocument")
    if broken:
        raise Damaged(f"{name}: {broken[0]}") from broken[0]
    return counted[0], counted[1] + len(unread), counted[2]


def harvest_of(handful: Sequence[Page], *, at: str) -> Harvest:
    """What a handful of pages gives, as rows; runs in a worker. `at` stands in where a record has no time."""
    harvest = Harvest(handful[-1].number)
    for page in handful:
        try:
            harvest.batches.extend(_batches(page, page.fetched or at))
            harvest.pages += 1
        except ReadError as error:
            harvest.refused.append((page.url, str(error), type(error).__name__))
        except Exception as error:
            # One page on which the program fails must not end a run over millions.
            reason = f"The program failed on this page ({type(error).__name__}); report it with the page."
            harvest.refused.append((page.url, reason, "Failure"))
    return harvest


def _batches(page: Page, at: str) -> Iterator[Batch]:
    for document in documents_of(page):
        found = extract_from(document, indirect=True)
        yield records(document, found, at=at)


def _until(kept: Iterator[Page], broken: list[BrokenOff]) -> Iterator[Page]:
    """The pages as far as they can be read; why not further is put into `broken`."""
    try:
        yield from kept
    except BrokenOff as error:
        broken.append(error)


def _handfuls(kept: Iterator[Page]) -> Iterator[list[Page]]:
    part: list[Page] = []
    for page in kept:
        part.append(page)
        if len(part) >= HANDED_AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def _together(harvests: Iterator[Harvest]) -> Iterator[Harvest]:
    """Harvests joined until they are worth a transaction."""
    joined = Harvest(0)
    for harvest in harvests:
        joined.last = harvest.last
        joined.pages += harvest.pages
        joined.batches += harvest.batches
        joined.refused += harvest.refused
        if joined.pages + len(joined.refused) >= STORED_AT_ONCE:
            yield joined
            joined = Harvest(joined.last)
    if joined.pages or joined.refused:
        yield joined


def _store(store: Store, harvest: Harvest, note: str, counted: list[int]) -> None:
    fit = [batch for batch in harvest.batches if store.buried(batch.sources[0].id) is None]
    joined = Batch(
        *(tuple(row for batch in fit for row in getattr(batch, kind)) for kind in Batch.__dataclass_fields__)
    )
    for url, why, kind in harvest.refused:
        refuse(store, url, why, kind)
    counted[2] += len(store.put(joined, note=(note, harvest.last)))
    counted[0] += harvest.pages
    counted[1] += len(harvest.refused)
