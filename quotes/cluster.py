"""A Dask cluster in place of this machine's cores (the extra `[cluster]`): connecting, and what to say when one cannot.

Scheduling, shuffling and doing again what a lost worker had are Dask's; workers get plain functions and values.
"""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from quotes.errors import BadInput, CannotRead

# Seconds until a scheduler that does not answer is given up.
PATIENCE_S = 20


@contextmanager
def connected(scheduler: str) -> Iterator[Any]:
    """A client of the scheduler at an address such as `tcp://10.0.0.5:8786`, closed with the block.

    Raises `BadInput` where Dask is not installed, `CannotRead` when nobody answers there or no worker has come.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise BadInput(
            "A cluster needs the extra: pip install 'quotes[cluster]', here and on the workers."
        ) from error
    try:
        client = Client(scheduler, timeout=PATIENCE_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CannotRead(
            f"No scheduler answers at {scheduler}; start one with `dask scheduler`, or check the address."
        ) from error
    try:
        try:
            client.wait_for_workers(1, timeout=PATIENCE_S)
        except TimeoutError as error:
            raise CannotRead(
                f"The scheduler at {scheduler} has no worker; start one with `dask worker {scheduler}`."
            ) from error
        yield client
    except KilledWorker as error:
        raise CannotRead(
            "One piece of work brought down several workers, perhaps for want of memory; what was stored stays."
        ) from error
    except CancelledError as error:
        raise CannotRead(
            f"The scheduler at {scheduler} is gone; what was stored stays, start it and run the command again."
        ) from error
    finally:
        client.close()
