"""The work of linking that other processes do: they read the database, report on a pipe, and never write.

A worker ends when its pipe is closed, so that nothing stays behind when `quotes link` is killed.
"""

import gc
import os
import pickle
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from db.opening import connect
from quotes.errors import CannotRead

# Links reported at once: a tenth of a second's work.
JUDGED = 200
# What is sent last.
_END = pickle.dumps(None, protocol=5)
# glibc gives every large array back to the system and asks for the next one, each page of it cleared anew; with these a worker
# keeps a quarter of a gigabyte to itself (mallopt(3)). It took 3 s of 26 away at 850,177 wordings, for 60 MB more.
_KEPT = {"MALLOC_MMAP_THRESHOLD_": str(2**26), "MALLOC_TRIM_THRESHOLD_": str(2**28)}
_MAIN = "import sys; from quotes.family.apart import main; main(*sys.argv[1:])"
# Both wordings of a link, its kind, its edits as JSON.
Judged = tuple[int, int, str, str]


@contextmanager
def working(*arguments: object) -> Iterator[Iterator[Any]]:
    """A worker begun now, and what it reports, in order; raises `CannotRead` when it dies before the end."""
    command = [sys.executable, "-c", _MAIN, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=_KEPT | os.environ) as worker:
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
    gc.disable()  # rows by the hundred thousand hold no circles, and looking for some among them takes time
    reports: SimpleQueue[bytes] = SimpleQueue()
    # Whoever asked may be busy: the work goes on meanwhile.
    sender = Thread(target=_send, args=(reports,), daemon=True)
    sender.start()
    try:
        # Whoever asked has the database open, so it is ours and up to date.
        with closing(connect(Path(path), create=False, readonly=True)) as conn:
            for report in _work(conn, task, numbers):
                reports.put(pickle.dumps(report, protocol=5))
        reports.put(_END)
        sender.join()
    except KeyboardInterrupt:
        os._exit(1)  # whoever asked is gone, and nobody is left to be told


def _work(conn: sqlite3.Connection, task: str, numbers: Sequence[str]) -> Iterator[Any]:
    """What a task finds; only what it needs is loaded, since whoever asked waits for that too."""
    if task == "compare":
        from quotes.family.comparing import compared

        yield from compared(conn)
        return
    from db.linking import relations
    from quotes.family.judging import judged

    links = relations.unread(conn, *map(int, numbers))
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
