"""The lines of a file of any size, plain or packed with gzip or bzip2, in bounded memory and from any line on."""

import bz2
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol

from quotes.errors import CannotRead

# An article of a bulk file is a few hundred kilobytes at most; what is longer is no line of one.
LONGEST_LINE = 32 * 1024 * 1024


class Lines:
    """An open file of lines; `read` is how many bytes of the file itself were read, for a progress bar.

    A line longer than 32 MiB comes as None: it is passed over without being held. `OSError` or `EOFError` on the
    way mean that the file is damaged or cut off.
    """

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        # No buffer of our own: at a cut it would lose the whole lines it had read ahead.
        self._file = _unpacked(raw)

    @classmethod
    def of(cls, path: Path) -> "Lines":
        """The lines of a file; raises `CannotRead` when it cannot be opened."""
        try:
            return cls(path.open("rb"))
        except OSError as error:
            raise CannotRead(f"{path} cannot be read ({error.strerror}); check the path.") from error

    def __enter__(self) -> "Lines":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._raw.close()

    @property
    def read(self) -> int:
        """Bytes of the file read so far, as it lies on the disk."""
        return self._raw.tell()

    def head(self) -> bytes:
        """The first sixteen bytes of what the lines are in, or a shorter line; nothing else may be read of it afterwards."""
        return self._file.readline(16)

    def numbered(self, done: int = 0) -> Iterator[tuple[int, bytes | None]]:
        """Every line that is not blank with its number from 1, after the first `done` lines."""
        number = 0
        while line := self._line():
            number += 1
            whole = line.endswith(b"\n") or len(line) < LONGEST_LINE
            if not whole:
                self._pass_over()
            if number > done and line.strip():
                yield number, line if whole else None

    def _pass_over(self) -> None:
        while (part := self._line()) and not part.endswith(b"\n"):
            pass

    def _line(self) -> bytes:
        try:
            return self._file.readline(LONGEST_LINE)
        except zlib.error as error:  # gzip lets it through, where bz2 raises OSError
            raise OSError(str(error)) from error


class _Readable(Protocol):
    def readline(self, size: int = -1, /) -> bytes: ...
    def close(self) -> None: ...


def _unpacked(raw: BinaryIO) -> _Readable:
    head = raw.read(3)
    raw.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=raw, mode="rb")
    if head.startswith(b"BZh"):
        return bz2.BZ2File(raw, "rb")
    return raw
