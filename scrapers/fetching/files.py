"""Files and folders of them, read whole: regular files only, whatever stands under the path."""

import mimetypes
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from scrapers.errors import Refused, TooLarge, Unreachable
from scrapers.fetching.fetched import LIMITS, Fetched, Limits, fetched, too_large


def fetch_file(path: str | Path, *, limits: Limits = LIMITS) -> Fetched:
    """Read a regular file. Raises Unreachable when that fails, Refused for a folder, a device or a name that is no text."""
    shown = str(path).encode("utf-8", "replace").decode()
    if shown != str(path):
        raise Refused(f"The name of the file {shown} is not UTF-8; rename it.")
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for somebody to write to it.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as problem:
        raise Unreachable(f"There is no file {path}; check the path.") from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise Unreachable(
            f"The file {path} could not be opened ({reason}); check the path and its permissions."
        ) from problem
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode) or status.st_size > limits.size:
        os.close(handle)
        if stat.S_ISREG(status.st_mode):
            raise TooLarge(too_large(str(path), limits))
        raise Refused(f"{path} is not a regular file; name a file, or a folder of files.")
    with os.fdopen(handle, "rb") as file:
        try:
            data = file.read(limits.size + 1)
        except OSError as problem:
            raise Unreachable(
                f"The file {path} could not be read ({problem.strerror}); try again."
            ) from problem
    if len(data) > limits.size:
        raise TooLarge(too_large(str(path), limits))
    return fetched(data, str(path), str(path), None, (), mimetypes.guess_type(str(path))[0])


def files_in(folder: str | Path) -> Iterator[Path]:
    """Every regular file below a folder, sorted by path; hidden ones and links are passed over.

    Raises Unreachable when the folder cannot be read.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as problem:
        raise Unreachable(
            f"The folder {folder} could not be read ({problem.strerror}); check the path."
        ) from problem
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_in(entry.path)
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
