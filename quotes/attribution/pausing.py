"""Reading long texts without the garbage collector: it looks for cycles, and reading leaves none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Below this many code points the collector has too little to look at to be felt.
LONG = 1_000_000


@contextmanager
def uncollected(size: int) -> Iterator[None]:
    """Pause the collector while a text of so many code points is read, if it is long and nobody else paused it.

    Every quotation that has been read is looked at again and again by it: 8 % of the time at 20 MB. Threads beside
    this one go uncollected for as long, a fifth of a second for each megabyte.
    """
    pause = size >= LONG and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()
