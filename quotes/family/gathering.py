"""Gathering wordings into families in a database: all at once, or a document's wordings among the others."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from db.linking import families, forms, places, relations, wholesale
from db.linking.heritage import record, remember, told
from db.linking.texts import all_texts
from db.store import Store
from quotes import cluster
from quotes.executors import cores
from quotes.family import apart
from quotes.family.comparing import Told, compared, whole
from quotes.family.forms import chosen
from quotes.family.storing import Grouping, Progress, put_all
from quotes.persons.identifying import Compared, compare_all, identify
from quotes.review.obeying import recredit

# From so many wordings on, all are compared with all: at 300,000 rows that takes as long as 2,000 one by one.
BATCH = 2_000
# From so many wordings, or links to read, another process is worth its start of half a second.
APART, READ_APART = 20_000, 1_500


def link(
    store: Store,
    numbers: Sequence[int] | None = None,
    *,
    afresh: bool = False,
    progress: Progress = lambda _: None,
    read: bool = True,
    scheduler: str | None = None,
    landing: Path | None = None,
) -> int:
    """Link wordings that belong to no quote yet: those given, or all there are; gives back how many.

    `afresh` takes every family apart first, so that everything is linked from scratch. Families are made in one
    transaction. Where they are many, their links are read by the meaning guard afterwards, in parts that each stay (not
    if `read` is false: then `read_links` is to follow); a link that was not read yet is of the kind `unread`. Killed at
    any moment and run again, it ends in the same database. Linking bit by bit ends in the same families as linking all
    at once. What became of ids that were given out, and of originals, is told to the decisions beside the database.
    Where a Dask `scheduler` is named, its workers compare all wordings with all and make families; these and the
    database are the same. What they found lands as Parquet in the folder `landing`, from which a run that was killed
    goes on.
    """
    # Nobody else can write while a transaction waits, and a scheduler may let one wait for long or never answer.
    with (
        nullcontext() if scheduler is None else cluster.connected(scheduler) as client,
        store.transaction(),
        wholesale.roomy(store.conn),
    ):
        if afresh:
            families.forget(store.conn)
        count = families.count_unlinked(store.conn) if numbers is None else len(numbers)
        speakers: Compared | None = None
        if client is not None or count >= BATCH:
            speakers = _all(store, progress, client, landing)
        else:
            from quotes.family.among import (
                link_some,
            )  # where all are linked at once, the guard is loaded by workers

            new = families.unlinked(store.conn) if numbers is None else list(numbers)
            _settle(store, [*new, *families.touched(store.conn)])
            link_some(store, new)
            progress(count)
        families.mark(store.conn)
        identify(store.conn, speakers)
        _tell(store)
    if read and (numbers is None or count >= BATCH):
        read_links(store)
    return count


def _settle(store: Store, numbers: Sequence[int] | None = None) -> None:
    """Have some wordings, or all, on record in the form that is shown."""
    found = [list(group) for _, group in groupby(forms.varied(store.conn, numbers), attrgetter("n"))]
    changed = [(group[0].n, text) for group in found if (text := chosen(group)) != group[0].recorded]
    forms.put(store.conn, changed)


def _tell(store: Store) -> None:
    """Put on record what became of quotes; before the families are stored, so that no id is ever lost."""
    heritage = told(store.conn, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    if store.reviews is not None:
        record(store.reviews, heritage)


def read_links(store: Store, *, progress: Progress = lambda _: None) -> int:
    """Have every link read that was not read yet: its kind, its edits, whether the meaning turned."""
    count = relations.count_unread(store.conn)
    shares = cores() if count >= READ_APART and _on_disk(store) else 1
    if shares < 2:
        from quotes.family.judging import judged  # else workers load it

        rows = [(one.n, one.to, *judged(one.text, one.model)) for one in relations.unread(store.conn)]
        if rows:
            with store.transaction():
                relations.read(store.conn, rows)
        progress(count)
        return count
    with ExitStack() as stack:
        tasks = [apart.working("judge", store.path, share, shares) for share in range(shares)]
        for rows in _in_turn([stack.enter_context(task) for task in tasks]):
            with store.transaction():
                relations.read(store.conn, rows)
            progress(len(rows))
    return count


def _in_turn(reports: list[Iterator[list[apart.Judged]]]) -> Iterator[list[apart.Judged]]:
    """One report of each worker after the other, until none has any left."""
    while reports:
        for part in list(reports):
            try:
                yield next(part)
            except StopIteration:
                reports.remove(part)


def _on_disk(store: Store) -> bool:
    return str(store.path) != ":memory:"


def _all(
    store: Store, progress: Progress, client: Any = None, landing: Path | None = None
) -> Compared | None:
    """Compare all wordings with all, and make every family anew; gives back speakers who were compared meanwhile.

    Another process compares, while everything is done here that does not depend on what it finds.
    """
    with _uncollected(), _compared(store, client, landing) as found:
        _settle(store)
        remember(store.conn)
        record = places.read(store.conn)
        speakers = compare_all(store.conn)
        parts, group = found()
        kin = put_all(store, record, parts, group, progress)
        if recredit(store.conn):
            # Decisions on a quote bear on the credits of all its wordings, and those on who is named first.
            put_all(store, places.read(store.conn), [whole(kin)], group)
            return None
    return speakers


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nobody looks for circles among rows by the hundred thousand, which hold none: that took .5 s of 8.9 at 300,722 rows."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _compared(
    store: Store, client: Any, landing: Path | None
) -> Iterator[Callable[[], tuple[Iterable[Told], Grouping | None]]]:
    """What gives all kin part by part, and what makes families of them if that was done.

    They are found here, in another process, or by a cluster. The other process sees what is stored already; in which form
    wordings are shown is nothing to it.
    """
    if client is not None:
        with _spread(store, client, landing) as found:
            yield lambda: found
    elif cores() > 1 and families.count(store.conn) >= APART and _on_disk(store):
        with apart.working("compare", store.path) as reports:
            yield lambda: (reports, None)
    else:
        yield lambda: (compared(store.conn), None)


@contextmanager
def _spread(store: Store, client: Any, folder: Path | None) -> Iterator[tuple[Iterable[Told], Grouping]]:
    """All kin and what makes families of them, found by a cluster and landed as Parquet, in a folder that is kept or not.

    What was found of these very wordings before is not looked for again.
    """
    numbers, ids, texts = all_texts(store.conn)
    with ExitStack() as held:
        from quotes.family import landing, spread  # Dask takes a second to load, and is in an extra

        place = folder or Path(held.enter_context(TemporaryDirectory()))
        wordings = landing.stamp(numbers, ids)
        if not landing.landed(place, wordings):
            found = spread.found(client, numbers, ids, texts, lambda some: _members(store, some))
            landing.land(place, wordings, found)
        del texts
        yield [whole(landing.kin(place))], lambda members: landing.families(place, members)


def _members(store: Store, numbers: Sequence[int]) -> Any:
    """What families are made by, as a pandas frame: number, id, words, and the sources a wording is a passage of."""
    import pandas as pd

    passages = families.passages(store.conn, numbers)
    rows = [
        (w.n, w.id, w.words, " ".join(passages.get(w.n, ())))
        for w in families.wordings(store.conn, numbers).values()
    ]
    return pd.DataFrame(rows, columns=["n", "id", "words", "sources"])
