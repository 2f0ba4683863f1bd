"""The bytes of a WARC file as warcio is to have them: unpacked, bounded, and whole or told to be not.

warcio takes the end of a file for the end of what it reads, wherever that falls: in a head, in a body, in a gzip member.
"""

import zlib
from typing import Any, BinaryIO

from warcio.exceptions import ArchiveLoadFailed

# What is read line by line, the heads of a record and what lies between two, may have this many bytes.
HEAD_LIMIT = 1024 * 1024
PIECE = 64 * 1024
GZIP = 31


class Unpacked:
    """The gzip members of a file, one after the other, as one stream; for reading only.

    Raises ArchiveLoadFailed where one breaks off or is damaged, when all that stands before was read.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._left = stream, b""
        self._member: Any = None

    def read(self, size: int = PIECE) -> bytes:
        """At most so many bytes, and none at the end."""
        while True:
            self._left = self._left or self._stream.read(PIECE)
            if not self._left and self._member is None:
                return b""
            if self._member is None:
                self._member = zlib.decompressobj(GZIP)
            piece = self._piece(size)
            if piece:
                return piece

    def _piece(self, size: int) -> bytes:
        had = self._left
        try:
            piece: bytes = self._member.decompress(had, size)
        except zlib.error as error:
            raise ArchiveLoadFailed(f"A gzip member is damaged ({error}).") from error
        if self._member.eof:
            # Some writers pad what they packed with zeros.
            self._left, self._member = self._member.unused_data.lstrip(b"\0"), None
        else:
            self._left = self._member.unconsumed_tail
            if not piece and not had:
                raise ArchiveLoadFailed("A gzip member breaks off.")
        return piece


def unpacked(stream: BinaryIO) -> Unpacked | BinaryIO:
    """The stream itself, or what it holds where it begins as a gzip file does; it must be seekable."""
    begin = stream.tell()
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(begin)
    return Unpacked(stream) if packed else stream


class Bounded:
    """A stream of records whose heads end: warcio itself reads a line to its end, however far that is.

    Raises ArchiveLoadFailed beyond `HEAD_LIMIT` bytes of lines without a body between them, and where the file ends
    before a record does.
    """

    def __init__(self, inner: Any) -> None:
        self._inner, self._head, self._within, self._between = inner, 0, False, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def read(self, length: int | None = None) -> bytes:
        """Bytes of a body."""
        self._head = 0
        return bytes(self._inner.read(length))

    def readline(self, length: int | None = None) -> bytes:
        """A line of a head, or one that lies between two records and must be blank."""
        most = HEAD_LIMIT + 1
        line = bytes(self._inner.readline(most if length is None else min(length, most)))
        self._head += len(line)
        if self._head > HEAD_LIMIT:
            raise ArchiveLoadFailed(f"The head of a record has more than {HEAD_LIMIT // 2**20} MB.")
        if not line and self._within:
            raise ArchiveLoadFailed("The head of a record breaks off.")
        if self._between and line.strip():
            raise ArchiveLoadFailed("A record is longer than it states.")
        self._within, self._between = self._within or bool(line.strip()), False
        return line

    def end(self, record: Any) -> None:
        """Read a record's own stream to its end; raises ArchiveLoadFailed where the file ends before that."""
        if not hasattr(record, "limit"):
            raise ArchiveLoadFailed("A record states no length.")
        while record.read(PIECE):
            pass
        if record.limit:
            raise ArchiveLoadFailed("The body of a record breaks off.")
        self._head, self._within, self._between = 0, False, True
