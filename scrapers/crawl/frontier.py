"""What is still to be asked, kept on disk so that a crawl goes on where it was killed.

Scrapy's own disk queue keeps its size and its list of seen requests in memory until it is closed in good order: after
`kill -9` the queue counts as empty while part of the list says "seen", so that pages are lost. Here every
address is a line of a journal before anything about the page that named it is told, and what was settled is told by
whoever stores; what is planned and not settled is asked again.
"""

import heapq
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from scrapers.crawl.canonical import key

JOURNAL, LEFT = "frontier.jsonl", ".left"
Role = str  # "start", "list" (leads to others and holds no document), "page"


@dataclass(frozen=True, slots=True)
class Planned:
    """An address to ask: how far from the start, in which role, and whether it counts against the budget."""

    url: str
    depth: int = 0
    role: Role = "page"
    counts: bool = True


class Frontier:
    """The addresses of one crawl: planned once each, given out fairly between hosts.

    `pages` is how many may be asked that count. `settled` are keys that were done with before.
    """

    def __init__(self, folder: Path, *, pages: int, settled: Iterable[str] = ()) -> None:
        self.path = folder / JOURNAL
        folder.mkdir(parents=True, exist_ok=True)
        # What a run before this one left over does not hold: that run was killed before all of it was stored.
        self.path.with_suffix(LEFT).unlink(missing_ok=True)
        self.left = pages
        self.seen = set(settled)
        self.resumed = False
        self._queues: dict[str, deque[Planned]] = {}
        self._later: list[tuple[float, int, object]] = []
        self._count = 0
        waiting = list(self._journal())
        self.resumed = bool(waiting)
        self._cut()
        self._file = self.path.open("a", encoding="utf-8")
        for planned in waiting:
            self._queue(planned)

    def waits(self) -> bool:
        """Whether anything is still to be asked within the budget."""
        return bool(self._later) or any(queue and self._may(queue[0]) for queue in self._queues.values())

    def plan(self, planned: Planned) -> bool:
        """Plan an address; False when it was planned or settled before. On disk when this returns."""
        name = key(planned.url)
        if name in self.seen:
            return False
        self.seen.add(name)
        self._file.write(_line(planned))
        self._file.flush()
        self._queue(planned)
        return True

    def mark(self, url: str) -> bool:
        """Note that an address is another name of a page that is being read; False when it was planned before."""
        name = key(url)
        if name in self.seen:
            return False
        self.seen.add(name)
        return True

    def take(self, load: Mapping[str, int], most: int) -> Planned | None:
        """The next address, of the host that has the fewest requests under way; None when none may go now."""
        best: str | None = None
        for host, queue in self._queues.items():
            busy = load.get(host, 0)
            if queue and busy < most and self._may(queue[0]) and (best is None or busy < load.get(best, 0)):
                best = host
        if best is None:
            return None
        planned = self._queues[best].popleft()
        # The host goes to the end of the line, so that equally busy ones take turns.
        self._queues[best] = self._queues.pop(best)
        self.left -= planned.counts
        return planned

    def later(self, when: float, what: object) -> None:
        """Keep a request until a time (any clock, as `due` is asked with)."""
        self._count += 1
        heapq.heappush(self._later, (when, self._count, what))

    def due(self, now: float) -> object | None:
        """A kept request whose time has come."""
        return heapq.heappop(self._later)[2] if self._later and self._later[0][0] <= now else None

    def close(self) -> None:
        """Close the journal; it stays on disk."""
        self._file.close()

    def finish(self, *, keep: bool) -> None:
        """End a crawl in good order: with `keep`, what the budget left over is for the next run.

        The journal stays: what was told may not be stored yet. Whoever stores calls `settle` when it is.
        """
        self._file.close()
        left = [planned for queue in self._queues.values() for planned in queue] if keep else []
        part = self.path.with_suffix(".part")
        part.write_text("".join(map(_line, left)), encoding="utf-8")
        os.replace(part, self.path.with_suffix(LEFT))

    def _may(self, planned: Planned) -> bool:
        return self.left > 0 or not planned.counts

    def _queue(self, planned: Planned) -> None:
        """Last in its host's queue; what does not count goes first, so that a spent budget never hides it."""
        queue = self._queues.setdefault(urlsplit(planned.url).hostname or "", deque())
        (queue.append if planned.counts else queue.appendleft)(planned)

    def _journal(self) -> Iterator[Planned]:
        """What was planned and not settled. A line cut off by a crash is left out."""
        if not self.path.exists():
            return
        with self.path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                if (
                    line.endswith("\n")
                    and (planned := _read(line))
                    and (name := key(planned.url)) not in self.seen
                ):
                    self.seen.add(name)
                    yield planned

    def _cut(self) -> None:
        """Remove a last line that has no end."""
        if not self.path.exists():
            return
        data = self.path.read_bytes()
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            os.truncate(self.path, whole)


def settle(folder: Path) -> None:
    """Everything that a crawl in this folder told is stored: its journal is what the budget left over, or gone."""
    journal, left = folder / JOURNAL, (folder / JOURNAL).with_suffix(LEFT)
    if not left.exists():
        return
    if left.stat().st_size:
        os.replace(left, journal)
    else:
        journal.unlink(missing_ok=True)
        left.unlink()


def _line(planned: Planned) -> str:
    return json.dumps([planned.url, planned.depth, planned.role, planned.counts]) + "\n"


def _read(line: str) -> Planned | None:
    try:
        url, depth, role, counts = json.loads(line)
        return Planned(str(url), int(depth), str(role), bool(counts))
    except (ValueError, TypeError):
        return None
