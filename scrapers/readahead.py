"""Unpacks a bzip2 file in a thread of its own while what came before is read.

Unpacking takes a third of the time a dump needs, and holds no lock of Python's while it works.
"""

import bz2
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Full, Queue
from typing import BinaryIO

CHUNK = 1 << 20
# Chunks waiting to be read, so that memory stays flat whatever the file's size.
WAITING = 8
# Seconds between two looks whether anybody still reads.
LOOK = 0.2


class ReadAhead:
    """A file of unpacked bytes. Reading raises what unpacking raised, behind the bytes that came before."""

    def __init__(self) -> None:
        self.chunks: Queue[bytes | Exception] = Queue(WAITING)
        self.left = threading.Event()
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; empty at the end."""
        if not self._rest:
            chunk = self.chunks.get()
            if isinstance(chunk, Exception) or not chunk:
                self.chunks.put(chunk)  # whoever reads again is told again
                if isinstance(chunk, Exception):
                    raise chunk
            else:
                self._rest = chunk
        found, self._rest = self._rest[:size], self._rest[size:]
        return found

    def unpack(self, packed: BinaryIO) -> None:
        """Put the unpacked chunks into the queue, then an empty one or what went wrong."""
        try:
            with bz2.BZ2File(packed) as file:
                while self._put(chunk := file.read1(CHUNK)) and chunk:
                    pass
        except (OSError, EOFError, ValueError) as problem:
            self._put(problem)

    def _put(self, chunk: bytes | Exception) -> bool:
        while not self.left.is_set():
            try:
                self.chunks.put(chunk, timeout=LOOK)
            except Full:
                continue
            return True
        return False


@contextmanager
def unpacked(packed: BinaryIO) -> Iterator[ReadAhead]:
    """The unpacked bytes of an open bzip2 file; the thread ends with the block, however far was read."""
    ahead = ReadAhead()
    thread = threading.Thread(target=ahead.unpack, args=(packed,), daemon=True)
    thread.start()
    try:
        yield ahead
    finally:
        ahead.left.set()
        thread.join()
