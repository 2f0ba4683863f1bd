"""Work over all cores, or over the workers of a cluster, in one order and in bounded memory.

There is one interface, that of `concurrent.futures`: processes of this machine, or a Dask client's executor
(`distributed.Client.get_executor`). What runs in a worker is a plain function of values; nothing in a worker
writes to a database.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Generic, TypeVar

from quotes import cluster
from quotes.errors import CannotRead

T = TypeVar("T")
R = TypeVar("R")
# Pieces of work handed out before the first comes back, for each worker: enough that none waits.
AHEAD = 2
# Files or pages from which on processes are worth starting: on two cores 50 pages took as long either way, 100 a fifth less,
# 400 a third less.
MANY = 50
# Seconds between two looks whether those who have the work are there.
LOOK_S = 1.0


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does the work: an executor, or None for this process, how many work in it at once, and whether it is lost."""

    executor: Executor | None
    count: int
    lost: Callable[[], bool] = lambda: False


# Nobody but who asks.
HERE = Workers(None, 1)


@contextmanager
def threads() -> Iterator[Workers]:
    """A thread of this process for each core: for work that native code does, which lets others run meanwhile."""
    with ThreadPoolExecutor(cores()) as pool:
        yield Workers(pool, cores())


@contextmanager
def workers(count: int | None = None) -> Iterator[Workers]:
    """So many processes of this machine (all cores unless given); one core needs none."""
    count = count or cores()
    if count < 2:
        yield Workers(None, 1)
        return
    # Started afresh and not forked: a fork would share the database connection and its locks.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=end_with_parent) as pool:
        yield Workers(pool, count)


@contextmanager
def of_cluster(scheduler: str | None) -> Iterator[Workers | None]:
    """The workers of a cluster, None where no scheduler is named; raises like `cluster.connected`."""
    if scheduler is None:
        yield None
        return
    with cluster.connected(scheduler) as client:
        threads = sum(client.nthreads().values())
        yield Workers(client.get_executor(), threads, lambda: client.status == "closed")


@contextmanager
def hired(cluster: Workers | None, pieces: int) -> Iterator[Workers | None]:
    """The workers of a cluster where there is one, else processes of this machine where the pieces are many, else None."""
    if cluster is not None or pieces < MANY or cores() < 2:
        yield cluster
        return
    with workers() as hands:
        yield hands


def end_with_parent() -> None:
    """Let no worker outlive a run that was killed; called in the worker."""
    parent = parent_process()
    if parent is not None:

        def end() -> None:
            parent.join()
            os._exit(1)

        Thread(target=end, daemon=True).start()


def each(
    function: Callable[[T], R], items: Iterable[T], workers: Workers, *, alone: bool = False
) -> Iterator[R]:
    """`function` of every item, in the items' order.

    At most two items a worker are under way, so the items may be endless. When a worker process died, as it does when
    memory runs out, this process goes on `alone`, or `CannotRead` is raised: what brought down a worker may bring
    down this process too. Raises what `function` raises.
    """
    if workers.executor is None:
        yield from map(function, items)
        return
    rest = iter(items)
    waiting: deque[_Handed[T, R]] = deque()
    try:
        while True:
            for item in islice(rest, AHEAD * workers.count - len(waiting)):
                waiting.append(_Handed(item))
                waiting[-1].future = workers.executor.submit(function, item)
            if not waiting:
                return
            result = waiting[0].result(workers.lost)
            waiting.popleft()
            yield result
    except BrokenProcessPool as error:
        if not alone:
            raise CannotRead(
                "A worker process died, perhaps for want of memory; what was stored stays, run the command again."
            ) from error
        yield from map(function, chain((handed.item for handed in waiting), rest))
    finally:
        for handed in waiting:
            if handed.future is not None:
                handed.future.cancel()


@dataclass(slots=True)
class _Handed(Generic[T, R]):
    """A piece of work that was handed out, or was about to be."""

    item: T
    future: Future[R] | None = None

    def result(self, lost: Callable[[], bool]) -> R:
        """What came of it; `CancelledError` where those who had it are lost, of which Dask's futures tell nothing."""
        assert self.future is not None
        while True:
            try:
                return self.future.result(LOOK_S)
            except TimeoutError:
                if self.future.done():
                    raise
                if lost():
                    raise CancelledError from None
