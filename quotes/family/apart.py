"""The work of linking that other processes do: they read the database, report on a pipe, and never write.

A worker ends when its pipe is closed, so that nothing stays behind when `quotes link` is killed.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import numpy as np

from db.linking import families, relations, wholesale
from db.linking.families import Origin, Wording
from db.reviewing import rulings
from db.rows import QuoteRow
from db.store import Store
from quotes.errors import CannotRead
from quotes.executors import each, threads
from quotes.family import bonds, keys, kinship, lineage, linking, signs
from quotes.family.agreement import Bench, Columns, joined, related
from quotes.family.bonds import Bond
from quotes.family.copies import Sketch
from quotes.family.judging import judged
from quotes.family.linking import Family, Kin

# Links reported at once: a tenth of a second's work.
JUDGED = 200
# What is sent last.
_END = pickle.dumps(None, protocol=5)
# Not `-m`: the package imports this module, and would import it twice.
_MAIN = "import sys; from quotes.family.apart import main; main(*sys.argv[1:])"
# Families whose quotes are made at once.
PART = 1_000
# A quote with its wordings.
Made = tuple[QuoteRow, Sequence[int]]
Grouping = Callable[[dict[int, Wording]], list[Family]]
# Both wordings of a link, its kind, its edits as JSON.
Judged = tuple[int, int, str, str]


def compared(store: Store) -> Columns:
    """All kin among all wordings: numbers of the shorter and the longer, score, whether it stands whole there."""
    numbers, ids, texts = wholesale.texts(store.conn)
    with threads() as workers:
        lines = signs.read(texts, workers)
        del texts
        keyed = keys.keyed(lines, workers)
        held = keys.held(keyed, len(numbers))
        weights = keys.weighed(keyed, keys.common(held), len(numbers), workers)
        evidence = keys.placed(lines, keyed, weights)
        del keyed, weights  # a third of all memory
        bench, likely = Bench(lines, evidence), kinship.Likely(lines)
        shared = kinship.Shared(held, len(numbers))
        del lines, evidence, held

        def kin(part: kinship.Part) -> Columns:
            return related(bench, kinship.near_among(likely, shared, part), ids)

        short, long, score, whole = joined(each(kin, shared.parts, workers))
    places = np.array(numbers, np.int64)
    return places[short], places[long], score, whole


def gathered(store: Store, kin: Columns, group: Grouping | None = None) -> Iterator[Any]:
    """What kinship makes of all wordings, in this order: those of which more is to be told than `wholesale.alone` can (a list);
    the links of families (a row each: wording, longer wording, score); and the quotes of all these, in parts of `Made`.

    `group` makes families of the wordings that have kin; a cluster has made them already.
    """
    decided = bonds_of(store)
    bound = {n for bond in decided for n in (bond.one, bond.other)}
    others = sorted({*np.unique(kin[:2]).tolist(), *bound, *wholesale.several(store.conn)})
    yield others
    members = families.wordings(store.conn, others) if group or decided else {}
    found = group(members) if group else _families(store, kin)
    found = bonds.obeyed(members, found, decided)
    links = np.array([one[:3] for family in found for one in family.links], np.int64).reshape(-1, 3)
    yield links[np.lexsort(links.T[1::-1])]
    groups = [family.members for family in found]
    together = set(chain.from_iterable(groups))
    groups += [(n,) for n in others if n not in together]
    for at in range(0, len(groups), PART):
        yield _quotes(store, groups[at : at + PART])


def _families(store: Store, kin: Columns) -> list[Family]:
    some = np.unique(kin[:2]).tolist()
    sizes, passages = wholesale.sizes(store.conn, some), wholesale.passages(store.conn, some)
    return linking.chosen(linking.ranked(kin, sizes, passages))


def _quotes(store: Store, groups: Sequence[Sequence[int]]) -> list[Made]:
    """The quotes of some families."""
    places = wholesale.places(store.conn, chain.from_iterable(groups))
    held = [list(islice(places, len(group))) for group in groups]
    origins = [[origin for _, mine in family for origin in mine] for family in held]
    known = sketches(store, list(chain.from_iterable(one for one in origins if len(one) > 1)))
    return [
        (lineage.quote_of(family[0][0], [wording for wording, _ in family], mine, known), group)
        for group, family, mine in zip(groups, held, origins, strict=True)
    ]


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
        yield (kin := compared(store))
        yield from gathered(store, kin)
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
