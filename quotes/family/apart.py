"""The work of linking that other processes do: they read the database, report on a pipe, and never write.

A worker ends when its pipe is closed, so that nothing stays behind when `quotes link` is killed.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from db.linking import families, relations, wholesale
from db.linking.families import Origin, Wording
from db.reviewing import rulings
from db.rows import LinkRow, QuoteRow
from db.store import Store
from quotes.errors import CannotRead
from quotes.family import bonds, keys, kinship, lineage, linking, signs
from quotes.family.agreement import Bench, Columns, joined, related
from quotes.family.bonds import Bond
from quotes.family.copies import Sketch
from quotes.family.judging import judged
from quotes.family.linking import Family, Kin

# Links reported at once: a tenth of a second's work.
JUDGED = 200
# Not `-m`: the package imports this module, and would import it twice.
_MAIN = "import sys; from quotes.family.apart import main; main(*sys.argv[1:])"
# The links of families, and each family's quote with its wordings.
Gathered = tuple[list[LinkRow], list[tuple[QuoteRow, Sequence[int]]]]
Grouping = Callable[[dict[int, Wording]], list[Family]]
# Both wordings of a link, its kind, its edits as JSON.
Judged = tuple[int, int, str, str]


def compared(store: Store) -> Columns:
    """All kin among all wordings: numbers of the shorter and the longer, score, whether it stands whole there."""
    numbers, ids, texts = wholesale.texts(store.conn)
    lines = signs.read(texts)
    del texts
    keyed = keys.keyed(lines)
    held = keys.held(keyed, len(numbers))
    evidence = keys.placed(lines, keyed, keys.weighed(keyed, keys.common(held), len(numbers)))
    del keyed  # a third of all memory
    bench, likely = Bench(lines, evidence), kinship.Likely(lines)
    del lines, evidence
    found = (related(bench, pairs, ids) for pairs in kinship.near(likely, held))
    short, long, score, whole = joined(found)
    places = np.array(numbers, np.int64)
    return places[short], places[long], score, whole


def gathered(store: Store, kin: Sequence[Kin], group: Grouping | None = None) -> Gathered:
    """The families that kinship makes of wordings: the links in them, not read yet, and their quotes.

    `group` makes families of the wordings that have kin; a cluster has made them already.
    """
    decided = bonds_of(store)
    concerned = {n for one in kin for n in (one.n, one.to)} | {n for b in decided for n in (b.one, b.other)}
    members = families.wordings(store.conn, concerned)
    grouped = bonds.obeyed(members, group(members) if group else _families(store, members, kin), decided)
    links = [LinkRow(one.n, one.to, relations.UNREAD, one.score, "[]") for f in grouped for one in f.links]
    places: dict[int, list[Origin]] = {n: [] for family in grouped for n in family.members}
    for origin in wholesale.origins(store.conn, list(places)):
        places[origin.variant_n].append(origin)
    made: list[tuple[QuoteRow, Sequence[int]]] = []
    for family in grouped:
        wordings = [members[n] for n in family.members]
        origins = [origin for n in family.members for origin in places[n]]
        made.append(
            (lineage.quote_of(wordings[0], wordings, origins, sketches(store, origins)), family.members)
        )
    return links, made


def _families(store: Store, members: dict[int, Wording], kin: Sequence[Kin]) -> list[Family]:
    return linking.families(members, kin, families.passages(store.conn, members))


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
    try:
        with Store(Path(path), readonly=True) as store:
            _work(store, task, numbers)
        _report(None)
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(1)  # whoever asked is gone, and nobody is left to be told


def _work(store: Store, task: str, numbers: Sequence[str]) -> None:
    if task == "compare":
        _report(columns := compared(store))
        _report(gathered(store, kin_of(columns)))
        return
    links = relations.unread(store.conn, *map(int, numbers))
    while part := [(link.n, link.to, *judged(link.text, link.model)) for link in islice(links, JUDGED)]:
        _report(part)


def _report(value: object) -> None:
    pickle.dump(value, sys.stdout.buffer, protocol=5)
    sys.stdout.buffer.flush()
