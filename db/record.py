"""The record to be asked, from what `--db` names: a database file, or a set of shards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import sealing
from db.reading.evidence import Evidence
from db.sharding import shards
from db.sharding.joined import JoinedEvidence
from db.store import Store


@contextmanager
def reading(path: Path | str) -> Iterator[Evidence]:
    """The record in a database file or in all shards of a set, for reading; raises the errors of `db.errors`."""
    path = Path(path)
    if sealing.is_set(path):
        found = shards.read(path)
        with shards.opened(found) as conns:
            yield JoinedEvidence(conns, found.whole)
        return
    with Store(path, readonly=True) as store:
        yield Evidence(store.conn)
