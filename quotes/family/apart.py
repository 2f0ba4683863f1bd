"""The work of linking that other processes do: they read the database, report on a pipe, and never write.

A worker ends when its pipe is closed, so that nothing stays behind when `quotes link` is killed.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import numpy as np

from db.linking import families, relations, wholesale
from db.linking.families import Origin
from db.reviewing import rulings
from db.store import Store
from quotes.errors import CannotRead
from quotes.executors import each, threads
from quotes.family import keys, kinship, signs
from quotes.family.agreement import Bench, Columns, joined, related
from quotes.family.bonds import Bond
from quotes.family.copies import Sketch
from quotes.family.judging import judged
from quotes.family.linking import Kin

# Links reported at once: a tenth of a second's work.
JUDGED = 200
# What is sent last.
_END = pickle.dumps(None, protocol=5)
_MAIN = "import sys; from quotes.family.apart import main; main(*sys.argv[1:])"
# Both wordings of a link, its kind, its edits as JSON.
Judged = tuple[int, int, str, str]


def compared(store: Store) -> Columns:
    """All kin among all wordings: numbers of the shorter and the longer, score, whether it stands whole there."""
    numbers, names, texts = wholesale.texts(store.conn)
    # A third of what they take as Python's strings.
    every, ids = np.array(numbers, np.int64), np.array(names, np.bytes_)
    del numbers, names
    with threads() as workers:
        lines = signs.read(texts, workers)
        del texts
        keyed = keys.keyed(lines, workers)
        held = keys.held(keyed, len(every), workers)
        weights = keys.weighed(keyed, keys.common(held), len(every), workers)
        evidence = keys.placed(lines, keyed, weights)
        del keyed, weights  # a third of all memory
        bench, likely = Bench(lines, evidence), kinship.Likely(lines, workers)
        shared = kinship.Shared(held, len(every))
        del lines, evidence, held

        def kin(part: kinship.Part) -> Columns:
            return related(bench, kinship.near_among(likely, shared, part), ids)

        short, long, score, whole = joined(each(kin, shared.parts, workers))
    return every[short], every[long], score, whole


def bonds_of(store: Store, numbers: Iterable[int] | None = None) -> list[Bond]:
    """What people decided of wordings: which are the same quote, and which are not."""
    return [Bond(*row) for row in rulings.bonds(store.conn, numbers)]


def sketches(store: Store, origins: Sequence[Origin]) -> dict[str, Sketch]:
    """The sketches of the texts that a family stands in, where there are several to compare."""
    snapshots = {origin.snapshot_id for origin in origins if origin.snapshot_id}
    if len(snapshots) < 2:
        return {}
    return {
        name: Sketch.of_bytes(*row) for name, row in families.sketches(store.conn, sorted(snapshots)).items()
    }


def kin_of(columns: Columns) -> list[Kin]:
    """What `compared` found, one pair after the other."""
    return [Kin(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


@contextmanager
def working(*arguments: object) -> Iterator[Iterator[Any]]:
    """A worker begun now, and what it reports, in order; raises `CannotRead` when it dies before the end."""
    command = [sys.executable, "-c", _MAIN, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as worker:
        try:
            yield _reports(worker)
        finally:
            worker.kill() if worker.poll() is None else None


def _reports(worker: "subprocess.Popen[bytes]") -> Iterator[Any]:
    assert worker.stdout is not None
    while True:
        try:
            report = pickle.load(worker.stdout)
        except (EOFError, pickle.UnpicklingError) as error:
            raise CannotRead(
                "A worker process died, perhaps for want of memory; what was stored stays, run the command again."
            ) from error
        if report is None:
            return
        yield report


def main(task: str, path: str, *numbers: str) -> None:
    """Do a task on a database and report it on standard output; None comes last."""
    reports: SimpleQueue[bytes] = SimpleQueue()
    # Whoever asked may be busy: the work goes on meanwhile.
    sender = Thread(target=_send, args=(reports,), daemon=True)
    sender.start()
    try:
        with Store(Path(path), readonly=True) as store:
            for report in _work(store, task, numbers):
                reports.put(pickle.dumps(report, protocol=5))
        reports.put(_END)
        sender.join()
    except KeyboardInterrupt:
        os._exit(1)  # whoever asked is gone, and nobody is left to be told


def _work(store: Store, task: str, numbers: Sequence[str]) -> Iterator[Any]:
    if task == "compare":
        yield compared(store)
        return
    links = relations.unread(store.conn, *map(int, numbers))
    while part := [(link.n, link.to, *judged(link.text, link.model)) for link in islice(links, JUDGED)]:
        yield part


def _send(reports: "SimpleQueue[bytes]") -> None:
    try:
        report = b""
        while report != _END:
            report = reports.get()
            sys.stdout.buffer.write(report)
            sys.stdout.buffer.flush()
    except OSError:
        os._exit(1)  # nobody listens any more
