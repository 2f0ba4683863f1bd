"""Where a command answers with -o: standard output, or a file that takes the place of what stood there when it is whole."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from db.errors import Full, trouble
from quotes.errors import CannotRead


def is_stdout(path: Path) -> bool:
    """Whether `-o` names standard output."""
    return str(path) == "-"


@contextmanager
def answering(path: Path | None, *, keep: bool = False) -> Iterator[TextIO]:
    """What to write an answer to, in UTF-8; standard output where no path is given.

    What stood in the file stays until the answer is whole. Of one that broke off nothing is left, or with `keep` what there
    is of it, beside the file. Raises `CannotRead` with what to do when it cannot be written.
    """
    if path is None or is_stdout(path):
        yield sys.stdout
        return
    try:
        # A link stays one, and what is no file (a pipe, /dev/null) has nothing to lose.
        real = path.resolve()
        direct = real.exists() and not stat.S_ISREG(real.stat().st_mode)
        part = real if direct else real.with_name(f"{real.name}.part")
        file = part.open("w", encoding="utf-8", errors="replace", newline="")
    except OSError as error:
        raise CannotRead(_why(path, error)) from error
    try:
        with file:
            yield file
            file.flush()
            if not direct:
                os.fsync(file.fileno())
        if not direct:
            if real.exists():
                part.chmod(stat.S_IMODE(real.stat().st_mode))
            part.replace(real)
    except BaseException as error:
        left = keep and not direct
        if not left and not direct:
            part.unlink(missing_ok=True)
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            told = f" What was answered stands in {part}." if left else ""
            raise CannotRead(f"{_why(path, error)}{told}") from error
        raise


def _why(path: Path, error: OSError) -> str:
    if isinstance(trouble(error), Full):
        return f"{path} cannot be written: the disk has no room left; make room and run the command again."
    return f"{path} cannot be written ({error.strerror}); check the path."
